// A link to an API on the same thread.

import type { RecommenderError } from '../errors.js';
import type { EngineApi } from './api.js';
import { invoke, type Arguments, type Link, type Method, type Result } from './link.js';
import { toAnswerError } from './serve.js';

/** The calls of an API without a Worker. */
export class DirectLink<Api extends { stop(): unknown } = EngineApi> implements Link<Api> {
  readonly #api: Api;
  #dead: RecommenderError | undefined;

  constructor(api: Api) {
    this.#api = api;
  }

  async call<M extends Method<Api>>(
    method: M,
    ...args: Arguments<M, Api>
  ): Promise<Result<M, Api>> {
    if (this.#dead !== undefined) throw this.#dead;
    try {
      return (await invoke(this.#api, method, args)) as Result<M, Api>;
    } catch (thrown) {
      const error = toAnswerError(thrown);
      if (error.code === 'engine-crashed') this.#dead = error;
      throw error;
    }
  }

  get alive(): boolean {
    return this.#dead === undefined;
  }

  close(reason: RecommenderError): void {
    if (this.#dead === undefined) this.#api.stop();
    this.#dead ??= reason;
  }
}
