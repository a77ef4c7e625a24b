// How files are written, kind by kind: each is read right, or refused with the way out.

import { describe, expect, test } from 'vitest';

import { workFolder } from '../cli/shelfwise.js';
import { amountOf, Build, labelsOf, type Item } from './builds.js';
import { asCatalog, type Case, type Shown } from './cases.js';
import { joinCases, privateCases, quoteCases, shopperCases, wordCases } from './rows.js';
import { structureCases, timeCases, valueCases } from './values.js';

const work = workFolder();

function expectFields({ fields }: Item, shown: Shown): void {
  if (shown.title !== undefined) expect(fields['title']).toBe(shown.title);
  if (shown.brand !== undefined) expect(fields['brand']).toBe(shown.brand ?? undefined);
  if (shown.image !== undefined) expect(fields['image']).toBe(shown.image);
  if (shown.category !== undefined) expect(fields['category']).toBe(shown.category);
  if (shown.price === null) expect(fields['price']).toBeUndefined();
  if (typeof shown.price === 'number') expect(amountOf(fields['price'])).toBe(shown.price);
  if (shown.currency !== undefined) expect(fields['price']).toContain(shown.currency);
}

function expectFacts(item: Item, shown: Shown): void {
  for (const [relation, labels] of Object.entries(shown.facts ?? {})) {
    expect(labelsOf(item, relation).sort(), relation).toEqual(labels);
  }
  for (const rule of shown.notFacts ?? []) {
    const found = item.facts.filter(({ relation, label }) =>
      rule.startsWith('=') ? label === rule.slice(1) : relation === rule,
    );
    expect(found, rule).toEqual([]);
  }
}

function expectEvents(item: Item, { popular, together = [], notTogether = [] }: Shown): void {
  if (popular !== undefined) expect(item.popularity > 0, 'popular').toBe(popular);
  const ids = item.edges.filter(({ by }) => by === 'together').map((edge) => edge.item);
  for (const id of together) expect(ids).toContain(id);
  for (const id of notTogether) expect(ids).not.toContain(id);
}

function expectBuild(build: Build, one: Case): void {
  expect(build.answer, build.log).toMatchObject({ status: 0 });
  for (const [id, shown] of Object.entries(one.products ?? {})) {
    const item = build.item(id);
    if (shown === null) {
      expect(item, id).toBeUndefined();
      continue;
    }
    expect(item, `${id}\n${build.log}`).toBeDefined();
    expectFields(item!, shown);
    expectFacts(item!, shown);
    expectEvents(item!, shown);
  }
  if (one.setAside) expect(build.setAside()).toEqual(one.setAside);
  const bytes = one.hides ? build.bytes() : '';
  for (const text of one.hides ?? []) expect(bytes).not.toContain(text);
}

function expectRefusal(build: Build, parts: readonly (string | RegExp)[]): void {
  expect(build.answer, build.log).toMatchObject({ status: 2 });
  for (const part of parts) expect(build.log).toMatch(part);
}

const kinds: Readonly<Record<string, readonly Case[]>> = {
  'what is private stays private': privateCases,
  'quotes, separators and heads': quoteCases,
  'files that join': joinCases,
  'shoppers who come once, and nobody': shopperCases,
  'words, headers and encodings': wordCases,
  values: valueCases,
  times: timeCases,
  structure: structureCases,
};

describe.each(Object.entries(kinds))('%s', (_, cases) => {
  test.each(cases)('$name', (one) => {
    const build = new Build(work, one.files, one.args ?? asCatalog);
    if (one.refused) expectRefusal(build, one.refused);
    else expectBuild(build, one);
    for (const part of one.says ?? []) expect(build.log).toMatch(part);
  });
});
