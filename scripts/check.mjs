// npm run check: format, lint, types, architecture and the links of the docs.

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { root, statusOf } from './toolchain.mjs';

const sources = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.cpp', '*.h'], {
  cwd: root,
  encoding: 'utf8',
});
const cpp = sources.split('\n').filter((file) => file !== '' && existsSync(join(root, file)));

const checks = {
  'format of C++': ['clang-format-19', '--dry-run', '-Werror', ...cpp],
  'format of the rest': ['prettier', '--check', '--log-level=warn', '.'],
  lint: ['eslint', '.', '--max-warnings=0'],
  types: ['tsc'],
  'architecture and links': ['vitest', 'run', '--project', 'architecture', '--reporter=dot'],
};

const failed = [];
for (const [name, [command, ...args]] of Object.entries(checks)) {
  console.log(`--- ${name}`);
  if ((await statusOf(command, args)) !== 0) failed.push(name);
}
console.log(failed.length === 0 ? 'check: all right' : `check: failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
