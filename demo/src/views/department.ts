// A department: its product types, each on a shelf of its own.

import { types } from '../../sample-shop/assortment/types.mjs';
import { h } from '../dom.js';
import { card, shelf } from '../parts/card.js';
import { type Department, departmentName } from '../parts/header.js';
import type { Shop } from '../shop.js';
import type { View } from './view.js';

type Type = (typeof types)[number];

const sectionId = (type: Type): string => `type-${type.key}`;

function jump(shop: Shop, type: Type): HTMLElement {
  const scroll = () => {
    const heading = document.getElementById(sectionId(type));
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  };
  return h(
    'li',
    {},
    h(
      'button',
      { class: 'chip', attributes: { type: 'button' }, on: { click: scroll } },
      type.plural[shop.language],
    ),
  );
}

function typeSection(shop: Shop, type: Type): HTMLElement {
  const cards = shop.catalog.ofType(type.key).map((product) => card(shop, product));
  return h(
    'section',
    { attributes: { 'aria-labelledby': sectionId(type) } },
    h(
      'div',
      { class: 'section-head' },
      h('h2', { attributes: { id: sectionId(type), tabindex: '-1' } }, type.plural[shop.language]),
    ),
    shelf(cards),
  );
}

export function department(shop: Shop, key: Department): View {
  const own = types.filter((type) => type.department === key);
  const title = departmentName(key, shop.language);
  return {
    title,
    department: key,
    content: [
      h('div', { class: 'title-row' }, h('h1', { attributes: { tabindex: '-1' } }, title)),
      h(
        'ul',
        { class: 'chips', attributes: { role: 'list' } },
        ...own.map((type) => jump(shop, type)),
      ),
      ...own.map((type) => typeSection(shop, type)),
    ],
  };
}
