// A runtime.wasm that is not the one of the package, with the package's own glue.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, describe, expect, it, vi } from 'vitest';

import { createRecommender } from '../../js/src/create-recommender.js';
import { openWith, type Connections } from '../../js/src/open-with.js';
import { version } from '../../js/src/version.js';
import { EngineApi } from '../../js/src/engine/api.js';
import { DirectLink } from '../../js/src/engine/direct-link.js';
import { DeviceApi } from '../../js/src/storage/device-store.js';
import type { CreateRuntime } from '../../js/src/engine/runtime.js';
import { builtUrl, root } from './built.js';
import { emptyWasm } from './fake-engine.js';
import { FakeShop, manifestUrl, wasmUrl } from './fake-shop.js';
import { rejection } from './rejection.js';
import { ThreadWorker } from './thread-worker.js';

const { default: createRuntime } = (await import(/* @vite-ignore */ builtUrl('runtime.mjs'))) as {
  default: CreateRuntime;
};
const own = readFileSync(join(root, 'js/dist/runtime.wasm'));

const leb = (value: number): number[] =>
  value < 128 ? [value] : [(value & 127) | 128, ...leb(value >> 7)];
const section = (id: number, body: readonly number[]): number[] => [
  id,
  ...leb(body.length),
  ...body,
];

/** A module of one memory and functions under the names that the glue asks for, which run `code`. */
function moduleOf(names: readonly string[], code: readonly number[]): Uint8Array {
  const text = (name: string): number[] => [...leb(name.length), ...Buffer.from(name)];
  const body = [0, ...code, 0x0b];
  const all = names.map((name, i) => [...text(name), 0, ...leb(i)]);
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 0, 0]),
    ...section(3, [...leb(names.length), ...names.map(() => 0)]),
    ...section(5, [1, 0, 4]),
    ...section(7, [...leb(names.length + 1), ...text('memory'), 2, 0, ...all.flat()]),
    ...section(10, [...leb(names.length), ...names.flatMap(() => [...leb(body.length), ...body])]),
  ]);
}

const exported = WebAssembly.Module.exports(new WebAssembly.Module(own));
const functions = exported.filter(({ kind }) => kind === 'function').map(({ name }) => name);

/** The package's own module, but of the version after it. */
function nextVersion(): Uint8Array {
  const bytes = Buffer.from(own);
  const at = bytes.indexOf(version);
  expect(at).toBeGreaterThan(0);
  bytes.write(version.replace(/\d$/, '9'), at);
  return bytes;
}

const others: Readonly<Record<string, () => Uint8Array>> = {
  'an empty module': () => emptyWasm,
  'a module of other functions': () => moduleOf(['add', 'sub'], []),
  'a module whose functions do nothing': () => moduleOf(functions, []),
  'a module whose functions trap': () => moduleOf(functions, [0x00]),
  'the module of the next version': nextVersion,
  'a module that is cut': () => own.subarray(0, own.length / 2),
};

afterEach(() => vi.unstubAllGlobals());

describe.each(Object.keys(others))('%s in the place of runtime.wasm', (name) => {
  it('is refused without a Worker, and nothing is left unhandled', async () => {
    const shop = new FakeShop();
    shop.replace(wasmUrl, others[name]?.() ?? '');
    const connect: Connections = {
      engine: () => new DirectLink(new EngineApi(createRuntime)),
      device: (onNotice) => new DirectLink(new DeviceApi(onNotice)),
    };
    const opening = openWith(connect, { manifest: manifestUrl, wasm: wasmUrl, fetch: shop.fetch });
    const { message } = await rejection(opening, 'bad-asset');
    expect(message).toMatch(/^runtime\.wasm/);
    await new Promise((resolve) => setTimeout(resolve, 5)); // Vitest fails on what nobody handled
  });

  it('is refused in a Worker', async () => {
    const shop = new FakeShop();
    shop.replace(wasmUrl, others[name]?.() ?? '');
    vi.stubGlobal('Worker', ThreadWorker);
    const options = { manifest: manifestUrl, wasm: wasmUrl, fetch: shop.fetch };
    const worker = builtUrl('engine/worker.js');
    await rejection(createRecommender({ ...options, worker }), 'bad-asset');
  });
});

describe('the version', () => {
  it('is the one of package.json', () => {
    const text = readFileSync(join(root, 'package.json'), 'utf8');
    expect((JSON.parse(text) as { version: string }).version).toBe(version);
  });
});
