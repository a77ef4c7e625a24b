// An engine that is opened from files, and opened again when it has crashed.
//
// The engine holds the profile.  The session only keeps the events that the engine has acknowledged,
// to give them to the next engine; it never reads them.

import { RecommenderError } from './errors.js';
import { onAbort, openEngine, type EngineOptions, type Model, type Opened } from './open-engine.js';
import type { LoadOptions } from './types.js';
import type { Arguments, Method, Result } from './engine/api.js';
import type { EngineEvent } from './engine/runtime.js';

function disposed(): RecommenderError {
  return new RecommenderError('disposed', 'The recommender was disposed');
}

export class Session {
  readonly #options: EngineOptions;
  readonly #disposal = new AbortController();
  #opened: Promise<Opened>;
  #version = 0;
  #events: readonly (EngineEvent & { readonly sequence: number })[] = [];
  #lastSequence = 0;
  #refreshing: Promise<boolean> | undefined;

  private constructor(options: EngineOptions, load: LoadOptions) {
    this.#options = options;
    this.#opened = this.#open(load);
  }

  /** A session whose engine is open. */
  static async open(options: EngineOptions, load: LoadOptions): Promise<Session> {
    const session = new Session(options, load);
    await session.#opened;
    return session;
  }

  async model(): Promise<Model> {
    const { model } = await this.#engine();
    return model;
  }

  async call<M extends Method>(method: M, ...args: Arguments<M>): Promise<Result<M>> {
    const { link } = await this.#engine();
    return await link.call(method, ...args);
  }

  /** Tells the engine of an event; answers its sequence number. */
  async track(event: EngineEvent): Promise<number> {
    const sequence = await this.call('track', event);
    this.#events = [...this.#events, { ...event, sequence }];
    this.#lastSequence = sequence;
    return sequence;
  }

  async removeEvent(sequence: number): Promise<void> {
    await this.call('removeEvent', sequence);
    this.#events = this.#events.filter((event) => event.sequence !== sequence);
  }

  /** Nothing is kept afterwards, even if the engine does not answer. */
  async forget(): Promise<void> {
    this.#clear();
    await this.call('forget');
    this.#clear(); // of events that were on their way
  }

  /** Opens the newest build; false if it is open already. If it fails, the open one stays. */
  async refresh(load: LoadOptions): Promise<boolean> {
    this.#refreshing ??= this.#refresh(load).finally(() => (this.#refreshing = undefined));
    return await this.#refreshing;
  }

  dispose(): void {
    this.#disposal.abort();
    this.#clear();
    void this.#opened.then(
      ({ link }) => link.close(disposed()),
      () => undefined,
    );
  }

  #clear(): void {
    this.#events = [];
    this.#lastSequence = 0;
  }

  /** The engine that is open, or the next one if that has died. */
  async #engine(): Promise<Opened> {
    const current = this.#opened;
    const opened = await current.catch(() => undefined);
    if (this.#disposal.signal.aborted) throw disposed();
    if (opened?.link.alive === true) return opened;
    if (this.#opened === current) this.#opened = this.#open({});
    return await this.#opened;
  }

  /** An engine with the newest build and the events so far. */
  async #open(load: LoadOptions): Promise<Opened> {
    const opened = await this.#load(load);
    if (opened === undefined) throw new RecommenderError('internal', 'nothing was loaded');
    await this.#restore(opened);
    return opened;
  }

  async #refresh(load: LoadOptions): Promise<boolean> {
    const { model } = await this.#engine();
    const newer = await this.#load(load, model.version);
    if (newer === undefined) return false;
    const current = this.#opened;
    const replacing = this.#replace(current, newer);
    this.#opened = replacing.catch(() => current);
    await replacing;
    return true;
  }

  /** The newest build without events; undefined if that is version `known`. */
  async #load({ signal, onProgress }: LoadOptions, known?: number): Promise<Opened | undefined> {
    const stop = new AbortController();
    const abort = (): void => stop.abort();
    onAbort(signal, abort);
    onAbort(this.#disposal.signal, abort);
    try {
      const source = { fetch: this.#options.fetch, signal: stop.signal };
      const wanted = { atLeast: this.#version, known, onProgress };
      const opened = await openEngine(this.#options, source, wanted);
      if (opened !== undefined) this.#version = opened.model.version;
      return opened;
    } catch (error) {
      abort(); // what still loads
      throw this.#disposal.signal.aborted ? disposed() : error;
    } finally {
      signal?.removeEventListener('abort', abort);
      this.#disposal.signal.removeEventListener('abort', abort);
    }
  }

  /** Gives the events so far to a new engine. */
  async #restore({ link }: Opened): Promise<void> {
    if (this.#lastSequence === 0) return;
    const events = this.#events;
    try {
      await link.call('restore', {
        items: events.map(({ item }) => item),
        types: events.map(({ type }) => type),
        seconds: events.map(({ seconds }) => seconds),
        sequences: events.map(({ sequence }) => sequence),
        last: this.#lastSequence,
      });
    } catch (error) {
      link.close(error as RecommenderError);
      throw error;
    }
  }

  /** `newer` once it has the events so far; `current` ends then. */
  async #replace(current: Promise<Opened>, newer: Opened): Promise<Opened> {
    const old = await current.catch(() => undefined);
    await old?.link.call('events').catch(() => undefined); // then all calls before were answered
    await this.#restore(newer);
    old?.link.close(new RecommenderError('engine-crashed', 'A newer build took over'));
    return newer;
  }
}
