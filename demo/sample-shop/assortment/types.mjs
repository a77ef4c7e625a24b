// What the shop sells: 8 departments of 5 product types.  A type says which facts its products can
// have; products.mjs draws from these lists.

import { indoors } from './indoors.mjs';
import { outdoors } from './outdoors.mjs';

/** key -> the department's name, in the order of the shop's menu. */
export const departments = {
  camp: { en: 'Camp', zh: '露营' },
  trail: { en: 'Trail', zh: '徒步' },
  cycling: { en: 'Cycling', zh: '骑行' },
  water: { en: 'Water', zh: '水上' },
  kitchen: { en: 'Kitchen', zh: '厨房' },
  coffee: { en: 'Coffee & Tea', zh: '咖啡与茶' },
  garden: { en: 'Garden', zh: '园艺' },
  home: { en: 'Home', zh: '居家' },
};

/**
 * @typedef {object} ProductType
 * @property {string} key also the first part of its products' ids
 * @property {keyof departments} department
 * @property {{ en: string, zh: string }} group the middle of the category path
 * @property {{ en: string, zh: string }} plural the end of the category path
 * @property {{ en: string, zh: string }} name
 * @property {string[]} materials
 * @property {string[]} uses
 * @property {string[]} seasons
 * @property {string[]} systems what a product can be compatible with; empty for some types
 * @property {[number, number]} price whole EUR, before the brand's level
 * @property {[number, number]} weight grams, smallest and largest size
 * @property {[string, string][]} sizes English and Chinese, small to large; empty for one size
 * @property {{ en: string, zh: string }} pitch a sentence of the description
 */

/** @type {ProductType[]} */
export const types = [...outdoors, ...indoors];
