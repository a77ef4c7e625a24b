// Cases of how files are written: a few rows, and what a build of them must show.

import { csv, type Cell } from './shop.js';
import type { Files } from './builds.js';

/** What a product must show; what is left out is not asked. */
export interface Shown {
  readonly title?: string;
  /** null: no brand. */
  readonly brand?: string | null;
  readonly price?: number | null;
  readonly currency?: string;
  readonly image?: string;
  readonly category?: string;
  readonly facts?: Readonly<Record<string, readonly string[]>>;
  /** "relation" or "=label". */
  readonly notFacts?: readonly string[];
  readonly popular?: boolean;
  readonly together?: readonly string[];
  readonly notTogether?: readonly string[];
}

export interface Case {
  readonly name: string;
  readonly files: Files;
  readonly args?: readonly string[];
  /** Texts of which the output has each; it may be one of several. */
  readonly says?: readonly (string | RegExp)[];
  /** Instead of all below: the build fails with status 2 and says these. */
  readonly refused?: readonly (string | RegExp)[];
  /** By id; null: no such product. */
  readonly products?: Readonly<Record<string, Shown | null>>;
  readonly setAside?: Readonly<Record<string, number>>;
  readonly hides?: readonly string[];
}

const names = ['Elm Mug', 'Fir Mug', 'Oak Pan', 'Ash Pan'];
export const ids = ['11', '12', '13', '14'] as const;

/** Four products of two kinds with further cells; `ids` are those of the rows. */
export function goods(
  heads: readonly string[],
  cells: readonly (readonly Cell[])[],
  rowIds: readonly string[] = ids,
): string {
  const rows = names.map((name, i): Cell[] => [rowIds[i]!, name, ...cells[i]!]);
  return csv([['id', 'title', ...heads], ...rows]);
}

export const plainGoods = (rowIds: readonly string[] = ids): string =>
  goods(['category'], [['Mugs'], ['Mugs'], ['Pans'], ['Pans']], rowIds);

export interface Bought {
  readonly shopper: string;
  readonly order: string;
  readonly item: string;
  /** 0, 1, ...: each order has a day of its own. */
  readonly day: number;
}

/** Two shoppers who each buy the first two together, and later the other two. */
export const bought = (itemIds: readonly string[] = ids): Bought[] =>
  ['ann', 'bob'].flatMap((shopper, s) =>
    [0, 1].flatMap((second) =>
      [0, 1].map((line): Bought => ({
        shopper,
        order: `o${s}${second}`,
        item: itemIds[2 * second + line]!,
        day: 1 + s + 40 * second,
      })),
    ),
  );

export const dateOf = (day: number): string =>
  new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10);

export const log = (rows: readonly Bought[] = bought()): string =>
  csv([
    ['user_id', 'order_id', 'item_id', 'date'],
    ...rows.map(({ shopper, order, item, day }) => [shopper, order, item, dateOf(day)]),
  ]);

/** The log with another way to write its times, and no orders: only times say what is one. */
export const timedLog = (timeOf: (day: number) => Cell): string =>
  csv([
    ['user_id', 'item_id', 'date'],
    ...bought().map(({ shopper, item, day }) => [shopper, item, timeOf(day)]),
  ]);

/** What the log shows of plain goods. */
export const pairs: Readonly<Record<string, Shown>> = {
  '11': { popular: true, together: ['12'], notTogether: ['13', '14'] },
  '13': { popular: true, together: ['14'], notTogether: ['11', '12'] },
};

export const asCatalog = ['--catalog', 'p'];
export const asBoth = ['--catalog', 'p', '--events', 'e'];
