// Seeded randomness: the same label gives the same numbers on every machine.  Integers and
// divisions by powers of two only, so no rounding of a maths library can reach the output.

/** A 32-bit FNV-1a hash of a label of ASCII, the seed of its stream. */
function hashLabel(label) {
  let hash = 0x811c9dc5;
  for (const letter of label) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  return hash >>> 0;
}

/** One stream of pseudo-random numbers (mulberry32). */
export class Random {
  #state;

  /** @param {string} label names the stream; other streams do not shift when this one grows */
  constructor(label) {
    this.#state = hashLabel(label);
  }

  /** A number in [0, 1) with 32 random bits. */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /**
   * An integer in [low, high], both ends possible.
   * @param {number} low
   * @param {number} high
   */
  integer(low, high) {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** True with the given probability. */
  chance(probability) {
    return this.next() < probability;
  }

  /**
   * One entry of a list, each equally likely.
   * @template T
   * @param {readonly T[]} list
   * @returns {T}
   */
  pick(list) {
    return list[Math.floor(this.next() * list.length)];
  }

  /**
   * An index into `weights` (numbers >= 0, at least one above 0), as likely as its weight.
   * @param {number[] | Float64Array} weights
   */
  weighted(weights) {
    let rest = this.next() * weights.reduce((sum, weight) => sum + weight, 0);
    const last = weights.findLastIndex((weight) => weight > 0);
    for (let i = 0; i < last; ++i) {
      if (rest < weights[i]) return i;
      rest -= weights[i];
    }
    return last;
  }

  /**
   * The entries of a list in random order (Fisher and Yates); the list stays as it is.
   * @template T
   * @param {readonly T[]} list
   * @returns {T[]}
   */
  shuffled(list) {
    const out = [...list];
    for (let i = out.length - 1; i > 0; --i) {
      const j = this.integer(0, i);
      [out[i], out[j]] = [out[j], out[i]];
    }
    return out;
  }
}
