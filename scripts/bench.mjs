// npm run bench: what a call costs, in one run and one table: native, WASM in Node, WASM in Chromium in
// the page and behind the Worker, and plain JavaScript of the same sum beside each.
//
// The shop is the sample shop, or --slices DIR, a folder that `shelfwise build` wrote.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import { histories, measure } from '../tests/bench/latency.mjs';
import { PlainScorer } from '../tests/bench/plain-scorer.mjs';
import { buildPackage } from './build.mjs';
import { chromiumOptions } from './chromium.mjs';
import { inflateSlices, sampleSlices } from './sample-slices.mjs';
import { serveStatic } from './static-server.mjs';
import { buildTargets, root } from './toolchain.mjs';

const { values: options } = parseArgs({
  options: { slices: { type: 'string' }, calls: { type: 'string', default: '1000' } },
});
const calls = Number(options.calls);
const work = join(root, 'build/bench');

function native(itemCount) {
  const lines = histories(itemCount, calls, 20).map((items) => items.join(' '));
  writeFileSync(join(work, 'histories'), `${lines.join('\n')}\n`);
  const program = join(root, 'build/release/latency');
  const files = ['engine', 'fields', 'histories'].map((name) => join(work, name));
  return JSON.parse(execFileSync(program, files, { encoding: 'utf8' }));
}

async function inNode(folder, plain) {
  const { openRecommender } = await import(pathToFileURL(join(root, 'js/dist/core.js')).href);
  const recommender = await openRecommender({ manifest: join(folder, 'latest.json') });
  const measured = await measure(recommender, plain, calls);
  await recommender.dispose();
  return measured;
}

async function inChromium(folder) {
  const { chromium } = await import('playwright-core');
  // Cross-origin isolation makes the page's clock fine enough: 5 microseconds instead of 100.
  const headers = {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  };
  const mounts = { '/js/': join(root, 'js'), '/slices/': folder, '/work/': work };
  const server = await serveStatic({ ...mounts, '/': join(root, 'tests/bench') }, { headers });
  const browser = await chromium.launch(chromiumOptions);
  try {
    const page = await browser.newPage();
    await page.goto(`${server.url}page.html`);
    await page.waitForFunction('window.benchmark');
    return await page.evaluate((request) => window.benchmark(request), {
      manifest: `${server.url}slices/latest.json`,
      engineSlice: `${server.url}work/engine`,
      calls,
    });
  } finally {
    await browser.close();
    await server.close();
  }
}

function printTable(rows) {
  const cell = (text) => String(text).padStart(11);
  const head = ['recommend', 'p95', 'related', 'p95', 'x native'];
  console.log(`${'microseconds per call'.padEnd(44)}${head.map(cell).join('')}`);
  const base = rows[0][1].recommend.median;
  for (const [name, { recommend, related }] of rows) {
    const figures = [recommend.median, recommend.p95, related.median, related.p95];
    const ratio = (recommend.median / base).toFixed(2);
    console.log(
      `${name.padEnd(44)}${figures.map((us) => cell(us.toFixed(0))).join('')}${cell(ratio)}`,
    );
  }
}

await buildTargets('release', ['latency']);
await buildPackage();
const folder = options.slices ? resolve(options.slices) : await sampleSlices();
inflateSlices(folder, work);
const plain = new PlainScorer(new Uint8Array(readFileSync(join(work, 'engine'))));
console.log(`\n${plain.ids.length} items, histories of 20 events, ${calls} calls each\n`);
const node = await inNode(folder, plain);
const { page, worker } = await inChromium(folder);
const plainOf = ({ plainRecommend, plainRelated }) => ({
  recommend: plainRecommend,
  related: plainRelated,
});
printTable([
  ['native, lists with reasons', native(plain.ids.length)],
  ['WASM in Node, lists with reasons', node],
  ['WASM in Chromium, lists with reasons', page],
  ['the same behind the Worker', worker],
  ['plain JavaScript in Node, no reasons', plainOf(node)],
  ['plain JavaScript in Chromium, no reasons', plainOf(page)],
]);
console.log(`\nplain JavaScript ranks ${(100 * page.agreement).toFixed(1)} % of the items alike`);
