// Colours of the drawings: a product's own from its facts, and the few that all pictures share.

import { brands } from '../assortment/brands.mjs';
import { colors, materials } from '../assortment/facts.mjs';

export const ink = '#2b2e2c';
export const steel = '#bfc6c8';
export const wood = '#c99f6a';
export const paper = '#f5f0e4';
export const glass = '#d6e6e4';
export const glow = '#f6cf6b';
export const coffee = '#5b3a29';
export const leaf = '#5d7f4a';
export const leafDark = '#44633a';

const channels = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

/** The colour `share` of the way from one hex colour to another. */
export function mix(from, to, share) {
  const other = channels(to);
  const mixed = channels(from).map((value, i) => Math.round(value + (other[i] - value) * share));
  return '#' + mixed.map((value) => value.toString(16).padStart(2, '0')).join('');
}

/**
 * @typedef {object} Look
 * @property {string} a the body's colour: the material's own where it has one
 * @property {string} ad the body in shadow
 * @property {string} al the body in light
 * @property {string} b the trim's colour
 * @property {string} bd the trim in shadow
 * @property {number} size 0 (small) to 1 (large)
 * @property {number} form 0, 1 or 2: the series' cut
 */

const shade = (hex) => mix(hex, '#14201f', 0.24);
const tint = (hex) => mix(hex, '#ffffff', 0.28);

// A maker's second colour: what its products are trimmed with.
function trimOf(brandName, color) {
  const brand = brands.find(({ name }) => name === brandName);
  return colors[brand.colors.find((candidate) => candidate !== color)].hex;
}

/**
 * How a product looks, from its facts.
 * @param {{ brand: string, series: string, material: string, color: string, sizeStep: number }} facts
 * @returns {Look}
 */
export function lookOf({ brand, series, material, color, sizeStep }) {
  const own = materials[material].hue;
  const a = own ?? colors[color].hex;
  const b = own ? colors[color].hex : trimOf(brand, color);
  const form = brands.find(({ name }) => name === brand).series.indexOf(series) % 3;
  return { a, ad: shade(a), al: tint(a), b, bd: shade(b), size: sizeStep, form };
}
