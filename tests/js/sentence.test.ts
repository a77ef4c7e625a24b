import { describe, expect, it } from 'vitest';

import type { EventType, PathStep, ReasonSource, RelationKind } from '../../js/src/types.js';
import { readableRelation, wordReason } from '../../js/src/wording/sentence.js';
import { chinese, english } from '../../js/src/wording/words.js';

const event = (title = 'Alpine Tent 2', type: EventType = 'view') => ({
  ...{ item: 'tent-2', title, type, id: '1' },
});

/** tent-2 -name- label -name- tent-1 */
function shared(relationKind: RelationKind, name: string, label: string, back = name): PathStep[] {
  return [
    { kind: 'item', id: 'tent-2', label: 'Alpine Tent 2' },
    { kind: 'relation', name, relationKind, forward: true },
    { kind: 'entity', label },
    { kind: 'relation', name: back, relationKind, forward: false },
    { kind: 'item', id: 'tent-1', label: 'Alpine Tent 1' },
  ];
}

function direct(relationKind: RelationKind, name: string): PathStep[] {
  return [
    { kind: 'item', id: 'tent-2', label: 'Alpine Tent 2' },
    { kind: 'relation', name, relationKind, forward: true },
    { kind: 'item', id: 'tent-1', label: 'Alpine Tent 1' },
  ];
}

const facts = (path: PathStep[], locale = 'en', related = false): string =>
  wordReason({ source: 'facts', event: event(), path }, locale, related);

describe('the sentence of a reason', () => {
  it('names the event and the shared fact', () => {
    expect(facts(shared('brand', 'brand', 'Norrfjell'))).toBe(
      'Because you viewed “Alpine Tent 2”: same brand, Norrfjell.',
    );
    expect(facts(shared('brand', 'brand', 'Norrfjell'), 'zh')).toBe(
      '因为您浏览过“Alpine Tent 2”：品牌相同（Norrfjell）。',
    );
  });

  it('names the fact that learned vectors rest on, and calls them a pattern without one', () => {
    const learned = (source: ReasonSource, path: PathStep[]): string =>
      wordReason({ source, event: event(), path }, 'en', false);
    expect(learned('vectors', shared('brand', 'brand', 'Norrfjell'))).toBe(
      facts(shared('brand', 'brand', 'Norrfjell')),
    );
    expect(learned('pattern', [])).toBe(
      'Because you viewed “Alpine Tent 2”: shoppers choose the two in similar ways.',
    );
  });

  it('shortens facts and names of relations, whatever the slices hold', () => {
    const long = 'word 茶😀 '.repeat(500);
    const paths = (['attribute', 'brand', 'category', 'word', 'priceBand'] as const).flatMap(
      (kind) => [shared(kind, long, long), shared(kind, long, long, 'another')],
    );
    for (const locale of ['en', 'zh']) {
      for (const path of paths) {
        for (const related of [false, true]) {
          expect(Array.from(facts(path, locale, related)).length).toBeLessThan(250);
        }
      }
      const link = wordReason(
        { source: 'links', event: event(), path: direct('link', long) },
        locale,
        false,
      );
      expect(Array.from(link).length).toBeLessThan(250);
      expect(link).toContain('…');
    }
  });

  it('words each kind of fact', () => {
    expect(facts(shared('word', 'word', 'tent'))).toContain('both titles say “tent”');
    expect(facts(shared('priceBand', 'price', '20 to 50 EUR'))).toContain(
      'similar price, 20 to 50 EUR',
    );
    expect(facts(shared('category', 'categories', 'Outdoor > Tents'))).toContain(
      'same category, Tents.',
    );
    expect(facts(shared('attribute', 'attr_t_product_colour', 'moss'))).toContain(
      'same product colour, moss',
    );
    expect(facts(shared('attribute', 'weight', '300–470 g'))).toContain(
      'similar weight, 300–470 g',
    );
    expect(facts(shared('attribute', 'weight', '300–470 g'), 'zh')).toContain(
      '重量相近（300–470 g）',
    );
    expect(facts(shared('attribute', 'brand', 'Norrfjell', 'series'))).toContain(
      'both have to do with Norrfjell',
    );
  });

  it('names the behaviour behind an edge', () => {
    const reason = { source: 'next', event: event('Alpine Tent 2', 'purchase') } as const;
    const path = direct('next', 'next');
    expect(wordReason({ ...reason, path }, 'en', false)).toBe(
      'Because you bought “Alpine Tent 2”: shoppers often chose this next.',
    );
    expect(wordReason({ ...reason, path }, 'en', true)).toBe(
      'Shoppers often chose this right after “Alpine Tent 2”.',
    );
  });

  it('names a link of the shop', () => {
    const reason = { source: 'links', event: event(), path: direct('link', 'alsoViewed') } as const;
    expect(wordReason(reason, 'en', false)).toContain('linked by the shop, “also viewed”');
    expect(wordReason(reason, 'zh-CN', false)).toContain('也浏览了');
  });

  it('tells of no deed where the item was only asked about', () => {
    expect(facts(shared('brand', 'brand', 'Norrfjell'), 'en', true)).toBe(
      'Like “Alpine Tent 2”: same brand, Norrfjell.',
    );
  });

  it('says no more than "popular" without an event', () => {
    expect(wordReason({ source: 'popular', event: null, path: [] }, 'en', false)).toBe(
      'Popular in this shop.',
    );
  });

  it('never claims a shared fact that is not on the path', () => {
    expect(facts([])).toBe(
      'Because you viewed “Alpine Tent 2”: shoppers choose the two in similar ways.',
    );
  });

  it('cuts a long title at a word, and Chinese at a character', () => {
    const long = wordReason(
      { source: 'next', event: event('Waterproof '.repeat(20)), path: [] },
      'en',
      false,
    );
    expect(long).toContain('Waterproof…”');
    expect(long.length).toBeLessThan(120);
    const han = wordReason(
      { source: 'next', event: event('帐'.repeat(90)), path: [] },
      'zh',
      false,
    );
    expect(han).toContain(`${'帐'.repeat(59)}…`);
  });

  it('reads English for a language without words', () => {
    const reason = { source: 'popular', event: null, path: [] } as const;
    expect(wordReason(reason, 'fr-CA', false)).toBe(english.popular);
    expect(wordReason(reason, 'zha', false)).toBe(english.popular);
    expect(wordReason(reason, 'ZH-Hant-TW', false)).toBe(chinese.popular);
  });

  it('has words for every source and every deed in both languages', () => {
    for (const locale of ['en', 'zh']) {
      const words = locale === 'en' ? english : chinese;
      for (const type of Object.keys(words.deeds) as EventType[]) {
        for (const source of Object.keys(words.clauses) as ReasonSource[]) {
          for (const related of [false, true]) {
            const path = shared('attribute', 'material', 'steel');
            const reason = { source, event: event('X', type), path };
            const text = wordReason(reason, locale, related);
            expect(text).toMatch(/“X”.*[.。]$/);
            expect(text).not.toMatch(/undefined|: \.|：。/);
          }
        }
      }
    }
  });
});

describe('a relation name', () => {
  it.each([
    ['material', 'material'],
    ['attr_t_product_colour', 'product colour'],
    ['attr_n_Weight', 'weight'],
    ['compatibleWith', 'compatible with'],
    ['also_bought', 'also bought'],
    ['RAM type', 'RAM type'],
    ['maxHDMIPorts', 'max HDMIPorts'],
    ['材质', '材质'],
  ])('%s reads "%s"', (name, readable) => {
    expect(readableRelation(name)).toBe(readable);
  });
});
