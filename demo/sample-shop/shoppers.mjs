// Simulated shoppers: a history of views, carts and purchases drawn from a taste, noise among it,
// and the choices that come next, which no file of the log holds.

import { Random } from './random.mjs';
import { Tastes } from './tastes.mjs';

/**
 * @typedef {object} ShopperEvent
 * @property {number} product index into the catalogue
 * @property {'view' | 'addToCart' | 'purchase'} type
 * @property {number} minute since 1970-01-01 UTC
 * @property {boolean} noise drawn from no taste
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

/** What a shopper does with one product: always a view, then perhaps a cart, then a purchase. */
function visit(random, product) {
  const types = ['view'];
  if (random.chance(0.5)) types.push('addToCart');
  if (types.length === 2 && random.chance(0.7)) types.push('purchase');
  return types.map((type) => ({ product, type, noise: false }));
}

/** The events of one history, without times. */
function history(random, probabilities, products) {
  const events = [];
  const seen = new Set();
  const visits = random.integer(6, 18);
  while (seen.size < visits) {
    const product = random.weighted(probabilities);
    if (seen.has(product) || products[product].isNew) continue;
    seen.add(product);
    for (const event of visit(random, product)) {
      events.push(event);
      while (random.chance(noiseShare)) events.push(noiseEvent(random, products));
    }
  }
  return events;
}

function noiseEvent(random, products) {
  let product = random.integer(0, products.length - 1);
  while (products[product].isNew) product = random.integer(0, products.length - 1);
  return { product, type: random.chance(0.85) ? 'view' : 'addToCart', noise: true };
}

/** Gives each event a minute: a few at a stretch, then a pause of days. */
function timed(random, events) {
  let minute = start + random.integer(0, days * 24 * 60);
  return events.map((event) => {
    minute += random.chance(0.2) ? random.integer(600, 6000) : random.integer(1, 9);
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
  const rows = events.map(({ id, product, type, minute }) => [
    id,
    products[product].id,
    type,
    isoTime(minute),
  ]);
  return [['shopper', 'item', 'type', 'time'], ...rows];
}

/** The rows of the held-out choices, header first. */
export function heldOutRows(products, shoppers) {
  const rows = shoppers.flatMap(({ id, next }) =>
    next.map((product) => [id, products[product].id]),
  );
  return [['shopper', 'item'], ...rows];
}
