// Why a product is recommended: each reason's sentence, its share of the score and its path.

import type { Product } from '../catalog.js';
import { h } from '../dom.js';
import type { Reason, Recommendation } from '../session.js';
import type { Shop } from '../shop.js';
import { formatShare } from '../words.js';
import { drawPath } from './path.js';
import { picture } from './picture.js';
import { openSheet } from './sheet.js';

/** A bar as long as a share, 0 to 1. */
export function bar(share: number): HTMLElement {
  const fill = h('span', { class: 'bar-fill' });
  fill.style.inlineSize = `${Math.max(2, Math.min(100, share * 100))}%`;
  return h('span', { class: 'bar', attributes: { 'aria-hidden': 'true' } }, fill);
}

function reasonItem(shop: Shop, reason: Reason): HTMLElement {
  const percent = formatShare(reason.share, shop.language);
  return h(
    'li',
    { class: 'reason', attributes: { 'data-source': reason.source } },
    h('p', { class: 'reason-text' }, reason.text),
    reason.path.length > 0 && drawPath(shop, reason.path),
    reason.event &&
      h(
        'p',
        { class: 'share', attributes: { title: shop.words.shareMeans } },
        bar(reason.share),
        shop.words.share(percent),
      ),
  );
}

/** Opens the sheet that explains one recommendation. */
export function openWhy(shop: Shop, product: Product, { reasons }: Recommendation): void {
  const { words, language } = shop;
  const told = reasons.reduce((sum, { share }) => sum + share, 0);
  const personal = reasons.some(({ event }) => event !== null);
  openSheet(shop, words.whyTitle, (body) => {
    body.append(
      h(
        'div',
        { class: 'why-product', attributes: { 'data-department': product.department } },
        h('span', { class: 'thumb' }, picture(product)),
        h('p', {}, h('strong', {}, shop.textOf(product).title)),
      ),
      personal
        ? h(
            'ol',
            { class: 'reasons', attributes: { role: 'list' } },
            ...reasons.map((reason) => reasonItem(shop, reason)),
          )
        : h('p', {}, words.whyPopular),
    );
    if (personal && told < 0.995) {
      body.append(h('p', { class: 'muted' }, words.whyRest(formatShare(1 - told, language))));
    }
  });
}
