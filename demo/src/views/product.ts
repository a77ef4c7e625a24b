// A product: its picture, what is known of it, and what goes with it.  Opening it is a view.

import type { Product } from '../catalog.js';
import { h } from '../dom.js';
import { type Department, departmentName } from '../parts/header.js';
import { picture } from '../parts/picture.js';
import type { Shop } from '../shop.js';
import { formatPrice } from '../words.js';
import { recommendedSection } from './recommended.js';
import type { View } from './view.js';

const togetherLimit = 4;
const relatedLimit = 8;

function factList(shop: Shop, product: Product): HTMLElement {
  const rows = shop
    .textOf(product)
    .facts.filter(([, value]) => value)
    .map(([name, value]) =>
      h(
        'div',
        {},
        h('dt', {}, name.replaceAll('_', ' ')),
        h('dd', {}, value.split('|').join(shop.language === 'zh' ? '、' : ', ')),
      ),
    );
  return h('dl', { class: 'facts', attributes: { 'aria-label': shop.words.facts } }, ...rows);
}

function cartButton(shop: Shop, product: Product, signal: AbortSignal): HTMLElement {
  const label = () =>
    shop.cart.has(product.id)
      ? `${shop.words.inCart} (${shop.cart.get(product.id)})`
      : shop.words.addToCart;
  const button = h(
    'button',
    {
      class: 'primary',
      attributes: { type: 'button', 'data-action': 'add' },
      on: { click: () => void shop.putInCart(product) },
    },
    label(),
  );
  shop.on('cart', () => (button.textContent = label()), signal);
  return button;
}

export function product(shop: Shop, shown: Product, signal: AbortSignal): View {
  const { words, language, session } = shop;
  const text = shop.textOf(shown);
  const key = shown.department as Department;
  return {
    title: text.title,
    department: key,
    content: [
      h(
        'article',
        { class: 'product', attributes: { 'data-department': key, 'data-item': shown.id } },
        h('div', { class: 'wall' }, picture(shown)),
        h(
          'div',
          { class: 'product-text' },
          h(
            'p',
            { class: 'crumb' },
            h('a', { attributes: { href: `#/department/${key}` } }, departmentName(key, language)),
          ),
          h('h1', { attributes: { tabindex: '-1' } }, shop.nameOf(shown)),
          h(
            'p',
            { class: 'maker' },
            words.by(shown.brand),
            shown.isNew && h('span', { class: 'new' }, words.isNew),
          ),
          h('p', {}, text.description),
          h(
            'p',
            { class: 'buy' },
            h('span', { class: 'price' }, formatPrice(shown.price, language)),
            cartButton(shop, shown, signal),
          ),
          factList(shop, shown),
        ),
      ),
      recommendedSection(
        shop,
        {
          name: 'bought-together',
          title: words.boughtTogether,
          note: () => Promise.resolve(words.boughtTogetherNote),
          ask: () => session.boughtTogether(language, shown.id, togetherLimit),
        },
        signal,
      ),
      recommendedSection(
        shop,
        {
          name: 'related',
          title: words.related,
          note: () => Promise.resolve(words.relatedNote),
          ask: () => session.related(language, shown.id, relatedLimit),
        },
        signal,
      ),
    ],
  };
}
