// How calls of engine/api.ts travel.  Nothing here knows a method by name.

import type { ErrorMessage, RecommenderError } from '../errors.js';
import type { Arguments, Method, Result } from './api.js';

/** Where calls of the engine go: a Worker, or the same thread. */
export interface Link {
  /**
   * Rejects with what the engine answered; with `engine-crashed` or `timeout` the link is dead and
   * so is every call after it.  Buffers of byte arguments are given away.  Calls are answered in
   * their order.
   */
  call<M extends Method>(method: M, ...args: Arguments<M>): Promise<Result<M>>;
  /** False once the engine is gone. */
  readonly alive: boolean;
  /** Ends the engine; calls that wait reject with `reason`. */
  close(reason: RecommenderError): void;
}

/** The side of a message port that is needed; a Worker and the inside of one both have it. */
export interface Port {
  postMessage(message: unknown, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent) => void) | null;
}

/** One call as it crosses. */
export interface CallMessage<M extends Method> {
  readonly call: number;
  readonly method: M;
  readonly args: Arguments<M>;
}

/** What comes back: first the version of the package that the script is of, then one answer per call. */
export type ReplyMessage =
  | { readonly ready: string }
  | { readonly call: number; readonly value: unknown }
  | { readonly call: number; readonly error: ErrorMessage };
