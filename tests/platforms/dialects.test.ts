// One shop in every dialect: however a catalogue and a log are written, the slices are the same.

import { expect, test } from 'vitest';

import { workFolder } from '../cli/shelfwise.js';
import { Build } from './builds.js';
import {
  canonical,
  catalogText,
  choices,
  dialectOf,
  logText,
  nameOf,
  type Choices,
  type Dialect,
} from './dialects.js';

const work = workFolder();
const seeds = Array.from({ length: 44 }, (_, seed) => seed);
const random = seeds.map((seed) => ({ seed, dialect: dialectOf(seed) }));

const byDay = choices.orders[1];

/** One choice at a time, so that a failure names what is not read. */
const single = (Object.keys(choices) as (keyof Choices)[]).flatMap((key) =>
  choices[key].slice(1).map((value) => ({
    seed: 1,
    // Without ids, only the times tell what was one order.
    dialect: { ...canonical, ...(key === 'time' ? { orders: byDay } : {}), [key]: value },
  })),
);

const named = <T extends { dialect: Dialect }>(all: readonly T[]): (T & { name: string })[] =>
  all.map((one) => ({ ...one, name: nameOf(one.dialect) }));

const buildOf = (dialect: Dialect, seed: number): Build =>
  new Build(work, { products: catalogText(dialect, seed), log: logText(dialect, seed) }, [
    ...['--catalog', 'products', '--events', 'log'],
  ]);

let expected: string[] | undefined;

/** The slices of the canonical form. */
const canonicalSlices = (): string[] => (expected ??= buildOf(canonical, 0).slices());

function expectSame(build: Build): void {
  expect(build.answer, build.log).toMatchObject({ status: 0 });
  expect(build.slices(), build.log).toEqual(canonicalSlices());
}

test('the canonical form has products, facts, orders and edges', () => {
  const build = buildOf(canonical, 0);
  expect(build.inputs().map(({ rows, unreadable }) => [rows, unreadable])).toEqual([
    [60, 0],
    [360, 0],
  ]);
  const item = build.item('p0')!;
  expect(item.facts.map(({ relation }) => relation)).toEqual(
    expect.arrayContaining(['category', 'color', 'washable', 'weight']),
  );
  expect(item.edges.length).toBeGreaterThan(0);
});

test.each(named(single))('one choice: $name', ({ dialect, seed }) => {
  expectSame(buildOf(dialect, seed));
});

test.each(named(random))('dialect $seed: $name', ({ dialect, seed }) => {
  expectSame(buildOf(dialect, seed));
});

test('the dialects use every choice', () => {
  for (const key of Object.keys(choices) as (keyof Choices)[]) {
    const used = new Set<string>(random.map(({ dialect }) => dialect[key]));
    expect([...used].sort()).toEqual([...choices[key]].sort());
  }
});

test.each(named(random).filter(({ seed }) => seed % 6 === 0))(
  'the WASM build reads dialect $seed the same',
  ({ dialect, seed }) => {
    expect(buildOf(dialect, seed).slicesOfWasm()).toEqual(canonicalSlices());
  },
);
