// The README's two blocks, run as they stand: the build in a folder with a catalogue and an event log, the
// recommendation as the module of a page in Chromium.  The result that the README shows is that of the sample shop.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { chromiumOptions } from '../../scripts/chromium.mjs';
import { sampleSlices, writeSomeOfSampleShop } from '../../scripts/sample-slices.mjs';
import { serveStatic } from '../../scripts/static-server.mjs';
import { root } from '../../scripts/toolchain.mjs';

const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The first code block below a heading. */
function blockBelow(heading: string, language: string): string {
  const section = readme.split(`\n## ${heading}\n`)[1]!;
  return section.split(`\`\`\`${language}\n`)[1]!.split('```')[0]!;
}

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shelfwise-readme-'));
  await writeSomeOfSampleShop(folder);
  const bin = `#!/bin/sh\nshift\nexec node ${join(root, 'js/dist/cli/main.js')} "$@"\n`;
  writeFileSync(join(folder, 'npx'), bin, { mode: 0o755 });
  execFileSync('sh', ['-e', '-c', blockBelow('Build', 'sh')], {
    cwd: folder,
    env: { ...process.env, PATH: `${folder}:${process.env.PATH}` },
    stdio: 'ignore',
  });
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the blocks have at most ten lines each', () => {
  for (const block of [blockBelow('Build', 'sh'), blockBelow('Recommend', 'js')]) {
    expect(block.trim().split('\n').length).toBeLessThanOrEqual(10);
  }
});

/** What the block below "Recommend" logs in a page, with the slices of that folder. */
async function loggedWith(slices: string): Promise<readonly string[]> {
  const imports = JSON.stringify({ imports: { shelfwise: '/js/dist/index.js' } });
  const page = `<!doctype html><title>README</title>
    <script type="importmap">${imports}</script>
    <script type="module">${blockBelow('Recommend', 'js')}\nconsole.log('done');</script>`;
  writeFileSync(join(folder, 'index.html'), page);
  const mounts = { '/js/': join(root, 'js'), '/slices/': slices, '/': folder };
  const server = await serveStatic(mounts);
  const browser = await chromium.launch(chromiumOptions);
  try {
    const tab = await browser.newPage();
    const lines: string[] = [];
    tab.on('console', (message) => {
      if (message.type() === 'log') lines.push(message.text());
    });
    tab.on('pageerror', (error) => lines.push(`error: ${error.message}`));
    await tab.goto(server.url);
    await expect.poll(() => lines.at(-1), { timeout: 30_000 }).toBe('done');
    return lines.slice(0, -1);
  } finally {
    await browser.close();
    await server.close();
  }
}

test('what the first block builds, the second recommends from', async () => {
  const lines = await loggedWith(join(folder, 'slices'));
  expect(lines).toHaveLength(5);
  for (const line of lines) expect(line).toMatch(/^.+ - .*(viewed|popular).*$/i);
});

test('the sample shop gives the printed result', async () => {
  const lines = await loggedWith(await sampleSlices());
  expect(lines).toEqual(blockBelow('Recommend', 'text').trim().split('\n'));
}, 300_000);
