// The head of the page: the shop's name, what the device knows, language, theme, cart, and the
// departments as a small shelf.

import { departments } from '../../sample-shop/assortment/types.mjs';
import { h } from '../dom.js';
import type { Language, Product } from '../catalog.js';
import type { Shop } from '../shop.js';
import { toggleTheme } from '../theme.js';
import { openDevice } from './device.js';
import { picture } from './picture.js';

export type Department = keyof typeof departments;

export const departmentKeys = Object.keys(departments) as Department[];

export const departmentName = (department: Department, language: Language): string =>
  departments[department][language];

// What stands on the shelf for a department.
const emblems: Readonly<Record<Department, string>> = {
  camp: 'tent-03',
  trail: 'backpack-03',
  cycling: 'helmet-03',
  water: 'kayak-03',
  kitchen: 'saucepan-01',
  coffee: 'teapot-02',
  garden: 'pot-02',
  home: 'desk-lamp-03',
};

/** The product that stands for a department. */
export function emblemOf(shop: Shop, department: Department): Product {
  return (
    shop.catalog.find(emblems[department]) ??
    shop.catalog.products.find((product) => product.department === department)!
  );
}

function departmentShelf(shop: Shop, current: string): HTMLElement {
  const items = departmentKeys.map((department) =>
    h(
      'li',
      {},
      h(
        'a',
        {
          attributes: {
            href: `#/department/${department}`,
            'aria-current': department === current && 'page',
          },
        },
        h('span', { class: 'emblem' }, picture(emblemOf(shop, department))),
        h('span', { class: 'emblem-name' }, departmentName(department, shop.language)),
      ),
    ),
  );
  return h(
    'nav',
    { class: 'departments', attributes: { 'aria-label': shop.words.departments } },
    h('ul', { attributes: { role: 'list' } }, ...items),
  );
}

function deviceButton(shop: Shop, signal: AbortSignal): HTMLElement {
  const count = h('span', { class: 'count' });
  const button = h(
    'button',
    {
      class: 'tool',
      attributes: { type: 'button', 'aria-haspopup': 'dialog', 'data-action': 'device' },
      on: { click: () => openDevice(shop) },
    },
    shop.words.device,
    ' ',
    count,
  );
  const refresh = async () => {
    const { events } = await shop.session.knowledge(shop.language);
    count.textContent = String(events.length);
  };
  shop.on('profile', () => void refresh(), signal);
  void refresh();
  return button;
}

function cartLink(shop: Shop, signal: AbortSignal): HTMLElement {
  const count = h('span', { class: 'count' });
  const link = h(
    'a',
    { class: 'tool', attributes: { href: '#/cart' } },
    shop.words.cart,
    ' ',
    count,
  );
  const refresh = () => {
    const pieces = [...shop.cart.values()].reduce((sum, number) => sum + number, 0);
    count.textContent = String(pieces);
  };
  shop.on('cart', refresh, signal);
  refresh();
  return link;
}

function languageButton(shop: Shop): HTMLElement {
  const other: Language = shop.language === 'en' ? 'zh' : 'en';
  return h(
    'button',
    {
      class: 'tool',
      attributes: { type: 'button', lang: other, 'data-action': 'language' },
      on: { click: () => shop.speak(other) },
    },
    other === 'zh' ? '中文' : 'English',
  );
}

function themeButton(shop: Shop): HTMLElement {
  const attributes = { type: 'button', 'aria-label': shop.words.theme, 'data-action': 'theme' };
  return h('button', { class: 'tool theme', attributes, on: { click: toggleTheme } }, '◐');
}

/** The head; `current` is the department that is open, or empty. */
export function header(shop: Shop, current: string, signal: AbortSignal): HTMLElement {
  return h(
    'header',
    { class: 'head' },
    h(
      'a',
      { class: 'skip', attributes: { href: '#content' }, on: { click: skipToContent } },
      shop.words.skip,
    ),
    h(
      'div',
      { class: 'head-row' },
      h('a', { class: 'wordmark', attributes: { href: '#/' } }, 'Ledge'),
      h(
        'div',
        { class: 'tools' },
        deviceButton(shop, signal),
        languageButton(shop),
        themeButton(shop),
        cartLink(shop, signal),
      ),
    ),
    departmentShelf(shop, current),
  );
}

// The hash belongs to the router, so the link moves the focus itself.
function skipToContent(event: MouseEvent): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('h1')?.focus();
}
