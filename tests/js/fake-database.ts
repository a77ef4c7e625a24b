// An IndexedDB of one database in this process, as far as the profile uses it.

import { vi } from 'vitest';

type Handler = ((event?: unknown) => void) | null;

/** Where a call can go wrong. */
export type Step = 'databases' | 'open' | 'transaction' | 'put' | 'commit' | 'deleteDatabase';

class FakeRequest {
  result: unknown;
  error: DOMException | null = null;
  onsuccess: Handler = null;
  onerror: Handler = null;
  onupgradeneeded: Handler = null;
}

type Stores = Map<string, Map<string, unknown>>;

export class FakeDatabase {
  stores: Stores | undefined;
  name = '';
  /** The name of the error at that step; `hang` says nothing at all. */
  failure: { readonly step: Step; readonly error: string } | undefined;

  /** Takes the place of the browser's; there is no file system then. */
  install(): void {
    vi.stubGlobal('FileSystemFileHandle', undefined);
    vi.stubGlobal('indexedDB', {
      databases: async () => {
        const error = this.errorAt('databases');
        if (error === 'hang') await new Promise(() => undefined);
        if (error instanceof DOMException) throw error;
        return this.stores === undefined ? [] : [{ name: this.name }];
      },
      open: (name: string) => this.#request('open', (request) => this.#open(name, request)),
      deleteDatabase: () =>
        this.#request('deleteDatabase', () => {
          this.stores = undefined;
        }),
    });
  }

  errorAt(step: Step): DOMException | 'hang' | undefined {
    if (this.failure?.step !== step) return undefined;
    return this.failure.error === 'hang' ? 'hang' : new DOMException('no', this.failure.error);
  }

  #request(step: Step, work: (request: FakeRequest) => void): FakeRequest {
    const request = new FakeRequest();
    setTimeout(() => {
      const error = this.errorAt(step);
      if (error === 'hang') return;
      if (error === undefined) work(request);
      else request.error = error;
      (error === undefined ? request.onsuccess : request.onerror)?.();
    }, 0);
    return request;
  }

  #open(name: string, request: FakeRequest): void {
    const isNew = this.stores === undefined;
    this.name = name;
    const stores = (this.stores ??= new Map<string, Map<string, unknown>>());
    request.result = {
      createObjectStore: (store: string) => void stores.set(store, new Map()),
      transaction: () => {
        const error = this.errorAt('transaction');
        if (error instanceof DOMException) throw error;
        return new FakeTransaction(this, stores);
      },
      close: () => undefined,
    };
    if (isNew) request.onupgradeneeded?.();
  }
}

/** Its writes are there once it has ended well. */
class FakeTransaction {
  error: DOMException | null = null;
  oncomplete: Handler = null;
  onabort: Handler = null;
  readonly #copy: Stores;
  readonly #database: FakeDatabase;
  #waiting = 0;

  constructor(database: FakeDatabase, stores: Stores) {
    this.#copy = new Map(Array.from(stores, ([name, store]) => [name, new Map(store)]));
    this.#database = database;
    setTimeout(() => this.#endIfIdle(), 0);
  }

  objectStore(name: string): object {
    const store = this.#copy.get(name) ?? new Map<string, unknown>();
    const answer = (result: unknown): FakeRequest => {
      const request = new FakeRequest();
      request.result = result;
      this.#waiting += 1;
      setTimeout(() => {
        request.onsuccess?.();
        this.#waiting -= 1;
        this.#endIfIdle();
      }, 0);
      return request;
    };
    return {
      getAll: () => answer([...store.values()]),
      get: (key: string) => answer(store.get(key)),
      clear: () => {
        store.clear();
        return answer(undefined);
      },
      put: (value: { id: string }, key = value.id) => {
        const error = this.#database.errorAt('put');
        if (error instanceof DOMException) this.error = error;
        return answer(void store.set(key, structuredClone(value)));
      },
    };
  }

  #endIfIdle(): void {
    if (this.#waiting > 0) return;
    const error = this.#database.errorAt('commit');
    if (error === 'hang') return;
    this.error ??= error ?? null;
    if (this.error === null) this.#database.stores = this.#copy;
    (this.error === null ? this.oncomplete : this.onabort)?.();
  }
}
