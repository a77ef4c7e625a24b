// Typed fields: what a column of the catalogue becomes in a result, and what TypeScript knows of it.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';

import type { createRecommender as Create } from '../../js/src/index.js';
import type { Recommender } from '../../js/src/recommender.js';
import type { FieldValue, Recommendation } from '../../js/src/types.js';
import { openRecommender, root } from './built.js';

interface Shown {
  title: string;
  price: number;
  waterproof: boolean;
  released: string;
  weight: number;
  uses: readonly string[];
}

let folder: string;

/** A build of `catalog` where three shoppers viewed each product. */
function build(name: string, catalog: readonly { readonly id: string }[]): string {
  const write = (file: string, rows: readonly object[]): string => {
    writeFileSync(join(folder, file), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    return join(folder, file);
  };
  const views = [1, 2, 3].flatMap((user) =>
    catalog.map(({ id }, i) => ({
      ...{ user: `shopper ${user}`, item: id },
      ...{ type: 'view', timestamp: 1_700_000_000 + 60 * i },
    })),
  );
  const products = write(`${name}.jsonl`, catalog);
  const events = write(`${name}-events.jsonl`, views);
  const slices = join(folder, name);
  const input = ['--catalog', products, '--events', events];
  const args = ['build', ...input, '--effort', 'none', '-o', slices];
  execFileSync(join(root, 'build/release/shelfwise'), args, { stdio: 'pipe' });
  return join(slices, 'latest.json');
}

const product = (i: number) => ({
  ...{ id: `p${i}`, title: `Tent ${i}`, brand: i % 2 === 0 ? 'Norrfjell' : 'Lumo' },
  ...{ category: i % 2 === 0 ? 'Camp > Tents' : 'Camp > Lamps', price: `${10 + i}.90 EUR` },
  waterproof: i % 3 === 0 ? 'yes' : 'no',
  released: `2026-01-${10 + i}`,
  weight: `${i}.5 kg`,
  uses: i % 2 === 0 ? ['hiking', 'winter'] : ['hiking'],
});
const products = [
  ...Array.from({ length: 12 }, (_, i) => product(i)),
  { id: 'bare', title: 'A tent without more' },
];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shelfwise-fields-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The fields of every item by its id. */
async function fieldsById<ShopFields>(
  recommender: Recommender<ShopFields>,
  fields: readonly string[],
): Promise<Map<string, Readonly<Partial<ShopFields>>>> {
  const { items } = await recommender.recommend({ limit: 1000, fields });
  return new Map(items.map((item) => [item.id, item.fields]));
}

describe('fields of a built shop', () => {
  it('have the types of their columns, which model() lists', async () => {
    const recommender = await openRecommender<Shown>({ manifest: build('typed', products) });
    const asked = ['title', 'price', 'waterproof', 'released', 'weight', 'uses', 'brand'];
    const found = await fieldsById(recommender, [...asked, 'category', 'nothing']);
    expect(found.size).toBe(13);
    expect({ ...found.get('p3') }).toEqual({
      ...{ title: 'Tent 3', price: 13.9, waterproof: true, released: '2026-01-13T00:00:00Z' },
      ...{ weight: 3.5, uses: ['hiking'], brand: 'Lumo', category: 'Camp > Lamps' },
    });
    expect({ ...found.get('p4') }).toEqual({
      ...{ title: 'Tent 4', price: 14.9, waterproof: false, released: '2026-01-14T00:00:00Z' },
      ...{ weight: 4.5, uses: ['hiking', 'winter'], brand: 'Norrfjell', category: 'Camp > Tents' },
    });
    expect({ ...found.get('bare') }).toEqual({ title: 'A tent without more' });
    const { columns } = await recommender.model();
    expect(new Map(columns.map(({ name, ...column }) => [name, column]))).toEqual(
      new Map<string, object>([
        ['price', { type: 'number', unit: 'EUR' }],
        ['weight', { type: 'number', unit: 'kg' }],
        ['waterproof', { type: 'boolean' }],
        ['released', { type: 'date' }],
        ['title', { type: 'text' }],
        ['brand', { type: 'entities' }],
        ['category', { type: 'entities' }],
        ['uses', { type: 'entities' }],
      ]),
    );
    recommender.dispose();
  });

  it('are texts where prices are of several currencies', async () => {
    const catalog = [...products, { id: 'far', title: 'Tent', price: '12.5 USD' }];
    const recommender = await openRecommender({ manifest: build('currencies', catalog) });
    const found = await fieldsById(recommender, ['price']);
    expect({ ...found.get('p3') }).toEqual({ price: '13.9 EUR' });
    expect({ ...found.get('far') }).toEqual({ price: '12.5 USD' });
    const { columns } = await recommender.model();
    expect(columns).toContainEqual({ name: 'price', type: 'text' });
    recommender.dispose();
  });
});

describe('the types of fields', () => {
  it('are any values unless the page names its own', () => {
    expectTypeOf<Recommender>().toEqualTypeOf<Recommender<Readonly<Record<string, FieldValue>>>>();
    expectTypeOf<Recommendation['fields'][string]>().toEqualTypeOf<FieldValue | undefined>();
  });

  it('are those that the page names, each perhaps missing', () => {
    type Fields = Recommendation<Shown>['fields'];
    expectTypeOf<Fields['price']>().toEqualTypeOf<number | undefined>();
    expectTypeOf<Fields['uses']>().toEqualTypeOf<readonly string[] | undefined>();
    expectTypeOf<keyof Fields>().toEqualTypeOf<keyof Shown>();
    expectTypeOf<ReturnType<typeof Create<Shown>>>().toEqualTypeOf<Promise<Recommender<Shown>>>();
    expectTypeOf<ReturnType<typeof openRecommender<Shown>>>().toEqualTypeOf<
      Promise<Recommender<Shown>>
    >();
    type List = 'recommend' | 'related' | 'boughtTogether' | 'cart';
    type Item = Awaited<ReturnType<Recommender<Shown>[List]>>['items'][number];
    expectTypeOf<Item>().toEqualTypeOf<Recommendation<Shown>>();
  });

  it('are refused where no column could hold them', () => {
    // @ts-expect-error A field is no function.
    expectTypeOf(openRecommender<{ price: () => number }>).toBeFunction();
    // @ts-expect-error Nor is it an object.
    expectTypeOf(openRecommender<{ price: { amount: number } }>).toBeFunction();
  });
});
