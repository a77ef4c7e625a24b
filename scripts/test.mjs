// npm test: every test there is.  A failing stage does not keep the later ones from running; the
// last line is the sum over all runners, "N passed, N failed".

import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { buildPackage, packageTargets } from './build.mjs';
import { buildDemo } from './demo.mjs';
import { sampleSlices } from './sample-slices.mjs';
import { buildTargets, environment, once, printingTo, root, statusOf } from './toolchain.mjs';

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

/**
 * What is tested, in the order in which it begins: the targets to build for it, by CMake preset, and
 * how the tests are run once they are built.
 */
const stages = {
  'C++, WASM in Node': {
    needs: { wasm: ['shelfwise_tests'] },
    test: () => googleTests('wasm', 'node', [join(root, 'build/wasm/shelfwise_tests.js')]),
  },
  'C++, native with sanitizers': {
    needs: { dev: ['shelfwise_tests'] },
    test: () => googleTests('native', join(root, 'build/dev/shelfwise_tests'), []),
  },
  'builders: the same bytes from g++, clang and WASM': {
    needs: {
      wasm: packageTargets,
      release: ['shelfwise', 'answers'],
      'release-clang': ['shelfwise', 'answers'],
    },
    async test() {
      await Promise.all([buildPackage(), sampleSlices()]);
      return vitest('builders', '--no-file-parallelism');
    },
  },
  'command line, native and WASM': {
    needs: { wasm: packageTargets, release: ['shelfwise'] },
    async test() {
      await buildPackage();
      return vitest('cli');
    },
  },
  'platforms, native and WASM': {
    needs: { wasm: packageTargets, release: ['shelfwise'] },
    async test() {
      await buildPackage();
      return vitest('platforms');
    },
  },
  browser: {
    // The tests run a part of the benchmarks.
    needs: { wasm: [...packageTargets, 'latency'], release: ['shelfwise', 'benchmarks'] },
    async test() {
      await buildDemo();
      return vitest('browser');
    },
  },
  package: {
    needs: { wasm: packageTargets, release: ['shelfwise'] },
    async test() {
      await Promise.all([buildPackage(), sampleSlices()]);
      return vitest('package');
    },
  },
  JavaScript: {
    needs: { wasm: packageTargets, release: ['shelfwise'] },
    async test() {
      await Promise.all([buildPackage(), sampleSlices()]);
      return vitest('js');
    },
  },
  architecture: { needs: {}, test: () => vitest('architecture') },
};

const words = process.argv.slice(2); // npm test -- browser: only the stages whose name contains it
const wanted = Object.entries(stages).filter(
  ([name]) => words.length === 0 || words.some((word) => name.includes(word)),
);

/** Builds what all wanted stages need of a preset, all at once: while one is linked, others compile. */
const presets = Object.fromEntries(
  ['wasm', 'dev', 'release', 'release-clang'].map((preset) => {
    const targets = wanted.flatMap(([, { needs }]) => needs[preset] ?? []);
    return [preset, once(() => buildTargets(preset, [...new Set(targets)]).catch(() => {}))];
  }),
);

async function buildAndTest({ needs, test }) {
  for (const [preset, targets] of Object.entries(needs)) {
    await presets[preset]();
    // Where that failed, it may have been for a target of another stage.
    await buildTargets(preset, targets);
  }
  return test();
}

/** Runs a stage; gives its counts. */
async function runStage(name, stage) {
  const start = Date.now();
  let count;
  try {
    count = await buildAndTest(stage);
    if (count.passed + count.failed === 0) throw new Error('no test ran');
  } catch (error) {
    console.error(`${name}: ${error.message}`);
    count = { passed: 0, failed: 1, skipped: 0 };
  }
  return { name, ...count, seconds: (Date.now() - start) / 1000 };
}

/** Runs a stage that shares the terminal with another: what it prints is shown when it is done. */
async function runApart(name, stage) {
  const file = join(reports, `${name.replace(/\W+/g, '-')}.log`);
  const descriptor = openSync(file, 'w');
  const result = await printingTo(descriptor, () => runStage(name, stage));
  closeSync(descriptor);
  process.stdout.write(`\n--- ${name}\n${readFileSync(file, 'utf8')}`);
  return result;
}

/** Runs the wanted stages two at a time, so that one compiles while the other tests. */
async function runStages() {
  const results = [];
  const waiting = [...wanted.entries()];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [at, [name, stage]] = next;
      results[at] = await (wanted.length > 1 ? runApart : runStage)(name, stage);
    }
  };
  await Promise.all([lane(), lane()]);
  return results;
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const start = Date.now();
const results = await runStages();
const sum = (field) => results.reduce((total, result) => total + result[field], 0);
console.log();
for (const { name, passed, failed, skipped, seconds } of results) {
  console.log(
    `${name}: ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds.toFixed(0)} s)`,
  );
}
console.log(`all stages, two at a time: ${((Date.now() - start) / 1000).toFixed(0)} s`);
const skipped = sum('skipped');
console.log(
  `${sum('passed')} passed, ${sum('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`,
);
process.exitCode = sum('failed') === 0 && results.length > 0 ? 0 : 1;
