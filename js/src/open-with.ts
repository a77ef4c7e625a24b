// What both doors of the package share.

import {
  checkBaseUrl,
  checked,
  checkFunction,
  checkLoadOptions,
  checkText,
  checkTimeout,
  checkUrl,
  readClock,
} from './arguments.js';
import { runtimeWasmUrl } from './assets.js';
import { requireWebAssembly } from './environment.js';
import type { EngineOptions } from './open-engine.js';
import { Recommender } from './recommender.js';
import { Session } from './session.js';
import type { LoadOptions, RecommenderOptions } from './types.js';
import type { Link } from './engine/link.js';

/** The options of both doors, each with its default. */
function checkOptions(
  options: RecommenderOptions,
): Omit<EngineOptions, 'connect'> & { readonly load: LoadOptions } {
  const {
    manifest,
    wasm = runtimeWasmUrl(),
    locale = 'en',
    fetch = globalThis.fetch,
    now = Date.now,
    loadTimeout = 15_000,
  } = options;
  checkFunction('now', now);
  return {
    manifest: checkBaseUrl('manifest', manifest),
    wasm: checkUrl('wasm', wasm),
    locale: checkText('locale', locale),
    fetch: checkFunction('fetch', fetch),
    now: () => readClock(now),
    loadTimeout: checkTimeout('loadTimeout', loadTimeout),
    load: checkLoadOptions(options),
  };
}

/** A recommender over the engines that `connect` starts, given the option `loadTimeout`. */
export async function openWith<ShopFields>(
  connect: (loadTimeout: number) => Link,
  options: RecommenderOptions,
): Promise<Recommender<ShopFields>> {
  requireWebAssembly();
  const { load, ...engine } = checked(() => checkOptions(options));
  const { loadTimeout, now } = engine;
  const session = await Session.open({ ...engine, connect: () => connect(loadTimeout) }, load);
  return new Recommender(session, now);
}
