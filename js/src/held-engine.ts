// An open engine, and the calls that hold it.

import type { Opened } from './open-engine.js';

export class HeldEngine {
  readonly #opened: Opened;
  #calls = 0;
  #released: () => void = () => undefined;

  constructor(opened: Opened) {
    this.#opened = opened;
  }

  get opened(): Opened {
    return this.#opened;
  }

  get alive(): boolean {
    return this.#opened.link.alive;
  }

  /** Holds the engine, from this moment on, until `work` is done. */
  async use<Value>(work: (opened: Opened) => Promise<Value>): Promise<Value> {
    this.#calls += 1;
    try {
      return await work(this.#opened);
    } finally {
      this.#calls -= 1;
      if (this.#calls === 0) this.#released();
    }
  }

  /** Until no call holds it.  Whoever waits must see to it that no call begins. */
  async released(): Promise<void> {
    if (this.#calls === 0) return;
    await new Promise<void>((resolve) => {
      this.#released = resolve;
    });
  }
}
