import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { beforeEach, describe, expect, it } from 'vitest';

import { numberOf } from './event-number.js';
import { FakeEngine, products } from './fake-engine.js';
import { FakeShop, manifestUrl } from './fake-shop.js';
import { rejection } from './rejection.js';

beforeEach(() => {
  FakeEngine.living = 0; // a trapped engine is left to the garbage collector
});

/** Runs `work` while the shop has no mug. */
async function withoutMug(work: () => Promise<unknown>): Promise<void> {
  const mug = products['mug-1'];
  delete (products as Record<string, unknown>)['mug-1'];
  try {
    await work();
  } finally {
    Object.assign(products, { 'mug-1': mug });
  }
}

describe('refresh', () => {
  it('opens a newer build and keeps the profile', async () => {
    const shop = new FakeShop({ version: 1 });
    const recommender = await shop.open();
    const event = await recommender.track({ type: 'view', item: 'tent-2' });
    shop.publish({ version: 2, generation: '00000000000000b2' });
    expect(await recommender.refresh()).toBe(true);
    expect(await recommender.model()).toMatchObject({
      ...{ version: 2, generation: '00000000000000b2' },
    });
    expect(await recommender.profile.events()).toEqual([event]);
    expect(FakeEngine.living).toBe(1);
    recommender.dispose();
  });

  it('keeps the profile while events arrive during the change', async () => {
    const shop = new FakeShop({ version: 1 });
    const recommender = await shop.open();
    shop.publish({ version: 2, generation: '00000000000000b2' });
    const refreshing = recommender.refresh();
    const tracked = [];
    for (let i = 0; i < 20; i += 1) {
      tracked.push(await recommender.track({ type: 'view', item: 'tent-1' }));
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    expect(await refreshing).toBe(true);
    expect(await recommender.profile.events()).toEqual(tracked);
    expect(tracked.map(numberOf)).toEqual(tracked.map((_, i) => i + 1));
    recommender.dispose();
  });

  it('is done once, however often it is asked for', async () => {
    const shop = new FakeShop({ version: 1 });
    const recommender = await shop.open();
    shop.publish({ version: 2, generation: '00000000000000b2' });
    const before = shop.requests.length;
    expect(await Promise.all([recommender.refresh(), recommender.refresh()])).toEqual([true, true]);
    expect(shop.urls.slice(before).filter((url) => url === manifestUrl)).toHaveLength(1);
    expect(FakeEngine.living).toBe(1);
    recommender.dispose();
  });

  it('replaces the engine that took over after a crash on the way', async () => {
    const shop = new FakeShop({ version: 1 });
    const recommender = await shop.open();
    await recommender.track({ type: 'view', item: 'tent-1' });
    shop.publish({ version: 2, generation: '00000000000000b2' });
    const refreshing = recommender.refresh();
    FakeEngine.trap = new WebAssembly.RuntimeError('unreachable');
    await rejection(recommender.recommend(), 'engine-crashed');
    expect(await recommender.profile.events()).toHaveLength(1);
    await refreshing;
    expect(await recommender.profile.events()).toHaveLength(1);
    expect((await recommender.model()).version).toBe(2);
    recommender.dispose();
  });

  it('asks for one small file where there is nothing newer', async () => {
    const shop = new FakeShop();
    const recommender = await shop.open();
    const before = shop.requests.length;
    expect(await recommender.refresh()).toBe(false);
    expect(shop.urls.slice(before)).toEqual([manifestUrl]);
    recommender.dispose();
  });

  it('refuses an older build, and the open one stays', async () => {
    const shop = new FakeShop({ version: 5 });
    const recommender = await shop.open();
    shop.publish({ version: 4, generation: '00000000000000b2' });
    const error = await rejection(recommender.refresh(), 'stale-index');
    expect(error.message).toBe(`${manifestUrl} is version 4, version 5 was opened before`);
    expect((await recommender.model()).version).toBe(5);
    recommender.dispose();
  });

  it('leaves the open build in place where the newer one is broken or aborted', async () => {
    const shop = new FakeShop({ version: 1 });
    const recommender = await shop.open();
    await recommender.track({ type: 'view', item: 'tent-1' });
    shop.publish({ version: 2, generation: '00000000000000b2' });
    await rejection(recommender.refresh({ signal: AbortSignal.abort() }), 'aborted');
    shop.replace(shop.sliceUrls[1] ?? '', 'cut');
    await rejection(recommender.refresh(), 'corrupt-slice');
    expect((await recommender.model()).version).toBe(1);
    expect(await recommender.profile.events()).toHaveLength(1);
    expect(FakeEngine.living).toBe(1);
    recommender.dispose();
  });

  it('keeps events of items that the newer build does not have, and says so', async () => {
    const shop = new FakeShop({ version: 1 });
    const recommender = await shop.open();
    const removed = await recommender.track({ type: 'view', item: 'mug-1' });
    const gone = await recommender.track({ type: 'view', item: 'mug-1' });
    const kept = await recommender.track({ type: 'view', item: 'tent-1' });
    shop.publish({ version: 2, generation: '00000000000000b2' });
    await withoutMug(() => recommender.refresh());
    const strange = { ...gone, known: false };
    expect(await recommender.profile.events()).toEqual([
      ...[{ ...removed, known: false }, strange, kept],
    ]);
    await recommender.profile.remove(removed); // seen, so it can be deleted
    await rejection(recommender.profile.remove(removed), 'not-found');
    expect(await recommender.profile.events()).toEqual([strange, kept]);
    shop.publish({ version: 3, generation: '00000000000000c3' });
    await recommender.refresh();
    expect(await recommender.profile.events()).toEqual([gone, kept]); // back, but what was removed
    expect(numberOf(await recommender.track({ type: 'view', item: 'tent-1' }))).toBe(4);
    recommender.dispose();
  });

  it('forgets events of items that the newer build does not have', async () => {
    const shop = new FakeShop({ version: 1 });
    const recommender = await shop.open();
    await recommender.track({ type: 'view', item: 'mug-1' });
    shop.publish({ version: 2, generation: '00000000000000b2' });
    await withoutMug(() => recommender.refresh());
    await recommender.forget();
    expect(await recommender.profile.events()).toEqual([]);
    shop.publish({ version: 3, generation: '00000000000000c3' });
    await recommender.refresh();
    expect(await recommender.profile.events()).toEqual([]);
    recommender.dispose();
  });
});

describe('an engine on this thread', () => {
  it('is replaced after a trap, with the same events', async () => {
    const recommender = await new FakeShop().open();
    const event = await recommender.track({ type: 'view', item: 'tent-1' });
    FakeEngine.trap = new WebAssembly.RuntimeError('unreachable');
    await rejection(recommender.recommend(), 'engine-crashed');
    expect(await recommender.profile.events()).toEqual([event]);
    recommender.dispose();
  });
});

describe('dispose', () => {
  it('frees the engine once, and every later call rejects', async () => {
    const before = FakeEngine.living;
    const recommender = await new FakeShop().open();
    expect(FakeEngine.living).toBe(before + 1);
    recommender.dispose();
    recommender.dispose();
    await rejection(recommender.recommend(), 'disposed');
    await rejection(recommender.track({ type: 'view', item: 'tent-1' }), 'disposed');
    await rejection(recommender.profile.events(), 'disposed');
    await rejection(recommender.refresh(), 'disposed');
    await rejection(recommender.forget(), 'disposed');
    expect(FakeEngine.living).toBe(before);
  });

  it('ends a refresh that is under way', async () => {
    const before = FakeEngine.living;
    const shop = new FakeShop({ version: 1 });
    const recommender = await shop.open();
    shop.publish({ version: 2, generation: '00000000000000b2' });
    const refreshing = recommender.refresh();
    await new Promise((resolve) => setTimeout(resolve, 0));
    recommender.dispose();
    await rejection(refreshing, 'disposed');
    expect(FakeEngine.living).toBe(before);
  });

  it('is done by the garbage collector where the shop forgot it', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const before = FakeEngine.living;
    await (async () => {
      const dropped = await new FakeShop().open();
      await dropped.recommend();
    })();
    expect(FakeEngine.living).toBe(before + 1);
    for (let i = 0; i < 50 && FakeEngine.living > before; i += 1) {
      collect();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(FakeEngine.living).toBe(before);
  });
});
