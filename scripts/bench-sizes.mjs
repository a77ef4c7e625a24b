// The second part of npm run bench: what grows with the catalogue, over made-up shops of several sizes,
// natively, in Node and in Chromium, beside plain JavaScript and beside libraries from npm.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { historiesText } from '../tests/bench/latency.mjs';
import { PlainReasons } from '../tests/bench/plain-reasons.mjs';
import { PlainScorer } from '../tests/bench/plain-scorer.mjs';
import {
  historyLengths,
  listsAt,
  measureAnswers,
  measureInside,
  measurePlain,
} from '../tests/bench/sizes.mjs';
import { benchInChromium } from './bench-page.mjs';
import { inflateSlices } from './sample-slices.mjs';
import { buildTargets, root } from './toolchain.mjs';

export const defaultSizes = [1_000, 12_000, 20_000, 100_000, 1_000_000];

// Plain JavaScript needs half a minute and 2 GB to open a million items.
const mostItemsInPlain = 100_000;
const itemsForPeers = 12_000;

const native = (name) => join(root, 'build/release', name);
const folderOf = (items) => join(root, 'build/bench/items', String(items));

/** The slices of a made-up shop, made if they are not there or the generator is newer. */
function syntheticSlices(items) {
  const folder = folderOf(items);
  const latest = join(folder, 'latest.json');
  if (existsSync(latest) && statSync(latest).mtimeMs > statSync(native('synthetic')).mtimeMs)
    return;
  console.error(`making the slices of ${items.toLocaleString('en')} items`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  execFileSync(native('synthetic'), [String(items), folder]);
  inflateSlices(folder, join(folder, 'inflated'));
}

function measureNative(items) {
  const inflated = join(folderOf(items), 'inflated');
  const histories = listsAt(items).map((lists, i) => {
    const file = join(inflated, `histories-${historyLengths[i]}`);
    writeFileSync(file, historiesText(lists));
    return file;
  });
  const slices = ['engine', 'fields'].map((name) => join(inflated, name));
  const printed = execFileSync(native('sizes'), [...slices, ...histories], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  return JSON.parse(printed);
}

async function measureInNode(items) {
  const { openRecommender } = await import('../js/dist/core.js');
  const { default: createSizes } = await import('../build/wasm/sizes.mjs');
  const folder = folderOf(items);
  const recommender = await openRecommender({ manifest: join(folder, 'latest.json') });
  const recommend = await measureAnswers(recommender, items);
  await recommender.dispose();
  const bytesOf = (name) => new Uint8Array(readFileSync(join(folder, 'inflated', name)));
  const files = { engine: bytesOf('engine'), fields: bytesOf('fields') };
  const measured = { ...(await measureInside(createSizes, files, items)), recommend };
  if (items <= mostItemsInPlain) {
    const plain = new PlainScorer(files.engine);
    measured.plain = await measurePlain(plain, new PlainReasons(plain), items);
  }
  return measured;
}

const nameWidth = 34;
const cellWidth = 11;
const row = (name, cells) =>
  console.log(name.padEnd(nameWidth) + cells.map((cell) => cell.padStart(cellWidth)).join(''));
const whole = (value) => value?.toFixed(value < 10 ? 1 : 0) ?? '-';
const ratio = (a, b) => (a && b ? (a / b).toFixed(2) : '-');
const itemsText = (items) => `${items.toLocaleString('en')} items`;

function printAnswers(measured) {
  console.log('\nWhole answers with reasons, microseconds: median and p95\n');
  row('', ['native', 'p95', 'Node', 'p95', 'Chromium', 'p95', 'plain JS', 'p95', 'plain / us']);
  for (const { items, native: compiled, node, page } of measured) {
    historyLengths.forEach((length, i) => {
      const columns = [compiled, node, page, page.plain].map((of) => of?.recommend[i]);
      row(`${itemsText(items)}, ${length} event${length > 1 ? 's' : ''}`, [
        ...columns.flatMap((of) => [whole(of?.median), whole(of?.p95)]),
        ratio(page.plain?.recommend[i].median, page.recommend[i].median),
      ]);
    });
  }
}

function printScans(measured) {
  console.log(
    '\nVector scan of 64 components an item, microseconds; "read" is a sum of the same bytes\n',
  );
  row('', [
    'native',
    'Node',
    'Chromium',
    'plain JS',
    'plain / us',
    'scan/read:',
    'native',
    'Node',
    'Chromium',
  ]);
  for (const { items, native: compiled, node, page } of measured) {
    const all = [compiled, node, page];
    row(itemsText(items), [
      ...[...all, page.plain].map((of) => whole(of?.scan)),
      ratio(page.plain?.scan, page.scan),
      '',
      ...all.map(({ scan, read }) => ratio(scan, read)),
    ]);
  }
}

function printWalks(measured) {
  console.log('\nWalk item - fact - items over the graph, microseconds\n');
  const peers = measured.find(({ page }) => page.graphPeers)?.page.graphPeers ?? [];
  row('', ['native', 'Node', 'Chromium', 'plain JS', ...peers.map(({ name }) => name)]);
  for (const { items, native: compiled, node, page } of measured) {
    const others = [page.plain, ...peers.map((_, i) => page.graphPeers?.[i])];
    row(
      itemsText(items),
      [compiled, node, page, ...others].map((of) => whole(of?.walk)),
    );
    row('  times the walk in Chromium', [
      ...['', '', ''],
      ...others.map((of) => ratio(of?.walk, page.walk)),
    ]);
  }
}

function printPeers({ items, page }) {
  if (!page.vectorPeers) return;
  console.log(`\nThe 10 nearest of ${itemsText(items)} by inner product, in Chromium\n`);
  row('', ['build ms', 'query us', 'x ours', 'recall@10']);
  const [ours, ...others] = page.vectorPeers;
  row('shelfwise, exact', ['-', whole(page.search), '1.00', ours.recall.toFixed(3)]);
  for (const { name, build, query, recall } of others) {
    row(name, [whole(build), whole(query), ratio(query, page.search), recall.toFixed(3)]);
  }
  for (const { name, build } of page.graphPeers)
    row(`${name} (graph)`, [whole(build), '-', '-', '-']);
}

/** Measures and prints catalogues of those sizes. */
export async function benchSizes(sizes) {
  await buildTargets('release', ['synthetic', 'sizes']);
  await buildTargets('wasm', ['sizes']);
  const requests = sizes.map((items) => ({
    items,
    withPlain: items <= mostItemsInPlain,
    withPeers: items === itemsForPeers,
  }));
  for (const items of sizes) syntheticSlices(items);
  const pages = await benchInChromium('sizes.html', { '/items/': folderOf('') }, requests);
  const measured = [];
  for (const [i, items] of sizes.entries()) {
    const compiled = measureNative(items);
    measured.push({ items, native: compiled, node: await measureInNode(items), page: pages[i] });
  }
  printAnswers(measured);
  printScans(measured);
  printWalks(measured);
  measured.forEach(printPeers);
}
