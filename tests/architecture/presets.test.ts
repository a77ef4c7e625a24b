// Each map of docs/maps that is a preset is told of in the documentation.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('every preset has a page, and the guide leads to it', () => {
  const presets = readdirSync('docs/maps').filter(
    (file) => 'title' in (JSON.parse(readFileSync(`docs/maps/${file}`, 'utf8')) as object),
  );
  expect(presets.length).toBeGreaterThan(20);
  const guide = readFileSync('docs/catalogue.md', 'utf8');
  const pages = [...guide.matchAll(/\]\((platforms\/[\w-]+\.md)\)/g)].map(([, page]) => page!);
  expect(pages.filter((page) => !existsSync(`docs/${page}`))).toEqual([]);
  const text = pages.map((page) => readFileSync(`docs/${page}`, 'utf8')).join('\n');
  expect(presets.filter((file) => !text.includes(`maps/${file}`))).toEqual([]);
});
