// Files on disk, in Node only.  Node's modules are asked for at run time, so that no bundler for the
// web meets an import of them.

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
export async function localFile(url: URL): Promise<ReadableStream<Uint8Array>> {
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

/** What `location` is a URL of: an absolute URL, or one relative to the page; in Node a path. */
export function locate(location: string | URL): URL {
  if (location instanceof URL) return location;
  if (/^[a-z][a-z\d+.-]+:/i.test(location)) return new URL(location);
  const page = globalThis as { document?: { baseURI: string }; location?: { href: string } };
  const base = page.document?.baseURI ?? page.location?.href;
  if (base !== undefined) return new URL(location, base);
  const path = nodeModule('node:path');
  const url = nodeModule('node:url');
  if (path === undefined || url === undefined) return new URL(location);
  return url.pathToFileURL(path.resolve(location));
}
