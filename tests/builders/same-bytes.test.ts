// The builder writes the same folder whatever compiled it and however many threads it has.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { generateSampleShop } from '../../scripts/sample-slices.mjs';
import { root } from '../../scripts/toolchain.mjs';

const work = mkdtempSync(join(tmpdir(), 'shelfwise-builders-'));
afterAll(() => {
  rmSync(work, { recursive: true });
});

/** File names and hashes of what a builder writes. */
function folderOf(name: string, command: readonly string[], threads: number): string[] {
  const output = join(work, name);
  const input = ['products', 'events'].map((table) => join(root, `build/sample-shop/${table}.csv`));
  const [program, ...first] = [...command, 'build', '--quiet', '--threads', String(threads)];
  execFileSync(program, [...first, '--catalog', input[0]!, '--events', input[1]!, '-o', output]);
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
  await generateSampleShop();
  expected = folderOf('gcc-2', gcc, 2);
});

test('with one thread as with two', () => {
  expect(expected.length).toBeGreaterThan(2);
  expect(folderOf('gcc-1', gcc, 1)).toEqual(expected);
});

test('compiled by clang as by g++', () => {
  expect(folderOf('clang-2', clang, 2)).toEqual(expected);
});

test('compiled to WASM, with one thread and with two', () => {
  expect(folderOf('wasm-1', wasm, 1)).toEqual(expected);
  expect(folderOf('wasm-2', wasm, 2)).toEqual(expected);
});
