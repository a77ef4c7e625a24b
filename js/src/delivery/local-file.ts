// Files on disk, in Node only.  Node's modules are asked for at run time, so that no bundler for the
// web meets an import of them.

import { fieldsOf } from '../checks.js';
import type { RecommenderOptions } from '../options.js';

interface FileHandle {
  read(
    buffer: Uint8Array<ArrayBuffer>,
  ): Promise<{ readonly bytesRead: number; readonly buffer: Uint8Array<ArrayBuffer> }>;
  close(): Promise<void>;
}

interface NodeModules {
  'node:fs/promises': { open(path: URL): Promise<FileHandle> };
  'node:path': { resolve(path: string): string };
  'node:url': { pathToFileURL(path: string): URL };
}

interface NodeProcess {
  getBuiltinModule?<Name extends keyof NodeModules>(name: Name): NodeModules[Name];
}

/** Bytes that are read at once. */
const chunkSize = 1 << 20;

function nodeModule<Name extends keyof NodeModules>(name: Name): NodeModules[Name] | undefined {
  const { process } = globalThis as { process?: NodeProcess };
  return process?.getBuiltinModule?.(name);
}

/** The content of a `file:` URL; rejects with Node's own error, or where this is not Node. */
async function localFile(url: URL): Promise<ReadableStream<Uint8Array>> {
  const files = nodeModule('node:fs/promises');
  if (files === undefined) throw new Error('file: URLs can be read in Node only (20.16 or newer)');
  const file = await files.open(url);
  return new ReadableStream(
    {
      pull: async (controller) => {
        const { bytesRead, buffer } = await file.read(new Uint8Array(chunkSize));
        if (bytesRead > 0) {
          controller.enqueue(buffer.subarray(0, bytesRead));
        } else {
          await file.close();
          controller.close();
        }
      },
      cancel: () => file.close(),
    },
    { highWaterMark: 0 },
  );
}

/** A path as a URL; as it is what is none, or where there are no paths. */
function locate(location: unknown): unknown {
  if (typeof location !== 'string' || /^[a-z][a-z\d+.-]+:/i.test(location)) return location;
  const page = globalThis as { document?: unknown; location?: unknown };
  const path = nodeModule('node:path');
  const url = nodeModule('node:url');
  if (page.document !== undefined || page.location !== undefined) return location;
  return path && url ? url.pathToFileURL(path.resolve(location)) : location;
}

/** Options with URLs in the place of paths, and a `fetch` that reads them. */
export function withFiles(options: RecommenderOptions): RecommenderOptions {
  const {
    manifest,
    wasm,
    fetch: download = globalThis.fetch,
  } = fieldsOf('options', options) as Partial<RecommenderOptions>;
  const reading: typeof globalThis.fetch = async (location, init) => {
    const url = new URL(location as string);
    if (url.protocol !== 'file:') return await download(location, init);
    return new Response(await localFile(url));
  };
  return {
    ...options,
    ...({ manifest: locate(manifest), wasm: locate(wasm) } as { manifest: URL; wasm: URL }),
    fetch: typeof download === 'function' ? reading : download,
  };
}
