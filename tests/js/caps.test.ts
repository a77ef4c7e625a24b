// Of no file more is received than is known beforehand, and nothing streams on that nobody wants.

import { afterEach, describe, expect, it, vi } from 'vitest';

import { FakeShop, manifestUrl, origin, wasmUrl } from './fake-shop.js';
import { rejection } from './rejection.js';

/** A body without end that counts what is taken of it. */
class Endless {
  taken = 0;
  ended = false;
  readonly stream = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      this.taken += 10_000;
      controller.enqueue(new Uint8Array(10_000));
    },
    cancel: () => {
      this.ended = true;
    },
  });
}

/** The shop's `fetch` that ignores signals and answers without end in the place of one file. */
function endlessAt(shop: FakeShop, url: string): { body: Endless; fetch: typeof fetch } {
  const body = new Endless();
  const { fetch: other } = shop;
  const fetch: typeof other = async (input) =>
    input === url ? new Response(body.stream) : await other(input);
  return { body, fetch };
}

/** Adds a file to those that latest.json wants early. */
function addBoot(shop: FakeShop, file: string): void {
  const manifest = JSON.parse(String(shop.files.get(manifestUrl)?.body)) as { boot: string[] };
  manifest.boot.push(file);
  shop.replace(manifestUrl, JSON.stringify(manifest));
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

afterEach(() => vi.unstubAllGlobals());

describe('a file without end', () => {
  it.each([
    ['latest.json', 'corrupt-index', () => manifestUrl, 20_000],
    ['the index', 'corrupt-index', (shop: FakeShop) => shop.indexUrl, 20_000],
    ['the boot slice', 'corrupt-slice', (shop: FakeShop) => shop.sliceUrls[0] ?? '', 20_000],
    ['the last slice', 'corrupt-slice', (shop: FakeShop) => shop.sliceUrls[1] ?? '', 20_000],
    ['runtime.wasm', 'bad-asset', () => wasmUrl, 4_020_000],
  ] as const)('in the place of %s is given up at once', async (_, code, url, most) => {
    const shop = new FakeShop();
    const { body, fetch } = endlessAt(shop, url(shop));
    const { message } = await rejection(shop.open({ fetch }), code);
    expect(message).toMatch(/ is larger than \d+ bytes/);
    await settle();
    expect(body.ended).toBe(true);
    expect(body.taken).toBeLessThanOrEqual(most);
  });

  it('that latest.json wants and the index does not name is ended unread', async () => {
    const shop = new FakeShop();
    const file = `${'e'.repeat(32)}.slice.gz`;
    addBoot(shop, file);
    const { body, fetch } = endlessAt(shop, `${origin}/slices/${file}`);
    const recommender = await shop.open({ fetch });
    await settle();
    expect(body.ended).toBe(true);
    expect(body.taken).toBeLessThanOrEqual(10_000);
    recommender.dispose();
  });

  it('is ended where another file is missing', async () => {
    const shop = new FakeShop();
    const { body, fetch } = endlessAt(shop, shop.sliceUrls[0] ?? '');
    shop.files.delete(shop.indexUrl);
    await rejection(shop.open({ fetch }), 'network');
    await settle();
    expect(body.ended).toBe(true);
  });

  it('is ended by dispose', async () => {
    const shop = new FakeShop({ version: 1 });
    const bodies: Endless[] = [];
    let stalls = false;
    const { fetch: other } = shop;
    const fetch: typeof other = async (input) => {
      if (!stalls || input === manifestUrl) return await other(input);
      const body = new Endless();
      bodies.push(body);
      return new Response(new ReadableStream({ cancel: () => void (body.ended = true) }));
    };
    const recommender = await shop.open({ fetch });
    shop.publish({ version: 2, generation: '00000000000000b2' });
    stalls = true;
    const refreshing = recommender.refresh();
    await settle();
    expect(bodies.length).toBeGreaterThan(2);
    recommender.dispose();
    await rejection(refreshing, 'disposed');
    await settle();
    expect(bodies.every(({ ended }) => ended)).toBe(true);
  });
});
