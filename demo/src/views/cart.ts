// The cart, and what is bought together with what is in it.

import type { Product } from '../catalog.js';
import { h, replace } from '../dom.js';
import { picture } from '../parts/picture.js';
import type { Shop } from '../shop.js';
import { formatPrice } from '../words.js';
import { forYou } from './front.js';
import { recommendedSection } from './recommended.js';
import type { View } from './view.js';

const suggestionLimit = 4;

function line(shop: Shop, product: Product, pieces: number): HTMLElement {
  const { words, language } = shop;
  const title = shop.textOf(product).title;
  return h(
    'li',
    { class: 'cart-line', attributes: { 'data-item': product.id } },
    h(
      'span',
      { class: 'thumb', attributes: { 'data-department': product.department } },
      picture(product),
    ),
    h('a', { attributes: { href: `#/product/${product.id}` } }, title),
    h('span', { class: 'pieces' }, `${pieces} ×`),
    h('span', { class: 'amount' }, formatPrice(product.price * pieces, language)),
    h(
      'button',
      {
        class: 'quiet',
        attributes: { type: 'button', 'aria-label': words.takeOut(title) },
        on: { click: () => void shop.takeOut(product) },
      },
      '×',
    ),
  );
}

function contents(shop: Shop, ordered: boolean): HTMLElement {
  const { words, language } = shop;
  const lines = [...shop.cart].map(([id, pieces]) => ({ product: shop.catalog.find(id)!, pieces }));
  if (lines.length === 0) {
    return h(
      'p',
      { class: 'empty', attributes: { role: 'status' } },
      ordered ? words.ordered : words.cartEmpty,
    );
  }
  const total = lines.reduce((sum, { product, pieces }) => sum + product.price * pieces, 0);
  return h(
    'div',
    { class: 'cart' },
    h(
      'ul',
      { attributes: { role: 'list' } },
      ...lines.map(({ product, pieces }) => line(shop, product, pieces)),
    ),
    h(
      'p',
      { class: 'buy' },
      h(
        'span',
        {},
        words.total,
        ' ',
        h('strong', { class: 'price' }, formatPrice(total, language)),
      ),
      h(
        'button',
        {
          class: 'primary',
          attributes: { type: 'button', 'data-action': 'order' },
          on: { click: () => void shop.order() },
        },
        words.order,
      ),
    ),
  );
}

export function cart(shop: Shop, signal: AbortSignal): View {
  const { words, language, session } = shop;
  const place = h('div');
  const suggestions = h('div');
  let hadSome = false;
  const refresh = () => {
    const items = [...shop.cart.keys()];
    replace(place, contents(shop, hadSome));
    hadSome ||= items.length > 0;
    const section = items.length
      ? recommendedSection(
          shop,
          {
            name: 'cart-together',
            title: words.fromCart,
            note: () => Promise.resolve(words.fromCartNote),
            ask: () => session.cart(language, items, suggestionLimit),
          },
          signal,
        )
      : forYou(shop, signal);
    replace(suggestions, section);
  };
  shop.on('cart', refresh, signal);
  refresh();
  return {
    title: words.cart,
    department: '',
    content: [
      h('div', { class: 'title-row' }, h('h1', { attributes: { tabindex: '-1' } }, words.cart)),
      place,
      suggestions,
    ],
  };
}
