import { adapt, fieldsOf } from './adapted.js';
import type { Adapted, AdapterOptions, Platform, Reading } from './adapted.js';

function read(entry: unknown): readonly Reading[] | string {
  const { eventType, productDetails } = fieldsOf(entry);
  if (typeof eventType !== 'string') return 'it has no eventType';
  const details: readonly unknown[] = Array.isArray(productDetails) ? productDetails : [];
  return [{ name: eventType, items: details.map((detail) => fieldsOf(detail)['product'] ?? {}) }];
}

/** @internal */
export const googleRetail: Platform = {
  types: new Map([
    ['detailpageview', 'view'],
    ['addtocart', 'addToCart'],
    ['removefromcart', 'removeFromCart'],
    ['purchasecomplete', 'purchase'],
  ]),
  ids: ['id'],
  read,
};

/** Reads user events of Google Retail (Vertex AI Search for commerce). */
export function fromGoogleRetail(entries: unknown, options?: AdapterOptions): Adapted {
  return adapt(entries, googleRetail, options);
}
