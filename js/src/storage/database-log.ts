// A log in a database of IndexedDB, where there is no file system of the origin's own.
//
// The database is open only while it is used, so that nothing keeps a page out of the back/forward
// cache or a deletion waiting.  A write is done on `complete` only: over quota the request succeeds and
// the transaction is aborted afterwards.

import { plus, type Medium, type Piece, type Reading } from './medium.js';
import { isStoredEvent, nothingKept, type Kept, type StoredEvent } from './store.js';

const format = 1;

interface Meta extends Omit<Kept, 'events'> {
  readonly id: string;
}

interface Content {
  readonly meta: Meta | undefined;
  readonly kept: Kept;
}

function failure(error: DOMException | null, what: string): Error {
  return error ?? new Error(`the ${what} failed`);
}

export class DatabaseLog implements Medium {
  readonly #database: string;
  #id: string | undefined;
  #seen = new Set<string>();

  constructor(name: string) {
    this.#database = `shelfwise:${name}`;
  }

  async exchange(piece?: Piece): Promise<Reading> {
    if (piece === undefined && !(await this.#exists()))
      return this.#compare(undefined, nothingKept);
    return await this.#transact(({ meta, kept }, transaction) => {
      const reading = this.#compare(meta, kept);
      if (piece === undefined || reading.change === 'erased') return reading;
      this.#put(transaction, piece, plus(kept, piece));
      return reading;
    });
  }

  async rewrite(change: (kept: Kept) => Kept): Promise<Reading> {
    if (!(await this.#exists())) return this.#compare(undefined, nothingKept);
    return await this.#transact(({ meta, kept }, transaction) => {
      const { change: since } = this.#compare(meta, kept);
      const changed = change(kept);
      transaction.objectStore('events').clear();
      this.#seen.clear();
      this.#put(transaction, changed, changed);
      return { change: since === 'erased' ? 'erased' : 'replaced', kept: changed };
    });
  }

  async erase(): Promise<void> {
    this.#id = undefined;
    this.#seen.clear();
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase(this.#database);
      request.onsuccess = () => resolve();
      request.onerror = () => reject(failure(request.error, 'deletion'));
    });
  }

  /** Asking must not make one. */
  async #exists(): Promise<boolean> {
    const databases = await indexedDB.databases();
    return databases.some(({ name }) => name === this.#database);
  }

  async #open(): Promise<IDBDatabase> {
    return await new Promise((resolve, reject) => {
      const request = indexedDB.open(this.#database, format);
      request.onupgradeneeded = () => {
        request.result.createObjectStore('events', { keyPath: 'id' });
        request.result.createObjectStore('meta');
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(failure(request.error, 'database'));
    });
  }

  /** Runs `work` on what there is, in one transaction. */
  async #transact<Value>(
    work: (content: Content, transaction: IDBTransaction) => Value,
  ): Promise<Value> {
    const before = { id: this.#id, seen: this.#seen };
    const database = await this.#open();
    try {
      return await new Promise<Value>((resolve, reject) => {
        const options = { durability: 'strict' } as const;
        const transaction = database.transaction(['events', 'meta'], 'readwrite', options);
        const events = transaction.objectStore('events').getAll();
        const meta = transaction.objectStore('meta').get('meta') as IDBRequest<Meta | undefined>;
        let value: Value;
        meta.onsuccess = () => {
          const { lastStep, paused } = meta.result ?? nothingKept;
          const kept = { events: events.result.filter(isStoredEvent), lastStep, paused };
          value = work({ meta: meta.result, kept }, transaction);
        };
        transaction.oncomplete = () => resolve(value);
        transaction.onabort = () => reject(failure(transaction.error, 'transaction'));
      });
    } catch (error) {
      this.#id = before.id; // nothing of it was written
      this.#seen = before.seen;
      throw error;
    } finally {
      database.close();
    }
  }

  #put(transaction: IDBTransaction, { events = [] }: Piece, { lastStep, paused }: Kept): void {
    this.#id ??= crypto.getRandomValues(new Uint32Array(4)).join('-');
    for (const event of events) {
      transaction.objectStore('events').put(event);
      this.#seen.add(event.id);
    }
    transaction.objectStore('meta').put({ id: this.#id, lastStep, paused }, 'meta');
  }

  #compare(meta: Meta | undefined, kept: Kept): Reading {
    const before = this.#id;
    const old = this.#seen;
    this.#id = meta?.id;
    this.#seen = new Set(kept.events.map(({ id }: StoredEvent) => id));
    if (before !== undefined && before !== meta?.id) return { change: 'erased', kept };
    if ([...old].some((id) => !this.#seen.has(id))) return { change: 'replaced', kept };
    const events = kept.events.filter(({ id }) => !old.has(id));
    return { change: meta === undefined ? 'none' : 'added', kept: { ...kept, events } };
  }
}
