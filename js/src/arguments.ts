// The door of the package: what a shop's code hands in is read once, checked and copied.  Behind it
// every argument is what its type says.

import {
  checkList,
  checkText,
  checkTexts,
  checkWhole,
  checked,
  fieldsOf,
  refused,
  type Fields,
} from './checks.js';
import { checkControls } from './controls.js';
import { longestTimeout } from './countdown.js';
import { describe, RecommenderError, show } from './errors.js';
import type { EngineHistory, RecommendRequest } from './engine/runtime.js';
import { Filter } from './filter.js';
import type { LoadOptions } from './options.js';
import type { ItemList } from './types.js';

/** Of every list. */
const defaultLimit = 10;
const largestLimit = 1000;

const itemLists: readonly string[] = [
  'related',
  'similar',
  'boughtTogether',
] satisfies readonly ItemList[];

const mostCartItems = 1024;
const mostIds = 100_000;
const mostFields = 1000;

export function checkLimit(value: unknown = defaultLimit): number {
  return checkWhole('limit', value, 1, largestLimit);
}

export function checkFunction<Value>(name: string, value: Value): Value {
  if (typeof value === 'function') return value;
  throw refused(name, value, 'a function');
}

export function checkTimeout(name: string, value: unknown): number {
  if (typeof value === 'number' && value > 0 && value <= longestTimeout) return value;
  throw refused(name, value, `above 0 and at most ${longestTimeout} ms`);
}

const page: { readonly document?: Document; readonly location?: Location } = globalThis;

/** A URL of an option, relative to the page. */
export function checkUrl(name: string, value: unknown): URL {
  if (typeof value !== 'string' && !(value instanceof URL)) {
    throw refused(name, value, 'a string or a URL');
  }
  try {
    return new URL(value, page.document?.baseURI ?? page.location?.href);
  } catch (cause) {
    const message = `${name} is no URL: ${show(String(value))} (${describe(cause)})`;
    throw new RecommenderError('invalid-argument', message, { cause });
  }
}

/** A URL that other files lie beside. */
export function checkBaseUrl(name: string, value: unknown): URL {
  const url = checkUrl(name, value);
  if (/^(https?|file):$/.test(url.protocol)) return url;
  throw refused(name, url.href, 'a URL of http, https or file');
}

/** What the shop's clock says. */
export function readClock(now: () => unknown): number {
  const value = checked(now);
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw refused('The answer of now()', value, 'a finite number');
}

/** Options of loading. */
export function checkLoadOptions(value: unknown): LoadOptions {
  const { signal, onProgress } = fieldsOf('options', value);
  if (signal !== undefined && !(signal instanceof AbortSignal)) {
    throw refused('signal', signal, 'an AbortSignal');
  }
  if (onProgress !== undefined) checkFunction('onProgress', onProgress);
  return {
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress: onProgress as () => void }),
  };
}

function checkContextValue(name: string, value: unknown): number | boolean | string[] {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'string') return [checkText(name, value)];
  if (Array.isArray(value)) return checkTexts(name, value, mostIds);
  throw refused(name, value, 'a string, a finite number, a boolean or an array of strings');
}

/** The filter of options; undefined if there is none, and `needed` by no control. */
function checkFilter(
  options: Fields,
  seconds: number,
  needed: boolean,
): RecommendRequest['filter'] {
  const { filter, context = {} } = options;
  if (filter === undefined && !needed) return undefined;
  const text = checkText('filter', filter instanceof Filter ? filter.text : (filter ?? ''));
  if (text === '' && filter !== undefined) throw refused('filter', text, 'a condition');
  const entries = Object.entries(fieldsOf('context', context));
  checkList('context', entries, mostFields);
  return {
    text,
    seconds,
    names: entries.map(([name]) => name),
    values: entries.map(([name, value]) => checkContextValue(`context.${name}`, value)),
  };
}

/** The items that a list is about. */
function checkItems(list: string, { item, items }: Fields): string[] {
  if (itemLists.includes(list)) return [checkText('item', item)];
  return list === 'cart' ? checkTexts('items', items, mostCartItems) : [];
}

/** What a list asks for; `seconds` is now. */
export function checkRequest(value: unknown, seconds: number, list?: string): RecommendRequest {
  const options = fieldsOf('options', value);
  const { limit, exclude = [], fields = [], history } = options;
  const name = list ?? checkText('list', options['list'] ?? 'forYou');
  const controls = checkControls(options);
  const filter = checkFilter(options, seconds, controls !== undefined);
  const { fallback } = options;
  return {
    list: name,
    items: checkItems(name, options),
    limit: checkLimit(limit),
    seconds,
    exclude: checkTexts('exclude', exclude, mostIds),
    fields: checkTexts('fields', fields, mostFields),
    ...(filter === undefined ? {} : { filter }),
    ...(controls === undefined ? {} : { controls }),
    ...(fallback === undefined ? {} : { fallback: checkText('fallback', fallback) }),
    ...(history === undefined ? {} : { history: checkHistory(history, seconds) }),
  };
}

/** An event to be tracked. */
export function checkEvent(value: unknown): { readonly type: string; readonly item: string } {
  const { type, item } = fieldsOf('event', value);
  return { type: checkText('type', type), item: checkText('item', item) };
}

/** The id of an event. */
export function checkEventId(value: unknown): string {
  const { id } = fieldsOf('event', value);
  return checkText('id', id);
}

/** How old an event is, and in which unit; the engine mends what is out of range. */
function checkAge(
  name: string,
  { date, secondsAgo, stepsAgo }: Fields,
  seconds: number,
): { readonly age: number; readonly unit: 'seconds' | 'steps' } {
  const unit = date === undefined && secondsAgo === undefined ? 'steps' : 'seconds';
  const time = typeof date === 'string' ? Date.parse(date) : date;
  const age = time === undefined ? (secondsAgo ?? stepsAgo) : seconds - Number(time) / 1000;
  const isTime = time === undefined || time instanceof Date || typeof date === 'string';
  if (isTime && typeof age === 'number' && !Number.isNaN(age)) return { age, unit };
  const message = `${name} needs a date, or a number of secondsAgo or stepsAgo`;
  throw new RecommenderError('invalid-argument', message);
}

function checkHistory(value: unknown, seconds: number): EngineHistory {
  const events = checkList('history', value, mostIds).map((element, i) => {
    const name = `history[${i}]`;
    const event = fieldsOf(name, element);
    return {
      type: checkText(`${name}.type`, event['type']),
      item: checkText(`${name}.item`, event['item']),
      ...checkAge(name, event, seconds),
    };
  });
  return {
    items: events.map(({ item }) => item),
    types: events.map(({ type }) => type),
    ages: events.map(({ age }) => age),
    units: events.map(({ unit }) => unit),
  };
}
