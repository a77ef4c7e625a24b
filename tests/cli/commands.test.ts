import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import {
  buildArguments,
  eventsOf,
  filesIn,
  native,
  run,
  smallShop,
  wasm,
  workFolder,
} from './shelfwise.js';

const work = workFolder();

interface Latest {
  readonly version: number;
  readonly generation: string;
  readonly index: { readonly file: string };
  readonly expires?: string;
}

const latestIn = (folder: string): Latest =>
  JSON.parse(readFileSync(join(folder, 'latest.json'), 'utf8')) as Latest;

describe.each([native, wasm])('$name', (builder) => {
  test('build, verify, inspect and eval end with status 0', () => {
    const shop = smallShop(work);
    const built = run(builder, buildArguments, shop);
    expect(built.err).not.toContain('error');
    expect(built.status).toBe(0);
    expect(built.out).toContain('products.csv: 24 rows');
    expect(built.out).toContain('version 1');
    expect(filesIn(join(shop, 'out')).map((name) => name.replace(/[0-9a-f]{32}/, '#'))).toEqual([
      '#.slice.gz',
      '#.slice.gz',
      'index-#.json',
      'latest.json',
    ]);
    expect(run(builder, ['verify', 'out'], shop)).toMatchObject({ status: 0, err: '' });
    expect(run(builder, ['inspect', 'out'], shop).out).toContain('24 items');
    const product = run(builder, ['inspect', 'out', '--item', 'sku-3'], shop);
    expect(product.status).toBe(0);
    expect(product.out).toMatch(/brand +Odd +12/);
    const evaluated = run(builder, ['eval', ...buildArguments.slice(1, 5)], shop);
    expect(evaluated.status).toBe(0);
    expect(evaluated.out).toMatch(/full +2 +[01]\.\d{4}/);
    expect(evaluated.out).toMatch(/lists +items +coverage +Gini/);
    expect(evaluated.out).toMatch(/full, tail( +[01]\.\d{4}){2} +\d+\.\d /);
  });

  test('a build without events says so', () => {
    const shop = smallShop(work);
    const built = run(builder, [...buildArguments.slice(0, 3), '-o', 'out'], shop);
    expect(built.status).toBe(0);
    expect(built.out).toContain('\n  no edges from behaviour\n');
    expect(run(builder, ['inspect', 'out'], shop).out).toContain('\n  no edges from behaviour\n');
  });

  test('of many relations, inspect lists the largest and --json all', () => {
    // Column c says something of the first 2 + c products.
    const columns = Array.from({ length: 60 }, (_, c) => `column${c}`);
    const rows = Array.from({ length: 70 }, (_, p) =>
      [`sku-${p}`, ...columns.map((_, c) => (p < 2 + c ? `value${p % 2}` : ''))].join(','),
    );
    const table = [['id', ...columns].join(','), ...rows, ''].join('\n');
    const shop = smallShop(work, { 'products.csv': table });
    run(builder, [...buildArguments.slice(0, 3), '-o', 'out'], shop);
    const { relations } = JSON.parse(run(builder, ['inspect', 'out', '--json'], shop).out) as {
      relations: { name: string; triples: number }[];
    };
    expect(relations.length).toBeGreaterThan(40);
    const largest = relations
      .sort((a, b) => b.triples - a.triples)
      .map(({ name }) => name)
      .slice(0, 30);
    const { out } = run(builder, ['inspect', 'out'], shop);
    expect(Array.from(out.matchAll(/^ {2}(\S+) +attribute /gm), ([, name]) => name)).toEqual(
      largest,
    );
    expect(out).toContain(`\n  and ${relations.length - 30} more (all with --json)\n`);
  });

  test('help has examples and ends with status 0', () => {
    for (const verb of ['build', 'eval', 'verify', 'inspect']) {
      const help = run(builder, [verb, '--help'], work);
      expect(help).toMatchObject({ status: 0, err: '' });
      expect(help.out).toContain(`Usage: shelfwise ${verb}`);
      expect(help.out).toContain('Examples:');
    }
  });

  test('a wrong command line ends with status 64 and a sentence', () => {
    const shop = smallShop(work);
    for (const wrong of [['bild'], [], buildArguments.slice(0, 5), ['eval', '--k', 'ten']]) {
      const answer = run(builder, wrong, shop);
      expect(answer.status).toBe(64);
      expect(answer.out).toBe('');
      expect(answer.err).toMatch(/^error: invalid-argument: .+\nTry `shelfwise.* --help`\.\n$/);
    }
  });

  test('a product that is not there is an error of the data', () => {
    const shop = smallShop(work);
    run(builder, buildArguments, shop);
    const answer = run(builder, ['inspect', 'out', '--item', 'sku-99'], shop);
    expect(answer.status).toBe(2);
    expect(answer.err).toContain('error: not-found: ');
  });

  test('a build of enough shoppers tells what they chose', () => {
    const shop = smallShop(work, { 'events.csv': eventsOf(300) });
    const arguments_ = [...buildArguments, '--effort', 'none'];
    const { out } = run(builder, arguments_, shop);
    expect(out).toContain(
      '  weights: the shipped ones, none is better, 300 held-out events, NDCG@10 ',
    );
    expect(out).toMatch(
      /coPreference: .+, ridge \d+, target exponent 0\.\d, dropout 0\.\d(, long histories damped)?\n {2}next: .+, decay [01]\.\d\d\n {2}ages: in steps\n {2}popularity: of all times\n/,
    );
    const { settings } = JSON.parse(run(builder, [...arguments_, '--json'], shop).out) as {
      readonly settings: Record<string, unknown>;
    };
    expect(settings).toMatchObject({
      next: { window: expect.any(Number) as number, decay: expect.any(Number) as number },
      ages: { unit: 'steps', bounds: [1, 2, 4, 8] },
      popularityHalfLife: 0,
    });
    expect(Object.keys(settings['coPreference'] as object)).toEqual([
      'window',
      'ridge',
      'targetExponent',
      'dropout',
      'lengthDamped',
    ]);
  });

  test('--json prints one object and --quiet nothing else', () => {
    const shop = smallShop(work);
    const built = run(builder, [...buildArguments, '--json', '--quiet'], shop);
    expect(built.err).toBe('');
    expect(JSON.parse(built.out)).toMatchObject({
      version: 1,
      graph: { items: 24 },
      inputs: [{ file: 'products.csv', rows: 24 }, { file: 'events.csv' }],
    });
    expect(JSON.parse(run(builder, ['verify', 'out', '--json'], shop).out)).toMatchObject({
      ok: true,
      problems: [],
    });
    expect(JSON.parse(run(builder, ['inspect', 'out', '--json'], shop).out)).toMatchObject({
      items: 24,
    });
    expect(run(builder, [...buildArguments, '--quiet'], shop)).toEqual({
      status: 0,
      out: '',
      err: '',
    });
  });
});

test('eval --json is one object of the published shape', () => {
  const shop = smallShop(work);
  const answer = run(native, ['eval', ...buildArguments.slice(1, 5), '--json', '--k', '5'], shop);
  const report = JSON.parse(answer.out) as Record<string, unknown>;
  expect(report).toMatchObject({ protocol: 'loo', shoppers: 40, items: 24, k: 5 });
  expect(Object.keys(report['build'] as object)).toEqual(['seconds', 'peakBytes', 'storedBytes']);
  const [row] = report['rows'] as Record<string, unknown>[];
  expect(row!['name']).toBe('full');
  for (const metric of ['hr', 'ndcg', 'recall', 'mrr']) {
    expect(row![metric]).toBeGreaterThanOrEqual(0);
    expect(row![metric]).toBeLessThanOrEqual(1);
  }
  expect(row!['ci95']).toHaveLength(2);
  const figures = ['length', 'coverage', 'gini', 'popularity', 'historyPopularity'];
  const lists = row!['lists'] as Record<string, number>;
  expect(Object.keys(lists)).toEqual([...figures, 'diversity', 'divergence']);
  expect(lists['coverage']).toBeGreaterThan(0);
  expect(lists['divergence']).toBeGreaterThan(0);
  const groups = row!['groups'] as Record<string, unknown>[];
  expect(groups.map(({ name }) => name)).toEqual(['tail', 'middle', 'head']);
  expect(groups.map(({ shoppers }) => shoppers)).toEqual([13, 13, 14]);
  const cold = row!['cold'] as Record<string, unknown>[];
  expect(cold.map(({ mostEvents }) => mostEvents)).toEqual([3, 0]);
});

describe.each([native, wasm])('eval --membership, $name', (builder) => {
  const evalArguments = ['eval', ...buildArguments.slice(1, 5), '--membership'];

  test('says how many shoppers it takes', () => {
    const answer = run(builder, evalArguments, smallShop(work));
    expect(answer.status).toBe(2);
    expect(answer.out).toBe('');
    expect(answer.err).toMatch(
      /invalid-argument: \d+ shoppers with two items or more; at least 1000/,
    );
  });

  test('has no report page', () => {
    const answer = run(builder, [...evalArguments, '--report', 'page.html'], smallShop(work));
    expect(answer.status).toBe(64);
    expect(answer.err).toContain('--membership has no report page');
  });
});

describe.each([native, wasm])('eval --report, $name', (builder) => {
  const evalArguments = ['eval', ...buildArguments.slice(1, 5), '--no-ablations', '--report'];

  test('writes one page, beside what it prints', () => {
    const shop = smallShop(work);
    const answer = run(builder, [...evalArguments, 'report.html'], shop);
    expect(answer.status).toBe(0);
    expect(answer.out).toMatch(/lists +items +coverage/);
    expect(filesIn(shop)).toEqual(['events.csv', 'products.csv', 'report.html']);
    const page = readFileSync(join(shop, 'report.html'), 'utf8');
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toContain('<title>Evaluation of products.csv, events.csv</title>');
    expect(page).not.toContain('<dt>date</dt>');
  });

  test('names a file once that is both catalogue and log', () => {
    const map = { catalog: { columns: { id: 'item' }, keep: [], rowsRepeatProducts: true } };
    const shop = smallShop(work, { 'map.json': JSON.stringify(map) });
    const files = ['--catalog', 'events.csv', '--events', 'events.csv', '--map', 'map.json'];
    const rest = ['--effort', 'none', '--no-ablations', '--report', 'report.html'];
    const answer = run(builder, ['eval', ...files, ...rest], shop);
    expect(answer.status).toBe(0);
    const page = readFileSync(join(shop, 'report.html'), 'utf8');
    expect(page).toContain('<title>Evaluation of events.csv</title>');
  });

  test('dates it by SOURCE_DATE_EPOCH, if that is set', () => {
    const shop = smallShop(work);
    const dated = (epoch: string): string => {
      process.env['SOURCE_DATE_EPOCH'] = epoch;
      run(builder, [...evalArguments, 'report.html'], shop);
      delete process.env['SOURCE_DATE_EPOCH'];
      return readFileSync(join(shop, 'report.html'), 'utf8');
    };
    expect(dated('951782400')).toContain('<dt>date</dt><dd>2000-02-29</dd>');
    expect(dated('yesterday')).not.toContain('<dt>date</dt>');
  });

  test('refuses a place that cannot be written before it does any work', () => {
    const shop = smallShop(work);
    const answer = run(builder, [...evalArguments, 'absent/report.html'], shop);
    expect(answer.status).toBe(2);
    expect(answer.out).toBe('');
    expect(answer.err).toMatch(/^error: io: cannot write .*absent\/report\.html: No such file/);
  });
});

test('eval reads lines of items, in two files, without a catalogue', () => {
  const lines = (shift: number): string =>
    Array.from(
      { length: 30 },
      (_, u) => `${u} ${[0, 1, 2, 3].map((i) => u + i + shift).join(' ')}`,
    ).join('\n');
  const shop = smallShop(work, { 'train.txt': lines(0), 'test.txt': lines(4) });
  const answer = run(native, ['eval', '--split', 'train.txt', 'test.txt', '--json'], shop);
  expect(answer.err).not.toContain('error');
  expect(JSON.parse(answer.out)).toMatchObject({ protocol: 'split', shoppers: 30, items: 37 });
});

test('where there is no terminal, progress is one line a stage', () => {
  const { err } = run(native, buildArguments, smallShop(work));
  expect(err).toMatch(/^( {2}\S.* \d+\.\d s\n)+$/);
});

test('a build into the folder of an earlier one is its next version', () => {
  const shop = smallShop(work);
  const out = join(shop, 'out');
  run(native, buildArguments, shop);
  const first = filesIn(out);
  run(native, [...buildArguments, '--min-support', '3', '--expires', '2030-06-30'], shop);
  expect(latestIn(out)).toMatchObject({ version: 2, expires: '2030-06-30' });
  // A page that still holds the first latest.json finds all its files.
  expect(filesIn(out)).toEqual(expect.arrayContaining(first));
  const second = latestIn(out).index.file;
  run(native, [...buildArguments, '--min-support', '4'], shop);
  expect(latestIn(out).version).toBe(3);
  expect(filesIn(out)).toContain(second);
  expect(filesIn(out).filter((name) => name.startsWith('index-'))).toHaveLength(2);
  expect(run(native, ['verify', 'out'], shop).status).toBe(0);
});

test('a build may follow one in another folder', () => {
  const shop = smallShop(work);
  run(native, buildArguments, shop);
  const first = filesIn(join(shop, 'out'));
  const into = (folder: string) => [...buildArguments.slice(0, 6), folder];
  const answer = run(native, [...into('new'), '--previous', 'out', '--min-support', '3'], shop);
  expect(answer.status).toBe(0);
  expect(latestIn(join(shop, 'new')).version).toBe(2);
  expect(filesIn(join(shop, 'new'))).toEqual(expect.arrayContaining(first));
  expect(latestIn(join(shop, 'out')).version).toBe(1);
  expect(run(native, [...into('other'), '--previous', 'nowhere'], shop)).toMatchObject({
    status: 2,
    err: expect.stringContaining('error: io: cannot read nowhere/latest.json') as string,
  });
});

test('inspect writes more than a pipe holds', () => {
  const columns = Array.from({ length: 3000 }, (_, i) => `column-${i}`);
  const rows = Array.from({ length: 20 }, (_, i) =>
    [`p${i}`, ...columns.map((_name, c) => `v${(i * (c + 1)) % 7}`)].join(','),
  );
  const wide = [['id', ...columns].join(','), ...rows, ''].join('\n');
  const shop = smallShop(work, { 'products.csv': wide });
  run(native, ['build', '--quiet', '--catalog', 'products.csv', '-o', 'out'], shop);
  for (const builder of [native, wasm]) {
    const { out } = run(builder, ['inspect', 'out', '--json'], shop);
    expect(out.length).toBeGreaterThan(100_000);
    expect(JSON.parse(out)).toMatchObject({ items: 20 });
  }
});
