// How long calls take, in Node and in a browser alike.

import { openEngine, unwrap } from '../builders/engine.mjs';

/** Microseconds of each call of `task(0) .. task(count - 1)`, sorted; a tenth more runs first, unmeasured. */
export async function timesOf(task, count) {
  for (let i = 0; i < count / 10; ++i) await task(i);
  const times = new Float64Array(count);
  for (let i = 0; i < count; ++i) {
    const start = performance.now();
    await task(i);
    times[i] = (performance.now() - start) * 1000;
  }
  return times.sort();
}

/** Median and 95th percentile of sorted times. */
export const summary = (sorted) => ({
  median: sorted[Math.floor(sorted.length / 2)],
  p95: sorted[Math.floor(sorted.length * 0.95)],
});

/** Microseconds per call, by one clock around all of them: a browser's is too coarse for short ones. */
export function meanOf(task, count) {
  for (let i = 0; i < count / 10; ++i) task(i);
  const start = performance.now();
  for (let i = 0; i < count; ++i) task(i);
  return ((performance.now() - start) * 1000) / count;
}

/** `count` histories of `length` distinct items each, oldest first, by the seeded generator mulberry32. */
export function histories(itemCount, count, length) {
  let state = 20;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
  return Array.from({ length: count }, () => {
    const items = new Set();
    while (items.size < Math.min(length, itemCount)) items.add(random() % itemCount);
    return [...items];
  });
}

/** The same calls in the forms that the package, its engine and plain JavaScript take. */
export function callsOf(plain, count) {
  const { inSeconds } = plain.fusion;
  const lists = histories(plain.ids.length, count, 20);
  const events = lists.map((items) =>
    items.map((item, i) => ({ item, age: inSeconds ? i * 60 : items.length - 1 - i })),
  );
  const unit = inSeconds ? 'seconds' : 'steps';
  const history = (list) => ({
    items: list.map(({ item }) => plain.ids[item]),
    types: list.map(() => 'view'),
    ages: list.map(({ age }) => age),
    units: list.map(() => unit),
  });
  return {
    lists,
    events,
    given: events.map((list) =>
      list.map(({ item, age }) => ({
        ...{ item: plain.ids[item], type: 'view' },
        [inSeconds ? 'secondsAgo' : 'stepsAgo']: age,
      })),
    ),
    requests: events.map((list) => ({
      ...{ list: 'forYou', items: [], limit: 10, seconds: 0, exclude: [], fields: [] },
      history: history(list),
    })),
  };
}

/** Whole answers of one recommender of the package: { recommend, related }. */
export async function measurePackage(recommender, plain, { given, lists }) {
  const run = async (task) => summary(await timesOf(task, lists.length));
  return {
    recommend: await run((i) => recommender.recommend({ history: given[i] })),
    related: await run((i) => recommender.related({ item: plain.ids[lists[i][0]] })),
  };
}

/**
 * Whole answers of plain JavaScript, without and with reasons, and the mean cost of their parts:
 * { sum, list: { recommend, related or nothing }, parts }.
 */
export async function measurePlain(plain, reasons, { events, lists }) {
  const count = lists.length;
  const run = async (task) => summary(await timesOf(task, count));
  const score = meanOf((i) => plain.score(events[i], 0), count);
  const ranked = meanOf((i) => plain.recommend(events[i], 10), count);
  const reasoned = meanOf((i) => reasons.recommend(events[i], 10), count);
  return {
    sum: {
      recommend: await run((i) => plain.recommend(events[i], 10)),
      related: await run((i) => plain.related(lists[i][0], 10)),
    },
    list: { recommend: await run((i) => reasons.recommend(events[i], 10)) },
    parts: { score, top: ranked - score, reasons: reasoned - ranked },
  };
}

/** Lists of item numbers as the programs of the benchmark read them. */
export const historiesText = (lists) => lists.map((items) => `${items.join(' ')}\n`).join('');

/** What a program of the benchmark, built as WASM, prints about `files`, its arguments by name. */
export async function runModule(create, files) {
  const printed = [];
  const module = await create({ print: (line) => printed.push(line) });
  for (const [name, content] of Object.entries(files)) module.FS.writeFile(name, content);
  module.callMain(Object.keys(files));
  return JSON.parse(printed.join(''));
}

/**
 * The mean cost of all parts of `recommend` in WASM: those inside the module, `crossing` (the call from
 * JavaScript and its answer) and `reading` (the answer's text made into results and sentences).
 * `modules` are { createLatency, createRuntime, readRanked, wasm }, `files` the slices { engine, fields }.
 */
export async function measureParts(modules, files, calls) {
  const { createLatency, createRuntime, readRanked, wasm } = modules;
  const count = calls.lists.length;
  const { engine: slice, fields } = files;
  const histories = historiesText(calls.lists);
  const { parts: inside } = await runModule(createLatency, { engine: slice, fields, histories });
  const { engine } = await openEngine(createRuntime, wasm, [files.engine, files.fields]);
  const answers = [];
  const called = meanOf((i) => {
    answers[i] = unwrap(engine.recommend(calls.requests[i]));
  }, count);
  const reading = meanOf((i) => readRanked(answers[i], { locale: 'en', events: 'history' }), count);
  engine.delete();
  const { score, top, reasons, json } = inside;
  return { score, top, reasons, json, crossing: called - score - top - reasons - json, reading };
}

/** The share of places where the package and plain JavaScript name the same item and the same first reason. */
export async function agreementOf(recommender, reasons, { given, events }) {
  let same = 0;
  let all = 0;
  for (let i = 0; i < Math.min(50, given.length); ++i) {
    const { items } = await recommender.recommend({ history: given[i] });
    const expected = reasons.recommend(events[i], 10);
    items.forEach(({ id, reasons: [first] }, place) => {
      const other = expected[place];
      all += 1;
      if (id === other?.id && (first.event?.index ?? -1) === (other.reasons[0]?.event ?? -1)) {
        same += 1;
      }
    });
  }
  return same / all;
}
