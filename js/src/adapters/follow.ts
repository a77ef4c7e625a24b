import type { ShopEvent } from '../types.js';
import type { Adapter, AdapterOptions, Unmapped } from './adapted.js';

/** Options of {@link followDataLayer} and {@link followAnalytics}. */
export interface FollowOptions extends AdapterOptions {
  /** How entries are read. */
  readonly adapter: Adapter;
  /** What tracks the events: a recommender. */
  readonly recommender: { track(event: ShopEvent): Promise<unknown> };
  /** Called for what gave no event, and for events that could not be tracked; may throw. */
  readonly onUnmapped: (unmapped: Unmapped) => void;
}

/** A function that tracks an entry's events; neither throws nor rejects. */
function tracker({ adapter, recommender, onUnmapped, ...options }: FollowOptions) {
  const tell = (unmapped: Unmapped): void => {
    try {
      onUnmapped(unmapped);
    } catch {
      // The page's own analytics must go on whatever a callback does.
    }
  };
  const track = (entry: unknown, event: ShopEvent): void => {
    // What throws at once rejects as well.
    const tracked = (async () => await recommender.track(event))();
    tracked.catch((error: unknown) =>
      tell({ entry, reason: error instanceof Error ? error.message : 'it was not tracked' }),
    );
  };
  return (entry: unknown): void => {
    try {
      const { events, unmapped } = adapter(Array.isArray(entry) ? [entry] : entry, options);
      for (const event of events) track(entry, event);
      unmapped.forEach(tell);
    } catch {
      tell({ entry, reason: 'it cannot be read' });
    }
  };
}

/** Calls `seen` with the arguments of each call of a method; answers how to end that. */
function listen<Name extends string>(
  target: Record<Name, (...given: never[]) => unknown>,
  name: Name,
  seen: (given: readonly unknown[]) => void,
): () => void {
  const own = Object.getOwnPropertyDescriptor(target, name);
  const original = target[name] as (...given: unknown[]) => unknown;
  let on = true;
  const heard = function (this: unknown, ...given: unknown[]): unknown {
    const answer = original.apply(this, given);
    if (on) seen(given);
    return answer;
  };
  Object.defineProperty(target, name, { ...{ value: heard, writable: true }, configurable: true });
  return () => {
    on = false;
    // Who wrapped the method after us keeps what they wrapped.
    if ((target[name] as unknown) !== heard) return;
    if (own) Object.defineProperty(target, name, own);
    else Reflect.deleteProperty(target, name);
  };
}

/**
 * Tracks what is in a `dataLayer` and what is pushed later.
 *
 * @returns a function that ends it
 */
export function followDataLayer(dataLayer: unknown[], options: FollowOptions): () => void {
  const track = tracker(options);
  for (const entry of [...dataLayer]) track(entry);
  return listen(dataLayer as unknown as { push: () => unknown }, 'push', (entries) =>
    entries.forEach(track),
  );
}

/**
 * Tracks what is given to the `track` method of an analytics object from now on. Call it when the
 * library has loaded: a library that replaces its methods takes the following with them.
 *
 * @returns a function that ends it
 */
export function followAnalytics(
  analytics: { track: (...given: never[]) => unknown },
  options: FollowOptions,
): () => void {
  const track = tracker(options);
  return listen(analytics, 'track', (given) => track(['track', ...given]));
}
