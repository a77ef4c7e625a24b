// A browser's Worker over a thread of Node: enough of it for the package's own worker script.

import { readFile } from 'node:fs/promises';
import { Worker as Thread } from 'node:worker_threads';

import { vi } from 'vitest';

import type { WorkerPort } from '../../js/src/engine/worker-link.js';

/** What a module Worker sees, then its script. */
const bootstrap = `
  import { parentPort, workerData } from 'node:worker_threads';
  globalThis.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
  parentPort.on('message', (data) => globalThis.onmessage?.({ data }));
  await import(workerData);
`;

export class ThreadWorker implements WorkerPort {
  onmessage: ((event: MessageEvent) => void) | null = null;
  onmessageerror: ((event: MessageEvent) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  readonly #thread: Thread;

  constructor(url: URL) {
    const script = new URL(`data:text/javascript,${encodeURIComponent(bootstrap)}`);
    this.#thread = new Thread(script, { workerData: url.href });
    this.#thread.on('message', (data: unknown) => this.onmessage?.({ data } as MessageEvent));
    this.#thread.on('error', (error: Error) => {
      this.onerror?.({ message: error.message, preventDefault: () => undefined } as ErrorEvent);
    });
  }

  postMessage(message: unknown, transfer: Transferable[]): void {
    this.#thread.postMessage(message, transfer as ArrayBuffer[]);
  }

  terminate(): void {
    this.#thread.terminate().catch(() => undefined);
  }
}

/** Puts threads in the place of Workers, and a `fetch` that reads from disk in that of the network's. */
export function stubBrowser(): void {
  const { fetch } = globalThis;
  vi.stubGlobal('Worker', ThreadWorker);
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) =>
    url.startsWith('file:') ? new Response(await readFile(new URL(url))) : await fetch(url, init),
  );
}
