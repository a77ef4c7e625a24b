// From a stored file to the content that the index promises.

import { describe, RecommenderError } from '../errors.js';
import { isHtml, readAll } from './fetch.js';
import type { SliceEntry } from './manifest.js';

function corrupt(url: URL, what: string, options?: ErrorOptions): RecommenderError {
  return new RecommenderError('corrupt-slice', `${url.href} ${what}`, options);
}

async function inflate(
  stored: Uint8Array<ArrayBuffer>,
  limit: number,
  url: URL,
): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof DecompressionStream === 'undefined') {
    throw new RecommenderError('unsupported-environment', 'DecompressionStream is missing');
  }
  const stream = new Blob([stored]).stream().pipeThrough(new DecompressionStream('gzip'));
  const tooLarge = (): RecommenderError => corrupt(url, `inflates to more than ${limit} bytes`);
  try {
    return await readAll(stream, limit, tooLarge);
  } catch (cause) {
    if (cause instanceof RecommenderError) throw cause;
    throw corrupt(url, `is no whole gzip file (${describe(cause)})`, { cause });
  }
}

/**
 * Refuses bytes whose SHA-256 is not `sha256`. On pages that are not secure (plain HTTP, other than
 * localhost) browsers have no SHA-256: there only the checksums inside the slices are left.
 */
export async function checkHash(bytes: Uint8Array<ArrayBuffer>, sha256: string): Promise<boolean> {
  const { subtle } = globalThis.crypto as { subtle?: SubtleCrypto };
  if (subtle === undefined) return true;
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') === sha256;
}

/**
 * The content of a stored slice, inflated unless the server did so already. `corrupt-slice` unless
 * its length and hash are those of the index.
 */
export async function readSlice(
  stored: Uint8Array<ArrayBuffer>,
  entry: SliceEntry,
  url: URL,
): Promise<Uint8Array<ArrayBuffer>> {
  if (isHtml(stored)) throw corrupt(url, 'is a web page; upload the whole folder of the build');
  const gzip = stored[0] === 0x1f && stored[1] === 0x8b;
  const content = gzip ? await inflate(stored, entry.bytes, url) : stored;
  if (content.length !== entry.bytes) {
    throw corrupt(url, `has ${content.length} bytes, its index says ${entry.bytes}`);
  }
  if (!(await checkHash(content, entry.sha256))) throw corrupt(url, 'is not what its index says');
  return content;
}
