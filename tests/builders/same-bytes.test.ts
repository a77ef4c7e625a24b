// The builder writes the same folder whatever compiled it and however many threads it has.

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { writeSomeOfSampleShop } from '../../scripts/sample-slices.mjs';
import { root } from '../../scripts/toolchain.mjs';

const work = mkdtempSync(join(tmpdir(), 'shelfwise-builders-'));
afterAll(() => {
  rmSync(work, { recursive: true });
});

/** File names and hashes of what a builder writes. */
async function folderOf(
  name: string,
  command: readonly string[],
  threads: number,
): Promise<string[]> {
  const output = join(work, name);
  const input = ['--catalog', join(work, 'products.csv'), '--events', join(work, 'events.csv')];
  const [program, ...first] = [...command, 'build', '--quiet', '--threads', String(threads)];
  await promisify(execFile)(program, [...first, ...input, '-o', output]);
  return readdirSync(output, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((file) => {
      const hash = createHash('sha256').update(readFileSync(join(output, file)));
      return `${file} ${hash.digest('hex')}`;
    });
}

const gcc = [join(root, 'build/release/shelfwise')];
const clang = [join(root, 'build/release-clang/shelfwise')];
const wasm = ['node', join(root, 'js/dist/cli/main.js')];

let expected: string[];
beforeAll(async () => {
  await writeSomeOfSampleShop(work);
  expected = await folderOf('gcc-2', gcc, 2);
});

test('with one thread as with two, natively and compiled to WASM', async () => {
  expect(expected.length).toBeGreaterThan(2);
  const [native, inNode] = await Promise.all([
    folderOf('gcc-1', gcc, 1),
    folderOf('wasm-1', wasm, 1),
  ]);
  expect(native).toEqual(expected);
  expect(inNode).toEqual(expected);
});

test('compiled by clang as by g++', async () => {
  expect(await folderOf('clang-2', clang, 2)).toEqual(expected);
});

test('compiled to WASM as by g++', async () => {
  expect(await folderOf('wasm-2', wasm, 2)).toEqual(expected);
});
