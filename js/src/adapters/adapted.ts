import type { EventType, ShopEvent } from '../types.js';

/** Something that an adapter could not turn into an event. */
export interface Unmapped {
  /** What was given. */
  readonly entry: unknown;
  /** Why it gave no event, or fewer than it has items. */
  readonly reason: string;
}

/** What an adapter read. */
export interface Adapted {
  /** In the order in which they were given. */
  readonly events: readonly ShopEvent[];
  /** Everything that gave no event. */
  readonly unmapped: readonly Unmapped[];
}

/** Options of every adapter. */
export interface AdapterOptions {
  /**
   * The field of an item that holds the id of the catalogue, for example `item_group_id` where that
   * is the id of the product and `item_id` the one of its variant. An item without it is unmapped.
   * @defaultValue the platform's usual field
   */
  readonly itemId?: string;
  /** Types of events with names of the shop's own; `null` leaves an event out. @defaultValue `{}` */
  readonly types?: Readonly<Record<string, EventType | null>>;
}

/**
 * Turns one entry, or an array of them, into events; never throws. An array that begins with a text
 * is one call, such as `['event', 'view_item', { ... }]`.
 */
export type Adapter = (entries: unknown, options?: AdapterOptions) => Adapted;

/** An entry as its platform means it: the event's name, and the items that it is about. */
export interface Reading {
  readonly name: string;
  readonly items: unknown;
}

/** How a platform writes its events. */
export interface Platform {
  /** Event types by name, in the form of {@link canonicalName}. */
  readonly types: ReadonlyMap<string, EventType>;
  /** Usual fields of the id, the first one that is there counts. */
  readonly ids: readonly string[];
  /** Reads an entry; a text says why it cannot be read. */
  readonly read: (entry: unknown) => readonly Reading[] | string;
}

export type Fields = Readonly<Record<string, unknown>>;

/** The fields of an object; none of anything else. */
export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

/** A name without case and signs: "Product Viewed" and `product_viewed` are one name. */
export const canonicalName = (name: string): string =>
  name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The arguments of a call if it begins with a name: an array, or the `arguments` that gtag pushes. */
export function callOf(entry: unknown): readonly unknown[] | undefined {
  const { length, 0: name } = fieldsOf(entry);
  if (typeof length !== 'number' || typeof name !== 'string') return undefined;
  return [name, fieldsOf(entry)[1], fieldsOf(entry)[2]];
}

function idOf(item: unknown, ids: readonly string[]): string | undefined {
  const values = typeof item === 'object' ? ids.map((id) => fieldsOf(item)[id]) : [item];
  for (const value of values) {
    if (typeof value === 'string' && value.trim() !== '') return value;
    if (typeof value === 'bigint' || Number.isFinite(value)) return String(value);
  }
  return undefined;
}

function typeOf(name: string, platform: Platform, types: AdapterOptions['types']) {
  if (types && Object.hasOwn(types, name)) return types[name];
  return platform.types.get(canonicalName(name));
}

function adaptReading(
  { name, items }: Reading,
  platform: Platform,
  options: AdapterOptions,
): { readonly events: ShopEvent[]; readonly reasons: string[] } {
  const type = typeOf(name, platform, options.types);
  if (type === null) return { events: [], reasons: [`"${name}" is left out by the options`] };
  if (type === undefined) return { events: [], reasons: [`"${name}" has no event type`] };
  const ids = options.itemId === undefined ? platform.ids : [options.itemId];
  const list: readonly unknown[] = Array.isArray(items) ? items : [items];
  const events: ShopEvent[] = [];
  const reasons: string[] = [];
  for (const [at, item] of list.entries()) {
    const id = idOf(item, ids);
    if (id === undefined) reasons.push(`"${name}": item ${at + 1} has no ${ids.join(' or ')}`);
    else events.push({ type, item: id });
  }
  if (list.length === 0) reasons.push(`"${name}" has no items`);
  return { events, reasons };
}

function adaptEntry(entry: unknown, platform: Platform, options: AdapterOptions): Adapted {
  try {
    const readings = platform.read(entry);
    if (typeof readings === 'string')
      return { events: [], unmapped: [{ entry, reason: readings }] };
    const parts = readings.map((reading) => adaptReading(reading, platform, options));
    return {
      events: parts.flatMap(({ events }) => events),
      unmapped: parts.flatMap(({ reasons }) => reasons.map((reason) => ({ entry, reason }))),
    };
  } catch {
    return { events: [], unmapped: [{ entry, reason: 'it cannot be read' }] };
  }
}

function entriesOf(entries: unknown): readonly unknown[] {
  try {
    return Array.isArray(entries) && callOf(entries) === undefined
      ? Array.from(entries)
      : [entries];
  } catch {
    return [entries];
  }
}

/** Reads all entries as the platform writes them. */
export function adapt(entries: unknown, platform: Platform, options: AdapterOptions = {}): Adapted {
  const parts = entriesOf(entries).map((entry) => adaptEntry(entry, platform, options));
  return {
    events: parts.flatMap(({ events }) => events),
    unmapped: parts.flatMap(({ unmapped }) => unmapped),
  };
}
