import { checked, checkList, fieldsOf, refused } from './checks.js';
import { Filter, written } from './filter.js';

/** What a column can be compared with: a value, or a filter that computes one. */
type Value = string | number | boolean | Date | Filter;
type Ordered = string | number | Date | Filter;

/** What must hold for a column; all of what is named. A missing value passes only `exists: false`. */
export interface Comparison {
  readonly is?: Value;
  readonly isNot?: Value;
  readonly below?: Ordered;
  readonly atMost?: Ordered;
  readonly above?: Ordered;
  readonly atLeast?: Ordered;
  /** From the first to the second, both included. */
  readonly between?: readonly [Ordered, Ordered];
  /** One of these; nothing is one of none. */
  readonly in?: readonly Ordered[];
  /** A path at or below this one. */
  readonly under?: string | Filter;
  readonly startsWith?: string | Filter;
  readonly exists?: boolean;
}

/** Columns by name, each with a value that it equals, a list that it is in, or a comparison. */
type Columns = Readonly<Record<string, Value | readonly Ordered[] | Comparison>> & {
  readonly and?: never;
  readonly or?: never;
  readonly not?: never;
};

/** A condition for {@link where}. */
export type Condition =
  | Filter
  | Columns
  | { readonly and: readonly Condition[] }
  | { readonly or: readonly Condition[] }
  | { readonly not: Condition };

const signs: Readonly<Record<string, string>> = {
  is: '=',
  isNot: '!=',
  below: '<',
  atMost: '<=',
  above: '>',
  atLeast: '>=',
  under: 'under',
  startsWith: 'startsWith',
};

/** What asks about the shopper, and is no column. */
const shopperWords: readonly string[] = ['purchased', 'viewed', 'inCart'];

/** More than a filter can have characters. */
const mostParts = 10_000;

/** Where all parts must hold; `and` binds closer than `or`. */
function all(parts: readonly string[]): string {
  return parts.join(' and ') || 'true';
}

function oneOf(parts: readonly string[]): string {
  return parts.length > 1 ? `(${parts.join(' or ')})` : (parts[0] ?? 'false');
}

function valueText(path: string, value: unknown): string {
  if (Array.isArray(value)) throw refused(path, value, 'a single value');
  return written(value, path);
}

/** As `text` where `value` is true, and its opposite where it is false. */
function truth(path: string, value: unknown, text: string): string {
  if (typeof value !== 'boolean') throw refused(path, value, 'true or false');
  return value ? text : `not ${text}`;
}

function listText(path: string, column: string, list: unknown): string {
  const values = checkList(path, list, mostParts).map((value, i) =>
    valueText(`${path}[${i}]`, value),
  );
  return values.length > 0 ? `${column} in (${values.join(', ')})` : 'false';
}

function betweenText(path: string, column: string, bounds: unknown): string {
  const values = checkList(path, bounds, 2).map((value, i) => valueText(`${path}[${i}]`, value));
  if (values.length < 2) throw refused(path, bounds, 'two bounds');
  return `${column} between ${values.join(' and ')}`;
}

function comparisonText(path: string, column: string, name: string, value: unknown): string {
  if (Object.hasOwn(signs, name)) return `${column} ${signs[name]} ${valueText(path, value)}`;
  if (name === 'between') return betweenText(path, column, value);
  if (name === 'in') return listText(path, column, value);
  if (name === 'exists') return truth(path, value, `${column} exists`);
  const known = [...Object.keys(signs), 'between', 'in', 'exists'].join(', ');
  throw refused(path, value, `a comparison: they are ${known}`);
}

function columnText(path: string, name: string, test: unknown): string {
  const column = `[${JSON.stringify(name).slice(1, -1).replaceAll(']', '\\]')}]`;
  if (Array.isArray(test)) return listText(path, column, test);
  if (typeof test !== 'object' || test instanceof Date || test instanceof Filter) {
    return `${column} = ${valueText(path, test)}`;
  }
  const comparisons = Object.entries(fieldsOf(path, test));
  if (comparisons.length === 0) throw refused(path, test, 'a comparison');
  return all(
    comparisons.map(([key, value]) => comparisonText(`${path}.${key}`, column, key, value)),
  );
}

function partText(path: string, name: string, part: unknown): string {
  if (name === 'not') return `not (${conditionText(path, part)})`;
  if (shopperWords.includes(name)) return truth(path, part, name);
  if (name !== 'and' && name !== 'or') return columnText(path, name, part);
  const parts = checkList(path, part, mostParts).map((each, i) =>
    conditionText(`${path}[${i}]`, each),
  );
  return name === 'and' ? all(parts) : oneOf(parts);
}

function conditionText(path: string, condition: unknown): string {
  if (condition instanceof Filter) return `(${condition.text})`;
  if (Array.isArray(condition)) throw refused(path, condition, 'a condition');
  const parts = Object.entries(fieldsOf(path, condition));
  return all(parts.map(([name, part]) => partText(`${path}.${name}`, name, part)));
}

/**
 * A filter out of plain objects, for code that builds filters. Names of columns and texts are quoted, so
 * none can change what the filter says. `purchased`, `viewed` and `inCart` ask about the shopper.
 *
 * Everything that an object names must hold; `{}` and `{ and: [] }` hold for every item, `{ or: [] }` for
 * none. A condition may also be a {@link filter}, for instance one about a column that is called `and`.
 *
 * @throws RecommenderError `invalid-argument` with the path of what is no condition
 *
 * @example
 * ```ts
 * import { createRecommender } from 'shelfwise';
 * import { where } from 'shelfwise/filters';
 *
 * const recommender = await createRecommender({ manifest: '/slices/latest.json' });
 * const filter = where({
 *   and: [{ price: { below: 100 } }, { not: { category: { under: 'Camp > Tents' } } }],
 * });
 * const { items } = await recommender.recommend({ filter });
 * console.log(items.length);
 * recommender.dispose();
 * ```
 */
export function where(condition: Condition): Filter {
  return new Filter(checked(() => conditionText('where', condition)));
}
