// How calls travel, of the engine and of the device's store.  Nothing here knows a method by name.

import type { ErrorMessage, RecommenderError } from '../errors.js';
import type { EngineApi } from './api.js';

/** The calls of an API by name. */
export type Method<Api = EngineApi> = Extract<keyof Api, string>;
type Call<Api, M extends keyof Api> = Extract<Api[M], (...args: never[]) => unknown>;
export type Arguments<M extends Method<Api>, Api = EngineApi> = Parameters<Call<Api, M>>;
export type Result<M extends Method<Api>, Api = EngineApi> = Awaited<ReturnType<Call<Api, M>>>;

/** Calls `method`; the one place where a name from outside becomes a call. */
export async function invoke(api: object, method: string, args: unknown): Promise<unknown> {
  const call = (api as Record<string, (...args: unknown[]) => unknown>)[method];
  return await call?.apply(api, args as unknown[]);
}

/** Where calls go: a Worker, or the same thread. */
export interface Link<Api = EngineApi> {
  /**
   * Rejects with what the engine answered; with `engine-crashed` or `timeout` the link is dead and
   * so is every call after it.  Buffers of byte arguments are given away.  Calls are answered in
   * their order.
   */
  call<M extends Method<Api>>(method: M, ...args: Arguments<M, Api>): Promise<Result<M, Api>>;
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
export interface CallMessage {
  readonly call: number;
  readonly method: string;
  readonly args: readonly unknown[];
}

/**
 * What comes back: first the version of the package that the script is of, then one answer per call
 * and, between them, what nobody asked for.
 */
export type ReplyMessage =
  | { readonly ready: string }
  | { readonly notice: unknown }
  | { readonly call: number; readonly value: unknown }
  | { readonly call: number; readonly error: ErrorMessage };
