// The path of a reason, drawn: product, relation, fact, relation, product.

import { h } from '../dom.js';
import type { PathStep } from '../session.js';
import type { Shop } from '../shop.js';
import { picture } from './picture.js';

function itemNode(shop: Shop, id: string, label: string): HTMLElement {
  const product = shop.catalog.find(id);
  return h(
    'li',
    { class: 'node item', attributes: { 'data-kind': 'item', 'data-id': id } },
    product &&
      h(
        'span',
        { class: 'thumb', attributes: { 'data-department': product.department } },
        picture(product),
      ),
    h('span', { class: 'label' }, product ? shop.textOf(product).title : label),
  );
}

function entityNode(label: string): HTMLElement {
  const [leaf, ...above] = label.split(' > ').reverse();
  return h(
    'li',
    { class: 'node entity', attributes: { 'data-kind': 'entity', 'data-label': label } },
    above.length > 0 && h('small', {}, above.reverse().join(' › ')),
    leaf,
  );
}

function edge(shop: Shop, name: string, forward: boolean): HTMLElement {
  const label = shop.words.edges[name] ?? name.replaceAll('_', ' ');
  return h(
    'li',
    {
      class: `edge ${forward ? 'forward' : 'backward'}`,
      attributes: { 'data-kind': 'relation', 'data-name': name },
    },
    h('span', {}, label),
  );
}

/** The path as an ordered list of nodes and edges. */
export function drawPath(shop: Shop, path: readonly PathStep[]): HTMLElement {
  const steps = path.map((step) => {
    if (step.kind === 'item') return itemNode(shop, step.id, step.label);
    if (step.kind === 'entity') return entityNode(step.label);
    return edge(shop, step.name, step.forward);
  });
  return h('ol', { class: 'path', attributes: { role: 'list' } }, ...steps);
}
