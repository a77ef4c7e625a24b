import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createRecommender } from '../../js/src/create-recommender.js';
import type { Recommender } from '../../js/src/recommender.js';
import type { WorkerRecommenderOptions } from '../../js/src/options.js';
import { FakeEngine } from './fake-engine.js';
import { FakeShop, manifestUrl, wasmUrl } from './fake-shop.js';
import { FakeWorker } from './fake-worker.js';
import { rejection } from './rejection.js';
import { numberOf } from './event-number.js';

const shop = new FakeShop();

function create(options: Partial<WorkerRecommenderOptions> = {}): Promise<Recommender> {
  const given = { manifest: manifestUrl, wasm: wasmUrl, fetch: shop.fetch, ...options };
  return createRecommender(given);
}

function onlyWorker(): FakeWorker {
  expect(FakeWorker.living).toHaveLength(1);
  const [worker] = FakeWorker.living;
  if (worker === undefined) throw new Error('no worker');
  return worker;
}

/** Until microtasks and timers that are due have run. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

beforeEach(() => vi.stubGlobal('Worker', FakeWorker));
afterEach(() => {
  vi.unstubAllGlobals();
  FakeWorker.script = 'serves';
  const left = FakeWorker.living;
  FakeWorker.living = [];
  expect(left).toEqual([]);
});

describe('a recommender with its engine in a Worker', () => {
  it('answers as the one without a Worker', async () => {
    const direct = await shop.open();
    const worker = await create();
    for (const recommender of [direct, worker]) {
      await recommender.track({ type: 'view', item: 'tent-2' });
    }
    const list = async (recommender: Recommender): Promise<unknown> => {
      const answer = await recommender.recommend({ fields: ['title'] });
      return JSON.parse(JSON.stringify(answer).replace(/"id":"\w+-0000001"/g, '"id":"first"'));
    };
    expect(await list(worker)).toEqual(await list(direct));
    expect(await worker.related({ item: 'sku-42' })).toEqual(
      await direct.related({ item: 'sku-42' }),
    );
    expect(await worker.boughtTogether({ item: 'sku-42' })).toEqual(
      await direct.boughtTogether({ item: 'sku-42' }),
    );
    expect(await worker.cart({ items: ['sku-42', 'mug-1'] })).toEqual(
      await direct.cart({ items: ['sku-42', 'mug-1'] }),
    );
    expect(await worker.profile.interests()).toEqual(await direct.profile.interests());
    direct.dispose();
    worker.dispose();
    await settle();
  });

  it('starts the module that lies beside it, or the one it is told', async () => {
    const own = await create();
    expect(onlyWorker().url.href).toMatch(/\/engine\/worker\.js$/);
    expect(onlyWorker().options).toMatchObject({ type: 'module' });
    own.dispose();
    await settle();
    const told = await create({ worker: 'https://shop.test/static/shelfwise-worker.js' });
    expect(onlyWorker().url.href).toBe('https://shop.test/static/shelfwise-worker.js');
    told.dispose();
    await settle();
  });

  it('gives its slices away instead of copying them', async () => {
    const transferred = vi.spyOn(FakeWorker.prototype, 'postMessage');
    const recommender = await create();
    const buffers = transferred.mock.calls.flatMap(([, transfer]) => transfer);
    expect(buffers).toHaveLength(3); // runtime.wasm and two slices
    expect(buffers.every((buffer) => (buffer as ArrayBuffer).byteLength === 0)).toBe(true);
    transferred.mockRestore();
    recommender.dispose();
    await settle();
  });

  it('carries errors of the engine across', async () => {
    const recommender = await create();
    const error = await rejection(recommender.track({ type: 'view', item: 'x' }), 'not-found');
    expect(error.message).toBe('no item x');
    onlyWorker();
    recommender.dispose();
    await settle();
  });

  it('says what to set where its script is missing', async () => {
    FakeWorker.script = 'is missing';
    const error = await rejection(create(), 'bad-asset');
    expect(error.message).toContain("optimizeDeps: { exclude: ['shelfwise'] }");
    expect(error.message).toContain('`worker`');
    expect(error.message).toContain("worker-src 'self'");
  });

  it('says what to set where the browser refuses the script', async () => {
    vi.stubGlobal('Worker', function refuse() {
      throw new DOMException('cannot be accessed from origin', 'SecurityError');
    });
    const error = await rejection(create(), 'bad-asset');
    expect(error.message).toContain('cannot be accessed from origin');
  });

  it('can be aborted while its script does not come', async () => {
    FakeWorker.script = 'is silent';
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 20);
    await rejection(create({ signal: controller.signal }), 'aborted');
  });

  it('ends the Worker where loading fails', async () => {
    await rejection(create({ manifest: 'https://shop.test/none/latest.json' }), 'network');
    expect(FakeWorker.living).toEqual([]);
  });

  it('refuses a timeout that is none', async () => {
    for (const timeout of [0, -5, Number.NaN, Infinity]) {
      await rejection(create({ timeout }), 'invalid-argument');
    }
    await rejection(create({ worker: 'https://' }), 'invalid-argument');
  });
});

describe('a Worker that dies', () => {
  it('rejects every waiting call, and the next call works with the same events', async () => {
    const recommender = await create();
    const first = await recommender.track({ type: 'view', item: 'mug-1' });
    const second = await recommender.track({ type: 'purchase', item: 'tent-1' });
    const third = await recommender.track({ type: 'view', item: 'tent-2' });
    await recommender.profile.remove(first);
    const before = await recommender.recommend();

    const dead = onlyWorker();
    dead.hung = true;
    const waiting = [recommender.recommend(), recommender.profile.interests()];
    await settle();
    dead.die('RuntimeError: unreachable');
    for (const call of waiting) {
      expect((await rejection(call, 'engine-crashed')).message).toContain('unreachable');
    }
    expect(await recommender.profile.events()).toEqual([second, third]);
    expect(await recommender.recommend()).toEqual(before);
    expect(onlyWorker()).not.toBe(dead);
    const fourth = await recommender.track({ type: 'view', item: 'sku-42' });
    expect(numberOf(fourth)).toBe(4);
    recommender.dispose();
    await settle();
  });

  it('is replaced when its engine traps', async () => {
    const recommender = await create();
    await recommender.track({ type: 'view', item: 'tent-1' });
    const trapped = onlyWorker();
    FakeEngine.trap = new WebAssembly.RuntimeError('memory access out of bounds');
    const error = await rejection(recommender.recommend(), 'engine-crashed');
    expect(error.message).toContain('memory access out of bounds');
    expect(await recommender.profile.events()).toHaveLength(1);
    expect(await recommender.profile.interests()).toHaveLength(1);
    expect(onlyWorker()).not.toBe(trapped);
    recommender.dispose();
    await settle();
  });

  it('is replaced when a call takes too long', async () => {
    const recommender = await create({ timeout: 30 });
    await recommender.track({ type: 'view', item: 'tent-1' });
    onlyWorker().hung = true;
    const [slow, other] = [recommender.recommend(), recommender.profile.interests()];
    const failures = await Promise.allSettled([slow, other]);
    expect(failures.map((failure) => failure.status)).toEqual(['rejected', 'rejected']);
    expect((await rejection(slow, 'timeout')).message).toContain('longer than 30 ms');
    await rejection(other, 'engine-crashed');
    expect(await recommender.profile.events()).toHaveLength(1);
    recommender.dispose();
    await settle();
  });

  it('has forgotten what it was told to forget', async () => {
    const recommender = await create();
    await recommender.track({ type: 'view', item: 'tent-1' });
    const worker = onlyWorker();
    worker.hung = true;
    const forgetting = recommender.forget();
    await settle();
    worker.die('gone');
    await forgetting; // nothing is left of an engine that has died
    expect(await recommender.profile.events()).toEqual([]);
    expect((await recommender.recommend({ limit: 1 })).items[0]?.reasons[0]?.source).toBe(
      'popular',
    );
    expect(numberOf(await recommender.track({ type: 'view', item: 'tent-1' }))).toBe(2);
    recommender.dispose();
    await settle();
  });

  it('is tried again after a replacement could not be loaded', async () => {
    const recommender = await create();
    await recommender.track({ type: 'view', item: 'tent-1' });
    onlyWorker().die('gone');
    const file = shop.files.get(manifestUrl);
    if (file === undefined) throw new Error('no manifest');
    shop.files.delete(manifestUrl);
    await rejection(recommender.profile.interests(), 'network');
    shop.files.set(manifestUrl, file);
    expect(await recommender.profile.interests()).toHaveLength(1);
    recommender.dispose();
    await settle();
  });

  it('is replaced once, however many calls wait for it', async () => {
    const recommender = await create();
    onlyWorker().die('gone');
    await Promise.all([recommender.recommend(), recommender.recommend(), recommender.forget()]);
    onlyWorker();
    recommender.dispose();
    await settle();
  });
});
