// Every link of the documentation leads to a file, and to a heading of it, that exists.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

/** The anchors of a page's headings, as code hosts make them. */
function anchorsOf(markdown: string): Set<string> {
  const headings = markdown.replace(/^```[^]*?^```/gm, '').matchAll(/^#+ +(.+?) *$/gm);
  const anchor = (heading: string) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-');
  return new Set([...headings].map(([, heading]) => anchor(heading!)));
}

/** What is wrong with the links of one page; `folder` is where the page lies. */
function brokenLinks(markdown: string, folder: string): string[] {
  const text = markdown.replace(/^```[^]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)]
    .map(([, inline, attribute]) => (inline ?? attribute)!)
    .filter((target) => !/^(https?:|mailto:)/.test(target));
  return targets.filter((target) => {
    const [path, anchor] = target.split('#');
    const file = path ? join(folder, path) : undefined;
    if (file && !existsSync(file)) return true;
    if (!anchor || (file && !file.endsWith('.md'))) return false;
    return !anchorsOf(file ? readFileSync(file, 'utf8') : markdown).has(anchor);
  });
}

test('every link of the documentation leads somewhere', () => {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', '*.md']);
  const pages = listed.toString().split('\n').filter(existsSync);
  expect(pages.length).toBeGreaterThan(0);
  const broken = pages.flatMap((page) =>
    brokenLinks(readFileSync(page, 'utf8'), dirname(page)).map((link) => `${page}: ${link}`),
  );
  expect(broken).toEqual([]);
});

test('a link to nowhere is noticed', () => {
  const page =
    '# One `thing`, two\n[a](package.json) [b](nowhere.md) [c](#one-thing-two) [d](#three)';
  expect(brokenLinks(page, '.')).toEqual(['nowhere.md', '#three']);
});
