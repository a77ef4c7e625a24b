// The best that any recommender can do on the held-out choices: it knows every taste.

import { without } from './shoppers.mjs';

/** @typedef {import('./shoppers.mjs').Shopper} Shopper */

/** The length of the lists that are compared. */
export const k = 10;

/**
 * NDCG@k of a list with one relevant product: 1 / log2(rank + 1), or 0 below rank k.
 * @template Product a product's number, or its id
 * @param {Product[]} list
 * @param {Product} relevant
 */
export function ndcg(list, relevant) {
  const rank = list.indexOf(relevant) + 1;
  return rank > 0 && rank <= k ? 1 / Math.log2(rank + 1) : 0;
}

/**
 * The k most likely products outside the history, best first; equal ones in catalogue order.
 * @param {Float64Array} probabilities
 * @param {Set<number>} history
 * @returns {number[]}
 */
export function bestList(probabilities, history) {
  const rest = without(probabilities, history);
  const numbers = Array.from(rest.keys()).filter((product) => !history.has(product));
  return numbers.sort((a, b) => rest[b] - rest[a] || a - b).slice(0, k);
}

/**
 * The NDCG@k that a list can expect from a shopper's next choice: its taste is known.
 * @param {Shopper} shopper
 * @param {number[]} list
 * @returns {number}
 */
export function expectedNdcg({ probabilities, events }, list) {
  const rest = without(probabilities, new Set(events.map(({ product }) => product)));
  return list.slice(0, k).reduce((sum, product, i) => sum + rest[product] / Math.log2(i + 2), 0);
}

const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const rounded = (number) => Math.round(number * 1e6) / 1e6;

/**
 * The mean NDCG@k of `listOf(shopper)` over all held-out choices of the shoppers.
 * @param {Shopper[]} shoppers
 * @param {(shopper: Shopper) => number[]} listOf
 */
export function meanNdcg(shoppers, listOf) {
  return mean(
    shoppers.flatMap((shopper) => {
      const list = listOf(shopper);
      return shopper.next.map((product) => ndcg(list, product));
    }),
  );
}

/**
 * What oracle.json says: the oracle's NDCG@k, over all shoppers and by segment.
 * @param {Shopper[]} shoppers
 */
export function oracleReport(shoppers) {
  const listOf = ({ probabilities, events }) =>
    bestList(probabilities, new Set(events.map(({ product }) => product)));
  const segments = {};
  for (const name of [...new Set(shoppers.map(({ segment }) => segment))].sort()) {
    const members = shoppers.filter(({ segment }) => segment === name);
    segments[name] = { shoppers: members.length, ndcg: rounded(meanNdcg(members, listOf)) };
  }
  return { k, shoppers: shoppers.length, ndcg: rounded(meanNdcg(shoppers, listOf)), segments };
}
