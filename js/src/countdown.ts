// Waiting that ends.

/** The most that a timer can wait for, in milliseconds. */
export const longestTimeout = 2 ** 31 - 1;

/**
 * Counts a time down.  It does so in two halves: a page that slept meets its timers first and what
 * arrived meanwhile only then, and that must not be too late.
 */
export class Countdown {
  readonly #half: number;
  readonly #expire: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `milliseconds` after `start` comes `expire`. */
  constructor(milliseconds: number, expire: () => void) {
    this.#half = milliseconds / 2;
    this.#expire = expire;
  }

  /** Begins, or begins anew. */
  start(): void {
    this.stop();
    this.#timer = setTimeout(() => {
      this.#timer = setTimeout(this.#expire, this.#half);
    }, this.#half);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
