// What grows with the catalogue, in Node and in a page alike; scripts/bench-sizes.mjs says which sizes.

import { histories, historiesText, runModule, summary, timesOf } from './latency.mjs';
import { factsSource } from './plain-scorer.mjs';

/** Events of the histories that are measured. */
export const historyLengths = [1, 20, 200];

/** How often something is called at that many items: less where a call is long. */
const callsAt = (items) => Math.max(40, Math.min(400, Math.round(2e7 / items)));

/** The histories of every length in historyLengths, of item numbers, oldest first. */
export const listsAt = (items) =>
  historyLengths.map((length) => histories(items, callsAt(items), length));

// The synthetic shop's ids, and views a step apart.
const given = (list) =>
  list.map((item, i) => ({ item: `sku-${item}`, type: 'view', stepsAgo: list.length - 1 - i }));
const scored = (list) => list.map((item, i) => ({ item, age: list.length - 1 - i }));

/** Whole answers of the package for every length: [{ median, p95 }]. */
export async function measureAnswers(recommender, items) {
  const answers = [];
  for (const lists of listsAt(items)) {
    const requests = lists.map((list) => ({ history: given(list) }));
    const times = await timesOf((i) => recommender.recommend(requests[i]), requests.length);
    answers.push(summary(times));
  }
  return answers;
}

/** What the module says of scan, memory and walk; `create` makes the WASM build of sizes.cpp. */
export function measureInside(create, { engine, fields }, items) {
  return runModule(create, { engine, fields, histories: historiesText(listsAt(items)[0]) });
}

/** The same in plain JavaScript, lists with reasons: { recommend, scan, walk }. */
export async function measurePlain(plain, reasons, items) {
  const lists = listsAt(items);
  const recommend = [];
  for (const list of lists) {
    const events = list.map(scored);
    const times = await timesOf((i) => reasons.recommend(events[i], 10), events.length);
    recommend.push(summary(times));
  }
  return {
    recommend,
    scan: await measurePlainScan(plain, lists[0]),
    walk: await measurePlainWalk(plain, lists[0]),
  };
}

async function measurePlainScan({ vectors, scores }, lists) {
  const times = await timesOf((i) => {
    vectors.ask([{ item: lists[i][0], isLatest: true, share: 1 }]);
    vectors.score(1e-7, scores);
  }, lists.length);
  return summary(times).median;
}

async function measurePlainWalk(plain, lists) {
  const { fusion, edges } = plain;
  const lambda = new Float32Array(fusion.scenarios[0].lambda.length);
  lambda.fill(1, factsSource * (lambda.length / 8), (factsSource + 1) * (lambda.length / 8));
  plain.fusion = { ...fusion, scenarios: [{ lambda, popularity: 0 }] };
  plain.edges = [];
  const events = lists.map(scored);
  const times = await timesOf((i) => plain.score(events[i], 0), lists.length);
  Object.assign(plain, { fusion, edges });
  return summary(times).median;
}
