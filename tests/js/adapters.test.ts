// Adapters: each platform's events by hand, garbage of every type, and the words of the C++ core.

import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { algolia } from '../../js/src/adapters/algolia.js';
import { ga4 } from '../../js/src/adapters/ga4.js';
import { googleRetail } from '../../js/src/adapters/google-retail.js';
import {
  fromAlgolia,
  fromGa4,
  fromGoogleRetail,
  fromRecombee,
  fromSegment,
  type Adapted,
  type Adapter,
} from '../../js/src/adapters/index.js';
import { segment } from '../../js/src/adapters/segment.js';

/** "view a, view b | reason": what an adapter answered, to be read at a glance. */
const shown = ({ events, unmapped }: Adapted): string =>
  [
    events.map(({ type, item }) => `${type} ${item}`).join(', '),
    ...unmapped.map(({ reason }) => reason),
  ].join(' | ');

const items = [{ item_id: 'a' }, { item_id: 7 }];

describe('fromGa4', () => {
  it.each([
    ['view_item', 'view'],
    ['view_item_list', 'impression'],
    ['select_item', 'select'],
    ['add_to_cart', 'addToCart'],
    ['remove_from_cart', 'removeFromCart'],
    ['add_to_wishlist', 'wishlist'],
    ['purchase', 'purchase'],
  ])('reads %s as a push and as a call of gtag', (event, type) => {
    const call = ['event', event, { items }];
    const pushed = { 0: 'event', 1: event, 2: { items }, length: 3 }; // gtag pushes its `arguments`
    for (const entry of [{ event, ecommerce: { items } }, { event, items }, call, pushed]) {
      expect(shown(fromGa4(entry))).toBe(`${type} a, ${type} 7`);
    }
  });

  it('reads Enhanced Ecommerce, all parts of a push', () => {
    const products = [{ id: 'b' }];
    const ecommerce = { impressions: [{ id: 'a' }], detail: { products } };
    expect(shown(fromGa4({ event: 'x', ecommerce }))).toBe('impression a, view b');
    for (const [part, type] of [
      ['click', 'select'],
      ['add', 'addToCart'],
      ['remove', 'removeFromCart'],
      ['purchase', 'purchase'],
    ] as const) {
      expect(shown(fromGa4({ ecommerce: { [part]: { products } } }))).toBe(`${type} b`);
    }
  });

  it('lists what gives no event, and why', () => {
    const clear = { ecommerce: null };
    const entries = [
      clear,
      { event: 'view_cart', items },
      ['config', 'G-1'],
      { event: 'purchase' },
    ];
    const { events, unmapped } = fromGa4(entries);
    expect(events).toEqual([]);
    expect(unmapped).toEqual([
      { entry: entries[0], reason: 'it names no event' },
      { entry: entries[1], reason: '"view_cart" has no event type' },
      { entry: entries[2], reason: 'the call is no event' },
      { entry: entries[3], reason: '"purchase" has no items' },
    ]);
    expect(shown(fromGa4({ event: 'view_item', items: [{}, { item_id: 'b' }] }))).toBe(
      'view b | "view_item": item 1 has no item_id or id',
    );
  });

  it('takes the id and the types of the options', () => {
    const variants = [{ item_id: 'a-1', item_group_id: 'a' }, { item_id: 'b-1' }];
    const options = { itemId: 'item_group_id', types: { peek: 'view', purchase: null } as const };
    expect(shown(fromGa4({ event: 'peek', items: variants }, options))).toBe(
      'view a | "peek": item 2 has no item_group_id',
    );
    expect(shown(fromGa4({ event: 'purchase', items }, options))).toBe(
      ' | "purchase" is left out by the options',
    );
    expect(shown(fromGa4({ event: 'constructor', items }, options))).toBe(
      ' | "constructor" has no event type',
    );
  });
});

it('fromGoogleRetail reads user events', () => {
  const productDetails = [{ product: { id: 'a', primaryProductId: 'p' }, quantity: 2 }];
  for (const [eventType, type] of [
    ['detail-page-view', 'view'],
    ['add-to-cart', 'addToCart'],
    ['remove-from-cart', 'removeFromCart'],
    ['purchase-complete', 'purchase'],
  ] as const) {
    expect(shown(fromGoogleRetail({ eventType, productDetails }))).toBe(`${type} a`);
    const options = { itemId: 'primaryProductId' };
    expect(shown(fromGoogleRetail({ eventType, productDetails }, options))).toBe(`${type} p`);
  }
  expect(shown(fromGoogleRetail({ eventType: 'search' }))).toBe(' | "search" has no event type');
  expect(shown(fromGoogleRetail({}))).toBe(' | it has no eventType');
});

it('fromAlgolia reads events and calls', () => {
  const objectIDs = ['a', 'b'];
  for (const [eventType, eventSubtype, type] of [
    ['click', undefined, 'view'],
    ['view', undefined, 'impression'],
    ['conversion', undefined, 'addToCart'],
    ['conversion', 'purchase', 'purchase'],
  ] as const) {
    const read = fromAlgolia({ eventType, eventSubtype, objectIDs });
    expect(shown(read)).toBe(`${type} a, ${type} b`);
  }
  for (const [method, type] of [
    ['clickedObjectIDsAfterSearch', 'view'],
    ['viewedObjectIDs', 'view'],
    ['convertedObjectIDs', 'purchase'],
    ['addedToCartObjectIDs', 'addToCart'],
    ['purchasedObjectIDs', 'purchase'],
  ] as const) {
    expect(shown(fromAlgolia([method, { objectIDs }]))).toBe(`${type} a, ${type} b`);
  }
  expect(shown(fromAlgolia(['init', {}]))).toBe(' | "init" has no event type');
  expect(shown(fromAlgolia({ eventType: 'view', filters: [] }))).toBe(' | "view" has no items');
});

it('fromRecombee reads requests of clients and of batches', () => {
  for (const [path, type] of [
    ['/detailviews/', 'view'],
    ['/purchases/', 'purchase'],
    ['/ratings/', 'rate'],
    ['/cartadditions/', 'addToCart'],
    ['/bookmarks/', 'wishlist'],
  ] as const) {
    const own = { userId: 'u', itemId: 'a' };
    expect(shown(fromRecombee({ method: 'POST', path, params: own }))).toBe(`${type} a`);
    expect(shown(fromRecombee({ method: 'POST', path, ...own }))).toBe(`${type} a`);
  }
  expect(shown(fromRecombee({ method: 'DELETE', path: '/ratings/' }))).toBe(
    ' | DELETE of "ratings" adds no interaction',
  );
  expect(shown(fromRecombee({ path: '/viewportions/', itemId: 'a' }))).toBe(
    ' | "viewportions" has no event type',
  );
});

it('fromSegment reads track calls', () => {
  for (const [event, type] of [
    ['Product Viewed', 'view'],
    ['Product Clicked', 'select'],
    ['Product Added', 'addToCart'],
    ['Product Removed', 'removeFromCart'],
    ['Product Added to Wishlist', 'wishlist'],
    ['Product Reviewed', 'rate'],
  ] as const) {
    const properties = { product_id: 'a', sku: 'other' };
    expect(shown(fromSegment({ type: 'track', event, properties }))).toBe(`${type} a`);
    expect(shown(fromSegment(['track', event, properties]))).toBe(`${type} a`);
  }
  const properties = { products: [{ product_id: 'a' }, { sku: 'b' }] };
  expect(shown(fromSegment({ event: 'Order Completed', properties }))).toBe(
    'purchase a, purchase b',
  );
  expect(shown(fromSegment({ type: 'page' }))).toBe(' | the call is no track');
  expect(shown(fromSegment({ event: 'Cart Viewed' }))).toBe(' | "Cart Viewed" has no event type');
});

/** Numbers from 0 to 1 that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const keys = [
  'event',
  'items',
  'ecommerce',
  'eventType',
  'objectIDs',
  'path',
  'properties',
  'type',
];
const names = ['view_item', 'click', 'track', 'Product Viewed', '/ratings/', 'detail-page-view'];

function broken(): unknown {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  return proxy;
}

function garbage(random: () => number, depth: number): unknown {
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
  if (depth > 0 && random() < 0.6) {
    const rest = Array.from({ length: 4 }, () => garbage(random, depth - 1));
    if (random() < 0.4) return rest;
    return Object.fromEntries(rest.map((value) => [one(keys), value]));
  }
  const hostile = {
    get event(): never {
      throw new Error('no');
    },
  };
  const plain = [null, undefined, NaN, 1e300, 3n, true, '', 'x', Symbol('s'), () => 1, new Date(0)];
  return one([...plain, new Map(), hostile, broken(), ...names]);
}

const adapters: Readonly<Record<string, Adapter>> = {
  ...{ fromAlgolia, fromGa4, fromGoogleRetail, fromRecombee, fromSegment },
};

it.each(Object.keys(adapters))('%s never throws, and loses no entry', (name) => {
  const random = seeded(23);
  for (let round = 0; round < 1000; round += 1) {
    const entry = garbage(random, 3);
    const { events, unmapped } = adapters[name]!([{}, entry]);
    expect(unmapped[0]).toMatchObject({ entry: {} });
    expect(events.length + unmapped.length).toBeGreaterThan(1);
    for (const { type, item } of events)
      expect([typeof type, typeof item]).toEqual(['string', 'string']);
    expect(() => adapters[name]!(entry)).not.toThrow();
  }
});

describe('the words of the adapters', () => {
  const source = readFileSync('src/values/event_words.cpp', 'utf8');
  const table = source.slice(source.indexOf('kTypeWords ='), source.indexOf('kSetAsideWords ='));
  const known = new Map<string, string>();
  for (const [, type, texts] of table.matchAll(/EventType::k(\w+),((?:\s*"[^"]*")+)/g)) {
    known.set(type!.toLowerCase(), type!.toLowerCase());
    const words = [...texts!.matchAll(/"([^"]*)"/g)].map(([, text]) => text).join('');
    for (const word of words.split(' ').filter(Boolean)) known.set(word, type!.toLowerCase());
  }
  const preset = (file: string): ReadonlyMap<string, string | null> => {
    const map = JSON.parse(readFileSync(`docs/maps/${file}.json`, 'utf8')) as {
      events: { types?: Record<string, string | null> };
    };
    return new Map(Object.entries(map.events.types ?? {}));
  };

  it.each([
    ['ga4', ga4],
    ['google-retail', googleRetail],
    ['algolia', algolia],
    ['segment', segment],
  ] as const)('mean for %s what they mean for build', (file, { types }) => {
    const own = preset(file);
    for (const [word, type] of types) {
      expect([word, (own.get(word) ?? known.get(word))?.toLowerCase()]).toEqual([
        word,
        type.toLowerCase(),
      ]);
    }
  });
});
