/**
 * Every way the SDK can fail. The names are stable; messages are for people.
 *
 * | code | what happened | what helps |
 * | --- | --- | --- |
 * | `invalid-argument` | an argument out of its range | the message names it |
 * | `not-found` | an item or event that is not known | ask for a known id |
 * | `network` | a file could not be fetched (in Node: or read) | try again; check the URL in the message |
 * | `aborted` | the given `signal` was aborted while loading | - |
 * | `corrupt-index` | `latest.json` or its index is something else | check the URL in the message |
 * | `stale-index` | `latest.json` has expired, or is older than the one already opened | upload a new build; purge the CDN |
 * | `bad-asset` | `runtime.wasm` or the worker script is something else | serve the package's own files |
 * | `corrupt-slice` | a slice is not the one that was built | upload the folder again |
 * | `unsupported-version` | files of a newer format than this package reads | update the package |
 * | `generation-mismatch` | files of different builds lie together | upload the folder again |
 * | `unsupported-environment` | no Worker, no WebAssembly, no SIMD, or a policy forbids them | the message says which |
 * | `out-of-memory` | the device has no memory for the slices | - |
 * | `timeout` | a call took longer than `timeout` | the next call starts a new engine |
 * | `engine-crashed` | the engine or its Worker died during the call | the next call starts a new engine |
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
  return thrown instanceof Error ? thrown.message : String(thrown);
}
