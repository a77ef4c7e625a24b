// A section whose shelf is filled by the recommender.

import { h, replace } from '../dom.js';
import { recommendedShelf } from '../parts/card.js';
import type { Recommendation } from '../session.js';
import type { Shop } from '../shop.js';

interface Section {
  /** Also the id of its heading. */
  readonly name: string;
  readonly title: string;
  readonly note: () => Promise<string>;
  readonly ask: () => Promise<readonly Recommendation[]>;
}

/** The section, filled as soon as the recommender answers and again whenever the profile changes. */
export function recommendedSection(shop: Shop, section: Section, signal: AbortSignal): HTMLElement {
  const { name, title } = section;
  const note = h('p', { class: 'muted' }, '\u00a0');
  const place = h('div', { class: 'shelf-place' });
  let asked = 0;
  const refresh = async () => {
    const number = ++asked;
    const [recommendations, text] = await Promise.all([section.ask(), section.note()]);
    if (number !== asked || signal.aborted) return;
    note.textContent = text;
    replace(place, recommendedShelf(shop, recommendations));
    place.dataset['asked'] = String(number);
  };
  shop.on('profile', () => void refresh(), signal);
  void refresh();
  return h(
    'section',
    { class: 'recommendations', attributes: { 'aria-labelledby': name, 'data-section': name } },
    h('div', { class: 'section-head' }, h('h2', { attributes: { id: name } }, title), note),
    place,
  );
}
