// Cases of files, rows and columns: what is private, quotes, separators, heads, and how files join.

import { asBoth, bought, dateOf, goods, ids, log, pairs, plainGoods, type Case } from './cases.js';
import { csv, jsonLines, type Cell } from './shop.js';

const many = Array.from({ length: 60 }, (_, i) => i);

/** Sixty rows with an inch sign in the title. */
const inches = (separator: string, title: (number: number) => string): string =>
  [
    ['id', 'title', 'brand'].join(separator),
    ...many.map((i) => [i, title(i), i % 2 === 0 ? 'Even' : 'Odd'].join(separator)),
    '',
  ].join('\n');

const orderLines = csv([
  ['product_id', 'product', 'color', 'customer_email', 'customer_no', 'order_id', 'phone'],
  ...bought().map(({ item, shopper, order }): Cell[] => [
    ...[item, `Thing ${item}`, Number(item) % 2 === 0 ? 'red' : 'blue'],
    ...[`${shopper}@mail.invalid`, `C-${shopper}-77`, order, '+47 22 85 50 50'],
  ]),
]);

export const privateCases: readonly Case[] = [
  {
    name: 'one file as catalogue and log publishes nothing of its shoppers',
    files: {
      p: orderLines,
      'map.json': JSON.stringify({
        catalog: { columns: { id: 'product_id', title: 'product' }, rowsRepeatProducts: true },
        events: { columns: { item: 'product_id', shopper: 'customer_no' } },
      }),
    },
    args: ['--catalog', 'p', '--events', 'p', '--map', 'map.json'],
    products: {
      '11': { title: 'Thing 11', notFacts: ['order_id', 'customer_email', 'phone', 'customer_no'] },
    },
    hides: ['mail.invalid', 'c-ann-77', '22 85 50'],
  },
  {
    name: 'a column of mail addresses is no fact, whatever its name',
    files: {
      p: goods(
        ['contact', 'color'],
        [
          ['ann@mail.invalid', 'red'],
          ['ann@mail.invalid', 'red'],
          ['bob@mail.invalid', 'blue'],
          ['bob@mail.invalid', 'blue'],
        ],
      ),
    },
    products: { '11': { facts: { color: ['red'] }, notFacts: ['contact'] } },
    says: ['contact'],
    hides: ['mail.invalid'],
  },
  {
    name: 'a column of telephone numbers is no fact',
    files: {
      p: goods(
        ['support'],
        [['+47 22 85 50 50'], ['+47 22 85 50 50'], ['+47 22 85 51 51'], ['+47 22 85 51 51']],
      ),
    },
    products: { '11': { notFacts: ['support'] } },
    hides: ['85 50 50'],
  },
  {
    name: 'a column that shall be published in spite of that can be named',
    files: {
      p: goods(
        ['contact'],
        [['a@mail.invalid'], ['a@mail.invalid'], ['b@mail.invalid'], ['b@mail.invalid']],
      ),
    },
    args: ['--catalog', 'p', '--allow-column', 'contact'],
    products: { '11': { facts: { contact: ['a@mail.invalid'] } } },
  },
];

export const quoteCases: readonly Case[] = [
  {
    name: 'in TSV a quote within a cell is text',
    files: { p: inches('\t', (i) => (i % 7 === 0 ? `"Screen ${i}` : `Screen ${i}" wide`)) },
    products: { '1': { title: 'Screen 1" wide' }, '7': { title: '"Screen 7' }, '59': {} },
  },
  {
    name: 'a quote behind a backslash is text, as MySQL writes it',
    files: { p: inches(',', (i) => `"Screen ${i}\\" wide, flat"`) },
    products: { '1': { title: 'Screen 1" wide, flat' }, '59': {} },
  },
  {
    name: 'a quote that would swallow rows is a character',
    files: { p: inches(',', (i) => ({ 9: '"Screen 9', 40: 'Screen 40"' })[i] ?? `Screen ${i}`) },
    products: { '8': { title: 'Screen 8' }, '20': { title: 'Screen 20' } },
  },
  {
    name: 'rows that end early, and rows that end with a separator, are whole',
    files: { p: 'id,title,brand,color\n1,Elm Mug\n2,Fir Mug,Holm,red\n3,Oak Pan,Holm,red,\n' },
    products: { '1': { title: 'Elm Mug', brand: null }, '3': { facts: { color: ['red'] } } },
  },
  {
    name: 'the separator is what splits all rows alike, not what the header has most of',
    files: { p: 'id;title;Tags (a, b, c, d, e);price\n1;Elm Mug;x;5\n2;Fir, Mug;x;6\n3;Pan;y;7\n' },
    products: { '2': { title: 'Fir, Mug', price: 6 } },
  },
  ...(['|', '::'] as const).map((sign) => ({
    name: `cells may be separated by ${sign}`,
    files: { p: plainGoods().replaceAll(',', sign) },
    products: { '12': { title: 'Fir Mug', category: 'Mugs' } },
  })),
  ...[
    ['a line that names the separator', 'sep=,\n'],
    ['a comment', '# written by a tool, 4 rows\n'],
    ['a banner', 'All products of 2026-01-05,,\n\n'],
  ].map(([what, line]) => ({
    name: `${what!} before the header is skipped`,
    files: { p: line! + plainGoods() },
    products: { '11': { title: 'Elm Mug', category: 'Mugs' } },
  })),
];

const swapped = (change: (id: string) => string): Case['files'] => ({
  p: plainGoods(),
  e: log(bought(ids.map(change))),
});

const joined = { args: asBoth, products: pairs } satisfies Partial<Case>;

export const joinCases: readonly Case[] = [
  { ...joined, name: 'ids with leading zeros join', files: swapped((id) => `000${id}`), says: ['zero'] }, // prettier-ignore
  { ...joined, name: 'ids as floats join', files: swapped((id) => `${id}.0`), says: ['.0'] },
  { ...joined, name: 'ids as formulas join', files: swapped((id) => `="${id}"`), says: ['="'] },
  { ...joined, name: 'ids behind an apostrophe join', files: swapped((id) => `'${id}`) },
  {
    name: 'ids join whose case differs',
    files: { p: plainGoods(['a-1', 'a-2', 'b-1', 'b-2']), e: log(bought(['A-1', 'A-2', 'B-1', 'B-2'])) }, // prettier-ignore
    args: asBoth,
    products: { 'a-1': { popular: true, together: ['a-2'] } },
  },
  {
    name: 'a log of SKUs joins a catalogue that has both id and SKU',
    files: {
      p: goods(['sku', 'category'], [['M-1', 'Mugs'], ['M-2', 'Mugs'], ['P-1', 'Pans'], ['P-2', 'Pans']]), // prettier-ignore
      e: log(bought(['M-1', 'M-2', 'P-1', 'P-2'])),
    },
    args: asBoth,
    products: { 'M-1': { together: ['M-2'] } },
  },
  {
    name: 'a log of which nothing joins is refused, with ids of both sides',
    files: swapped((id) => `other-${id}`),
    args: asBoth,
    refused: ['other-11', /\b1[1-4]\b/],
  },
  {
    name: 'a log of which most does not join is built, with ids of both sides',
    files: {
      p: plainGoods(),
      e: log([...bought(), ...bought(['x1', 'x2', 'x3', 'x4']), ...bought(['y1', 'y2', 'y3', 'y4'])]), // prettier-ignore
    },
    args: asBoth,
    says: ['x1', /\b11\b/],
    setAside: { 'unknown item': 16 },
  },
  {
    name: 'a guest stands for the visitor where there is no user',
    files: {
      p: plainGoods(),
      e: csv([
        ['user_id', 'anonymous_id', 'item_id', 'date'],
        ...bought().map(({ shopper, item, day }, i) => [
          ...[i % 2 === 0 ? shopper : '', `a-${shopper}`, item, dateOf(day)],
        ]),
      ]),
    },
    args: asBoth,
    products: { '12': { popular: true } },
  },
  {
    name: 'what was read, and what has no column, is said',
    files: {
      p: csv([
        ['id', 'product_name', 'wood'],
        ...ids.map((id, i) => [id, `Thing ${id}`, i % 2 === 0 ? 'elm' : 'fir']),
      ]),
      e: csv([['user_id', 'item_id'], ...bought().map(({ shopper, item }) => [shopper, item])]),
    },
    args: asBoth,
    says: ['product_name', 'Thing 11', 'wood', 'user_id', /time/],
  },
  {
    name: 'the sale price goes before the regular price, row by row',
    files: {
      p: goods(['Sale price', 'Regular price'], [['9', '12'], ['', '14'], ['', '20'], ['15', '30']]), // prettier-ignore
    },
    products: { '11': { price: 9 }, '12': { price: 14 }, '14': { price: 15 } },
  },
  {
    name: 'a unit price of nothing and a supplier are not the price and the brand',
    files: {
      p: goods(
        ['Unit price', 'Price tax included', 'Supplier', 'Manufacturer'],
        [
          ['0.000000', '9.90', 'Whole Sale Ltd', 'Holm'],
          ['0.000000', '8.90', 'Whole Sale Ltd', 'Holm'],
          ['0.000000', '7.90', 'Whole Sale Ltd', 'Birk'],
          ['0.000000', '6.90', 'Whole Sale Ltd', 'Birk'],
        ],
      ),
    },
    products: { '11': { price: 9.9, brand: 'Holm' } },
  },
];

const guests = many.flatMap((i): Cell[][] =>
  [0, 1].map((line) => [`guest-${i}`, `o${i}`, ids[(i % 2) + 2 * line]!, dateOf(1 + i)]),
);

export const shopperCases: readonly Case[] = [
  {
    name: 'guests with one order each say what is bought together',
    files: { p: plainGoods(), e: csv([['user_id', 'order_id', 'item_id', 'date'], ...guests]) },
    args: asBoth,
    products: { '11': { together: ['13'] } },
  },
  {
    name: 'one id for all guests is nobody',
    files: {
      p: plainGoods(),
      e: csv([
        ['user_id', 'order_id', 'item_id', 'date'],
        ...bought().map(({ shopper, order, item, day }) => [shopper, order, item, dateOf(day)]),
        ...many.flatMap((i) => [0, 2].map((n) => ['guest', '', ids[n]!, dateOf(100 + 3 * i)])),
        ...[0, 2].map((n) => ['cid', 'o-c', ids[n]!, dateOf(90)]),
      ]),
    },
    args: asBoth,
    products: { '11': { together: ['12'], notTogether: ['13'] } },
    says: ['guest'],
  },
];

export const wordCases: readonly Case[] = [
  {
    name: 'standard words are known, or set aside by reason',
    files: {
      p: plainGoods(),
      e: csv([
        ['user_id', 'event_name', 'item_id', 'date'],
        ...['session_start', 'scroll', 'page_view'].map((word) => ['ann', word, '', dateOf(1)]),
        ...['begin_checkout', 'view_cart'].map((word) => ['ann', word, '11', dateOf(1)]),
        ...bought().map(({ shopper, item, day }) => [shopper, 'view_item', item, dateOf(day)]),
      ]),
    },
    args: asBoth,
    products: { '11': { popular: true } },
  },
  {
    name: 'unknown words are listed once each, with what to write into the map',
    files: {
      p: plainGoods(),
      e: csv([
        ['user_id', 'event', 'item_id'],
        ...many.map((i) => ['ann', i % 2 === 0 ? 'promo_seen' : 'wheel_spun', ids[i % 4]!]),
      ]),
    },
    args: asBoth,
    refused: ['promo_seen', 'wheel_spun', '30', 'types'],
  },
  {
    name: 'a file without a header is refused with the way out',
    files: { p: plainGoods(), e: bought().map(({ shopper, item, day }) => `${shopper},${item},${dateOf(day)}\n`).join('') }, // prettier-ignore
    args: asBoth,
    refused: ['header', 'map'],
  },
  {
    name: 'a file without a header is read by the numbers of its columns',
    files: {
      p: plainGoods(),
      e: bought().map(({ shopper, item, day }) => `${shopper},${item},${dateOf(day)}\n`).join(''), // prettier-ignore
      'map.json': '{ "events": { "columns": { "shopper": 1, "item": 2, "time": 3 } } }',
    },
    args: [...asBoth, '--map', 'map.json'],
    products: pairs,
  },
  {
    name: 'a JSON array is refused with the command that splits it',
    files: { p: '[{"id":"1","title":"Elm Mug"}]' },
    refused: ['jq'],
  },
  {
    name: 'a page of HTML is refused, with the kinds that are read',
    files: { p: '<!doctype html><html><body><p>Sign in</p></body></html>' },
    refused: ['CSV'],
  },
  {
    name: 'UTF-16 is read if its name is given',
    files: { p: Buffer.from(`\ufeff${plainGoods()}`, 'utf16le') },
    args: ['--catalog', 'p', '--encoding', 'utf-16'],
    products: { '11': { title: 'Elm Mug' } },
  },
  {
    name: 'UTF-16 without its name is refused with the option',
    files: { p: Buffer.from(`\ufeff${plainGoods()}`, 'utf16le') },
    refused: ['--encoding'],
  },
  {
    name: 'a time that means two days is refused with the line of the map',
    files: {
      p: plainGoods(),
      e: jsonLines(
        bought().map(({ shopper, item }) => ({ user: shopper, item, date: '01/02/2026' })),
      ),
    },
    args: asBoth,
    refused: ['timeFormat'],
  },
];
