// Names that a shop may choose and that plain objects have already: constructor, __proto__, toString.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import type { Recommender } from '../../js/src/recommender.js';
import { createRecommender, openRecommender, root } from './built.js';
import { stubBrowser } from './thread-worker.js';
import { inheritedNames } from './values.js';

let folder: string;
let manifest: string;

/** A shop whose products, columns and values are named after what objects inherit. */
function writeShop(): void {
  const ids = [...inheritedNames, ...inheritedNames.map((name) => `${name} 2`)];
  const products = ids.map((id, i) => ({
    ...{ id, title: `Product ${id}`, brand: inheritedNames[i % inheritedNames.length] },
    ...{ price: 5 + i, category: inheritedNames[i % 3] },
    columns: inheritedNames.map((name) => [name, `${name} ${i % 4}`] as const),
  }));
  const catalog = products.map(({ columns, ...product }) => {
    const own = JSON.stringify(product).slice(0, -1);
    const rest = columns.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
    return `${own},${rest.join(',')}}`;
  });
  const events = Array.from({ length: 40 }, (_, shopper) =>
    [0, 1, 2, 3].map((step) => ({
      ...{ user: `shopper ${shopper % 20}`, item: ids[(shopper + step) % ids.length] },
      ...{ type: 'view', timestamp: 1_700_000_000 + 60 * (4 * shopper + step) },
    })),
  ).flat();
  const lines = (rows: readonly string[]): string => rows.map((row) => `${row}\n`).join('');
  writeFileSync(join(folder, 'products.jsonl'), lines(catalog));
  writeFileSync(join(folder, 'events.jsonl'), lines(events.map((event) => JSON.stringify(event))));
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shelfwise-names-'));
  writeShop();
  const input = ['--catalog', 'products.jsonl', '--events', 'events.jsonl'];
  execFileSync(join(root, 'build/release/shelfwise'), ['build', ...input, '-o', 'slices'], {
    ...{ cwd: folder, stdio: 'pipe' },
  });
  manifest = join(folder, 'slices/latest.json');
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllGlobals());

const doors: Readonly<Record<string, (locale?: string) => Promise<Recommender>>> = {
  'without a Worker': (locale = 'en') => openRecommender({ manifest, locale }),
  'with a Worker': (locale = 'en') => {
    stubBrowser();
    return createRecommender({ manifest: pathToFileURL(manifest), locale });
  },
};

describe.each(Object.keys(doors))('a recommender %s', (door) => {
  const open = doors[door] ?? (() => openRecommender({ manifest }));

  it('shows the fields that an item has, and inherits none', async () => {
    const recommender = await open();
    const fields = ['title', ...inheritedNames];
    const { items } = await recommender.recommend({ limit: 100, fields });
    expect(items.length).toBeGreaterThan(10);
    for (const item of items) {
      expect(Object.getPrototypeOf(item.fields)).toBeNull();
      expect(Object.keys(item.fields).sort()).toEqual([...fields].sort());
      for (const name of inheritedNames) {
        const [value, ...others] = item.fields[name] as readonly string[];
        expect([value?.startsWith(`${name} `), others]).toEqual([true, []]);
      }
    }
    recommender.dispose();
  });

  it.each(['en', 'zh', ...inheritedNames])(
    'words such relations in the locale %s',
    async (locale) => {
      const recommender = await open(locale);
      const texts: string[] = [];
      for (const item of inheritedNames) {
        const { items } = await recommender.related({ item, limit: 10 });
        texts.push(...items.flatMap(({ reasons }) => reasons.map(({ text }) => text)));
      }
      expect(texts.length).toBeGreaterThan(10);
      for (const text of texts) expect(text).not.toMatch(/function|\[object|undefined|native code/);
      recommender.dispose();
    },
  );

  it('tracks, lists and removes such items', async () => {
    const recommender = await open();
    for (const item of inheritedNames) {
      const event = await recommender.track({ type: 'view', item });
      expect((await recommender.profile.events()).at(-1)).toEqual(event);
    }
    for (const { relation, label } of await recommender.profile.interests(100)) {
      expect(`${relation} ${label}`).not.toMatch(/function|\[object|undefined/);
    }
    for (const type of inheritedNames) {
      const strange = recommender.track({ type: type as never, item: 'constructor' });
      await expect(strange).rejects.toMatchObject({ code: 'invalid-argument' });
    }
    for (const event of await recommender.profile.events()) await recommender.profile.remove(event);
    expect(await recommender.profile.events()).toEqual([]);
    recommender.dispose();
  });
});
