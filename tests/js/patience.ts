// Promises that must settle, on a clock that costs no time.

import { vi } from 'vitest';

import { RecommenderError } from '../../js/src/errors.js';

/** Stops the clock; {@link outcomeWithin} moves it. */
export function stopTheClock(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
}

/** The clock of the machine. */
const { setTimeout: machineTimeout } = globalThis;

/** Lets work that is no matter of the stopped clock go on: streams, inflating, hashes. */
const turn = (): Promise<void> => new Promise((resolve) => machineTimeout(resolve, 1));

/** What `promise` comes to: the code of its error, or 'fulfilled'. */
class Outcome {
  known: string | undefined;

  constructor(promise: Promise<unknown>) {
    promise
      .then(() => (this.known = 'fulfilled'))
      .catch((error: unknown) => {
        const code = error instanceof RecommenderError ? error.code : `thrown: ${String(error)}`;
        this.known = code;
      });
  }
}

/** What `promise` comes to while the stopped clock moves on by at most `milliseconds`. */
export async function outcomeWithin(
  milliseconds: number,
  promise: Promise<unknown>,
): Promise<string> {
  const outcome = new Outcome(promise);
  const step = 20;
  for (let waited = 0; waited <= milliseconds && outcome.known === undefined; waited += step) {
    await turn();
    await vi.advanceTimersByTimeAsync(step);
  }
  return outcome.known ?? `still pending after ${milliseconds} ms`;
}

/** What `promise` comes to where everything answers at once: the stopped clock does not move. */
export async function outcomeAtOnce(promise: Promise<unknown>): Promise<string> {
  const outcome = new Outcome(promise);
  while (outcome.known === undefined) {
    await turn();
    await vi.advanceTimersByTimeAsync(1);
  }
  return outcome.known;
}
