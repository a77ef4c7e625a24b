// The front page: for you, and the departments.

import { h } from '../dom.js';
import { shelf, card } from '../parts/card.js';
import { departmentKeys } from '../parts/header.js';
import type { Shop } from '../shop.js';
import { recommendedSection } from './recommended.js';
import type { View } from './view.js';

const forYouLimit = 8;

/** The section *for you*. */
export function forYou(shop: Shop, signal: AbortSignal): HTMLElement {
  const { words, language, session } = shop;
  return recommendedSection(
    shop,
    {
      name: 'for-you',
      title: words.forYou,
      note: async () => {
        const { events } = await session.knowledge(language);
        return events.length ? words.forYouFrom(events.length) : words.forYouPopular;
      },
      ask: () => session.recommend(language, forYouLimit),
    },
    signal,
  );
}

export function front(shop: Shop, signal: AbortSignal): View {
  const { words, catalog } = shop;
  const arrivals = departmentKeys
    .flatMap((key) => catalog.products.filter((p) => p.isNew && p.department === key).slice(-1))
    .slice(-4);
  return {
    title: '',
    department: '',
    content: [
      h(
        'div',
        { class: 'hero' },
        h('h1', { attributes: { tabindex: '-1' } }, words.tagline),
        h('p', {}, words.lead),
      ),
      forYou(shop, signal),
      arrivals.length > 0 &&
        h(
          'section',
          { attributes: { 'aria-labelledby': 'arrivals' } },
          h(
            'div',
            { class: 'section-head' },
            h('h2', { attributes: { id: 'arrivals' } }, words.isNew),
          ),
          shelf(arrivals.map((product) => card(shop, product))),
        ),
    ],
  };
}
