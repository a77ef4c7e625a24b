// Files on disk, in Node only.  Node's modules are asked for at run time, so that no bundler for the
// web meets an import of them.

interface NodeModules {
  'node:fs/promises': { readFile(path: URL): Promise<Uint8Array<ArrayBuffer>> };
  'node:path': { resolve(path: string): string };
  'node:url': { pathToFileURL(path: string): URL };
}

interface NodeProcess {
  getBuiltinModule?<Name extends keyof NodeModules>(name: Name): NodeModules[Name];
}

function nodeModule<Name extends keyof NodeModules>(name: Name): NodeModules[Name] | undefined {
  const { process } = globalThis as { process?: NodeProcess };
  return process?.getBuiltinModule?.(name);
}

/** The bytes of a `file:` URL; rejects with Node's own error, or where this is not Node. */
export async function readLocalFile(url: URL): Promise<Uint8Array<ArrayBuffer>> {
  const files = nodeModule('node:fs/promises');
  if (files === undefined) throw new Error('file: URLs can be read in Node only (20.16 or newer)');
  return Uint8Array.from(await files.readFile(url));
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
