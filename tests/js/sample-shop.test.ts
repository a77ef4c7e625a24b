import { createHash } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { parseCsv, toCsv } from '../../demo/sample-shop/csv.mjs';
import { makeFiles } from '../../demo/sample-shop/generate.mjs';
import { bestList, expectedNdcg, ndcg, oracleReport } from '../../demo/sample-shop/oracle.mjs';
import { makeProducts } from '../../demo/sample-shop/products.mjs';
import { makeShoppers } from '../../demo/sample-shop/shoppers.mjs';
import { popularities, tasteOver } from '../../demo/sample-shop/tastes.mjs';
import { brands } from '../../demo/sample-shop/assortment/brands.mjs';
import { complements } from '../../demo/sample-shop/assortment/complements.mjs';
import { types } from '../../demo/sample-shop/assortment/types.mjs';

const products = makeProducts(800);
const shoppers = makeShoppers(products, 1000);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hash = (files: Map<string, string>) => sha256([...files.entries()].flat().join('\0'));

describe('the sample catalogue', () => {
  it('has 800 products, 20 of each of 40 types in 8 departments, with unique ids and titles', () => {
    expect(products).toHaveLength(800);
    expect(new Set(products.map(({ id }) => id)).size).toBe(800);
    expect(new Set(types.map(({ department }) => department)).size).toBe(8);
    for (const type of types) expect(products.filter((p) => p.type === type)).toHaveLength(20);
    const titles = parseCsv(makeFiles(800, 1).get('products.csv')!).map(({ title }) => title);
    expect(new Set(titles).size).toBe(800);
  });

  it('gives a product only facts that its type and its brand can have', () => {
    for (const { type, brand, series, material, uses, seasons, systems, color } of products) {
      const maker = brands.find(({ name }) => name === brand)!;
      expect(maker.departments).toContain(type.department);
      expect(maker.series).toContain(series);
      expect(maker.colors).toContain(color);
      expect(type.materials).toContain(material);
      for (const use of uses) expect(type.uses).toContain(use);
      for (const season of seasons) expect(type.seasons).toContain(season);
      for (const system of systems) expect(type.systems).toContain(system);
    }
  });

  it('says the same of a product in English and in Chinese', () => {
    const files = makeFiles(200, 10);
    const english = parseCsv(files.get('products.csv')!);
    const chinese = parseCsv(files.get('products.zh.csv')!);
    expect(chinese.map(({ id }) => id)).toEqual(english.map(({ id }) => id));
    expect(chinese.map(({ price }) => price)).toEqual(english.map(({ price }) => price));
    for (const row of chinese) expect(row['title']).toMatch(/\p{Script=Han}/u);
    const translations = new Set(
      english.map((row, i) => `${row['material']} ${chinese[i]!['材质']}`),
    );
    expect(translations.size).toBe(new Set(english.map(({ material }) => material)).size);
  });

  it('stores every product in a warehouse that no other fact predicts', () => {
    // Chi-squared of warehouse against brand: 23 x 5 = 115 degrees of freedom, 99.9 % below 168.
    const count = (test: (p: (typeof products)[number]) => boolean) => products.filter(test).length;
    const bays = [...new Set(products.map(({ warehouse }) => warehouse))];
    let chiSquared = 0;
    for (const { name } of brands) {
      for (const bay of bays) {
        const expected = (count((p) => p.brand === name) * count((p) => p.warehouse === bay)) / 800;
        const seen = count((p) => p.brand === name && p.warehouse === bay);
        chiSquared += (seen - expected) ** 2 / expected;
      }
    }
    expect(bays).toHaveLength(6);
    expect(chiSquared).toBeLessThan(168);
  });
});

describe('the sample complements', () => {
  it('are of other types that the shop has', () => {
    const keys = types.map(({ key }) => key);
    expect(Object.keys(complements).sort()).toEqual([...keys].sort());
    for (const [key, wanted] of Object.entries(complements)) {
      for (const other of wanted) expect(keys).toContain(other);
      expect(wanted).not.toContain(key);
    }
  });
});

describe('the sample shoppers', () => {
  it('write the same bytes on every run', () => {
    const first = makeFiles(200, 100);
    expect(hash(makeFiles(200, 100))).toBe(hash(first));
  });

  it('make noise with one event in ten', () => {
    const events = shoppers.flatMap((shopper) => shopper.events);
    const noise = events.filter((event) => event.noise).length / events.length;
    expect(noise).toBeGreaterThan(0.095);
    expect(noise).toBeLessThan(0.105);
  });

  it('cart only what they viewed and buy only what they carted', () => {
    for (const { events } of shoppers) {
      const done = new Set<string>();
      for (const { product, type, noise } of events) {
        if (!noise && type === 'addToCart') expect(done).toContain(`view ${product}`);
        if (!noise && type === 'purchase') expect(done).toContain(`addToCart ${product}`);
        done.add(`${type} ${product}`);
      }
    }
  });

  it('order what goes together, of two types, in about a fifth of the orders', () => {
    let orders = 0;
    let pairs = 0;
    for (const { events } of shoppers) {
      const bought = events.filter(({ type }) => type === 'purchase');
      for (const order of new Set(bought.map((event) => event.order!))) {
        const lines = bought.filter((event) => event.order === order);
        expect(new Set(lines.map(({ minute }) => minute)).size).toBe(1);
        orders += 1;
        if (lines.length === 1) continue;
        pairs += 1;
        const [first, other] = lines.map(({ product }) => products[product]!.type.key);
        expect(complements[first!]).toContain(other);
      }
    }
    expect(pairs / orders).toBeGreaterThan(0.19);
    expect(pairs / orders).toBeLessThan(0.26);
  });

  it('do nothing with new arrivals, which therefore have no event', () => {
    const fresh = products.filter(({ isNew }) => isNew).length;
    expect(fresh).toBeGreaterThan(10);
    for (const { events } of shoppers) {
      for (const { product } of events) expect(products[product]!.isNew).toBe(false);
    }
  });

  it('choose next what their taste allows and their history does not hold', () => {
    for (const { events, next, probabilities } of shoppers) {
      const seen = new Set(events.map(({ product }) => product));
      for (const product of next) {
        expect(seen).not.toContain(product);
        expect(probabilities[product]).toBeGreaterThan(0);
      }
    }
  });

  it('follow no warehouse: their taste for a bay is its share of the popular products', () => {
    const popularity = popularities(products);
    const total = popularity.reduce((sum, weight) => sum + weight, 0);
    for (const bay of new Set(products.map(({ warehouse }) => warehouse))) {
      const of = (weights: Float64Array) =>
        weights.reduce((sum, w, i) => sum + (products[i]!.warehouse === bay ? w : 0), 0);
      const liking = shoppers.reduce((sum, s) => sum + of(s.probabilities), 0) / shoppers.length;
      expect(Math.abs(liking - of(popularity) / total)).toBeLessThan(0.03);
    }
  });
});

describe('the pictures', () => {
  const files = makeFiles(800, 1);
  const pictures = products.map(({ id }) => files.get(`images/${id}.svg`)!);

  it('are one per product, of at most 2 kB, and name no colour that is none', () => {
    for (const picture of pictures) {
      expect(picture.length).toBeLessThan(2048);
      expect(picture).not.toMatch(/undefined|NaN/);
      for (const [, paint] of picture.matchAll(/(?:fill|stroke)="([^"]*)"/g)) {
        expect(paint).toMatch(/^(none|#[0-9a-f]{6}([0-9a-f]{2})?)$/);
      }
    }
  });

  it('are well-formed: every element that opens closes', () => {
    for (const picture of pictures) {
      const open: string[] = [];
      for (const [, close, name, self] of picture.matchAll(/<(\/?)(\w+)[^<>]*?(\/?)>/g)) {
        if (close) expect(open.pop()).toBe(name);
        else if (!self) open.push(name!);
      }
      expect(open).toEqual([]);
    }
  });

  it('show each type by a shape of its own', () => {
    const outline = (picture: string) => picture.replace(/#[0-9a-f]+/g, '').replace(/[\d.]+/g, '');
    const owners = new Map<string, string>();
    products.forEach(({ type }, i) => {
      const drawn = outline(pictures[i]!);
      expect(owners.get(drawn) ?? type.key).toBe(type.key);
      owners.set(drawn, type.key);
    });
  });
});

describe('the oracle', () => {
  const probabilities = Float64Array.of(0.4, 0.3, 0.2, 0.1);
  const event = (product: number) => ({ product, type: 'view', minute: 0, noise: false }) as const;

  it('lists the most likely products outside the history', () => {
    expect(bestList(probabilities, new Set([1]))).toEqual([0, 2, 3]);
  });

  it('is worth 1, 0.6309 or 0.5 for a hit on rank 1, 2 or 3, and 0 for none', () => {
    expect(ndcg([7, 8, 9], 7)).toBe(1);
    expect(ndcg([7, 8, 9], 8)).toBeCloseTo(0.6309, 4);
    expect(ndcg([7, 8, 9], 9)).toBe(0.5);
    expect(ndcg([7, 8, 9], 4)).toBe(0);
  });

  it('reports by hand: history {1} leaves 4/7, 2/7, 1/7; the choices 0 and 3 score 1 and 0.5', () => {
    const shopper = { id: 's1', segment: 'use', probabilities, events: [event(1)], next: [0, 3] };
    expect(oracleReport([shopper])).toEqual({
      k: 10,
      shoppers: 1,
      ndcg: 0.75,
      segments: { use: { shoppers: 1, ndcg: 0.75 } },
    });
    expect(expectedNdcg(shopper, [0, 2, 3])).toBeCloseTo(4 / 7 + 2 / 7 / Math.log2(3) + 1 / 14, 12);
  });

  it('has no better list than its own, on average, for anyone', () => {
    for (const shopper of shoppers.slice(0, 50)) {
      const history = new Set(shopper.events.map(({ product }) => product));
      const best = bestList(shopper.probabilities, history);
      const swapped = [...best.slice(1), best[0]!];
      expect(expectedNdcg(shopper, best)).toBeGreaterThanOrEqual(expectedNdcg(shopper, swapped));
    }
  });

  it('weighs a taste 97 to 3: facts against popularity', () => {
    const taste = tasteOver(Float64Array.of(1, 0), Float64Array.of(1, 1));
    expect([...taste]).toEqual([0.97 + 0.015, 0.015]);
  });
});

describe('CSV', () => {
  it('reads back what it wrote: commas, quotes, line breaks and empty fields', () => {
    const rows = [
      ['id', 'title', 'use'],
      ['a', 'Tent "Skarn", moss', ''],
      ['', 'two\nlines', 'x|y'],
    ];
    expect(parseCsv(toCsv(rows))).toEqual([
      { id: 'a', title: 'Tent "Skarn", moss', use: '' },
      { id: '', title: 'two\nlines', use: 'x|y' },
    ]);
  });
});
