// A product on a shelf: its picture on the board, its name and price on the edge, and why it is here.

import type { Product } from '../catalog.js';
import { h } from '../dom.js';
import type { Recommendation } from '../session.js';
import type { Shop } from '../shop.js';
import { formatPrice } from '../words.js';
import { picture } from './picture.js';
import { openWhy } from './why.js';

const productLink = (product: Product): string => `#/product/${product.id}`;

function because(shop: Shop, product: Product, recommendation: Recommendation): HTMLElement {
  const { words } = shop;
  const button = h(
    'button',
    {
      class: 'why-button',
      attributes: {
        type: 'button',
        'aria-haspopup': 'dialog',
        'aria-label': words.whyOf(shop.textOf(product).title),
      },
      on: { click: () => openWhy(shop, product, recommendation) },
    },
    words.why,
  );
  const text = recommendation.reasons[0]?.text ?? words.whyPopular;
  return h('div', { class: 'because' }, h('p', {}, text), button);
}

/** A card; with a recommendation it says why. */
export function card(shop: Shop, product: Product, recommendation?: Recommendation): HTMLElement {
  const { words, language } = shop;
  return h(
    'li',
    { class: 'card', attributes: { 'data-item': product.id } },
    h(
      'a',
      {
        class: 'card-link',
        attributes: { href: productLink(product), 'data-department': product.department },
      },
      h('span', { class: 'wall' }, picture(product)),
      h('span', { class: 'price' }, formatPrice(product.price, language)),
      h(
        'span',
        { class: 'maker' },
        product.brand,
        product.isNew && h('span', { class: 'new' }, words.isNew),
      ),
      h('span', { class: 'name' }, shop.nameOf(product)),
    ),
    recommendation && because(shop, product, recommendation),
  );
}

/** Products side by side on boards. */
export function shelf(cards: readonly HTMLElement[], className = ''): HTMLElement {
  return h('ul', { class: `shelf ${className}`.trim(), attributes: { role: 'list' } }, ...cards);
}

/** The shelf of recommendations; products that the page does not know are left out. */
export function recommendedShelf(
  shop: Shop,
  recommendations: readonly Recommendation[],
): HTMLElement {
  const cards = recommendations.flatMap((recommendation) => {
    const product = shop.catalog.find(recommendation.id);
    return product ? [card(shop, product, recommendation)] : [];
  });
  return shelf(cards, 'recommended');
}
