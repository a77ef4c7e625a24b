// The bytes of a log, whatever was torn off or turned over in them.

import { afterEach, describe, expect, it, vi } from 'vitest';

import {
  crc32c,
  headerBytes,
  makeHeader,
  makeRecord,
  readHeader,
  readRecords,
} from '../../js/src/storage/records.js';
import { OpfsLog } from '../../js/src/storage/opfs-log.js';
import type { StoredEvent } from '../../js/src/storage/store.js';
import { FakeFiles } from './fake-files.js';
import { FakeShop } from './fake-shop.js';

afterEach(() => vi.unstubAllGlobals());

const event = (id: string, step = 1, seconds = 7): StoredEvent => ({
  ...{ id, step, seconds },
  ...{ type: 'view', item: '雪-tent' },
});
const idsOf = (events: readonly StoredEvent[]): string[] => events.map(({ id }) => id);

const ids = ['a-1', 'b-1', 'a-2'];
const records = ids.map((id, i) => makeRecord({ events: [event(id)], lastStep: i + 1 }));
const bytes = Uint8Array.from(records.flatMap((record) => [...record]));
/** Where the records end. */
const ends = records.map((_, i) =>
  records.slice(0, i + 1).reduce((sum, { length }) => sum + length, 0),
);
const wholeBefore = (offset: number): number => ends.filter((end) => end <= offset).length;

describe('records', () => {
  it('have the CRC-32C of RFC 3720', () => {
    expect(crc32c(new TextEncoder().encode('123456789'))).toBe(0xe3069283);
    expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa);
  });

  it('that are torn at any byte are read up to the last whole one', () => {
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const whole = wholeBefore(cut);
      const { kept, end } = readRecords(bytes.slice(0, cut));
      expect([cut, idsOf(kept.events)]).toEqual([cut, ids.slice(0, whole)]);
      expect([kept.lastStep, end]).toEqual([whole, ends[whole - 1] ?? 0]);
    }
  });

  it('in which any one bit is turned over are read up to the one before', () => {
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const turned = bytes.slice();
      turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const { kept } = readRecords(turned);
      expect([bit, idsOf(kept.events)]).toEqual([bit, ids.slice(0, wholeBefore(bit >> 3))]);
    }
  });

  it('with a right sum and the wrong content hold nothing', () => {
    const strange = { events: [{ id: 7 }, null, event('c-1', 0.5)], lastStep: 'x', paused: 'no' };
    const { kept } = readRecords(makeRecord(strange as never));
    expect(kept).toEqual({ events: [], lastStep: 0, paused: false });
  });
});

describe('a header', () => {
  const id = Uint8Array.from({ length: 16 }, (_, i) => i);

  it('gives the id back; torn at any byte it is none', () => {
    const header = makeHeader(id);
    expect(readHeader(header)).toBe('000102030405060708090a0b0c0d0e0f');
    for (let cut = 0; cut < headerBytes; cut += 1) {
      expect(readHeader(header.slice(0, cut))).toBeUndefined();
    }
  });

  it('of another format is refused', () => {
    const header = makeHeader(id);
    header[8] = 2;
    expect(() => readHeader(header)).toThrow('the log is of format 2, this package reads 1');
  });
});

describe('a log', () => {
  const install = (): FakeFiles => {
    const files = new FakeFiles();
    files.install();
    return files;
  };

  it('torn at any byte loses the torn write only, and is written on', async () => {
    const files = install();
    const log = new OpfsLog('default');
    const sizes: number[] = [];
    for (const [i, id] of ids.entries()) {
      await log.exchange({ events: [event(id)], lastStep: i });
      sizes.push(files.only.length);
    }
    const [[name, whole] = ['', new Uint8Array()]] = files.files;
    for (let cut = 0; cut <= whole.length; cut += 1) {
      files.files.clear();
      files.files.set(name, whole.slice(0, cut));
      const before = ids.slice(0, sizes.filter((size) => size <= cut).length);
      const next = new OpfsLog('default');
      expect([cut, idsOf((await next.exchange()).kept.events)]).toEqual([cut, before]);
      await next.exchange({ events: [event('c-1')], lastStep: 9 });
      const { kept } = await new OpfsLog('default').exchange();
      expect([cut, idsOf(kept.events)]).toEqual([cut, [...before, 'c-1']]);
    }
  });

  it('is written anew without what is removed, and nothing of it is left', async () => {
    const files = install();
    const log = new OpfsLog('default');
    for (const [i, id] of ids.entries()) await log.exchange({ events: [event(id)], lastStep: i });
    const other = new OpfsLog('default');
    await other.exchange();
    const keepA = (kept: { events: readonly StoredEvent[] }): StoredEvent[] =>
      kept.events.filter(({ id }) => id.startsWith('a'));
    await log.rewrite((kept) => ({ ...kept, events: keepA(kept) }));
    expect([...files.files.keys()]).toEqual(['default.2.log']);
    expect(new TextDecoder().decode(files.only)).not.toContain('b-1');
    const { change, kept } = await other.exchange();
    expect([change, idsOf(kept.events), kept.lastStep]).toEqual(['replaced', ['a-1', 'a-2'], 2]);
  });

  it('whose new file was torn before its header is the old one', async () => {
    const files = install();
    const log = new OpfsLog('default');
    await log.exchange({ events: [event('a-1')], lastStep: 1 });
    files.files.set('default.2.log', new Uint8Array(100));
    const { kept } = await new OpfsLog('default').exchange();
    expect(idsOf(kept.events)).toEqual(['a-1']);
    expect([...files.files.keys()]).toEqual(['default.1.log']);
  });

  it('of a newer format stays as it is to the byte', async () => {
    const files = install();
    const shop = new FakeShop();
    const first = await shop.open({ keep: 'device' });
    await first.track({ type: 'view', item: 'tent-2' }, { durable: true });
    first.dispose();
    files.only[8] = 2;
    const before = files.only.slice();
    const second = await shop.open({ keep: 'device' });
    expect(second.profile.status()).toMatchObject({
      ...{ keep: 'device', state: 'memory-only' },
      why: expect.stringContaining('the log is of format 2') as string,
    });
    await second.track({ type: 'view', item: 'tent-2' });
    await second.forget();
    expect(files.only).toEqual(before);
    second.dispose();
  });

  it('of more than the retention is written anew', async () => {
    const files = install();
    const open = async (): ReturnType<FakeShop['open']> =>
      await new FakeShop().open({ keep: 'device', retention: { events: 3 } });
    const shop = await open();
    for (let i = 0; i < 1010; i += 1) await shop.track({ type: 'view', item: 'mug-1' });
    await shop.track({ type: 'view', item: 'tent-2' }, { durable: true });
    expect([...files.files.keys()]).toEqual(['default.2.log']);
    const again = await open();
    expect(await again.profile.events()).toEqual(await shop.profile.events());
    expect(await again.profile.events()).toHaveLength(3);
    shop.dispose();
    again.dispose();
  });
});

describe('events of two tabs', () => {
  it('at one step are in the order of seconds, then of ids, in both', async () => {
    const files = new FakeFiles();
    files.install();
    const log = new OpfsLog('default');
    const written = [
      ...[event('b-1', 2, 5), event('a-1', 2, 5), event('c-1', 2, 4)],
      ...[event('z-1', 1, 9), event('a-0', 3, 1)],
    ];
    await log.exchange({ events: written, lastStep: 3 });
    for (let tab = 0; tab < 2; tab += 1) {
      const options = { keep: 'device', now: () => 10_000 } as const;
      const shop = await new FakeShop().open(options);
      const { events } = await shop.profile.export();
      expect(idsOf(events as readonly StoredEvent[])).toEqual(['z-1', 'c-1', 'a-1', 'b-1', 'a-0']);
      shop.dispose();
    }
  });
});
