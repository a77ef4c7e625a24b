import { RecommenderError } from './errors.js';
import type { Session } from './session.js';
import type {
  BoughtTogetherOptions,
  CartOptions,
  History,
  HistoryEventInSeconds,
  HistoryEventInSteps,
  Interest,
  LoadOptions,
  ModelSummary,
  ProfileEvent,
  Recommendations,
  RecommendOptions,
  RelatedOptions,
  ShopEvent,
} from './types.js';
import type { EngineHistory, RelatedRequest } from './engine/runtime.js';

function checkString(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  throw new RecommenderError('invalid-argument', `${name} is ${String(value)}, not a string`);
}

function checkStrings(name: string, values: readonly unknown[]): string[] {
  return values.map((value, i) => checkString(`${name}[${i}]`, value));
}

function toRequest(
  limit: number,
  exclude: readonly string[],
  fields: readonly string[],
): Omit<RelatedRequest, 'item'> {
  return {
    limit,
    exclude: checkStrings('exclude', exclude),
    fields: checkStrings('fields', fields),
  };
}

function checkAge(
  name: string,
  event: HistoryEventInSeconds | HistoryEventInSteps,
  unit: 'seconds' | 'steps',
): number {
  const inSeconds = 'secondsAgo' in event;
  const age = inSeconds ? event.secondsAgo : event.stepsAgo;
  if (Number.isSafeInteger(age) && age >= 0 && inSeconds === (unit === 'seconds')) return age;
  const expected = `a whole ${unit}Ago of 0 or more, the kind of age of this model`;
  throw new RecommenderError('invalid-argument', `${name} needs ${expected}`);
}

function toEngineHistory(history: History, unit: 'seconds' | 'steps'): EngineHistory {
  return {
    items: history.map(({ item }, i) => checkString(`history[${i}].item`, item)),
    types: history.map(({ type }, i) => checkString(`history[${i}].type`, type)),
    ages: history.map((event, i) => checkAge(`history[${i}]`, event, unit)),
    unit,
  };
}

/** What this device knows of its shopper; see {@link Recommender.profile}. */
export class Profile {
  readonly #session: Session;
  readonly #seconds: () => number;

  /** @internal */
  constructor(session: Session, seconds: () => number) {
    this.#session = session;
    this.#seconds = seconds;
  }

  /** Every tracked event that was not removed, oldest first. */
  async events(): Promise<readonly ProfileEvent[]> {
    return await this.#session.call('events');
  }

  /**
   * The brands, categories and other facts that count most for this shopper, heaviest first.
   *
   * @param limit - how many at most
   */
  async interests(limit = 10): Promise<readonly Interest[]> {
    return await this.#session.call('interests', this.#seconds(), limit);
  }

  /**
   * Removes one event. Recommendations are then as if it had not happened; how much the others count
   * does not change.
   *
   * @param event - one of {@link Profile.events}, or what {@link Recommender.track} answered
   * @throws RecommenderError `not-found` if the profile does not hold it
   */
  async remove(event: Pick<ProfileEvent, 'sequence'>): Promise<void> {
    await this.#session.removeEvent(event.sequence);
  }
}

/**
 * Recommends items from slices that were downloaded to this device.
 *
 * What the shopper did stays in this object and its engine: no method sends it anywhere, and nothing
 * is stored. Every promise may reject with `timeout` or `engine-crashed`, after which the next call
 * works on a new engine with the same events; and with `disposed`.
 *
 * @example
 * ```ts
 * import { createRecommender } from 'shelfwise';
 *
 * const recommender = await createRecommender({ manifest: '/slices/latest.json' });
 * await recommender.track({ type: 'view', item: 'sku-42' });
 * const { items } = await recommender.recommend({ limit: 5, fields: ['title'] });
 * for (const { id, fields, reasons } of items) {
 *   console.log(id, fields['title'], reasons[0]?.text);
 * }
 * recommender.dispose();
 * ```
 */
export class Recommender {
  /** What this device knows of its shopper. */
  readonly profile: Profile;
  readonly #session: Session;
  /** The clock, in seconds since 1970. */
  readonly #seconds: () => number;

  /** @internal */
  constructor(session: Session, now: () => number) {
    this.#session = session;
    this.#seconds = () => Math.floor(now() / 1000);
    this.profile = new Profile(session, this.#seconds);
    abandoned.register(this, () => session.dispose(), this);
  }

  /** What the opened slices say of themselves. */
  async model(): Promise<ModelSummary> {
    const { version, generation, items, ageInSeconds, minSupport } = await this.#session.model();
    return { version, generation, items, age: ageInSeconds ? 'seconds' : 'steps', minSupport };
  }

  /**
   * Remembers what the shopper just did; answers the event as the profile holds it.
   *
   * @throws RecommenderError `not-found` if the item is unknown, `invalid-argument` if the type is
   */
  async track({ type, item }: ShopEvent): Promise<ProfileEvent> {
    checkString('type', type);
    const event = { type, item: checkString('item', item), seconds: this.#seconds() };
    return { ...event, sequence: await this.#session.track(event) };
  }

  /**
   * The best items for this shopper, best first. What was bought, disliked or hidden is left out, what
   * was viewed is not. Without any event: the popular items.
   *
   * @throws RecommenderError `invalid-argument`, also for a history whose ages are of the other kind
   *
   * @example
   * ```ts
   * import { openRecommender } from 'shelfwise/core';
   *
   * const recommender = await openRecommender({ manifest: '/slices/latest.json' });
   * const { age } = await recommender.model();
   * const { items } = await recommender.recommend({
   *   limit: 3,
   *   history:
   *     age === 'seconds'
   *       ? [{ type: 'purchase', item: 'sku-42', secondsAgo: 3600 }]
   *       : [{ type: 'purchase', item: 'sku-42', stepsAgo: 0 }],
   * });
   * console.log(items.map(({ id }) => id));
   * recommender.dispose();
   * ```
   */
  async recommend({
    limit = 10,
    history,
    exclude = [],
    fields = [],
  }: RecommendOptions = {}): Promise<Recommendations> {
    const request = { ...toRequest(limit, exclude, fields), seconds: this.#seconds() };
    if (history === undefined) return await this.#session.call('recommend', request);
    const { age } = await this.model();
    return await this.#session.call('recommend', {
      ...request,
      history: toEngineHistory(history, age),
    });
  }

  /**
   * Items that resemble or follow one item, best first; nothing merely popular, so there may be none.
   * The profile does not count, but what was bought, disliked or hidden is left out.
   *
   * @throws RecommenderError `not-found` if the item is unknown, `invalid-argument`
   */
  async related({
    item,
    limit = 10,
    exclude = [],
    fields = [],
  }: RelatedOptions): Promise<Recommendations> {
    const request = { ...toRequest(limit, exclude, fields), item: checkString('item', item) };
    return await this.#session.call('related', request);
  }

  /**
   * What is bought together with one item, best first: complements, so neither the item nor what
   * replaces it, and nothing that is merely popular. The list is empty where nothing is known. The
   * profile does not count, but what was bought, disliked or hidden is left out.
   *
   * @throws RecommenderError `not-found` if the item is unknown, `invalid-argument`
   *
   * @example
   * ```ts
   * import { createRecommender } from 'shelfwise';
   *
   * const recommender = await createRecommender({ manifest: '/slices/latest.json' });
   * const { items } = await recommender.boughtTogether({ item: 'sku-42', limit: 4 });
   * for (const { id, reasons } of items) console.log(id, reasons[0]?.text);
   * recommender.dispose();
   * ```
   */
  async boughtTogether({
    item,
    limit = 10,
    exclude = [],
    fields = [],
  }: BoughtTogetherOptions): Promise<Recommendations> {
    const request = { ...toRequest(limit, exclude, fields), item: checkString('item', item) };
    return await this.#session.call('boughtTogether', request);
  }

  /**
   * What completes a cart, best first: complements of its items together, none of them and nothing
   * that replaces one. Their order does not matter, and an item that comes twice counts once. Empty
   * for an empty cart. Otherwise as {@link Recommender.boughtTogether}.
   *
   * @throws RecommenderError `invalid-argument`
   *
   * @example
   * ```ts
   * import { createRecommender } from 'shelfwise';
   *
   * const recommender = await createRecommender({ manifest: '/slices/latest.json' });
   * const { items } = await recommender.cart({ items: ['sku-42', 'lamp-2'], limit: 4 });
   * console.log(items.map(({ id }) => id));
   * recommender.dispose();
   * ```
   */
  async cart({
    items,
    limit = 10,
    exclude = [],
    fields = [],
  }: CartOptions): Promise<Recommendations> {
    const request = { ...toRequest(limit, exclude, fields), items: checkStrings('items', items) };
    return await this.#session.call('cart', request);
  }

  /** Erases the profile. Nothing of it is left on this device. */
  async forget(): Promise<void> {
    await this.#session.forget();
  }

  /**
   * Opens the newest build, keeping the profile; events of items that it no longer has are dropped.
   * The open build stays if this fails.
   *
   * @returns whether there was a newer one
   * @throws RecommenderError as `createRecommender`, and `stale-index` if `latest.json` is older than
   * the open build
   */
  async refresh(options: LoadOptions = {}): Promise<boolean> {
    return await this.#session.refresh(options);
  }

  /** Ends the engine and erases the profile. The object must not be used afterwards. */
  dispose(): void {
    abandoned.unregister(this);
    this.#session.dispose();
  }
}

/** The safety net for a recommender that was dropped without `dispose`. */
const abandoned = new FinalizationRegistry<() => void>((dispose) => dispose());
