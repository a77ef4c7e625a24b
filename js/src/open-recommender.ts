import { checked } from './checks.js';
import { withFiles } from './delivery/local-file.js';
import { openWith } from './open-with.js';
import type { Recommender } from './recommender.js';
import createRuntime from './runtime.mjs';
import type { RecommenderOptions } from './options.js';
import type { Fields, FieldValue } from './types.js';
import { EngineApi } from './engine/api.js';
import { DirectLink } from './engine/direct-link.js';
import { DeviceApi } from './storage/device-store.js';

/**
 * Opens a recommender whose engine runs on the calling thread: for Node, service workers and tests. In
 * a page, `createRecommender` keeps the engine out of the page's way.
 *
 * @throws RecommenderError `unsupported-environment`, `network`, `aborted`, `bad-asset`, `corrupt-index`,
 * `stale-index`, `corrupt-slice`, `unsupported-version`, `generation-mismatch`, `out-of-memory`,
 * `timeout`, `engine-crashed`, `invalid-argument`
 *
 * @example
 * ```ts
 * import { openRecommender } from 'shelfwise/core';
 *
 * const recommender = await openRecommender({ manifest: '/slices/latest.json' });
 * const viewed = await recommender.track({ type: 'view', item: 'sku-42' });
 * const { items } = await recommender.recommend();
 * console.log(items.length, await recommender.profile.interests(3));
 * await recommender.profile.remove(viewed);
 * await recommender.forget();
 * recommender.dispose();
 * ```
 */
export async function openRecommender<
  ShopFields extends Record<keyof ShopFields, FieldValue> = Fields,
>(options: RecommenderOptions): Promise<Recommender<ShopFields>> {
  return await openWith(
    {
      engine: () => new DirectLink(new EngineApi(createRuntime)),
      device: (onNotice) => new DirectLink(new DeviceApi(onNotice)),
    },
    checked(() => withFiles(options)),
  );
}
