import {
  checkCartOptions,
  checked,
  checkEvent,
  checkHistory,
  checkItemOptions,
  checkLimit,
  checkListOptions,
  checkLoadOptions,
  checkSequence,
  toEngineHistory,
} from './arguments.js';
import type { Session } from './session.js';
import type {
  BoughtTogetherOptions,
  CartOptions,
  Fields,
  Interest,
  LoadOptions,
  ModelSummary,
  ProfileEvent,
  Recommendations,
  RecommendOptions,
  RelatedOptions,
  ShopEvent,
} from './types.js';

/** Fields are a dictionary under names of the shop's choice: nothing may be inherited. */
function withOwnFields<ShopFields>(answer: Recommendations): Recommendations<ShopFields> {
  for (const { fields } of answer.items) Object.setPrototypeOf(fields, null);
  return answer as Recommendations<ShopFields>;
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

  /**
   * Everything that is kept of this shopper, oldest first. That is the last 1,024 events that speak for
   * an item and the last 1,024 others. Of older ones it is the newest purchase, dislike or hide of each
   * item. Works although the engine has crashed.
   */
  async events(): Promise<readonly ProfileEvent[]> {
    return await this.#session.events();
  }

  /**
   * The brands, categories and other facts that count most for this shopper, heaviest first.
   *
   * @param limit - how many at most, a whole number from 1 to 1000; 10 if it is not given
   * @throws RecommenderError `invalid-argument`
   */
  async interests(limit?: number): Promise<readonly Interest[]> {
    const most = checked(() => checkLimit(limit));
    return await this.#session.call('interests', this.#seconds(), most);
  }

  /**
   * Removes one event, also one whose item the open build does not have. Its terms are gone, and what it
   * kept out of the lists may come back; every other event keeps its age. An engine that dies meanwhile
   * does not keep the event.
   *
   * @param event - one of {@link Profile.events}, or what {@link Recommender.track} answered
   * @throws RecommenderError `not-found` if the profile does not hold it, `invalid-argument`
   */
  async remove(event: Pick<ProfileEvent, 'sequence'>): Promise<void> {
    await this.#session.removeEvent(checked(() => checkSequence(event)));
  }
}

/**
 * Recommends items from slices that were downloaded to this device.
 *
 * What the shopper did stays in this object and its engine: no method sends it anywhere, and nothing
 * is stored. Every promise settles: the engine has `timeout` for each call, loading waits `loadTimeout`
 * for each byte. Every promise that the engine has a part in may reject with `timeout` or
 * `engine-crashed`, after which the next call works on a new engine with the same events; and every
 * promise with `disposed`.
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
export class Recommender<ShopFields = Fields> {
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
    const { ageInSeconds, ...model } = await this.#session.model();
    return { ...model, age: ageInSeconds ? 'seconds' : 'steps' };
  }

  /**
   * Remembers what the shopper just did; answers the event as the profile holds it.
   *
   * @throws RecommenderError `not-found` if the item is unknown, `invalid-argument` if the type is
   */
  async track(event: ShopEvent): Promise<ProfileEvent> {
    const { type, item } = checked(() => checkEvent(event));
    return await this.#session.track({ type, item, seconds: this.#seconds() });
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
  async recommend(options: RecommendOptions = {}): Promise<Recommendations<ShopFields>> {
    const list = checked(() => checkListOptions(options));
    const history = checked(() => checkHistory(options));
    const request = { ...list, seconds: this.#seconds() };
    if (history === undefined) {
      return withOwnFields(await this.#session.call('recommend', request));
    }
    return withOwnFields(
      await this.#session.use(async ({ link, model }) => {
        const unit = model.ageInSeconds ? 'seconds' : 'steps';
        return await link.call('recommend', {
          ...request,
          history: toEngineHistory(history, unit),
        });
      }),
    );
  }

  /**
   * Items that resemble or follow one item, best first; nothing merely popular, so there may be none.
   * The profile does not count, but what was bought, disliked or hidden is left out.
   *
   * @throws RecommenderError `not-found` if the item is unknown, `invalid-argument`
   */
  async related(options: RelatedOptions): Promise<Recommendations<ShopFields>> {
    const request = checked(() => checkItemOptions(options));
    return withOwnFields(await this.#session.call('related', request));
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
  async boughtTogether(options: BoughtTogetherOptions): Promise<Recommendations<ShopFields>> {
    const request = checked(() => checkItemOptions(options));
    return withOwnFields(await this.#session.call('boughtTogether', request));
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
  async cart(options: CartOptions): Promise<Recommendations<ShopFields>> {
    const request = checked(() => checkCartOptions(options));
    return withOwnFields(await this.#session.call('cart', request));
  }

  /** Erases the profile. Nothing of it is left on this device; an engine that cannot do it is ended. */
  async forget(): Promise<void> {
    await this.#session.forget();
  }

  /**
   * Opens the newest build, keeping the profile; events of items that it does not have are kept, too,
   * but do not count ({@link ProfileEvent.known}). The open build stays if this fails. A call while
   * another is under way joins that one, whose options hold.
   *
   * @returns whether there was a newer one
   * @throws RecommenderError as `createRecommender`, and `stale-index` if `latest.json` is older than
   * the open build
   */
  async refresh(options: LoadOptions = {}): Promise<boolean> {
    return await this.#session.refresh(checked(() => checkLoadOptions(options)));
  }

  /** Ends the engine and erases the profile. The object must not be used afterwards. */
  dispose(): void {
    abandoned.unregister(this);
    this.#session.dispose();
  }
}

/** The safety net for a recommender that was dropped without `dispose`. */
const abandoned = new FinalizationRegistry<() => void>((dispose) => dispose());
