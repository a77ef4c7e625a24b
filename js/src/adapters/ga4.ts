import { adapt, callOf, fieldsOf } from './adapted.js';
import type { Adapted, AdapterOptions, Fields, Platform, Reading } from './adapted.js';

/** The parts of Enhanced Ecommerce and the event that each stands for. */
const parts = [
  ['impressions', 'productImpression'],
  ['click', 'productClick'],
  ['detail', 'productDetail'],
  ['add', 'addToCart'],
  ['remove', 'removeFromCart'],
  ['purchase', 'purchase'],
] as const;

function readParts(ecommerce: Fields): readonly Reading[] {
  return parts
    .filter(([part]) => typeof ecommerce[part] === 'object' && ecommerce[part] !== null)
    .map(([part, name]) => {
      const held = ecommerce[part];
      return { name, items: Array.isArray(held) ? held : (fieldsOf(held)['products'] ?? []) };
    });
}

function read(entry: unknown): readonly Reading[] | string {
  const call = callOf(entry);
  if (call) {
    const [command, name, parameters] = call;
    if (command !== 'event' || typeof name !== 'string') return 'the call is no event';
    return [{ name, items: fieldsOf(parameters)['items'] ?? [] }];
  }
  const fields = fieldsOf(entry);
  const ecommerce = fieldsOf(fields['ecommerce']);
  const older = readParts(ecommerce);
  if (older.length > 0) return older;
  const name = fields['event'];
  if (typeof name !== 'string') return 'it names no event';
  return [{ name, items: ecommerce['items'] ?? fields['items'] ?? [] }];
}

/** @internal */
export const ga4: Platform = {
  types: new Map([
    ['viewitem', 'view'],
    ['viewitemlist', 'impression'],
    ['selectitem', 'select'],
    ['addtocart', 'addToCart'],
    ['removefromcart', 'removeFromCart'],
    ['addtowishlist', 'wishlist'],
    ['purchase', 'purchase'],
    ['productimpression', 'impression'],
    ['productclick', 'select'],
    ['productdetail', 'view'],
  ]),
  ids: ['item_id', 'id'],
  read,
};

/** Reads entries of a `dataLayer`: pushes and gtag calls of GA4, and Enhanced Ecommerce. */
export function fromGa4(entries: unknown, options?: AdapterOptions): Adapted {
  return adapt(entries, ga4, options);
}
