// Every promise of the package settles within its stated bound, whatever does not answer.

import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';

import { createRecommender } from '../../js/src/create-recommender.js';
import type { Recommender } from '../../js/src/recommender.js';
import type { WorkerRecommenderOptions } from '../../js/src/options.js';
import type { ProfileEvent } from '../../js/src/types.js';
import { version } from '../../js/src/version.js';
import { FakeShop, manifestUrl, wasmUrl } from './fake-shop.js';
import { FakeWorker } from './fake-worker.js';
import { outcomeAtOnce, outcomeWithin, stopTheClock } from './patience.js';
import { rejection } from './rejection.js';
import { ThreadWorker } from './thread-worker.js';

const loadTimeout = 1000;
const timeout = 400;
/** What everything that does answer takes on the stopped clock, at most. */
const rest = 5000;

/** A server that answers all but one file. */
class StallingShop extends FakeShop {
  /** What stalls, and whether half of its body arrives first. */
  stalled = { url: '', half: false };
  /** Whether its `fetch` ends when its signal is aborted, as a browser's does. */
  obedient = true;

  get stallingFetch(): typeof fetch {
    const { fetch: healthy } = this;
    return async (input, init) => {
      const url = input instanceof Request ? input.url : input.toString();
      if (url !== this.stalled.url) return await healthy(input, init);
      const body = this.files.get(url)?.body ?? '';
      if (this.stalled.half) return new Response(this.#halfOf(Buffer.from(body)));
      return await new Promise<Response>((_, reject) => {
        if (!this.obedient) return;
        init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
      });
    };
  }

  #halfOf(body: Uint8Array): ReadableStream<Uint8Array> {
    return new ReadableStream({
      start: (controller) => controller.enqueue(body.slice(0, body.length / 2)),
    });
  }
}

type Stage = readonly [name: string, of: (shop: FakeShop) => { url: string; half: boolean }];
const stages: readonly Stage[] = [
  ['latest.json', () => manifestUrl],
  ['the index', (shop: FakeShop) => shop.indexUrl],
  ['the boot slice', (shop: FakeShop) => shop.sliceUrls[0] ?? ''],
  ['the last slice', (shop: FakeShop) => shop.sliceUrls[1] ?? ''],
  ['runtime.wasm', () => wasmUrl],
].flatMap(([name, url]) => {
  const of = url as (shop: FakeShop) => string;
  return [
    [`${String(name)}, without an answer`, (shop) => ({ url: of(shop), half: false })],
    [`${String(name)}, in mid-body`, (shop) => ({ url: of(shop), half: true })],
  ] satisfies Stage[];
});

const item = 'sku-42';
const methods: Readonly<Record<string, (r: Recommender, e: ProfileEvent) => Promise<unknown>>> = {
  track: (r) => r.track({ type: 'view', item }),
  recommend: (r) => r.recommend(),
  'recommend with a history': (r) =>
    r.recommend({ history: [{ type: 'view', item, stepsAgo: 0 }] }),
  related: (r) => r.related({ item }),
  boughtTogether: (r) => r.boughtTogether({ item }),
  cart: (r) => r.cart({ items: [item] }),
  'profile.interests': (r) => r.profile.interests(),
  'profile.events': (r) => r.profile.events(),
  'profile.remove': (r, event) => r.profile.remove(event),
  forget: (r) => r.forget(),
  model: (r) => r.model(),
  refresh: (r) => r.refresh(),
};
const withoutEngine = ['profile.events', 'profile.remove', 'forget'];

let shop: StallingShop;

function create(options: Partial<WorkerRecommenderOptions> = {}): Promise<Recommender> {
  const own = { manifest: manifestUrl, wasm: wasmUrl, fetch: shop.stallingFetch };
  return createRecommender({ ...own, loadTimeout, timeout, ...options });
}

/** A recommender that was opened while all was well, and one event of it. */
async function opened(
  open: () => Promise<Recommender> = create,
): Promise<{ recommender: Recommender; event: ProfileEvent }> {
  const opening = open();
  expect(await outcomeAtOnce(opening)).toBe('fulfilled');
  const recommender = await opening;
  const tracking = recommender.track({ type: 'view', item });
  expect(await outcomeAtOnce(tracking)).toBe('fulfilled');
  return { recommender, event: await tracking };
}

function onlyWorker(): FakeWorker {
  const [worker] = FakeWorker.living;
  if (worker === undefined) throw new Error('no worker');
  return worker;
}

beforeEach(() => {
  shop = new StallingShop();
  vi.stubGlobal('Worker', FakeWorker);
  stopTheClock();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  Object.assign(FakeWorker, { script: 'serves', sayings: [], work: 0, living: [] });
});

describe.each(stages)('a server that stalls at %s', (_, stalledAt) => {
  it.each([true, false])('lets no door hang, fetch obeying its signal: %s', async (obedient) => {
    shop.stalled = stalledAt(shop);
    shop.obedient = obedient;
    expect(await outcomeWithin(loadTimeout + rest, create())).toBe('timeout');
    expect(FakeWorker.living).toEqual([]);
    const direct = shop.open({ fetch: shop.stallingFetch, loadTimeout });
    expect(await outcomeWithin(loadTimeout + rest, direct)).toBe('timeout');
  });

  it.each([true, false])('ends at once by its signal, fetch obeying it: %s', async (obedient) => {
    shop.stalled = stalledAt(shop);
    shop.obedient = obedient;
    const controller = new AbortController();
    const opening = create({ signal: controller.signal });
    setTimeout(() => controller.abort(), loadTimeout / 4);
    expect(await outcomeWithin(rest, opening)).toBe('aborted');
  });

  it('leaves the open build in place where a newer one does not come', async () => {
    const { recommender } = await opened();
    shop.publish({ version: 2, generation: '00000000000000b2' });
    shop.stalled = stalledAt(shop);
    expect(await outcomeWithin(loadTimeout + rest, recommender.refresh())).toBe('timeout');
    expect(await outcomeAtOnce(recommender.recommend())).toBe('fulfilled');
    recommender.dispose();
  });

  it.each(Object.keys(methods))('lets %s settle after a crash', async (name) => {
    const { recommender, event } = await opened();
    shop.stalled = stalledAt(shop);
    onlyWorker().die('gone');
    const call = methods[name]?.(recommender, event) ?? Promise.resolve();
    const expected = withoutEngine.includes(name) ? 'fulfilled' : 'timeout';
    expect(await outcomeWithin(loadTimeout + rest, call)).toBe(expected);
    shop.stalled.url = '';
    expect(await outcomeAtOnce(recommender.recommend())).toBe('fulfilled');
    recommender.dispose();
  });
});

describe('a Worker that is silent', () => {
  it.each(Object.keys(methods))('lets %s settle', async (name) => {
    const { recommender, event } = await opened();
    onlyWorker().hung = true;
    const call = methods[name]?.(recommender, event) ?? Promise.resolve();
    const expected = [...withoutEngine, 'model', 'refresh'].includes(name)
      ? 'fulfilled'
      : 'timeout';
    expect(await outcomeWithin(timeout + rest, call)).toBe(expected);
    await outcomeWithin(timeout + rest, recommender.recommend()); // the Worker may still be silent
    expect(await outcomeAtOnce(recommender.recommend())).toBe('fulfilled');
    recommender.dispose();
  });

  it('does not hold a newer build up', async () => {
    const { recommender, event } = await opened();
    shop.publish({ version: 2, generation: '00000000000000b2' });
    onlyWorker().hung = true;
    const lost = recommender.recommend();
    const refreshing = recommender.refresh();
    expect(await outcomeWithin(timeout + rest, lost)).toBe('timeout');
    expect(await outcomeAtOnce(refreshing)).toBe('fulfilled');
    expect(await recommender.profile.events()).toEqual([event]);
    recommender.dispose();
  });

  it('while it starts is a script that is something else', async () => {
    FakeWorker.script = 'is silent';
    expect(await outcomeWithin(loadTimeout + rest, create())).toBe('bad-asset');
    expect(FakeWorker.living).toEqual([]);
  });

  it('when it takes over after a crash is told as such', async () => {
    const { recommender } = await opened();
    FakeWorker.script = 'is silent';
    onlyWorker().die('gone');
    expect(await outcomeWithin(loadTimeout + rest, recommender.recommend())).toBe('bad-asset');
    recommender.dispose();
  });
});

describe('a worker script that is another valid script', () => {
  it.each([
    ['says nothing that the package knows', ['hello', 7, null, undefined, {}, [], { call: 1 }]],
    ['answers calls without having begun', [{ call: 1, value: 'scalar' }]],
    ['is of the package before versions were said', [{ ready: true }]],
    ['is of another version', [{ ready: `${version}-next` }]],
  ])('is refused where it %s', async (_, sayings) => {
    FakeWorker.script = 'is another';
    FakeWorker.sayings = sayings;
    expect(await outcomeWithin(loadTimeout + rest, create())).toBe('bad-asset');
    expect(FakeWorker.living).toEqual([]);
  });

  it('is ended although it loops', async () => {
    vi.useRealTimers();
    vi.stubGlobal('Worker', ThreadWorker);
    const folder = mkdtempSync(join(tmpdir(), 'shelfwise-loop-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const script = join(folder, 'loop.mjs');
    writeFileSync(script, 'for (;;);');
    await rejection(create({ worker: pathToFileURL(script), loadTimeout: 200 }), 'bad-asset');
  });
});

describe('the clock of a call', () => {
  it('starts when the engine begins it', async () => {
    const { recommender } = await opened();
    const worker = onlyWorker();
    FakeWorker.work = timeout / 4;
    const calls = Array.from({ length: 200 }, () => recommender.recommend());
    expect(await outcomeWithin(201 * FakeWorker.work, Promise.all(calls))).toBe('fulfilled');
    expect(onlyWorker()).toBe(worker);
    recommender.dispose();
  });

  it('ends the engine at the first call that takes too long', async () => {
    const { recommender } = await opened();
    FakeWorker.work = timeout / 4;
    const good = Array.from({ length: 10 }, () => recommender.recommend());
    setTimeout(() => (onlyWorker().hung = true), 10.5 * FakeWorker.work);
    const [bad, waiting] = [recommender.recommend(), recommender.model()];
    expect(await outcomeWithin(11 * timeout, Promise.all([...good, waiting]))).toBe('fulfilled');
    expect(await outcomeWithin(timeout + rest, bad)).toBe('timeout');
    recommender.dispose();
  });

  it('hears an answer that came while the page slept', async () => {
    const { recommender } = await opened();
    const call = recommender.recommend();
    vi.setSystemTime(Date.now() + 10 * timeout);
    expect(await outcomeAtOnce(call)).toBe('fulfilled');
    recommender.dispose();
  });
});
