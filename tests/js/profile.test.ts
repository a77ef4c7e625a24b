// The profile where it is kept: sessionStorage that lives in this process.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { ProfileStatus } from '../../js/src/types.js';
import { refuse } from './device-shop.js';
import { FakeShop } from './fake-shop.js';
import { rejection } from './rejection.js';

const view = { type: 'view', item: 'tent-2' } as const;

/** The part of a Storage that is used; keys are properties. */
class FakeStorage {
  [key: string]: unknown;
  getItem(key: string): string | null {
    return (this[key] as string | undefined) ?? null;
  }
  setItem(key: string, value: string): void {
    this[key] = value;
  }
  removeItem(key: string): void {
    Reflect.deleteProperty(this, key);
  }
}

let storage: FakeStorage;

beforeEach(() => {
  storage = new FakeStorage();
  vi.stubGlobal('sessionStorage', storage);
});
afterEach(() => vi.unstubAllGlobals());

describe('a profile of the session', () => {
  it('outlives the page, and every list is the same', async () => {
    const shop = new FakeShop();
    const first = await shop.open({ keep: 'session' });
    await first.track(view, { durable: true });
    await first.track({ type: 'purchase', item: 'sku-42' }, { durable: true });
    const before = [await first.profile.events(), await first.recommend()];
    first.dispose();
    const second = await shop.open({ keep: 'session' });
    expect([await second.profile.events(), await second.recommend()]).toEqual(before);
    second.dispose();
  });

  it('is another under another name', async () => {
    const shop = new FakeShop();
    const first = await shop.open({ keep: 'session' });
    await first.track(view, { durable: true });
    const other = await shop.open({ keep: 'session', profileName: 'default:other' });
    expect(await other.profile.events()).toEqual([]);
    first.dispose();
    other.dispose();
  });

  it('leaves nothing after forget, and is kept again afterwards', async () => {
    const recommender = await new FakeShop().open({ keep: 'session' });
    await recommender.track(view, { durable: true });
    expect(Object.keys(storage)).toHaveLength(2);
    await recommender.forget();
    expect(Object.keys(storage)).toEqual([]);
    expect(await recommender.profile.events()).toEqual([]);
    await recommender.track(view, { durable: true });
    expect(Object.keys(storage)).toHaveLength(2);
    recommender.dispose();
  });

  it('takes along what was tracked when it is raised, and erases when it is lowered', async () => {
    const shop = new FakeShop();
    const recommender = await shop.open();
    const event = await recommender.track(view);
    expect(Object.keys(storage)).toEqual([]);
    await recommender.profile.keep('session');
    const other = await shop.open({ keep: 'session' });
    expect(await other.profile.events()).toEqual([event]);
    await other.track(view, { durable: true });
    await other.profile.keep('page');
    expect(Object.keys(storage)).toEqual([]);
    expect(await other.profile.events()).toHaveLength(1); // its own
    other.dispose();
    recommender.dispose();
  });

  it('loses a removed event there, too', async () => {
    const shop = new FakeShop();
    const recommender = await shop.open({ keep: 'session' });
    const event = await recommender.track(view, { durable: true });
    await recommender.profile.remove(event);
    const other = await shop.open({ keep: 'session' });
    expect(await other.profile.events()).toEqual([]);
    other.dispose();
    recommender.dispose();
  });

  it('stays paused through a reload', async () => {
    const shop = new FakeShop();
    const recommender = await shop.open({ keep: 'session' });
    await recommender.profile.pause();
    expect((await recommender.track(view)).id).toBe('');
    const other = await shop.open({ keep: 'session' });
    expect(other.profile.status().paused).toBe(true);
    await other.track(view);
    expect(await other.profile.events()).toEqual([]);
    await other.profile.resume();
    await other.track(view);
    expect(await other.profile.events()).toHaveLength(1);
    other.dispose();
    recommender.dispose();
  });

  it('does not read what somebody else wrote under its keys', async () => {
    storage['shelfwise:default:event:x'] = '{"id":"x","type":"no such type","step":1}';
    storage['shelfwise:default:event:y'] = 'not JSON';
    storage['shelfwise:default:meta'] = '{"lastStep":"NaN"}';
    const recommender = await new FakeShop().open({ keep: 'session' });
    expect(await recommender.profile.events()).toEqual([]);
    expect((await recommender.recommend()).items).not.toEqual([]);
    recommender.dispose();
  });
});

describe('a store that fails', () => {
  const names = ['QuotaExceededError', 'SecurityError', 'InvalidStateError', 'UnknownError'];

  it.each(names)('with %s makes the status degraded, and the lists are the same', async (name) => {
    const told: ProfileStatus[] = [];
    const shop = new FakeShop();
    const memory = await shop.open();
    const onProfileStatus = (status: ProfileStatus): void => void told.push(status);
    const recommender = await shop.open({ keep: 'session', onProfileStatus });
    const write = vi.spyOn(storage, 'setItem').mockImplementation(() => {
      throw new DOMException('no', name);
    });
    await rejection(recommender.track(view, { durable: true }), 'storage');
    await memory.track(view);
    const ids = async (r: typeof memory): Promise<string[]> =>
      (await r.recommend()).items.map(({ id }) => id);
    expect(await ids(recommender)).toEqual(await ids(memory));
    expect(recommender.profile.status()).toMatchObject({ keep: 'session', state: 'degraded' });
    write.mockRestore();
    await recommender.track(view, { durable: true }); // takes the first along
    expect(told.map(({ state }) => state)).toEqual(['ok', 'degraded', 'ok']);
    const other = await shop.open({ keep: 'session' });
    expect(await other.profile.events()).toHaveLength(2);
    for (const r of [memory, recommender, other]) r.dispose();
  });

  it('from the beginning is memory only, and says why', async () => {
    vi.stubGlobal('sessionStorage', undefined);
    const recommender = await new FakeShop().open({ keep: 'session' });
    expect(recommender.profile.status()).toMatchObject({ keep: 'session', state: 'memory-only' });
    await recommender.track(view);
    expect((await recommender.recommend()).items[0]?.id).toBe('tent-1');
    vi.stubGlobal('sessionStorage', storage);
    await recommender.profile.keep('session');
    expect(recommender.profile.status().state).toBe('ok');
    expect(Object.keys(storage)).toHaveLength(2);
    recommender.dispose();
  });

  it('by its very name, as where cookies are blocked, is memory only', async () => {
    refuse('sessionStorage');
    const recommender = await new FakeShop().open({ keep: 'session' });
    const { state, why } = recommender.profile.status();
    expect([state, why]).toEqual(['memory-only', 'sessionStorage is refused']);
    await recommender.track(view);
    await rejection(recommender.track(view, { durable: true }), 'storage');
    expect(await recommender.profile.events()).toHaveLength(2);
    expect((await recommender.recommend()).items[0]?.id).toBe('tent-1');
    await recommender.forget();
    expect(await recommender.profile.events()).toEqual([]);
    recommender.dispose();
  });

  it('is what Node is to a profile of the device', async () => {
    const recommender = await new FakeShop().open({ keep: 'device' });
    const { state, why } = recommender.profile.status();
    expect([state, why]).toEqual([
      'memory-only',
      'Error: there is neither a file system of the origin nor IndexedDB',
    ]);
    await rejection(recommender.track(view, { durable: true }), 'storage');
    expect(await recommender.profile.events()).toHaveLength(1); // it counts all the same
    recommender.dispose();
  });
});

describe('export and import', () => {
  it('are a round trip, and twice is once', async () => {
    const shop = new FakeShop();
    const first = await shop.open();
    for (const item of ['tent-2', 'sku-42', 'mug-1']) await first.track({ type: 'view', item });
    const data = await first.profile.export();
    const second = await shop.open();
    await second.profile.import(JSON.parse(JSON.stringify(data)) as typeof data);
    await second.profile.import(data);
    expect(await second.profile.export()).toEqual(data);
    expect(await second.recommend()).toEqual(await first.recommend());
    first.dispose();
    second.dispose();
  });

  const event = { id: 'a-1', type: 'view', item: 'tent-2', seconds: 1, step: 1 };
  const data = { format: 'shelfwise-profile', version: 1, lastStep: 1, events: [event] };
  const wrong: readonly (readonly [string, unknown])[] = [
    ['data', null],
    ['format', { ...data, format: 'x' }],
    ['version', { ...data, version: 2 }],
    ['lastStep', { ...data, lastStep: -1 }],
    ['lastStep', { ...data, lastStep: 2 ** 30 + 1 }],
    ['events', { ...data, events: {} }],
    ['events\\[1\\]', { ...data, events: [event, 7] }],
    ['events\\[1\\].id', { ...data, events: [event, { ...event, id: 7 }] }],
    ['events\\[1\\].type', { ...data, events: [event, { ...event, type: 'search' }] }],
    ['events\\[1\\].item', { ...data, events: [event, { ...event, item: null }] }],
    ['events\\[1\\].seconds', { ...data, events: [event, { ...event, seconds: 1e300 }] }],
    ['events\\[1\\].step', { ...data, events: [event, { ...event, step: 0.5 }] }],
    ['events\\[1\\].step', { ...data, events: [event, { ...event, step: 2 ** 30 + 1 }] }],
  ];
  it('leave room for the steps of later events', async () => {
    const shop = new FakeShop();
    const recommender = await shop.open({ keep: 'session' });
    const late = { ...event, step: 2 ** 30 };
    await recommender.profile.import({ ...data, lastStep: 2 ** 30, events: [late] } as never);
    await recommender.track(view, { durable: true });
    const again = await shop.open({ keep: 'session' });
    const { lastStep, events } = await again.profile.export();
    expect([lastStep, ...events.map(({ step }) => step)]).toEqual([
      ...[2 ** 30 + 1, 2 ** 30, 2 ** 30 + 1],
    ]);
    for (const r of [recommender, again]) r.dispose();
  });

  it.each(wrong)('tell that %s is wrong, and change nothing', async (path, value) => {
    const recommender = await new FakeShop().open();
    const { message } = await rejection(
      recommender.profile.import(value as never),
      'invalid-argument',
    );
    expect(message).toMatch(new RegExp(`^${path} is `));
    expect(await recommender.profile.events()).toEqual([]);
    recommender.dispose();
  });
});
