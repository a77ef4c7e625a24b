// One catalogue and one log, and the many ways in which they can be written.
//
// A dialect says how: the kind of file, signs between cells, values and steps, how numbers, times,
// yes and no, and what is absent are written, and what is a row.

import { gzipSync } from 'node:zlib';

import { Random } from './random.js';

interface Product {
  readonly id: string;
  readonly title: string;
  readonly brand: string;
  readonly paths: readonly (readonly string[])[];
  readonly price: number;
  readonly colors: readonly string[];
  readonly sizes: readonly string[];
  readonly material: string;
  readonly washable: boolean;
  readonly weight: number;
}

interface Purchase {
  readonly shopper: string;
  readonly order: string;
  readonly type: 'purchase' | 'view';
  readonly day: number;
  readonly lines: readonly { readonly item: string; readonly quantity: number }[];
}

/** Every choice of how to write; the first of each is the canonical one. */
export const choices = {
  catalog: ['csv', 'json', 'nested json', 'csv, a row a variant', 'json, nested variants'],
  log: ['csv, a row a line', 'json, a row a line', 'json, lines in an order'],
  separator: [',', ';', '\t', '|', '::'],
  quoting: ['where needed', 'everywhere'],
  lists: ['|', ';', ',', 'json', 'python'],
  paths: [' > ', '>', ' / ', ' » ', ' >> '],
  price: ['1234.50 EUR', 'EUR 1234.50', '€1,234.50', '1234,50 EUR', '1.234,50 €', '1 234,50 EUR'],
  yesNo: ['yes/no', 'Y/N', '1/0', '是/否'],
  absent: ['', 'N/A', '-', 'null', 'None', '(not set)'],
  time: [
    ...['2026-01-25', '2026-01-25T00:00:00Z', '2026-01-25 00:00:00 UTC', '20260125', '25.01.2026'],
    ...['25 Jan 2026', '1/25/26, 12:00 AM', '2026-01-25 00:00:00.000', 'seconds', 'milliseconds'],
    'Excel days',
  ],
  orders: ['by their ids', 'by the day'],
  columns: ['in order', 'shuffled'],
  lineEnd: ['\n', '\r\n', '\r'],
  start: ['', 'byte order mark', 'sep='],
  rowEnd: ['whole', 'cut', 'one more separator'],
  entities: ['as they are', 'escaped'],
  packed: ['plain', 'gzip'],
} as const;

export type Choices = typeof choices;
export type Dialect = { readonly [K in keyof Choices]: Choices[K][number] };

const keys = Object.keys(choices) as (keyof Choices)[];

/** The first of each choice. */
export const canonical = Object.fromEntries(
  keys.map((key) => [key, choices[key][0]]),
) as unknown as Dialect;

/** Each choice at random, but for one, which goes through all of its values with the seed. */
export function dialectOf(seed: number): Dialect {
  const random = new Random(seed);
  const entries = keys.map((key): [string, string] => {
    const values: readonly string[] = choices[key];
    return [key, values[(seed + random.below(values.length)) % values.length]!];
  });
  return Object.fromEntries(entries) as unknown as Dialect;
}

/** What of a dialect is not canonical. */
export const nameOf = (dialect: Dialect): string =>
  keys
    .filter((key) => dialect[key] !== canonical[key])
    .map((key) => `${key} ${JSON.stringify(dialect[key])}`)
    .join(', ') || 'canonical';

const random = new Random(2026);
const brands = ['Nordvik', 'Brenna & Co', 'Aalto', ''];
const kinds = [
  { name: 'Mug', path: ['Home', 'Kitchen', 'Mugs'] },
  { name: 'Pan', path: ['Home', 'Kitchen', 'Pans'] },
  { name: 'Lamp', path: ['Home', 'Lamps'] },
  { name: 'Coat', path: ['Clothing', 'Coats'] },
  { name: 'Vest', path: ['Clothing', 'Vests'] },
];
const colors = ['red', 'blue', 'green', 'black'];
const styles = ['"Fjord" edition', 'for two, with lid', 'no. 7; large', 'plain', '12" wide'];

const products: readonly Product[] = Array.from({ length: 60 }, (_, i) => {
  const kind = kinds[i % kinds.length]!;
  const first = random.below(colors.length);
  const clothing = kind.path[0] === 'Clothing';
  return {
    id: `p${i}`,
    title: `${kind.name} ${random.pick(styles)} ${i}`,
    brand: random.pick(brands),
    paths: random.below(3) === 0 ? [kind.path, ['Sale']] : [kind.path],
    price: random.below(4) === 0 ? 1234.5 + i : 10 + i + 0.9,
    colors: random.below(3) === 0 ? [colors[first]!, colors[(first + 1) % 4]!] : [colors[first]!],
    sizes: clothing ? random.pick([['S'], ['S', 'M'], ['M', 'L'], ['S', 'M', 'L']]) : [],
    material: random.pick(['wool', 'steel', 'oak', '']),
    washable: random.below(2) === 0,
    weight: 50 * (1 + random.below(20)),
  };
});

/** Shoppers keep to few kinds; each has a day of its own for every order and look. */
const purchases: readonly Purchase[] = Array.from({ length: 40 }, (_, shopper) =>
  Array.from({ length: 6 }, (__, number): Purchase => {
    const near = (step: number): string => `p${(shopper * 5 + number + 5 * step) % 60}`;
    const order = number % 2 === 0;
    const items = order ? [near(0), near(1)] : [near(2)];
    return {
      shopper: `s${shopper}`,
      order: order ? `o${shopper}-${number}` : '',
      type: order ? 'purchase' : 'view',
      day: 20 + 40 * number + (shopper % 7),
      lines: items.map((item) => ({ item, quantity: order ? 1 + random.below(3) : 1 })),
    };
  }),
).flat();

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** A list as one cell. */
function listCell(values: readonly string[], { lists }: Dialect): string {
  if (values.length === 0) return '';
  if (lists === 'json') return JSON.stringify(values);
  if (lists === 'python') return `[${values.map((value) => `'${value}'`).join(', ')}]`;
  return values.join(lists);
}

function priceCell(price: number, form: Dialect['price']): string {
  const [whole, cents] = price.toFixed(2).split('.') as [string, string];
  const grouped = (sign: string): string => whole.replace(/\B(?=(\d{3})+$)/g, sign);
  switch (form) {
    case '1234.50 EUR':
      return `${whole}.${cents} EUR`;
    case 'EUR 1234.50':
      return `EUR ${whole}.${cents}`;
    case '€1,234.50':
      return `€${grouped(',')}.${cents}`;
    case '1234,50 EUR':
      return `${whole},${cents} EUR`;
    case '1.234,50 €':
      return `${grouped('.')},${cents} €`;
    case '1 234,50 EUR':
      return `${grouped(' ')},${cents} EUR`;
  }
}

function timeCell(day: number, form: Dialect['time']): string | number {
  const at = Date.UTC(2026, 0, 1 + day);
  const iso = new Date(at).toISOString().slice(0, 10);
  const [year, month, date] = iso.split('-') as [string, string, string];
  const english = new Date(at).toLocaleString('en-GB', { month: 'short', timeZone: 'UTC' });
  switch (form) {
    case '2026-01-25':
      return iso;
    case '2026-01-25T00:00:00Z':
      return `${iso}T00:00:00Z`;
    case '2026-01-25 00:00:00 UTC':
      return `${iso} 00:00:00 UTC`;
    case '20260125':
      return `${year}${month}${date}`;
    case '25.01.2026':
      return `${date}.${month}.${year}`;
    case '25 Jan 2026':
      return `${date} ${english.slice(0, 3)} ${year}`;
    case '1/25/26, 12:00 AM':
      return `${Number(month)}/${Number(date)}/${year.slice(2)}, 12:00 AM`;
    case '2026-01-25 00:00:00.000':
      return `${iso} 00:00:00.000`;
    case 'seconds':
      return at / 1000;
    case 'milliseconds':
      return at;
    case 'Excel days':
      return at / 86_400_000 + 25_569;
  }
}

const relations = ['color', 'size', 'material', 'washable', 'weight'];

type Value = string | number | boolean | null | readonly string[];
type Row = Readonly<Record<string, Value>>;

/** The cells of a product, or of one of its variants, that are not lists in JSON. */
function productRow(product: Product, dialect: Dialect, inJson: boolean): Row {
  const [yes, no] = dialect.yesNo.split('/') as [string, string];
  // "None" is a value where a format has null.
  const absent = inJson && dialect.absent === 'None' ? null : dialect.absent;
  const text = (value: string): Value =>
    value === '' ? absent : dialect.entities === 'escaped' ? escaped(value) : value;
  const list = (values: readonly string[]): Value => (inJson ? values : listCell(values, dialect));
  return {
    id: product.id,
    title: text(product.title),
    brand: text(product.brand),
    categories: list(product.paths.map((path) => path.join(dialect.paths))),
    price: priceCell(product.price, dialect.price),
    color: list(product.colors),
    size: product.sizes.length === 0 ? absent : list(product.sizes),
    material: text(product.material),
    washable: inJson ? product.washable || null : product.washable ? yes : no,
    weight: `${product.weight} g`,
  };
}

/** A row for each size; what is sold in none has one row. */
function variantRows(product: Product, dialect: Dialect): Row[] {
  if (product.sizes.length === 0) {
    return [{ ...productRow(product, dialect, false), parent_id: '' }];
  }
  return product.sizes.map((size, i) => ({
    ...productRow({ ...product, sizes: [size], price: product.price + i }, dialect, false),
    id: `${product.id}-${size}`,
    parent_id: product.id,
  }));
}

/** The product with its facts, or its variants, in objects of their own. */
function nestedRow(product: Product, dialect: Dialect, variants: boolean): object {
  const { color, size, material, washable, weight, price, ...fields } = productRow(
    product,
    dialect,
    true,
  );
  const facts = { color, material, washable, weight };
  if (!variants || product.sizes.length === 0) {
    return { ...fields, price, attributes: { ...facts, size } };
  }
  const each = product.sizes.map((name, i) => ({
    id: `${product.id}-${name}`,
    price: priceCell(product.price + i, dialect.price),
    size: name,
  }));
  return { ...fields, ...facts, variants: each };
}

/** The relations keep the order of their columns, all else may stand between and around them. */
function shuffledHeads(heads: readonly string[], seed: number): string[] {
  const facts = heads.filter((head) => relations.includes(head));
  const shuffled = new Random(seed).shuffled(heads);
  return shuffled.map((head) => (relations.includes(head) ? facts.shift()! : head));
}

function csvText(rows: readonly Row[], dialect: Dialect, seed: number): string {
  const { separator, quoting, lineEnd, rowEnd } = dialect;
  const inOrder = Object.keys(rows[0]!);
  const heads = dialect.columns === 'shuffled' ? shuffledHeads(inOrder, seed) : inOrder;
  const needsQuotes = (cell: string): boolean =>
    quoting === 'everywhere' ||
    cell.includes(separator) ||
    cell.startsWith('"') ||
    (separator !== '\t' && cell.includes('"'));
  const line = (cells: readonly string[]): string => {
    const written = cells.map((cell) =>
      needsQuotes(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
    );
    if (rowEnd === 'one more separator') return written.join(separator) + separator;
    while (rowEnd === 'cut' && written.length > 1 && /^(?:"")?$/.test(written.at(-1)!)) {
      written.pop();
    }
    return written.join(separator);
  };
  const lines = [heads, ...rows.map((row) => heads.map((head) => String(row[head])))].map(line);
  if (dialect.start === 'sep=' && separator.length === 1) lines.unshift(`sep=${separator}`);
  return lines.map((text) => text + lineEnd).join('');
}

const jsonText = (rows: readonly object[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join('');

function packed(text: string, { start, packed: form }: Dialect): Uint8Array {
  const bytes = Buffer.from(start === 'byte order mark' ? `\ufeff${text}` : text);
  return form === 'gzip' ? gzipSync(bytes) : bytes;
}

export function catalogText(dialect: Dialect, seed: number): Uint8Array {
  const { catalog } = dialect;
  const texts: Record<Dialect['catalog'], () => string> = {
    csv: () => csvText(products.map((p) => productRow(p, dialect, false)), dialect, seed), // prettier-ignore
    json: () => jsonText(products.map((p) => productRow(p, dialect, true))),
    'nested json': () => jsonText(products.map((p) => nestedRow(p, dialect, false))),
    'csv, a row a variant': () =>
      csvText(products.flatMap((p) => variantRows(p, dialect)), dialect, seed), // prettier-ignore
    'json, nested variants': () => jsonText(products.map((p) => nestedRow(p, dialect, true))),
  };
  return packed(texts[catalog](), dialect);
}

export function logText(dialect: Dialect, seed: number): Uint8Array {
  const whole = purchases.map(({ shopper, order, type, day, lines }) => {
    const event = { user_id: shopper, event_type: type, time: timeCell(day, dialect.time) };
    const byId = dialect.orders === 'by their ids';
    return { event: { ...event, ...(byId ? { order_id: order || dialect.absent } : {}) }, lines };
  });
  const rows = whole.flatMap(
    ({ event, lines }) =>
    lines.map(({ item, quantity }): Row => ({ ...event, item_id: item, quantity })), // prettier-ignore
  );
  const orders = whole.map(({ event, lines }) => ({
    ...event,
    lines: lines.map(({ item, quantity }) => ({ item_id: item, quantity })),
  }));
  const texts: Record<Dialect['log'], () => string> = {
    'csv, a row a line': () => csvText(rows, dialect, seed),
    'json, a row a line': () => jsonText(rows),
    'json, lines in an order': () => jsonText(orders),
  };
  return packed(texts[dialect.log](), dialect);
}
