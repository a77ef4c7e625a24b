// What the tests of the device's stores share: the errors of browsers, recommenders, a round in the shop.

import { vi } from 'vitest';

import type { Recommender } from '../../js/src/recommender.js';
import { FakeShop } from './fake-shop.js';

/** Names of the errors with which browsers refuse to keep something. */
export const errorNames = [
  ...['QuotaExceededError', 'NotAllowedError', 'InvalidStateError', 'NotFoundError'],
  ...['SecurityError', 'NoModificationAllowedError', 'UnknownError'],
];

/** Each of the calls with each of the errors. */
export const cases = <Call>(calls: readonly Call[]): [Call, string][] =>
  calls.flatMap((call) => errorNames.map((name): [Call, string] => [call, name]));

export const view = { type: 'view', item: 'tent-2' } as const;
export const purchase = { type: 'purchase', item: 'sku-42' } as const;

const opened: Recommender[] = [];

export async function open(keep: 'page' | 'device' = 'device'): Promise<Recommender> {
  const recommender = await new FakeShop().open({ keep });
  opened.push(recommender);
  return recommender;
}

/** A global whose very name throws, as where a page's storage is blocked; `closeAll` restores it. */
export function refuse(name: 'indexedDB' | 'sessionStorage'): void {
  vi.stubGlobal(name, undefined); // what `closeAll` gives back
  const get = (): never => {
    throw new DOMException(`${name} is refused`, 'SecurityError');
  };
  Object.defineProperty(globalThis, name, { configurable: true, get });
}

/** Ends what was opened, and gives the clock and the globals back. */
export function closeAll(): void {
  for (const recommender of opened.splice(0)) recommender.dispose();
  vi.useRealTimers();
  vi.unstubAllGlobals();
}

/** Tracks two events, neither of which may fail; answers the lists without the events' ids. */
export async function shopAround(recommender: Recommender): Promise<unknown> {
  const lists = [];
  for (const event of [view, purchase]) {
    await recommender.track(event);
    const { items } = await recommender.recommend();
    lists.push(items.map(({ id, score, reasons }) => [id, score, reasons.map((r) => r.text)]));
  }
  return lists;
}
