// A folder that is not what a build has written: `verify` says what is wrong, file by file.

import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';

import {
  buildArguments,
  emptyFolder,
  native,
  run,
  smallShop,
  wasm,
  workFolder,
  type Answer,
  type Builder,
} from './shelfwise.js';

const work = workFolder();
let built: string;
let other: string;

beforeAll(() => {
  built = join(smallShop(work), 'out');
  run(native, buildArguments, join(built, '..'));
  other = join(smallShop(work), 'out');
  run(native, [...buildArguments, '--min-support', '3'], join(other, '..'));
});

/** A copy of the build, to be damaged. */
function copy(): string {
  const folder = join(emptyFolder(work), 'out');
  cpSync(built, folder, { recursive: true });
  return folder;
}

const sliceIn = (folder: string): string =>
  join(
    folder,
    readdirSync(folder).find((name) => name.endsWith('.slice.gz'))!,
  );
const indexIn = (folder: string): string =>
  join(
    folder,
    readdirSync(folder).find((name) => name.startsWith('index-'))!,
  );
const latestIn = (folder: string): string => join(folder, 'latest.json');

function edit(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

const damages: readonly (readonly [string, (folder: string) => void, RegExp])[] = [
  [
    'no folder',
    (folder) => rmSync(folder, { recursive: true }),
    /^error: io: cannot read .*latest\.json/,
  ],
  [
    'no latest.json',
    (folder) => rmSync(latestIn(folder)),
    /^error: io: cannot read .*latest\.json/,
  ],
  [
    'a latest.json that is cut',
    (folder) => edit(latestIn(folder), (text) => text.slice(0, 100)),
    /^error: corrupt-index: latest\.json is no JSON/,
  ],
  [
    'a web page as latest.json',
    (folder) => writeFileSync(latestIn(folder), '<!doctype html><title>404</title>'),
    /^error: corrupt-index: latest\.json is no JSON/,
  ],
  [
    'a latest.json of format 9',
    (folder) => edit(latestIn(folder), (text) => text.replace('"format":0', '"format":9')),
    /^error: unsupported-version: latest\.json has format 9/,
  ],
  [
    'a latest.json that names a file outside',
    (folder) => edit(latestIn(folder), (text) => text.replace('"index-', '"../index-')),
    /^error: corrupt-index: /,
  ],
  ['no index', (folder) => rmSync(indexIn(folder)), /^error: io: cannot read .*index-/],
  [
    'an index with another byte',
    (folder) => edit(indexIn(folder), (text) => text.replace('"items":24', '"items":25')),
    /^error: corrupt-index: index-.*SHA-256 differs/,
  ],
  [
    'the latest.json and index of another build',
    (folder) => {
      cpSync(latestIn(other), latestIn(folder));
      cpSync(indexIn(other), join(folder, indexIn(other).split('/').pop()!));
    },
    /^error: io: cannot read .*slice\.gz/,
  ],
  [
    'a generation in latest.json that is not that of the index',
    (folder) =>
      edit(latestIn(folder), (text) =>
        text.replace(
          /"generation":"(.)/,
          (_, digit) => `"generation":"${digit === '0' ? '1' : '0'}`,
        ),
      ),
    /^error: generation-mismatch: the index is of generation/,
  ],
  ['no slice', (folder) => rmSync(sliceIn(folder)), /^error: io: cannot read .*slice\.gz/],
  [
    'a slice that a server has inflated',
    (folder) => writeFileSync(sliceIn(folder), gunzipSync(readFileSync(sliceIn(folder)))),
    /^error: corrupt-slice: \S+ has \d+ bytes instead of \d+/,
  ],
  [
    'a slice with other content of the same name',
    (folder) => writeFileSync(sliceIn(folder), gzipSync('something else')),
    /^error: corrupt-slice: /,
  ],
];

describe.each([native, wasm])('$name', (builder) => {
  const verify = (folder: string): Answer => run(builder, ['verify', folder], work);

  test.each(damages)('verify finds %s', (_, damage, error) => {
    const folder = copy();
    damage(folder);
    const answer = verify(folder);
    expect(answer.status).toBe(2);
    expect(answer.out).toBe('');
    expect(answer.err).toMatch(error);
  });

  test('verify tells everything that is wrong', () => {
    const folder = copy();
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.gz'))) {
      rmSync(join(folder, name));
    }
    const answer = run(builder, ['verify', folder, '--json'], work);
    expect(answer.status).toBe(2);
    expect(JSON.parse(answer.out)).toMatchObject({
      ok: false,
      problems: [{ code: 'io' }, { code: 'io' }],
    });
  });

  test('inspect refuses what verify refuses', () => {
    const folder = copy();
    edit(indexIn(folder), (text) => text.replace('"items":24', '"items":25'));
    const answer = run(builder, ['inspect', folder], work);
    expect(answer).toMatchObject({ status: 2, out: '' });
    expect(answer.err).toMatch(/^error: corrupt-index: /);
  });
});

/** What a damaged slice is told to be; it is never taken for a whole one unless its content is. */
function expectFound(builder: Builder, folder: string, slice: string, damaged: Uint8Array): void {
  const whole = readFileSync(slice);
  writeFileSync(slice, damaged);
  const answer = run(builder, ['verify', folder], work);
  if (answer.status === 0) {
    expect(gunzipSync(damaged).equals(gunzipSync(whole))).toBe(true); // a byte of gzip's own time
  } else {
    expect(answer.status).toBe(2);
    expect(answer.err).toMatch(/^error: corrupt-(slice|gzip): /);
  }
  writeFileSync(slice, whole);
}

test('verify finds a slice that is cut or flipped, wherever that is', () => {
  const folder = copy();
  const slice = sliceIn(folder);
  const whole = readFileSync(slice);
  for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 150)) {
    expectFound(native, folder, slice, whole.subarray(0, at));
    const flipped = Uint8Array.from(whole);
    flipped[at]! ^= 1 << (at % 8);
    expectFound(native, folder, slice, flipped);
  }
});
