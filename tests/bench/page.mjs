// The browser's side of the benchmark; scripts/bench.mjs calls window.benchmark().

import { createRecommender } from '/js/dist/index.js';
import { openRecommender } from '/js/dist/core.js';
import createRuntime from '/js/dist/runtime.mjs';
import { readRanked } from '/js/dist/wording/ranked.js';
import createLatency from '/wasm/latency.mjs';

import { agreementOf, callsOf, measurePackage, measureParts, measurePlain } from './latency.mjs';
import { PlainReasons } from './plain-reasons.mjs';
import { PlainScorer } from './plain-scorer.mjs';

const bytesOf = async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer());

window.benchmark = async ({ count }) => {
  const files = {
    engine: await bytesOf('/measured/engine'),
    fields: await bytesOf('/measured/fields'),
  };
  const wasm = await bytesOf('/js/dist/runtime.wasm');
  const plain = new PlainScorer(files.engine);
  const reasons = new PlainReasons(plain);
  const calls = callsOf(plain, count);
  const manifest = new URL('/slices/latest.json', location.href).href;
  const inPage = await openRecommender({ manifest });
  const inWorker = await createRecommender({ manifest });
  const answer = {
    agreement: await agreementOf(inPage, reasons, calls),
    page: await measurePackage(inPage, plain, calls),
    worker: await measurePackage(inWorker, plain, calls),
    plain: await measurePlain(plain, reasons, calls),
    parts: await measureParts({ createLatency, createRuntime, readRanked, wasm }, files, calls),
  };
  await inPage.dispose();
  await inWorker.dispose();
  return answer;
};
