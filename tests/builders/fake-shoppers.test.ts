// One fake shopper to a hundred genuine ones: what they get out of pushing a product.

import { join } from 'node:path';

import { expect, test } from 'vitest';

import { generateSampleShop } from '../../scripts/sample-slices.mjs';
import { measureFakeShoppers } from './fake-shoppers.mjs';

interface Measured {
  readonly share: number;
  readonly build: { readonly bursts: readonly { readonly id: string; readonly copies: number }[] };
}

test('fake shoppers who bait win a product at most 2 of 100 genuine ones, and the build tells of it', async () => {
  const shop = await generateSampleShop();
  const measured = await measureFakeShoppers({
    catalog: join(shop, 'products.csv'),
    events: join(shop, 'events.csv'),
    effort: 'none',
    only: ['bait'],
  });
  const { bait } = measured.after as { bait: Measured };
  console.log(`sample shop: ${measured.fakes} fake shoppers win ${bait.share.toFixed(2)} %`);
  expect(measured.fakes).toBe(50);
  expect(bait.share - measured.before).toBeLessThanOrEqual(2);
  expect(bait.build.bursts).toHaveLength(1);
  expect(bait.build.bursts[0]?.id).toBe(measured.pushed);
  expect(bait.build.bursts[0]?.copies).toBe(measured.fakes);
});
