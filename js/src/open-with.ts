// What both doors of the package share.

import {
  checkBaseUrl,
  checkFunction,
  checkLoadOptions,
  checkTimeout,
  checkUrl,
  readClock,
} from './arguments.js';
import { checked, checkText } from './checks.js';
import { runtimeWasmUrl } from './assets.js';
import { requireWebAssembly } from './environment.js';
import type { EngineOptions } from './open-engine.js';
import { Recommender } from './recommender.js';
import { EventLog } from './event-log.js';
import { Keeper } from './keeper.js';
import { checkKeepOptions } from './profile-arguments.js';
import { deviceStore } from './storage/device-link.js';
import type { DeviceApi } from './storage/device-store.js';
import { SessionStore } from './storage/session-store.js';
import type { Notice } from './storage/store.js';
import { Session } from './session.js';
import type { LoadOptions, RecommenderOptions } from './options.js';
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

/** Milliseconds for a call of a store. */
const storeTimeout = 5000;

/** What a door starts, given the option `loadTimeout`. */
export interface Connections {
  readonly engine: (loadTimeout: number) => Link;
  readonly device: (onNotice: (notice: Notice) => void, timeout: number) => Link<DeviceApi>;
}

/** A recommender over what `connect` starts. */
export async function openWith<ShopFields>(
  connect: Connections,
  options: RecommenderOptions,
): Promise<Recommender<ShopFields>> {
  requireWebAssembly();
  const { load, ...engine } = checked(() => checkOptions(options));
  const { keep, name, retention, onStatus } = checked(() => checkKeepOptions(options));
  const { loadTimeout, now } = engine;
  const log = new EventLog(retention, Math.random().toString(36).slice(2));
  const deviceOptions = { name, retention };
  const keeper = new Keeper(log, {
    stores: {
      session: () => new SessionStore(name),
      device: (onNotice) =>
        deviceStore(connect.device(onNotice, storeTimeout), () => ({
          ...deviceOptions,
          seconds: Math.floor(now() / 1000),
        })),
    },
    ...{ timeout: storeTimeout, onStatus },
  });
  const keeping = keeper.keep(keep);
  try {
    const connectEngine = (): Link => connect.engine(loadTimeout);
    const session = await Session.open({ ...engine, connect: connectEngine }, load, log);
    await keeping;
    return new Recommender({ session, keeper, log }, now);
  } catch (error) {
    keeper.dispose();
    throw error;
  }
}
