// Sizes at which an input, or a folder, is refused with a sentence that says so.

import { lstatSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import {
  buildArguments,
  filesIn,
  native,
  products,
  run,
  smallShop,
  wasm,
  workFolder,
} from './shelfwise.js';

const work = workFolder();
const build = [...buildArguments, '--effort', 'none'];

describe.each([native, wasm])('$name', (builder) => {
  test('the largest version that a client reads is followed by none', () => {
    const shop = smallShop(work);
    expect(run(builder, build, shop).status).toBe(0);
    const latest = join(shop, 'out/latest.json');
    const text = readFileSync(latest, 'utf8');
    const withVersion = (version: string): void =>
      writeFileSync(latest, text.replace('"version":1', `"version":${version}`));
    withVersion('9007199254740991');
    expect(run(builder, ['verify', 'out'], shop).status).toBe(0);
    expect(run(builder, build, shop).err).toMatch(
      /^error: corrupt-index: .*no version can follow/m,
    );
    for (const version of ['0', '9007199254740992', '18446744073709551615']) {
      withVersion(version);
      expect(run(builder, ['verify', 'out'], shop).err).toMatch(
        /^error: corrupt-index: latest.json/,
      );
      expect(run(builder, build, shop).err).toMatch(/^error: corrupt-index: latest.json/m);
    }
  });

  test('more relations of links than a graph can have are too large', () => {
    const links = Array.from({ length: 65_536 }, (_, i) => `sku-0,r${i},sku-1`);
    const shop = smallShop(work, { 'links.csv': ['from,relation,to', ...links, ''].join('\n') });
    const { status, err } = run(builder, [...build, '--links', 'links.csv'], shop);
    expect(status).toBe(2);
    expect(err).toMatch(/^error: too-large: links.csv: the links have 65536 different relations/m);
  });

  test('values that are texts are no facts, and are told', () => {
    const long = 'long '.repeat(1000).trim();
    const lines = products.trimEnd().split('\n');
    const noteOf = (row: number): string => (row % 2 === 0 ? `s${row}` : `${long}${row}`);
    const catalogue = lines.map((line, i) => `${line},${i === 0 ? 'note' : noteOf(i)}`);
    const shop = smallShop(work, { 'products.csv': `${catalogue.join('\n')}\n` });
    const { out } = run(builder, build, shop);
    expect(out).toContain('left out 12 values of more than 100 characters');
    expect(run(builder, ['inspect', 'out', '--json'], shop).out).not.toContain('long long');
  });

  test('a link that leads nowhere yet is where the folder is made', () => {
    const shop = smallShop(work);
    symlinkSync('elsewhere', join(shop, 'out'));
    expect(run(builder, build, shop).status).toBe(0);
    expect(lstatSync(join(shop, 'out')).isSymbolicLink()).toBe(true);
    expect(filesIn(join(shop, 'elsewhere'))).toContain('latest.json');
  });
});
