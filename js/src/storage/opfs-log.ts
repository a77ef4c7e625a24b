// A log in the origin's own file system: the folder `shelfwise`, a file NAME.GENERATION.log.
//
// A write appends to the file and is flushed.  A deletion writes a new file, of the next generation,
// its header last, and then deletes the old one; so of two files the newer whole one counts.  A log
// keeps its random id through that; an erased log and the one after it have different ones.

import { plus, type Medium, type Piece, type Reading } from './medium.js';
import { headerBytes, makeHeader, makeRecord, readHeader, readRecords } from './records.js';
import { nothingKept, type Kept } from './store.js';

const folderName = 'shelfwise';

interface Place {
  readonly generation: number;
  readonly id: string;
  readonly end: number;
}

/** A file that a Worker reads and writes at once; TypeScript tells only Workers of it. */
interface SyncFile {
  getSize(): number;
  read(bytes: Uint8Array<ArrayBuffer>, options: { readonly at: number }): number;
  write(bytes: Uint8Array<ArrayBuffer>, options: { readonly at: number }): number;
  truncate(size: number): void;
  flush(): void;
  close(): void;
}

interface SyncFileSource {
  createSyncAccessHandle(): Promise<SyncFile>;
}

type Files = Map<number, FileSystemFileHandle>;

function isMissing(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotFoundError';
}

/** Another tab that dies may hold its file for a moment. */
async function openFile(file: FileSystemFileHandle): Promise<SyncFile> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await (file as unknown as SyncFileSource).createSyncAccessHandle();
    } catch (error) {
      const taken = error instanceof DOMException && error.name === 'NoModificationAllowedError';
      if (!taken || attempt === 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

function readFrom(handle: SyncFile, at: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.max(0, handle.getSize() - at));
  const count = handle.read(bytes, { at });
  return bytes.subarray(0, count);
}

function writeAt(handle: SyncFile, bytes: Uint8Array<ArrayBuffer>, at: number): void {
  const count = handle.write(bytes, { at });
  if (count !== bytes.length)
    throw new Error(`only ${count} of ${bytes.length} bytes were written`);
  handle.flush();
}

export class OpfsLog implements Medium {
  readonly #name: string;
  /** How far the log was read. */
  #seen: Place | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  async exchange(piece?: Piece): Promise<Reading> {
    return await this.#alone(async () => {
      const files = await this.#files();
      const [reading, handle] = await this.#read(files);
      try {
        if (piece === undefined || reading.change === 'erased') return reading;
        if (handle === undefined) await this.#write(piece, 1);
        else this.#append(handle, piece);
        return reading;
      } finally {
        handle?.close();
      }
    });
  }

  async rewrite(change: (kept: Kept) => Kept): Promise<Reading> {
    return await this.#alone(async () => {
      const files = await this.#files();
      const before = this.#seen;
      this.#seen = undefined;
      const [{ kept }, handle] = await this.#read(files);
      handle?.close();
      const place = this.#seen as Place | undefined;
      const erased = before !== undefined && before.id !== place?.id;
      const changed = change(kept);
      if (place !== undefined) {
        await this.#write(changed, place.generation + 1, place.id);
        await this.#discard([place.generation]);
      }
      return { change: erased ? 'erased' : 'replaced', kept: changed };
    });
  }

  async erase(): Promise<void> {
    await this.#alone(async () => {
      this.#seen = undefined;
      const folder = await this.#folder(false);
      if (folder === undefined) return;
      await this.#discard((await this.#files()).keys());
      for await (const name of folder.keys()) if (name) return; // of another profile
      const root = await navigator.storage.getDirectory();
      await root.removeEntry(folderName);
    });
  }

  async #alone<Value>(work: () => Promise<Value>): Promise<Value> {
    return await navigator.locks.request(`shelfwise:${this.#name}`, work);
  }

  #fileName(generation: number): string {
    return `${this.#name}.${generation}.log`;
  }

  async #folder(create: boolean): Promise<FileSystemDirectoryHandle | undefined> {
    const root = await navigator.storage.getDirectory();
    try {
      return await root.getDirectoryHandle(folderName, { create });
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** The files of this profile by generation. */
  async #files(): Promise<Files> {
    const files: Files = new Map();
    const folder = await this.#folder(false);
    if (folder === undefined) return files;
    for await (const [name, entry] of folder.entries()) {
      const generation = Number(/^(\d+)\.log$/.exec(name.slice(this.#name.length + 1))?.[1]);
      if (entry.kind !== 'file' || name !== this.#fileName(generation)) continue;
      files.set(generation, entry as FileSystemFileHandle);
    }
    return files;
  }

  /** What is new in the newest whole file, which is left open. */
  async #read(files: Files): Promise<[Reading, SyncFile | undefined]> {
    const before = this.#seen;
    for (const generation of [...files.keys()].sort((a, b) => b - a)) {
      const handle = await openFile(files.get(generation) as FileSystemFileHandle);
      try {
        const header = readFrom(handle, 0).slice(0, headerBytes);
        const id = readHeader(header);
        if (id === undefined) {
          handle.close();
          continue;
        }
        const goesOn = before?.generation === generation && before.id === id;
        const from = goesOn ? before.end : headerBytes;
        const { kept, end } = readRecords(readFrom(handle, from));
        this.#seen = { generation, id, end: from + end };
        await this.#discard([...files.keys()].filter((other) => other !== generation));
        return [{ change: this.#changeSince(before, goesOn, end), kept }, handle];
      } catch (error) {
        handle.close();
        throw error;
      }
    }
    this.#seen = undefined;
    return [{ change: before === undefined ? 'none' : 'erased', kept: nothingKept }, undefined];
  }

  /** Deletes files: older ones, and those of a tab that died before it had written their header. */
  async #discard(generations: Iterable<number>): Promise<void> {
    const folder = await this.#folder(false);
    for (const generation of generations) await folder?.removeEntry(this.#fileName(generation));
  }

  #changeSince(before: Place | undefined, goesOn: boolean, bytes: number): Reading['change'] {
    if (before === undefined || goesOn) return bytes > 0 ? 'added' : 'none';
    return before.id === this.#seen?.id ? 'replaced' : 'erased';
  }

  #append(handle: SyncFile, piece: Piece): void {
    const place = this.#seen as Place;
    const record = makeRecord(piece);
    if (handle.getSize() > place.end) handle.truncate(place.end); // a torn tail
    writeAt(handle, record, place.end);
    this.#seen = { ...place, end: place.end + record.length };
  }

  /** Writes a file of its own, its header last. */
  async #write(piece: Piece, generation: number, id?: string): Promise<void> {
    const folder = await this.#folder(true);
    const file = await folder?.getFileHandle(this.#fileName(generation), { create: true });
    if (file === undefined) throw new Error('the folder cannot be made');
    const bytes = id?.match(/../g)?.map((digits) => parseInt(digits, 16));
    const header = makeHeader(
      bytes ? Uint8Array.from(bytes) : crypto.getRandomValues(new Uint8Array(16)),
    );
    const record = makeRecord(plus(nothingKept, piece));
    const handle = await openFile(file);
    try {
      handle.truncate(0);
      writeAt(handle, record, headerBytes);
      writeAt(handle, header, 0);
    } finally {
      handle.close();
    }
    const end = headerBytes + record.length;
    this.#seen = { generation, id: readHeader(header) as string, end };
  }
}
