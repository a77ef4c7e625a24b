// Keeps the event log where the shop wants it, and says how that goes.
//
// The log in memory is the truth of the visit.  A store that fails or hangs makes the status worse and
// no call of the engine fail; what could not be written is written with the next event.

import { Countdown } from './countdown.js';
import { describe, RecommenderError } from './errors.js';
import type { EventLog } from './event-log.js';
import type { Notice, Store, StoredEvent } from './storage/store.js';
import type { Keep, ProfileStatus } from './types.js';

export type Stores = Readonly<
  Record<Exclude<Keep, 'page'>, (onNotice: (notice: Notice) => void) => Store>
>;

export interface KeeperOptions {
  readonly stores: Stores;
  /** Milliseconds for each call of a store. */
  readonly timeout: number;
  readonly onStatus: (status: ProfileStatus) => void;
}

/** Node has no events of a page. */
const page: Partial<Pick<Window, 'addEventListener' | 'removeEventListener'>> = globalThis;

const rank: Readonly<Record<Keep, number>> = { page: 0, session: 1, device: 2 };

export class Keeper {
  readonly #log: EventLog;
  readonly #options: KeeperOptions;
  #store: Store | undefined;
  #status: ProfileStatus = { keep: 'page', state: 'ok', paused: false };
  /** Events that are not written yet. */
  #pending = new Set<StoredEvent>();
  /** Changes that the store did not take yet, in their order; they come before any event. */
  #owed = new Set<(store: Store) => Promise<unknown>>();
  /** One call of the store at a time. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(log: EventLog, options: KeeperOptions) {
    this.#log = log;
    this.#options = options;
    page.addEventListener?.('pagehide', this.#onPage);
    page.addEventListener?.('pageshow', this.#onPage);
  }

  get status(): ProfileStatus {
    return this.#status;
  }

  /** Only what was to be erased and could not be makes it reject, with `storage`. */
  async keep(where: Keep): Promise<void> {
    await this.#inTurn(async () => {
      const { keep, state } = this.#status;
      if (where === keep && state !== 'memory-only') return;
      const before = this.#store;
      this.#store = undefined;
      if (rank[where] < rank[keep]) this.#log.keepOnly(this.#log.isOwn);
      this.#pending.clear();
      if (where !== keep) this.#owed.clear();
      this.#tell({ keep: where, state: 'ok', why: undefined });
      try {
        if (where !== keep) await this.#within(before?.erase(true));
      } finally {
        before?.close();
        if (where !== 'page') await this.#open(where);
      }
    });
  }

  /** Resolves once the event is kept as `keep` says; rejects with `storage` if it could not be. */
  async append(...events: readonly StoredEvent[]): Promise<void> {
    if (this.#status.keep === 'page') return;
    for (const event of events) this.#pending.add(event);
    await this.#inTurn(() => this.#flush());
  }

  async remove(id: string): Promise<void> {
    await this.#change(async (store) => {
      for (const event of this.#pending) if (event.id === id) this.#pending.delete(event);
      await store.remove([id]);
    });
  }

  async pause(paused: boolean): Promise<void> {
    this.#tell({ paused });
    await this.#change((store) => store.pause(paused));
  }

  /** Leaves nothing; the next event may be kept again. */
  async forget(): Promise<void> {
    this.#pending.clear();
    this.#owed.clear();
    this.#tell({ paused: false });
    await this.#change((store) => store.erase(false));
  }

  dispose(): void {
    page.removeEventListener?.('pagehide', this.#onPage);
    page.removeEventListener?.('pageshow', this.#onPage);
    this.#store?.close();
    this.#store = undefined;
  }

  /** A page in the back/forward cache holds nothing open, and reads what it missed. */
  #onPage = ({ type }: Event): void => {
    this.#listen(type === 'pageshow').catch(() => undefined); // the next write reads it
  };

  async #listen(on: boolean): Promise<void> {
    await this.#inTurn(async () => await this.#within(this.#store?.listen(on)));
  }

  async #open(where: Exclude<Keep, 'page'>): Promise<void> {
    try {
      this.#store = this.#options.stores[where]((notice) => this.#hear(notice));
      let kept = await this.#within(this.#store.open());
      if (this.#owed.size > 0) {
        await this.#settle(this.#store);
        kept = await this.#within(this.#store.open());
      }
      const known = new Set(kept?.events.map(({ id }) => id));
      for (const event of this.#log.kept.events) if (!known.has(event.id)) this.#pending.add(event);
      this.#log.merge(kept ?? { events: [], lastStep: 0 });
      if (kept?.paused) this.#tell({ paused: true });
      else if (this.#status.paused) await this.#within(this.#store.pause(true));
    } catch (error) {
      this.#give(error);
      return;
    }
    await this.#flush().catch(() => undefined); // the status says it
  }

  /** Writes what is pending. */
  async #flush(): Promise<void> {
    const { state, why } = this.#status;
    const batch = [...this.#pending];
    if (this.#store === undefined) {
      this.#pending.clear();
      if (state === 'ok') return; // lowered meanwhile
      throw new RecommenderError('storage', why ?? 'nothing is kept');
    }
    if (batch.length === 0) return;
    try {
      await this.#settle(this.#store);
      await this.#within(this.#store.append(batch, this.#log.kept.lastStep));
      for (const event of batch) this.#pending.delete(event);
      if (state !== 'ok') this.#tell({ state: 'ok', why: undefined });
    } catch (error) {
      throw this.#worsen(error);
    }
  }

  async #change(work: (store: Store) => Promise<unknown>): Promise<void> {
    this.#owed.add(work);
    await this.#inTurn(async () => {
      if (this.#store === undefined) {
        this.#owed.delete(work); // it is no change of a store
        return;
      }
      try {
        await this.#settle(this.#store);
      } catch (error) {
        throw this.#worsen(error);
      }
    });
  }

  async #settle(store: Store): Promise<void> {
    for (const work of this.#owed) {
      await this.#within(work(store));
      this.#owed.delete(work);
    }
  }

  #hear({ change, ...kept }: Notice): void {
    if (change === 'replaced') {
      const ids = new Set(kept.events.map(({ id }) => id));
      this.#log.keepOnly((event) => ids.has(event.id) || this.#pending.has(event));
    } else if (change !== 'added') {
      this.#pending.clear();
      if (change === 'erased') this.#log.forget();
      else this.#log.keepOnly(this.#log.isOwn);
    }
    this.#log.merge(kept);
    if (change === 'lowered') {
      this.#store?.close();
      this.#store = undefined;
      this.#tell({ keep: 'page', state: 'ok', why: undefined });
    }
    if (kept.paused !== this.#status.paused) this.#tell({ paused: kept.paused });
  }

  async #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return await turn;
  }

  /** A store that hangs is late. */
  async #within<Value>(work: Promise<Value> | undefined): Promise<Value | undefined> {
    if (work === undefined) return undefined;
    const { timeout } = this.#options;
    return await new Promise<Value>((resolve, reject) => {
      const late = new RecommenderError('timeout', `the store said nothing for ${timeout} ms`);
      const clock = new Countdown(timeout, () => reject(late));
      clock.start();
      work
        .then(resolve)
        .catch(reject)
        .finally(() => clock.stop());
    });
  }

  /** After an error of a call: the next one may go well, unless the store is gone. */
  #worsen(error: unknown): RecommenderError {
    if (error instanceof RecommenderError && error.code !== 'storage') return this.#give(error);
    const why = describe(error);
    this.#tell({ state: 'degraded', why });
    return new RecommenderError('storage', why, { cause: error });
  }

  /** Gives the store up. */
  #give(error: unknown): RecommenderError {
    const why = describe(error);
    this.#store?.close();
    this.#store = undefined;
    this.#pending.clear();
    this.#tell({ state: 'memory-only', why });
    return new RecommenderError('storage', why, { cause: error });
  }

  #tell(change: Partial<{ [Key in keyof ProfileStatus]: ProfileStatus[Key] | undefined }>): void {
    const { why, ...status } = { ...this.#status, ...change } as ProfileStatus;
    const next = why === undefined ? status : { ...status, why };
    if (JSON.stringify(next) === JSON.stringify(this.#status)) return;
    this.#status = next;
    try {
      this.#options.onStatus(next);
    } catch (error) {
      setTimeout(() => {
        throw error; // the shop's own
      }, 0);
    }
  }
}
