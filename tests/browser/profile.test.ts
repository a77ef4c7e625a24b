// The profile on the device in a real browser: its file, its database, many tabs, and their deaths.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium, type BrowserContext, type LaunchOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { chromiumOptions } from '../../scripts/chromium.mjs';
import { sampleSlices } from '../../scripts/sample-slices.mjs';
import { serveStatic } from '../../scripts/static-server.mjs';
import type { Recommender } from '../../js/src/recommender.js';
import type { WorkerRecommenderOptions } from '../../js/src/options.js';
import type { ProfileStatus } from '../../js/src/types.js';
import { resultOf, strictPolicy } from './chromium.js';

declare const shelfwise: {
  createRecommender(options: WorkerRecommenderOptions): Promise<Recommender>;
};
declare global {
  var shop: Recommender;
}

const root = new URL('../..', import.meta.url).pathname;
const here = new URL('package-page', import.meta.url).pathname;

let url: string;
let server: { readonly url: string; close(): Promise<void> };
let folder: string;
let context: BrowserContext;

const start = async (options: LaunchOptions = {}): Promise<BrowserContext> =>
  await chromium.launchPersistentContext(folder, { ...chromiumOptions, ...options });

beforeAll(async () => {
  const mounts = { '/js/': join(root, 'js'), '/slices/': await sampleSlices('en'), '/': here };
  const headers = { 'content-security-policy': strictPolicy };
  server = await serveStatic(mounts, { headers });
  ({ url } = server);
}, 300_000);
afterAll(() => server.close());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shelfwise-profile-'));
  context = await start();
});
afterEach(async () => {
  await context.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A tab with a recommender of the device in `window.shop`. */
async function openTab(given: Partial<WorkerRecommenderOptions> = {}): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await resultOf(page);
  await page.evaluate(async (options) => {
    const fixed = { manifest: '/slices/latest.json', keep: 'device' } as const;
    globalThis.shop = await shelfwise.createRecommender({ ...fixed, ...options });
  }, given);
  return page;
}

/** Tracks views of the `count` most popular items, durably; answers their ids. */
const trackMany = async (page: Page, count: number): Promise<string[]> =>
  await page.evaluate(async (most) => {
    const { items } = await shop.recommend({ limit: 20, history: [] });
    const ids: string[] = [];
    for (let i = 0; i < most; i += 1) {
      const item = items[i % items.length]?.id ?? '';
      ids.push((await shop.track({ type: 'view', item }, { durable: true })).id);
    }
    return ids;
  }, count);

const eventsOf = async (page: Page): Promise<string[]> =>
  await page.evaluate(async () => (await shop.profile.events()).map(({ id }) => id));
const statusOf = async (page: Page): Promise<ProfileStatus> =>
  await page.evaluate(() => shop.profile.status());
const listOf = async (page: Page): Promise<unknown> =>
  await page.evaluate(async () => await shop.recommend({ limit: 50 }));

/** Everything of the origin that could hold a profile. */
const leftIn = async (page: Page): Promise<string[]> =>
  await page.evaluate(async () => {
    const names = [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
    for (const { name } of await indexedDB.databases()) names.push(name ?? '');
    const directory = await navigator.storage.getDirectory();
    for await (const name of directory.keys()) names.push(name);
    return names;
  });

describe('a profile of the device', () => {
  it('outlives the browser, and every list is the same', async () => {
    const page = await openTab();
    const ids = await trackMany(page, 20);
    expect(await statusOf(page)).toEqual({ keep: 'device', state: 'ok', paused: false });
    const list = await listOf(page);
    await context.close();
    context = await start();
    const again = await openTab();
    expect(await eventsOf(again)).toEqual(ids);
    expect(await listOf(again)).toEqual(list);
  });

  it('counts in every tab, and so do a deletion, a pause and forget', async () => {
    const [a, b] = [await openTab(), await openTab()];
    const ids = await trackMany(a, 3);
    await expect.poll(async () => await eventsOf(b), { timeout: 2000 }).toEqual(ids);
    expect(await listOf(b)).toEqual(await listOf(a));
    await b.evaluate(async (id) => await shop.profile.remove({ id }), ids[1] ?? '');
    await expect.poll(async () => await eventsOf(a)).toEqual([ids[0], ids[2]]);
    await a.evaluate(async () => await shop.profile.pause());
    await expect.poll(async () => (await statusOf(b)).paused).toBe(true);
    await a.evaluate(async () => await shop.profile.resume());
    await a.evaluate(async () => await shop.forget());
    await expect.poll(async () => await eventsOf(b)).toEqual([]);
    expect(await leftIn(a)).toEqual([]);
    const [after] = await trackMany(b, 1);
    await expect.poll(async () => await eventsOf(a)).toEqual([after]);
  });

  it('is lowered in every tab', async () => {
    const [a, b] = [await openTab(), await openTab()];
    await trackMany(a, 2);
    await expect.poll(async () => (await eventsOf(b)).length).toBe(2);
    await a.evaluate(async () => await shop.profile.keep('page'));
    await expect.poll(async () => (await statusOf(b)).keep).toBe('page');
    expect(await eventsOf(b)).toEqual([]);
    expect(await eventsOf(a)).toHaveLength(2);
    expect(await leftIn(a)).toEqual([]);
  });

  it('holds what eight tabs track at once, one of which is killed', async () => {
    const tabs = [];
    for (let i = 0; i < 8; i += 1) tabs.push(await openTab());
    const [killed, ...others] = tabs as [Page, ...Page[]];
    const dying = trackMany(killed, 40).catch(() => []);
    const tracking = Promise.all(others.map(async (tab) => await trackMany(tab, 40)));
    await new Promise((resolve) => setTimeout(resolve, 100));
    await killed.close();
    const ids = (await tracking).flat();
    await dying;
    const [first, ...rest] = others as [Page, ...Page[]];
    await expect
      .poll(async () => {
        const seen = new Set(await eventsOf(first));
        return ids.filter((id) => !seen.has(id));
      })
      .toEqual([]);
    const list = await listOf(first);
    for (const tab of rest) await expect.poll(async () => await listOf(tab)).toEqual(list);
    expect(await listOf(await openTab())).toEqual(list);
  });

  it('leaves a log of a newer format untouched, and says so', async () => {
    const page = await openTab();
    await trackMany(page, 1);
    await page.evaluate(async () => {
      shop.dispose();
      const directory = await navigator.storage.getDirectory();
      const file = await (
        await directory.getDirectoryHandle('shelfwise')
      ).getFileHandle('default.1.log');
      const writable = await file.createWritable({ keepExistingData: true });
      await writable.write({ type: 'write', position: 8, data: Uint8Array.of(9) });
      await writable.close();
    });
    const again = await openTab();
    const { state, why } = await statusOf(again);
    expect(state).toBe('memory-only');
    expect(why).toContain('the log is of format 9, this package reads 1');
    await again.evaluate(async () => {
      const { items } = await shop.recommend();
      await shop.track({ type: 'view', item: items[0]?.id ?? '' });
    });
    expect(await eventsOf(again)).toHaveLength(1);
  });
});

describe('a page that comes back', () => {
  it('from the back/forward cache goes on, with what other tabs did meanwhile', async () => {
    await context.close();
    context = await start({ ignoreDefaultArgs: ['--disable-back-forward-cache'] });
    const [a, b] = [await openTab(), await openTab()];
    const [first] = await trackMany(a, 1);
    await a.evaluate(() => {
      window.addEventListener('pageshow', ({ persisted }) =>
        Object.assign(globalThis, { persisted }),
      );
    });
    await a.goto(`${url}?elsewhere`);
    const [second] = await trackMany(b, 1);
    await a.goBack({ waitUntil: 'commit' }); // a page that was kept does not load
    expect(await a.evaluate(() => (globalThis as { persisted?: boolean }).persisted)).toBe(true);
    await expect.poll(async () => await eventsOf(a)).toEqual([first, second]);
    const [third] = await trackMany(a, 1);
    await expect.poll(async () => await eventsOf(b)).toEqual([first, second, third]);
    expect(await listOf(a)).toEqual(await listOf(b));
  });

  it('from being frozen goes on', async () => {
    const page = await openTab();
    const [first] = await trackMany(page, 1);
    const session = await context.newCDPSession(page);
    for (const state of ['frozen', 'active'] as const) {
      await session.send('Page.setWebLifecycleState', { state });
    }
    const [second] = await trackMany(page, 1);
    expect(await eventsOf(page)).toEqual([first, second]);
  });
});

describe('a profile in IndexedDB', () => {
  it('is kept, shared, removed from and erased as in a file', async () => {
    const worker = '/without-files.js';
    const [a, b] = [await openTab({ worker }), await openTab({ worker })];
    const ids = await trackMany(a, 3);
    expect(await leftIn(a)).toEqual(['shelfwise:default']);
    await expect.poll(async () => await eventsOf(b)).toEqual(ids);
    await b.evaluate(async (id) => await shop.profile.remove({ id }), ids[1] ?? '');
    await expect.poll(async () => await eventsOf(a)).toEqual([ids[0], ids[2]]);
    const list = await listOf(a);
    await context.close();
    context = await start();
    const again = await openTab({ worker });
    expect(await eventsOf(again)).toEqual([ids[0], ids[2]]);
    expect(await listOf(again)).toEqual(list);
    await again.evaluate(async () => await shop.forget());
    expect(await leftIn(again)).toEqual([]);
    expect(await trackMany(again, 1)).toHaveLength(1);
  });
});
