// What the simulated shoppers like.  A taste is a probability for every product; the best possible
// recommendations follow from it, because the next choice is drawn from it too.

import { Random } from './random.mjs';

/** The share of a taste that goes by popularity alone. */
const browsing = 0.03;

/** How much more likely a shopper of one fact picks what also has their second fact. */
const secondFact = 2;

/** Products in a hidden bundle. */
const bundleSize = 30;

/** The kinds of shoppers: what their taste follows, and their share. */
const segments = [
  { name: 'use', share: 0.25 },
  { name: 'brand', share: 0.2 },
  { name: 'material', share: 0.15 },
  { name: 'compatible', share: 0.15 },
  { name: 'bundle', share: 0.15 },
  { name: 'category', share: 0.1 },
];

const valuesOf = {
  use: (product) => product.uses,
  brand: (product) => [product.brand],
  material: (product) => [product.material],
  compatible: (product) => product.systems,
  category: ({ type }) => [type.department],
};

// The fact that sharpens a taste, for segments that have one.
const sharpenedBy = { use: 'brand', brand: 'use', material: 'use' };

/** @typedef {import('./products.mjs').Product} Product */

/**
 * Popularity: a Zipf law over a random order, so that no fact and no id decides it.
 * @param {Product[]} products
 */
export function popularities(products) {
  const weights = new Float64Array(products.length);
  const order = new Random('popularity').shuffled(products.map((_, i) => i));
  order.forEach((product, rank) => (weights[product] = 1 / (rank + 80)));
  return weights;
}

/**
 * Bundles that follow no fact: random products, each in one bundle at most.
 * @param {Product[]} products
 */
function hiddenBundles(products) {
  const order = new Random('bundles').shuffled(products.map((_, i) => i));
  const count = Math.max(1, Math.floor(products.length / bundleSize / 3));
  return Array.from({ length: count }, (_, b) => order.slice(b * bundleSize, (b + 1) * bundleSize));
}

/** Values of a fact that enough products share, with those products' numbers. */
function crowdedValues(products, name) {
  const holders = new Map();
  products.forEach((product, i) => {
    for (const value of valuesOf[name](product)) {
      if (!holders.has(value)) holders.set(value, []);
      holders.get(value).push(i);
    }
  });
  const enough = products.length / 27;
  return [...holders.values()].filter((numbers) => numbers.length >= enough);
}

/**
 * A distribution over the products: most of it goes by `focus`, the rest by popularity.
 * @param {Float64Array} focus one weight per product
 * @param {Float64Array} popularity
 */
export function tasteOver(focus, popularity) {
  const total = (weights) => weights.reduce((sum, weight) => sum + weight, 0);
  const [focusTotal, popularityTotal] = [total(focus), total(popularity)];
  return focus.map(
    (weight, i) =>
      ((1 - browsing) * weight) / focusTotal + (browsing * popularity[i]) / popularityTotal,
  );
}

/** Draws shoppers' tastes for one catalogue. */
export class Tastes {
  #products;
  #popularity;
  #bundles;
  #values;

  constructor(products) {
    this.#products = products;
    this.#popularity = popularities(products);
    this.#bundles = hiddenBundles(products);
    this.#values = Object.fromEntries(
      Object.keys(valuesOf).map((name) => [name, crowdedValues(products, name)]),
    );
  }

  /** One shopper's taste: its segment and the probability of every product. */
  draw(random) {
    const segment = segments[random.weighted(segments.map(({ share }) => share))].name;
    const focus = new Float64Array(this.#products.length);
    if (segment === 'bundle') {
      for (const product of random.pick(this.#bundles)) focus[product] = 1;
    } else {
      for (const product of random.pick(this.#values[segment]))
        focus[product] = this.#popularity[product];
      this.#sharpen(focus, sharpenedBy[segment], random);
    }
    return { segment, probabilities: tasteOver(focus, this.#popularity) };
  }

  #sharpen(focus, name, random) {
    if (!name) return;
    for (const product of random.pick(this.#values[name])) focus[product] *= secondFact;
  }
}
