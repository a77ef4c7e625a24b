// The browser's side of the benchmark; scripts/bench.mjs calls window.benchmark().

import { createRecommender } from '/js/dist/index.js';
import { openRecommender } from '/js/dist/core.js';

import { measure } from './latency.mjs';
import { PlainScorer } from './plain-scorer.mjs';

window.benchmark = async ({ manifest, engineSlice, calls }) => {
  const bytes = new Uint8Array(await (await fetch(engineSlice)).arrayBuffer());
  const plain = new PlainScorer(bytes);
  const inPage = await openRecommender({ manifest });
  const inWorker = await createRecommender({ manifest });
  const answer = {
    page: await measure(inPage, plain, calls),
    worker: await measure(inWorker, plain, calls),
  };
  await inPage.dispose();
  await inWorker.dispose();
  return answer;
};
