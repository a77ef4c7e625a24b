// The page's end of a link to a Worker.

import { describe, RecommenderError, toRecommenderError } from '../errors.js';
import type { Arguments, Method, Result } from './api.js';
import type { CallMessage, Link, Port, ReplyMessage } from './link.js';

function isBytes(value: unknown): value is Uint8Array<ArrayBuffer> {
  return value instanceof Uint8Array;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: RecommenderError) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** What is needed of a Worker. */
export interface WorkerPort extends Port {
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  terminate(): void;
}

/** The page's end of a Worker that runs {@link serve}. */
export class WorkerLink implements Link {
  readonly #worker: WorkerPort;
  readonly #timeout: number;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ready: Promise<void>;
  #setReady: () => void = () => undefined;
  #setFailed: (error: RecommenderError) => void = () => undefined;
  #dead: RecommenderError | undefined;
  #started = false;
  #calls = 0;

  /** `timeout` in milliseconds per call; `notStarted` words why a script did not even start. */
  constructor(
    worker: WorkerPort,
    {
      timeout,
      notStarted,
    }: { readonly timeout: number; readonly notStarted: () => RecommenderError },
  ) {
    this.#worker = worker;
    this.#timeout = timeout;
    this.#ready = new Promise((resolve, reject) => {
      this.#setReady = resolve;
      this.#setFailed = reject;
    });
    this.#ready.catch(() => undefined); // each call reports it
    worker.onmessage = (event: MessageEvent<ReplyMessage>) => this.#receive(event.data);
    worker.onmessageerror = () => this.#crash('an answer could not be read');
    worker.onerror = (event) => {
      event.preventDefault();
      if (this.#started) this.#crash(event.message);
      else this.close(notStarted());
    };
  }

  async call<M extends Method>(method: M, ...args: Arguments<M>): Promise<Result<M>> {
    await this.#ready;
    if (this.#dead !== undefined) throw this.#dead;
    const call = ++this.#calls;
    return await new Promise<Result<M>>((resolve, reject) => {
      const timer = setTimeout(() => this.#expire(method, reject), this.#timeout);
      this.#waiting.set(call, { resolve: resolve as Waiting['resolve'], reject, timer });
      const message: CallMessage<M> = { call, method, args };
      try {
        this.#worker.postMessage(
          message,
          args.filter(isBytes).map((bytes) => bytes.buffer),
        );
      } catch (cause) {
        this.#settle(call);
        const told = `an argument of ${method} cannot be sent to a Worker: ${describe(cause)}`;
        reject(new RecommenderError('invalid-argument', told, { cause }));
      }
    });
  }

  get alive(): boolean {
    return this.#dead === undefined;
  }

  close(reason: RecommenderError): void {
    if (this.#dead !== undefined) return;
    this.#dead = reason;
    this.#worker.terminate();
    this.#setFailed(reason);
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(reason);
    }
    this.#waiting.clear();
  }

  #receive(reply: ReplyMessage): void {
    if ('ready' in reply) {
      this.#started = true;
      this.#setReady();
      return;
    }
    const waiting = this.#settle(reply.call);
    if (waiting === undefined) return;
    if ('value' in reply) {
      waiting.resolve(reply.value);
      return;
    }
    const error = toRecommenderError(reply.error);
    waiting.reject(error);
    if (error.code === 'engine-crashed') this.close(error);
  }

  /** Takes a call off the list of those that wait. */
  #settle(call: number): Waiting | undefined {
    const waiting = this.#waiting.get(call);
    this.#waiting.delete(call);
    clearTimeout(waiting?.timer);
    return waiting;
  }

  #expire(method: Method, reject: (error: RecommenderError) => void): void {
    reject(new RecommenderError('timeout', `${method} took longer than ${this.#timeout} ms`));
    this.#crash(`its Worker was ended because ${method} took longer than ${this.#timeout} ms`);
  }

  #crash(message: string): void {
    this.close(new RecommenderError('engine-crashed', `The engine crashed: ${message}`));
  }
}
