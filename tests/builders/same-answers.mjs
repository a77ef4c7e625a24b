// Are the answers of every build of the runtime the same to the bit?
//
//     node tests/builders/same-answers.mjs --slices DIR --events FILE [--shoppers 1000]
//
// DIR is a folder that `shelfwise build` wrote; FILE its event log, a plain CSV, gzip-ed or not, whose
// first columns are the shopper and the item, oldest first.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';

import { chromiumOptions } from '../../scripts/chromium.mjs';
import { inflateSlices } from '../../scripts/sample-slices.mjs';
import { serveStatic } from '../../scripts/static-server.mjs';
import { buildTargets, root } from '../../scripts/toolchain.mjs';
import { answersOf } from './engine.mjs';

const work = join(root, 'build/same-answers');
const types = ['view', 'addToCart', 'view', 'wishlist', 'purchase'];

function inflated(file) {
  const bytes = readFileSync(file);
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}

/** Up to 20 of the latest events of each of the first `count` shoppers. */
function historiesOf(events, count) {
  const items = new Map();
  for (const row of inflated(events).toString('utf8').trim().split('\n').slice(1)) {
    const [shopper, item] = row.split(',');
    if (!items.has(shopper) && items.size === count) continue;
    items.set(shopper, [...(items.get(shopper) ?? []), item]);
  }
  return [...items.values()].map((all) => {
    const latest = all.slice(-20);
    return latest
      .map((item, i) => [types[i % types.length], (latest.length - 1 - i) * 3, item].join('\t'))
      .join('\t');
  });
}

function native(preset, slices, histories) {
  const file = join(work, 'histories');
  writeFileSync(file, `${histories.join('\n')}\n`);
  const options = { encoding: 'utf8', maxBuffer: 2 ** 30 };
  const program = join(root, 'build', preset, 'answers');
  return execFileSync(program, [...slices, file], options)
    .trimEnd()
    .split('\n');
}

async function inNode(module, slices, histories) {
  const { default: createRuntime } = await import(pathToFileURL(`${module}.mjs`).href);
  const bytes = slices.map((file) => readFileSync(file));
  return answersOf(createRuntime, readFileSync(`${module}.wasm`), bytes, histories);
}

async function inChromium(slices, histories) {
  const { chromium } = await import('playwright-core');
  const mounts = {
    '/builders/': join(root, 'tests/builders'),
    '/dist/': join(root, 'js/dist'),
    '/slices/': work,
  };
  const server = await serveStatic(mounts);
  const browser = await chromium.launch(chromiumOptions);
  try {
    const page = await browser.newPage();
    await page.goto(`${server.url}builders/engine.mjs`); // any page of the origin
    const urls = slices.map((file) => `/slices/${file.slice(work.length + 1)}`);
    const call = [urls, histories].map((argument) => JSON.stringify(argument)).join();
    // As text: vitest rewrites the import() of functions.
    return await page.evaluate(
      `import('/builders/engine.mjs').then(({ answersInPage }) => answersInPage(${call}))`,
    );
  } finally {
    await browser.close();
    await server.close();
  }
}

/** The scores of all answers of a line. */
function scoresOf(line) {
  return line
    .split('\t')
    .filter((_, cell) => cell % 3 === 1)
    .join('');
}

/**
 * Answers `count` shoppers of the event log by every build. Gives { shoppers, items, builds }: the
 * number of items in all lists, and of each build the number of answers that differ from g++'s.
 */
export async function compareAnswers({ folder, events, count }) {
  await buildTargets('release', ['answers'], { quiet: true });
  await buildTargets('release-clang', ['answers'], { quiet: true });
  const slices = Object.values(inflateSlices(folder, work));
  const histories = historiesOf(events, count);
  const expected = native('release', slices, histories);
  const builds = {
    'native, clang': native('release-clang', slices, histories),
  };
  const wasm = {
    Node: await inNode(join(root, 'js/dist/runtime'), slices, histories),
    'Node, no SIMD': await inNode(join(root, 'build/wasm/runtime_scalar'), slices, histories),
    Chromium: await inChromium(slices, histories),
  };
  for (const [where, { kernel, lines }] of Object.entries(wasm)) {
    builds[`WASM in ${where} (${kernel})`] = lines;
  }
  const different = (lines) => expected.filter((line, i) => line !== lines[i]).length;
  return {
    shoppers: histories.length,
    items: expected.reduce((sum, line) => sum + scoresOf(line).length / 8, 0),
    builds: Object.fromEntries(
      Object.entries(builds).map(([name, lines]) => [name, different(lines)]),
    ),
  };
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: {
      slices: { type: 'string' },
      events: { type: 'string' },
      shoppers: { type: 'string', default: '1000' },
    },
  });
  const answers = await compareAnswers({
    folder: resolve(values.slices),
    events: resolve(values.events),
    count: Number(values.shoppers),
  });
  console.log(`${answers.shoppers} shoppers, ${answers.items} items; against native, g++:`);
  for (const [build, count] of Object.entries(answers.builds)) {
    console.log(`${build}: ${count} answers differ`);
    if (count > 0) process.exitCode = 1;
  }
}
