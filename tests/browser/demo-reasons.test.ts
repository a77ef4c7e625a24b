// Re-walks the path of every reason on the page through the files that the slices were built from.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { parseCsv } from '../../demo/sample-shop/csv.mjs';
import { sampleShop } from '../../scripts/sample-slices.mjs';
import { Demo, type Visit } from './visit.js';

type Row = Record<string, string>;

interface Step {
  readonly kind: string;
  readonly id: string | undefined;
  readonly name: string | undefined;
  readonly label: string | undefined;
}

interface ShownReason {
  readonly source: string;
  readonly text: string;
  readonly path: readonly Step[];
}

const read = (file: string): Row[] => parseCsv(readFileSync(join(sampleShop, file), 'utf8'));
const byId = (rows: Row[]) => new Map(rows.map((row) => [row['id']!, row]));

let demo: Demo;
let catalogs: Record<'en' | 'zh', Map<string, Row>>;
let shoppersOf: Map<string, Set<string>>;
beforeAll(async () => {
  catalogs = { en: byId(read('products.csv')), zh: byId(read('products.zh.csv')) };
  shoppersOf = new Map();
  for (const { shopper, item } of read('events.csv')) {
    if (!shoppersOf.has(item!)) shoppersOf.set(item!, new Set());
    shoppersOf.get(item!)!.add(shopper!);
  }
  demo = await Demo.open();
});
afterAll(() => demo.close());

const wordsOf = (title: string) => title.toLowerCase().split(/[^\p{L}\p{N}]+/u);

/** Whether a product's row of the catalogue says the fact. */
function says(row: Row, relation: string, label: string): boolean {
  if (relation === 'category') return isOnPath(row['categories']!, label);
  if (relation === 'title') {
    return wordsOf(row['title']!).includes(label) || row['title']!.includes(label);
  }
  const values = row[relation]?.split('|') ?? [];
  return values.includes(label) || values.some((value) => isInBand(value, label));
}

/** "Shelter" and "Camp > Shelter" both are on the path "Camp > Shelter > Tents". */
function isOnPath(path: string, label: string): boolean {
  return ` > ${path} > `.includes(` > ${label} > `);
}

/** "129.00 EUR" is in "100–150 EUR": numbers are facts by the band that they fall in. */
function isInBand(value: string, band: string): boolean {
  const [low, high] = band.match(/\d+(\.\d+)?/g)?.map(Number) ?? [];
  const number = Number.parseFloat(value);
  const unitOf = (text: string) => text.split(' ').slice(1).join(' ');
  if (unitOf(value) !== unitOf(band)) return false;
  return low !== undefined && high !== undefined && number >= low && number <= high;
}

/** How many shoppers of the log did something with both products. */
function sharedShoppers(one: string, other: string): number {
  const others = shoppersOf.get(other) ?? new Set();
  return [...(shoppersOf.get(one) ?? [])].filter((shopper) => others.has(shopper)).length;
}

/** Opens every *why* of a shelf and reads what it shows. */
async function shownReasons({ page }: Visit, section: string): Promise<Map<string, ShownReason[]>> {
  const shown = new Map<string, ShownReason[]>();
  const cards = page.locator(`[data-section="${section}"] .card`);
  for (let i = 0; i < (await cards.count()); ++i) {
    const id = (await cards.nth(i).getAttribute('data-item'))!;
    await cards.nth(i).locator('.why-button').click();
    await page.waitForSelector('dialog .why-product');
    const reasons = await page.locator('dialog .reason').evaluateAll((rows) =>
      rows.map((row) => ({
        source: (row as HTMLElement).dataset['source'] ?? '',
        text: row.querySelector('.reason-text')?.textContent ?? '',
        path: [...row.querySelectorAll<HTMLElement>('.path > li')].map(
          ({ dataset: { kind = '', id, name, label } }) => ({ kind, id, name, label }),
        ),
      })),
    );
    shown.set(id, reasons);
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog', { state: 'detached' });
  }
  return shown;
}

/** Fails unless the files hold every edge of the path, from a product looked at to the card's. */
function walk(catalog: Map<string, Row>, seen: readonly string[], id: string, reason: ShownReason) {
  const { path, source } = reason;
  const [first, last] = [path.at(0), path.at(-1)];
  expect(seen, reason.text).toContain(first?.id);
  expect(last?.id, reason.text).toBe(id);
  // What vectors owe to a fact has that fact's path.
  const isOfFacts = source === 'facts' || (source === 'vectors' && path.length > 3);
  if (!isOfFacts) {
    expect(path).toHaveLength(3);
    expect(sharedShoppers(first!.id!, id), reason.text).toBeGreaterThanOrEqual(2);
    return;
  }
  const [, there, fact, back] = path;
  expect(path.map(({ kind }) => kind)).toEqual(['item', 'relation', 'entity', 'relation', 'item']);
  for (const [item, relation] of [
    [first!.id!, there!.name!],
    [id, back!.name!],
  ] as const) {
    const row = catalog.get(item)!;
    expect(says(row, relation, fact!.label!), `${item} ${relation} ${fact!.label!}`).toBe(true);
  }
}

const shoppers = [
  { name: 'a camper', locale: 'en-GB', looksAt: ['tent-03', 'tent-07', 'sleeping-bag-05'] },
  { name: 'a coffee drinker', locale: 'en-GB', looksAt: ['dripper-02', 'grinder-04', 'mug-08'] },
  {
    name: 'a gardener, in Chinese',
    locale: 'zh-CN',
    looksAt: ['pot-03', 'trowel-06', 'gloves-02'],
  },
];

describe('what counts on this device', () => {
  it('is a list of facts of what was looked at', async () => {
    const visit = await demo.visit();
    await visit.view('tent-03');
    await visit.page.click('[data-action="device"]');
    await visit.page.waitForSelector('.interests li');
    const interests = await visit.page.locator('.interests li').evaluateAll((rows) =>
      rows.map((row) => {
        const { relation, label } = (row as HTMLElement).dataset;
        return [relation!, label!] as const;
      }),
    );
    expect(interests.length).toBeGreaterThanOrEqual(3);
    for (const [relation, label] of interests) {
      expect(says(catalogs.en.get('tent-03')!, relation, label), `${relation} ${label}`).toBe(true);
    }
    await visit.close();
  });
});

describe('every reason on the page is true of the catalogue and the log', () => {
  for (const { name, locale, looksAt } of shoppers) {
    it(`for ${name}`, async () => {
      const catalog = catalogs[locale === 'zh-CN' ? 'zh' : 'en'];
      const visit = await demo.visit({ locale });
      for (const id of looksAt) await visit.view(id);
      const related = await shownReasons(visit, 'related');
      await visit.go('#/');
      await visit.page.waitForSelector('[data-section="for-you"] .why-button');
      const forYou = await shownReasons(visit, 'for-you');
      let walked = 0;
      for (const [seen, shown] of [
        [[looksAt.at(-1)!], related],
        [looksAt, forYou],
      ] as const) {
        expect(shown.size).toBe(8);
        for (const [id, reasons] of shown) {
          expect(reasons.length, `${id} has a reason`).toBeGreaterThan(0);
          for (const reason of reasons.filter(({ path }) => path.length > 0)) {
            walk(catalog, seen, id, reason);
            walked += 1;
          }
        }
      }
      expect(walked).toBeGreaterThanOrEqual(16);
      await visit.close();
      expect(visit.troubles).toEqual([]);
    });
  }
});
