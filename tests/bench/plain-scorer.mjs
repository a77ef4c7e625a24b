// The score of src/recommend/scorer.h again, in plain JavaScript: what a good engineer would write
// without WebAssembly.  Typed arrays, the same order of candidates and of additions, a heap for the best.
// It is here to be measured against, and to check the answers; it reads the slice by docs/slice-format.md.

import { PlainVectors } from './plain-vectors.mjs';

const eventTypes = 14;
const sources = 8;
const buckets = 5;
export const vectorsSource = 0;
export const factsSource = 5;
export const linksSource = 6;
const viewType = 0;

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = 0;
  }
  u8() {
    return this.bytes[this.at++];
  }
  u16() {
    this.at += 2;
    return this.view.getUint16(this.at - 2, true);
  }
  u32() {
    this.at += 4;
    return this.view.getUint32(this.at - 4, true);
  }
  f32() {
    this.at += 4;
    return this.view.getFloat32(this.at - 4, true);
  }
  varint() {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.u8();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }
}

function sectionsOf(file) {
  const header = new DataView(file.buffer, file.byteOffset);
  const sections = new Map();
  for (let i = 0; i < header.getUint32(32, true); ++i) {
    const entry = 64 + 24 * i;
    const tag = String.fromCharCode(...file.subarray(entry, entry + 4));
    const offset = Number(header.getBigUint64(entry + 8, true));
    const length = Number(header.getBigUint64(entry + 16, true));
    sections.set(tag, file.subarray(offset, offset + length));
  }
  return sections;
}

function readStrings(bytes, count) {
  const reader = new Reader(bytes);
  const lengths = Array.from({ length: count }, () => reader.varint());
  const decoder = new TextDecoder();
  return lengths.map((length) => {
    reader.at += length;
    return decoder.decode(bytes.subarray(reader.at - length, reader.at));
  });
}

function readFacts(sections, items, facts, relations) {
  const relationOf = new Uint32Array(facts);
  const relationReader = new Reader(sections.get('RELS'));
  for (let r = 0, next = 0; r < relations; ++r) {
    relationReader.u8();
    const count = relationReader.varint();
    const nameLength = relationReader.varint();
    relationReader.at += nameLength;
    relationOf.fill(r, next, (next += count));
  }
  const itemsOf = [];
  const factsOf = Array.from({ length: items }, () => []);
  const reader = new Reader(sections.get('TRIP'));
  for (let fact = 0; fact < facts; ++fact) {
    const list = new Uint32Array(reader.varint());
    for (let i = 0, item = 0; i < list.length; ++i) {
      item += reader.varint();
      list[i] = item;
      factsOf[item].push(fact);
    }
    itemsOf.push(list);
  }
  return { relationOf, itemsOf, factsOf: factsOf.map((list) => Uint32Array.from(list)) };
}

function readEdges(bytes, items) {
  const scales = new Float32Array(items);
  const half = new DataView(new ArrayBuffer(4));
  const reader = new Reader(bytes);
  const edges = reader.u32();
  const offsets = new Uint32Array(items + 1);
  for (let row = 0; row < items; ++row) offsets[row + 1] = offsets[row] + reader.u8();
  for (let row = 0; row < items; ++row) {
    if (offsets[row] === offsets[row + 1]) continue;
    half.setUint32(0, reader.u16() * 0x10000);
    scales[row] = half.getFloat32(0);
  }
  const codes = new Uint8Array(edges);
  for (let e = 0; e < edges; e += 2) {
    const pair = reader.u8();
    codes[e] = pair & 15;
    if (e + 1 < edges) codes[e + 1] = pair >> 4;
  }
  const targets = new Uint32Array(edges);
  for (let row = 0; row < items; ++row) {
    for (let e = offsets[row], target = 0; e < offsets[row + 1]; ++e) {
      target += reader.varint();
      targets[e] = target;
    }
  }
  return { offsets, targets, codes, scales };
}

function readFusion(bytes, relations) {
  const reader = new Reader(bytes);
  const floats = (count) => Float32Array.from({ length: count }, () => reader.f32());
  const inSeconds = reader.u8() === 1;
  reader.u8(); // whether categories replace: nothing to a score
  const fusion = { inSeconds, bounds: [0, 1, 2, 3].map(() => reader.u32()) };
  fusion.types = floats(eventTypes);
  fusion.scenarios = [0, 1, 2, 3].map(() => ({
    lambda: floats(sources * buckets),
    popularity: reader.f32(),
  }));
  fusion.relations = floats(relations);
  return fusion;
}

function readLinks(bytes, items) {
  const reader = new Reader(bytes);
  return Array.from({ length: items }, () =>
    Array.from({ length: reader.varint() }, () => [reader.varint(), reader.varint()]),
  );
}

/** Scores every item of one engine slice (its uncompressed bytes). */
export class PlainScorer {
  constructor(engineSlice) {
    const sections = sectionsOf(engineSlice);
    const meta = new Reader(sections.get('META'));
    const [items, facts, relations, , , , hubLimit] = Array.from({ length: 10 }, () => meta.u32());
    this.ids = readStrings(sections.get('ITID'), items);
    this.popularity = Float32Array.from(sections.get('POPU'), (code) => code / 255);
    this.fusion = readFusion(sections.get('FUSE'), relations);
    this.links = readLinks(sections.get('LINK'), items);
    this.edges = [1, 2, 3, 4].flatMap((source) => {
      const bytes = sections.get(`EDG${source}`);
      return bytes ? [{ source, ...readEdges(bytes, items) }] : [];
    });
    Object.assign(this, readFacts(sections, items, facts, relations));
    const vectors = sections.get('VECS');
    this.vectors = vectors && new PlainVectors(vectors, this.factsOf, facts);
    this.factWeights = Float32Array.from(this.itemsOf, ({ length }, fact) => {
      if (length < 2 || length > hubLimit) return 0;
      const weight = Math.fround(
        this.fusion.relations[this.relationOf[fact]] * Math.fround(Math.log(items / length)),
      );
      return weight * weight;
    });
    this.damping = Float32Array.from(this.factsOf, (own) => {
      let sum = 0;
      for (const fact of own) sum = Math.fround(sum + this.factWeights[fact]);
      return sum > 0 ? 1 / Math.fround(Math.sqrt(Math.fround(Math.sqrt(sum)))) : 0;
    });
    this.scores = new Float32Array(items);
    this.itemSums = new Float32Array(items);
    this.factSums = new Float32Array(facts);
    this.touched = new Uint32Array(facts);
  }

  /** The best `limit` items for events [{ item, age }] (numbers), best first. */
  recommend(events, limit, scenario = 0) {
    this.score(events, scenario);
    return this.best(limit);
  }

  /** The best `limit` items beside one, without itself. */
  related(item, limit) {
    this.score([{ item, age: 0 }], 1);
    this.scores[item] = 0;
    return this.best(limit);
  }

  /** How much a view of that age counts by one source. */
  eventWeight(age, source, scenario) {
    const found = this.fusion.bounds.findIndex((bound) => age < bound);
    const bucket = found < 0 ? buckets - 1 : found;
    const { lambda } = this.fusion.scenarios[scenario];
    return Math.fround(this.fusion.types[viewType] * lambda[source * buckets + bucket]);
  }

  #addVectors(events, scenario) {
    const { lambda } = this.fusion.scenarios[scenario];
    const full = Math.fround(
      Math.max(...lambda.subarray(0, buckets)) * Math.max(...this.fusion.types),
    );
    this.vectorFactor = full * (this.vectors?.scale ?? 0);
    if (this.vectorFactor === 0) return false;
    this.vectors.ask(
      events.map(({ item, age }) => ({
        item,
        isLatest: age < this.fusion.bounds[0],
        share: Math.fround(this.eventWeight(age, vectorsSource, scenario) / full),
      })),
    );
    this.vectors.score(this.vectorFactor, this.scores);
    return true;
  }

  /** Fills `scores` for events [{ item, age }]. */
  score(events, scenario) {
    const { scores, itemSums, damping } = this;
    const { popularity } = this.fusion.scenarios[scenario];
    if (!this.#addVectors(events, scenario)) scores.fill(0);
    for (let j = 0; j < scores.length; ++j) {
      scores[j] += Math.fround(popularity * this.popularity[j]);
    }
    const ownSums = [];
    let touched = 0;
    for (const { item, age } of events) {
      for (const { source, offsets, targets, codes, scales } of this.edges) {
        const step = Math.fround(this.eventWeight(age, source, scenario) * scales[item]);
        for (let e = offsets[item]; e < offsets[item + 1]; ++e) {
          scores[targets[e]] += Math.fround(step * codes[e]);
        }
      }
      this.#addLinks(item, this.eventWeight(age, linksSource, scenario));
      const factWeight = Math.fround(this.eventWeight(age, factsSource, scenario) * damping[item]);
      touched = this.#collect(item, factWeight, touched);
      ownSums.push(this.#ownSum(item, factWeight));
    }
    if (touched === 0) return;
    itemSums.fill(0);
    for (let t = 0; t < touched; ++t) {
      const fact = this.touched[t];
      const sum = this.factSums[fact];
      const list = this.itemsOf[fact];
      for (let i = 0; i < list.length; ++i) itemSums[list[i]] += sum;
      this.factSums[fact] = 0;
    }
    events.forEach(({ item }, e) => {
      const rest = Math.fround(itemSums[item] - ownSums[e]);
      itemSums[item] = rest > ownSums[e] * 1e-5 ? rest : 0;
    });
    for (let j = 0; j < scores.length; ++j) scores[j] += Math.fround(itemSums[j] * damping[j]);
  }

  #addLinks(item, weight) {
    if (weight === 0) return;
    this.forEachLink(item, (target, value) => {
      this.scores[target] += Math.fround(weight * value);
    });
  }

  /** visit(target, weight) for the links of `item`. */
  forEachLink(item, visit) {
    const links = this.links[item];
    if (links.length === 0) return;
    const degrees = new Map();
    for (const [relation] of links) degrees.set(relation, (degrees.get(relation) ?? 0) + 1);
    for (const [relation, target] of links) {
      const degree = Math.fround(Math.sqrt(degrees.get(relation)));
      visit(target, Math.fround(this.fusion.relations[relation] / degree));
    }
  }

  #collect(item, weight, touchedBefore) {
    const { factSums, factWeights } = this;
    let touched = touchedBefore;
    for (const fact of this.factsOf[item]) {
      const term = Math.fround(weight * factWeights[fact]);
      if (term === 0) continue;
      if (factSums[fact] === 0) this.touched[touched++] = fact;
      factSums[fact] += term;
    }
    return touched;
  }

  #ownSum(item, weight) {
    let sum = 0;
    for (const fact of this.factsOf[item]) {
      sum = Math.fround(sum + Math.fround(weight * this.factWeights[fact]));
    }
    return sum;
  }

  /** The best `limit` items by `scores`. */
  best(limit) {
    const { scores } = this;
    const heap = []; // the worst of the best at its root
    const worse = (a, b) => scores[a] < scores[b] || (scores[a] === scores[b] && a > b);
    const sink = (from) => {
      for (let at = from; ;) {
        let least = at;
        for (const child of [2 * at + 1, 2 * at + 2]) {
          if (child < heap.length && worse(heap[child], heap[least])) least = child;
        }
        if (least === at) return;
        [heap[at], heap[least]] = [heap[least], heap[at]];
        at = least;
      }
    };
    for (let j = 0; j < scores.length; ++j) {
      if (scores[j] <= 0) continue;
      if (heap.length < limit) {
        heap.push(j);
        if (heap.length === limit) for (let i = limit >> 1; i >= 0; --i) sink(i);
      } else if (scores[j] > scores[heap[0]]) {
        heap[0] = j;
        sink(0);
      }
    }
    heap.sort((a, b) => scores[b] - scores[a] || a - b);
    return heap.map((item) => ({ item, id: this.ids[item], score: scores[item] }));
  }
}
