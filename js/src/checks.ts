// The small checks that all arguments are made of.

import { describe, RecommenderError, show } from './errors.js';

/** The longest text, and the longest list in all, in UTF-16 units. */
const longestText = 65_536;
const longestTexts = 10_000_000;

export type Fields = Readonly<Record<string, unknown>>;

export function refused(name: string, value: unknown, expected: string): RecommenderError {
  return new RecommenderError('invalid-argument', `${name} is ${show(value)}, not ${expected}`);
}

/** What `read` makes of arguments; whatever else it throws is their fault. */
export function checked<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof RecommenderError) throw cause;
    const message = `An argument cannot be read: ${describe(cause)}`;
    throw new RecommenderError('invalid-argument', message, { cause });
  }
}

export function fieldsOf(name: string, value: unknown): Fields {
  if (typeof value === 'object' && value !== null) return value as Fields;
  throw refused(name, value, 'an object');
}

export function checkText(name: string, value: unknown): string {
  if (typeof value !== 'string') throw refused(name, value, 'a string');
  if (value.length <= longestText) return value;
  throw refused(name, value, `at most ${longestText} characters long`);
}

export function checkList(name: string, value: unknown, most: number): unknown[] {
  if (!Array.isArray(value)) throw refused(name, value, 'an array');
  const { length } = value;
  if (length <= most) return Array.from({ length }, (_, i) => value[i] as unknown);
  const message = `${name} has ${length} elements; at most ${most} are possible`;
  throw new RecommenderError('invalid-argument', message);
}

export function checkTexts(name: string, value: unknown, most: number): string[] {
  let length = 0;
  return checkList(name, value, most).map((element, i) => {
    const text = checkText(`${name}[${i}]`, element);
    length += text.length;
    if (length <= longestTexts) return text;
    const message = `${name} has more than ${longestTexts} characters in all`;
    throw new RecommenderError('invalid-argument', message);
  });
}

export function checkWhole(name: string, value: unknown, least: number, most: number): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most) {
    return value;
  }
  throw refused(name, value, `a whole number from ${least} to ${most}`);
}
