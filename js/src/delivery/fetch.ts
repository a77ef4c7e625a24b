// The one place that asks for a file.

import { Countdown } from '../countdown.js';
import { describe, RecommenderError, type ErrorCode } from '../errors.js';

/** How files are asked for. */
export interface Source {
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
  /** Milliseconds that may pass without an answer, or without its next bytes. */
  readonly loadTimeout: number;
}

export interface ReceiveOptions {
  /** More bytes than this are an error. */
  readonly limit: number;
  /** The code of that error. @defaultValue 'network' */
  readonly tooLarge?: ErrorCode;
  /** Called with how many bytes have arrived. */
  readonly onBytes?: (bytes: number) => void;
}

export interface AskOptions {
  /** Ask the server whether a cached copy is still the newest. @defaultValue false */
  readonly revalidate?: boolean;
}

type Bytes = Uint8Array<ArrayBuffer>;
type ByteStream = ReadableStream<Uint8Array>;

function ignore(): void {
  // nobody waits for it any more
}

function aborted(url: URL): RecommenderError {
  return new RecommenderError('aborted', `Loading was aborted at ${url.href}`);
}

function failed(url: URL, cause: unknown): RecommenderError {
  if (cause instanceof RecommenderError) return cause;
  return new RecommenderError('network', `${url.href}: ${describe(cause)}`, { cause });
}

/** What becomes of `promise`; `timeout` or `aborted` if the source gives up first. */
async function inTime<Value>(
  { signal, loadTimeout }: Source,
  url: URL,
  promise: Promise<Value>,
): Promise<Value> {
  let end: () => void = ignore;
  const givingUp = new Promise<never>((_, reject) => {
    const late = `${url.href} sent nothing for ${loadTimeout} ms`;
    const clock = new Countdown(loadTimeout, () => reject(new RecommenderError('timeout', late)));
    const abort = (): void => reject(aborted(url));
    clock.start();
    signal.addEventListener('abort', abort);
    end = () => {
      clock.stop();
      signal.removeEventListener('abort', abort);
    };
    if (signal.aborted) abort();
  });
  try {
    return await Promise.race([promise, givingUp]);
  } finally {
    end();
  }
}

/** The bytes of a stream; past `limit` what `tooLarge` makes of its first bytes is thrown. */
export async function readAll(
  stream: ByteStream,
  limit: number,
  tooLarge: (start: Uint8Array) => RecommenderError,
  {
    onBytes,
    next = (reading) => reading,
  }: {
    readonly onBytes?: ((bytes: number) => void) | undefined;
    /** Waits for a part of the stream. */
    readonly next?: <Value>(reading: Promise<Value>) => Promise<Value>;
  } = {},
): Promise<Bytes> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await next(reader.read());
      if (done) break;
      chunks.push(value);
      length += value.length;
      if (length > limit) throw tooLarge(chunks[0] ?? value);
      onBytes?.(length);
    }
  } catch (error) {
    reader.cancel().catch(ignore);
    throw error;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

async function answerTo(
  { fetch, signal }: Source,
  url: URL,
  cache: RequestCache,
): Promise<Response> {
  return await fetch(url.href, {
    ...{ cache, signal },
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  });
}

/** The content of a response; one that nobody waits for any more must be cancelled. */
function bodyOf(url: URL, { ok, status, body }: Response): ByteStream {
  if (!ok) throw new RecommenderError('network', `${url.href} answered ${status}`);
  return body ?? new Blob([]).stream();
}

/**
 * Asks for the file at `url`; its bytes are still to be received. `network` if it can't be had,
 * `timeout` if no answer comes, `aborted` if the signal says so.
 */
export async function ask(
  source: Source,
  url: URL,
  { revalidate = false }: AskOptions = {},
): Promise<ByteStream> {
  if (source.signal.aborted) throw aborted(url);
  try {
    const asking = answerTo(source, url, revalidate ? 'no-cache' : 'default');
    try {
      return bodyOf(url, await inTime(source, url, asking));
    } catch (cause) {
      asking.then(({ body }) => body?.cancel()).catch(ignore);
      throw cause;
    }
  } catch (cause) {
    throw failed(url, cause);
  }
}

/** The bytes of a file that was asked for. */
export async function receive(
  source: Source,
  url: URL,
  stream: ByteStream,
  { limit, tooLarge = 'network', onBytes }: ReceiveOptions,
): Promise<Bytes> {
  const refusal = (start: Uint8Array): RecommenderError => {
    const what = isHtml(start) ? 'is a web page' : `is larger than ${limit} bytes`;
    return new RecommenderError(tooLarge, `${url.href} ${what}`);
  };
  try {
    return await readAll(stream, limit, refusal, {
      onBytes,
      next: (reading) => inTime(source, url, reading),
    });
  } catch (cause) {
    throw failed(url, cause);
  }
}

/** The file at `url`, asked for and received. */
export async function fetchBytes(
  source: Source,
  url: URL,
  options: ReceiveOptions & AskOptions,
): Promise<Bytes> {
  return await receive(source, url, await ask(source, url, options), options);
}

/** Whether bytes are a web page, which servers send in place of a file that they do not have. */
export function isHtml(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 200));
  return /^\s*<(!doctype|html|head|body|\?xml|!--)/i.test(start);
}
