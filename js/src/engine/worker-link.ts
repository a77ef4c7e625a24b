// The page's end of a link to a Worker.

import { Countdown } from '../countdown.js';
import { describe, RecommenderError, toRecommenderError } from '../errors.js';
import { version } from '../version.js';
import type { EngineApi } from './api.js';
import type { Arguments, CallMessage, Link, Method, Port, ReplyMessage, Result } from './link.js';

function isBytes(value: unknown): value is Uint8Array<ArrayBuffer> {
  return value instanceof Uint8Array;
}

interface Waiting {
  readonly method: string;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: RecommenderError) => void;
}

/** What is needed of a Worker. */
export interface WorkerPort extends Port {
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  terminate(): void;
}

export interface WorkerLinkOptions {
  /** Milliseconds from the moment that the engine begins a call to its answer. */
  readonly timeout: number;
  /** Milliseconds until the script says that it runs. */
  readonly startTimeout: number;
  /** Words why a script did not even start. */
  readonly notStarted: (why: string) => RecommenderError;
  /** Hears what the other end says without being asked. */
  readonly onNotice?: (notice: never) => void;
}

/** A message of the other end; undefined if it is of somebody else. */
function readReply(message: unknown): ReplyMessage | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const ours = 'ready' in message || 'call' in message || 'notice' in message;
  return ours ? (message as ReplyMessage) : undefined;
}

/** The page's end of a Worker that runs {@link serve}. */
export class WorkerLink<Api = EngineApi> implements Link<Api> {
  readonly #worker: WorkerPort;
  readonly #options: WorkerLinkOptions;
  /** Calls without an answer, oldest first: the engine works on the first of them. */
  readonly #waiting = new Map<number, Waiting>();
  /** Of the start, then of the first call that waits. */
  #clock: Countdown;
  readonly #ready: Promise<void>;
  #setReady: () => void = () => undefined;
  #setFailed: (error: RecommenderError) => void = () => undefined;
  #dead: RecommenderError | undefined;
  #started = false;
  #calls = 0;

  constructor(worker: WorkerPort, options: WorkerLinkOptions) {
    const { startTimeout, notStarted } = options;
    this.#worker = worker;
    this.#options = options;
    this.#ready = new Promise((resolve, reject) => {
      this.#setReady = resolve;
      this.#setFailed = reject;
    });
    this.#ready.catch(() => undefined); // each call reports it
    const silent = ` and said nothing for ${startTimeout} ms`;
    this.#clock = new Countdown(startTimeout, () => this.close(notStarted(silent)));
    this.#clock.start();
    worker.onmessage = (event) => this.#receive(readReply(event.data));
    worker.onmessageerror = () => this.#crash('an answer could not be read');
    worker.onerror = (event) => {
      event.preventDefault();
      if (this.#started) this.#crash(event.message);
      else this.close(notStarted(''));
    };
  }

  async call<M extends Method<Api>>(
    method: M,
    ...args: Arguments<M, Api>
  ): Promise<Result<M, Api>> {
    await this.#ready;
    if (this.#dead !== undefined) throw this.#dead;
    const call = ++this.#calls;
    return await new Promise<Result<M, Api>>((resolve, reject) => {
      this.#waiting.set(call, { method, resolve: resolve as Waiting['resolve'], reject });
      if (this.#waiting.size === 1) this.#clock.start();
      const message: CallMessage = { call, method, args };
      try {
        this.#worker.postMessage(
          message,
          (args as unknown[]).filter(isBytes).map((bytes) => bytes.buffer),
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
    this.#clock.stop();
    this.#worker.terminate();
    this.#setFailed(reason);
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }

  #receive(reply: ReplyMessage | undefined): void {
    if (reply === undefined || this.#dead !== undefined) return;
    if ('ready' in reply) this.#begin(reply.ready);
    else if ('notice' in reply) this.#options.onNotice?.(reply.notice as never);
    else if (this.#started) this.#answer(reply);
  }

  #begin(theirs: unknown): void {
    if (this.#started) return;
    if (theirs !== version) {
      this.close(
        this.#options.notStarted(`: it is of another version than the package, ${version}`),
      );
      return;
    }
    this.#started = true;
    this.#clock.stop();
    this.#clock = new Countdown(this.#options.timeout, () => this.#expire());
    this.#setReady();
  }

  #answer(reply: Extract<ReplyMessage, { call: number }>): void {
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

  /** Takes a call off the list of those that wait; the engine begins the next one. */
  #settle(call: number): Waiting | undefined {
    const waiting = this.#waiting.get(call);
    if (!this.#waiting.delete(call)) return undefined;
    if (this.#waiting.size > 0) this.#clock.start();
    else this.#clock.stop();
    return waiting;
  }

  #expire(): void {
    const [first] = this.#waiting.values();
    if (first === undefined) return;
    const late = `${first.method} took longer than ${this.#options.timeout} ms`;
    first.reject(new RecommenderError('timeout', late));
    this.#crash(`its Worker was ended because ${late}`);
  }

  #crash(message: string): void {
    this.close(new RecommenderError('engine-crashed', `The engine crashed: ${message}`));
  }
}
