// What the SDK needs of the place it runs in.

import { RecommenderError } from './errors.js';

/** The smallest module that uses a 128-bit vector: one function with `i8x16.popcnt(i8x16.splat(0))`. */
const simdModule = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0],
  ...[10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
);

/** `unsupported-environment` unless WebAssembly with SIMD is here. */
export function requireWebAssembly(): void {
  if (typeof WebAssembly === 'undefined') {
    throw new RecommenderError('unsupported-environment', 'WebAssembly is missing or switched off');
  }
  if (!WebAssembly.validate(simdModule)) {
    throw new RecommenderError(
      'unsupported-environment',
      'WebAssembly SIMD is missing (Chrome 91, Firefox 89, Safari 16.4 or newer have it)',
    );
  }
}

/** `unsupported-environment` unless Workers are here. */
export function requireWorker(): void {
  if (typeof Worker === 'undefined') {
    throw new RecommenderError(
      'unsupported-environment',
      "Workers are missing here; `openRecommender` of 'shelfwise/core' needs none",
    );
  }
}
