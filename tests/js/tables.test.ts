// The lists of sources and event types that the package keeps, against the tables of the C++ core.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { eventTypes, lasting, scoredSteps } from '../../js/src/storage/store.js';
import { readRanked } from '../../js/src/wording/ranked.js';
import { chinese, emptyMessages, english } from '../../js/src/wording/words.js';
import { maxAgeSteps } from './fake-engine.js';

const read = (file: string): string => readFileSync(file, 'utf8');
const sorted = (names: readonly string[]): readonly string[] => [...names].sort();

/** Names of an enum's values, without their k. */
function valuesOf(header: string, name: string): readonly string[] {
  const body = header.match(new RegExp(`enum class ${name}\\b[^{]*{([^}]*)}`))?.[1] ?? '';
  return [...body.matchAll(/^\s*k(\w+)/gm)].map(([, value]) => value!);
}

/** The names in a union type of js/src/types.ts. */
function unionOf(name: string): readonly string[] {
  const body =
    read('js/src/types.ts').match(new RegExp(`export type ${name} =([^;]*);`))?.[1] ?? '';
  return [...body.matchAll(/'(\w+)'/g)].map(([, member]) => member!);
}

const sourceHeader = read('src/sections/source.h');
const sources = [
  ...sourceHeader.matchAll(
    /\.source = Source::k(\w+),\s*\.name = "(\w+)",\s*\.section = "\w*",\s*\.kind = SourceKind::k(\w+)/g,
  ),
].map(([, value, name, kind]) => ({ value: value!, name: name!, kind: kind! }));
const sourceNames = sources.map(({ name }) => name);

const eventHeader = read('src/base/event_type.h');
const eventRows = [
  ...eventHeader.matchAll(/{EventType::k(\w+), "(\w+)", (true|false), (true|false),/g),
].map(([, value, name, isAboutItem, endsInterest]) => ({
  value: value!,
  name: name!,
  isAboutItem: isAboutItem === 'true',
  endsInterest: endsInterest === 'true',
}));
const itemEvents = eventRows.filter(({ isAboutItem }) => isAboutItem).map(({ name }) => name);

const relationKinds = [
  ...(
    read('src/recommend/answer_json.cpp').match(
      /relationKindName\(RelationKind[^{]*{[^{]*{([^}]*)}/,
    )?.[1] ?? ''
  ).matchAll(/"(\w+)"/g),
].map(([, name]) => name!);

describe('the table of sources', () => {
  it('has a row for every value of the enum', () => {
    expect(sources.map(({ value }) => value)).toEqual(valuesOf(sourceHeader, 'Source'));
    expect(sourceHeader).toContain(`kSourceCount = ${sources.length};`);
  });

  it('names what a reason can come from', () => {
    expect(sorted(unionOf('ReasonSource'))).toEqual(
      sorted([...sourceNames, 'pattern', 'popular', ...Object.keys(english.lists)]),
    );
    for (const name of unionOf('ReasonSource')) {
      expect(read('js/src/types.ts')).toContain(` * - \`${name}\`: `);
    }
  });

  it('is worded in every language', () => {
    for (const { clauses, related } of [english, chinese]) {
      expect(sorted(Object.keys(clauses))).toEqual(sorted([...sourceNames, 'pattern']));
      expect(sorted(Object.keys(related))).toEqual(sorted([...sourceNames, 'pattern']));
    }
  });

  it('says which sources are the edge that a path walks', () => {
    const edges = sources.filter(({ kind }) => kind === 'Edges').map(({ name }) => name);
    expect(edges.length).toBeGreaterThan(3);
    expect(relationKinds).toContain('brand');
    expect(sorted(unionOf('RelationKind'))).toEqual(sorted([...relationKinds, ...edges]));
    for (const source of sourceNames) {
      const items = [{ id: 'a', title: 'A', fields: {}, reasons: [{ source, event: 0 }] }];
      const events = [{ item: 'b', type: 'view', sequence: 1, title: 'B' }];
      const json = JSON.stringify({ items, events });
      const one = Float32Array.of(1);
      const answer = readRanked(
        { json, scores: one, shares: one },
        { locale: 'en', events: 'profile' },
      );
      const kinds = answer.items[0]?.reasons[0]?.path.map(({ kind }) => kind);
      expect(kinds, source).toEqual(edges.includes(source) ? ['item', 'relation', 'item'] : []);
    }
  });
});

const listHeader = read('src/shelf/list.h');
const listRows = [
  ...listHeader.matchAll(/{List::k(\w+), "(\w+)", ListSubject::k(\w+)(?:, [\w:]+, "([\w-]+)")?}/g),
].map(([, value, name, subject, lack]) => ({
  value: value!,
  name: name!,
  subject: subject!,
  lack,
}));

describe('the table of lists', () => {
  const about = (subject: string) =>
    listRows.filter((row) => row.subject === subject).map(({ name }) => name);

  it('has a row for every value of the enum', () => {
    expect(listRows.map(({ value }) => value)).toEqual(valuesOf(listHeader, 'List'));
    expect(listHeader).toContain(`kListCount = ${listRows.length};`);
  });

  it('names the lists that can be asked for', () => {
    expect(sorted(unionOf('ShopperList'))).toEqual(sorted(about('Shopper')));
    expect(sorted(unionOf('ItemList'))).toEqual(sorted(about('Item')));
    expect(sorted(unionOf('ShopList'))).toEqual(sorted(about('Shop')));
    expect(about('Cart')).toEqual(['cart']);
    const doors = read('js/src/arguments.ts').match(/const itemLists[^[]*\[\] = \[([^\]]*)/)?.[1];
    expect(Array.from((doors ?? '').matchAll(/'(\w+)'/g), ([, name]) => name)).toEqual(
      unionOf('ItemList'),
    );
  });

  it('is worded, where a list has no terms, in every language', () => {
    for (const { lists } of [english, chinese]) {
      const labels = [...about('Shop'), 'recentlyViewed', 'pinned'];
      expect(sorted(Object.keys(lists))).toEqual(sorted(labels));
    }
  });

  it('names what a build may lack', () => {
    const lacks = [...new Set(listRows.flatMap(({ lack }) => lack ?? []))];
    expect(sorted(Object.keys(emptyMessages))).toEqual(sorted(lacks));
    for (const lack of lacks) {
      expect(read('js/src/types.ts')).toContain(` * - \`${lack}\`: `);
      expect(read('docs/lists.md')).toContain(`\`${lack}\``);
    }
  });

  it('is in the documentation, with a recipe for each', () => {
    for (const { name } of listRows) expect(read('docs/lists.md')).toContain(`### \`${name}\`\n`);
  });
});

describe('the table of event types', () => {
  it('has a row for every value of the enum', () => {
    expect(eventRows.map(({ value }) => value)).toEqual(valuesOf(eventHeader, 'EventType'));
    expect(eventHeader).toContain(`kEventTypeCount = ${eventRows.length};`);
  });

  it('names what a shopper can do with an item', () => {
    expect(itemEvents.length).toBeGreaterThan(5);
    expect(sorted(unionOf('EventType'))).toEqual(sorted(itemEvents));
  });

  it('is worded in every language', () => {
    for (const { deeds } of [english, chinese]) {
      expect(sorted(Object.keys(deeds))).toEqual(sorted(itemEvents));
    }
  });

  it('is in the documentation of event logs and of the package', () => {
    for (const { name } of eventRows) expect(read('docs/catalogue.md')).toContain(`\`${name}\``);
    for (const name of itemEvents) expect(read('docs/package.md')).toContain(`\`${name}\``);
  });

  it('is what a stored event may be of, and says which are given up last', () => {
    expect(sorted(eventTypes)).toEqual(sorted(itemEvents));
    const ends = eventRows.filter(({ endsInterest }) => endsInterest).map(({ name }) => name);
    expect(ends.length).toBeGreaterThan(1);
    expect(sorted([...lasting])).toEqual(sorted(ends));
  });
});

describe('the age at which an event no longer scores', () => {
  it('is that of the profile', () => {
    const header = read('src/profile/profile.h');
    expect(header).toContain(`kMaxAgeSteps = ${scoredSteps};`);
    expect(maxAgeSteps).toBe(scoredSteps);
  });
});
