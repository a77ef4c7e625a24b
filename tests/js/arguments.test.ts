// One door for each method: whatever it is given, it works or rejects with a RecommenderError, and the
// engine goes on.

import { afterEach, describe, expect, it, vi } from 'vitest';

import { createRecommender } from '../../js/src/create-recommender.js';
import { RecommenderError } from '../../js/src/errors.js';
import type { Recommender } from '../../js/src/recommender.js';
import { FakeEngine } from './fake-engine.js';
import { FakeShop, manifestUrl, wasmUrl } from './fake-shop.js';
import { FakeWorker } from './fake-worker.js';
import { rejection } from './rejection.js';
import { seeded, valueAt, valueCount } from './values.js';

type Call = (recommender: Recommender, argument: never) => Promise<unknown>;

/** Each method that takes an argument, with options that work. */
const methods: Readonly<Record<string, readonly [Call, Readonly<Record<string, unknown>>]>> = {
  track: [(r, a) => r.track(a), { type: 'view', item: 'sku-42' }],
  recommend: [
    (r, a) => r.recommend(a),
    { list: 'forYou', limit: 5, exclude: ['mug-1'], fields: ['title'], history: [] },
  ],
  related: [(r, a) => r.related(a), { item: 'sku-42', limit: 5, exclude: [], fields: [] }],
  boughtTogether: [
    (r, a) => r.boughtTogether(a),
    { item: 'sku-42', limit: 5, exclude: [], fields: [] },
  ],
  cart: [
    (r, a) => r.cart(a),
    { items: ['sku-42'], limit: 5, exclude: [], fields: [], filter: 'viewed', context: { a: 1 } },
  ],
  remove: [(r, a) => r.profile.remove(a), { id: '1' }],
  refresh: [(r, a) => r.refresh(a), { signal: undefined, onProgress: undefined }],
};

const doorOptions = {
  ...{ manifest: manifestUrl, wasm: wasmUrl, worker: undefined, locale: 'en', signal: undefined },
  ...{ onProgress: undefined, timeout: 500, loadTimeout: 500, fetch: undefined, now: Date.now },
};

/** Whether an option is a listener: what one throws is no matter of the package. */
const isListener = (option: string, value: unknown): boolean =>
  option === 'onProgress' && typeof value === 'function';

/** Fails unless `call` settles as the package promises. */
async function behaves(what: string, call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
  } catch (error) {
    const told = error instanceof RecommenderError ? 'RecommenderError' : String(error);
    expect(`${what}: ${told}`).toBe(`${what}: RecommenderError`);
  }
}

afterEach(() => {
  vi.unstubAllGlobals();
  FakeWorker.living = [];
});

describe.each(Object.keys(methods))('%s', (name) => {
  const [call, options] = methods[name] ?? [() => Promise.resolve(), {}];

  it('takes any value for any option and for all of them', async () => {
    const recommender = await new FakeShop().open();
    const living = FakeEngine.living;
    for (let i = 0; i < valueCount; i += 1) {
      await behaves(`${name}(value ${i})`, () => call(recommender, valueAt(i) as never));
      for (const option of Object.keys(options)) {
        if (isListener(option, valueAt(i))) continue;
        const given = { ...options, [option]: valueAt(i) };
        await behaves(`${name} ${option}: value ${i}`, () => call(recommender, given as never));
      }
    }
    expect(FakeEngine.living).toBe(living);
    expect((await recommender.recommend({ limit: 1 })).items).toHaveLength(1);
    recommender.dispose();
  }, 60_000);

  it('takes any mixture of values', async () => {
    const random = seeded(10);
    const recommender = await new FakeShop().open();
    for (let round = 0; round < 300; round += 1) {
      const mixed = Object.fromEntries(
        Object.entries(options).map(([option, value]) => [
          option,
          [value, valueAt(random(valueCount)), [valueAt(random(valueCount))]][random(3)],
        ]),
      );
      if (isListener('onProgress', mixed['onProgress'])) continue;
      await behaves(`${name}, round ${round}`, () => call(recommender, mixed as never));
    }
    expect((await recommender.recommend({ limit: 1 })).items).toHaveLength(1);
    recommender.dispose();
  }, 60_000);
});

describe('a door', () => {
  it('takes any value for any option', async () => {
    vi.stubGlobal('Worker', FakeWorker);
    const shop = new FakeShop();
    const given = { ...doorOptions, fetch: shop.fetch };
    for (let i = 0; i < valueCount; i += 1) {
      await behaves(`value ${i}`, () => createRecommender(valueAt(i) as never));
      for (const option of Object.keys(doorOptions)) {
        if (isListener(option, valueAt(i))) continue;
        await behaves(`${option}: value ${i}`, async () => {
          const options = { ...given, [option]: valueAt(i) };
          (await createRecommender(options as never)).dispose();
        });
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(FakeWorker.living).toEqual([]);
  }, 60_000);

  it('takes functions that do anything', async () => {
    const shop = new FakeShop();
    for (let i = 0; i < valueCount; i += 1) {
      const answer = (): never => valueAt(i) as never;
      await behaves(`now() is value ${i}`, async () => {
        const recommender = await shop.open({ now: answer });
        await recommender
          .track({ type: 'view', item: 'sku-42' })
          .finally(() => recommender.dispose());
      });
      await behaves(`fetch() is value ${i}`, () => shop.open({ fetch: answer, loadTimeout: 500 }));
      const resolving = (): Promise<never> => Promise.resolve(answer());
      await behaves(`fetch() gives value ${i}`, () =>
        shop.open({ fetch: resolving, loadTimeout: 500 }),
      );
    }
  }, 60_000);
});

describe('an argument out of its range', () => {
  it.each([0, -1, 1.7, 1001, NaN, Infinity, '5', 10n, null, [5], {}])(
    'is refused as a limit: %s',
    async (limit) => {
      const recommender = await new FakeShop().open();
      const options = { limit: limit as never };
      const item = 'sku-42';
      for (const call of [
        () => recommender.recommend(options),
        () => recommender.related({ item, ...options }),
        () => recommender.boughtTogether({ item, ...options }),
        () => recommender.cart({ items: [item], ...options }),
        () => recommender.profile.interests(limit as never),
      ]) {
        const { message } = await rejection(call(), 'invalid-argument');
        expect(message).toMatch(/^limit is .*, not a whole number from 1 to 1000$/);
      }
      recommender.dispose();
    },
  );

  it.each([0, NaN, 1n, null, {}, undefined])('is refused as an id: %s', async (id) => {
    const recommender = await new FakeShop().open();
    await rejection(recommender.profile.remove({ id: id as never }), 'invalid-argument');
    recommender.dispose();
  });

  it('is refused where a list is too long', async () => {
    const recommender = await new FakeShop().open();
    const many = (length: number): string[] => Array.from({ length }, () => 'sku-42');
    await rejection(recommender.recommend({ exclude: many(100_001) }), 'invalid-argument');
    await rejection(recommender.recommend({ fields: many(1_001) }), 'invalid-argument');
    await rejection(recommender.cart({ items: many(1_025) }), 'invalid-argument');
    const texts = Array.from({ length: 200 }, () => 'x'.repeat(65_536));
    await rejection(recommender.recommend({ exclude: texts }), 'invalid-argument');
    const event = { type: 'view', item: 'sku-42', stepsAgo: 0 } as const;
    const history = (length: number) => Array.from({ length }, () => event);
    await rejection(recommender.recommend({ history: history(100_001) }), 'invalid-argument');
    await expect(recommender.recommend({ history: history(1_025) })).resolves.toBeDefined();
    recommender.dispose();
  });
});
