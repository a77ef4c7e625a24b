// Cases of values and of structure: lists, paths, prices, times; nested rows, pairs and variants.

import {
  asBoth,
  bought,
  dateOf,
  goods,
  ids,
  log,
  pairs,
  plainGoods,
  timedLog,
  type Case,
} from './cases.js';
import { csv, jsonLines, type Cell } from './shop.js';

const column = (head: string, values: readonly string[]): string =>
  goods([head], values.map((value) => [value])); // prettier-ignore

const category = (name: string, values: readonly string[], shown: string): Case => ({
  name,
  files: { p: column('categories', values) },
  products: { '11': { category: shown, notFacts: [`=${values[0]!}`] } },
});

const lists: Readonly<Record<string, (values: readonly string[]) => string>> = {
  'vertical lines': (values) => values.join('|'),
  semicolons: (values) => values.join(';'),
  commas: (values) => values.join(', '),
  'a list of JSON': (values) => JSON.stringify(values),
  'a list of Python': (values) => `[${values.map((value) => `'${value}'`).join(', ')}]`,
};

const colors = [['red', 'blue'], ['red'], ['blue', 'green'], ['green']];

const prices = (
  name: string,
  values: readonly string[],
  amounts: readonly (number | null)[],
  currency?: string,
): Case => ({
  name,
  files: { p: column('price', values) },
  products: Object.fromEntries(
    amounts.map((price, i) => [ids[i]!, { price, ...(currency && price ? { currency } : {}) }]),
  ),
});

export const valueCases: readonly Case[] = [
  ...Object.entries(lists).map(([sign, written]): Case => ({
    name: `${sign} separate the values of a fact`,
    files: { p: column('color', colors.map(written)) },
    products: {
      '11': { facts: { color: ['blue', 'red'] } },
      '14': { facts: { color: ['green'] } },
    },
  })),
  {
    name: 'the first of several images is the image',
    files: {
      p: column('images', [1, 2, 3, 4].map((i) => `https://i.invalid/${i}.jpg,https://i.invalid/${i}b.jpg`)), // prettier-ignore
    },
    products: { '12': { image: 'https://i.invalid/2.jpg' } },
  },
  category('steps of a path by slashes', ['A/B', 'A/B', 'A/C', 'A/C'], 'A > B'),
  category('steps of a path by guillemets', ['A » B', 'A » B', 'A » C', 'A » C'], 'A > B'),
  category('paths by commas', ['A > B, Sale', 'A > B', 'A > C', 'A > C, Sale'], 'A > B'),
  prices(
    'a comma in one price tells what the point of another is',
    ['89,90', '1.499', '349,00', '1.299,00'],
    [89.9, 1499, 349, 1299],
  ),
  prices('rupiah have no cents', ['IDR 13.000', 'IDR 250.000', 'IDR 9.500', 'IDR 1.250.000'], [13_000, 250_000, 9_500, 1_250_000], 'IDR'), // prettier-ignore
  prices('a sign of letters may stand before a price', ['Rp 13.000', 'Rp 9.500', 'Rp 7.000', 'Rp 8.000'], [13_000, 9_500, 7_000, 8_000], 'IDR'), // prettier-ignore
  prices('a price that says nothing is none', ['None', '12.50', 'N/A', '-'], [null, 12.5, null, null]), // prettier-ignore
  prices('notes beside prices are no part of them', ['19,99 €*', 'from 9,99 €', '12,00 € / m', '5,00 €'], [19.99, 9.99, 12, 5], 'EUR'), // prettier-ignore
  {
    name: 'one unreadable price costs no product',
    files: { p: column('price', ['12', 'ask us', '14', '15']) },
    products: { '12': { title: 'Fir Mug', price: null }, '13': { price: 14 } },
    says: ['price'],
  },
  ...['None', 'NA', '-', '(not set)', 'undefined', '[]', 'Unknown', '0000-00-00', '无'].map(
    (word): Case => ({
      name: `${word} is no value`,
      files: { p: goods(['brand', 'wood'], [[word, word], [word, word], ['Holm', 'fir'], ['Holm', 'fir']]) }, // prettier-ignore
      products: {
        '11': { brand: null, notFacts: [`=${word}`] },
        '13': { brand: 'Holm', facts: { wood: ['fir'] } },
      },
    }),
  ),
  {
    name: 'entities and tags are decoded',
    files: {
      p: csv([
        ['id', 'title', 'brand'],
        ['1', 'Tea &amp; Honey &ndash; mild', 'Holm &amp; Co'],
        ['2', '<b>NEW</b> Sofa<br>Bed', 'Holm &amp; Co'],
        ['3', 'Sofa', 'Birk'],
      ]),
    },
    products: {
      '1': { title: 'Tea & Honey – mild', brand: 'Holm & Co' },
      '2': { title: 'NEW Sofa Bed' },
    },
  },
  ...[
    ['Y', 'N'],
    ['yes', 'no'],
    ['1', '0'],
    ['是', '否'],
    ['TRUE', 'FALSE'],
  ].map(([yes, no]): Case => ({
    name: `${yes!} and ${no!} of a column are true and false`,
    files: { p: column('waterproof', [yes!, yes!, no!, no!]) },
    products: {
      '11': { facts: { waterproof: ['true'] } },
      '13': { notFacts: [`=${no!}`, `=${yes!}`] },
    },
  })),
];

const month = (day: number): string => (day < 32 ? 'Jan' : 'Feb');
const parts = (day: number): readonly [string, string, string] =>
  dateOf(day).split('-') as [string, string, string];

const timeForms: Readonly<Record<string, (day: number) => Cell>> = {
  'eight digits': (day) => dateOf(day).replaceAll('-', ''),
  'days of a spreadsheet': (day) => Date.parse(dateOf(day)) / 86_400_000 + 25_569,
  'the day first, by points': (day) => [...parts(day)].reverse().join('.'),
  'half days': (day) => `${Number(parts(day)[1])}/${Number(parts(day)[2]) + 12}/26, 9:05 AM`,
  'months by name': (day) => `${parts(day)[2]} ${month(day)} 2026`,
  'the word UTC': (day) => `${dateOf(day)} 10:00:00 UTC`,
  'fractions and the word UTC': (day) => `${dateOf(day)} 10:00:00.123456 UTC`,
};

export const timeCases: readonly Case[] = [
  ...Object.entries(timeForms).map(([form, timeOf]): Case => ({
    name: `times are read as ${form}`,
    files: { p: plainGoods(), e: timedLog(timeOf) },
    args: asBoth,
    products: pairs,
  })),
  {
    name: 'the map reads times that mean two days',
    files: {
      p: plainGoods(),
      e: timedLog((day) => `${parts(day)[2]}/${parts(day)[1]}/26 11:30 PM`),
      'map.json': '{ "events": { "timeFormat": "DD/MM/YY hh:mm A" } }',
    },
    args: [...asBoth, '--map', 'map.json'],
    products: pairs,
  },
];

const basket = (which: readonly Readonly<{ item: string; quantity?: number }>[]): object[] =>
  which.map(({ item, quantity = 1 }) => ({ item_id: item, quantity }));

/** Two shoppers' orders as rows with lines. */
const orders = (linesOf: (items: readonly [string, string]) => object[]): string =>
  jsonLines(
    ['ann', 'bob'].flatMap((shopper, s) => [
      { user_id: shopper, order_id: `a${s}`, date: dateOf(1 + s), lines: linesOf(['11', '12']) },
      { user_id: shopper, order_id: `b${s}`, date: dateOf(41 + s), lines: linesOf(['13', '14']) },
    ]),
  );

const named = (values: readonly (readonly [string, string])[]): string =>
  jsonLines(
    ids.map((id, i) => ({
      id,
      title: `Thing ${id}`,
      attributes: values.slice(2 * (i >> 1), 2 * (i >> 1) + 2).map(([name, value]) => ({
        name,
        slug: `pa_${name}`,
        value,
      })),
    })),
  );

const pairValues = [
  ['wood', 'elm'],
  ['shape', 'round'],
  ['wood', 'oak'],
  ['shape', 'flat'],
] as const;

const woodShown = {
  '11': {
    facts: { wood: ['elm'], shape: ['round'] },
    notFacts: ['name', 'value', 'slug', '=wood'],
  },
  '14': { facts: { wood: ['oak'] } },
} satisfies Case['products'];

const woods = ['elm', 'elm', 'oak', 'oak'];
const forms = ['round', 'round', 'flat', 'flat'];

export const structureCases: readonly Case[] = [
  {
    name: 'a row with two lines is two events of one order',
    files: { p: plainGoods(), e: orders((items) => basket(items.map((item) => ({ item })))) },
    args: asBoth,
    products: pairs,
  },
  {
    name: 'each line has its own quantity',
    files: {
      p: plainGoods(),
      e: orders(([first, second]) => basket([{ item: first }, { item: second, quantity: 0 }])),
    },
    args: asBoth,
    products: { '11': { popular: true }, '12': { popular: false } },
    setAside: { 'quantity of zero': 4 },
  },
  {
    name: 'an unknown line does not cost its order',
    files: {
      p: plainGoods(),
      e: orders((items) => basket([{ item: 'gone' }, ...items.map((item) => ({ item }))])),
    },
    args: asBoth,
    products: pairs,
    setAside: { 'unknown item': 4 },
  },
  { name: 'objects of name and value are facts', files: { p: named(pairValues) }, products: woodShown }, // prettier-ignore
  {
    name: 'an object of texts is facts by its keys',
    files: {
      p: jsonLines(
        ids.map((id, i) => ({
          id,
          title: `Thing ${id}`,
          attributes: { wood: { text: [woods[i]] }, shape: { text: [forms[i]] } },
        })),
      ),
    },
    products: { '11': { facts: { wood: ['elm'] }, notFacts: ['text'] } },
  },
  {
    name: 'columns of a name and of a value are facts',
    files: {
      p: goods(
        ['Attribute 1 name', 'Attribute 1 value(s)', 'Attribute 2 name', 'Attribute 2 value(s)'],
        woods.map((wood, i) => ['wood', wood, 'shape', forms[i]!]),
      ),
    },
    products: {
      '11': { facts: { wood: ['elm'], shape: ['round'] }, notFacts: ['Attribute 1 name', '=wood'] },
    },
  },
  {
    name: 'a cell of names and values is facts',
    files: { p: column('properties', woods.map((wood, i) => `wood=${wood},shape=${forms[i]!}`)) }, // prettier-ignore
    products: { '11': { facts: { wood: ['elm'], shape: ['round'] }, notFacts: ['properties'] } },
  },
  {
    name: 'rows of item, property and value are facts of one product',
    files: {
      p: csv([
        ['item_id', 'property', 'value'],
        ...ids.flatMap((id, i) => [[id, 'wood', woods[i]!], [id, 'shape', forms[i]!]]), // prettier-ignore
      ]),
      e: log(),
    },
    args: asBoth,
    products: { '11': { facts: { wood: ['elm'], shape: ['round'] }, popular: true } },
  },
  {
    name: 'rows of one parent are one product, and events of each count for it',
    files: {
      p: csv([
        ['id', 'parent_id', 'title', 'size', 'price'],
        ['11', '', 'Elm Coat', '', ''],
        ['11-S', '11', '', 'S', '90'],
        ['11-M', '11', '', 'M', '80'],
        ['12', '', 'Fir Coat', 'M', '70'],
        ['13', '', 'Oak Pan', '', '20'],
        ['14', '', 'Ash Pan', '', '25'],
      ]),
      e: log(bought(['11-M', '12', '13', '14'])),
    },
    args: asBoth,
    products: { ...pairs, '11': { title: 'Elm Coat', price: 80, facts: { size: ['M'] }, together: ['12'] }, '11-S': null }, // prettier-ignore
  },
  {
    name: 'the map says what a product is, and what its other ids are',
    files: {
      p: csv([
        ['no', 'model', 'article', 'name'],
        ['1', 'A', 'art-1', 'Elm Coat'],
        ['2', 'A', 'art-2', 'Elm Coat'],
        ['3', 'B', 'art-3', 'Fir Coat'],
      ]),
      e: log(bought(['art-2', 'art-3', 'art-1', 'art-3'])),
      'map.json': JSON.stringify({
        catalog: { columns: { id: 'model', title: 'name' }, group: 'model', aliases: ['article'] },
      }),
    },
    args: [...asBoth, '--map', 'map.json'],
    products: { A: { title: 'Elm Coat', together: ['B'] }, 'art-1': null },
    setAside: {},
  },
  {
    name: 'the map leaves out what is not sold',
    files: {
      p: column('state', ['live', 'live', 'gone', 'going']),
      'map.json': '{ "catalog": { "leaveOut": { "state": ["go*"] } } }',
    },
    args: ['--catalog', 'p', '--map', 'map.json'],
    products: { '11': { title: 'Elm Mug' }, '13': null, '14': null },
  },
  {
    name: 'a second row of names is no product',
    files: {
      p: 'Product Name\tSeller SKU\tBrand\nitem_name\titem_sku\tbrand_name\nElm Mug\tM-1\tHolm\nFir Mug\tM-2\tHolm\nOak Pan\tP-1\tBirk\n', // prettier-ignore
    },
    products: { 'M-1': { title: 'Elm Mug' }, item_sku: null },
  },
];
