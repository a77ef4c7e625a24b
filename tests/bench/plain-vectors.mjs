// Source V of src/embed/graph_vectors.h and src/recommend/vector_source.h again, in plain JavaScript:
// exact sums of whole numbers in doubles, item vectors as floats, which engines multiply fastest.

const fullWeight = 1024;

/** The members of a bitmap: [row] the member's number among them, -1 for the others. */
function rowsOf(bytes, count) {
  let next = 0;
  return Int32Array.from({ length: count }, (_, i) =>
    (bytes[i >> 3] >> (i & 7)) & 1 ? next++ : -1,
  );
}

export class PlainVectors {
  /** `section` holds the bytes of VECS; `factsOf[item]` the facts of an item, `facts` is their number. */
  constructor(section, factsOf, facts) {
    const view = new DataView(section.buffer, section.byteOffset, section.byteLength);
    const dim = view.getUint32(0, true);
    const [idStep, factStep] = section.subarray(4, 6);
    this.dim = dim;
    this.scale = view.getFloat32(6, true);
    let at = 18;
    const take = (bytes) => section.subarray(at, (at += bytes));
    const idRows = rowsOf(take((factsOf.length + 7) >> 3), factsOf.length);
    const factRows = rowsOf(take((facts + 7) >> 3), facts);
    this.transforms = [0, 1].map(() => {
      const bytes = take(2 * dim * dim);
      const numbers = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      return Float64Array.from({ length: dim * dim }, (_, i) => numbers.getInt16(2 * i, true));
    });
    const codes = (bytes) => new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const ids = codes(take(dim * view.getUint32(10, true)));
    const factCodes = codes(take(dim * view.getUint32(14, true)));
    this.items = new Float32Array(factsOf.length * dim);
    factsOf.forEach((own, item) => {
      const vector = this.itemVector(item);
      const rows = Array.from(own, (fact) => factRows[fact]).filter((row) => row >= 0);
      const step =
        rows.length > 0 ? Math.floor(factStep / Math.fround(Math.sqrt(rows.length)) + 0.5) : 0;
      for (let d = 0; d < dim; ++d) {
        if (idRows[item] >= 0) vector[d] += idStep * ids[idRows[item] * dim + d];
        for (const row of rows) vector[d] += step * factCodes[row * dim + d];
      }
    });
    this.query = new Float64Array(dim);
  }

  itemVector(item) {
    return this.items.subarray(item * this.dim, (item + 1) * this.dim);
  }

  /** Events [{ item, isLatest, share }], share of the largest weight there is; their v's are kept. */
  ask(events) {
    this.events = events.map(({ item }) => item);
    this.queries = events.map(({ item, isLatest, share }) =>
      this.#turned(item, isLatest, Math.floor(share * fullWeight + 0.5)),
    );
  }

  #turned(item, isLatest, weight) {
    const { dim } = this;
    const matrix = this.transforms[isLatest ? 0 : 1];
    const vector = this.itemVector(item);
    return Float64Array.from({ length: dim }, (_, k) => {
      let sum = 0;
      for (let d = 0; d < dim; ++d) sum += matrix[k * dim + d] * vector[d];
      return Math.floor((Math.floor((sum + 1024) / 2048) * weight + 512) / fullWeight);
    });
  }

  /** scores[j] = factor * what the events of other items say of j. */
  score(factor, scores) {
    const { dim, items, query } = this;
    this.#sumUp(-1);
    for (let j = 0, at = 0; j < scores.length; ++j, at += dim) {
      // Four sums keep the processor busier than one.
      let a = 0;
      let b = 0;
      let c = 0;
      let e = 0;
      for (let d = 0; d < dim; d += 4) {
        a += query[d] * items[at + d];
        b += query[d + 1] * items[at + d + 1];
        c += query[d + 2] * items[at + d + 2];
        e += query[d + 3] * items[at + d + 3];
      }
      scores[j] = (a + b + c + e) * factor;
    }
    for (const item of this.events) {
      this.#sumUp(item);
      scores[item] = product(query, this.itemVector(item)) * factor;
    }
  }

  #sumUp(without) {
    this.query.fill(0);
    this.queries.forEach((query, e) => {
      if (this.events[e] === without) return;
      for (let d = 0; d < query.length; ++d) this.query[d] += query[d];
    });
  }

  /** What event number `e` says of an item that is not its own. */
  term(e, factor, item) {
    return product(this.queries[e], this.itemVector(item)) * factor;
  }
}

function product(query, vector) {
  let sum = 0;
  for (let d = 0; d < query.length; ++d) sum += query[d] * vector[d];
  return sum;
}
