// From files to an engine that answers: started, filled with every slice, opened.

import { RecommenderError } from './errors.js';
import type { Source } from './delivery/fetch.js';
import { loadManifest, loadSlices, loadWasm } from './delivery/load.js';
import type { LoadProgress } from './options.js';
import type { Link } from './engine/link.js';
import type { OpenedModel } from './engine/runtime.js';

export interface EngineOptions {
  /** Starts an engine without a model. */
  readonly connect: () => Link;
  readonly fetch: typeof fetch;
  /** Milliseconds that loading waits for the next byte. */
  readonly loadTimeout: number;
  /** Of `latest.json`. */
  readonly manifest: URL;
  /** Of `runtime.wasm`. */
  readonly wasm: URL;
  readonly locale: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export type Model = OpenedModel & { readonly version: number };

/** An engine that answers. */
export interface Opened {
  readonly link: Link;
  readonly model: Model;
}

export interface Wanted {
  /** An older version is refused with `stale-index`. */
  readonly atLeast: number;
  /** Nothing is opened if this is the newest version. */
  readonly known?: number | undefined;
  readonly onProgress?: ((progress: LoadProgress) => void) | undefined;
}

/** Runs `listener` when `signal` is aborted, at once if it is already. */
export function onAbort(signal: AbortSignal | undefined, listener: () => void): void {
  if (signal?.aborted === true) listener();
  else signal?.addEventListener('abort', listener, { once: true });
}

/** Opens the newest build; undefined if that is `known`. Whatever was started ends on an error. */
export async function openEngine(
  options: EngineOptions,
  source: Source,
  { atLeast, known, onProgress }: Wanted,
): Promise<Opened | undefined> {
  const { connect, manifest: url, locale, now } = options;
  const reading = loadManifest(source, url, { now: now(), atLeast });
  reading.catch(() => undefined); // awaited below, if `connect` does not throw
  if (known !== undefined && (await reading).version === known) return undefined;
  const link = connect();
  const abort = (): void => link.close(new RecommenderError('aborted', 'Loading was aborted'));
  onAbort(source.signal, abort);
  try {
    const starting = loadWasm(source, options.wasm).then((wasm) =>
      link.call('start', wasm, locale),
    );
    const loading = reading.then((manifest) => loadSlices(source, url, manifest, onProgress));
    const [manifest, slices] = await Promise.all([reading, loading, starting]);
    for (const slice of slices) await link.call('addSlice', slice);
    const model = await link.call('open');
    if (model.generation !== manifest.generation) {
      const told = `${url.href} tells of build ${manifest.generation}`;
      const message = `${told}, its slices are of build ${model.generation}`;
      throw new RecommenderError('generation-mismatch', message);
    }
    return { link, model: { ...model, version: manifest.version } };
  } catch (error) {
    link.close(error as RecommenderError);
    throw error;
  } finally {
    source.signal.removeEventListener('abort', abort);
  }
}
