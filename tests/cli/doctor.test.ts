// `shelfwise doctor`: how files are read and what they are good for, without a build.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { filesIn, native, run, smallShop, wasm, workFolder } from './shelfwise.js';

const work = workFolder();
const both = ['--catalog', 'products.csv', '--events', 'events.csv'];

interface Answer {
  readonly inputs: readonly {
    readonly fields: readonly {
      field: string;
      column: string;
      examples: string[];
      empty: number;
    }[];
    readonly missing: readonly { field: string; reason: string }[];
  }[];
  readonly lists: readonly { list: string; ready: boolean; why: string }[];
  readonly warnings: readonly { warning: string }[];
}

describe.each([native, wasm])('$name', (builder) => {
  test('says of every field which column it is, and of every list what it has', () => {
    const shop = smallShop(work);
    const before = filesIn(shop);
    const answer = run(builder, ['doctor', ...both, '--json'], shop);
    expect(answer.status).toBe(0);
    expect(filesIn(shop)).toEqual(before);
    const { inputs, lists } = JSON.parse(answer.out) as Answer;
    expect(inputs[0]?.fields).toContainEqual(
      expect.objectContaining({
        field: 'id',
        column: 'id',
        examples: ['sku-0', 'sku-1', 'sku-2'],
        empty: 0,
      }),
    );
    expect(inputs[1]?.missing.map(({ field }) => field)).toContain('order');
    expect(lists).toContainEqual({
      list: 'forYou',
      ready: true,
      why: '40 shoppers with two products or more',
    });
    expect(lists).toContainEqual(expect.objectContaining({ list: 'trending', ready: false }));
  });

  test('prints the same for people', () => {
    const shop = smallShop(work);
    const answer = run(builder, ['doctor', ...both], shop);
    expect(answer.status).toBe(0);
    expect(answer.out).toMatch(/ id +id +sku-0, sku-1, sku-2 +0\n/);
    expect(answer.out).toMatch(/ buyAgain +no +no shopper bought a product twice\n/);
  });

  test('refuses what a build refuses', () => {
    const shop = smallShop(work, { 'products.csv': 'colour,size\nred,1\n' });
    const answer = run(builder, ['doctor', ...both], shop);
    expect(answer.status).toBe(2);
    expect(answer.err).toContain('missing-column');
  });
});

test('the map that it writes gives the same build', () => {
  const shop = smallShop(work);
  const plain = run(native, ['build', ...both, '-o', 'plain', '--json'], shop);
  expect(run(native, ['doctor', ...both, '--write-map', 'map.json'], shop).status).toBe(0);
  expect(readFileSync(join(shop, 'map.json'), 'utf8')).toContain('"columns"');
  const mapped = run(
    native,
    ['build', ...both, '--map', 'map.json', '-o', 'mapped', '--json'],
    shop,
  );
  expect(mapped.status).toBe(0);
  const generation = (text: string): unknown =>
    (JSON.parse(text) as { generation: unknown }).generation;
  expect(generation(mapped.out)).toBe(generation(plain.out));
});

test('warns of what is amiss and is no error', () => {
  const shop = smallShop(work, {
    'products.csv': 'id\n1\n2\n3\n',
    'events.csv': 'shopper,item\nu1,1\nu2,1\n',
  });
  const answer = run(native, ['doctor', ...both, '--json'], shop);
  expect(answer.status).toBe(0);
  const warnings = (JSON.parse(answer.out) as Answer).warnings.map(({ warning }) => warning);
  expect(warnings.some((text) => text.startsWith('3 of 3 products have no title'))).toBe(true);
  expect(warnings.some((text) => text.startsWith('2 of 3 products have no event'))).toBe(true);
});
