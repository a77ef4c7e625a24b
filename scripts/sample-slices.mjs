// The sample shop, its slices and slices in general, for the demo, the tests and the benchmark.

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { isFresh } from './fresh.mjs';
import { buildTargets, once, root, run } from './toolchain.mjs';

export const sampleShop = join(root, 'build/sample-shop');

/** Generates the sample shop, if that is not done; gives its folder. */
export const generateSampleShop = once(async () => {
  const generator = join(root, 'demo/sample-shop');
  if (!isFresh(join(sampleShop, 'products.csv'), [generator])) {
    await run('node', [join(generator, 'generate.mjs'), '-o', sampleShop]);
  }
  return sampleShop;
});

/**
 * Writes the catalogue and the events of every eighth shopper of the sample shop into `folder`, as
 * products.csv and events.csv: what builds in an eighth of the time, with each kind of work in it.
 */
export async function writeSomeOfSampleShop(folder) {
  const shop = await generateSampleShop();
  const [header, ...rows] = readFileSync(join(shop, 'events.csv'), 'utf8').trimEnd().split('\n');
  const some = rows.filter((row) => Number(/^s(\d+),/.exec(row)[1]) % 8 === 0);
  copyFileSync(join(shop, 'products.csv'), join(folder, 'products.csv'));
  writeFileSync(join(folder, 'events.csv'), [header, ...some, ''].join('\n'));
}

async function buildSlices(language) {
  await buildTargets('release', ['shelfwise'], { quiet: true });
  const shop = await generateSampleShop();
  const cli = join(root, 'build/release/shelfwise');
  const catalog = join(shop, language === 'en' ? 'products.csv' : `products.${language}.csv`);
  const events = join(shop, 'events.csv');
  const folder = join(root, 'build/sample-slices', language);
  if (!isFresh(join(folder, 'latest.json'), [cli, catalog, events])) {
    await run(cli, ['build', '--catalog', catalog, '--events', events, '-o', folder]);
  }
  return folder;
}

const english = once(() => buildSlices('en'));
const chinese = once(() => buildSlices('zh'));

/**
 * Builds slices of the sample shop by the native CLI, if what is there is stale; gives their folder.
 * `language` is the catalogue's: 'en' or 'zh'.
 */
export const sampleSlices = (language = 'en') => (language === 'en' ? english() : chinese());

/** Writes the uncompressed slices of a build into the folder `into`; gives the path of each by its role. */
export function inflateSlices(folder, into) {
  const json = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  mkdirSync(into, { recursive: true });
  const files = json(json('latest.json').index.file).slices.map(({ role, file }) => {
    writeFileSync(join(into, role), gunzipSync(readFileSync(join(folder, file))));
    return [role, join(into, role)];
  });
  return Object.fromEntries(files);
}
