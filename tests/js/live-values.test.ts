import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { checkUpdate, LiveValues } from '../../js/src/live-values.js';
import type { Recommender } from '../../js/src/recommender.js';
import type { ItemUpdate } from '../../js/src/types.js';
import { FakeEngine } from './fake-engine.js';
import { FakeShop } from './fake-shop.js';
import { rejection } from './rejection.js';

const liveColumns = FakeEngine.liveColumns;

beforeEach(() => {
  FakeEngine.living = 0;
});

afterEach(() => {
  FakeEngine.liveColumns = liveColumns;
});

describe('an update', () => {
  it('crosses as a table of texts', () => {
    expect(
      checkUpdate([
        { id: 'a', price: 19.5, stock: 0 },
        { id: 'b', sale: true, price: undefined },
      ]),
    ).toEqual({
      items: ['a', 'b'],
      columns: ['price', 'stock', 'sale'],
      cells: ['19.5', '0', '', '', '', 'true'],
    });
    expect(checkUpdate([])).toEqual({ items: [], columns: [], cells: [] });
  });

  it('reads own values alone', () => {
    const odd: unknown = [{ id: 'a', constructor: 1 }, { id: 'b' }];
    expect(checkUpdate(odd)).toMatchObject({ columns: ['constructor'], cells: ['1', ''] });
  });

  it.each([
    ['no list', 7, 'items is 7, not an array'],
    ['a row that is none', [null], 'items[0] is null, not an object'],
    ['a row without an id', [{ price: 1 }], 'items[0].id is undefined, not a string'],
    ['a text', [{ id: 'a', price: '1' }], 'items[0].price is "1", not a finite number'],
    ['null', [{ id: 'a', stock: null }], 'items[0].stock is null, not a finite number'],
    ['NaN', [{ id: 'a', price: Number.NaN }], 'items[0].price is NaN, not a finite number'],
    ['infinity', [{ id: 'a', price: Infinity }], 'not a finite number'],
  ])('is refused for %s', async (_, items, message) => {
    const recommender = await new FakeShop({ version: 1 }).open();
    const error = await rejection(recommender.update(items as ItemUpdate[]), 'invalid-argument');
    expect(error.message).toContain(message);
    recommender.dispose();
  });

  it('has at most 100,000 rows', () => {
    const rows = new Array<ItemUpdate>(100_001).fill({ id: 'a' });
    expect(() => checkUpdate(rows)).toThrow('items has 100001 elements; at most 100000');
  });
});

describe('the values that were told', () => {
  it('are the latest of each product and column', () => {
    const live = new LiveValues();
    live.add(
      checkUpdate([
        { id: 'a', price: 1, stock: 5 },
        { id: 'b', stock: 2 },
      ]),
    );
    live.add(checkUpdate([{ id: 'a', stock: 4 }]));
    expect(live.tables()).toEqual([
      { items: ['a'], columns: ['price'], cells: ['1'] },
      { items: ['a', 'b'], columns: ['stock'], cells: ['4', '2'] },
    ]);
  });
});

async function listed(recommender: Recommender): Promise<string[]> {
  return (await recommender.recommend()).items.map(({ id }) => id);
}

describe('update', () => {
  it('keeps what is sold out from the lists, and names unknown ids', async () => {
    const recommender = await new FakeShop({ version: 1 }).open();
    const all = await listed(recommender);
    const told = [
      { id: 'mug-1', stock: 0 },
      { id: 'yurt-9', stock: 3 },
    ];
    expect(await recommender.update(told)).toEqual(['yurt-9']);
    expect(await listed(recommender)).toEqual(all.filter((id) => id !== 'mug-1'));
    await recommender.update([{ id: 'mug-1', stock: 2 }]);
    expect(await listed(recommender)).toEqual(all);
    recommender.dispose();
  });

  it('holds after a crash', async () => {
    const recommender = await new FakeShop({ version: 1 }).open();
    await recommender.update([{ id: 'mug-1', stock: 0 }]);
    FakeEngine.trap = new WebAssembly.RuntimeError('unreachable');
    await rejection(recommender.recommend(), 'engine-crashed');
    expect(await listed(recommender)).not.toContain('mug-1');
    recommender.dispose();
  });

  it('holds in a newer build, as far as that can hold it', async () => {
    const shop = new FakeShop({ version: 1 });
    const recommender = await shop.open();
    await recommender.update([
      { id: 'tent-1', price: 5 },
      { id: 'mug-1', stock: 0 },
    ]);
    FakeEngine.liveColumns = ['stock'];
    shop.publish({ version: 2, generation: '00000000000000b2' });
    expect(await recommender.refresh()).toBe(true);
    expect(await listed(recommender)).not.toContain('mug-1');
    recommender.dispose();
  });

  it('that is refused is not told again', async () => {
    const recommender = await new FakeShop({ version: 1 }).open();
    const told = [{ id: 'mug-1', stock: 0, colour: 1 }];
    await rejection(recommender.update(told), 'invalid-argument');
    FakeEngine.trap = new WebAssembly.RuntimeError('unreachable');
    await rejection(recommender.recommend(), 'engine-crashed');
    expect(await listed(recommender)).toContain('mug-1');
    recommender.dispose();
  });
});
