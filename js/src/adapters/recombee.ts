import { adapt, fieldsOf } from './adapted.js';
import type { Adapted, AdapterOptions, Platform, Reading } from './adapted.js';

function read(entry: unknown): readonly Reading[] | string {
  const { method, path, params, ...own } = fieldsOf(entry);
  if (typeof path !== 'string') return 'it has no path';
  const name = path.replaceAll('/', '');
  if (typeof method === 'string' && method.toUpperCase() !== 'POST') {
    return `${method} of "${name}" adds no interaction`;
  }
  return [{ name, items: params ?? own }];
}

/** @internal */
export const recombee: Platform = {
  types: new Map([
    ['detailviews', 'view'],
    ['purchases', 'purchase'],
    ['ratings', 'rate'],
    ['cartadditions', 'addToCart'],
    ['bookmarks', 'wishlist'],
  ]),
  ids: ['itemId'],
  read,
};

/** Reads requests that add interactions to Recombee, as its clients and its batches write them. */
export function fromRecombee(entries: unknown, options?: AdapterOptions): Adapted {
  return adapt(entries, recombee, options);
}
