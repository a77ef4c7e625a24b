// What a recommender is opened with.

import type { Keep, ProfileStatus } from './types.js';

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
  /**
   * URL of `latest.json`, relative to the page. For `openRecommender` in Node also a file path or a
   * `file:` URL.
   */
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
  /** Where the profile is kept; raise it after consent with {@link Profile.keep}. @defaultValue 'page' */
  readonly keep?: Keep;
  /**
   * Names the profile of this origin: recommenders of one name share it, two shops use two names.
   * @defaultValue 'default'
   */
  readonly profileName?: string;
  /** How long events are kept, in days, and how many. @defaultValue 90 days, 5000 events */
  readonly retention?: { readonly days?: number; readonly events?: number };
  /** Called whenever {@link Profile.status} changes. */
  readonly onProfileStatus?: (status: ProfileStatus) => void;
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
