import { assetHint, startOwnWorker } from './assets.js';
import { requireWorker } from './environment.js';
import { describe, RecommenderError } from './errors.js';
import { locateOption, openWith } from './open-with.js';
import type { Recommender } from './recommender.js';
import type { WorkerRecommenderOptions } from './types.js';
import { WorkerLink } from './engine/worker-link.js';

/** The most that a timer can wait for, in milliseconds. */
const longestTimeout = 2 ** 31 - 1;

function notStarted(why: string): RecommenderError {
  const policy = "its content security policy needs worker-src 'self' and script-src 'self'";
  const message = `The worker script did not start${why}; on a strict page ${policy}`;
  return new RecommenderError(
    'bad-asset',
    `${message}. ${assetHint('engine/worker.js', 'worker')}`,
  );
}

function startWorker(url: URL | undefined): Worker {
  try {
    return url === undefined ? startOwnWorker() : new Worker(url, { type: 'module' });
  } catch (cause) {
    throw notStarted(` (${describe(cause)})`);
  }
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
export async function createRecommender(options: WorkerRecommenderOptions): Promise<Recommender> {
  const { worker, timeout = 10_000, ...rest } = options;
  requireWorker();
  if (!(timeout > 0 && timeout <= longestTimeout)) {
    const range = `above 0 and at most ${longestTimeout} ms`;
    throw new RecommenderError('invalid-argument', `timeout is ${timeout}, not ${range}`);
  }
  const url = worker === undefined ? undefined : locateOption('worker', worker);
  const connect = (): WorkerLink =>
    new WorkerLink(startWorker(url), { timeout, notStarted: () => notStarted('') });
  return await openWith(connect, rest);
}
