// One small invented shop, which every platform's sample writes in the form of its export.
//
// Two products of each brand, category and colour, since a build shows only what several products,
// and not all, have.  Ann and Bob buy the parka with the mug and the shell with the pot.  They
// cancelled the parka with the pot, and the hood is not sold.

export interface Variant {
  readonly id: string;
  readonly sku: string;
  readonly size: string;
  readonly price: number;
}

export interface Thing {
  readonly id: string;
  readonly sku: string;
  readonly handle: string;
  readonly title: string;
  readonly brand: string;
  readonly path: readonly string[];
  readonly color: string;
  readonly tags: readonly string[];
  /** What it is sold for; with variants, the least of their prices. */
  readonly price: number;
  /** Before the sale, where there is one. */
  readonly regularPrice: number;
  readonly variants: readonly Variant[];
  readonly sold: boolean;
}

export type ThingName = 'parka' | 'shell' | 'mug' | 'pot' | 'hood';

const variant = (number: number, sku: string, size: string, price: number): Variant => ({
  id: `70${number}`,
  sku: `${sku}-${size}`,
  size,
  price,
});

export const things: Readonly<Record<ThingName, Thing>> = {
  parka: {
    id: '101',
    sku: 'FP',
    handle: 'fjell-parka',
    title: 'Fjell Parka',
    brand: 'Nordvik',
    path: ['Clothing', 'Jackets'],
    color: 'Black',
    tags: ['winter', 'wool'],
    price: 199,
    regularPrice: 199,
    variants: [variant(11, 'FP', 'S', 199), variant(12, 'FP', 'M', 209)],
    sold: true,
  },
  shell: {
    id: '102',
    sku: 'TS',
    handle: 'tind-shell',
    title: 'Tind Shell',
    brand: 'Nordvik',
    path: ['Clothing', 'Jackets'],
    color: 'Red',
    tags: ['winter', 'rain'],
    price: 149,
    regularPrice: 149,
    variants: [variant(21, 'TS', 'M', 159), variant(22, 'TS', 'L', 149)],
    sold: true,
  },
  mug: {
    id: '103',
    sku: 'KM',
    handle: 'kaldi-mug',
    title: 'Kaldi Mug',
    brand: 'Brenna',
    path: ['Kitchen', 'Cups'],
    color: 'Red',
    tags: ['gift', 'wool'],
    price: 12.5,
    regularPrice: 14,
    variants: [],
    sold: true,
  },
  pot: {
    id: '104',
    sku: 'KP',
    handle: 'kaldi-pot',
    title: 'Kaldi Pot',
    brand: 'Brenna',
    path: ['Kitchen', 'Cups'],
    color: 'Black',
    tags: ['gift', 'rain'],
    price: 39,
    regularPrice: 39,
    variants: [],
    sold: true,
  },
  hood: {
    id: '105',
    sku: 'OH',
    handle: 'old-hood',
    title: 'Old Hood',
    brand: 'Nordvik',
    path: ['Clothing', 'Jackets'],
    color: 'Red',
    tags: ['winter', 'rain'],
    price: 25,
    regularPrice: 25,
    variants: [],
    sold: false,
  },
};

export const names = Object.keys(things) as ThingName[];
export const soldNames = names.filter((name) => things[name].sold);
export const allThings = names.map((name) => things[name]);
export const soldThings = soldNames.map((name) => things[name]);

export const imageOf = (thing: Thing, number = 1): string =>
  `https://img.shop.invalid/${thing.handle}-${number}.jpg`;
export const urlOf = (thing: Thing): string => `https://shop.invalid/${thing.handle}`;
export const money = (price: number): string => price.toFixed(2);
export const commaMoney = (price: number): string => money(price).replace('.', ',');

/** A line of an order. */
export interface Line {
  readonly order: string;
  readonly firstOfOrder: boolean;
  readonly shopper: string;
  readonly mail: string;
  /** "2026-03-01 10:00:00", UTC. */
  readonly time: string;
  readonly thing: Thing;
  readonly variant: Variant | undefined;
  /** The SKU of the variant, else of the product. */
  readonly sku: string;
  readonly quantity: number;
  readonly price: number;
  readonly cancelled: boolean;
}

interface Order {
  readonly shopper: string;
  readonly time: string;
  readonly lines: readonly (readonly [ThingName, number])[];
  readonly cancelled?: true;
}

/** Which variant of a product is bought is its second number. */
const orders: readonly Order[] = [
  { shopper: 'ann', time: '2026-03-01 10:00:00', lines: [['parka', 0], ['mug', 0]] }, // prettier-ignore
  { shopper: 'bob', time: '2026-03-03 11:00:00', lines: [['parka', 1], ['mug', 0]] }, // prettier-ignore
  { shopper: 'ann', time: '2026-04-13 12:00:00', lines: [['shell', 0], ['pot', 0]] }, // prettier-ignore
  { shopper: 'bob', time: '2026-04-19 13:00:00', lines: [['shell', 1], ['pot', 0]] }, // prettier-ignore
  { shopper: 'ann', time: '2026-05-20 14:00:00', lines: [['parka', 0], ['pot', 0]], cancelled: true }, // prettier-ignore
  { shopper: 'bob', time: '2026-05-21 15:00:00', lines: [['parka', 1], ['pot', 0]], cancelled: true }, // prettier-ignore
];

export const lines: readonly Line[] = orders.flatMap((order, number) =>
  order.lines.map(([name, which], line): Line => {
    const thing = things[name];
    const bought = thing.variants[which];
    return {
      order: String(9001 + number),
      firstOfOrder: line === 0,
      shopper: order.shopper,
      mail: `${order.shopper}@mail.invalid`,
      time: order.time,
      thing,
      variant: bought,
      sku: bought?.sku ?? thing.sku,
      quantity: line + 1,
      price: bought?.price ?? thing.price,
      cancelled: order.cancelled ?? false,
    };
  }),
);

/** The lines of each order. */
export const linesByOrder: readonly (readonly Line[])[] = orders.map((_, number) =>
  lines.filter(({ order }) => order === String(9001 + number)),
);

export const keptLines = lines.filter(({ cancelled }) => !cancelled);
export const keptOrders = linesByOrder.filter(([first]) => !first!.cancelled);

export const isoTime = ({ time }: Line): string => `${time.replace(' ', 'T')}Z`;
export const milliseconds = (line: Line): number => Date.parse(isoTime(line));

/** What each shopper looks at: one look a product a shopper, an hour before the order. */
export interface Look {
  readonly shopper: string;
  readonly thing: Thing;
  readonly at: number;
}

export const looks: readonly Look[] = keptLines.map((line, number) => ({
  shopper: line.shopper,
  thing: line.thing,
  at: milliseconds(line) - 3_600_000 + number * 1000,
}));

export type Cell = string | number;

const quoted = (cell: string, separator: string): string =>
  cell.includes(separator) || /["\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** Rows of cells as CSV, the header first. */
export const csv = (rows: readonly (readonly Cell[])[], separator = ','): string =>
  `${rows.map((row) => row.map((cell) => quoted(String(cell), separator)).join(separator)).join('\n')}\n`;

export const jsonLines = (rows: readonly unknown[]): string =>
  `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;

/** The shop as a plain file, for platforms that export events alone. */
export const plainCatalog = (idOf: (thing: Thing) => string = ({ id }) => id): string =>
  csv([
    ['id', 'title', 'brand', 'category', 'price', 'color'],
    ...soldThings.map((thing) => [
      idOf(thing),
      thing.title,
      thing.brand,
      thing.path.join(' > '),
      money(thing.price),
      thing.color,
    ]),
  ]);

/** A field that most exports have. */
export type Field = 'title' | 'brand' | 'price' | 'category';

/** What a platform exports of the shop, and what its build must show. */
export interface Sample {
  readonly name: string;
  readonly catalog: string;
  /** The preset that reads the catalogue, and the one that reads the events; none: general rules. */
  readonly catalogPreset?: string;
  readonly events?: string;
  readonly eventsPreset?: string;
  /** Further words of the command line. */
  readonly args?: readonly string[];
  /** The id under which a build shows a product; its id in the shop if left out. */
  readonly idOf?: (thing: Thing) => string;
  /** The fields that the export has not. */
  readonly without?: readonly Field[];
  readonly currency?: string;
  readonly imageOf?: (thing: Thing) => string;
  readonly url?: boolean;
  /** The relation of the colour, of the size of variants and of the tags, where they are facts. */
  readonly colorAs?: string;
  readonly sizeAs?: string;
  readonly tagsAs?: string;
  /** Further facts of each product that is sold. */
  readonly facts?: Readonly<Partial<Record<ThingName, Readonly<Record<string, string>>>>>;
  /** Columns and values that are no facts: "relation" or "=label". */
  readonly notFacts?: readonly string[];
  /** Whether the export tells that the hood is not sold. */
  readonly leavesOut?: boolean;
  /** Whether the log tells orders, and which were cancelled. */
  readonly orders?: boolean;
  readonly setAside?: Readonly<Record<string, number>>;
}
