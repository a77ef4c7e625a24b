// npm run bench: what a call costs, in one run: native, WASM in Node, WASM in Chromium in the page and
// behind the Worker, and plain JavaScript beside each; what the parts of an answer cost; how fast a build
// reads tables; how fast a kept profile opens (bench-profile.mjs); then what grows with the catalogue
// (bench-sizes.mjs).
//
// The first part measures the sample shop. --slices DIR measures a folder that `shelfwise build` wrote,
// and nothing else; --sizes 1000,12000 measures catalogues of those sizes, and nothing else; `profile`
// measures the profile, and nothing else.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import {
  agreementOf,
  callsOf,
  historiesText,
  measurePackage,
  measureParts,
  measurePlain,
} from '../tests/bench/latency.mjs';
import { PlainReasons } from '../tests/bench/plain-reasons.mjs';
import { PlainScorer } from '../tests/bench/plain-scorer.mjs';
import { benchInChromium } from './bench-page.mjs';
import { benchProfile } from './bench-profile.mjs';
import { benchSizes, defaultSizes } from './bench-sizes.mjs';
import { buildPackage } from './build.mjs';
import { inflateSlices, sampleSlices } from './sample-slices.mjs';
import { buildTargets, root } from './toolchain.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    slices: { type: 'string' },
    sizes: { type: 'string' },
    calls: { type: 'string', default: '1000' },
  },
});
const profileRounds = 21;
const work = join(root, 'build/bench');
const fromRoot = (path) => import(pathToFileURL(join(root, path)).href);

function native({ lists }) {
  writeFileSync(join(work, 'histories'), historiesText(lists));
  const program = join(root, 'build/release/latency');
  const files = ['engine', 'fields', 'histories'].map((name) => join(work, name));
  return JSON.parse(execFileSync(program, files, { encoding: 'utf8' }));
}

async function inNode(folder, files, plain, calls) {
  const { openRecommender } = await fromRoot('js/dist/core.js');
  const { readRanked } = await fromRoot('js/dist/wording/ranked.js');
  const { default: createRuntime } = await fromRoot('js/dist/runtime.mjs');
  const { default: createLatency } = await fromRoot('build/wasm/latency.mjs');
  const wasm = readFileSync(join(root, 'js/dist/runtime.wasm'));
  const recommender = await openRecommender({ manifest: join(folder, 'latest.json') });
  const reasons = new PlainReasons(plain);
  const measured = {
    agreement: await agreementOf(recommender, reasons, calls),
    page: await measurePackage(recommender, plain, calls),
    plain: await measurePlain(plain, reasons, calls),
    parts: await measureParts({ createLatency, createRuntime, readRanked, wasm }, files, calls),
  };
  await recommender.dispose();
  return measured;
}

async function inChromium(folder, count) {
  const mounts = {
    '/measured/': work,
    '/slices/': folder,
    '/builders/': join(root, 'tests/builders'),
  };
  const [measured] = await benchInChromium('page.html', mounts, [{ count }]);
  return measured;
}

const nameWidth = 44;
const row = (name, cells) =>
  console.log(name.padEnd(nameWidth) + cells.map((cell) => String(cell).padStart(10)).join(''));

function printAnswers(rows) {
  row('microseconds per call', ['recommend', 'p95', 'related', 'p95', 'x native']);
  const base = rows[0][1].recommend.median;
  for (const [name, { recommend, related }] of rows) {
    const figures = [recommend, related].flatMap((of) => (of ? [of.median, of.p95] : ['-', '-']));
    const rounded = figures.map((us) => (typeof us === 'number' ? us.toFixed(0) : us));
    row(name, [...rounded, (recommend.median / base).toFixed(2)]);
  }
}

function printParts(rows) {
  const parts = ['score', 'top', 'reasons', 'json', 'crossing', 'reading'];
  row('\nmean microseconds of the parts of recommend', [...parts, 'sum']);
  for (const [name, costs] of rows) {
    const known = parts.filter((part) => part in costs);
    const sum = known.reduce((total, part) => total + costs[part], 0);
    row(name, [...parts.map((part) => costs[part]?.toFixed(1) ?? '-'), sum.toFixed(1)]);
  }
}

async function benchShop() {
  await buildTargets('release', ['latency']);
  await buildTargets('wasm', ['latency']);
  const folder = options.slices ? resolve(options.slices) : await sampleSlices();
  inflateSlices(folder, work);
  const bytesOf = (name) => new Uint8Array(readFileSync(join(work, name)));
  const files = { engine: bytesOf('engine'), fields: bytesOf('fields') };
  const plain = new PlainScorer(files.engine);
  const calls = callsOf(plain, Number(options.calls));
  console.log(`\n${plain.ids.length} items, histories of 20 events, ${options.calls} calls each\n`);
  const compiled = native(calls);
  const node = await inNode(folder, files, plain, calls);
  const chromium = await inChromium(folder, Number(options.calls));
  printAnswers([
    ['native, lists with reasons', compiled],
    ['WASM in Node, lists with reasons', node.page],
    ['WASM in Chromium, lists with reasons', chromium.page],
    ['the same behind the Worker', chromium.worker],
    ['plain JavaScript in Node, no reasons', node.plain.sum],
    ['plain JavaScript in Node, with reasons', node.plain.list],
    ['plain JavaScript in Chromium, no reasons', chromium.plain.sum],
    ['plain JavaScript in Chromium, with reasons', chromium.plain.list],
  ]);
  printParts([
    ['native', compiled.parts],
    ['WASM in Node', node.parts],
    ['WASM in Chromium', chromium.parts],
    ['plain JavaScript in Node', node.plain.parts],
    ['plain JavaScript in Chromium', chromium.plain.parts],
  ]);
  const alike = (100 * chromium.agreement).toFixed(1);
  console.log(
    `\nitem and first reason are the same as plain JavaScript's in ${alike} % of the places`,
  );
}

async function benchReading() {
  await buildTargets('release', ['reading']);
  const program = join(root, 'build/release/reading');
  const speeds = JSON.parse(execFileSync(program, { encoding: 'utf8' }));
  row('\nreading of made-up tables, native, one core', ['MB/s']);
  for (const [name, speed] of Object.entries(speeds)) row(name, [speed]);
}

async function benchAll() {
  const sizes = options.sizes?.split(',').map(Number) ?? (options.slices ? [] : defaultSizes);
  if (!options.sizes) await benchShop();
  if (!options.sizes && !options.slices) {
    await benchReading();
    await benchProfile(await sampleSlices(), profileRounds);
  }
  if (sizes.length > 0) await benchSizes(sizes);
}

await buildPackage();
if (positionals.includes('profile')) await benchProfile(await sampleSlices(), profileRounds);
else await benchAll();
