// No sentence of the documentation, and none of a comment in a header, is longer than 35 words.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import {
  lineCommentProse,
  longSentences,
  markdownProse,
  sentencesOf,
  tsDocProse,
  wordCount,
  type Extractor,
} from './prose.js';

const mostWords = 35;

const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' });
const files = listed.split('\n').filter((file) => existsSync(file));

function tooLong(pattern: RegExp, extract: Extractor): string[] {
  const read = files.filter((file) => pattern.test(file));
  expect(read.length).toBeGreaterThan(0);
  return read.flatMap((file) =>
    longSentences(extract(readFileSync(file, 'utf8')), mostWords).map((long) => `${file}: ${long}`),
  );
}

test('no sentence of a page is too long', () => {
  const pages = /^(README|CHANGELOG|CONTRIBUTING|demo\/README|docs\/(?:platforms\/)?[\w-]+)\.md$/;
  expect(tooLong(pages, markdownProse)).toEqual([]);
});

test('no sentence of a C++ header is too long', () => {
  expect(tooLong(/^src\/.*\.h$/, lineCommentProse)).toEqual([]);
});

test('no sentence of the package’s TSDoc is too long', () => {
  expect(tooLong(/^js\/src\/.*\.ts$/, tsDocProse)).toEqual([]);
});

test('a sentence ends at a mark before a capital, and code in it is one word', () => {
  expect(sentencesOf('One. Two (three). `four` is 1.5 of 6! Last')).toEqual([
    'One.',
    'Two (three).',
    'CODE is 1.5 of 6!',
    'Last',
  ]);
  expect(wordCount('a - CODE of [1, 2] = b')).toBe(6);
});

test('only prose is read, paragraph by paragraph', () => {
  const page =
    '# Head\nOne\ntwo.\n\n- three\n  four\n- five\n\n| a | b |\n\n```ts\nx\n```\n\n    y = z\n';
  expect(markdownProse(page)).toEqual(['# Head', 'One two.', '- three four', '- five']);
  const header =
    '// One\n// two:\n//   y = x\n// - three\n//   four\nint a;  // five\nint b;  // six\n';
  expect(lineCommentProse(header)).toEqual(['One two:', '- three four', '- five', '- six']);
  const typed = '/**\n * One\n * two.\n * @returns three\n */\nf(); // four\n';
  expect(tsDocProse(typed)).toEqual(['One two.', '@returns three', '- four']);
});

test('a long sentence is noticed', () => {
  const words = (count: number): string => Array(count).fill('word').join(' ');
  expect(longSentences([`${words(35)}. ${words(36)}`.replace('. w', '. W')], 35)).toEqual([
    `36 words: W${words(36).slice(1)}`,
  ]);
});
