// The maps of docs/maps: their keys, their pages, and that no two of them claim one file.

import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import {
  claimants,
  columnsOf,
  mapFiles,
  presets,
  type MapFile,
  type Section,
} from '../platforms/presets.js';
import { samples } from '../platforms/samples.js';

const topKeys = ['title', 'catalog', 'events', 'links', 'encoding', 'itemPattern', 'serviceCodes'];

const catalogKeys = [
  ...['detect', 'shape', 'columns', 'group', 'groupStarts', 'aliases', 'pairs', 'packed', 'lists'],
  ...['pathSign', 'leaveOut', 'ignore', 'keep', 'rename', 'stripPrefixes', 'units', 'currency'],
  ...['decimalComma', 'rowsRepeatProducts'],
];

const eventKeys = [
  ...['detect', 'shape', 'columns', 'packed', 'leaveOut', 'types', 'defaultType', 'timeFormat'],
  'decimalComma',
];

const catalogFields = [
  ...['id', 'title', 'brand', 'categories', 'price', 'currency', 'image', 'url', 'description'],
];

const eventFields = [
  ...['shopper', 'item', 'type', 'time', 'position', 'quantity', 'price', 'order', 'part'],
];

const shapes = ['whole', 'number', 'time', 'text'];

const unknownIn = (object: object | undefined, known: readonly string[], where: string): string[] =>
  Object.keys(object ?? {})
    .filter((key) => !known.includes(key))
    .map((key) => `${where}.${key}`);

const columnsIn = (section: Section | undefined): object | undefined =>
  section?.['columns'] as object | undefined;

/** What is in a map and means nothing. */
const unknownKeys = ({ name, map }: MapFile): string[] => [
  ...unknownIn(map, topKeys, name),
  ...unknownIn(map.catalog, catalogKeys, `${name}.catalog`),
  ...unknownIn(columnsIn(map.catalog), catalogFields, `${name}.catalog.columns`),
  ...unknownIn(map.events, eventKeys, `${name}.events`),
  ...unknownIn(columnsIn(map.events), eventFields, `${name}.events.columns`),
];

test('a map has keys and fields that are known, and no others', () => {
  expect(mapFiles.length).toBeGreaterThan(20);
  expect(mapFiles.flatMap(unknownKeys)).toEqual([]);
  expect(unknownKeys({ name: 'm', map: { catalog: { colums: {} }, even: {} } })).toEqual([
    'm.even',
    'm.catalog.colums',
  ]);
});

test('the shape of a file without a header is made of known kinds', () => {
  const sections = presets.flatMap(({ map }) => [map.catalog, map.events]);
  const used = sections.flatMap((section) => section?.shape ?? []);
  expect(used.length).toBeGreaterThan(0);
  expect(used.filter((kind) => !shapes.includes(kind))).toEqual([]);
});

test('event words mean event types, or null', () => {
  const types: readonly unknown[] = [
    ...[null, 'view', 'addToCart', 'removeFromCart', 'purchase', 'search', 'select', 'impression'],
    ...['wishlist', 'rate', 'like', 'dislike', 'hide', 'category', 'home'],
  ];
  const words = presets.flatMap(({ map }): readonly unknown[] =>
    Object.values(map.events?.['types'] ?? {}),
  );
  expect(words.length).toBeGreaterThan(50);
  expect(words.filter((type) => !types.includes(type))).toEqual([]);
});

test('every preset has a page, and the guide leads to it', () => {
  const guide = readFileSync('docs/catalogue.md', 'utf8');
  const pages = [...guide.matchAll(/\]\((platforms\/[\w-]+\.md)\)/g)].map(([, page]) => page!);
  expect(pages.every((page) => existsSync(`docs/${page}`))).toBe(true);
  const text = pages.map((page) => readFileSync(`docs/${page}`, 'utf8')).join('\n');
  expect(presets.filter(({ name }) => !text.includes(`maps/${name}.json`))).toEqual([]);
});

test.each(samples)('only its own preset claims the export: $name', (sample) => {
  const headless = /^(movielens-dat|yoochoose-\w+)$/;
  const expected = (preset: string | undefined): string[] =>
    preset === undefined || headless.test(preset) ? [] : [preset];
  expect(claimants('catalog', columnsOf(sample.catalog))).toEqual(expected(sample.catalogPreset));
  if (sample.events === undefined) return;
  expect(claimants('events', columnsOf(sample.events))).toEqual(expected(sample.eventsPreset));
});

test('no preset claims a file of usual names', () => {
  const plain = [
    ['id', 'title', 'brand', 'categories', 'price', 'image', 'url', 'description'],
    ['id', 'name', 'vendor', 'type', 'sku', 'tags', 'status', 'parent'],
    ['product_id', 'name', 'model', 'price', 'quantity'],
    ['sku', 'name', 'category', 'price', 'attributes'],
    ['编号', '标题', '品牌', '类目', '价格'],
  ];
  const logs = [
    ['user_id', 'item_id', 'event_type', 'timestamp', 'quantity', 'order_id'],
    ['InvoiceNo', 'StockCode', 'Description', 'Quantity', 'InvoiceDate', 'UnitPrice', 'CustomerID'],
    ['order_id', 'customer_id', 'date', 'sku', 'product_id'],
    ['event', 'anonymous_id', 'user_id', 'timestamp', 'product_id'],
  ];
  expect(plain.flatMap((columns) => claimants('catalog', columns))).toEqual([]);
  expect(logs.flatMap((columns) => claimants('events', columns))).toEqual([]);
});
