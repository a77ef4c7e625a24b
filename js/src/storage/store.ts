// What is kept of a shopper, and where it can be kept.

/** An event as it is kept: by the shop's id, with the step of src/profile/profile.h. */
export interface StoredEvent {
  readonly id: string;
  readonly type: string;
  readonly item: string;
  readonly seconds: number;
  readonly step: number;
}

export interface Kept {
  readonly events: readonly StoredEvent[];
  /** The last step that was ever given; no deletion lowers it. */
  readonly lastStep: number;
  readonly paused: boolean;
}

/** What else changed what is kept: another tab. */
export interface Notice extends Kept {
  /**
   * `added`: there are these events, too.  `replaced`: there are these and no others.  `erased`: the
   * same, and what was on its way to the disk is gone, too.  `lowered`: erased, and not to be kept again.
   */
  readonly change: 'added' | 'replaced' | 'erased' | 'lowered';
}

export interface Retention {
  readonly days: number;
  readonly events: number;
}

/** A place that outlives the page. Whatever fails rejects, and nothing is kept by halves. */
export interface Store {
  /** Everything that is kept; nothing is created. */
  open(): Promise<Kept>;
  /** Kept for good once it resolves. */
  append(events: readonly StoredEvent[], lastStep: number): Promise<unknown>;
  remove(ids: readonly string[]): Promise<unknown>;
  pause(paused: boolean): Promise<unknown>;
  /** Nothing of ours is left once it resolves; `lowered` if it shall not be kept again in other tabs. */
  erase(lowered: boolean): Promise<unknown>;
  /** Stops hearing of other tabs, and hears of them again. */
  listen(on: boolean): Promise<unknown>;
  close(): void;
}

/** The spellings of `EventType`: the types of src/base/event_type.h that are about an item. */
export const eventTypes = [
  ...['view', 'addToCart', 'removeFromCart', 'purchase', 'select', 'impression'],
  ...['wishlist', 'rate', 'like', 'dislike', 'hide'],
];

/** The largest step, and the largest count of seconds. */
export const largestStep = 2 ** 31;
export const largestSeconds = 1e15;

const isWhole = (value: unknown, most: number): boolean =>
  Number.isSafeInteger(value) && Math.abs(value as number) <= most;

/** Whether what was read from a store is an event; what somebody else wrote there is not. */
export function isStoredEvent(value: unknown): value is StoredEvent {
  const { id, type, item, seconds, step } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' || typeof item !== 'string') return false;
  if (!isWhole(seconds, largestSeconds) || !isWhole(step, largestStep)) return false;
  return eventTypes.includes(type as string) && (step as number) >= 0;
}

export const nothingKept: Kept = { events: [], lastStep: 0, paused: false };

/** Events this many steps old no longer score: kMaxAgeSteps of src/profile/profile.h. */
export const scoredSteps = 1024;

/** The types of events that end the interest in an item: src/base/event_type.h. */
export const lasting: ReadonlySet<string> = new Set(['purchase', 'dislike', 'hide']);

/** The order in which events count, the same in every tab. */
export function byOrder(a: StoredEvent, b: StoredEvent): number {
  return a.step - b.step || a.seconds - b.seconds || (a.id < b.id ? -1 : Number(a.id > b.id));
}

/** How gladly an event is given up, most gladly first. */
function worth({ type, step }: StoredEvent, lastStep: number): number {
  if (lasting.has(type)) return 3;
  if (type === 'impression') return 1;
  return lastStep - step >= scoredSteps ? 0 : 2;
}

/** The order in which events are given up. */
export function compareWorth(a: StoredEvent, b: StoredEvent, lastStep: number): number {
  return worth(a, lastStep) - worth(b, lastStep) || byOrder(a, b);
}

/** The events that stay where only so many may be kept, in their order. */
export function retain(
  { events, lastStep }: Pick<Kept, 'events' | 'lastStep'>,
  { events: most }: Pick<Retention, 'events'>,
): StoredEvent[] {
  const ordered = [...events].sort(byOrder);
  if (ordered.length <= most) return ordered;
  const byWorth = (a: StoredEvent, b: StoredEvent): number => compareWorth(b, a, lastStep);
  return ordered.sort(byWorth).slice(0, most).sort(byOrder);
}

/** What of `kept` may still be kept at `seconds`, since 1970. */
export function unexpired(kept: Kept, retention: Retention, seconds: number): Kept {
  const oldest = seconds - retention.days * 86_400;
  const events = kept.events.filter((event) => event.seconds >= oldest);
  return { ...kept, events: retain({ ...kept, events }, retention) };
}
