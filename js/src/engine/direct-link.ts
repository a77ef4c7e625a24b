// A link to an engine on the same thread.

import type { RecommenderError } from '../errors.js';
import { invoke, type Arguments, type EngineApi, type Method, type Result } from './api.js';
import type { Link } from './link.js';
import { toAnswerError } from './serve.js';

/** The calls of an engine without a Worker. */
export class DirectLink implements Link {
  readonly #api: EngineApi;
  #dead: RecommenderError | undefined;

  constructor(api: EngineApi) {
    this.#api = api;
  }

  async call<M extends Method>(method: M, ...args: Arguments<M>): Promise<Result<M>> {
    if (this.#dead !== undefined) throw this.#dead;
    try {
      return await invoke(this.#api, method, args);
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
