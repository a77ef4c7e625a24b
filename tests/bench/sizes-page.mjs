// The browser's side of the benchmark at sizes; scripts/bench-sizes.mjs calls window.benchmark().

import { openRecommender } from '/js/dist/core.js';
import createSizes from '/wasm/sizes.mjs';

import { measureGraphPeers, measureVectorPeers } from './peers.mjs';
import { PlainReasons } from './plain-reasons.mjs';
import { PlainScorer } from './plain-scorer.mjs';
import { listsAt, measureAnswers, measureInside, measurePlain } from './sizes.mjs';

async function inflated(url) {
  const stored = (await fetch(url)).body;
  const stream = stored.pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The uncompressed slices of a folder by their roles. */
async function slicesIn(folder) {
  const json = async (name) => (await fetch(new URL(name, folder))).json();
  const { slices } = await json((await json('latest.json')).index.file);
  const files = slices.map(async ({ role, file }) => [role, await inflated(new URL(file, folder))]);
  return Object.fromEntries(await Promise.all(files));
}

async function answersOf(folder, items) {
  const recommender = await openRecommender({ manifest: new URL('latest.json', folder).href });
  const answers = await measureAnswers(recommender, items);
  await recommender.dispose();
  return answers;
}

/** `withPlain` and `withPeers` say whether plain JavaScript and the libraries are measured as well. */
window.benchmark = async ({ items, withPlain, withPeers }) => {
  const folder = new URL(`/items/${items}/`, location.href);
  const recommend = await answersOf(folder, items);
  const files = await slicesIn(folder);
  const { walks, nearest, ...inside } = await measureInside(createSizes, files, items);
  const measured = { ...inside, recommend };
  if (withPlain) {
    const plain = new PlainScorer(files.engine);
    measured.plain = await measurePlain(plain, new PlainReasons(plain), items);
    const singles = listsAt(items)[0].map(([item]) => item);
    if (withPeers) {
      measured.vectorPeers = await measureVectorPeers(plain.vectors, singles, nearest);
      measured.graphPeers = await measureGraphPeers(plain, singles, walks);
    }
  }
  return measured;
};
