// Everything that is fetched to open a recommender: latest.json, then index and boot slices side by
// side, then the other slices.  What is fetched never depends on what the shopper did.

import { assetHint } from '../assets.js';
import { RecommenderError } from '../errors.js';
import type { LoadProgress } from '../types.js';
import { fetchBytes, isHtml, type Source } from './fetch.js';
import { parseIndex, parseManifest, type Manifest, type SliceIndex } from './manifest.js';
import { checkHash, readSlice } from './slices.js';

type Bytes = Uint8Array<ArrayBuffer>;

// What is larger is something else: builds write at most 1,000 bytes of latest.json, and an index of
// a thousand slices is not a tenth as long.
const manifestLimit = 64_000;
const indexLimit = 4_000_000;

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
  const bytes = await fetchBytes(source, url, { limit: indexLimit, tooLarge: 'corrupt-index' });
  const index = parseIndex(bytes, url, manifest);
  const sameLength = bytes.length === manifest.index.bytes;
  if (sameLength && (await checkHash(bytes, manifest.index.sha256))) return index;
  throw new RecommenderError('corrupt-index', `${url.href} is not what latest.json says`);
}

/** Adds up what has arrived; reports nothing before the index has said how much there is. */
class ProgressSum {
  readonly #arrived = new Map<string, number>();
  readonly #report: ((progress: LoadProgress) => void) | undefined;
  #index: SliceIndex | undefined;

  constructor(report: ((progress: LoadProgress) => void) | undefined) {
    this.#report = report;
  }

  begin(index: SliceIndex): void {
    this.#index = index;
    this.#tell();
  }

  arrived(file: string, bytes: number): void {
    this.#arrived.set(file, bytes);
    this.#tell();
  }

  #tell(): void {
    const slices = this.#index?.slices;
    if (slices === undefined || this.#report === undefined) return;
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

/** The content of every slice that `manifest` leads to, in the order of the index. */
export async function loadSlices(
  source: Source,
  base: URL,
  manifest: Manifest,
  onProgress?: (progress: LoadProgress) => void,
): Promise<readonly Bytes[]> {
  const progress = new ProgressSum(onProgress);
  const stored = new Map<string, Promise<Bytes>>();
  const ask = (file: string, limit?: number): Promise<Bytes> => {
    const known = stored.get(file);
    if (known !== undefined) return known;
    const onBytes = (bytes: number): void => progress.arrived(file, bytes);
    const bytes = fetchBytes(source, new URL(file, base), {
      onBytes,
      ...(limit === undefined ? {} : { limit }),
    });
    bytes.catch(() => undefined); // whoever waits for it reports it
    stored.set(file, bytes);
    return bytes;
  };
  for (const file of manifest.boot) void ask(file);
  const index = await loadIndex(source, new URL(manifest.index.file, base), manifest);
  progress.begin(index);
  return await Promise.all(
    index.slices.map(async (slice) => {
      const limit = Math.max(slice.bytes, slice.storedBytes);
      const bytes = await ask(slice.file, limit);
      progress.arrived(slice.file, slice.storedBytes);
      return await readSlice(bytes, slice, new URL(slice.file, base));
    }),
  );
}

function startsAsWasm(bytes: Bytes): boolean {
  return [0x00, 0x61, 0x73, 0x6d].every((byte, i) => bytes[i] === byte);
}

/** `runtime.wasm` at `url`. `bad-asset` if it is not there, or is something else. */
export async function loadWasm(source: Source, url: URL): Promise<Bytes> {
  const hint = assetHint('runtime.wasm', 'wasm');
  const bytes = await fetchBytes(source, url).catch((error: unknown) => {
    if (!(error instanceof RecommenderError) || error.code !== 'network') throw error;
    throw new RecommenderError('bad-asset', `${error.message}. ${hint}`, { cause: error });
  });
  if (startsAsWasm(bytes)) return bytes;
  const what = isHtml(bytes) ? 'is a web page' : 'is no WebAssembly';
  throw new RecommenderError('bad-asset', `${url.href} ${what}. ${hint}`);
}
