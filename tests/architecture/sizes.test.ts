// Files and rooms stay small enough to be read: at most 500 lines, 150 of a header, and 10 files a
// room, a header and its source being one.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const code = /\.(h|cpp|ts|mts|js|mjs|sh|css|html|cmake)$/;

const mostLines = (file: string): number => (/^src\/.*\.h$/.test(file) ? 150 : 500);

function tooLong(files: readonly string[], linesOf: (file: string) => number): string[] {
  return files
    .filter((file) => code.test(file) && linesOf(file) > mostLines(file))
    .map((file) => `${file}: ${linesOf(file)} lines`);
}

/** The rooms of `src/` with too many files. */
function tooFull(files: readonly string[]): string[] {
  const rooms = new Map<string, Set<string>>();
  for (const [, room, name] of files.join('\n').matchAll(/^src\/(\w+)\/(\w+)\./gm)) {
    rooms.set(room!, (rooms.get(room!) ?? new Set()).add(name!));
  }
  return Array.from(rooms)
    .filter(([, names]) => names.size > 10)
    .map(([room, names]) => `src/${room}: ${names.size} files`);
}

const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' });
const files = listed.split('\n').filter(existsSync);

test('no file is too long', () => {
  const linesOf = (file: string): number => readFileSync(file, 'utf8').split('\n').length - 1;
  expect(files.filter((file) => code.test(file)).length).toBeGreaterThan(100);
  expect(tooLong(files, linesOf)).toEqual([]);
});

test('no room has too many files', () => {
  expect(tooFull(files)).toEqual([]);
});

test('a file that is too long and a room that is too full are noticed', () => {
  const ten = Array.from({ length: 10 }, (_, i) => [`src/kg/f${i}.h`, `src/kg/f${i}.cpp`]).flat();
  expect(tooFull(ten)).toEqual([]);
  expect(tooFull([...ten, 'src/kg/one_more.h'])).toEqual(['src/kg: 11 files']);
  expect(tooLong(['src/kg/graph.h', 'src/kg/graph.cpp', 'docs/kg.md'], () => 151)).toEqual([
    'src/kg/graph.h: 151 lines',
  ]);
  expect(tooLong(['scripts/check.mjs'], () => 501)).toEqual(['scripts/check.mjs: 501 lines']);
});
