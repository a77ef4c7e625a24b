import { describe, expect, it } from 'vitest';

import { readRanked, type EventOrigin, type RankedText } from '../../js/src/wording/ranked.js';

const text: RankedText = {
  items: [
    {
      ...{ id: 'tent-1', title: 'Alpine Tent 1', fields: { price: 199 } },
      reasons: [
        { source: 'facts', event: 1, relation: 'brand', kind: 'brand', fact: 'Norrfjell' },
        { source: 'next', event: 0 },
      ],
    },
    {
      ...{ id: 'mug-1', title: '', fields: {} },
      reasons: [{ source: 'links', event: 0, relation: 'goesWith', kind: 'link' }],
    },
    { id: 'lamp-2', title: 'Lamp', fields: {}, reasons: [{ source: 'popular' }] },
    { id: 'lamp-3', title: 'Lamp', fields: {}, reasons: [{ source: 'vectors', event: 1 }] },
  ],
  events: [
    { item: 'sku-42', type: 'view', sequence: 7, title: '' },
    { item: 'tent-2', type: 'purchase', sequence: 9, title: 'Alpine Tent 2' },
  ],
};

const read = (answer: RankedText, events: EventOrigin) =>
  readRanked(
    {
      json: JSON.stringify(answer),
      scores: Float32Array.of(4, 3, 2, 1),
      shares: Float32Array.of(0.75, 0.25, 1, 1, 0.5),
    },
    { locale: 'en', events },
  ).items;

describe('what the engine ranked', () => {
  it('becomes results with scores and shares', () => {
    const items = read(text, 'profile');
    expect(items.map(({ id, score, fields }) => ({ id, score, fields }))).toEqual([
      { id: 'tent-1', score: 4, fields: { price: 199 } },
      { id: 'mug-1', score: 3, fields: {} },
      { id: 'lamp-2', score: 2, fields: {} },
      { id: 'lamp-3', score: 1, fields: {} },
    ]);
    const shares = items.map(({ reasons }) => reasons.map(({ share }) => share));
    expect(shares).toEqual([[0.75, 0.25], [1], [1], [0.5]]);
  });

  it('has the path of each reason, from the event to the result', () => {
    const paths = read(text, 'profile').flatMap(({ reasons }) => reasons.map(({ path }) => path));
    const lamp = { kind: 'item', id: 'sku-42', label: 'sku-42' };
    const tent = { kind: 'item', id: 'tent-1', label: 'Alpine Tent 1' };
    const brand = { kind: 'relation', name: 'brand', relationKind: 'brand' };
    expect(paths).toEqual([
      [
        { kind: 'item', id: 'tent-2', label: 'Alpine Tent 2' },
        { ...brand, forward: true },
        { kind: 'entity', label: 'Norrfjell' },
        { ...brand, forward: false },
        tent,
      ],
      [lamp, { kind: 'relation', name: 'next', relationKind: 'next', forward: true }, tent],
      [
        lamp,
        { kind: 'relation', name: 'goesWith', relationKind: 'link', forward: true },
        { kind: 'item', id: 'mug-1', label: 'mug-1' },
      ],
      [],
      [],
    ]);
  });

  it('has the event of each reason', () => {
    const events = read(text, 'profile').map(({ reasons }) => reasons[0]?.event);
    const tent = { type: 'purchase', item: 'tent-2', title: 'Alpine Tent 2', id: '9' };
    const lamp = { type: 'view', item: 'sku-42', title: 'sku-42', id: '7' };
    expect(events).toEqual([tent, lamp, null, tent]);
  });

  it('numbers events by where they come from', () => {
    const events = [{ item: 'sku-42', type: 'view', index: 4, title: 'Trail Lamp' }] as const;
    const items = [{ id: 'a', title: 'A', fields: {}, reasons: [{ source: 'next', event: 0 }] }];
    const answer = { items, events } as RankedText;
    const named = { type: 'view', item: 'sku-42', title: 'Trail Lamp' };
    expect(read(answer, 'history')[0]?.reasons[0]?.event).toEqual({ ...named, index: 4 });
    expect(read(answer, 'item')[0]?.reasons[0]?.event).toEqual(named);
  });
});
