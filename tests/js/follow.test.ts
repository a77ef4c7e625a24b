// Following a live dataLayer and an analytics object.

import { expect, it, vi } from 'vitest';

import {
  followAnalytics,
  followDataLayer,
  fromGa4,
  fromSegment,
  type Unmapped,
} from '../../js/src/adapters/index.js';
import type { ShopEvent } from '../../js/src/types.js';

const view = (item: string): unknown => ({ event: 'view_item', items: [{ item_id: item }] });

function shop() {
  const tracked: string[] = [];
  const unmapped: Unmapped[] = [];
  const track = ({ type, item }: ShopEvent): Promise<void> => {
    if (item === 'unknown') return Promise.reject(new Error('no such item'));
    tracked.push(`${type} ${item}`);
    return Promise.resolve();
  };
  const onUnmapped = (one: Unmapped): void => void unmapped.push(one);
  return { tracked, unmapped, options: { adapter: fromGa4, recommender: { track }, onUnmapped } };
}

it('tracks what was in the dataLayer and what is pushed, until it is stopped', () => {
  const { tracked, unmapped, options } = shop();
  const dataLayer = [view('a')];
  const stop = followDataLayer(dataLayer, options);
  expect(dataLayer.push(view('b'), ['event', 'purchase', { items: [{ item_id: 'c' }] }])).toBe(3);
  expect(tracked).toEqual(['view a', 'view b', 'purchase c']);
  dataLayer.push([]);
  expect(unmapped).toEqual([{ entry: [], reason: 'it names no event' }]);
  stop();
  stop();
  dataLayer.push(view('d'));
  expect(tracked).toHaveLength(3);
  expect(dataLayer).toHaveLength(5);
  expect(Object.hasOwn(dataLayer, 'push')).toBe(false);
});

it('leaves a push alone that somebody wrapped later', () => {
  const { tracked, options } = shop();
  const dataLayer: unknown[] = [];
  const stop = followDataLayer(dataLayer, options);
  const ours = dataLayer.push;
  const later = (...entries: unknown[]): number => ours.apply(dataLayer, entries);
  dataLayer.push = later;
  stop();
  expect(dataLayer.push).toBe(later);
  expect(dataLayer.push(view('a'))).toBe(1);
  expect(tracked).toEqual([]);
});

it('tells of an event that was refused, whatever the callback does, and never rejects', async () => {
  const { unmapped, options } = shop();
  const rejected = vi.fn();
  process.on('unhandledRejection', rejected);
  const dataLayer: unknown[] = [view('unknown')];
  const onUnmapped = (one: Unmapped): never => {
    unmapped.push(one);
    throw new Error('a fault of the page');
  };
  followDataLayer(dataLayer, { ...options, onUnmapped });
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  for (const entry of [proxy, null, 3, 'x']) dataLayer.push(entry);
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', rejected);
  expect(rejected).not.toHaveBeenCalled();
  expect(unmapped).toHaveLength(5);
  expect(unmapped).toContainEqual({ entry: view('unknown'), reason: 'no such item' });
});

it('tracks the calls of an analytics object, which keeps its answers and its own method', () => {
  const { tracked, options } = shop();
  class Analytics {
    readonly sent: string[] = [];
    track(...[name]: [name: string, properties?: object]): number {
      return this.sent.push(name);
    }
  }
  const analytics = new Analytics();
  const stop = followAnalytics(analytics, { ...options, adapter: fromSegment });
  expect(analytics.track('Product Viewed', { product_id: 'a' })).toBe(1);
  expect(tracked).toEqual(['view a']);
  stop();
  expect(analytics.track('Product Viewed', { product_id: 'b' })).toBe(2);
  expect(tracked).toEqual(['view a']);
  expect(Object.hasOwn(analytics, 'track')).toBe(false);
});
