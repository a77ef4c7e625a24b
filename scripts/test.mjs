// npm test: every test there is.  A failing stage does not keep the later ones from running; the
// last line is the sum over all runners, "N passed, N failed".

import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { buildPackage, packageTargets } from './build.mjs';
import { buildDemo } from './demo.mjs';
import { sampleSlices } from './sample-slices.mjs';
import { buildTargets, environment, root, statusOf } from './toolchain.mjs';

const reports = join(root, 'build/reports');
const report = (name) => join(reports, `${name}.json`);
const read = (name) => JSON.parse(readFileSync(report(name), 'utf8'));

/** Runs a GoogleTest program in two halves at once; gives the counts of both. */
async function googleTests(name, command, args) {
  const halves = [0, 1].map((half) => ({ half, report: `${name}-${half}` }));
  const statuses = await Promise.all(
    halves.map(({ half, report: file }) =>
      statusOf(command, [...args, '--gtest_brief=1', `--gtest_output=json:${report(file)}`], {
        env: { ...environment, GTEST_TOTAL_SHARDS: '2', GTEST_SHARD_INDEX: String(half) },
      }),
    ),
  );
  const suites = halves.flatMap(({ report: file }) => read(file).testsuites);
  const tests = suites.flatMap((suite) => suite.testsuite).filter(({ status }) => status === 'RUN');
  const names = new Set(tests.map((test) => `${test.classname}.${test.name}`));
  if (names.size < tests.length) throw new Error('a test ran in both halves');
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const test of tests) {
    if (test.result === 'SKIPPED') count.skipped += 1;
    else if (test.failures) count.failed += 1;
    else if (test.result === 'COMPLETED') count.passed += 1;
  }
  // A program that ended badly for another reason than a failed test, a leak for instance.
  if (count.failed === 0 && statuses.some((status) => status !== 0)) count.failed = 1;
  return count;
}

/** Runs the vitest project of that name (vitest.config.ts). */
async function vitest(name, ...options) {
  const output = report(`vitest-${name}`);
  const status = await statusOf('vitest', [
    ...['run', '--project', name, ...options, '--reporter=default', '--reporter=json'],
    `--outputFile.json=${output}`,
  ]);
  const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = read(
    `vitest-${name}`,
  );
  const count = { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
  // A file that does not even load has no failed test of its own.
  if (count.failed === 0 && (status !== 0 || numFailedTestSuites > 0)) count.failed = 1;
  return count;
}

const stages = {
  async 'C++, native with sanitizers'() {
    await buildTargets('dev', ['shelfwise_tests']);
    return googleTests('native', join(root, 'build/dev/shelfwise_tests'), []);
  },
  async 'C++, WASM in Node'() {
    // All at once: while one module is linked, others are compiled.
    await buildTargets('wasm', ['shelfwise_tests', ...packageTargets]);
    return googleTests('wasm', 'node', [join(root, 'build/wasm/shelfwise_tests.js')]);
  },
  architecture: () => vitest('architecture'),
  async JavaScript() {
    await buildPackage();
    await sampleSlices(); // once, before test files ask for it side by side
    return vitest('js');
  },
  async 'command line, native and WASM'() {
    await buildTargets('release', ['shelfwise']);
    await buildPackage();
    return vitest('cli');
  },
  async 'builders: the same bytes from g++, clang and WASM'() {
    await buildPackage();
    await buildTargets('release', ['shelfwise', 'answers']);
    await buildTargets('release-clang', ['shelfwise', 'answers']);
    await sampleSlices();
    return vitest('builders', '--no-file-parallelism');
  },
  async package() {
    await buildPackage();
    await sampleSlices();
    return vitest('package');
  },
  async browser() {
    await buildDemo();
    await buildTargets('release', ['benchmarks']); // of which the tests run a part
    return vitest('browser');
  },
};

async function runStage(name, stage) {
  console.log(`\n--- ${name}`);
  const start = Date.now();
  let count;
  try {
    count = await stage();
    if (count.passed + count.failed === 0) throw new Error('no test ran');
  } catch (error) {
    console.error(`${name}: ${error.message}`);
    count = { passed: 0, failed: 1, skipped: 0 };
  }
  return { name, ...count, seconds: (Date.now() - start) / 1000 };
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const wanted = process.argv.slice(2); // npm test -- browser: only the stages whose name contains it
const results = [];
for (const [name, stage] of Object.entries(stages)) {
  if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
  results.push(await runStage(name, stage));
}

const sum = (field) => results.reduce((total, result) => total + result[field], 0);
console.log();
for (const { name, passed, failed, skipped, seconds } of results) {
  console.log(
    `${name}: ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds.toFixed(0)} s)`,
  );
}
const skipped = sum('skipped');
console.log(
  `${sum('passed')} passed, ${sum('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`,
);
process.exitCode = sum('failed') === 0 ? 0 : 1;
