// One fake shopper to a hundred genuine ones: what they get out of pushing a product.

import { join } from 'node:path';

import { expect, test } from 'vitest';

import { generateSampleShop } from '../../scripts/sample-slices.mjs';
import { measureFakeShoppers } from './fake-shoppers.mjs';

interface Measured {
  readonly share: number;
  readonly build: {
    readonly bursts: readonly {
      readonly id: string;
      readonly shoppers: number;
      readonly copies: number;
      readonly newAtOnce: number;
      readonly leftOut: number;
    }[];
  };
}

test('fake shoppers win a product at most 2 of 100 genuine ones, and the build tells of it', async () => {
  const shop = await generateSampleShop();
  const measured = await measureFakeShoppers({
    catalog: join(shop, 'products.csv'),
    events: join(shop, 'events.csv'),
    effort: 'none',
    only: ['bait', 'one'],
  });
  const { bait, one } = measured.after as { bait: Measured; one: Measured };
  expect(measured.fakes).toBe(50);
  for (const [attack, { share }] of Object.entries({ bait, one })) {
    console.log(
      `sample shop: ${measured.fakes} fake shoppers (${attack}) win ${share.toFixed(2)} %`,
    );
    expect(share - measured.before).toBeLessThanOrEqual(2);
  }
  const pushed = String(measured.pushed);
  const burst = { id: pushed, shoppers: 50, newAtOnce: 50, leftOut: 40 };
  expect(bait.build.bursts).toEqual([{ ...burst, copies: 50 }]);
  // Histories of two products are too short to compare.
  expect(one.build.bursts).toEqual([{ ...burst, copies: 0 }]);
});
