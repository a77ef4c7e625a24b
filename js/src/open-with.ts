// What both doors of the package share.

import { locate } from './delivery/local-file.js';
import { runtimeWasmUrl } from './assets.js';
import { requireWebAssembly } from './environment.js';
import { RecommenderError, describe } from './errors.js';
import { Recommender } from './recommender.js';
import { Session } from './session.js';
import type { RecommenderOptions } from './types.js';
import type { Link } from './engine/link.js';

/** A URL of an option. `invalid-argument` if it is none. */
export function locateOption(name: string, location: string | URL): URL {
  try {
    return locate(location);
  } catch (cause) {
    const message = `${name} is no URL: ${String(location)} (${describe(cause)})`;
    throw new RecommenderError('invalid-argument', message, { cause });
  }
}

/** A recommender over the engines that `connect` starts. */
export async function openWith(
  connect: () => Link,
  {
    manifest,
    wasm = runtimeWasmUrl(),
    locale = 'en',
    fetch = globalThis.fetch,
    now = Date.now,
    signal,
    onProgress,
  }: RecommenderOptions,
): Promise<Recommender> {
  requireWebAssembly();
  const options = {
    connect,
    fetch,
    manifest: locateOption('manifest', manifest),
    wasm: locateOption('wasm', wasm),
    locale,
    now,
  };
  const session = await Session.open(options, {
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  return new Recommender(session, now);
}
