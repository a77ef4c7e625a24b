// Shops as their data people have them: guests with one order, one id for all guests, and columns
// that no shopper may see.

import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { native, products, run, smallShop, wasm, workFolder, type Answer } from './shelfwise.js';

const work = workFolder();

const build = ['build', '--catalog', 'products.csv', '--events', 'events.csv', '-o', 'out'];

/** Each of `count` guests orders two products that go together, in one order. */
const guestOrders = (count: number): string =>
  [
    'customer_id,order_id,item,time',
    ...Array.from({ length: count }, (_, guest) =>
      [0, 1].map(
        (line) => `c${guest},o${guest},sku-${6 * (guest % 4) + line},2026-01-05T10:00:00Z`,
      ),
    ).flat(),
    '',
  ].join('\n');

/** Ann and Bob meet sku-1 and sku-2; Ann alone meets sku-3 after sku-4, as the guests did. */
const sharedId = (id: string): string =>
  [
    'user,item,position',
    ...['ann', 'bob'].flatMap((user) => [`${user},sku-1,1`, `${user},sku-2,2`]),
    ...['ann,sku-4,3', 'ann,sku-3,4'],
    ...Array.from({ length: 20 }, (_, i) => `${id},sku-${i % 2 === 0 ? 4 : 3},${i}`),
    '',
  ].join('\n');

/** The products with a further column, which eight of them share. */
const withColumn = (name: string, value: string): string =>
  products
    .split('\n')
    .map((line, row) => (line === '' ? '' : `${line},${row === 0 ? name : row < 9 ? value : ''}`))
    .join('\n');

interface Figures {
  readonly edges: readonly { readonly source: string; readonly edges: number }[];
  readonly orders?: { readonly count: number; readonly withoutEdges: string };
  readonly nobody: readonly {
    readonly id: string;
    readonly events: number;
    readonly rule: string;
  }[];
}

const figures = ({ out }: Answer): Figures => JSON.parse(out) as Figures;

describe.each([native, wasm])('$name', (builder) => {
  test.each([40, 300])('%i guests with one order each say what is bought together', (count) => {
    const shop = smallShop(work, { 'events.csv': guestOrders(count) });
    const built = run(builder, [...build, '--effort', 'none', '--json'], shop);
    expect(built.status).toBe(0);
    expect(figures(built).orders).toEqual({ count, withoutEdges: '' });
    expect(figures(built).edges.map(({ source }) => source)).toContain('together');
  });

  test('orders that give no edges are counted, and the build says why', () => {
    const lone = guestOrders(3).replaceAll('sku-6', 'sku-0').replaceAll('sku-7', 'sku-9');
    const shop = smallShop(work, { 'events.csv': lone });
    expect(run(builder, build, shop).out).toContain(
      '\n  3 orders, no edges: no two products are in the orders of 2 shoppers\n',
    );
    const single = guestOrders(3).replaceAll(/^.*sku-\d*[13579],.*\n/gm, '');
    const other = smallShop(work, { 'events.csv': single });
    expect(run(builder, build, other).out).toContain(
      '\n  3 orders, no edges: each is of one product\n',
    );
  });

  test.each(['guest', '-1', '0'])('%s for all guests is no second shopper', (id) => {
    const shop = smallShop(work, { 'events.csv': sharedId(id) });
    const built = run(builder, [...build, '--effort', 'none', '--json'], shop);
    expect(built.status).toBe(0);
    expect(figures(built).nobody).toMatchObject([{ id, events: 20 }]);
    const product = (item: string): string =>
      run(builder, ['inspect', 'out', '--item', item], shop).out;
    expect(product('sku-1')).toContain('sku-2');
    expect(product('sku-4')).not.toContain('sku-3');
    expect(run(builder, build, shop).out).toMatch(
      new RegExp(`set aside: no single shopper .*\n +${id} +20 +0 `),
    );
    const evaluated = run(builder, ['eval', ...build.slice(1, 5), '--no-ablations'], shop);
    expect(evaluated.out).toContain('set aside: no single shopper');
  });

  test.each([
    ['supplier_mail', 'ann@example.invalid'],
    ['hotline', '+1 202 555 0143'],
  ])('a column %s is no fact, and the log says so', (name, value) => {
    const shop = smallShop(work, { 'products.csv': withColumn(name, value) });
    const built = run(builder, build, shop);
    expect(built.status).toBe(0);
    expect(built.out).toMatch(new RegExp(`ignored \\(.*\\): ${name}\\n`));
    expect(run(builder, ['verify', 'out'], shop).status).toBe(0);
  });

  test.each(['till.csv', './till.csv', 'copy.csv'])(
    'a till list that is the catalogue as %s publishes no order and no customer',
    (catalogue) => {
      const till = [
        'Bon,Kunde,Artikel,Bezeichnung,Farbe',
        ...[0, 1, 2, 3].flatMap((i) =>
          ['red', 'blue'].map(
            (colour) => `B-${i % 2},K-${i},${colour}-1,A ${colour} mug,${colour}`,
          ),
        ),
        '',
      ].join('\n');
      const map = {
        catalog: { columns: { id: 'Artikel', title: 'Bezeichnung' } },
        events: { columns: { item: 'Artikel', shopper: 'Kunde', order: 'Bon' } },
      };
      const shop = smallShop(work, {
        'till.csv': till,
        'copy.csv': till,
        'map.json': JSON.stringify(map),
      });
      const args = ['--catalog', catalogue, '--events', 'till.csv', '--map', 'map.json'];
      const built = run(builder, ['build', ...args, '-o', 'out'], shop);
      expect(built.status, built.err).toBe(0);
      const { relations } = figures(
        run(builder, ['inspect', 'out', '--json'], shop),
      ) as unknown as {
        readonly relations: readonly { readonly name: string }[];
      };
      expect(relations.map(({ name }) => name)).not.toContain('Bon');
      expect(relations.map(({ name }) => name)).not.toContain('Farbe');
    },
  );

  test.each([
    ['Ask ann@example.invalid', 'mail addresses'],
    ['+1 202 555 0143', 'phone numbers'],
  ])('a title %s is refused, and nothing is written', (value, kind) => {
    const shop = smallShop(work, {
      'products.csv': products.replace('Odd Stoves no 1,', `${value},`),
    });
    const refused = run(builder, build, shop);
    expect(refused.status).toBe(2);
    expect(refused.err).toContain('error: personal-text: ');
    for (const part of ['column title', value, kind, "--allow-column 'title'"]) {
      expect(refused.err).toContain(part);
    }
    expect(readdirSync(shop)).not.toContain('out');
    expect(run(builder, [...build, '--allow-column', 'title'], shop).status).toBe(0);
  });

  test('verify names the column, the value and the slice', () => {
    const shop = smallShop(work, {
      'products.csv': withColumn('desk', 'help@shop.invalid').replace(
        'Odd Stoves no 1,',
        'Ask ann@shop.invalid,',
      ),
    });
    const allowed = ['--allow-column', 'desk', '--allow-column', 'title'];
    expect(run(builder, [...build, ...allowed], shop).status).toBe(0);
    cpSync(join(shop, 'out'), join(shop, 'copy'), { recursive: true });
    const found = run(builder, ['verify', 'copy'], shop);
    expect(found.status).toBe(2);
    expect(found.out).toBe('');
    expect(found.err).toMatch(/column desk .*'help@shop\.invalid' \(engine slice/);
    expect(found.err).toMatch(/column title .*'Ask ann@shop\.invalid' \(fields slice/);
    expect(run(builder, ['verify', 'copy', ...allowed], shop).status).toBe(0);
  });
});
