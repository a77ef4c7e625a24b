// Libraries that a shop could take instead, over the same vectors and the same graph, in a page.

import { loadHnswlib } from '/node_modules/hnswlib-wasm/dist/hnswlib.js';
import {
  create,
  insertMultiple,
  searchVector,
} from '/node_modules/@orama/orama/dist/browser/index.js';
import { DataFactory, Store } from '/node_modules/n3/browser/n3.esm.min.js';
import '/node_modules/graphology/dist/graphology.umd.min.js'; // globalThis.graphology

import { summary, timesOf } from './latency.mjs';

const limit = 10;

/** Milliseconds of one call, and what it gave. */
async function timed(task) {
  const start = performance.now();
  const made = await task();
  return [performance.now() - start, made];
}

/**
 * The vectors with one more component, sqrt(longest^2 - length^2), so that all are equally long: then
 * the order by cosine or distance is the order by inner product (Bachrach et al. 2014), and every
 * library is asked the same question.
 */
function equallyLong({ items, dim }) {
  const count = items.length / dim;
  const squares = Float64Array.from({ length: count }, (_, j) => {
    let sum = 0;
    for (let d = 0; d < dim; ++d) sum += items[j * dim + d] ** 2;
    return sum;
  });
  const longest = squares.reduce((a, b) => Math.max(a, b), 0);
  return Array.from(squares, (square, j) => {
    const row = new Float32Array(dim + 1);
    row.set(items.subarray(j * dim, (j + 1) * dim));
    row[dim] = Math.sqrt(longest - square);
    return row.map((x) => x / Math.sqrt(longest));
  });
}

function queryOf(vectors, item) {
  vectors.ask([{ item, isLatest: true, share: 1 }]);
  const query = new Float32Array(vectors.dim + 1);
  query.set(vectors.queries[0]);
  const length = Math.hypot(...query);
  return query.map((x) => x / length);
}

/** The `limit` best by plain inner products, without `item` itself. */
function exactBest(rows, query, item) {
  const scores = rows.map((row) => row.reduce((sum, x, d) => sum + x * query[d], 0));
  return Array.from(scores.keys())
    .filter((j) => j !== item)
    .sort((a, b) => scores[b] - scores[a])
    .slice(0, limit);
}

const orama = {
  name: 'Orama',
  async build(rows) {
    const db = create({ schema: { embedding: `vector[${rows[0].length}]` } });
    const documents = rows.map((row, j) => ({ id: String(j), embedding: Array.from(row) }));
    await insertMultiple(db, documents, 1000);
    return db;
  },
  // It keeps what is more alike than `similarity`, .8 by default, which may be nothing.
  async find(db, query) {
    const vector = { value: query, property: 'embedding' };
    const found = await searchVector(db, {
      mode: 'vector',
      vector,
      similarity: 0,
      limit: limit + 1,
    });
    return found.hits.map(({ id }) => Number(id));
  },
};

const hnswlib = {
  name: 'hnswlib-wasm',
  async build(rows) {
    const library = await loadHnswlib();
    const index = new library.HierarchicalNSW('ip', rows[0].length, '');
    index.initIndex(rows.length, 16, 200, 100);
    index.setEfSearch(64);
    rows.forEach((row, j) => index.addPoint(row, j, false));
    return index;
  },
  find: (index, query) => index.searchKnn(query, limit + 1, undefined).neighbors,
};

/**
 * Vector search of each library: [{ name, build in milliseconds, query in microseconds, recall }].
 * `ours` holds what the runtime found for the first of `items`.
 */
export async function measureVectorPeers(vectors, items, ours) {
  const rows = equallyLong(vectors);
  const queries = items.map((item) => queryOf(vectors, item));
  const shown = ours.map((_, i) => exactBest(rows, queries[i], items[i]));
  const recallOf = (found) => {
    const hits = shown.map((best, i) => {
      const kept = found[i].filter((item) => item !== items[i]).slice(0, limit);
      return best.filter((item) => kept.includes(item)).length;
    });
    return hits.reduce((a, b) => a + b, 0) / (limit * hits.length);
  };
  const answers = [{ name: 'shelfwise', recall: recallOf(ours) }];
  for (const { name, build, find } of [orama, hnswlib]) {
    const [milliseconds, index] = await timed(() => build(rows));
    const times = await timesOf((i) => find(index, queries[i]), queries.length);
    const found = [];
    for (let i = 0; i < ours.length; ++i) found.push(await find(index, queries[i]));
    const query = summary(times).median;
    answers.push({ name, build: milliseconds, query, recall: recallOf(found) });
  }
  return answers;
}

// Each walk gives the items two hops away and what the facts between are worth, as F_K in
// src/recommend/scorer.h.  The libraries do the hops; sums and weights lie in typed arrays.
class Walk {
  constructor(plain) {
    this.plain = plain;
    this.sums = new Float64Array(plain.ids.length);
    this.touched = [];
  }

  add(item, weight) {
    if (this.sums[item] === 0) this.touched.push(item);
    this.sums[item] += weight;
  }

  /** Map of item to score, for the way from `item`. */
  take(item) {
    const { damping } = this.plain;
    const scores = this.touched.map((j) => [j, this.sums[j] * damping[item] * damping[j]]);
    for (const j of this.touched) this.sums[j] = 0;
    this.touched = [];
    return new Map(scores.filter(([j]) => j !== item));
  }
}

const graphology = {
  name: 'graphology',
  build(plain) {
    const graph = new globalThis.graphology.UndirectedGraph();
    plain.ids.forEach((_, number) => graph.addNode(`i${number}`, { number }));
    plain.itemsOf.forEach((items, fact) => {
      graph.addNode(`f${fact}`, { weight: plain.factWeights[fact] });
      for (const item of items) graph.addEdge(`f${fact}`, `i${item}`);
    });
    return graph;
  },
  walk(graph, item, walk) {
    graph.forEachNeighbor(`i${item}`, (fact, { weight }) => {
      if (weight === 0) return;
      graph.forEachNeighbor(fact, (_, { number }) => walk.add(number, weight));
    });
    return walk.take(item);
  },
};

const n3 = {
  name: 'N3',
  build(plain) {
    const { namedNode } = DataFactory;
    const store = new Store();
    const has = namedNode('has');
    plain.itemsOf.forEach((items, fact) => {
      for (const item of items) store.addQuad(namedNode(`i${item}`), has, namedNode(`f${fact}`));
    });
    return store;
  },
  walk(store, item, walk) {
    const { factWeights } = walk.plain;
    const numberOf = ({ value }) => Number(value.slice(1));
    store.forObjects(
      (fact) => {
        const weight = factWeights[numberOf(fact)];
        if (weight === 0) return;
        store.forSubjects((other) => walk.add(numberOf(other), weight), null, fact, null);
      },
      DataFactory.namedNode(`i${item}`),
      null,
      null,
    );
    return walk.take(item);
  },
};

const isNear = (a, b) => Math.abs(a - b) <= 1e-5 * Math.abs(b);

/** Whether a walk found what the runtime found: `expected` holds pairs of item and score. */
const isSame = (found, expected) =>
  found.size === expected.length &&
  expected.every(([item, score]) => isNear(found.get(item), score));

/**
 * The two-hop walk of each library: [{ name, build in milliseconds, walk in microseconds }].  Throws
 * unless it finds what the runtime found, `walks`, for the first of `items`.
 */
export async function measureGraphPeers(plain, items, walks) {
  const answers = [];
  for (const { name, build, walk } of [graphology, n3]) {
    const [milliseconds, graph] = await timed(() => build(plain));
    const scratch = new Walk(plain);
    walks.forEach((expected, i) => {
      if (isSame(walk(graph, items[i], scratch), expected)) return;
      throw new Error(`${name} walks from item ${items[i]} to other items than the runtime`);
    });
    const times = await timesOf((i) => walk(graph, items[i], scratch), items.length);
    answers.push({ name, build: milliseconds, walk: summary(times).median });
  }
  return answers;
}
