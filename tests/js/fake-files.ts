// The origin's own file system, its locks and the file handles of a Worker, in this process.

import { vi } from 'vitest';

/** Throws in place of a call, or answers what to wait for; undefined lets the call go on. */
export type Failures = (call: string) => Promise<never> | undefined;

/** Files by name, and what their calls shall do wrong. */
export class FakeFiles {
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>();
  hasFolder = false;
  fail: Failures = () => undefined;
  /** How many bytes of a write reach the file. */
  most = Infinity;
  #locked: Promise<unknown> = Promise.resolve();

  /** Puts these in place of the browser's. */
  install(): void {
    vi.stubGlobal('FileSystemFileHandle', FakeFileHandle);
    vi.stubGlobal('navigator', {
      locks: {
        request: async (_: string, work: () => Promise<unknown>) => await this.#request(work),
      },
      storage: {
        getDirectory: async () => {
          await this.fail('getDirectory');
          return this.#root();
        },
      },
    });
  }

  /** The one file that there is. */
  get only(): Uint8Array<ArrayBuffer> {
    const [bytes] = this.files.values();
    if (bytes === undefined || this.files.size !== 1) throw new Error('there is not one file');
    return bytes;
  }

  async #request(work: () => Promise<unknown>): Promise<unknown> {
    const turn = this.#locked.then(async () => {
      await this.fail('lock');
      return await work();
    });
    this.#locked = turn.catch(() => undefined);
    return await turn;
  }

  #root(): object {
    return {
      getDirectoryHandle: async (_: string, { create }: { create: boolean }) => {
        await this.fail('getDirectoryHandle');
        if (!this.hasFolder && !create) throw new DOMException('none', 'NotFoundError');
        this.hasFolder = true;
        return this.#folder();
      },
      removeEntry: async () => {
        await this.fail('removeFolder');
        this.hasFolder = false;
      },
    };
  }

  #folder(): object {
    return {
      getFileHandle: async (name: string) => {
        await this.fail('getFileHandle');
        if (!this.files.has(name)) this.files.set(name, new Uint8Array());
        return new FakeFileHandle(this, name);
      },
      removeEntry: async (name: string) => {
        await this.fail('removeEntry');
        this.files.delete(name);
      },
      entries: () => this.#list((name) => [name, new FakeFileHandle(this, name)] as const),
      keys: () => this.#list((name) => name),
    };
  }

  async *#list<Value>(make: (name: string) => Value): AsyncGenerator<Value> {
    await this.fail('entries');
    for (const name of [...this.files.keys()]) yield make(name);
  }
}

class FakeFileHandle {
  readonly kind = 'file';
  readonly #all: FakeFiles;
  readonly #name: string;

  constructor(all: FakeFiles, name: string) {
    this.#all = all;
    this.#name = name;
  }

  async createSyncAccessHandle(): Promise<object> {
    await this.#all.fail('createSyncAccessHandle');
    const { files } = this.#all;
    const get = (): Uint8Array<ArrayBuffer> => files.get(this.#name) ?? new Uint8Array();
    const resize = (size: number): Uint8Array<ArrayBuffer> => {
      const next = new Uint8Array(size);
      next.set(get().subarray(0, size));
      files.set(this.#name, next);
      return next;
    };
    const now = (call: string): void => {
      if (this.#all.fail(call) !== undefined) throw new Error(`${call} cannot hang`);
    };
    return {
      getSize: () => (now('getSize'), get().length),
      read: (bytes: Uint8Array, { at }: { at: number }) => {
        now('read');
        const found = get().subarray(at, at + bytes.length);
        bytes.set(found);
        return found.length;
      },
      write: (bytes: Uint8Array, { at }: { at: number }) => {
        now('write');
        const part = bytes.subarray(0, this.#all.most);
        resize(Math.max(get().length, at + part.length)).set(part, at);
        return part.length;
      },
      truncate: (size: number) => (now('truncate'), void resize(size)),
      flush: () => now('flush'),
      close: () => undefined,
    };
  }
}
