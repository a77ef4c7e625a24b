// The line that says how many requests there were since loading.

import { h, replace } from '../dom.js';
import type { RequestCount } from '../requests.js';
import type { Shop } from '../shop.js';

let latest: RequestCount = { atStart: 0, bytesAtStart: 0, since: 0 };

function fill(shop: Shop, line: HTMLElement): void {
  const { atStart, bytesAtStart, since } = latest;
  const kilobytes = new Intl.NumberFormat(shop.language).format(Math.round(bytesAtStart / 1000));
  const meaning = h('span', {}, shop.words.requestsMean(atStart, kilobytes));
  line.dataset['since'] = String(since);
  replace(line, h('strong', {}, shop.words.requests(since)), meaning);
}

/** Shows a new count on every line that is in the page. */
export function showRequests(shop: Shop, count: RequestCount): void {
  latest = count;
  for (const line of document.querySelectorAll<HTMLElement>('.requests')) fill(shop, line);
}

export function requestLine(shop: Shop): HTMLElement {
  const line = h('p', { class: 'requests' });
  fill(shop, line);
  return line;
}
