// Filters out of objects: their texts by hand, and what the built engine lists for random ones beside
// what a plain reading of the object lists.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { RecommenderError } from '../../js/src/errors.js';
import { filter, where, type Comparison, type Condition } from '../../js/src/filters.js';
import type { Recommender } from '../../js/src/recommender.js';
import { openRecommender, root } from './built.js';

const textOf = (condition: unknown): string => where(condition as Condition).text;

describe('where', () => {
  it('writes each kind of condition', () => {
    const texts: readonly (readonly [Condition, string])[] = [
      [{ brand: 'Norrfjell' }, '[brand] = "Norrfjell"'],
      [{ brand: ['a', 'b'] }, '[brand] in ("a", "b")'],
      [{ price: { above: -1.5, atMost: 100 } }, '[price] > -1.5 and [price] <= 100'],
      [{ price: { below: 1, atLeast: 0 } }, '[price] < 1 and [price] >= 0'],
      [{ price: { between: [1, 2] } }, '[price] between 1 and 2'],
      [{ price: { in: [1, 2] } }, '[price] in (1, 2)'],
      [{ a: { is: 1 }, b: { isNot: 'x' } }, '[a] = 1 and [b] != "x"'],
      [{ category: { under: 'Camp > Tents' } }, '[category] under "Camp > Tents"'],
      [{ title: { startsWith: 'Tent' } }, '[title] startsWith "Tent"'],
      [{ brand: { exists: false } }, 'not [brand] exists'],
      [{ brand: { exists: true } }, '[brand] exists'],
      [
        { onSale: true, purchased: false, viewed: true },
        '[onSale] = true and not purchased and viewed',
      ],
      [{ added: new Date('2026-01-31T18:00:00.5Z') }, '[added] = "2026-01-31T18:00:00Z"'],
      [{ added: { above: filter`now - 30 days` } }, '[added] > (now - 30 days)'],
      [{ or: [{ a: 1 }, { b: 2, c: 3 }] }, '([a] = 1 or [b] = 2 and [c] = 3)'],
      [{ not: { or: [{ a: 1 }, filter`b`] } }, 'not (([a] = 1 or (b)))'],
      [{ and: [{ or: [{ a: 1 }] }, { b: 2 }] }, '[a] = 1 and [b] = 2'],
    ];
    for (const [condition, text] of texts) expect(where(condition).text).toBe(text);
  });

  it('of nothing is true for all, and one of none for nothing', () => {
    expect([textOf({}), textOf({ and: [] })]).toEqual(['true', 'true']);
    expect([textOf({ or: [] }), textOf({ a: [] }), textOf({ a: { in: [] } })]).toEqual([
      ...['false', 'false', 'false'],
    ]);
  });

  it('quotes names and texts', () => {
    expect(textOf({ 'a] or [b\\"': '" or true or "' })).toBe(
      '[a\\] or [b\\\\\\"] = "\\" or true or \\""',
    );
    expect(textOf({ constructor: 1, now: 2 })).toBe('[constructor] = 1 and [now] = 2');
  });

  const wrong: readonly (readonly [unknown, string])[] = [
    [null, 'where is null, not an object'],
    [[{ a: 1 }], 'where is an object, not a condition'],
    ['price < 1', 'where is "price < 1", not an object'],
    [{ and: { a: 1 } }, 'where.and is an object, not an array'],
    [{ or: [{ a: 1 }, 7] }, 'where.or[1] is 7, not an object'],
    [{ not: { a: undefined } }, 'where.not.a cannot hold undefined'],
    [{ a: NaN }, 'where.a cannot hold the number NaN'],
    [{ a: {} }, 'where.a is an object, not a comparison'],
    [{ a: { belov: 1 } }, 'where.a.belov is 1, not a comparison: they are is, isNot, below'],
    [{ a: { toString: 1 } }, 'where.a.toString is 1, not a comparison'],
    [{ a: { is: [1] } }, 'where.a.is is an object, not a single value'],
    [{ a: [1, [2]] }, 'where.a[1] is an object, not a single value'],
    [{ a: { between: [1] } }, 'where.a.between is an object, not two bounds'],
    [{ a: { between: [1, 2, 3] } }, 'where.a.between has 3 elements; at most 2'],
    [{ a: { exists: 1 } }, 'where.a.exists is 1, not true or false'],
    [{ purchased: 'yes' }, 'where.purchased is "yes", not true or false'],
    [{ a: new Date(NaN) }, 'An argument cannot be read: '],
  ];
  it.each(wrong)('refuses %j', (condition, message) => {
    const refusal = (): unknown => where(condition as Condition);
    expect(refusal).toThrow(RecommenderError);
    expect(refusal).toThrow(message);
  });
});

/** A stream of numbers from 0 to below 1, the same in every run (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = randomOf(20_261_130);
const upTo = (count: number): number => Math.floor(random() * count);
const oneOf = <Value>(values: readonly Value[]): Value => values[upTo(values.length)] as Value;
const someOf = <Value>(make: () => Value): Value[] => Array.from({ length: upTo(4) }, make);

const values = {
  title: () => `${oneOf(['Tent', 'Lamp', 'Mug "XL"'])} ${upTo(4)}`,
  brand: () => oneOf(['Norrfjell', 'Lumo', 'Kiln \\ Sons', 'Say "hi"']),
  category: () => oneOf(['Camp', 'Camp > Tents', 'Camp > Lamps', 'Home > Lamps']),
  price: () => upTo(40) / 4,
  released: () => `2026-01-${10 + upTo(9)}`,
  waterproof: () => random() < 0.5,
  uses: () => oneOf(['hiking', 'winter', 'sea']),
  'pack [size] "x"': () => upTo(5),
};
type Column = keyof typeof values;
type Product = { readonly id: string } & Partial<Record<Column, unknown>>;

const columns = Object.keys(values) as Column[];
const products: readonly Product[] = Array.from({ length: 60 }, (_, i) => ({
  ...Object.fromEntries(
    columns
      .filter((column) => column === 'title' || random() < 0.8)
      .map((column) => [column, column === 'uses' ? [values.uses(), 'all'] : values[column]()]),
  ),
  id: `p${i}`,
}));

/** Which comparisons a column takes beside `is`, `isNot` and `exists`. */
const ordered: readonly Column[] = ['price', 'released', 'pack [size] "x"'];

function randomTest(column: Column): unknown {
  const value: () => string | number | boolean = values[column];
  if (random() < 0.2 && column !== 'waterproof') return someOf<unknown>(value);
  const tests: Comparison[] = [
    { is: value() },
    { isNot: value() },
    { exists: random() < 0.5 },
    ...(ordered.includes(column)
      ? [
          { below: value() as number, above: value() as number },
          { atMost: value() as number },
          { atLeast: value() as number },
          { between: [value() as number, value() as number] as const },
        ]
      : []),
    ...(column === 'category' ? [{ under: values.category() }] : []),
    ...(['title', 'brand', 'uses'].includes(column)
      ? [
          { startsWith: (value() as string).slice(0, 1 + upTo(6)) },
          { in: someOf(value) as string[] },
        ]
      : []),
  ];
  return random() < 0.3 ? value() : oneOf(tests);
}

/** What filters were made of. */
const sources = new Map<object, Condition>();

function randomCondition(depth: number): Condition {
  const kind = depth === 0 ? 0 : upTo(6);
  const parts = (): Condition[] => someOf(() => randomCondition(depth - 1));
  if (kind === 1) return { and: parts() };
  if (kind === 2) return { or: parts() };
  if (kind === 3) return { not: randomCondition(depth - 1) };
  if (kind === 4) {
    const source = randomCondition(depth - 1);
    const made = where(source);
    sources.set(made, source);
    return made;
  }
  const named = Array.from({ length: 1 + upTo(2) }, () => oneOf(columns));
  return Object.fromEntries(named.map((column) => [column, randomTest(column)])) as Condition;
}

/** Everything that a value equals: of a path also its beginnings. */
function alike(column: string, value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  if (column !== 'category') return [value].flat();
  const steps = (value as string).split(' > ');
  return steps.map((_, i) => steps.slice(0, i + 1).join(' > '));
}

type Test = (own: readonly unknown[], wanted: unknown) => boolean;
const tests: Readonly<Record<string, Test>> = {
  is: (own, wanted) => own.includes(wanted),
  isNot: (own, wanted) => own.length > 0 && !own.includes(wanted),
  below: ([own], wanted) => own !== undefined && (own as number) < (wanted as number),
  atMost: ([own], wanted) => own !== undefined && (own as number) <= (wanted as number),
  above: ([own], wanted) => own !== undefined && (own as number) > (wanted as number),
  atLeast: ([own], wanted) => own !== undefined && (own as number) >= (wanted as number),
  between: ([own], wanted) => {
    const [least, most] = wanted as [number, number];
    return own !== undefined && (own as number) >= least && (own as number) <= most;
  },
  in: (own, wanted) => (wanted as unknown[]).some((one) => own.includes(one)),
  under: (own, wanted) => own.includes(wanted),
  startsWith: (own, wanted) => own.some((text) => (text as string).startsWith(wanted as string)),
  exists: (own, wanted) => own.length > 0 === wanted,
};

/** The plain reading; what `where` made is read as the object that it was made of. */
function holds(condition: object, product: Product): boolean {
  const source = sources.get(condition);
  if (source !== undefined) return holds(source, product);
  return Object.entries(condition).every(([name, part]: [string, unknown]) => {
    if (name === 'and') return (part as object[]).every((each) => holds(each, product));
    if (name === 'or') return (part as object[]).some((each) => holds(each, product));
    if (name === 'not') return !holds(part as object, product);
    const own = alike(name, product[name as Column]);
    if (Array.isArray(part)) return tests['in']?.(own, part);
    if (typeof part !== 'object') return tests['is']?.(own, part);
    return Object.entries(part as object).every(([key, wanted]) => tests[key]?.(own, wanted));
  });
}

describe('random conditions', () => {
  let folder: string;
  let recommender: Recommender;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'shelfwise-where-'));
    const write = (name: string, rows: readonly object[]): void =>
      writeFileSync(join(folder, name), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    write('products.jsonl', products);
    const views = products.map(({ id }, i) => ({ item: id, type: 'view', timestamp: 1e9 + i }));
    write(
      'events.jsonl',
      ['a', 'b', 'c'].flatMap((user) => views.map((view) => ({ user, ...view }))),
    );
    const input = ['--catalog', 'products.jsonl', '--events', 'events.jsonl', '--effort', 'none'];
    execFileSync(join(root, 'build/release/shelfwise'), ['build', ...input, '-o', 'slices'], {
      ...{ cwd: folder, stdio: 'pipe' },
    });
    recommender = await openRecommender({ manifest: join(folder, 'slices/latest.json') });
  }, 120_000);
  afterAll(() => {
    recommender.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  it('list what a plain reading of them lists', async () => {
    let listed = 0;
    for (let round = 0; round < 1000; round += 1) {
      const condition = randomCondition(3);
      const made = where(condition);
      const { items } = await recommender.recommend({ limit: 1000, filter: made.text });
      const expected = products.filter((product) => holds(condition, product));
      const ids = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id).sort();
      expect(ids(items), made.text).toEqual(ids(expected));
      if (items.length > 0 && items.length < products.length) listed += 1;
    }
    expect(listed).toBeGreaterThan(300);
  }, 60_000);
});
