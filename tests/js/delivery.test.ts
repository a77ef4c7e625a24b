import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';

import type { LoadProgress } from '../../js/src/options.js';
import { FakeEngine } from './fake-engine.js';
import { FakeShop, manifestUrl, origin, wasmUrl } from './fake-shop.js';
import { rejection } from './rejection.js';

const html = '<!doctype html><title>Our shop</title>';

/** The first slice's URL and what the server stores there. */
function firstSlice(shop: FakeShop): { url: string; stored: Uint8Array } {
  const url = shop.sliceUrls[0];
  const file = url === undefined ? undefined : shop.files.get(url);
  if (url === undefined || !(file?.body instanceof Uint8Array)) throw new Error('no slice');
  return { url, stored: file.body };
}

function manifestOf(shop: FakeShop): Record<string, unknown> {
  return JSON.parse(String(shop.files.get(manifestUrl)?.body)) as Record<string, unknown>;
}

const indexOf = (shop: FakeShop): object => manifestOf(shop)['index'] as object;

/** `latest.json` with other fields. */
function editManifest(shop: FakeShop, edit: Record<string, unknown>): void {
  shop.replace(manifestUrl, JSON.stringify({ ...manifestOf(shop), ...edit }));
}

afterEach(() => {
  vi.unstubAllGlobals();
  expect(FakeEngine.living).toBe(0); // an opening that fails leaves nothing behind
});

describe('loading', () => {
  it('asks for latest.json, then index and boot slice side by side, then the rest', async () => {
    const shop = new FakeShop();
    const recommender = await shop.open();
    const [boot, second] = shop.sliceUrls;
    expect(shop.urls.filter((url) => url !== wasmUrl)).toEqual([
      ...[manifestUrl, boot, shop.indexUrl, second],
    ]);
    recommender.dispose();
  });

  it('sends neither cookies nor the page it is on, and revalidates only latest.json', async () => {
    const shop = new FakeShop();
    const recommender = await shop.open();
    for (const { url, init } of shop.requests) {
      expect(init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' });
      expect(init?.cache).toBe(url === manifestUrl ? 'no-cache' : 'default');
      expect(url).not.toContain('?');
      expect(init?.body).toBeUndefined();
    }
    recommender.dispose();
  });

  it('reports bytes up to the total of the index', async () => {
    const shop = new FakeShop();
    const seen: LoadProgress[] = [];
    const recommender = await shop.open({ onProgress: (progress) => seen.push(progress) });
    const total = shop.sliceUrls
      .map((url) => shop.files.get(url)?.body.length ?? 0)
      .reduce((a, b) => a + b);
    expect(seen.at(-1)).toEqual({ loadedBytes: total, totalBytes: total });
    expect(seen.every(({ totalBytes }) => totalBytes === total)).toBe(true);
    const loaded = seen.map(({ loadedBytes }) => loadedBytes);
    expect(loaded).toEqual([...loaded].sort((a, b) => a - b));
    recommender.dispose();
  });

  it('goes on where the caller of progress throws', async () => {
    const thrown: unknown[] = [];
    const collect = (error: unknown): void => void thrown.push(error);
    const listeners = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException').on('uncaughtException', collect);
    const onProgress = (): never => {
      throw new Error('no such element');
    };
    const recommender = await new FakeShop().open({ onProgress });
    process.removeListener('uncaughtException', collect);
    for (const listener of listeners) process.on('uncaughtException', listener);
    expect(thrown.length).toBeGreaterThan(0);
    recommender.dispose();
  });

  it('opens slices that the server has inflated already', async () => {
    const shop = new FakeShop();
    for (const url of shop.sliceUrls) {
      const body = shop.files.get(url)?.body ?? '';
      shop.replace(url, gunzipSync(body));
    }
    const seen: LoadProgress[] = [];
    const recommender = await shop.open({ onProgress: (progress) => seen.push(progress) });
    expect(seen.at(-1)?.loadedBytes).toBe(seen.at(-1)?.totalBytes);
    recommender.dispose();
  });

  it('opens where the browser has no SHA-256, the page being insecure', async () => {
    vi.stubGlobal('crypto', {});
    const recommender = await new FakeShop().open();
    expect((await recommender.recommend({ limit: 1 })).items).toHaveLength(1);
    recommender.dispose();
  });

  it('uses the global fetch without one of its own', async () => {
    const shop = new FakeShop();
    vi.stubGlobal('fetch', shop.fetch);
    const recommender = await shop.open({ fetch: globalThis.fetch });
    expect(shop.urls).toContain(manifestUrl);
    recommender.dispose();
  });
});

describe('latest.json', () => {
  it.each([
    ['a web page', html, 'web page'],
    ['a web page with a comment before it', `<!-- cached -->${html}`, 'web page'],
    ['no JSON', 'not: json', 'not JSON'],
    ['empty', '', 'not JSON'],
    ['no UTF-8', Uint8Array.of(0x22, 0xff, 0x22), 'not JSON'],
    ['null', 'null', 'no object'],
    ['a number', '7', 'no object'],
  ])('that is %s is refused', async (_, body, told) => {
    const shop = new FakeShop();
    shop.replace(manifestUrl, body);
    const error = await rejection(shop.open(), 'corrupt-index');
    expect(error.message).toContain(manifestUrl);
    expect(error.message).toContain(told);
  });

  it.each([
    ['version', { version: -1 }],
    ['version', { version: 0 }],
    ['version', { version: '1' }],
    ['generation', { generation: 'abc' }],
    ['index', { index: null }],
    ['file', { index: { file: '../secret.json', sha256: 'a'.repeat(64), bytes: 1 } }],
    ['file', { index: { file: 'https://elsewhere.test/index.json', bytes: 1 } }],
    ['sha256', { index: { file: `index-${'a'.repeat(32)}.json`, sha256: '', bytes: 1 } }],
    ['boot', { boot: 'all' }],
    ['boot', { boot: ['../../etc/passwd'] }],
    ['format', { format: undefined }],
  ])('with a bad %s is refused', async (field, edit) => {
    const shop = new FakeShop();
    editManifest(shop, edit);
    const error = await rejection(shop.open(), 'corrupt-index');
    expect(error.message).toContain(manifestUrl);
    expect(error.message).toContain(`"${field}"`);
  });

  it('that is missing is a network error with its URL and status', async () => {
    const shop = new FakeShop();
    shop.files.delete(manifestUrl);
    const error = await rejection(shop.open(), 'network');
    expect(error.message).toBe(`${manifestUrl} answered 404`);
  });

  it('of a newer format says that the package is too old', async () => {
    const shop = new FakeShop();
    editManifest(shop, { format: 9 });
    const error = await rejection(shop.open(), 'unsupported-version');
    expect(error.message).toContain(`${manifestUrl} has format 9`);
  });

  it('that is far too long is not read to its end', async () => {
    const shop = new FakeShop();
    const { body } = shop.files.get(manifestUrl) ?? { body: '' };
    shop.replace(manifestUrl, `${String(body)}${' '.repeat(1_000 - body.length)}`);
    (await shop.open()).dispose();
    shop.replace(manifestUrl, `${String(body)}${' '.repeat(1_001 - body.length)}`);
    const error = await rejection(shop.open(), 'corrupt-index');
    expect(error.message).toBe(`${manifestUrl} is larger than 1000 bytes`);
    shop.replace(manifestUrl, html.padEnd(100_000));
    const page = await rejection(shop.open(), 'corrupt-index');
    expect(page.message).toBe(`${manifestUrl} is a web page`);
  });

  it('that is far too long on disk is refused, too', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'shelfwise-js-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true });
    });
    const manifest = join(folder, 'latest.json');
    writeFileSync(manifest, '{'.padEnd(1_001));
    const error = await rejection(new FakeShop().open({ manifest }), 'corrupt-index');
    expect(error.message).toContain('is larger than 1000 bytes');
  });

  it('that has expired is refused, one that has not is not', async () => {
    const shop = new FakeShop({ expires: '2030-01-01T00:00:00Z' });
    const before = await shop.open({ now: () => Date.parse('2029-12-31T00:00:00Z') });
    before.dispose();
    const now = (): number => Date.parse('2030-01-02T00:00:00Z');
    const error = await rejection(shop.open({ now }), 'stale-index');
    expect(error.message).toContain('expired on 2030-01-01');
    editManifest(shop, { expires: 'soon' });
    await rejection(shop.open(), 'corrupt-index');
  });
});

describe('the index', () => {
  it('of another build is refused', async () => {
    const shop = new FakeShop();
    editManifest(shop, { generation: '00000000000000ff' });
    const error = await rejection(shop.open(), 'generation-mismatch');
    expect(error.message).toContain(shop.indexUrl);
    expect(error.message).toContain('00000000000000ff');
  });

  it('that is not the one of latest.json is refused', async () => {
    const shop = new FakeShop();
    const body = String(shop.files.get(shop.indexUrl)?.body);
    shop.replace(shop.indexUrl, body.replace('fields', 'fielde'));
    const error = await rejection(shop.open(), 'corrupt-index');
    expect(error.message).toBe(`${shop.indexUrl} is not what latest.json says`);
    shop.replace(shop.indexUrl, `${body} `);
    const longer = await rejection(shop.open(), 'corrupt-index');
    expect(longer.message).toBe(`${shop.indexUrl} is larger than ${body.length} bytes`);
  });

  it('that is far too long is not read to its end', async () => {
    const shop = new FakeShop();
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(500_000)),
    });
    const { fetch: other } = shop;
    const fetch: typeof other = async (input, init) =>
      input === shop.indexUrl ? new Response(endless) : await other(input, init);
    const error = await rejection(shop.open({ fetch }), 'corrupt-index');
    expect(error.message).toMatch(/ is larger than \d{3} bytes$/);
    editManifest(shop, { index: { ...indexOf(shop), bytes: 4_000_001 } });
    const before = shop.urls.length;
    const never = await rejection(shop.open({ fetch }), 'corrupt-index');
    expect(never.message).toContain('has 4000001 bytes, at most 4000000 are possible');
    expect(shop.urls.slice(before)).not.toContain(shop.indexUrl);
  });

  it('of another length is refused where the browser has no SHA-256', async () => {
    vi.stubGlobal('crypto', {});
    const shop = new FakeShop();
    shop.replace(
      shop.indexUrl,
      String(shop.files.get(shop.indexUrl)?.body).replace(',"build":{}', ''),
    );
    const error = await rejection(shop.open(), 'corrupt-index');
    expect(error.message).toBe(`${shop.indexUrl} is not what latest.json says`);
  });

  it('that is missing, a web page or of a newer format is refused', async () => {
    const shop = new FakeShop();
    shop.replace(shop.indexUrl, html);
    expect((await rejection(shop.open(), 'corrupt-index')).message).toContain(shop.indexUrl);
    shop.replace(shop.indexUrl, '{"format": 9}');
    expect((await rejection(shop.open(), 'unsupported-version')).message).toContain(shop.indexUrl);
    shop.replace(shop.indexUrl, '{"format":0,"generation":"00000000000000a1","slices":[{}]}');
    expect((await rejection(shop.open(), 'corrupt-index')).message).toContain('"file"');
    shop.files.delete(shop.indexUrl);
    expect((await rejection(shop.open(), 'network')).message).toContain(shop.indexUrl);
  });
});

describe('a slice', () => {
  it('that is missing is a network error with its URL', async () => {
    const shop = new FakeShop();
    const { url } = firstSlice(shop);
    shop.files.delete(url);
    expect((await rejection(shop.open(), 'network')).message).toBe(`${url} answered 404`);
  });

  it('that is cut anywhere, or has garbage behind it, is refused', async () => {
    const shop = new FakeShop();
    const { url, stored } = firstSlice(shop);
    for (let length = 0; length < stored.length; length += 7) {
      shop.replace(url, stored.subarray(0, length));
      expect((await rejection(shop.open(), 'corrupt-slice')).message).toContain(url);
    }
    shop.replace(url, Uint8Array.from([...stored, 1, 2, 3]));
    await rejection(shop.open(), 'corrupt-slice');
  });

  it('whose content differs in one byte is refused by its hash', async () => {
    const shop = new FakeShop();
    const { url, stored } = firstSlice(shop);
    const content = gunzipSync(stored);
    content[content.length - 3] = 0x58;
    shop.replace(url, gzipSync(content));
    const error = await rejection(shop.open(), 'corrupt-slice');
    expect(error.message).toBe(`${url} is not what its index says`);
  });

  it('that would inflate without end is stopped', async () => {
    const shop = new FakeShop();
    const { url } = firstSlice(shop);
    shop.replace(url, gzipSync(new Uint8Array(2_000)));
    const error = await rejection(shop.open(), 'corrupt-slice');
    expect(error.message).toContain('inflates to more than');
  });

  it('that is far longer than its index says is not read to its end', async () => {
    const shop = new FakeShop();
    const url = shop.sliceUrls[1];
    if (url === undefined) throw new Error('no second slice');
    shop.replace(url, new Uint8Array(1 << 20));
    expect((await rejection(shop.open(), 'corrupt-slice')).message).toContain('is larger than');
  });

  it('that is a web page is refused as one', async () => {
    const shop = new FakeShop();
    const { url } = firstSlice(shop);
    shop.replace(url, html);
    const error = await rejection(shop.open(), 'corrupt-slice');
    expect(error.message).toContain(`${url} is a web page`);
  });

  it('needs a browser that can inflate', async () => {
    vi.stubGlobal('DecompressionStream', undefined);
    await rejection(new FakeShop().open(), 'unsupported-environment');
  });
});

describe('runtime.wasm', () => {
  it.each([
    ['a web page', html, 'is a web page'],
    ['something else', 'hello', 'is no WebAssembly'],
    ['empty', '', 'is no WebAssembly'],
  ])('that is %s is refused, with what to set', async (_, body, told) => {
    const shop = new FakeShop();
    shop.replace(wasmUrl, body);
    const error = await rejection(shop.open(), 'bad-asset');
    expect(error.message).toContain(`${wasmUrl} ${told}`);
    expect(error.message).toContain("optimizeDeps: { exclude: ['shelfwise'] }");
    expect(error.message).toContain('`wasm`');
  });

  it('that is missing is refused, with what to set', async () => {
    const shop = new FakeShop();
    shop.files.delete(wasmUrl);
    const error = await rejection(shop.open(), 'bad-asset');
    expect(error.message).toContain(`${wasmUrl} answered 404`);
    expect(error.message).toContain('optimizeDeps');
  });

  it('that does not compile is refused', async () => {
    const shop = new FakeShop();
    shop.replace(wasmUrl, Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 99));
    expect((await rejection(shop.open(), 'bad-asset')).message).toContain('runtime.wasm');
  });

  it('that wants other imports is refused', async () => {
    const shop = new FakeShop();
    const importing = [2, 7, 1, 1, 0x61, 1, 0x62, 0, 0]; // (import "a" "b" (func (type 0)))
    const type = [1, 4, 1, 0x60, 0, 0];
    shop.replace(wasmUrl, Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...type, ...importing));
    await rejection(shop.open(), 'bad-asset');
  });

  it('is not blamed where the content security policy forbids WebAssembly', async () => {
    vi.spyOn(WebAssembly, 'compile').mockRejectedValueOnce(
      new WebAssembly.CompileError("Refused because 'unsafe-eval' is not an allowed source"),
    );
    const error = await rejection(new FakeShop().open(), 'unsupported-environment');
    expect(error.message).toContain("'wasm-unsafe-eval'");
  });
});

describe('the network', () => {
  it('that fails is told with the URL and its cause', async () => {
    const shop = new FakeShop();
    const cause = new TypeError('fetch failed');
    const error = await rejection(shop.open({ fetch: () => Promise.reject(cause) }), 'network');
    expect(error.message).toMatch(/^https:.*: fetch failed/);
    expect(error.cause).toBe(cause);
  });

  it('is left alone once the signal is aborted', async () => {
    const shop = new FakeShop();
    await rejection(shop.open({ signal: AbortSignal.abort() }), 'aborted');
    expect(shop.requests).toEqual([]);
  });

  it.each([0, 1, 2, 3, 4])('can be aborted at request %i', async (at) => {
    const shop = new FakeShop();
    const { fetch } = shop;
    const controller = new AbortController();
    const aborting: typeof fetch = async (input, init) => {
      if (shop.requests.length === at) controller.abort();
      return await fetch(input, init);
    };
    const opening = shop.open({ fetch: aborting, signal: controller.signal });
    await rejection(opening, 'aborted');
    const requests = shop.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(shop.requests).toHaveLength(requests);
  });

  it('is no longer bound to the signal after loading', async () => {
    const controller = new AbortController();
    const recommender = await new FakeShop().open({ signal: controller.signal });
    controller.abort();
    expect((await recommender.recommend({ limit: 1 })).items).toHaveLength(1);
    recommender.dispose();
  });
});

describe('a location', () => {
  it('that is no URL is refused', async () => {
    await rejection(new FakeShop().open({ manifest: 'https://' }), 'invalid-argument');
    await rejection(new FakeShop().open({ wasm: 'https://' }), 'invalid-argument');
  });

  it('is relative to the page', async () => {
    vi.stubGlobal('document', { baseURI: `${origin}/products/` });
    const shop = new FakeShop();
    const recommender = await shop.open({ manifest: '../slices/latest.json' });
    expect(shop.urls[0]).toBe(manifestUrl);
    recommender.dispose();
  });

  it('is a path on disk in Node', async () => {
    const error = await rejection(
      new FakeShop().open({ manifest: 'no-such-folder/latest.json' }),
      'network',
    );
    expect(error.message).toMatch(/^file:.*no-such-folder\/latest\.json: ENOENT/);
  });

  it('on disk cannot be read by a browser', async () => {
    vi.stubGlobal('process', undefined);
    const opening = new FakeShop().open({ manifest: 'file:///slices/latest.json' });
    expect((await rejection(opening, 'network')).message).toContain('in Node only');
  });
});
