// Which page the address asks for: #/, #/department/camp, #/product/tent-01, #/cart.

import { h } from './dom.js';
import { departmentKeys } from './parts/header.js';
import type { Shop } from './shop.js';
import { cart } from './views/cart.js';
import { department } from './views/department.js';
import { front } from './views/front.js';
import { product } from './views/product.js';
import type { View } from './views/view.js';

const nothing = (shop: Shop): View => ({
  title: shop.words.notFound,
  department: '',
  content: [
    h(
      'div',
      { class: 'title-row' },
      h('h1', { attributes: { tabindex: '-1' } }, shop.words.notFound),
    ),
    h('p', {}, h('a', { attributes: { href: '#/' } }, 'Ledge')),
  ],
});

/** The page of an address; its parts stop listening when `signal` aborts. */
export function viewOf(shop: Shop, hash: string, signal: AbortSignal): View {
  const [page = '', key = ''] = hash.replace(/^#\/?/, '').split('/');
  if (page === '') return front(shop, signal);
  if (page === 'cart') return cart(shop, signal);
  const known = departmentKeys.find((name) => name === key);
  if (page === 'department' && known) return department(shop, known);
  const shown = shop.catalog.find(key);
  return page === 'product' && shown ? product(shop, shown, signal) : nothing(shop);
}

/** The product whose page an address is, which counts as a view. */
export const viewedBy = (shop: Shop, hash: string) =>
  hash.startsWith('#/product/') ? shop.catalog.find(hash.slice('#/product/'.length)) : undefined;
