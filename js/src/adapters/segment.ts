import { adapt, callOf, fieldsOf } from './adapted.js';
import type { Adapted, AdapterOptions, Platform, Reading } from './adapted.js';

function read(entry: unknown): readonly Reading[] | string {
  const call = callOf(entry);
  const {
    type = 'track',
    event,
    properties,
  } = call ? { type: call[0], event: call[1], properties: call[2] } : fieldsOf(entry);
  if (type !== 'track') return 'the call is no track';
  if (typeof event !== 'string') return 'it names no event';
  return [{ name: event, items: fieldsOf(properties)['products'] ?? properties ?? {} }];
}

/** @internal */
export const segment: Platform = {
  types: new Map([
    ['productviewed', 'view'],
    ['productclicked', 'select'],
    ['productlistviewed', 'impression'],
    ['productadded', 'addToCart'],
    ['productremoved', 'removeFromCart'],
    ['productaddedtowishlist', 'wishlist'],
    ['wishlistproductaddedtocart', 'addToCart'],
    ['productreviewed', 'rate'],
    ['ordercompleted', 'purchase'],
  ]),
  ids: ['product_id', 'sku'],
  read,
};

/** Reads `track` calls of Segment and RudderStack: objects, or `['track', name, properties]`. */
export function fromSegment(entries: unknown, options?: AdapterOptions): Adapted {
  return adapt(entries, segment, options);
}
