// The package in a real browser, as files lie on a server: no bundler, a strict content policy.

import { join } from 'node:path';

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { sampleSlices } from '../../scripts/sample-slices.mjs';
import { serveStatic } from '../../scripts/static-server.mjs';
import type { WorkerRecommenderOptions } from '../../js/src/options.js';
import type { Recommendations } from '../../js/src/types.js';
import type { Recommender } from '../../js/src/recommender.js';
import { withoutIds } from '../js/event-number.js';
import { launch, resultOf, strictPolicy, watch, type Watched } from './chromium.js';

type Open = (options: WorkerRecommenderOptions) => Promise<Recommender>;

/** What package-page/page.js leaves. */
declare const shelfwise: { readonly createRecommender: Open; readonly openRecommender: Open };

const root = new URL('../..', import.meta.url).pathname;
const here = new URL('package-page', import.meta.url).pathname;

let browser: Browser;
let slices: string;
const servers: { close(): Promise<void> }[] = [];

/** A server of the package, the slices and the page; more mounts come first. */
async function serve(
  policy: string = strictPolicy,
  mounts: Record<string, string> = {},
): Promise<string> {
  const all = { ...mounts, '/js/': join(root, 'js'), '/slices/': slices, '/': here };
  const server = await serveStatic(all, { headers: { 'content-security-policy': policy } });
  servers.push(server);
  return server.url;
}

/** The page at `url`, ready; `before` runs in it before any script of its own. */
async function visit(url: string, before?: () => void): Promise<Watched> {
  const watched = await watch(browser);
  if (before !== undefined) await watched.page.addInitScript(before);
  await watched.page.goto(url);
  await resultOf(watched.page);
  return watched;
}

/** The error that `createRecommender` rejects with in the page, as `code: message`. */
function failure(
  { page }: Watched,
  options: Partial<WorkerRecommenderOptions> = {},
): Promise<string> {
  return page.evaluate(async (given) => {
    try {
      await shelfwise.createRecommender({ manifest: '/slices/latest.json', ...given });
      return 'opened';
    } catch (error) {
      const { code, message } = error as { code: string; message: string };
      return `${code}: ${message}`;
    }
  }, options);
}

beforeAll(async () => {
  slices = await sampleSlices();
  // A name that is not localhost makes a page that is not secure.
  browser = await launch('--host-resolver-rules=MAP shop.test 127.0.0.1');
});

afterAll(async () => {
  await browser.close();
  await Promise.all(servers.map((server) => server.close()));
});

/** Shops a little, with the engine in a `Worker` or not; answers are rounded by nothing, so they compare to the bit. */
async function shopAround(door: string): Promise<Recommendations[]> {
  const open = door === 'Worker' ? shelfwise.createRecommender : shelfwise.openRecommender;
  const recommender = await open({ manifest: '/slices/latest.json' });
  const answers = [await recommender.recommend({ limit: 20 })];
  for (let i = 0; i < 10; i += 1) {
    const { items } = answers[0] ?? { items: [] };
    const item = items[i % items.length]?.id ?? '';
    await recommender.track({ type: i % 3 === 0 ? 'purchase' : 'view', item });
    answers.push(await recommender.recommend({ limit: 20 }));
    answers.push(await recommender.related({ item, limit: 20 }));
  }
  recommender.dispose();
  return answers;
}

describe('the package in Chromium', () => {
  it('answers behind a Worker as in the page, and as in Node, to the last bit', async () => {
    const { page, complaints } = await visit(await serve());
    const worker = await page.evaluate(shopAround, 'Worker');
    const direct = await page.evaluate(shopAround, 'page');
    const { openRecommender } = (await import(join(root, 'js/dist/core.js'))) as {
      openRecommender: Open;
    };
    const inNode: Open = () => openRecommender({ manifest: join(slices, 'latest.json') });
    Object.assign(globalThis, { shelfwise: { openRecommender: inNode } });
    expect(withoutIds(worker)).toEqual(withoutIds(direct));
    expect(withoutIds(worker)).toEqual(withoutIds(await shopAround('Node')));
    expect(worker).toHaveLength(21);
    expect(complaints).toEqual([]);
  });

  it('requests the same files whatever the shopper does, and none after the load', async () => {
    const url = await serve();
    const logs = [];
    for (const taste of [0, -1]) {
      const { page, requests } = await visit(url);
      const loaded = await page.evaluate(async (index) => {
        const recommender = await shelfwise.createRecommender({ manifest: '/slices/latest.json' });
        const requestsAtLoad = performance.getEntriesByType('resource').length;
        const { items } = await recommender.recommend({ limit: 20 });
        const item = items.at(index)?.id ?? '';
        await recommender.track({ type: 'purchase', item });
        await recommender.recommend();
        await recommender.related({ item });
        await recommender.forget();
        recommender.dispose();
        return performance.getEntriesByType('resource').length - requestsAtLoad;
      }, taste);
      expect(loaded).toBe(0);
      logs.push([...requests].sort());
    }
    expect(logs[0]).toEqual(logs[1]);
    expect(logs[0]?.filter((request) => request.includes('/slices/'))).toHaveLength(4);
  });

  it('opens a page that is not secure, where browsers have no SHA-256', async () => {
    const url = new URL(await serve());
    url.hostname = 'shop.test';
    const watched = await visit(url.href);
    expect(await watched.page.evaluate(() => isSecureContext)).toBe(false);
    expect(await failure(watched)).toBe('opened');
    expect(watched.complaints).toEqual([]);
  });

  it('can be aborted while it loads', async () => {
    const { page } = await visit(await serve());
    const code = await page.evaluate(async () => {
      const controller = new AbortController();
      const opening = shelfwise.createRecommender({
        manifest: '/slices/latest.json',
        signal: controller.signal,
        onProgress: () => controller.abort(),
      });
      return await opening.catch((error: unknown) => (error as { code: string }).code);
    });
    expect(code).toBe('aborted');
  });

  it('works on after its Worker was ended by the page', async () => {
    const { page } = await visit(await serve(), () => {
      const workers: Worker[] = [];
      const Original = Worker;
      globalThis.Worker = class extends Original {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options);
          workers.push(this);
        }
      };
      Object.assign(globalThis, { workers });
    });
    const told = await page.evaluate(async () => {
      const { workers } = globalThis as unknown as { workers: Worker[] };
      const recommender = await shelfwise.createRecommender({
        manifest: '/slices/latest.json',
        timeout: 2000,
      });
      const { items } = await recommender.recommend({ limit: 1 });
      const event = await recommender.track({ type: 'view', item: items[0]?.id ?? '' });
      const before = await recommender.recommend({ limit: 5 });
      workers[0]?.terminate();
      const lost = await recommender.recommend().catch((error: unknown) => error);
      const after = await recommender.recommend({ limit: 5 });
      const [kept] = await recommender.profile.events();
      recommender.dispose();
      const code = (lost as { code?: string }).code;
      return { code, event, kept, before, after, workers: workers.length };
    });
    expect(told.code).toBe('timeout');
    expect(told.kept).toEqual(told.event);
    expect(told.after).toEqual(told.before);
    expect(told.workers).toBe(2);
  });
});

describe('a place that cannot run the package', () => {
  it('without Workers, WebAssembly or SIMD is told so', async () => {
    const url = await serve();
    const noWorker = await visit(url, () => Reflect.deleteProperty(globalThis, 'Worker'));
    expect(await failure(noWorker)).toMatch(/^unsupported-environment: Workers are missing/);
    const noWasm = await visit(url, () => Reflect.deleteProperty(globalThis, 'WebAssembly'));
    expect(await failure(noWasm)).toMatch(/^unsupported-environment: WebAssembly is missing/);
    const noSimd = await visit(url, () => (WebAssembly.validate = () => false));
    expect(await failure(noSimd)).toMatch(/^unsupported-environment: WebAssembly SIMD/);
  });

  it('with a policy against WebAssembly is told what to allow', async () => {
    const watched = await visit(await serve(strictPolicy.replace(" 'wasm-unsafe-eval'", '')));
    expect(await failure(watched)).toMatch(/^unsupported-environment: .*'wasm-unsafe-eval'/);
  });

  it('with a policy for trusted types needs a trusted URL of the worker script', async () => {
    const policy = `${strictPolicy}; require-trusted-types-for 'script'; trusted-types shop`;
    const watched = await visit(await serve(policy));
    expect(await failure(watched)).toMatch(/^bad-asset: .*TrustedScriptURL as `worker`/);
    const opened = await watched.page.evaluate(async () => {
      interface Policy {
        createScriptURL(url: string): { toString(): string };
      }
      const { trustedTypes } = globalThis as unknown as {
        trustedTypes: { createPolicy(name: string, rules: object): Policy };
      };
      const shop = trustedTypes.createPolicy('shop', { createScriptURL: (url: string) => url });
      const recommender = await shelfwise.createRecommender({
        manifest: '/slices/latest.json',
        worker: shop.createScriptURL('/js/dist/engine/worker.js'),
      });
      const { items } = await recommender.recommend({ limit: 5 });
      recommender.dispose();
      return items.length;
    });
    expect(opened).toBe(5);
  });

  it('with a policy against Workers is told what to allow', async () => {
    const policy = strictPolicy.replace("worker-src 'self'", "worker-src 'none'");
    const watched = await visit(await serve(policy));
    expect(await failure(watched)).toMatch(/^bad-asset: .*worker-src 'self'/);
  });

  it('with a web page in the place of a file is told which, and what to set', async () => {
    const watched = await visit(await serve());
    expect(await failure(watched, { wasm: '/index.html' })).toMatch(
      /^bad-asset: http.*index\.html is a web page.*optimizeDeps/,
    );
    expect(await failure(watched, { worker: '/index.html' })).toMatch(
      /^bad-asset: The worker script did not start.*optimizeDeps/,
    );
    expect(await failure(watched, { worker: '/none.js' })).toMatch(/^bad-asset: /);
    expect(await failure(watched, { worker: 'https://elsewhere.test/worker.js' })).toMatch(
      /^bad-asset: .*worker-src/,
    );
    expect(await failure(watched, { manifest: '/index.html' })).toMatch(
      /^corrupt-index: http.*index\.html: is a web page/,
    );
    expect(await failure(watched, { manifest: '/none.json' })).toMatch(
      /^network: http.*none\.json answered 404/,
    );
  });
});
