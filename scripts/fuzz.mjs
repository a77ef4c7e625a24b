// npm run fuzz [-- target ... --seconds=N]: searches for bytes that break a target of tests/fuzz/,
// 600 seconds each.  What breaks one is left in build/fuzz/found/; the mended case goes to
// tests/fuzz/corpus/.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { buildTargets, root, statusOf } from './toolchain.mjs';

const targets = ['slice', 'index', 'csv', 'json-lines', 'map', 'filter'];
const longestInput = { slice: 16_384 };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '600' },
  },
});
const wanted = positionals.length > 0 ? positionals : targets;
const unknown = wanted.filter((target) => !targets.includes(target));
if (unknown.length > 0) throw new Error(`no target ${unknown.join(', ')}; ${targets.join(', ')}`);

const build = join(root, 'build/fuzz');
const committed = (target) => join(root, 'tests/fuzz/corpus', target);
const grown = (target) => join(build, 'corpus', target);
const program = (target) => join(build, `fuzz-${target}`);
const inputLimit = (target) => `-max_len=${longestInput[target] ?? 4096}`;

/** Searches for so many seconds; false if something was found. */
async function search(target, seconds) {
  mkdirSync(grown(target), { recursive: true });
  mkdirSync(join(build, 'found'), { recursive: true });
  const status = await statusOf(program(target), [
    ...[grown(target), committed(target), inputLimit(target), `-max_total_time=${seconds}`],
    ...['-timeout=10', '-rss_limit_mb=2048', '-print_final_stats=1', '-verbosity=1'],
    `-artifact_prefix=${join(build, 'found', target)}-`,
  ]);
  return status === 0;
}

await buildTargets('fuzz', ['fuzzers']);
const broken = [];
for (const target of wanted) {
  console.log(`\n--- ${target}`);
  if (!(await search(target, values.seconds))) broken.push(target);
}
console.log(broken.length === 0 ? 'fuzz: nothing found' : `fuzz: found in ${broken.join(', ')}`);
process.exitCode = broken.length === 0 ? 0 : 1;
