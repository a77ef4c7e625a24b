// What an engine has acknowledged is in the log, and what is in the log is in the engine, wherever in
// a change of engines a call comes.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createRecommender } from '../../js/src/create-recommender.js';
import type { Recommender } from '../../js/src/recommender.js';
import type { ProfileEvent } from '../../js/src/types.js';
import { numberOf } from './event-number.js';
import { FakeEngine } from './fake-engine.js';
import { FakeShop, manifestUrl, wasmUrl } from './fake-shop.js';
import { FakeWorker } from './fake-worker.js';
import { rejection } from './rejection.js';

const view = { type: 'view', item: 'tent-1' } as const;

async function microtasks(count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) await Promise.resolve();
}

async function macrotasks(count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) await new Promise((resolve) => setTimeout(resolve, 0));
}

const doors: Readonly<Record<string, (shop: FakeShop) => Promise<Recommender>>> = {
  'without a Worker': (shop) => shop.open(),
  'with a Worker': (shop) =>
    createRecommender({ manifest: manifestUrl, wasm: wasmUrl, fetch: shop.fetch }),
};

beforeEach(() => vi.stubGlobal('Worker', FakeWorker));
afterEach(() => {
  vi.unstubAllGlobals();
  FakeEngine.onOpen = () => undefined;
  FakeWorker.living = [];
});

/** Checks that log, engine and what was acknowledged agree, and ends the recommender. */
async function agree(
  recommender: Recommender,
  acknowledged: readonly ProfileEvent[],
): Promise<void> {
  const numbers = acknowledged.map(numberOf).sort((a, b) => a - b);
  expect(new Set(numbers).size).toBe(numbers.length);
  const listed = (await recommender.profile.events()).map(numberOf);
  expect(listed).toEqual(numbers);
  expect(FakeEngine.newest?.holds).toHaveLength(numbers.length);
  recommender.dispose();
}

/** A refresh to a newer build, and `work` at that offset from the moment that the new engine is open. */
async function atOffset(
  open: (shop: FakeShop) => Promise<Recommender>,
  [macro, micro]: readonly [number, number],
  work: (recommender: Recommender) => Promise<void>,
  before: (recommender: Recommender) => Promise<void>,
): Promise<Recommender> {
  const shop = new FakeShop({ version: 1 });
  const recommender = await open(shop);
  await before(recommender);
  shop.publish({ version: 2, generation: '00000000000000b2' });
  const opened = new Promise<void>((resolve) => (FakeEngine.onOpen = resolve));
  const refreshing = recommender.refresh();
  await opened;
  await macrotasks(macro);
  await microtasks(micro);
  await work(recommender);
  expect(await refreshing).toBe(true);
  return recommender;
}

describe.each(Object.keys(doors))('a newer build that takes over %s', (door) => {
  const open = doors[door] ?? ((shop: FakeShop) => shop.open());
  const offsets = Array.from({ length: 4 }, (_, macro) =>
    Array.from({ length: 60 }, (__, micro) => [macro, micro] as const),
  ).flat();

  it('keeps every acknowledged event, and gives no number twice, at every offset', async () => {
    for (const offset of offsets) {
      const acknowledged: ProfileEvent[] = [];
      const track = async (recommender: Recommender): Promise<void> => {
        acknowledged.push(await recommender.track(view));
      };
      const recommender = await atOffset(open, offset, track, track);
      await track(recommender);
      await agree(recommender, acknowledged);
    }
  }, 60_000);

  it('keeps nothing that was removed or forgotten, at every offset', async () => {
    for (const offset of offsets) {
      const events: ProfileEvent[] = [];
      const recommender = await atOffset(
        ...([open, offset] as const),
        async (r) => {
          if (offset[1] % 2 === 0) await r.profile.remove(events[0] ?? { id: '' });
          else await r.forget();
        },
        async (r) => {
          for (let i = 0; i < 2; i += 1) events.push(await r.track(view));
        },
      );
      const kept = offset[1] % 2 === 0 ? events.slice(1) : [];
      await agree(recommender, [...kept, await recommender.track(view)]);
    }
  }, 60_000);

  it('takes calls all along', async () => {
    const acknowledged: Promise<ProfileEvent>[] = [];
    const shop = new FakeShop({ version: 1 });
    const recommender = await open(shop);
    shop.publish({ version: 2, generation: '00000000000000b2' });
    const done = new AbortController();
    const refreshing = recommender.refresh().finally(() => done.abort());
    while (!done.signal.aborted) {
      for (let i = 0; i < 20; i += 1) {
        if (acknowledged.length < 900) acknowledged.push(recommender.track(view));
        await Promise.resolve();
      }
      await macrotasks(1);
    }
    expect(await refreshing).toBe(true);
    await agree(recommender, await Promise.all(acknowledged));
  });

  it('is the one engine, though the one before crashes and is opened again meanwhile', async () => {
    for (let turns = 0; turns < 16; turns += 1) {
      FakeEngine.living = 0;
      const shop = new FakeShop({ version: 1 });
      const recommender = await open(shop);
      const acknowledged = [await recommender.track(view)];
      shop.publish({ version: 2, generation: '00000000000000b2' });
      const refreshing = recommender.refresh();
      await macrotasks(turns);
      FakeEngine.trap = new WebAssembly.RuntimeError('unreachable');
      await rejection(recommender.recommend(), 'engine-crashed');
      acknowledged.push(await recommender.track(view));
      expect(await refreshing).toBe(true);
      acknowledged.push(await recommender.track(view));
      expect(await recommender.profile.events()).toEqual(acknowledged);
      expect((await recommender.recommend()).items[0]?.score).toBe(acknowledged.length);
      recommender.dispose();
      // A trapped engine on this thread is left to the garbage collector.
      const left = door === 'with a Worker' ? FakeWorker.living.length : FakeEngine.living - 1;
      expect(left, `${turns} turns`).toBe(0);
    }
  });

  it('gives numbers that come after all others, also after forget and a crash', async () => {
    const recommender = await open(new FakeShop());
    const first = await recommender.track(view);
    await recommender.forget();
    const second = await recommender.track(view);
    FakeEngine.trap = new WebAssembly.RuntimeError('unreachable');
    await expect(recommender.recommend()).rejects.toMatchObject({ code: 'engine-crashed' });
    await recommender.forget();
    const third = await recommender.track(view);
    expect([first, second, third].map(numberOf)).toEqual([1, 2, 3]);
    await expect(recommender.profile.remove(first)).rejects.toMatchObject({ code: 'not-found' });
    await agree(recommender, [third]);
  });

  it('keeps calls in their order where nobody waits for them', async () => {
    const recommender = await open(new FakeShop());
    const calls = [recommender.track(view), recommender.forget(), recommender.track(view)];
    const [, , kept] = await Promise.all(calls);
    await agree(recommender, [kept as ProfileEvent]);
  });
});

describe('the log', () => {
  it('holds no more than is retained, however long the visit is', async () => {
    const recommender = await new FakeShop().open({ retention: { events: 500 } });
    const [first] = [await recommender.track(view)];
    for (let i = 1; i < 1000; i += 1) await recommender.track(view);
    const numbers = (await recommender.profile.events()).map(numberOf);
    expect(numbers).toEqual(Array.from({ length: 500 }, (_, i) => 501 + i));
    await expect(recommender.profile.remove(first)).rejects.toMatchObject({
      code: 'not-found',
    });
    recommender.dispose();
  });

  it('lists what is on its way', async () => {
    const recommender = await new FakeShop().open();
    const tracking = recommender.track(view);
    expect(await recommender.profile.events()).toEqual([await tracking]);
    recommender.dispose();
  });
});
