// Every kind of bad file: its code, the file and the place are printed, the status is 2, and nothing
// is written.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

import {
  buildArguments,
  events,
  filesIn,
  native,
  products,
  run,
  smallShop,
  wasm,
  workFolder,
  type Builder,
} from './shelfwise.js';

type Content = string | Uint8Array;

const work = workFolder();
const packed = gzipSync(products);
const latin1 = Buffer.from(products.replace('Even', 'Évén'), 'latin1');
const row = (cells: string): string => `${products}${cells}\n`;
const huge = 'x'.repeat(10_000_000);

/** What is wrong with products.csv, its code, and the place that the message names. */
const badCatalogs: readonly (readonly [string, Content, string, RegExp])[] = [
  ['an empty file', '', 'empty-file', /the file is empty/],
  ['a header and no row', 'id,title\n', 'empty-file', /no row/],
  ['gzip that is truncated', packed.subarray(0, -9), 'corrupt-gzip', /ends at byte \d+/],
  [
    'gzip with garbage after it',
    Buffer.concat([packed, Buffer.from('no gzip')]),
    'corrupt-gzip',
    /byte \d+/,
  ],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'not-text', /PNG/],
  ['UTF-16', Buffer.from(`\ufeff${products}`, 'utf16le'), 'not-text', /UTF-16/],
  ['bytes that are no UTF-8', latin1, 'bad-encoding', /row 2: byte 7/],
  ['a NUL byte', row('a\0b,Title,,,'), 'not-text', /byte \d+/],
  ['no column of ids', 'colour,size\nred,1\nred,1\n', 'missing-column', /id/],
  ['two columns of ids', 'id,title,Id\n1,Tent,2\n2,Mug,3\n', 'ambiguous-column', /both id and Id/],
  [
    'an id that comes twice',
    row('sku-3,Again,Odd,,1'),
    'duplicate-id',
    /row 26.*row 5|row 5.*row 26/,
  ],
  ['a cell of 10 MB', row(`sku-x,"${huge}",Odd,,1`), 'too-many-bad-rows', /row 26, column title/],
  ['a quote that never closes', row('sku-x,"Title,Odd,,1'), 'bad-row', /row 26/],
  ['a million columns', `id${',a'.repeat(1_000_000)}\n1\n`, 'too-large', /columns/],
  [
    'a row of a million cells',
    row(`sku-x${',a'.repeat(1_000_000)}`),
    'too-many-bad-rows',
    /row 26/,
  ],
  [
    'an id with a control character',
    row('sku\x07x,Title,Odd,,1'),
    'too-many-bad-rows',
    /row 26, column id/,
  ],
  [
    'JSON Lines with a broken line',
    '{"id":"a","title":"A"}\n{"id":\n',
    'too-many-bad-rows',
    /row 2/,
  ],
];

const badEvents: readonly (readonly [string, Content, string, RegExp])[] = [
  [
    'a log without a known type of event',
    'shopper,item,type\ns,sku-1,looked\n',
    'bad-value',
    /"looked" \(1\).*"types": \{"looked": "view"\}/,
  ],
  [
    'a log of which no event is of a product',
    'shopper,item\ns,x-1\ns,x-2\n',
    'bad-value',
    /'x-1', 'x-2'; ids of the catalogue are 'sku-0', 'sku-1', 'sku-2'/,
  ],
  ['no column of items', 'shopper,position\ns,1\n', 'missing-column', /item/],
  [
    'a time that is none',
    'shopper,item,time\ns,sku-1,2026-01-01\ns,sku-2,soon\ns,sku-3,2026-01-02\n',
    'too-many-bad-rows',
    /row 3, column time/,
  ],
];

/** That `args` fail with this code and place, and leave nothing behind. */
function expectRefusal(
  builder: Builder,
  shop: string,
  args: readonly string[],
  { code, file, place }: { code: string; file: string; place: RegExp },
): void {
  const before = filesIn(shop);
  const answer = run(builder, args, shop);
  expect(answer.status).toBe(2);
  expect(answer.out).toBe('');
  const error = answer.err.split('\n').filter((line) => line.startsWith('error: '));
  expect(error).toHaveLength(1);
  expect(error[0]).toMatch(new RegExp(`^error: ${code}: .*${file}`));
  expect(error[0]).toMatch(place);
  expect(filesIn(shop)).toEqual(before);
}

describe.each([native, wasm])('$name', (builder) => {
  test.each(badCatalogs)('refuses as a catalogue: %s', (_, content, code, place) => {
    const shop = smallShop(work, { 'products.csv': content });
    expectRefusal(builder, shop, buildArguments, { code, file: 'products.csv', place });
  });

  test.each(badEvents)('refuses as events: %s', (_, content, code, place) => {
    const shop = smallShop(work, { 'events.csv': content });
    expectRefusal(builder, shop, buildArguments, { code, file: 'events.csv', place });
  });

  test('refuses a file that is not there, and a folder', () => {
    const shop = smallShop(work);
    mkdirSync(join(shop, 'folder'));
    for (const file of ['nowhere.csv', 'folder']) {
      const args = ['build', '--catalog', file, '-o', 'out'];
      expectRefusal(builder, shop, args, { code: 'io', file, place: /cannot read/ });
    }
  });

  test('refuses a map that is none', () => {
    const shop = smallShop(work, { 'map.json': '{"catalog":{"colums":{}}}' });
    const args = [...buildArguments, '--map', 'map.json'];
    expectRefusal(builder, shop, args, { code: 'bad-value', file: 'map.json', place: /colums/ });
  });
});

test('unreadable rows are shown with row, column and value, the first twenty of them', () => {
  const wrong = Array.from({ length: 30 }, (_, i) => `bad\x07${i},Title,Odd,,1`).join('\n');
  const shop = smallShop(work, { 'products.csv': row(wrong) });
  const refused = run(native, buildArguments, shop);
  expect(refused.status).toBe(2);
  expect(refused.err).toContain('row 45, column id: ');
  expect(refused.err).toContain("'bad\\x0719'");
  expect(refused.err).not.toContain("'bad\\x0720'");
  expect(refused.err).toContain('and 10 more');

  const lenient = run(native, [...buildArguments, '--lenient'], shop);
  expect(lenient.status).toBe(0);
  expect(lenient.out).toContain('54 rows, 30 unreadable, 56 % of all');
  expect(lenient.out).toContain("'bad\\x0719'");
});

test('one unreadable row in a hundred is shown and is no error', () => {
  const more = Array.from({ length: 100 }, (_, i) => `more-${i},Title ${i},Odd,,1`).join('\n');
  const shop = smallShop(work, { 'products.csv': row(`${more}\nsku\x07x,Title,Odd,,1`) });
  const answer = run(native, buildArguments, shop);
  expect(answer.status).toBe(0);
  expect(answer.out).toContain('products.csv, row 126, column id');
});

test('a price or category that cannot be read is left out, shown and counted, and the product stays', () => {
  for (const [cells, told] of [
    [',1e999', 'column price: the price is a number beyond the range of a double'],
    [',-1', 'column price: the price is negative'],
    ['A > B > A,1', "column categories: the category 'A' is its own ancestor"],
  ] as const) {
    const shop = smallShop(work, { 'products.csv': row(`sku-x,Title,Odd,${cells}`) });
    const answer = run(native, buildArguments, shop);
    expect(answer.status).toBe(0);
    expect(answer.out).toContain('left out 1 of ');
    expect(answer.out).toContain(`products.csv, row 26, ${told}`);
    expect(run(native, ['inspect', 'out', '--item', 'sku-x'], shop).status).toBe(0);
  }
});

test('events that are no material are counted by reason and are no error', () => {
  const aside = 'shopper-1,sku-99,7\n,sku-1,1\n';
  const shop = smallShop(work, { 'events.csv': events + aside });
  const answer = run(native, [...buildArguments, '--json'], shop);
  expect(answer.status).toBe(0);
  expect(JSON.parse(answer.out)).toMatchObject({
    inputs: [{}, { rows: 242, unreadable: 0, setAside: { 'unknown item': 1, 'no shopper': 1 } }],
  });
});

test('a shopper may have 100,000 events', () => {
  const many = Array.from({ length: 100_000 }, (_, i) => `robot,sku-${(i * 7) % 24},${i}\n`).join(
    '',
  );
  const shop = smallShop(work, { 'events.csv': events + many });
  expect(run(native, buildArguments, shop)).toMatchObject({ status: 0 });
});

test('what other tools write is read: a byte order mark, CRLF, quoted line breaks', () => {
  const dialect = `\ufeff${products.replaceAll('\n', '\r\n')}sku-x,"two\r\nlines",Odd,,"1.299,00 EUR"\r\n`;
  const shop = smallShop(work, { 'products.csv': dialect });
  expect(run(native, buildArguments, shop).status).toBe(0);
  expect(run(native, ['inspect', 'out', '--item', 'sku-x'], shop).out).toMatch(
    /price +\S+1299 EUR/,
  );
});
