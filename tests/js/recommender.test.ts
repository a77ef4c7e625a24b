import { describe, expect, it } from 'vitest';

import type { EventType, ShopEvent } from '../../js/src/types.js';
import { FakeShop, manifestUrl } from './fake-shop.js';
import { rejection } from './rejection.js';

const ids = ({ items }: { readonly items: readonly { readonly id: string }[] }): string[] =>
  items.map(({ id }) => id);

describe('a recommender', () => {
  it('recommends, and says why', async () => {
    const recommender = await new FakeShop().open({ now: () => 1_700_000_000_900 });
    const viewed = await recommender.track({ type: 'view', item: 'tent-2' });
    const { id } = viewed;
    expect(viewed).toEqual({
      ...{ type: 'view', item: 'tent-2', id, seconds: 1_700_000_000, known: true },
    });

    const { items } = await recommender.recommend({ limit: 2, fields: ['title'] });
    expect(items).toHaveLength(2);
    expect(items[0]).toEqual({
      id: 'tent-1',
      score: 1,
      fields: { title: 'Alpine Tent 1' },
      reasons: [
        {
          text: 'Because you viewed “Alpine Tent 2”: same brand, Norrfjell.',
          source: 'facts',
          event: { type: 'view', item: 'tent-2', title: 'Alpine Tent 2', id },
          path: [
            { kind: 'item', id: 'tent-2', label: 'Alpine Tent 2' },
            { kind: 'relation', name: 'brand', relationKind: 'brand', forward: true },
            { kind: 'entity', label: 'Norrfjell' },
            { kind: 'relation', name: 'brand', relationKind: 'brand', forward: false },
            { kind: 'item', id: 'tent-1', label: 'Alpine Tent 1' },
          ],
          share: 1,
        },
      ],
    });
    recommender.dispose();
  });

  it('gives each reason its own share', async () => {
    const recommender = await new FakeShop().open();
    await recommender.track({ type: 'view', item: 'tent-1' });
    await recommender.track({ type: 'view', item: 'tent-2' });
    await recommender.track({ type: 'view', item: 'mug-1' });
    const { items } = await recommender.recommend({ limit: 5 });
    expect(items.map(({ reasons }) => reasons.map(({ share }) => share))).toEqual([
      ...[[0.5, 0.5], [0.5, 0.5], [1], [1], [1]],
    ]);
    recommender.dispose();
  });

  it('words reasons in its locale', async () => {
    const recommender = await new FakeShop().open({ locale: 'zh-CN' });
    const { items } = await recommender.related({ item: 'tent-2', limit: 1 });
    expect(items[0]?.reasons[0]?.text).toBe('与“Alpine Tent 2”相似：品牌相同（Norrfjell）。');
    expect(items[0]?.reasons[0]?.event).toEqual({
      ...{ type: 'view', item: 'tent-2', title: 'Alpine Tent 2' },
    });
    recommender.dispose();
  });

  it('asks for complements of an item and of a cart', async () => {
    const recommender = await new FakeShop().open();
    const beside = await recommender.boughtTogether({ item: 'tent-1', exclude: ['mug-1'] });
    expect(ids(beside)).toEqual(['sku-42', 'lamp-2']);
    const cart = await recommender.cart({ items: ['tent-1', 'sku-42'], fields: ['title'] });
    expect(ids(cart)).toEqual(['mug-1']);
    expect(cart.items[0]?.fields).toEqual({ title: 'Enamel Mug' });
    recommender.dispose();
  });

  it('leaves out what was bought or excluded, and keeps what was viewed', async () => {
    const recommender = await new FakeShop().open();
    await recommender.track({ type: 'purchase', item: 'tent-1' });
    await recommender.track({ type: 'view', item: 'tent-2' });
    const answer = ids(await recommender.recommend({ exclude: ['mug-1', 'never-heard-of'] }));
    expect(answer).toEqual(['tent-2', 'sku-42', 'lamp-2']);
    recommender.dispose();
  });

  it('recommends for a given history and leaves the profile untouched', async () => {
    const recommender = await new FakeShop().open();
    await recommender.track({ type: 'view', item: 'mug-1' });
    const before = await recommender.profile.events();
    const history = [
      { type: 'view', item: 'sku-42', stepsAgo: 1 },
      { type: 'purchase', item: 'lamp-2', stepsAgo: 0 },
    ] as const;
    const { items } = await recommender.recommend({ limit: 1, history });
    expect(items[0]?.id).toBe('sku-42');
    expect(items[0]?.reasons[1]?.event).toEqual({
      ...{ type: 'purchase', item: 'lamp-2', title: 'Reading Lamp', index: 1 },
    });
    expect(await recommender.profile.events()).toEqual(before);
    recommender.dispose();
  });

  it('takes an empty history as a shopper without a past', async () => {
    const recommender = await new FakeShop().open();
    await recommender.track({ type: 'purchase', item: 'tent-1' });
    const { items } = await recommender.recommend({ limit: 1, history: [] });
    expect(items[0]).toMatchObject({ id: 'tent-1', reasons: [{ source: 'popular', event: null }] });
    recommender.dispose();
  });

  it('takes every kind of age, whatever the model was fitted on', async () => {
    const steps = await new FakeShop().open();
    const seconds = await new FakeShop({ ageInSeconds: true }).open();
    expect((await steps.model()).age).toBe('steps');
    expect((await seconds.model()).age).toBe('seconds');
    const event = { type: 'view', item: 'tent-1' } as const;
    const ages = [
      ...[{ secondsAgo: 60 }, { stepsAgo: 0 }, { date: new Date() }, { date: '2026-01-02' }],
      ...[{ secondsAgo: -1 }, { stepsAgo: 1.5 }, { secondsAgo: Infinity }],
    ];
    const history = ages.map((age) => ({ ...event, ...age }));
    for (const recommender of [steps, seconds]) {
      for (const one of history) {
        expect(ids(await recommender.recommend({ history: [one], limit: 1 }))).toEqual(['tent-1']);
      }
      await expect(recommender.recommend({ history })).resolves.toBeDefined();
      for (const none of [{}, { secondsAgo: NaN }, { stepsAgo: '1' }, { date: 'soon' }]) {
        const { message } = await rejection(
          recommender.recommend({ history: [{ ...event, ...none } as never] }),
          'invalid-argument',
        );
        expect(message).toContain('history[0] needs a date, or a number of');
      }
    }
    steps.dispose();
    seconds.dispose();
  });

  it('shows the profile, forgets one event, and forgets all', async () => {
    const recommender = await new FakeShop().open();
    const first = await recommender.track({ type: 'view', item: 'tent-1' });
    const second = await recommender.track({ type: 'addToCart', item: 'sku-42' });
    expect(await recommender.profile.events()).toEqual([first, second]);
    expect(await recommender.profile.interests(1)).toEqual([
      { relation: 'brand', kind: 'brand', label: 'Norrfjell', weight: 0.5 },
    ]);
    await recommender.profile.remove(first);
    expect(await recommender.profile.events()).toEqual([second]);
    await rejection(recommender.profile.remove(first), 'not-found');
    await recommender.forget();
    expect(await recommender.profile.events()).toEqual([]);
    recommender.dispose();
  });

  it('tells what was opened', async () => {
    const recommender = await new FakeShop({ version: 7 }).open();
    expect(await recommender.model()).toEqual({
      ...{ version: 7, generation: '00000000000000a1', items: 5, age: 'steps', minSupport: 2 },
      columns: [{ name: 'title', type: 'text' }],
    });
    recommender.dispose();
  });

  it('refuses arguments that are none', async () => {
    const recommender = await new FakeShop().open();
    await rejection(recommender.track({ type: 'view', item: 42 as never }), 'invalid-argument');
    await rejection(recommender.track({ item: 'tent-1' } as ShopEvent), 'invalid-argument');
    await rejection(recommender.recommend({ exclude: [7 as never] }), 'invalid-argument');
    await rejection(recommender.recommend({ fields: [null as never] }), 'invalid-argument');
    await rejection(recommender.related({ item: undefined as never }), 'invalid-argument');
    await rejection(recommender.boughtTogether({ item: 3 as never }), 'invalid-argument');
    await rejection(recommender.cart({ items: ['tent-1', 3 as never] }), 'invalid-argument');
    const history = [{ type: 'view' as EventType, item: 1 as never, stepsAgo: 0 }];
    await rejection(recommender.recommend({ history }), 'invalid-argument');
    recommender.dispose();
  });

  it('gives every list by one call, and short calls for some', async () => {
    const recommender = await new FakeShop().open();
    const beside = { item: 'tent-1', limit: 2 };
    expect(await recommender.recommend({ list: 'related', ...beside })).toEqual(
      await recommender.related(beside),
    );
    expect(await recommender.recommend({ list: 'boughtTogether', ...beside })).toEqual(
      await recommender.boughtTogether(beside),
    );
    expect(await recommender.recommend({ list: 'cart', items: ['tent-1'] })).toEqual(
      await recommender.cart({ items: ['tent-1'] }),
    );
    expect(await recommender.recommend({ list: 'forYou' })).toEqual(await recommender.recommend());
    await rejection(recommender.recommend({ list: 'forMe' as never }), 'invalid-argument');
    await rejection(recommender.recommend({ list: 7 as never }), 'invalid-argument');
    await rejection(recommender.recommend({ list: 'similar' } as never), 'invalid-argument');
    recommender.dispose();
  });

  it('says why a list must be empty', async () => {
    const recommender = await new FakeShop().open();
    expect(await recommender.recommend({ list: 'onSale' })).toEqual({
      items: [],
      empty: {
        code: 'no-prices',
        message: 'The catalogue has no columns price and listPrice of one unit.',
      },
    });
    expect(await recommender.recommend()).not.toHaveProperty('empty');
    recommender.dispose();
  });

  it('does not know every item', async () => {
    const recommender = await new FakeShop().open();
    const error = await rejection(recommender.track({ type: 'view', item: 'x' }), 'not-found');
    expect(error.message).toContain('x');
    await rejection(recommender.related({ item: 'x' }), 'not-found');
    await rejection(recommender.boughtTogether({ item: 'x' }), 'not-found');
    expect(ids(await recommender.cart({ items: ['x'] }))).toHaveLength(5);
    recommender.dispose();
  });

  it('asks for nothing after it was opened', async () => {
    const shop = new FakeShop();
    const recommender = await shop.open();
    const loaded = shop.requests.length;
    await recommender.track({ type: 'view', item: 'tent-1' });
    await recommender.recommend();
    await recommender.related({ item: 'tent-1' });
    await recommender.boughtTogether({ item: 'tent-1' });
    await recommender.cart({ items: ['tent-1'] });
    await recommender.forget();
    recommender.dispose();
    expect(shop.requests).toHaveLength(loaded);
    expect(shop.urls).toContain(manifestUrl);
  });
});
