import { expect } from 'vitest';

import { RecommenderError, type ErrorCode } from '../../js/src/errors.js';

/** The error that `promise` rejects with, which must have `code`. */
export async function rejection(
  promise: Promise<unknown>,
  code: ErrorCode,
): Promise<RecommenderError> {
  const thrown: unknown = await promise
    .then((value) => new Error(`resolved with ${JSON.stringify(value)}`))
    .catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(RecommenderError);
  const error = thrown as RecommenderError;
  expect([error.code, error.message]).toEqual([code, error.message]);
  return error;
}
