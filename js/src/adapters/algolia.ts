import { adapt, callOf, fieldsOf } from './adapted.js';
import type { Adapted, AdapterOptions, Platform, Reading } from './adapted.js';

function read(entry: unknown): readonly Reading[] | string {
  const call = callOf(entry);
  if (call) {
    return [{ name: String(call[0]), items: fieldsOf(call[1])['objectIDs'] ?? [] }];
  }
  const { eventType, eventSubtype, objectIDs } = fieldsOf(entry);
  const name = eventSubtype ?? eventType;
  if (typeof name !== 'string') return 'it has no eventType';
  return [{ name, items: objectIDs ?? [] }];
}

/** @internal */
export const algolia: Platform = {
  types: new Map([
    ['click', 'view'],
    ['view', 'impression'],
    ['conversion', 'addToCart'],
    ['addtocart', 'addToCart'],
    ['purchase', 'purchase'],
    ['clickedobjectids', 'view'],
    ['clickedobjectidsaftersearch', 'view'],
    ['viewedobjectids', 'view'],
    ['convertedobjectids', 'purchase'],
    ['convertedobjectidsaftersearch', 'purchase'],
    ['addedtocartobjectids', 'addToCart'],
    ['addedtocartobjectidsaftersearch', 'addToCart'],
    ['purchasedobjectids', 'purchase'],
    ['purchasedobjectidsaftersearch', 'purchase'],
  ]),
  ids: ['objectID'],
  read,
};

/** Reads events of Algolia Insights, and calls of its library: `['clickedObjectIDs', { ... }]`. */
export function fromAlgolia(entries: unknown, options?: Pick<AdapterOptions, 'types'>): Adapted {
  return adapt(entries, algolia, options?.types ? { types: options.types } : {});
}
