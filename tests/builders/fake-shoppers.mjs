// What do fake shoppers who push one product get out of it?
//
//     node tests/builders/fake-shoppers.mjs --catalog FILE --events FILE [--share 0.01] [--effort fast] [--slowly]
//
// FILEs are plain CSV, gzip-ed or not; the events' first columns are shopper and item.  Builds slices
// from the log as it is and again with fake shoppers in it, and counts the genuine shoppers whose ten
// recommendations hold the product that is pushed, in both.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';

import { parseCsv } from '../../demo/sample-shop/csv.mjs';
import { buildTargets, root } from '../../scripts/toolchain.mjs';

const limit = 10;
const eventsAsked = 20; // of a shopper's latest

function readCsv(file) {
  const bytes = readFileSync(file);
  const text = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  return parseCsv(text.toString('utf8'));
}

/** Map of shopper to rows { item, type, time }, in file order. */
function shoppersOf(rows) {
  const [shopperKey, itemKey] = Object.keys(rows[0]);
  const shoppers = new Map();
  for (const row of rows) {
    if (!shoppers.has(row[shopperKey])) shoppers.set(row[shopperKey], []);
    shoppers.get(row[shopperKey]).push({ ...row, item: row[itemKey] });
  }
  return shoppers;
}

/** Products from the one with most shoppers to the one with fewest. */
function byShoppers(products, shoppers) {
  const counts = new Map(products.map((id) => [id, 0]));
  for (const events of shoppers.values()) {
    for (const item of new Set(events.map(({ item }) => item))) {
      if (counts.has(item)) counts.set(item, counts.get(item) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/**
 * The attacks: what one fake shopper does, by the popular products (most shoppers first), the one that
 * is pushed, and a generator of the shopper's own.
 */
export const attacks = {
  // The most popular products with the pushed one between them.
  bait: (popular, pushed) => popular.slice(0, 10).flatMap((item) => [item, pushed]),
  // The same in an order of its own for each, and the pushed one at the end.
  last: (popular, pushed, draw) => [...drawn(popular.slice(0, 10), 10, draw), pushed],
  // Each fake shopper with some of the popular products, so that they are less alike.
  some: (popular, pushed, draw) => between(drawn(popular.slice(0, 30), 10, draw), pushed),
  // Of more of them, so that they are hardly alike.
  spread: (popular, pushed, draw) => between(drawn(popular.slice(0, 100), 10, draw), pushed),
  // Short histories: nothing but one or three of the popular products and the pushed one.
  pair: (popular, pushed, draw) => [...drawn(popular.slice(0, 10), 1, draw), pushed],
  focus: (popular, pushed, draw) => [...drawn(popular.slice(0, 10), 3, draw), pushed],
  one: (popular, pushed) => [popular[0], pushed],
  // The pushed one first.
  first: (popular, pushed, draw) => [pushed, ...drawn(popular.slice(0, 20), 10, draw)],
  // As much of the catalogue as one history holds.
  flood: (popular, pushed) => between(popular.slice(0, 500), pushed),
};

const between = (items, pushed) => items.flatMap((item) => [item, pushed]);

/** `count` of `items` in an order that draw(bound), a number below it, decides. */
function drawn(items, count, draw) {
  const left = [...items];
  return Array.from({ length: count }, () => left.splice(draw(left.length), 1)[0]);
}

/** Numbers below a bound, by the seeded generator mulberry32. */
function drawing(seed) {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % bound;
  };
}

/**
 * Rows of the fake shoppers of one attack, like the log's: they come when the log ends, or `slowly`,
 * one after the other from its first row's time to its last row's.
 */
function fakeRows(log, attack, popular, pushed, { fakes: count, slowly }) {
  const [shopperKey, itemKey] = Object.keys(log[0]);
  const last = log.at(-1);
  const [begin, latest] = [log[0], last].map(({ time }) => Date.parse(time ?? ''));
  const endOf = (number) => (slowly ? begin + ((number + 1) / count) * (latest - begin) : latest);
  return Array.from({ length: count }, (_, number) =>
    attacks[attack](popular, pushed, drawing(number)).map((item, i, all) => ({
      ...last,
      [shopperKey]: `fake-${number}`,
      [itemKey]: item,
      ...('order' in last ? { order: `fake-${number}` } : {}),
      ...('type' in last ? { type: item === pushed ? 'purchase' : 'view' } : {}),
      ...(Number.isNaN(latest)
        ? {}
        : { time: new Date(endOf(number) - (all.length - i) * 60_000).toISOString() }),
    })),
  ).flat();
}

const csv = (rows) =>
  [Object.keys(rows[0]).join(','), ...rows.map((row) => Object.values(row).join(','))].join('\n') +
  '\n';

/** The share of `shoppers` whose list holds `pushed`, by the slices of a log, in percent. */
async function shareWith(pushed, catalog, rows, shoppers, { folder, effort }) {
  const events = join(folder, 'events.csv');
  const slices = join(folder, 'slices');
  rmSync(slices, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(events, csv(rows));
  const options = ['--catalog', catalog, '--events', events, '-o', slices, '--effort', effort];
  const output = execFileSync(
    join(root, 'build/release/shelfwise'),
    ['build', ...options, '--json'],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 2 ** 26 },
  );
  const { openRecommender } = await import('../../js/dist/core.js');
  const recommender = await openRecommender({ manifest: join(slices, 'latest.json') });
  const { age } = await recommender.model();
  let found = 0;
  for (const all of shoppers.values()) {
    const latest = all.slice(-eventsAsked);
    const now = Date.parse(latest.at(-1).time ?? '') / 1000;
    const history = latest.map(({ item, type = 'purchase', time }, i) => ({
      ...{ item, type },
      ...(age === 'seconds'
        ? { secondsAgo: now - Date.parse(time) / 1000 }
        : { stepsAgo: latest.length - 1 - i }),
    }));
    const { items } = await recommender.recommend({ limit, history });
    if (items.some(({ id }) => id === pushed)) ++found;
  }
  await recommender.dispose();
  return { share: (100 * found) / shoppers.size, build: JSON.parse(output) };
}

/**
 * Measures attacks by `share` of all shoppers on the product with the fewest: { pushed, fakes, before,
 * after: { [attack]: { share, build } } }, shares in percent of the genuine shoppers.
 */
export async function measureFakeShoppers({
  catalog,
  events,
  share = 0.01,
  effort = 'fast',
  slowly = false,
  only,
}) {
  await buildTargets('release', ['shelfwise'], { quiet: true });
  const folder = join(root, 'build/fake-shoppers');
  const products = readCsv(catalog).map((row) => Object.values(row)[0]);
  const log = readCsv(events);
  const shoppers = shoppersOf(log);
  const ranked = byShoppers(products, shoppers);
  const popular = ranked.map(([id]) => id);
  const pushed = popular.at(-1);
  const fakes = Math.round(shoppers.size * share);
  const measure = (rows) => shareWith(pushed, catalog, rows, shoppers, { folder, effort });
  const before = (await measure(log)).share;
  const after = {};
  for (const attack of only ?? Object.keys(attacks)) {
    const rows = fakeRows(log, attack, popular, pushed, { fakes, slowly });
    after[attack] = await measure([...log, ...rows]);
  }
  return { pushed, genuine: ranked.at(-1)[1], shoppers: shoppers.size, fakes, before, after };
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: {
      catalog: { type: 'string' },
      events: { type: 'string' },
      share: { type: 'string', default: '0.01' },
      effort: { type: 'string', default: 'fast' },
      slowly: { type: 'boolean', default: false },
      attack: { type: 'string', multiple: true },
    },
  });
  const answer = await measureFakeShoppers({
    ...{ catalog: resolve(values.catalog), events: resolve(values.events) },
    ...{ share: Number(values.share), effort: values.effort },
    ...{ slowly: values.slowly, only: values.attack },
  });
  console.log(
    `${answer.fakes} fake beside ${answer.shoppers} genuine shoppers push ${answer.pushed}, ` +
      `which ${answer.genuine} of these looked at`,
  );
  console.log(`without them ${answer.before.toFixed(2)} % of the genuine shoppers get it`);
  for (const [attack, { share }] of Object.entries(answer.after)) {
    console.log(
      `${attack}: ${share.toFixed(2)} %, ${(share - answer.before).toFixed(2)} points more`,
    );
  }
}
