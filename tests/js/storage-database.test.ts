// The profile in IndexedDB whose every call fails, hangs or lies: success first, then an abort.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { cases, closeAll, errorNames, open, purchase, shopAround, view } from './device-shop.js';
import { FakeDatabase, type Step } from './fake-database.js';
import { outcomeWithin, stopTheClock } from './patience.js';
import { rejection } from './rejection.js';

let database: FakeDatabase;

beforeEach(() => {
  database = new FakeDatabase();
  database.install();
});
afterEach(closeAll);

describe('a database', () => {
  it('holds what was tracked, without what was removed', async () => {
    const first = await open();
    await first.track(view, { durable: true });
    const event = await first.track(purchase, { durable: true });
    await first.profile.remove(event);
    expect(await (await open()).profile.events()).toEqual(await first.profile.events());
    await first.forget();
    expect(database.stores).toBeUndefined();
  });

  it.each(cases<Step>(['databases', 'open', 'transaction', 'commit']))(
    'that fails at %s with %s when it is read is none',
    async (step, error) => {
      await (await open()).track(view, { durable: true });
      database.failure = { step, error };
      const recommender = await open();
      expect(await shopAround(recommender)).toEqual(await shopAround(await open('page')));
      const { state, why } = recommender.profile.status();
      expect([state, why]).toEqual(['memory-only', `${error}: no`]);
      database.failure = undefined;
      await recommender.profile.keep('device');
      expect(recommender.profile.status().state).toBe('ok');
      expect(await recommender.profile.events()).toHaveLength(3);
    },
  );

  it.each(cases<Step>(['open', 'transaction', 'put', 'commit']))(
    'that fails at %s with %s when it is written is tried again',
    async (step, error) => {
      const recommender = await open();
      database.failure = { step, error };
      expect(await shopAround(recommender)).toEqual(await shopAround(await open('page')));
      await rejection(recommender.track(view, { durable: true }), 'storage');
      const { state, why } = recommender.profile.status();
      expect([state, why]).toEqual(['degraded', `${error}: no`]);
      database.failure = undefined;
      await recommender.track(view, { durable: true }); // takes the others along
      expect(recommender.profile.status()).toEqual({ keep: 'device', state: 'ok', paused: false });
      expect(await (await open()).profile.events()).toHaveLength(4);
    },
  );

  it.each(errorNames)('that is not deleted for %s is told of', async (error) => {
    const recommender = await open();
    await recommender.track(view, { durable: true });
    database.failure = { step: 'deleteDatabase', error };
    await rejection(recommender.forget(), 'storage');
    expect(recommender.profile.status().state).toBe('degraded');
    expect(await recommender.profile.events()).toEqual([]);
  });

  it('that was not erased is erased before the next event is kept', async () => {
    const recommender = await open();
    await recommender.track(view, { durable: true });
    database.failure = { step: 'deleteDatabase', error: 'UnknownError' };
    await rejection(recommender.forget(), 'storage');
    database.failure = undefined;
    await recommender.track(purchase, { durable: true });
    const events = await (await open()).profile.events();
    expect(events.map(({ item }) => item)).toEqual(['sku-42']);
  });

  it('whose write fails keeps what was there, also for a removal that is tried again', async () => {
    const recommender = await open();
    await recommender.track(view, { durable: true });
    const event = await recommender.track(purchase, { durable: true });
    database.failure = { step: 'commit', error: 'QuotaExceededError' };
    await rejection(recommender.profile.remove(event), 'storage');
    await rejection(recommender.track(view, { durable: true }), 'storage');
    database.failure = undefined;
    await recommender.track(view, { durable: true });
    expect(recommender.profile.status().state).toBe('ok');
    expect(await recommender.profile.events()).toHaveLength(3);
    expect(await (await open()).profile.events()).toEqual(await recommender.profile.events());
  });

  it.each<Step>(['open', 'commit'])('that hangs at %s makes no event wait', async (step) => {
    const recommender = await open();
    database.failure = { step, error: 'hang' };
    stopTheClock();
    expect(await outcomeWithin(1000, recommender.track(view))).toBe('fulfilled');
    const durable = recommender.track(purchase, { durable: true });
    expect(await outcomeWithin(12_000, durable)).toBe('storage');
    const { state, why } = recommender.profile.status();
    expect([state, why]).toEqual(['memory-only', 'the store said nothing for 5000 ms']);
  });
});
