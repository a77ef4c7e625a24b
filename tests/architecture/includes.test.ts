// Who may include whom: the tables of docs/architecture.md, checked against every #include.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

type Allowances = ReadonlyMap<string, readonly string[]>;

const architecture = readFileSync('docs/architecture.md', 'utf8');

/** First and last cell of each row of the table under that heading, code marks taken off. */
function tableUnder(heading: string): readonly (readonly [string, string])[] {
  const section = architecture.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => line.replaceAll('`', '').split('|').slice(1, -1))
    .map((cells) => [cells[0]!.trim(), cells.at(-1)!.trim()]);
}

const names = (cell: string): readonly string[] =>
  cell === '' || cell === 'none' ? [] : cell.split(',').map((name) => name.trim());

const rooms: Allowances = new Map(
  tableUnder('Rooms').map(([room, allowed]) => [room, names(allowed)]),
);
const headers: Allowances = new Map(
  tableUnder('Headers of others').map(([start, allowed]) => [start, names(allowed)]),
);

interface Include {
  readonly file: string;
  readonly room: string;
  readonly header: string;
  readonly quoted: boolean;
}

/** The allowance that an include uses: "kg > base"; nothing for one inside its room. */
function allowanceOf({ room, header, quoted }: Omit<Include, 'file'>): string | undefined {
  if (quoted) {
    const target = header.split('/')[0]!;
    return target === room ? undefined : `${room} > ${target}`;
  }
  const start = [...headers.keys()].find((name) =>
    /[/_]$/.test(name) ? header.startsWith(name) : header === name || header.startsWith(`${name}/`),
  );
  return start && `${room} > <${start}>`;
}

const allowances = new Set([
  ...[...rooms].flatMap(([room, allowed]) => allowed.map((target) => `${room} > ${target}`)),
  ...[...headers].flatMap(([start, allowed]) => allowed.map((room) => `${room} > <${start}>`)),
]);

const includes: readonly Include[] = ['src', 'bindings']
  .filter((folder) => existsSync(folder))
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  .filter((name) => /\.(h|cpp)$/.test(name))
  .flatMap((file) => {
    const room = file.startsWith('bindings') ? 'bindings' : file.split('/')[1]!;
    const found = readFileSync(file, 'utf8').matchAll(/^\s*#\s*include\s+(["<])([^">]+)/gm);
    return [...found].map(([, open, header]) => ({
      file,
      room,
      header: header!,
      quoted: open === '"',
    }));
  });

test('every #include follows the table of rooms', () => {
  expect(includes.length).toBeGreaterThan(0);
  const wrong = includes.flatMap((include) => {
    const allowance = allowanceOf(include);
    return allowance && !allowances.has(allowance) ? [`${include.file}: ${allowance}`] : [];
  });
  expect(wrong).toEqual([]);
});

test('every allowance of the tables has a user', () => {
  const used = new Set(includes.map(allowanceOf));
  expect([...allowances].filter((allowance) => !used.has(allowance))).toEqual([]);
});

test('the table names exactly the rooms that there are, and no room includes one below it', () => {
  const there = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const listed = [...rooms.keys()];
  expect([...listed].sort()).toEqual([...there.map(({ name }) => name), 'bindings'].sort());
  const climbs = listed.flatMap((room, at) =>
    rooms.get(room)!.filter((target) => !(listed.indexOf(target) < at)),
  );
  expect(climbs).toEqual([]);
});

test('a wrong include and a header of others in the wrong room are noticed', () => {
  const wrong = (room: string, header: string, quoted: boolean) =>
    !allowances.has(allowanceOf({ room, header, quoted }) ?? '');
  expect(wrong('kg', 'recommend/scorer.h', true)).toBe(true);
  expect(wrong('train', 'fstream', false)).toBe(true);
  expect(wrong('slice', 'emscripten/bind.h', false)).toBe(true);
  expect(wrong('cli', 'filesystem', false)).toBe(false);
  expect(wrong('train', 'Eigen/Dense', false)).toBe(true);
  expect(allowanceOf({ room: 'train', header: 'vector', quoted: false })).toBeUndefined();
});
