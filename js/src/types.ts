/** What a shopper can do with an item, in the words that shops already use. */
export type EventType =
  | 'view'
  | 'addToCart'
  | 'removeFromCart'
  | 'purchase'
  | 'select'
  | 'impression'
  | 'wishlist'
  | 'rate'
  | 'like'
  | 'dislike'
  | 'hide';

/** Something the shopper did; see {@link Recommender.track}. */
export interface ShopEvent {
  /** What was done. */
  readonly type: EventType;
  /** The shop's id of the item. */
  readonly item: string;
}

/** An event that the profile holds. */
export interface ProfileEvent extends ShopEvent {
  /** The event's number, 1 or more; it grows and is never given twice, not even after `forget`. */
  readonly sequence: number;
  /** When it happened, in seconds since 1970. */
  readonly seconds: number;
  /**
   * Whether the open build has the item. An event of an item that it does not have counts for nothing;
   * it is kept in case that a later build has the item again.
   */
  readonly known: boolean;
}

/** A past event of a history that the caller gives, its age in seconds. */
export interface HistoryEventInSeconds extends ShopEvent {
  /** Seconds since it happened, 0 or more. */
  readonly secondsAgo: number;
}

/** A past event of a history that the caller gives, its age in steps. */
export interface HistoryEventInSteps extends ShopEvent {
  /** How many later events that speak for an item there are, 0 or more; 0 is the latest. */
  readonly stepsAgo: number;
}

/** A past event of a history that the caller gives. */
export type HistoryEvent = HistoryEventInSeconds | HistoryEventInSteps;

/**
 * A history that stands in for the stored profile: all ages in seconds, or all in steps; at most
 * 1,024 events.
 * {@link ModelSummary.age} says which of the two the slices were fitted on.
 */
export type History = readonly HistoryEventInSeconds[] | readonly HistoryEventInSteps[];

/** Options of every list. */
export interface ListOptions {
  /** How many items to return at most, a whole number from 1 to 1000. @defaultValue 10 */
  readonly limit?: number;
  /** Ids that must not be in the answer, at most 100,000; unknown ones are ignored. @defaultValue [] */
  readonly exclude?: readonly string[];
  /**
   * Names of the fields that each result carries: `title`, `brand`, `category`, `price`, `image`, `url`,
   * or a further column of the catalogue. Other names give nothing. @defaultValue []
   */
  readonly fields?: readonly string[];
}

/** Options of {@link Recommender.recommend}. */
export interface RecommendOptions extends ListOptions {
  /**
   * Recommends for this history instead of the stored profile, which stays untouched. Events of
   * unknown items do not count.
   */
  readonly history?: History;
}

/** Options of {@link Recommender.related}. */
export interface RelatedOptions extends ListOptions {
  /** The shop's id of the item that was asked about. */
  readonly item: string;
}

/** Options of {@link Recommender.boughtTogether}. */
export type BoughtTogetherOptions = RelatedOptions;

/** Options of {@link Recommender.cart}. */
export interface CartOptions extends ListOptions {
  /** The shop's ids of what is in the cart, at most 1024; unknown ones do not count. */
  readonly items: readonly string[];
}

/**
 * Where a term of a score comes from.
 *
 * - `facts`: the two items share a fact of the catalogue
 * - `links`: the shop itself links the two items
 * - `next`: shoppers often chose this item right after the other
 * - `sequence`: shoppers often chose this item some time after the other
 * - `coPreference`: the same shoppers chose both items
 * - `together`: both items are often bought in one order
 * - `text`: the items have similar descriptions
 * - `vectors`: learned vectors, which the fact that the two items share speaks for most
 * - `pattern`: learned vectors, with no shared fact to name; its path is empty
 * - `popular`: popularity in the shop; says nothing about the shopper
 */
export type ReasonSource =
  | 'facts'
  | 'links'
  | 'next'
  | 'sequence'
  | 'coPreference'
  | 'together'
  | 'text'
  | 'vectors'
  | 'pattern'
  | 'popular';

/** What kind of edge a step of a path walks along. */
export type RelationKind =
  | 'attribute'
  | 'brand'
  | 'category'
  | 'word'
  | 'priceBand'
  | 'link'
  | 'next'
  | 'sequence'
  | 'coPreference'
  | 'together';

/** One node or edge of a path through the knowledge graph. */
export type PathStep =
  | {
      readonly kind: 'item';
      /** The shop's id. */
      readonly id: string;
      /** Its title; the id where it has none. */
      readonly label: string;
    }
  | {
      readonly kind: 'relation';
      /** The catalogue's name of the relation. */
      readonly name: string;
      readonly relationKind: RelationKind;
      /** Whether the edge is walked from head to tail. */
      readonly forward: boolean;
    }
  | {
      readonly kind: 'entity';
      /** The fact itself: a brand, a material, a word. */
      readonly label: string;
    };

/** The event of the shopper that a reason goes back to. */
export interface ReasonEvent {
  readonly type: EventType;
  /** The shop's id of the item. */
  readonly item: string;
  /** Its title; the id where it has none. */
  readonly title: string;
  /** Number of the profile's event; absent for a given history and for every list but {@link Recommender.recommend}. */
  readonly sequence?: number;
  /** Position in the given history; absent without one. */
  readonly index?: number;
}

/** One reason of a result: a term of its score, never a second model's guess. */
export interface Reason {
  /** The reason in one sentence, in the recommender's locale. */
  readonly text: string;
  readonly source: ReasonSource;
  /** The event it goes back to; `null` for `popular`. */
  readonly event: ReasonEvent | null;
  /** From the event's item to the result, edge by edge as the slice holds it; may be empty. */
  readonly path: readonly PathStep[];
  /** The part of the score's positive event terms that this term makes up, 0 to 1. */
  readonly share: number;
}

/**
 * A field's value: a number, a boolean, a date as `2026-01-05T10:00:00Z`, a text, or the texts of a
 * further column. A category is the text of its first path.
 */
export type FieldValue = string | number | boolean | readonly string[];

/** The fields of a shop by their names, unless the page names its own type of them. */
export type Fields = Readonly<Record<string, FieldValue>>;

/** A recommended item. */
export interface Recommendation<ShopFields = Fields> {
  /** The shop's id. */
  readonly id: string;
  /** The sum of all terms; comparable within one answer only. */
  readonly score: number;
  /** At most 3, largest share first. */
  readonly reasons: readonly Reason[];
  /** The requested fields that the item has; an object without a prototype, so nothing else is in it. */
  readonly fields: Readonly<Partial<ShopFields>>;
}

/** The answer of every list. */
export interface Recommendations<ShopFields = Fields> {
  /** Best first. */
  readonly items: readonly Recommendation<ShopFields>[];
}

/** A brand, category or other fact that counts for this shopper. */
export interface Interest {
  /** The catalogue's name of the relation. */
  readonly relation: string;
  readonly kind: RelationKind;
  /** The fact itself. */
  readonly label: string;
  /** How much of the facts of all events it is, above 0 and at most 1. */
  readonly weight: number;
}

/** A field that the results of a build can show. */
export interface Column {
  /** The name to ask for it by; see {@link ListOptions.fields}. */
  readonly name: string;
  /** A `date` and a `text` are strings in results; `entities` are a string or an array of strings. */
  readonly type: 'number' | 'boolean' | 'date' | 'text' | 'entities';
  /** Of a number: a currency such as `EUR`, a measure such as `kg`; absent if there is none. */
  readonly unit?: string;
}

/** What the opened slices say of themselves. */
export interface ModelSummary {
  /** Of `latest.json`; grows with every build, 1 or more. */
  readonly version: number;
  /** Names the build: 16 hexadecimal digits. */
  readonly generation: string;
  /** How many items there are. */
  readonly items: number;
  /** Whether ages of events count in seconds or in steps; a given history must say the same. */
  readonly age: 'seconds' | 'steps';
  /** How many distinct shoppers stand behind every edge that was learned from behaviour, at least. */
  readonly minSupport: number;
  /** The fields that the build has. */
  readonly columns: readonly Column[];
}

/** What a `TrustedScriptURL` of the browser is, as far as it is needed here. */
export interface TrustedUrl {
  /** The URL. */
  toString(): string;
}

/** How far loading has come. */
export interface LoadProgress {
  /** Bytes of slices that have arrived, 0 to `totalBytes`. */
  readonly loadedBytes: number;
  /** Bytes of all slices as stored. */
  readonly totalBytes: number;
}

/** Options of loading. */
export interface LoadOptions {
  /** Stops loading, which then rejects with `aborted`; no effect afterwards. */
  readonly signal?: AbortSignal;
  /** Called as slices arrive; the last call has `loadedBytes === totalBytes`. */
  readonly onProgress?: (progress: LoadProgress) => void;
}

/** Options of `openRecommender`. */
export interface RecommenderOptions extends LoadOptions {
  /** URL of `latest.json`, relative to the page. In Node also a file path or a `file:` URL. */
  readonly manifest: string | URL;
  /** URL of `runtime.wasm`. @defaultValue the package's own, beside its JavaScript */
  readonly wasm?: string | URL;
  /** Language of reason texts, a BCP 47 tag; `en` and `zh` are worded, others read `en`. @defaultValue 'en' */
  readonly locale?: string;
  /**
   * How long loading waits for the next byte, and for a Worker's script to run, in milliseconds, above 0
   * and below 2^31. Past it loading rejects with `timeout`, or with `bad-asset` for the script.
   * @defaultValue 15000
   */
  readonly loadTimeout?: number;
  /** Used instead of the global `fetch`. */
  readonly fetch?: typeof fetch;
  /** The clock, in milliseconds since 1970. @defaultValue Date.now */
  readonly now?: () => number;
}

/** Options of `createRecommender`. */
export interface WorkerRecommenderOptions extends RecommenderOptions {
  /**
   * URL of the worker script, same origin; a `TrustedScriptURL` where the content security policy
   * demands trusted types. @defaultValue the package's own, beside its JavaScript
   */
  readonly worker?: string | URL | TrustedUrl;
  /**
   * How long the engine may work on one call, in milliseconds, above 0 and below 2^31. A call that takes
   * longer rejects with `timeout` and the engine is replaced. Calls that wait for it do not count.
   * @defaultValue 10000
   */
  readonly timeout?: number;
}
