// Everything that is fetched to open a recommender: latest.json, then index and boot slices side by
// side, then the other slices.  What is fetched never depends on what the shopper did.

import { assetHint } from '../assets.js';
import { RecommenderError } from '../errors.js';
import type { LoadProgress } from '../options.js';
import { ask, fetchBytes, isHtml, receive, type Source } from './fetch.js';
import { parseIndex, parseManifest, type Manifest, type SliceIndex } from './manifest.js';
import { checkHash, readSlice } from './slices.js';

type Bytes = Uint8Array<ArrayBuffer>;

// What is larger is something else: builds write at most 1,000 bytes of latest.json, an index of a
// thousand slices is not a tenth as long, and runtime.wasm is a thirtieth of this.
const manifestLimit = 1_000;
const indexLimit = 4_000_000;
const wasmLimit = 4_000_000;

/** `latest.json` at `url`. `stale-index` if it is older than version `atLeast`, or expired. */
export async function loadManifest(
  source: Source,
  url: URL,
  { now, atLeast = 0 }: { readonly now: number; readonly atLeast?: number },
): Promise<Manifest> {
  const bytes = await fetchBytes(source, url, {
    revalidate: true,
    limit: manifestLimit,
    tooLarge: 'corrupt-index',
  });
  const manifest = parseManifest(bytes, url, now);
  if (manifest.version >= atLeast) return manifest;
  throw new RecommenderError(
    'stale-index',
    `${url.href} is version ${manifest.version}, version ${atLeast} was opened before`,
  );
}

async function loadIndex(source: Source, url: URL, manifest: Manifest): Promise<SliceIndex> {
  const { bytes: length, sha256 } = manifest.index;
  if (length > indexLimit) {
    const message = `${url.href} has ${length} bytes, at most ${indexLimit} are possible`;
    throw new RecommenderError('corrupt-index', message);
  }
  const bytes = await fetchBytes(source, url, { limit: length, tooLarge: 'corrupt-index' });
  const index = parseIndex(bytes, url, manifest);
  if (bytes.length === length && (await checkHash(bytes, sha256))) return index;
  throw new RecommenderError('corrupt-index', `${url.href} is not what latest.json says`);
}

/** Adds up what has arrived. */
class ProgressSum {
  readonly #arrived = new Map<string, number>();
  readonly #index: SliceIndex;
  readonly #report: ((progress: LoadProgress) => void) | undefined;

  constructor(index: SliceIndex, report: ((progress: LoadProgress) => void) | undefined) {
    this.#index = index;
    this.#report = report;
    this.#tell();
  }

  arrived(file: string, bytes: number): void {
    this.#arrived.set(file, bytes);
    this.#tell();
  }

  #tell(): void {
    if (this.#report === undefined) return;
    const { slices } = this.#index;
    // A server that inflates sends more bytes than are stored.
    const arrived = slices.map((s) => Math.min(s.storedBytes, this.#arrived.get(s.file) ?? 0));
    const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
    const progress = {
      loadedBytes: sum(arrived),
      totalBytes: sum(slices.map((slice) => slice.storedBytes)),
    };
    queueMicrotask(() => this.#report?.(progress)); // what it throws is no failure of loading
  }
}

type ByteStream = ReadableStream<Uint8Array>;

/** Slices that are asked for before the index has said how long they are. */
class BootSlices {
  readonly #asked = new Map<string, Promise<ByteStream>>();

  constructor(source: Source, base: URL, files: readonly string[]) {
    for (const file of new Set(files)) {
      const asking = ask(source, new URL(file, base));
      asking.catch(() => undefined); // whoever takes it reports it
      this.#asked.set(file, asking);
    }
  }

  /** A slice that was asked for; once. */
  take(file: string): Promise<ByteStream> | undefined {
    const asking = this.#asked.get(file);
    this.#asked.delete(file);
    return asking;
  }

  /** Ends what nobody took. */
  cancel(): void {
    for (const asking of this.#asked.values()) {
      asking.then((stream) => stream.cancel()).catch(() => undefined);
    }
  }
}

/**
 * The content of every slice that `manifest` leads to, in the order of the index. Of a slice no more
 * is received than its index says, so none is received before that.
 */
export async function loadSlices(
  source: Source,
  base: URL,
  manifest: Manifest,
  onProgress?: (progress: LoadProgress) => void,
): Promise<readonly Bytes[]> {
  const boot = new BootSlices(source, base, manifest.boot);
  try {
    const index = await loadIndex(source, new URL(manifest.index.file, base), manifest);
    const progress = new ProgressSum(index, onProgress);
    const loading = index.slices.map(async (slice) => {
      const url = new URL(slice.file, base);
      const stream = await (boot.take(slice.file) ?? ask(source, url));
      const bytes = await receive(source, url, stream, {
        limit: Math.max(slice.bytes, slice.storedBytes),
        tooLarge: 'corrupt-slice',
        onBytes: (arrived) => progress.arrived(slice.file, arrived),
      });
      progress.arrived(slice.file, slice.storedBytes);
      return await readSlice(bytes, slice, url);
    });
    boot.cancel(); // what the index does not name
    return await Promise.all(loading);
  } catch (error) {
    boot.cancel();
    throw error;
  }
}

function startsAsWasm(bytes: Bytes): boolean {
  return [0x00, 0x61, 0x73, 0x6d].every((byte, i) => bytes[i] === byte);
}

/** `runtime.wasm` at `url`. `bad-asset` if it is not there, or is something else. */
export async function loadWasm(source: Source, url: URL): Promise<Bytes> {
  const hint = assetHint('runtime.wasm', 'wasm');
  const bytes = await fetchBytes(source, url, { limit: wasmLimit }).catch((error: unknown) => {
    if (!(error instanceof RecommenderError) || error.code !== 'network') throw error;
    throw new RecommenderError('bad-asset', `${error.message}. ${hint}`, { cause: error });
  });
  if (startsAsWasm(bytes)) return bytes;
  const what = isHtml(bytes) ? 'is a web page' : 'is no WebAssembly';
  throw new RecommenderError('bad-asset', `${url.href} ${what}. ${hint}`);
}
