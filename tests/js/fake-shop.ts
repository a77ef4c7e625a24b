// A shop's folder of files on a server that exists only in this process.

import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

import { withFiles } from '../../js/src/delivery/local-file.js';
import { openWith, type Connections } from '../../js/src/open-with.js';
import type { Recommender } from '../../js/src/recommender.js';
import type { RecommenderOptions } from '../../js/src/options.js';
import { EngineApi } from '../../js/src/engine/api.js';
import { DirectLink } from '../../js/src/engine/direct-link.js';
import { DeviceApi } from '../../js/src/storage/device-store.js';
import { createFakeRuntime, emptyWasm, type FakeSlice } from './fake-engine.js';

export const origin = 'https://shop.test';
export const manifestUrl = `${origin}/slices/latest.json`;
export const wasmUrl = `${origin}/runtime.wasm`;

export interface StoredFile {
  readonly status?: number;
  readonly body: string | Uint8Array;
}

const sha256 = (bytes: string | Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

export interface ShopSettings {
  readonly version?: number;
  readonly generation?: string;
  readonly ageInSeconds?: boolean;
  readonly expires?: string;
}

/** Files by URL, and a `fetch` that answers from them and remembers what it was asked. */
export class FakeShop {
  readonly files = new Map<string, StoredFile>();
  readonly requests: { readonly url: string; readonly init: RequestInit | undefined }[] = [];
  /** Names of the newest build. */
  indexUrl = '';
  sliceUrls: string[] = [];

  constructor(settings: ShopSettings = {}) {
    this.files.set(wasmUrl, { body: emptyWasm });
    this.publish(settings);
  }

  /** Uploads a build with two slices. */
  publish({
    version = 1,
    generation = '00000000000000a1',
    ageInSeconds = false,
    expires,
  }: ShopSettings = {}): void {
    const engine: FakeSlice = { generation, ageInSeconds };
    const contents = [JSON.stringify(engine), JSON.stringify({ generation, role: 'fields' })];
    const slices = contents.map((content, i) => {
      const stored = gzipSync(content);
      const file = `${sha256(content).slice(0, 32)}.slice.gz`;
      this.files.set(`${origin}/slices/${file}`, { body: stored });
      return {
        ...{ role: i === 0 ? 'engine' : 'fields', file, sha256: sha256(content) },
        ...{ bytes: content.length, storedBytes: stored.length },
      };
    });
    this.sliceUrls = slices.map(({ file }) => `${origin}/slices/${file}`);
    const index = JSON.stringify({ format: 0, generation, slices, build: {} });
    const indexFile = `index-${sha256(index).slice(0, 32)}.json`;
    this.indexUrl = `${origin}/slices/${indexFile}`;
    this.files.set(this.indexUrl, { body: index });
    const manifest = {
      ...{ format: 0, version, generation },
      index: { file: indexFile, sha256: sha256(index), bytes: index.length },
      boot: [slices[0]?.file],
      ...(expires === undefined ? {} : { expires }),
    };
    this.files.set(manifestUrl, { body: JSON.stringify(manifest) });
  }

  /** Puts another body in place of a file. */
  replace(url: string, body: string | Uint8Array): void {
    this.files.set(url, { body });
  }

  get urls(): readonly string[] {
    return this.requests.map(({ url }) => url);
  }

  /** Takes no `this`, as a browser's does not. */
  get fetch(): typeof fetch {
    const answer = this.#answer.bind(this);
    return async function fetch(this: unknown, input, init) {
      if (this !== undefined) throw new TypeError('Illegal invocation');
      return await answer(input instanceof Request ? input.url : input.toString(), init);
    };
  }

  /** A recommender of this shop with the fake engine on this thread. */
  async open(options: Partial<RecommenderOptions> = {}): Promise<Recommender> {
    const connect: Connections = {
      engine: () => new DirectLink(new EngineApi(createFakeRuntime)),
      device: (onNotice) => new DirectLink(new DeviceApi(onNotice)),
    };
    const given = { manifest: manifestUrl, wasm: wasmUrl, fetch: this.fetch, ...options };
    return await openWith(connect, withFiles(given));
  }

  async #answer(url: string, init: RequestInit | undefined): Promise<Response> {
    this.requests.push({ url, init });
    await new Promise((resolve) => setTimeout(resolve, 0));
    init?.signal?.throwIfAborted();
    const file = this.files.get(url);
    if (file === undefined) return new Response('not here', { status: 404 });
    return new Response(Uint8Array.from(Buffer.from(file.body)), { status: file.status ?? 200 });
  }
}
