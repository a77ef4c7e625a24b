// The one place that asks for a file.

import { describe, RecommenderError, type ErrorCode } from '../errors.js';
import { readLocalFile } from './local-file.js';

/** How files are asked for. */
export interface Source {
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
}

export interface FetchOptions {
  /** Ask the server whether a cached copy is still the newest. @defaultValue false */
  readonly revalidate?: boolean;
  /** Called with how many bytes have arrived. */
  readonly onBytes?: (bytes: number) => void;
  /** More bytes than this are an error. @defaultValue no limit */
  readonly limit?: number;
  /** The code of that error. @defaultValue 'network' */
  readonly tooLarge?: ErrorCode;
}

function failed(url: URL, cause: unknown, signal: AbortSignal): RecommenderError {
  if (cause instanceof RecommenderError) return cause;
  return signal.aborted
    ? new RecommenderError('aborted', `Loading was aborted at ${url.href}`, { cause })
    : new RecommenderError('network', `${url.href}: ${describe(cause)}`, { cause });
}

/** The bytes of a stream; past `limit` what `tooLarge` makes of its first bytes is thrown. */
export async function readAll(
  stream: ReadableStream<Uint8Array>,
  limit: number,
  tooLarge: (start: Uint8Array) => RecommenderError,
  onBytes?: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    length += value.length;
    if (length > limit) {
      void reader.cancel().catch(() => undefined);
      throw tooLarge(chunks[0] ?? value);
    }
    onBytes?.(length);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** The file at `url`. `network` if it can't be had, `aborted` if the signal says so. */
export async function fetchBytes(
  source: Source,
  url: URL,
  { revalidate = false, onBytes, limit = Infinity, tooLarge = 'network' }: FetchOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const refusal = (start: Uint8Array): RecommenderError => {
    const what = isHtml(start) ? 'is a web page' : `is larger than ${limit} bytes`;
    return new RecommenderError(tooLarge, `${url.href} ${what}`);
  };
  try {
    source.signal.throwIfAborted();
    if (url.protocol === 'file:') {
      const bytes = await readLocalFile(url);
      if (bytes.length > limit) throw refusal(bytes);
      return bytes;
    }
    const { fetch } = source; // as a method of something else, browsers refuse it
    const response = await fetch(url.href, {
      cache: revalidate ? 'no-cache' : 'default',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: source.signal,
    });
    if (!response.ok) {
      throw new RecommenderError('network', `${url.href} answered ${response.status}`);
    }
    if (response.body === null) return new Uint8Array();
    return await readAll(response.body, limit, refusal, onBytes);
  } catch (cause) {
    throw failed(url, cause, source.signal);
  }
}

/** Whether bytes are a web page, which servers send in place of a file that they do not have. */
export function isHtml(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 200));
  return /^\s*<(!doctype|html|head|body|\?xml|!--)/i.test(start);
}
