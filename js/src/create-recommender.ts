import { checkTimeout, checkUrl } from './arguments.js';
import { checked } from './checks.js';
import { assetHint, startOwnWorker } from './assets.js';
import { requireWorker } from './environment.js';
import { describe, RecommenderError } from './errors.js';
import type { DeviceApi } from './storage/device-store.js';
import { openWith } from './open-with.js';
import type { Recommender } from './recommender.js';
import type { TrustedUrl, WorkerRecommenderOptions } from './options.js';
import type { Fields, FieldValue } from './types.js';
import { WorkerLink } from './engine/worker-link.js';

function notStarted(why: string): RecommenderError {
  const policy =
    "its content security policy needs worker-src 'self' and script-src 'self', and trusted types " +
    'a TrustedScriptURL as `worker`';
  const message = `The worker script did not start${why}; on a strict page ${policy}`;
  return new RecommenderError(
    'bad-asset',
    `${message}. ${assetHint('engine/worker.js', 'worker')}`,
  );
}

function startWorker(url: URL | TrustedUrl | undefined): Worker {
  try {
    return url === undefined ? startOwnWorker() : new Worker(url as URL, { type: 'module' });
  } catch (cause) {
    throw notStarted(` (${describe(cause)})`);
  }
}

/** The URL of a worker script; one that the browser trusts must reach it as it is. */
function checkWorker(worker: unknown): URL | TrustedUrl | undefined {
  if (worker === undefined) return undefined;
  const { TrustedScriptURL: Trusted } = globalThis as {
    TrustedScriptURL?: abstract new () => TrustedUrl;
  };
  if (Trusted !== undefined && worker instanceof Trusted) return worker;
  return checkUrl('worker', worker);
}

/** The options that a Worker needs. */
function checkWorkerOptions({ worker, timeout = 10_000 }: WorkerRecommenderOptions): {
  readonly url: URL | TrustedUrl | undefined;
  readonly timeout: number;
} {
  return { url: checkWorker(worker), timeout: checkTimeout('timeout', timeout) };
}

/**
 * Opens a recommender whose engine runs in a Worker, so that the page never waits for it.
 *
 * Fetches `latest.json`, then its index and slices, and nothing afterwards unless the engine has to be
 * replaced or {@link Recommender.refresh} is called.
 *
 * @throws RecommenderError `unsupported-environment`, `network`, `aborted`, `bad-asset`, `corrupt-index`,
 * `stale-index`, `corrupt-slice`, `unsupported-version`, `generation-mismatch`, `out-of-memory`,
 * `timeout`, `engine-crashed`, `invalid-argument`
 *
 * @example
 * ```ts
 * import { createRecommender } from 'shelfwise';
 *
 * const recommender = await createRecommender({
 *   manifest: '/slices/latest.json',
 *   locale: 'zh-CN',
 *   signal: AbortSignal.timeout(30_000),
 *   onProgress: ({ loadedBytes, totalBytes }) => console.log(loadedBytes / totalBytes),
 * });
 * const { items } = await recommender.related({ item: 'sku-42', limit: 4 });
 * console.log(items[0]?.reasons[0]?.text);
 * recommender.dispose();
 * ```
 */
export async function createRecommender<
  ShopFields extends Record<keyof ShopFields, FieldValue> = Fields,
>(options: WorkerRecommenderOptions): Promise<Recommender<ShopFields>> {
  requireWorker();
  const { url, timeout } = checked(() => checkWorkerOptions(options));
  return await openWith(
    {
      engine: (startTimeout) =>
        new WorkerLink(startWorker(url), { timeout, startTimeout, notStarted }),
      device: (onNotice, storeTimeout) =>
        new WorkerLink<DeviceApi>(startWorker(url), {
          ...{ timeout: storeTimeout, startTimeout: storeTimeout, notStarted, onNotice },
        }),
    },
    options,
  );
}
