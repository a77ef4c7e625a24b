// What this device knows about the shopper: what counts, and every event, each of which can be
// removed.

import { h, replace } from '../dom.js';
import type { Interest, Knowledge, ProfileEvent } from '../session.js';
import type { Shop } from '../shop.js';
import { picture } from './picture.js';
import { requestLine } from './request-line.js';
import { openSheet } from './sheet.js';
import { bar } from './why.js';

const shownKinds = new Set(['brand', 'category', 'attribute']);
const mostShown = 12;

/** A category path shows its end. */
const leafOf = (label: string): string => label.split(' > ').at(-1)!;

function interestList(shop: Shop, interests: readonly Interest[]): HTMLElement {
  const shown = interests.filter(({ kind }) => shownKinds.has(kind)).slice(0, mostShown);
  const most = Math.max(...shown.map(({ weight }) => weight));
  const rows = shown.map(({ relation, label, weight }) =>
    h(
      'li',
      { attributes: { 'data-relation': relation, 'data-label': label } },
      h('span', { class: 'relation' }, shop.words.edges[relation] ?? relation.replaceAll('_', ' ')),
      h('span', { class: 'interest' }, leafOf(label)),
      bar(weight / most),
    ),
  );
  return h('ul', { class: 'interests', attributes: { role: 'list' } }, ...rows);
}

function eventItem(shop: Shop, event: ProfileEvent): HTMLElement {
  const product = shop.catalog.find(event.item);
  const title = product ? shop.textOf(product).title : event.item;
  const deed = shop.words.deeds[event.type] ?? event.type;
  return h(
    'li',
    { class: 'event', attributes: { 'data-item': event.item, 'data-type': event.type } },
    product &&
      h(
        'span',
        { class: 'thumb', attributes: { 'data-department': product.department } },
        picture(product),
      ),
    h('span', {}, h('small', {}, deed), title),
    h(
      'button',
      {
        class: 'quiet',
        attributes: { type: 'button', 'aria-label': shop.words.remove(`${deed} ${title}`) },
        on: { click: () => void shop.removeEvent(event) },
      },
      '×',
    ),
  );
}

function show(shop: Shop, body: HTMLElement, { events, interests }: Knowledge): void {
  const { words } = shop;
  if (events.length === 0) {
    replace(
      body,
      h('p', {}, words.deviceNothing),
      h('p', { class: 'muted' }, words.deviceNote),
      requestLine(shop),
    );
    return;
  }
  replace(
    body,
    h('p', { class: 'muted' }, words.deviceNote),
    h('h3', {}, words.counts),
    interestList(shop, interests),
    h('h3', {}, words.events),
    h(
      'ul',
      { class: 'events', attributes: { role: 'list' } },
      ...events.map((event) => eventItem(shop, event)),
    ),
    h(
      'button',
      {
        class: 'danger',
        attributes: { type: 'button', 'data-action': 'erase' },
        on: { click: () => void shop.forget() },
      },
      words.eraseAll,
    ),
    requestLine(shop),
  );
}

/** Opens the sheet; it follows the profile while it is open. */
export function openDevice(shop: Shop): void {
  openSheet(shop, shop.words.deviceTitle, (body, closed) => {
    const refresh = async () => {
      const hadFocus = body.contains(document.activeElement);
      show(shop, body, await shop.session.knowledge(shop.language));
      if (hadFocus) body.querySelector('button')?.focus();
    };
    shop.on('profile', () => void refresh(), closed);
    void refresh();
  });
}
