// An engine that is opened from files, and opened again when it has crashed.
//
// The log holds the events, the engine a copy of them; where the log was changed from elsewhere, the
// engine is given it again before the next call.  While one engine takes over from another no
// call is let in, and the calls that hold the old engine end before the log is copied.  So what an
// engine has acknowledged is in the log, and what is in the log is in the engine.

import { RecommenderError, describe, show } from './errors.js';
import type { EventLog } from './event-log.js';
import { HeldEngine } from './held-engine.js';
import { LiveValues } from './live-values.js';
import { onAbort, openEngine, type EngineOptions, type Model, type Opened } from './open-engine.js';
import type { LoadOptions } from './options.js';
import type { ProfileEvent, Recommendations } from './types.js';
import type { Arguments, Method, Result } from './engine/link.js';
import type { EngineEvent, EngineValues, RecommendRequest } from './engine/runtime.js';
import type { StoredEvent } from './storage/store.js';

function disposed(): RecommenderError {
  return new RecommenderError('disposed', 'The recommender was disposed');
}

function ignore(): void {
  // whoever waits for the promise reports its error
}

/** One engine on its way to take the place of another. */
interface Change {
  readonly done: Promise<void>;
  over: boolean;
}

export class Session {
  readonly #options: EngineOptions;
  readonly #disposal = new AbortController();
  readonly #log: EventLog;
  readonly #live = new LiveValues();
  readonly #tracking = new Set<Promise<unknown>>();
  #engine: HeldEngine | undefined;
  /** How many calls have not begun. */
  #waiting = 0;
  #change: Change;
  #version = 0;
  #refreshing: Promise<boolean> | undefined;

  private constructor(options: EngineOptions, load: LoadOptions, log: EventLog) {
    this.#options = options;
    this.#log = log;
    this.#change = this.#begin(this.#reopen(load));
  }

  /** A session whose engine is open. */
  static async open(options: EngineOptions, load: LoadOptions, log: EventLog): Promise<Session> {
    const session = new Session(options, load, log);
    await session.#change.done;
    return session;
  }

  async model(): Promise<Model> {
    return await this.use(({ model }) => Promise.resolve(model));
  }

  async call<M extends Method>(method: M, ...args: Arguments<M>): Promise<Result<M>> {
    return await this.use(({ link }) => link.call(method, ...args));
  }

  /**
   * Runs `work` with the open engine, which stays the open one until `work` is done. An engine that
   * has died is replaced first. Calls that come one after the other begin in that order.
   */
  async use<Value>(work: (opened: Opened) => Promise<Value>): Promise<Value> {
    this.#requireLife();
    let engine = this.#waiting === 0 ? this.#ready : undefined;
    if (engine !== undefined) return await this.#useCurrent(engine, work);
    this.#waiting += 1;
    try {
      for (let reopened = false; engine === undefined;) {
        await this.#turn();
        engine = this.#ready;
        if (engine !== undefined || !this.#change.over) continue;
        if (reopened) throw new RecommenderError('engine-crashed', 'The engine crashed again');
        reopened = true;
        this.#begin(this.#reopen({}));
      }
    } finally {
      this.#waiting -= 1;
    }
    return await this.#useCurrent(engine, work);
  }

  /** The answer of `recommend`; its events have the ids of the log. */
  async recommend(request: RecommendRequest): Promise<Recommendations> {
    return await this.use(async ({ link }) => {
      const { handles } = this.#log;
      const answer = await link.call('recommend', request);
      const reasons = answer.items.flatMap((item) => item.reasons);
      for (const event of new Set(reasons.map((reason) => reason.event))) {
        if (event?.id !== undefined) Object.assign(event, { id: handles[Number(event.id)] });
      }
      return answer;
    });
  }

  /** Tells the engine of live values; answers the ids that the build does not know. */
  async update(values: EngineValues): Promise<readonly string[]> {
    return await this.use(async ({ link }) => {
      const unknown = await link.call('update', values);
      this.#live.add(values);
      return unknown.map((row) => values.items[row] ?? '');
    });
  }

  /** Tells the engine of an event; answers it as the log holds it. */
  async track(event: EngineEvent): Promise<StoredEvent> {
    return await this.#onItsWay(
      this.use(async ({ link }) => {
        const { handles } = this.#log;
        const tracked = await link.call('track', event);
        this.#requireLife();
        return this.#log.add(event, tracked, handles);
      }),
    );
  }

  /** Every event that was acknowledged, and those that are on their way. */
  async events(): Promise<readonly ProfileEvent[]> {
    const engine = this.#ready;
    if (engine !== undefined) this.#catchUp(engine.opened);
    await Promise.allSettled(this.#tracking);
    this.#requireLife();
    return this.#log.list();
  }

  /** `not-found` if the profile does not hold it. */
  async removeEvent(id: string): Promise<void> {
    this.#requireLife();
    if (!this.#log.remove(id)) {
      throw new RecommenderError('not-found', `the profile has no event ${show(id)}`);
    }
    await this.#erase(({ link }) => link.call('removeEvent', this.#log.handleOf(id)));
  }

  async forget(): Promise<void> {
    this.#log.forget();
    await this.#erase(async ({ link }) => {
      try {
        await link.call('forget');
      } finally {
        this.#log.forget(); // of events that were on their way
      }
    });
  }

  /** Opens the newest build; false if it is open already. If it fails, the open one stays. */
  async refresh(load: LoadOptions): Promise<boolean> {
    this.#refreshing ??= this.#refresh(load).finally(() => (this.#refreshing = undefined));
    return await this.#refreshing;
  }

  dispose(): void {
    this.#disposal.abort();
    this.#log.forget();
    this.#engine?.opened.link.close(disposed());
  }

  #requireLife(): void {
    if (this.#disposal.signal.aborted) throw disposed();
  }

  async #useCurrent<Value>(
    engine: HeldEngine,
    work: (opened: Opened) => Promise<Value>,
  ): Promise<Value> {
    return await engine.use(async (opened) => {
      this.#catchUp(opened);
      return await work(opened);
    });
  }

  /** Gives the engine the log again if that was changed from elsewhere; calls after it find it done. */
  #catchUp({ link }: Opened): void {
    if (!this.#log.stale) return;
    const profile = this.#log.restore();
    const { handles } = this.#log;
    link.call('forget').catch(ignore); // an engine that cannot forget cannot restore
    const restoring = link
      .call('restore', profile)
      .then((restored) => this.#log.restored(restored, handles))
      .catch((error: unknown) => link.close(error as RecommenderError));
    this.#onItsWay(restoring).catch(ignore);
  }

  /** Lets `events` wait for what changes them. */
  async #onItsWay<Value>(change: Promise<Value>): Promise<Value> {
    this.#tracking.add(change);
    try {
      return await change;
    } finally {
      this.#tracking.delete(change);
    }
  }

  /** The engine that takes calls now. */
  get #ready(): HeldEngine | undefined {
    return this.#change.over && this.#engine?.alive === true ? this.#engine : undefined;
  }

  /**
   * Until the change under way is over.  A call waits here as long as others do, also where there is no
   * change any more, which keeps their order.  An error of the change is thrown unless `whatever` comes of it will do.
   */
  async #turn(whatever = false): Promise<void> {
    const { done, over } = this.#change;
    await done.catch((error: unknown) => {
      if (!over && !whatever) throw error; // once it is over, others were told
    });
    this.#requireLife();
  }

  /** Lets no call in until `work` is done; one change at a time. */
  #begin(work: Promise<void>): Change {
    const change = { over: false, done: work.finally(() => (change.over = true)) };
    change.done.catch(ignore);
    this.#change = change;
    return change;
  }

  /** Has the living engine erase what the log no longer holds; an engine that cannot, ends. */
  async #erase(work: (opened: Opened) => Promise<unknown>): Promise<void> {
    this.#requireLife();
    if (this.#waiting > 0 || !this.#change.over) {
      this.#waiting += 1;
      try {
        do await this.#turn(true);
        while (!this.#change.over);
      } finally {
        this.#waiting -= 1;
      }
    }
    await this.#ready?.use(async (opened) => {
      try {
        await work(opened);
      } catch (error) {
        const gone = error instanceof RecommenderError && error.code === 'not-found';
        if (!gone) opened.link.close(error as RecommenderError);
      }
    });
    this.#requireLife();
  }

  /** Opens the newest build. */
  async #reopen(load: LoadOptions): Promise<void> {
    const opened = await this.#load(load);
    if (opened === undefined) throw new RecommenderError('internal', 'nothing was loaded');
    await this.#adopt(opened);
  }

  async #refresh(load: LoadOptions): Promise<boolean> {
    const { version } = await this.model();
    const newer = await this.#load(load, version);
    if (newer === undefined) return false;
    while (!this.#change.over) await this.#change.done.catch(ignore);
    const change = this.#replace(newer);
    this.#begin(change.catch(ignore)); // else the old engine goes on
    await change;
    return true;
  }

  /** `newer` takes over once no call holds the engine before it. */
  async #replace(newer: Opened): Promise<void> {
    const old = this.#engine;
    await old?.released();
    if (old?.alive === true && old.opened.model.version >= newer.model.version) {
      newer.link.close(new RecommenderError('aborted', 'The same build was opened meanwhile'));
      return;
    }
    await this.#adopt(newer);
    old?.opened.link.close(new RecommenderError('engine-crashed', 'A newer build took over'));
  }

  /** Gives a new engine the events so far; it is the open one from then on. */
  async #adopt(opened: Opened): Promise<void> {
    const { link } = opened;
    try {
      const profile = this.#log.restore();
      const { handles } = this.#log;
      if (profile.last > 0 || profile.lastStep > 0) {
        this.#log.restored(await link.call('restore', profile), handles);
      }
      await this.#tellAgain(opened);
      this.#requireLife();
    } catch (error) {
      link.close(error as RecommenderError);
      throw error;
    }
    this.#engine = new HeldEngine(opened);
  }

  /** Tells a new engine the live values so far; a build that cannot hold some goes without them. */
  async #tellAgain({ link }: Opened): Promise<void> {
    for (const values of this.#live.tables()) {
      await link.call('update', values).catch((error: unknown) => {
        if ((error as RecommenderError).code !== 'invalid-argument') throw error;
      });
    }
  }

  /** The newest build without events; undefined if that is version `known`. */
  async #load({ signal, onProgress }: LoadOptions, known?: number): Promise<Opened | undefined> {
    const stop = new AbortController();
    const abort = (): void => stop.abort();
    try {
      onAbort(signal, abort);
      onAbort(this.#disposal.signal, abort);
      const { fetch, loadTimeout } = this.#options;
      const source = { fetch, loadTimeout, signal: stop.signal };
      const wanted = { atLeast: this.#version, known, onProgress };
      const opened = await openEngine(this.#options, source, wanted);
      if (opened !== undefined) this.#version = Math.max(this.#version, opened.model.version);
      return opened;
    } catch (error) {
      this.#requireLife();
      if (error instanceof RecommenderError) throw error;
      throw new RecommenderError('internal', describe(error), { cause: error });
    } finally {
      abort(); // nobody wants what still loads
      signal?.removeEventListener('abort', abort);
      this.#disposal.signal.removeEventListener('abort', abort);
    }
  }
}
