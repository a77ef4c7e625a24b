// The export of every platform is read without a map: its products, their facts, and the log.

import { beforeAll, describe, expect, test } from 'vitest';

import { workFolder } from '../cli/shelfwise.js';
import { amountOf, Build, labelsOf, type Item } from './builds.js';
import { samples } from './samples.js';
import { soldNames, things, type Field, type Sample, type ThingName } from './shop.js';

const work = workFolder();

const buildOf = (sample: Sample): Build =>
  new Build(
    work,
    { catalog: sample.catalog, ...(sample.events === undefined ? {} : { events: sample.events }) },
    [
      ...['--catalog', 'catalog', ...(sample.events === undefined ? [] : ['--events', 'events'])],
      ...(sample.args ?? []),
    ],
  );

const idOf = (sample: Sample, name: ThingName): string =>
  sample.idOf ? sample.idOf(things[name]) : things[name].id;

/** The product of that name; it must be there. */
function itemOf(build: Build, sample: Sample, name: ThingName): Item {
  const item = build.item(idOf(sample, name));
  expect(item, `${name}\n${build.log}`).toBeDefined();
  return item!;
}

const has = (sample: Sample, field: Field): boolean => !(sample.without ?? []).includes(field);

function expectFields(sample: Sample, name: ThingName, { fields }: Item): void {
  const thing = things[name];
  if (has(sample, 'title')) expect(fields['title']).toBe(thing.title);
  if (has(sample, 'brand')) expect(fields['brand']).toBe(thing.brand);
  if (has(sample, 'category')) expect(fields['category']).toBe(thing.path.join(' > '));
  if (has(sample, 'price')) expect(amountOf(fields['price'])).toBe(thing.price);
  if (sample.currency) expect(fields['price']).toContain(sample.currency);
  if (sample.imageOf) expect(fields['image']).toBe(sample.imageOf(thing));
  if (sample.url) expect(fields['url']).toBe(`https://shop.invalid/${thing.handle}`);
}

function expectFacts(sample: Sample, name: ThingName, item: Item): void {
  const thing = things[name];
  if (sample.colorAs) expect(labelsOf(item, sample.colorAs)).toEqual([thing.color]);
  if (sample.tagsAs) {
    expect(labelsOf(item, sample.tagsAs).sort()).toEqual([...thing.tags].sort());
  }
  // Of the sizes only M is that of several products.
  if (sample.sizeAs && thing.variants.length > 0) {
    expect(labelsOf(item, sample.sizeAs)).toEqual(['M']);
  }
  for (const [relation, label] of Object.entries(sample.facts?.[name] ?? {})) {
    expect(labelsOf(item, relation)).toContain(label);
  }
  for (const rule of sample.notFacts ?? []) {
    const found = item.facts.filter(({ relation, label }) =>
      rule.startsWith('=') ? label === rule.slice(1) : relation === rule,
    );
    expect(found, rule).toEqual([]);
  }
}

function expectLog(sample: Sample, build: Build): void {
  const inputs = build.inputs();
  expect(inputs.map(({ unreadable }) => unreadable)).toEqual(inputs.map(() => 0));
  const setAside = build.setAside();
  expect(setAside).not.toHaveProperty('unknown item');
  expect(setAside).not.toHaveProperty('no shopper');
  if (sample.setAside) expect(setAside).toMatchObject(sample.setAside);
}

function expectEdges(sample: Sample, build: Build): void {
  const together = (from: ThingName, to: ThingName): boolean =>
    itemOf(build, sample, from).edges.some(
      ({ item, by }) => item === idOf(sample, to) && by === 'together',
    );
  expect(together('mug', 'parka'), build.log).toBe(true);
  expect(together('pot', 'shell')).toBe(true);
  // They were in one order, which was cancelled.
  expect(together('pot', 'parka')).toBe(false);
}

describe.each(samples)('$name', (sample) => {
  let build: Build;
  beforeAll(() => {
    build = buildOf(sample);
  });

  test('is read, by the preset that the log names', () => {
    expect(build.answer, build.log).toMatchObject({ status: 0 });
    for (const name of [sample.catalogPreset, sample.eventsPreset]) {
      if (name !== undefined) expect(build.log).toContain(`(--preset ${name}; `);
    }
  });

  test('gives the products their fields and facts', () => {
    for (const name of soldNames) {
      const item = itemOf(build, sample, name);
      expectFields(sample, name, item);
      expectFacts(sample, name, item);
    }
  });

  test.runIf(sample.leavesOut)('leaves out what is not sold', () => {
    expect(build.answer.status).toBe(0);
    expect(build.item(idOf(sample, 'hood'))).toBeUndefined();
  });

  test.runIf(sample.events !== undefined)('counts the events', () => {
    for (const name of soldNames) {
      expect(itemOf(build, sample, name).popularity, name).toBeGreaterThan(0);
    }
    expectLog(sample, build);
    if (sample.orders) expectEdges(sample, build);
  });

  test('keeps shoppers and orders out of what is published', () => {
    const bytes = build.bytes();
    for (const text of ['mail.invalid', 'ann example', '202 555', '192.0.2.1']) {
      expect(bytes).not.toContain(text);
    }
  });

  test('is the same in both builds of the tool', () => {
    expect(build.slicesOfWasm()).toEqual(build.slices());
  });
});
