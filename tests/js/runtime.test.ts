// The built package on the built runtime.wasm: what the fake engine of the other tests cannot show.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import { sampleSlices } from '../../scripts/sample-slices.mjs';
import type { History } from '../../js/src/types.js';
import { createRecommender, openRecommender, root } from './built.js';
import { stubBrowser } from './thread-worker.js';
import { numberOf, withoutIds } from './event-number.js';

let folder: string;
let manifest: string;
let ids: readonly string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shelfwise-runtime-'));
  cpSync(await sampleSlices(), folder, { recursive: true });
  manifest = join(folder, 'latest.json');
  const recommender = await openRecommender({ manifest });
  ids = (await recommender.recommend({ limit: 100 })).items.map(({ id }) => id);
  recommender.dispose();
}, 600_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllGlobals());

const id = (at: number): string => ids[at % ids.length] ?? '';

describe('the runtime', () => {
  it('has the types that were generated from its bindings', () => {
    const [built, committed] = ['js/dist/runtime.d.ts', 'js/src/runtime.d.mts'].map((file) =>
      readFileSync(join(root, file), 'utf8'),
    );
    expect(committed).toBe(built);
  });

  it('forgets exactly what it is told to', async () => {
    const now = (): number => 1_700_000_000_000;
    const [one, other] = [
      await openRecommender({ manifest, now }),
      await openRecommender({ manifest, now }),
    ];
    const first = await one.track({ type: 'view', item: id(0) });
    const second = await other.track({ type: 'view', item: id(1) });
    for (const recommender of [one, other]) {
      await recommender.track({ type: 'view', item: id(2) });
      await recommender.track({ type: 'purchase', item: id(3) });
    }
    expect(withoutIds(await one.recommend())).not.toEqual(withoutIds(await other.recommend()));
    await one.profile.remove(first);
    await other.profile.remove(second);
    const [ofOne, ofOther] = [
      await one.recommend({ limit: 50 }),
      await other.recommend({ limit: 50 }),
    ];
    expect(withoutIds(ofOne)).toEqual(withoutIds(ofOther));
    const fresh = await openRecommender({ manifest, now });
    await one.forget();
    expect(await one.recommend({ limit: 50 })).toEqual(await fresh.recommend({ limit: 50 }));
    for (const recommender of [one, other, fresh]) recommender.dispose();
  });

  it('leaves out what was bought and keeps what was viewed', async () => {
    const recommender = await openRecommender({ manifest });
    const all = async (): Promise<string[]> =>
      (await recommender.recommend({ limit: 1000 })).items.map((item) => item.id);
    await recommender.track({ type: 'view', item: id(0) });
    expect(await all()).toContain(id(0));
    await recommender.track({ type: 'purchase', item: id(0) });
    expect(await all()).not.toContain(id(0));
    recommender.dispose();
  });

  it('names the events of a given history by their place in it', async () => {
    const recommender = await openRecommender({ manifest });
    const { age } = await recommender.model();
    const items = ['never-heard-of', id(0), id(1)];
    const history: History =
      age === 'seconds'
        ? items.map((item, i) => ({ type: 'view', item, secondsAgo: 60 * (3 - i) }))
        : items.map((item, i) => ({ type: 'view', item, stepsAgo: 2 - i }));
    const answer = await recommender.recommend({ history, limit: 100 });
    const events = answer.items.flatMap(({ reasons }) =>
      reasons.flatMap(({ event }) => event ?? []),
    );
    expect(events.length).toBeGreaterThan(0);
    for (const { item, index } of events) expect(items[index ?? -1]).toBe(item);
    expect(await recommender.profile.events()).toEqual([]);
    recommender.dispose();
  });

  it('answers arguments that make no sense with a code, and goes on', async () => {
    const recommender = await openRecommender({ manifest });
    const code = async (call: Promise<unknown>): Promise<string> =>
      await call
        .then(() => 'fulfilled')
        .catch((error: unknown) => (error as { code: string }).code);
    expect(await code(recommender.track({ type: 'search' as never, item: id(0) }))).toBe(
      'invalid-argument',
    );
    expect(await code(recommender.track({ type: 'view', item: '\ud800' }))).toBe('not-found');
    expect(await code(recommender.profile.remove({ id: '1' }))).toBe('not-found');
    expect(await code(recommender.profile.remove({ id: -1 as never }))).toBe('invalid-argument');
    for (const limit of [0, -1, 1.7, 1001, Number.NaN, '5' as never, 10n as never]) {
      expect(await code(recommender.recommend({ limit }))).toBe('invalid-argument');
      expect(await code(recommender.related({ item: id(0), limit }))).toBe('invalid-argument');
      expect(await code(recommender.cart({ items: [id(0)], limit }))).toBe('invalid-argument');
    }
    const many = Array.from({ length: 1025 }, () => id(0));
    expect(await code(recommender.cart({ items: many }))).toBe('invalid-argument');
    expect((await recommender.cart({ items: [] })).items).toEqual([]);
    expect(await code(recommender.recommend({ exclude: ids, limit: 1000 }))).toBe('fulfilled');
    expect(await code(recommender.recommend({ fields: ['no such field', ''] }))).toBe('fulfilled');
    expect((await recommender.recommend()).items).toHaveLength(10);
    recommender.dispose();
  });

  it('keeps the profile when a newer build takes over', async () => {
    const recommender = await openRecommender({ manifest, now: () => 1_700_000_000_000 });
    const removed = await recommender.track({ type: 'view', item: id(4) });
    await recommender.track({ type: 'view', item: id(5) });
    await recommender.track({ type: 'addToCart', item: id(6) });
    await recommender.profile.remove(removed);
    const before = [await recommender.profile.events(), await recommender.recommend()];
    const latest = JSON.parse(readFileSync(manifest, 'utf8')) as { version: number };
    writeFileSync(manifest, JSON.stringify({ ...latest, version: latest.version + 1 }));
    expect(await recommender.refresh()).toBe(true);
    expect([await recommender.profile.events(), await recommender.recommend()]).toEqual(before);
    expect(numberOf(await recommender.track({ type: 'view', item: id(7) }))).toBe(4);
    recommender.dispose();
  });

  it('refuses damaged slices by its own checksums where there is no SHA-256', async () => {
    vi.stubGlobal('crypto', {});
    const { index } = JSON.parse(readFileSync(manifest, 'utf8')) as { index: { file: string } };
    const { slices } = JSON.parse(readFileSync(join(folder, index.file), 'utf8')) as {
      slices: { file: string; bytes: number }[];
    };
    const { file, bytes } = slices[0] ?? { file: '', bytes: 0 };
    const { gunzipSync } = await import('node:zlib');
    const stored = readFileSync(join(folder, file));
    const whole = gunzipSync(stored);
    expect(whole).toHaveLength(bytes);
    for (let at = 0; at < bytes; at += Math.ceil(bytes / 40)) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 0x10;
      writeFileSync(join(folder, file), damaged); // a server may store it plain
      const opening = openRecommender({ manifest });
      await expect(opening).rejects.toMatchObject({
        code: expect.stringMatching(
          /^(corrupt-slice|unsupported-version|generation-mismatch)$/,
        ) as string,
      });
    }
    writeFileSync(join(folder, file), stored);
    (await openRecommender({ manifest })).dispose();
  });

  it('answers from a Worker as without one', async () => {
    stubBrowser();
    const now = (): number => 1_700_000_000_000;
    const direct = await openRecommender({ manifest, now });
    const worker = await createRecommender({ manifest: pathToFileURL(manifest), now });
    for (const recommender of [direct, worker]) {
      await recommender.track({ type: 'view', item: id(8) });
    }
    expect(withoutIds(await worker.recommend())).toEqual(withoutIds(await direct.recommend()));
    expect(await worker.related({ item: id(9) })).toEqual(await direct.related({ item: id(9) }));
    const items = [id(9), id(10)];
    expect(await worker.cart({ items })).toEqual(await direct.cart({ items }));
    direct.dispose();
    worker.dispose();
  });

  it('lists what is bought together, with the reason, and nothing of the same category', async () => {
    const recommender = await openRecommender({ manifest });
    const fields = ['category'];
    const asked = (await recommender.recommend({ limit: 20, fields })).items;
    let reasons = 0;
    for (const own of asked) {
      const { items } = await recommender.boughtTogether({ item: own.id, fields });
      for (const found of items) {
        expect(found.id).not.toBe(own.id);
        expect(found.fields['category']).not.toBe(own.fields['category']);
        expect(found.reasons[0]?.source).toMatch(/^(together|next|links)$/);
        reasons += found.reasons.filter(({ text }) =>
          /^Often bought together with/.test(text),
        ).length;
      }
    }
    expect(reasons).toBeGreaterThan(0);
    recommender.dispose();
  });
});
