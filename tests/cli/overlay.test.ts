// `shelfwise overlay`: prices and stock of a folder that is served, in both builds of the tool.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { buildArguments, native, run, smallShop, wasm, workFolder } from './shelfwise.js';

const work = workFolder();

/** A shop whose slices are built, and its ids. */
function builtShop(): { readonly shop: string; readonly ids: readonly string[] } {
  const shop = smallShop(work);
  expect(run(native, buildArguments, shop).status).toBe(0);
  const [, ...rows] = readFileSync(join(shop, 'products.csv'), 'utf8').trim().split('\n');
  return { shop, ids: rows.map((row) => row.split(',')[0] ?? '') };
}

const overlay = ['overlay', '--changes', 'changes.csv', '-o', 'out'];

function latest(shop: string): { readonly version: number; readonly boot: readonly string[] } {
  return JSON.parse(readFileSync(join(shop, 'out/latest.json'), 'utf8')) as never;
}

test('both builds write the same overlay, and verify and inspect read it', () => {
  const written = [native, wasm].map((builder) => {
    const { shop, ids } = builtShop();
    writeFileSync(join(shop, 'changes.csv'), `id,stock\n${ids[0]},0\n${ids[1]},7\nnobody,1\n`);
    const answer = run(builder, [...overlay, '--json'], shop);
    expect(answer).toMatchObject({ status: 0, err: '' });
    expect(JSON.parse(answer.out)).toMatchObject({
      version: 2,
      overlay: { rows: 3, items: 2, columns: ['stock'], unknown: { count: 1, ids: ['nobody'] } },
    });
    expect(run(builder, ['verify', 'out'], shop).status).toBe(0);
    const inspected = run(builder, ['inspect', 'out', '--json'], shop);
    expect(inspected.out).toContain('"overlay"');
    expect(inspected.out).toContain('"stock"');
    const { version, boot } = latest(shop);
    expect(version).toBe(2);
    return readFileSync(join(shop, 'out', boot.at(-1) ?? '')).toString('base64');
  });
  expect(written[0]).toBe(written[1]);
});

test('changes add up until the next build', () => {
  const { shop, ids } = builtShop();
  const change = (rows: string): string => {
    writeFileSync(join(shop, 'changes.csv'), rows);
    const answer = run(native, [...overlay, '--json'], shop);
    expect(answer.err).toBe('');
    return answer.out;
  };
  change(`id,stock\n${ids[0]},0\n`);
  const after = readdirSync(join(shop, 'out')).length;
  expect(JSON.parse(change(`id,stock\n${ids[1]},0\n`))).toMatchObject({
    version: 3,
    overlay: { items: 2 },
  });
  change(`id,stock\n${ids[1]},1\n`);
  expect(readdirSync(join(shop, 'out')).length).toBeLessThanOrEqual(after + 2);
  expect(run(native, buildArguments, shop).status).toBe(0);
  expect(latest(shop).version).toBe(5);
  expect(run(native, ['inspect', 'out', '--json'], shop).out).not.toContain('"overlay"');
});

test.each([
  ['id,stock\nSKU,lots\n', /changes\.csv, row 2, column stock: "lots" is no plain number/],
  ['id,colour\nSKU,1\n', /missing-column: changes\.csv: no column of live values/],
  ['id,stock\nSKU,99999999999\n', /column stock: a number is too large for an overlay/],
  ['', /empty-file/],
])('a bad file is refused and changes nothing: %j', (text, message) => {
  const { shop, ids } = builtShop();
  const before = readdirSync(join(shop, 'out')).sort();
  writeFileSync(join(shop, 'changes.csv'), text.replace('SKU', ids[0] ?? ''));
  const answer = run(native, overlay, shop);
  expect(answer.status).toBe(2);
  expect(answer.err).toMatch(message);
  expect(readdirSync(join(shop, 'out')).sort()).toEqual(before);
  expect(latest(shop).version).toBe(1);
});

test('a folder without a build is refused', () => {
  const shop = smallShop(work);
  writeFileSync(join(shop, 'changes.csv'), 'id,stock\na,1\n');
  const answer = run(native, overlay, shop);
  expect(answer.status).toBe(2);
  expect(answer.err).toMatch(/^error: io: /);
  expect(readdirSync(shop)).not.toContain('out');
});
