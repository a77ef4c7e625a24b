import {
  checkEvent,
  checkLimit,
  checkLoadOptions,
  checkRequest,
  checkEventId,
} from './arguments.js';
import { checked, fieldsOf } from './checks.js';
import type { EventLog } from './event-log.js';
import type { Keeper } from './keeper.js';
import { checkUpdate } from './live-values.js';
import { checkImport, checkKeep, exportFormat, exportVersion } from './profile-arguments.js';
import type { Session } from './session.js';
import type { LoadOptions } from './options.js';
import type {
  BoughtTogetherOptions,
  CartOptions,
  ExportedProfile,
  Fields,
  Interest,
  ItemUpdate,
  Keep,
  ListName,
  ModelSummary,
  ProfileEvent,
  ProfileStatus,
  Recommendations,
  RecommendOptions,
  RelatedOptions,
  ShopEvent,
  TrackOptions,
} from './types.js';

/** Fields are a dictionary under names of the shop's choice: nothing may be inherited. */
function withOwnFields<ShopFields>(answer: Recommendations): Recommendations<ShopFields> {
  for (const { fields } of answer.items) Object.setPrototypeOf(fields, null);
  return answer as Recommendations<ShopFields>;
}

/** What this device knows of its shopper; see {@link Recommender.profile}. */
export class Profile {
  readonly #session: Session;
  readonly #keeper: Keeper;
  readonly #log: EventLog;
  readonly #seconds: () => number;

  /** @internal */
  constructor({ session, keeper, log }: ProfileParts, seconds: () => number) {
    this.#session = session;
    this.#keeper = keeper;
    this.#log = log;
    this.#seconds = seconds;
  }

  /**
   * Everything that is kept of this shopper, oldest first, as {@link RecommenderOptions.retention} says;
   * the last 1,024 events that speak for an item count. Works although the engine has crashed.
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
   * does not keep the event. It is gone in other tabs and where it was kept, too.
   *
   * @param event - one of {@link Profile.events}, or what {@link Recommender.track} answered
   * @throws RecommenderError `not-found` if the profile does not hold it, `invalid-argument`, `storage`
   * if it could not be erased where it is kept
   */
  async remove(event: Pick<ProfileEvent, 'id'>): Promise<void> {
    const id = checked(() => checkEventId(event));
    await this.#session.removeEvent(id);
    await this.#keeper.remove(id);
  }

  /** Where the profile is kept, and how that goes. */
  status(): ProfileStatus {
    return this.#keeper.status;
  }

  /**
   * Keeps the profile somewhere else from now on. Raised, it takes along what was tracked. Lowered, it
   * erases what is no longer covered, in other tabs too: what other pages tracked.
   * A place that there is not makes the status `memory-only`.
   *
   * @throws RecommenderError `invalid-argument`, `storage` if something could not be erased
   */
  async keep(where: Keep): Promise<void> {
    await this.#keeper.keep(checked(() => checkKeep(where)));
  }

  /** Everything that is kept, as plain JSON. */
  async export(): Promise<ExportedProfile> {
    await this.#session.events(); // those on their way are in
    return { format: exportFormat, version: exportVersion, ...this.#log.kept };
  }

  /**
   * Adds the events of an export; one that is here already stays one.
   *
   * @throws RecommenderError `invalid-argument` with the path of the bad field; nothing is changed
   */
  async import(data: ExportedProfile): Promise<void> {
    const kept = checked(() => checkImport(data));
    await this.#session.events();
    this.#log.merge(kept);
    await this.#keeper.append(...kept.events).catch(ignore); // the status says it
  }

  /** From now on events are ignored, in other tabs too, for as long as the profile is kept. */
  async pause(): Promise<void> {
    await this.#keeper.pause(true);
  }

  /** Ends a pause. */
  async resume(): Promise<void> {
    await this.#keeper.pause(false);
  }
}

/** @internal */
export interface ProfileParts {
  readonly session: Session;
  readonly keeper: Keeper;
  readonly log: EventLog;
}

function ignore(): void {
  // whoever could be told was told
}

/**
 * Recommends items from slices that were downloaded to this device.
 *
 * What the shopper did stays on this device: no method sends it anywhere, and it is stored only as
 * {@link RecommenderOptions.keep} says. Every promise settles: the engine has `timeout` for each call, loading waits `loadTimeout`
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
  readonly #keeper: Keeper;
  readonly #log: EventLog;
  /** The clock, in seconds since 1970. */
  readonly #seconds: () => number;
  readonly #dispose: () => void;

  /** @internal */
  constructor(parts: ProfileParts, now: () => number) {
    const { session, keeper, log } = parts;
    this.#session = session;
    this.#keeper = keeper;
    this.#log = log;
    this.#seconds = () => Math.floor(now() / 1000);
    this.profile = new Profile(parts, this.#seconds);
    this.#dispose = () => {
      session.dispose();
      keeper.dispose();
    };
    abandoned.register(this, this.#dispose, this);
  }

  /** What the opened slices say of themselves. */
  async model(): Promise<ModelSummary> {
    const { ageInSeconds, ...model } = await this.#session.model();
    return { ...model, age: ageInSeconds ? 'seconds' : 'steps' };
  }

  /**
   * Remembers what the shopper just did; answers the event as the profile holds it, once it counts.
   *
   * @throws RecommenderError `not-found` if the item is unknown, `invalid-argument` if the type is,
   * `storage` if it is to be durable and could not be written
   */
  async track(event: ShopEvent, options: TrackOptions = {}): Promise<ProfileEvent> {
    const { type, item } = checked(() => checkEvent(event));
    const { durable } = checked(() => fieldsOf('options', options));
    const tracked = { type, item, seconds: this.#seconds() };
    if (this.#keeper.status.paused) return { ...tracked, id: '', known: true } as ProfileEvent;
    const stored = await this.#session.track(tracked);
    const keeping = this.#keeper.append(stored);
    if (durable === true) await keeping;
    else keeping.catch(ignore);
    return this.#log.toProfileEvent(stored);
  }

  /**
   * A list, best first: {@link ListName} says which there are. Without `list` it is `forYou`, the best
   * items for this shopper: what was viewed may be among them, and without any event it is the popular
   * items. No list holds what was bought, disliked or hidden. Where the build is without what the list
   * needs, the answer is empty and says so ({@link Recommendations.empty}).
   *
   * @throws RecommenderError `not-found` if the item that a list is about is unknown, `invalid-argument`
   *
   * @example
   * ```ts
   * import { openRecommender } from 'shelfwise/core';
   *
   * const recommender = await openRecommender({ manifest: '/slices/latest.json' });
   * const history = [{ type: 'purchase', item: 'sku-42', secondsAgo: 3600 }] as const;
   * const { items } = await recommender.recommend({ limit: 3, history });
   * const sold = await recommender.recommend({ list: 'bestSellers', limit: 3, history });
   * console.log(items.map(({ id }) => id), sold.items.map(({ id }) => id));
   * recommender.dispose();
   * ```
   */
  async recommend(options: RecommendOptions = {}): Promise<Recommendations<ShopFields>> {
    return await this.#list(options);
  }

  /**
   * Items that resemble or follow one item, best first; nothing merely popular, so there may be none.
   * The profile does not count, but what was bought, disliked or hidden is left out.
   *
   * @throws RecommenderError `not-found` if the item is unknown, `invalid-argument`
   */
  async related(options: RelatedOptions): Promise<Recommendations<ShopFields>> {
    return await this.#list(options, 'related');
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
    return await this.#list(options, 'boughtTogether');
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
    return await this.#list(options, 'cart');
  }

  /**
   * Tells what has changed since the build: prices, what is in stock, any column of numbers or booleans.
   * All of it counts from the next call on, or none of it does. A product whose `stock` is 0, less or
   * false is in no list whose filter does not ask about `stock`. The values hold until this recommender
   * is disposed, also after {@link Recommender.refresh}; a newer build that cannot hold some of them
   * goes without those.
   *
   * @returns the ids that the open build does not know; they count once a newer one does
   * @throws RecommenderError `invalid-argument` for a column that the build does not have, a value of
   * another type, or a number with more than 15 digits or 9 decimals
   *
   * @example
   * ```ts
   * import { createRecommender } from 'shelfwise';
   *
   * const recommender = await createRecommender({ manifest: '/slices/latest.json' });
   * const unknown = await recommender.update([
   *   { id: 'sku-42', price: 19.5, stock: 3 },
   *   { id: 'lamp-2', stock: 0 },
   * ]);
   * console.log(unknown);
   * recommender.dispose();
   * ```
   */
  async update(items: readonly ItemUpdate[]): Promise<readonly string[]> {
    return await this.#session.update(checked(() => checkUpdate(items)));
  }

  /**
   * Erases the profile, in other tabs too. No key, file or database of it is left on this device; an
   * engine that cannot do it is ended. What is tracked afterwards is kept again.
   *
   * @throws RecommenderError `storage` if it could not be erased where it is kept
   */
  async forget(): Promise<void> {
    await this.#session.forget();
    await this.#keeper.forget();
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

  /** Ends the engine; what is not kept elsewhere is gone. The object must not be used afterwards. */
  dispose(): void {
    abandoned.unregister(this);
    this.#dispose();
  }

  async #list(options: unknown, list?: ListName): Promise<Recommendations<ShopFields>> {
    const request = checked(() => checkRequest(options, this.#seconds(), list));
    return withOwnFields(await this.#session.recommend(request));
  }
}

/** The safety net for a recommender that was dropped without `dispose`. */
const abandoned = new FinalizationRegistry<() => void>((dispose) => dispose());
