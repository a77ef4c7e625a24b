// A profile whose items come and go with the builds, in the built package on the built runtime.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Recommender } from '../../js/src/recommender.js';
import { openRecommender, root } from './built.js';
import { numberOf } from './event-number.js';

const all = ['tent', 'bag', 'stove', 'mug', 'lamp', 'rope'];
const withoutMug = all.filter((id) => id !== 'mug');
let folder: string;

/** Uploads a build of these products. */
function publish(ids: readonly string[]): void {
  const rows = ids.map((id, i) => `${id},Product ${id},Brand ${i % 2},${10 + i}\n`);
  writeFileSync(join(folder, 'products.csv'), `id,title,brand,price\n${rows.join('')}`);
  const args = ['build', '--catalog', 'products.csv', '-o', 'slices', '--quiet'];
  execFileSync(join(root, 'build/release/shelfwise'), args, { cwd: folder, stdio: 'pipe' });
}

const manifest = (): string => join(folder, 'slices/latest.json');
const listed = async (recommender: Recommender): Promise<string[]> =>
  (await recommender.recommend({ limit: 100 })).items.map(({ id }) => id);
const numbers = async (recommender: Recommender): Promise<(number | boolean)[][]> =>
  (await recommender.profile.events()).map((event) => [numberOf(event), event.known]);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shelfwise-catalog-'));
  publish(all);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a profile', () => {
  it('keeps and shows events of items that are gone, and they come back unless removed', async () => {
    const recommender = await openRecommender({ manifest: manifest() });
    await recommender.track({ type: 'purchase', item: 'tent' });
    const viewed = await recommender.track({ type: 'view', item: 'mug' });
    await recommender.track({ type: 'hide', item: 'mug' });
    expect(await listed(recommender)).not.toContain('mug');
    publish(withoutMug);
    expect(await recommender.refresh()).toBe(true);
    expect(await numbers(recommender)).toEqual([
      ...[
        [1, true],
        [2, false],
        [3, false],
      ],
    ]);
    await recommender.profile.remove(viewed);
    await expect(recommender.profile.remove(viewed)).rejects.toMatchObject({ code: 'not-found' });
    publish(all);
    expect(await recommender.refresh()).toBe(true);
    expect(await numbers(recommender)).toEqual([
      ...[
        [1, true],
        [3, true],
      ],
    ]);
    expect(await listed(recommender)).not.toContain('mug');
    expect(await listed(recommender)).not.toContain('tent');
    expect(numberOf(await recommender.track({ type: 'view', item: 'bag' }))).toBe(4);
    recommender.dispose();
  });

  it('keeps an event of an item that is gone although it no longer counts', async () => {
    const recommender = await openRecommender({ manifest: manifest() });
    await recommender.track({ type: 'view', item: 'mug' });
    await recommender.track({ type: 'dislike', item: 'mug' });
    publish(withoutMug);
    await recommender.refresh();
    for (let i = 0; i < 1_030; i += 1) await recommender.track({ type: 'view', item: 'bag' });
    publish(withoutMug);
    await recommender.refresh();
    const events = await recommender.profile.events();
    expect(events).toHaveLength(2 + 1_030);
    const gone = events.slice(0, 2).map(({ type, known }) => [type, known]);
    expect(gone.flat()).toEqual(['view', false, 'dislike', false]);
    publish(all);
    await recommender.refresh();
    expect(await listed(recommender)).not.toContain('mug');
    recommender.dispose();
  });

  it('is not pushed out by impressions', async () => {
    const recommender = await openRecommender({ manifest: manifest() });
    await recommender.track({ type: 'view', item: 'bag' });
    await recommender.track({ type: 'purchase', item: 'tent' });
    await recommender.track({ type: 'hide', item: 'lamp' });
    const before = await recommender.recommend({ limit: 100 });
    for (let i = 0; i < 3_000; i += 1)
      await recommender.track({ type: 'impression', item: 'rope' });
    expect(await recommender.recommend({ limit: 100 })).toEqual(before);
    expect(await recommender.profile.events()).toHaveLength(3 + 3_000);
    recommender.dispose();
  });
});
