// One picture per product, drawn from its facts: the shape from its type, the colours from its
// colour, material and maker, the proportions from its size, the cut from its series.

import { camp } from './things/camp.mjs';
import { coffeeAndTea } from './things/coffee.mjs';
import { cycling } from './things/cycling.mjs';
import { garden } from './things/garden.mjs';
import { home } from './things/home.mjs';
import { kitchen } from './things/kitchen.mjs';
import { lookOf } from './palette.mjs';
import { trail } from './things/trail.mjs';
import { water } from './things/water.mjs';

const drawings = {
  ...camp,
  ...trail,
  ...cycling,
  ...water,
  ...kitchen,
  ...coffeeAndTea,
  ...garden,
  ...home,
};

/** The sheet that drawings use: `viewBox` of the SVG. */
export const viewBox = '0 0 200 172';

/**
 * The SVG elements of a product's picture.
 * @param {string} type a product type's key
 * @param {{ brand: string, series: string, material: string, color: string, sizeStep: number }} facts
 * @returns {string}
 */
export function drawMarks(type, facts) {
  return drawings[type](lookOf(facts)).join('');
}

/**
 * A product's picture as a file of its own.
 * @param {import('../products.mjs').Product} product
 */
export function drawFile(product) {
  const marks = drawMarks(product.type.key, product);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}">${marks}</svg>\n`;
}
