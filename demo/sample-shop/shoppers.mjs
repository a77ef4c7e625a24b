// Simulated shoppers: a history of views, carts and purchases drawn from a taste, noise among it,
// and the choices that come next, which no file of the log holds.

import { complements } from './assortment/complements.mjs';
import { Random } from './random.mjs';
import { Tastes } from './tastes.mjs';

/**
 * @typedef {object} ShopperEvent
 * @property {number} product index into the catalogue
 * @property {'view' | 'addToCart' | 'purchase'} type
 * @property {number} minute since 1970-01-01 UTC
 * @property {boolean} noise drawn from no taste
 * @property {number} [order] of a purchase: the shopper's orders are numbered from 0
 *
 * @typedef {object} Shopper
 * @property {string} id
 * @property {string} segment what its taste follows
 * @property {Float64Array} probabilities the taste: one number per product, their sum 1
 * @property {ShopperEvent[]} events oldest first
 * @property {number[]} next independent next choices: products outside the history
 */

/** The share of events that no taste explains. */
const noiseShare = 0.1;

/** How often something that goes with a purchase is bought in the same order, if there is any. */
const complementShare = 0.3;

const start = Date.UTC(2026, 0, 5, 7) / 60000; // minutes since 1970
const days = 120;
const heldOutChoices = 5;

/**
 * A copy of a distribution without some products, its sum 1 again.
 * @param {Float64Array} probabilities
 * @param {Set<number>} excluded
 */
export function without(probabilities, excluded) {
  const rest = probabilities.map((p, i) => (excluded.has(i) ? 0 : p));
  const total = rest.reduce((sum, p) => sum + p, 0);
  return rest.map((p) => p / total);
}

const deed = (product, type) => ({ product, type, noise: false });

/** What a shopper does with one product: always a view, then perhaps a cart, then a purchase. */
function visit(random, product) {
  const types = ['view'];
  if (random.chance(0.5)) types.push('addToCart');
  if (types.length === 2 && random.chance(0.7)) types.push('purchase');
  return types.map((type) => deed(product, type));
}

/** A product that goes with another one, to the taste and not seen yet; -1 for none. */
function complementOf(random, product, { probabilities, products, seen }) {
  const wanted = complements[products[product].type.key];
  const isLiked = (p) => p * products.length > 1;
  const weights = probabilities.map((p, i) =>
    isLiked(p) && wanted.includes(products[i].type.key) && !products[i].isNew && !seen.has(i)
      ? p
      : 0,
  );
  return weights.some((weight) => weight > 0) ? random.weighted(weights) : -1;
}

/** The events of one history, without times.  A purchase with something that goes with it is one order. */
function history(random, probabilities, products) {
  const events = [];
  const seen = new Set();
  const add = (...deeds) => {
    events.push(...deeds);
    deeds.forEach(() => {
      while (random.chance(noiseShare)) events.push(noiseEvent(random, products));
    });
  };
  const visits = random.integer(6, 18);
  let order = 0;
  while (seen.size < visits) {
    const product = random.weighted(probabilities);
    if (seen.has(product) || products[product].isNew) continue;
    seen.add(product);
    const deeds = visit(random, product);
    const isBought = deeds.length === 3;
    for (const event of deeds.filter(({ type }) => type !== 'purchase')) add(event);
    if (!isBought) continue;
    const bought = [product];
    const wanted = { probabilities, products, seen };
    const other = random.chance(complementShare) ? complementOf(random, product, wanted) : -1;
    if (other >= 0) {
      seen.add(other);
      for (const type of ['view', 'addToCart']) add(deed(other, type));
      bought.push(other);
    }
    add(...bought.map((one) => ({ ...deed(one, 'purchase'), order })));
    ++order;
  }
  return events;
}

function noiseEvent(random, products) {
  let product = random.integer(0, products.length - 1);
  while (products[product].isNew) product = random.integer(0, products.length - 1);
  return { product, type: random.chance(0.85) ? 'view' : 'addToCart', noise: true };
}

/** Gives each event a minute: a few at a stretch, then a pause of days; an order has one. */
function timed(random, events) {
  let minute = start + random.integer(0, days * 24 * 60);
  let lastOrder;
  return events.map((event) => {
    const isSameOrder = event.order !== undefined && event.order === lastOrder;
    lastOrder = event.order;
    if (!isSameOrder) {
      minute += random.chance(0.2) ? random.integer(600, 6000) : random.integer(1, 9);
    }
    return { ...event, minute };
  });
}

/**
 * `count` shoppers of a catalogue.
 * @param {import('./products.mjs').Product[]} products
 * @param {number} count
 * @returns {Shopper[]}
 */
export function makeShoppers(products, count) {
  const tastes = new Tastes(products);
  const random = new Random('shoppers');
  return Array.from({ length: count }, (_, s) => {
    const { segment, probabilities } = tastes.draw(random);
    const events = timed(random, history(random, probabilities, products));
    const rest = without(probabilities, new Set(events.map(({ product }) => product)));
    const next = Array.from({ length: heldOutChoices }, () => random.weighted(rest));
    return { id: `s${String(s + 1).padStart(5, '0')}`, segment, probabilities, events, next };
  });
}

const isoTime = (minute) => new Date(minute * 60000).toISOString().replace('.000', '');

/** The rows of the event log, header first, in order of time. */
export function eventRows(products, shoppers) {
  const events = shoppers.flatMap(({ id, events }) => events.map((event) => ({ id, ...event })));
  events.sort((a, b) => a.minute - b.minute);
  const rows = events.map(({ id, product, type, minute, order }) => [
    id,
    products[product].id,
    type,
    isoTime(minute),
    order === undefined ? '' : `${id}-${order + 1}`,
  ]);
  return [['shopper', 'item', 'type', 'time', 'order'], ...rows];
}

/** The rows of the held-out choices, header first. */
export function heldOutRows(products, shoppers) {
  const rows = shoppers.flatMap(({ id, next }) =>
    next.map((product) => [id, products[product].id]),
  );
  return [['shopper', 'item'], ...rows];
}
