import { afterEach, describe, expect, it, vi } from 'vitest';

import { createRecommender } from '../../js/src/create-recommender.js';
import { FakeShop, manifestUrl } from './fake-shop.js';
import { FakeWorker } from './fake-worker.js';
import { rejection } from './rejection.js';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('an environment', () => {
  it('without Workers is told of the door that needs none', async () => {
    vi.stubGlobal('Worker', undefined);
    const opening = createRecommender({ manifest: manifestUrl });
    const error = await rejection(opening, 'unsupported-environment');
    expect(error.message).toContain("'shelfwise/core'");
  });

  it('without WebAssembly is refused before anything is fetched', async () => {
    vi.stubGlobal('WebAssembly', undefined);
    vi.stubGlobal('Worker', FakeWorker);
    const shop = new FakeShop();
    await rejection(shop.open(), 'unsupported-environment');
    const opening = createRecommender({ manifest: manifestUrl, fetch: shop.fetch });
    await rejection(opening, 'unsupported-environment');
    expect(shop.requests).toEqual([]);
    expect(FakeWorker.living).toEqual([]);
  });

  it('without SIMD is refused before anything is fetched', async () => {
    const validate = vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
    const shop = new FakeShop();
    const error = await rejection(shop.open(), 'unsupported-environment');
    expect(error.message).toContain('SIMD');
    expect(validate).toHaveBeenCalledOnce();
    expect(shop.requests).toEqual([]);
  });
});
