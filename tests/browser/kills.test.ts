// A browser whose whole process is killed at a random moment while it tracks.
// SHELFWISE_KILLS says how often; `npm run soak` kills 30 times.

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium, type Page } from 'playwright-core';
import { expect, it } from 'vitest';

import { chromiumOptions } from '../../scripts/chromium.mjs';
import { sampleSlices } from '../../scripts/sample-slices.mjs';
import { serveStatic } from '../../scripts/static-server.mjs';
import type { Recommender } from '../../js/src/recommender.js';
import type { WorkerRecommenderOptions } from '../../js/src/options.js';
import { resultOf } from './chromium.js';

declare const shelfwise: {
  createRecommender(options: WorkerRecommenderOptions): Promise<Recommender>;
};

const kills = Number(process.env['SHELFWISE_KILLS'] ?? 3);
const root = new URL('../..', import.meta.url).pathname;
const here = new URL('package-page', import.meta.url).pathname;

/** Chromium with that profile folder, in a group of processes of its own. */
async function startBrowser(folder: string): Promise<{ process: ChildProcess; page: Page }> {
  const own = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${folder}`];
  const args = [...chromiumOptions.args, ...own, 'about:blank'];
  const stdio: ['ignore', 'ignore', 'pipe'] = ['ignore', 'ignore', 'pipe'];
  const child = spawn(chromiumOptions.executablePath, args, { detached: true, stdio });
  const endpoint = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.on('exit', () => reject(new Error(`Chromium ended: ${said}`)));
  });
  const browser = await chromium.connectOverCDP(endpoint);
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('the browser has no context');
  return { process: child, page: await context.newPage() };
}

/** Ends all processes of a browser at once. */
async function kill({ pid, exitCode }: ChildProcess): Promise<void> {
  if (pid === undefined || exitCode !== null) return;
  process.kill(-pid, 'SIGKILL');
  await new Promise((resolve) => setTimeout(resolve, 200));
}

it(`loses at most what was not acknowledged in ${kills} kills`, { timeout: 600_000 }, async () => {
  const mounts = { '/js/': join(root, 'js'), '/slices/': await sampleSlices('en'), '/': here };
  const server = await serveStatic(mounts, {});
  const folder = mkdtempSync(join(tmpdir(), 'shelfwise-kills-'));
  const acknowledged: string[] = [];
  for (let round = 0; round <= kills; round += 1) {
    const promised = [...acknowledged];
    const { process: browser, page } = await startBrowser(folder);
    try {
      await page.exposeFunction('acknowledge', (id: string) => void acknowledged.push(id));
      await page.goto(server.url);
      await resultOf(page);
      const [kept, state] = await page.evaluate(async () => {
        const options = { manifest: '/slices/latest.json', keep: 'device' } as const;
        const shop = await shelfwise.createRecommender(options);
        const events = await shop.profile.events();
        const { items } = await shop.recommend({ history: [] });
        const item = items[0]?.id ?? '';
        const page = globalThis as unknown as { acknowledge(id: string): Promise<void> };
        const track = async (): Promise<void> => {
          for (;;)
            await page.acknowledge(
              (await shop.track({ type: 'view', item }, { durable: true })).id,
            );
        };
        track().catch(() => undefined);
        return [events.map(({ id }) => id), shop.profile.status().state] as const;
      });
      expect(state).toBe('ok');
      const before = new Set(kept);
      expect(promised.filter((id) => !before.has(id))).toEqual([]);
      expect(kept.length).toBeLessThanOrEqual(promised.length + round); // one a kill was not told of
      await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 500));
    } finally {
      await kill(browser);
    }
  }
  expect(acknowledged.length).toBeGreaterThan(0);
  rmSync(folder, { recursive: true, force: true });
  await server.close();
});
