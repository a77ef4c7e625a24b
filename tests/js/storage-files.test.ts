// The profile in a file whose every call fails, hangs or lies: the shop notices nothing but the status.

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import {
  cases,
  closeAll,
  errorNames,
  open,
  purchase,
  refuse,
  shopAround,
  view,
} from './device-shop.js';
import { FakeDatabase } from './fake-database.js';
import { FakeFiles } from './fake-files.js';
import { outcomeWithin, stopTheClock } from './patience.js';
import { rejection } from './rejection.js';

const opening = ['lock', 'getDirectory', 'getDirectoryHandle', 'entries'];
const writing = ['getFileHandle', 'createSyncAccessHandle', 'write', 'flush', 'truncate'];
const reading = ['createSyncAccessHandle', 'getSize', 'read'];

let files: FakeFiles;

beforeEach(() => {
  files = new FakeFiles();
  files.install();
});
afterEach(closeAll);

function failAt(wanted: string, name: string): void {
  files.fail = (call) => {
    if (call === wanted) throw new DOMException('no', name);
    return undefined;
  };
}

describe('a file that cannot be opened', () => {
  it.each(cases(opening))('as %s fails with %s', async (call, name) => {
    failAt(call, name);
    if (call === 'entries') files.hasFolder = true;
    const recommender = await open();
    expect(await shopAround(recommender)).toEqual(await shopAround(await open('page')));
    const durable = recommender.track(view, { durable: true });
    if (call === 'getDirectoryHandle' && name === 'NotFoundError') {
      await rejection(durable, 'storage'); // there is nothing yet, but nothing can be made
      expect(recommender.profile.status()).toMatchObject({ state: 'degraded' });
      return;
    }
    await rejection(durable, 'storage');
    const { state, why } = recommender.profile.status();
    expect([state, why]).toEqual(['memory-only', expect.stringMatching(/\S/)]);
  });
});

describe('a file that cannot be read', () => {
  it.each(cases(reading))('as %s fails with %s', async (call, name) => {
    const first = await open();
    await first.track(view, { durable: true });
    failAt(call, name);
    const recommender = await open();
    expect(await shopAround(recommender)).toEqual(await shopAround(await open('page')));
    const { state, why } = recommender.profile.status();
    expect([state, why]).toEqual(['memory-only', `${name}: no`]);
    files.fail = () => undefined;
    await recommender.profile.keep('device');
    expect(recommender.profile.status().state).toBe('ok');
    expect(await recommender.profile.events()).toHaveLength(3); // the first one was not lost
  });
});

describe('a file that cannot be written', () => {
  it.each(cases(writing))('as %s fails with %s', async (call, name) => {
    const recommender = await open();
    failAt(call, name);
    expect(await shopAround(recommender)).toEqual(await shopAround(await open('page')));
    await rejection(recommender.track(view, { durable: true }), 'storage');
    const { state, why } = recommender.profile.status();
    expect([state, why]).toEqual(['degraded', `${name}: no`]);
    files.fail = () => undefined;
    await recommender.track(view, { durable: true }); // takes the others along
    expect(recommender.profile.status()).toEqual({ keep: 'device', state: 'ok', paused: false });
    expect((await (await open()).profile.events()).map(({ item }) => item)).toEqual([
      'tent-2',
      'sku-42',
      'tent-2',
      'tent-2',
    ]);
  });

  it.each([0, 1, 20])('as only %i bytes of a write arrive', async (most) => {
    const recommender = await open();
    await recommender.track(view, { durable: true });
    files.most = most;
    await rejection(recommender.track(purchase, { durable: true }), 'storage');
    const { state, why } = recommender.profile.status();
    expect([state, why]).toEqual([
      'degraded',
      expect.stringMatching(new RegExp(`only ${most} of \\d+ bytes were written`)),
    ]);
    files.most = Infinity;
    await recommender.track(view, { durable: true });
    expect(await (await open()).profile.events()).toHaveLength(3);
  });

  it('as its quota is 0', async () => {
    files.fail = (call) => {
      if (['getFileHandle', 'write', 'truncate'].includes(call)) {
        throw new DOMException('no room', 'QuotaExceededError');
      }
      return undefined;
    };
    const recommender = await open();
    expect(await shopAround(recommender)).toEqual(await shopAround(await open('page')));
    expect(recommender.profile.status().state).toBe('degraded');
    expect(await recommender.profile.events()).toHaveLength(2);
  });
});

describe('a file that cannot be erased', () => {
  const erasing = ['lock', 'getDirectory', 'getDirectoryHandle', 'entries', 'removeEntry'];

  it.each(cases([...erasing, 'removeFolder']))('as %s fails with %s', async (call, name) => {
    const recommender = await open();
    await recommender.track(view, { durable: true });
    failAt(call, name);
    const forgetting = recommender.forget();
    if (call === 'getDirectoryHandle' && name === 'NotFoundError') {
      await forgetting; // there is nothing to be erased
      return;
    }
    await rejection(forgetting, 'storage');
    const { state, why } = recommender.profile.status();
    expect([state, why]).toEqual(['degraded', `${name}: no`]);
    expect(await recommender.profile.events()).toEqual([]);
    files.fail = () => undefined;
    await recommender.track(purchase, { durable: true }); // once the rest is erased
    expect(recommender.profile.status().state).toBe('ok');
    const kept = await (await open()).profile.events();
    expect(kept.map(({ item }) => item)).toEqual(['sku-42']);
    await recommender.forget();
    expect([files.hasFolder, [...files.files.keys()]]).toEqual([false, []]);
  });

  it.each(errorNames)('keeps the new file where the old one stays for %s', async (name) => {
    const recommender = await open();
    const event = await recommender.track(view, { durable: true });
    await recommender.track(purchase, { durable: true });
    failAt('removeEntry', name);
    await rejection(recommender.profile.remove(event), 'storage');
    expect(recommender.profile.status().state).toBe('degraded');
    files.fail = () => undefined;
    const kept = await (await open()).profile.events();
    expect(kept.map(({ item }) => item)).toEqual(['sku-42']);
    expect(files.files.size).toBe(1); // whoever reads deletes the old one
  });
});

describe('a private window', () => {
  it('that refuses files keeps the profile in its database', async () => {
    const database = new FakeDatabase();
    database.install();
    files.install();
    failAt('getDirectory', 'SecurityError');
    const recommender = await open();
    await recommender.track(view, { durable: true });
    expect(recommender.profile.status()).toEqual({ keep: 'device', state: 'ok', paused: false });
    expect(database.stores).toBeDefined();
    expect(await (await open()).profile.events()).toEqual(await recommender.profile.events());
  });

  it('that refuses both keeps it in memory only, and says why', async () => {
    refuse('indexedDB');
    failAt('getDirectory', 'SecurityError');
    const recommender = await open();
    expect(await shopAround(recommender)).toEqual(await shopAround(await open('page')));
    await rejection(recommender.track(view, { durable: true }), 'storage');
    const { state, why } = recommender.profile.status();
    expect([state, why]).toEqual(['memory-only', 'SecurityError: indexedDB is refused']);
  });
});

describe('a file that hangs', () => {
  const never = new Promise<never>(() => undefined);
  const hangAt = (wanted: string): void => {
    files.fail = (call) => (call === wanted ? never : undefined);
  };

  it.each(opening)('in %s while it is opened is given up after 5 s', async (call) => {
    files.hasFolder = true;
    hangAt(call);
    stopTheClock();
    const opening = open();
    expect(await outcomeWithin(6000, opening)).toBe('fulfilled');
    const recommender = await opening;
    const { state, why } = recommender.profile.status();
    expect([state, why]).toEqual(['memory-only', 'the store said nothing for 5000 ms']);
    vi.useRealTimers();
    expect(await shopAround(recommender)).toEqual(await shopAround(await open('page')));
  });

  it.each(['lock', 'getFileHandle', 'createSyncAccessHandle'])(
    'in %s while it is written makes no event wait',
    async (call) => {
      const recommender = await open();
      hangAt(call);
      stopTheClock();
      expect(await outcomeWithin(1000, recommender.track(view))).toBe('fulfilled');
      const durable = recommender.track(purchase, { durable: true });
      expect(await outcomeWithin(7000, durable)).toBe('storage');
      expect(recommender.profile.status().state).toBe('memory-only');
    },
  );
});

describe('an event that waits for the disk while it is opened', () => {
  it('is told if there is none', async () => {
    const recommender = await open('page');
    failAt('getDirectory', 'SecurityError');
    const raising = recommender.profile.keep('device');
    await rejection(recommender.track(view, { durable: true }), 'storage');
    await raising;
  });
});
