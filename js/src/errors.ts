/**
 * Every way the SDK can fail. The names are stable; messages are for people.
 *
 * | code | what happened | what helps |
 * | --- | --- | --- |
 * | `invalid-argument` | an argument out of its range | the message names it |
 * | `not-found` | an item or event that is not known | ask for a known id |
 * | `network` | a file could not be fetched; in Node: or read | try again; check the URL |
 * | `aborted` | `signal` was aborted while loading | |
 * | `corrupt-index` | `latest.json` or its index is something else, a web page for instance | check the URL |
 * | `stale-index` | `latest.json` has expired, or is older than the build already open | upload a new build; purge the CDN |
 * | `bad-asset` | `runtime.wasm` or the worker script is something else, or is refused | the message says what to set |
 * | `corrupt-slice` | a slice is not the one that was built | upload the folder again |
 * | `unsupported-version` | the files are of a format this package does not read | use the package of the version that built them |
 * | `generation-mismatch` | files of different builds lie together | upload the folder again |
 * | `unsupported-environment` | no Worker, WebAssembly or SIMD, or a policy forbids them | the message says which |
 * | `out-of-memory` | the device has no memory for the slices, or an answer is above 64 MiB | ask for fewer items or fields |
 * | `timeout` | a call took longer than `timeout`, or a server was silent for `loadTimeout` | the next call starts a new engine |
 * | `engine-crashed` | the engine or its Worker died during the call | the next call starts a new engine |
 * | `storage` | the profile could not be written, or erased, where it is kept | `profile.status()` says why |
 * | `disposed` | the recommender was disposed | open a new one |
 * | `internal` | a broken promise of our own | report it |
 */
export type ErrorCode = (typeof errorCodes)[number];

/** The spellings of {@link ErrorCode}. */
export const errorCodes = [
  'invalid-argument',
  'not-found',
  'network',
  'aborted',
  'corrupt-index',
  'stale-index',
  'bad-asset',
  'corrupt-slice',
  'unsupported-version',
  'generation-mismatch',
  'unsupported-environment',
  'out-of-memory',
  'timeout',
  'engine-crashed',
  'storage',
  'disposed',
  'internal',
] as const;

/**
 * What every rejected promise of the SDK rejects with.
 *
 * @example
 * ```ts
 * import { createRecommender, RecommenderError } from 'shelfwise';
 *
 * try {
 *   await createRecommender({ manifest: '/nothing-here/latest.json' });
 * } catch (error) {
 *   if (error instanceof RecommenderError && error.code === 'network') {
 *     // Show the shop without recommendations.
 *   }
 * }
 * ```
 */
export class RecommenderError extends Error {
  override readonly name = 'RecommenderError';

  constructor(
    /** Which failure it is; stable. */
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** An error as it crosses from the engine or the Worker. */
export interface ErrorMessage {
  readonly code: string;
  readonly message: string;
}

const known: ReadonlySet<string> = new Set(errorCodes);

function isErrorCode(code: string): code is ErrorCode {
  return known.has(code);
}

/** The error of a message; a code that the SDK does not know is `internal`. */
export function toRecommenderError({ code, message }: ErrorMessage): RecommenderError {
  return isErrorCode(code)
    ? new RecommenderError(code, message)
    : new RecommenderError('internal', `${code}: ${message}`);
}

/** One line about anything that was thrown. */
export function describe(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : show(thrown);
}

/** A value as a message shows it, at most 60 characters; never calls code of the value. */
export function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 58));
  if (typeof value === 'symbol') return 'a symbol';
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'object' && value !== null) return 'an object';
  return String(value).slice(0, 60);
}
