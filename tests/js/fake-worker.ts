// Workers that live in this thread: messages are cloned and arrive later, as between real threads.

import { EngineApi } from '../../js/src/engine/api.js';
import type { Port } from '../../js/src/engine/link.js';
import type { WorkerPort } from '../../js/src/engine/worker-link.js';
import { serve } from '../../js/src/engine/serve.js';
import { createFakeRuntime } from './fake-engine.js';

type Listener = ((event: MessageEvent) => void) | null;

function deliver(listener: () => Listener, message: unknown, transfer: Transferable[]): void {
  const data: unknown = structuredClone(message, { transfer });
  setTimeout(() => listener()?.({ data } as MessageEvent), 0);
}

export class FakeWorker implements WorkerPort {
  /** Workers that were started and not terminated. */
  static living: FakeWorker[] = [];
  /** How the next scripts behave: a script that is no script fires `error` and says nothing. */
  static script: 'serves' | 'is missing' | 'is silent' | 'is another' = 'serves';
  /** What a script that is another says. */
  static sayings: readonly unknown[] = [];
  /** Milliseconds that the engine works on each call, one call after the other. */
  static work = 0;

  onmessage: Listener = null;
  onmessageerror: Listener = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  /** Answers nothing more, as in an endless loop. */
  hung = false;
  readonly #inside: Port;
  /** When the calls so far will have been answered, in milliseconds since 1970. */
  #idleAt = 0;

  constructor(
    readonly url: URL,
    readonly options: WorkerOptions,
  ) {
    FakeWorker.living.push(this);
    this.#inside = {
      onmessage: null,
      postMessage: (message, transfer) => deliver(() => this.#listener(), message, transfer),
    };
    if (FakeWorker.script === 'serves') serve(this.#inside, new EngineApi(createFakeRuntime));
    if (FakeWorker.script === 'is missing') setTimeout(() => this.die(''), 0);
    if (FakeWorker.script === 'is another') {
      for (const saying of FakeWorker.sayings) this.#inside.postMessage(saying, []);
    }
  }

  postMessage(message: unknown, transfer: Transferable[]): void {
    const data: unknown = structuredClone(message, { transfer });
    this.#idleAt = Math.max(this.#idleAt, Date.now()) + FakeWorker.work;
    setTimeout(() => {
      if (!this.hung) this.#inside.onmessage?.({ data } as MessageEvent);
    }, this.#idleAt - Date.now());
  }

  terminate(): void {
    FakeWorker.living = FakeWorker.living.filter((worker) => worker !== this);
  }

  /** Fires `error`, as an exception that nobody catches does. */
  die(message: string): void {
    this.onerror?.({ message, preventDefault: () => undefined } as ErrorEvent);
  }

  #listener(): Listener {
    return FakeWorker.living.includes(this) ? this.onmessage : null;
  }
}
