// The pages of docs/evaluation: every block of output stands below the command that printed it.

import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

import { commandsOf, shown, withOutput } from '../../scripts/evaluation-pages.mjs';

const folder = 'docs/evaluation';
const pages = readdirSync(folder).filter((name) => name !== 'README.md');

test.each(pages)('%s has a command above every block of output', (name) => {
  const page = readFileSync(`${folder}/${name}`, 'utf8');
  const commands = commandsOf(page);
  expect(commands.length).toBeGreaterThan(0);
  expect(commands).toHaveLength(page.split('```text\n').length - 1);
  for (const { command } of commands) expect(command).toMatch(/^npm run cli -- eval --/);
});

test('the index names every page', () => {
  const index = readFileSync(`${folder}/README.md`, 'utf8');
  expect(pages.filter((name) => !index.includes(`(${name})`))).toEqual([]);
});

const page = `# Page

## One

\`\`\`sh
npm run cli -- eval --k 5 \\
  --json
\`\`\`

Printed on 2026-01-01, an excerpt.

\`\`\`text
old
\`\`\`

## Two

\`\`\`sh
npm run cli -- eval --k 6
\`\`\`

Printed on 2026-01-01.

\`\`\`text
older
\`\`\`
`;

test('a command’s output replaces what stands below it, and nothing else', () => {
  const command = 'npm run cli -- eval --k 5 --json';
  const written = withOutput(page, command, 'new $& line', '2026-02-03');
  expect(written).toBe(
    page.replace('01-01, an excerpt.', '02-03.').replace('\nold\n', () => '\nnew $& line\n'),
  );
  expect(commandsOf(written).map(({ printed }) => printed)).toEqual(['new $& line', 'older']);
});

test('an output is shown without the margin, the folders and the times of one machine', () => {
  const output =
    '  /some/data/a.csv: 3 rows\n    set aside 1\n  build: 1:02, peak memory 4 MB, slices 5 kB\n';
  expect(shown(output, { SHOP: '/some/shop', DATA: '/some/data' })).toBe(
    'DATA/a.csv: 3 rows\n  set aside 1\nslices 5 kB',
  );
});

test('a command that the page does not have is refused', () => {
  expect(() => withOutput(page, 'npm run cli -- eval', '', '2026-02-03')).toThrow('has no command');
});
