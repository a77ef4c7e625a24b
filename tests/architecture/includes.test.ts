// Who may include whom: the table of docs/architecture.md, checked against every #include.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const device = ['base', 'kg', 'quant', 'embed', 'slice', 'text', 'profile', 'recommend'];
const mayInclude: Record<string, readonly string[]> = {
  base: [],
  kg: ['base'],
  quant: ['base'],
  text: ['base'],
  embed: ['base', 'quant', 'kg'],
  slice: ['base', 'kg', 'quant', 'embed'],
  profile: ['base', 'kg', 'embed'],
  recommend: device,
  delivery: ['base', 'slice'],
  console: [],
  table: ['base', 'text', 'delivery'],
  ingest: ['base', 'text', 'table'],
  train: ['base', 'text', 'kg', 'quant', 'embed', 'ingest'],
  orders: ['base', 'quant', 'ingest', 'train'],
  vectors: ['base', 'kg', 'quant', 'embed', 'slice', 'train'],
  fusion: [...device, 'ingest', 'train'],
  integrity: ['base', 'ingest', 'train'],
  lists: ['base', 'kg', 'ingest', 'train', 'fusion'],
  evaluate: [...device, 'ingest', 'train', 'orders', 'vectors', 'fusion', 'integrity', 'lists'],
  privacy: [...device, 'ingest', 'train', 'fusion', 'evaluate'],
  report: ['base', 'console', 'evaluate/report.h', 'privacy/membership.h'], // what was found, not how
  build: [
    ...device,
    'delivery',
    'console',
    'table',
    'ingest',
    'train',
    'fusion',
    'integrity',
    'evaluate',
    'privacy',
    'report',
  ],
  bindings: ['base', 'quant', 'recommend'],
};

// Libraries of others, by the start of the header's name, and the rooms that may use them.
const libraries: Record<string, readonly string[]> = {
  'Eigen/': [], // its sums depend on the machine: tests compare with it
  'boost/': ['delivery', 'table', 'ingest', 'evaluate', 'build'],
  'libdeflate.h': ['delivery'],
  'zlib.h': ['delivery'],
  'mbedtls/': ['delivery'],
  'CLI/': ['build'],
  emscripten: ['bindings', 'build'],
};

// Bytes come in as spans and answers go out as values; only build/ opens files and starts threads.
const onlyInBuild = ['fstream', 'filesystem', 'iostream', 'thread', 'mutex', 'condition_variable'];

function complaint(room: string, header: string, quoted: boolean): string | undefined {
  const allowed = mayInclude[room];
  if (!allowed) return `no room ${room} in the table`;
  if (quoted) {
    const target = header.split('/')[0]!;
    return target === room || allowed.includes(target) || allowed.includes(header)
      ? undefined
      : `${room} -> ${target}`;
  }
  if (onlyInBuild.includes(header) && room !== 'build') return `<${header}> outside build`;
  const library = Object.keys(libraries).find((start) => header.startsWith(start));
  if (library && !libraries[library]!.includes(room)) return `<${header}> in ${room}`;
  return undefined;
}

test('every #include follows the order of the rooms', () => {
  const files = ['src', 'bindings'].filter(existsSync).flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(h|cpp)$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
  expect(files.length).toBeGreaterThan(0);
  const wrong = files.flatMap((file) => {
    const room = file.startsWith('bindings') ? 'bindings' : file.split('/')[1]!;
    const includes = readFileSync(file, 'utf8').matchAll(/^\s*#\s*include\s+(["<])([^">]+)/gm);
    return [...includes].flatMap(([, open, header]) => {
      const reason = complaint(room, header!, open === '"');
      return reason ? [`${file}: ${reason}`] : [];
    });
  });
  expect(wrong).toEqual([]);
});

test('a wrong arrow and a wrong header are noticed', () => {
  expect(complaint('kg', 'recommend/scorer.h', true)).toBe('kg -> recommend');
  expect(complaint('report', 'evaluate/split.h', true)).toBe('report -> evaluate');
  expect(complaint('report', 'evaluate/report.h', true)).toBeUndefined();
  expect(complaint('train', 'fstream', false)).toBe('<fstream> outside build');
  expect(complaint('slice', 'emscripten/bind.h', false)).toBe('<emscripten/bind.h> in slice');
  expect(complaint('build', 'fstream', false)).toBeUndefined();
  expect(complaint('train', 'Eigen/Dense', false)).toBe('<Eigen/Dense> in train');
});
