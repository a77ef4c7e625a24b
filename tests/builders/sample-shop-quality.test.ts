// How near the built slices of the sample shop come to the best possible recommender, the oracle
// that knows every simulated shopper's taste.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type EventType, type History, openRecommender } from 'shelfwise/core';
import { expect, test } from 'vitest';

import { parseCsv } from '../../demo/sample-shop/csv.mjs';
import { k, ndcg } from '../../demo/sample-shop/oracle.mjs';
import { generateSampleShop, sampleSlices } from '../../scripts/sample-slices.mjs';

interface Shopper {
  readonly events: { readonly item: string; readonly type: EventType; readonly time: number }[];
  readonly next: string[];
}

function readShoppers(folder: string): Shopper[] {
  const read = (name: string) => parseCsv(readFileSync(join(folder, name), 'utf8'));
  const shoppers = new Map<string, Shopper>();
  for (const { shopper, item, type, time } of read('events.csv')) {
    if (!shoppers.has(shopper!)) shoppers.set(shopper!, { events: [], next: [] });
    const event = { item: item!, type: type as EventType, time: Date.parse(time!) / 1000 };
    shoppers.get(shopper!)!.events.push(event);
  }
  for (const { shopper, item } of read('heldout.csv')) shoppers.get(shopper!)!.next.push(item!);
  return [...shoppers.values()];
}

/** A history as it stands right after its last event. */
function historyOf({ events }: Shopper, age: 'seconds' | 'steps'): History {
  const now = events.at(-1)!.time;
  return age === 'seconds'
    ? events.map(({ item, type, time }) => ({ item, type, secondsAgo: now - time }))
    : events.map(({ item, type }, i) => ({ item, type, stepsAgo: events.length - 1 - i }));
}

test('the built slices reach at least 80 % of the NDCG@10 of the oracle', async () => {
  const folder = await generateSampleShop();
  const shoppers = readShoppers(folder);
  const recommender = await openRecommender({
    manifest: join(await sampleSlices(), 'latest.json'),
  });
  const { age } = await recommender.model();
  let sum = 0;
  let choices = 0;
  for (const shopper of shoppers) {
    const history = historyOf(shopper, age);
    const exclude = [...new Set(history.map(({ item }) => item))];
    const { items } = await recommender.recommend({ limit: k, history, exclude });
    const list = items.map(({ id }) => id);
    for (const item of shopper.next) sum += ndcg(list, item);
    choices += shopper.next.length;
  }
  recommender.dispose();
  const oracle = JSON.parse(readFileSync(join(folder, 'oracle.json'), 'utf8')) as { ndcg: number };
  const ratio = sum / choices / oracle.ndcg;
  console.log(
    `sample shop: NDCG@${k} ${(sum / choices).toFixed(4)}, oracle ${oracle.ndcg.toFixed(4)}, ratio ${ratio.toFixed(3)}`,
  );
  expect(choices).toBe(shoppers.length * 5);
  expect(ratio).toBeGreaterThanOrEqual(0.8);
});
