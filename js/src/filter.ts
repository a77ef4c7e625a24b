import { RecommenderError, show } from './errors.js';

/** What can stand in a filter as a value. */
export type FilterValue =
  string | number | boolean | Date | Filter | readonly string[] | readonly number[];

/** A filter whose values cannot become syntax; see {@link filter}. */
export class Filter {
  /** @internal */
  constructor(readonly text: string) {}

  /** The filter as it is written: the option `filter` takes it, too. */
  toString(): string {
    return this.text;
  }
}

/** A number without an exponent, of at most 15 digits: all that a filter can say. */
function decimal(value: number, what: string): string {
  if (!(Math.abs(value) < 1e15)) {
    throw new RecommenderError('invalid-argument', `${what} cannot hold the number ${value}`);
  }
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') ? value.toFixed(20) : text;
}

/** A value as a filter says it; `what` holds it. */
export function written(value: unknown, what = 'A filter'): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return decimal(value, what);
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Filter) return `(${value.text})`;
  if (value instanceof Date) return `"${value.toISOString().slice(0, 19)}Z"`;
  if (Array.isArray(value)) return value.map((element) => written(element, what)).join(', ');
  throw new RecommenderError('invalid-argument', `${what} cannot hold ${show(value)}`);
}

/**
 * A filter with values put in: texts are quoted, so no value can change what the filter says. A list
 * stands in `in (...)`; a filter in a filter stands in parentheses.
 *
 * @throws RecommenderError `invalid-argument` for a value that no filter can hold
 *
 * @example
 * ```ts
 * import { createRecommender, filter } from 'shelfwise';
 *
 * const recommender = await createRecommender({ manifest: '/slices/latest.json' });
 * const brand = 'Norrfjell';
 * const { items } = await recommender.recommend({ filter: filter`not purchased and brand = ${brand}` });
 * console.log(items.length);
 * recommender.dispose();
 * ```
 */
export function filter(texts: TemplateStringsArray, ...values: readonly FilterValue[]): Filter {
  return new Filter(texts.reduce((text, next, i) => text + written(values[i - 1]) + next));
}
