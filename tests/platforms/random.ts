// Seeded random choices.

/** Numbers in [0, 1), the same for the same seed (Marsaglia's xorshift32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed + 1) * 2_654_435_761;
    for (let i = 0; i < 8; ++i) this.next();
  }

  next(): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return (this.#state >>> 0) / 2 ** 32;
  }

  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  pick<T>(values: readonly T[]): T {
    return values[this.below(values.length)]!;
  }

  /** In another order (Fisher and Yates). */
  shuffled<T>(values: readonly T[]): T[] {
    const all = [...values];
    for (let i = all.length - 1; i > 0; --i) {
      const j = this.below(i + 1);
      [all[i], all[j]] = [all[j]!, all[i]!];
    }
    return all;
  }
}
