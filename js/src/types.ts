import type { Filter } from './filter.js';

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
  /**
   * Names the event: the same in every tab and after every reload, never given twice. Empty for an
   * event that was not kept because the profile is paused.
   */
  readonly id: string;
  /** When it happened, in seconds since 1970. */
  readonly seconds: number;
  /**
   * Whether the open build has the item. An event of an item that it does not have counts for nothing;
   * it is kept in case that a later build has the item again.
   */
  readonly known: boolean;
}

/** Options of {@link Recommender.track}. */
export interface TrackOptions {
  /**
   * Waits until the event is kept as {@link RecommenderOptions.keep} says; rejects with `storage` if it
   * could not be. The event counts in any case. @defaultValue false
   */
  readonly durable?: boolean;
}

/**
 * Where a profile is kept.
 *
 * - `page`: in memory; it ends with the page
 * - `session`: in this tab, through navigation and reload
 * - `device`: on this device, for all tabs of the shop
 */
export type Keep = 'page' | 'session' | 'device';

/** How keeping the profile goes; see {@link Profile.status}. */
export interface ProfileStatus {
  /** What the shop asked for. */
  readonly keep: Keep;
  /**
   * - `ok`: kept as asked
   * - `degraded`: the last write failed; it is tried again with the next event
   * - `memory-only`: there is no such place here, or it hangs; ask again with {@link Profile.keep}
   */
  readonly state: 'ok' | 'degraded' | 'memory-only';
  /** One sentence; absent where the state is `ok`. */
  readonly why?: string;
  /** Whether events are ignored; see {@link Profile.pause}. */
  readonly paused: boolean;
}

/** A profile as {@link Profile.export} gives it, plain JSON; docs/profile.md describes it. */
export interface ExportedProfile {
  readonly format: 'shelfwise-profile';
  readonly version: 1;
  /** The last step that was given, at least that of every event. */
  readonly lastStep: number;
  /** Oldest first. */
  readonly events: readonly {
    readonly id: string;
    readonly type: string;
    readonly item: string;
    /** When it happened, in seconds since 1970. */
    readonly seconds: number;
    /** How many events that speak for an item there were, this one included. */
    readonly step: number;
  }[];
}

/** A past event of a history that the caller gives, its age in seconds. */
export interface HistoryEventInSeconds extends ShopEvent {
  /** Seconds since it happened. */
  readonly secondsAgo: number;
}

/** A past event of a history that the caller gives, its age in steps. */
export interface HistoryEventInSteps extends ShopEvent {
  /** How many later events that speak for an item there are; 0 is the latest. */
  readonly stepsAgo: number;
}

/** A past event of a history that the caller gives, with the time at which it happened. */
export interface HistoryEventAtDate extends ShopEvent {
  /** A `Date`, or a text that `Date.parse` reads. */
  readonly date: Date | string;
}

/** A past event of a history that the caller gives. */
export type HistoryEvent = HistoryEventInSeconds | HistoryEventInSteps | HistoryEventAtDate;

/**
 * A history that stands in for the stored profile, at most 100,000 events; the latest 1,024 are scored.
 * Every build takes every kind of age. Ages below 0 count as 0, fractions are cut off. Where a build
 * counts seconds, a step counts as a day; where it counts steps, seconds give the order of the events.
 */
export type History = readonly HistoryEvent[];

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
  /**
   * Which items may be in the answer, in the language of docs/filters.md; at most 10,000 characters.
   * {@link filter} writes values into it. @defaultValue every item
   */
  readonly filter?: string | Filter;
  /**
   * What `context.<name>` stands for in the filter, at most 1,000 names. Of {@link RelatedOptions},
   * other names are columns of the item asked about. @defaultValue {}
   */
  readonly context?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /**
   * Recommends for this history instead of the stored profile, which stays untouched. Events of
   * unknown items do not count.
   */
  readonly history?: History;
  /**
   * A number of the filter's language, which each score is multiplied with: `1 + margin / 10`. It is 1
   * where an item has no value, and held in 0 to 1,000,000.
   */
  readonly boost?: string | Filter;
  /** At most 1,000. */
  readonly rules?: readonly Rule[];
  /** At most 16. */
  readonly constraints?: readonly Constraint[];
  /** A column: of the items with one value of it, as the variants of a product, only the best is listed. */
  readonly groupBy?: string;
  /** 0 to 1: how much an item loses for being like those before it. @defaultValue 0 */
  readonly diversity?: number;
  /** No item has a smaller score, after `boost` and rules. @defaultValue 0 */
  readonly threshold?: number;
  /** 0 to 1: the same as a part of the best score. @defaultValue 0 */
  readonly minRelevance?: number;
  /** A list of the whole shop that fills up a list that has too few items. */
  readonly fallback?: ShopList;
}

/** Moves items on a list; with exactly one of `hide`, `require`, `promote` and `pin`. */
export interface Rule {
  /** Results that it moved name it. */
  readonly name: string;
  /** Which items it is about, in the language of filters. @defaultValue all */
  readonly if?: string | Filter;
  /** They are never listed. */
  readonly hide?: boolean;
  /** All others are never listed: `brand = context.brand` on the page of an item. */
  readonly require?: boolean;
  /** Percent added to their scores, -100 to 1000. */
  readonly promote?: number;
  /** The position, 1 to 1000, of the best of them, even if nothing else speaks for it. */
  readonly pin?: number;
  /** When it begins to hold. @defaultValue always */
  readonly from?: Date | string;
  /** When it ends. @defaultValue never */
  readonly until?: Date | string;
}

/** At most `most` of the first `first` items have one value of `column`. */
export interface Constraint {
  readonly column: string;
  readonly most: number;
  /** @defaultValue the whole list */
  readonly first?: number;
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
 * Lists for a shopper.
 *
 * - `forYou`: the best items by all events
 * - `recentlyViewed`: what was viewed, the latest first
 * - `becauseOf`: what the strongest event alone recommends; the event is that of every reason
 */
export type ShopperList = 'forYou' | 'recentlyViewed' | 'becauseOf';

/**
 * Lists beside one item.
 *
 * - `related`: what resembles or follows it
 * - `similar`: what could replace it, of its own kind
 * - `boughtTogether`: its complements
 */
export type ItemList = 'related' | 'similar' | 'boughtTogether';

/**
 * Lists of the whole shop, the same for every shopper but for what was bought, disliked or hidden.
 *
 * - `bestSellers`: what the most shoppers bought
 * - `mostViewed`: what the most shoppers viewed
 * - `trending`: what is in more demand than usual
 * - `newArrivals`: what shoppers met for the first time of late
 * - `onSale`: what costs less than its list price, the largest part first
 */
export type ShopList = 'bestSellers' | 'mostViewed' | 'trending' | 'newArrivals' | 'onSale';

/** The name of a list. */
export type ListName = ShopperList | ItemList | 'cart' | ShopList;

/** Options of a list that is about no product. */
export interface PlainListOptions extends ListOptions {
  /** Which list. @defaultValue 'forYou' */
  readonly list?: ShopperList | ShopList;
}

/** Options of a list beside one item. */
export interface ItemListOptions extends RelatedOptions {
  /** Which list. */
  readonly list: ItemList;
}

/** Options of the list beside a cart. */
export interface CartListOptions extends CartOptions {
  /** Which list. */
  readonly list: 'cart';
}

/** Options of {@link Recommender.recommend}. */
export type RecommendOptions = PlainListOptions | ItemListOptions | CartListOptions;

/**
 * What a build is without.
 *
 * - `no-purchases`: no product was bought by enough shoppers of the log
 * - `no-views`: no product was viewed by enough shoppers of the log
 * - `no-times`: the log has no times, or is too short
 * - `no-prices`: the catalogue has no columns `price` and `listPrice` of one unit
 */
export type EmptyCode = 'no-purchases' | 'no-views' | 'no-times' | 'no-prices';

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
 * - `bestSellers`: many shoppers bought the item
 * - `mostViewed`: many shoppers viewed the item
 * - `trending`: the item is in more demand than usual
 * - `newArrivals`: the item is new in the shop
 * - `recentlyViewed`: the shopper viewed this item
 * - `onSale`: the item costs less than its list price
 * - `pinned`: a rule of the shop put the item here, and nothing else speaks for it
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
  | 'popular'
  | 'bestSellers'
  | 'mostViewed'
  | 'trending'
  | 'newArrivals'
  | 'recentlyViewed'
  | 'onSale'
  | 'pinned';

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
  /** Id of the profile's event; absent for a given history and for lists about items. */
  readonly id?: string;
  /** Position in the given history; absent without one. */
  readonly index?: number;
}

/** One reason of a result: a term of its score, never a second model's guess. */
export interface Reason {
  /** The reason in one sentence, in the recommender's locale. */
  readonly text: string;
  readonly source: ReasonSource;
  /** The event it goes back to; `null` for `popular` and for lists of the whole shop. */
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
  /** The sum of all terms, or what the list ranks by; comparable within one answer only. */
  readonly score: number;
  /** At most 3, largest share first. */
  readonly reasons: readonly Reason[];
  /** The requested fields that the item has; an object without a prototype, so nothing else is in it. */
  readonly fields: Readonly<Partial<ShopFields>>;
  /** Why it is not where its score alone would put it; absent if it is. */
  readonly moved?: readonly Move[];
  /** The list that filled up this one with it. */
  readonly fallback?: ShopList;
}

/** What moved an item: a factor of its score, a rule's factor, a pinned position, or its likeness, 0 to 1. */
export interface Move {
  readonly by: 'boost' | 'rule' | 'pin' | 'diversity';
  /** The name of the rule. */
  readonly rule?: string;
  readonly value: number;
}

/** The answer of every list. */
export interface Recommendations<ShopFields = Fields> {
  /** Best first. */
  readonly items: readonly Recommendation<ShopFields>[];
  /** Why the list must be empty: what the build is without; absent if it has what the list needs. */
  readonly empty?: { readonly code: EmptyCode; readonly message: string };
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

/** What has changed of one product; see {@link Recommender.update}. */
export interface ItemUpdate {
  readonly id: string;
  readonly price?: number | undefined;
  /** 0, less or false: sold out. */
  readonly stock?: number | boolean | undefined;
  /** Any other column of numbers or booleans. */
  readonly [column: string]: string | number | boolean | undefined;
}

/** What the opened slices say of themselves. */
export interface ModelSummary {
  /** Of `latest.json`; grows with every build, 1 or more. */
  readonly version: number;
  /** Names the build: 16 hexadecimal digits. */
  readonly generation: string;
  /** How many items there are. */
  readonly items: number;
  /** Whether ages of events count in seconds or in steps. */
  readonly age: 'seconds' | 'steps';
  /** How many distinct shoppers stand behind every edge that was learned from behaviour, at least. */
  readonly minSupport: number;
  /** The fields that the build has. */
  readonly columns: readonly Column[];
}
