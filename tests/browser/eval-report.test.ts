// The page that `shelfwise eval --report` writes, as a reader opens it: from a folder, by day and by
// night.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { events, products, run, smallShop, wasm, workFolder } from '../cli/shelfwise.js';
import { launch, watch } from './chromium.js';

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

const catalogName = 'R&D <b>pots.csv';
const work = workFolder();
let browser: Browser;
let address: string;

beforeAll(async () => {
  // One more product, that only the last event of a shopper knows.
  const shop = smallShop(work, {
    [catalogName]: `${products}sku-new,New Tent,Even,Camp > Tents,9.50 EUR\n`,
    'events.csv': events.replace(/sku-\d+,5\n/, 'sku-new,5\n'),
  });
  const args = ['eval', '--catalog', catalogName, '--events', 'events.csv', '--effort', 'fast'];
  const answer = run(wasm, [...args, '--quiet', '--report', 'report.html'], shop);
  if (answer.status !== 0) throw new Error(answer.err);
  address = pathToFileURL(join(shop, 'report.html')).href;
  browser = await launch();
});
afterAll(() => browser.close());

describe.each(['light', 'dark'] as const)('the report of an evaluation, %s', (colorScheme) => {
  it('asks for nothing, complains of nothing, and has no violation that axe knows', async () => {
    const { page, complaints, requests } = await watch(browser, { colorScheme });
    await page.goto(address);
    await page.evaluate(axeSource);
    const { violations } = await page.evaluate<AxeResults>('axe.run()');
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    expect(complaints).toEqual([]);
    expect(requests.filter((url) => !url.startsWith('data:'))).toEqual([address]);
    await page.context().close();
  });

  it('fits 320 px without horizontal scroll', async () => {
    const viewport = { width: 320, height: 640 };
    const { page } = await watch(browser, { colorScheme, viewport });
    await page.goto(address);
    const over = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect(over).toBe(0);
    await page.context().close();
  });
});

it('is well-formed, with a plot and a table for each part', async () => {
  const { page } = await watch(browser);
  await page.goto(address);
  expect(await page.title()).toBe(`Evaluation of ${catalogName}, events.csv`);
  const headings = await page.locator('h2').allTextContents();
  expect(headings).toEqual([
    ...['Ranking', 'Beyond chance?', 'Lists', 'Shoppers by taste', 'Targets hardly seen'],
    ...['Build', 'Terms'],
  ]);
  expect(await page.locator('svg').count()).toBe(3);
  expect(await page.locator('table').count()).toBeGreaterThanOrEqual(5);
  expect(await page.locator('b').count()).toBe(0); // the catalogue's name is text
  const source = readFileSync(new URL(address), 'utf8');
  const wrong = await page.evaluate(
    (body) => {
      const parsed = new DOMParser().parseFromString(body, 'application/xhtml+xml');
      return parsed.querySelector('parsererror')?.textContent;
    },
    source.slice(source.indexOf('<main>'), source.indexOf('</main>') + '</main>'.length),
  );
  expect(wrong).toBeUndefined();
  await page.context().close();
});

it('is drawn in other colours by night', async () => {
  const { page } = await watch(browser, { colorScheme: 'light' });
  await page.goto(address);
  const colours = () =>
    page.evaluate(() =>
      ['body', '.accent', '.whisker'].map((part) => {
        const { backgroundColor, fill, stroke } = getComputedStyle(document.querySelector(part)!);
        return [backgroundColor, fill, stroke].join(' ');
      }),
    );
  const day = await colours();
  await page.emulateMedia({ colorScheme: 'dark' });
  const night = await colours();
  expect(night.filter((colour, i) => colour === day[i])).toEqual([]);
  await page.context().close();
});
