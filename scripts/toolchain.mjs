// Runs the tools that scripts/setup.sh installs.  The verbs of package.json are built from these.

import { AsyncLocalStorage } from 'node:async_hooks';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism, constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const prefix = process.env.SHELFWISE_TOOLCHAIN ?? join(root, '.toolchain');

/** The environment of every command: the toolchain and the Node packages come first on the PATH. */
export const environment = {
  ...process.env,
  PATH: [join(prefix, 'bin'), join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
};

/** A command that ended with another status than 0. */
export class CommandFailed extends Error {
  constructor(command, status) {
    super(`${command} ended with status ${status}`);
    this.status = status;
  }
}

const output = new AsyncLocalStorage();

/** Runs `work`; what the commands that it starts print goes to the file with that descriptor. */
export const printingTo = (descriptor, work) => output.run(descriptor, work);

/** Where a command prints: where printingTo says, else on this terminal. */
function terminal({ quiet = false } = {}) {
  const descriptor = output.getStore() ?? (quiet ? 2 : undefined);
  return descriptor === undefined ? 'inherit' : ['ignore', descriptor, descriptor];
}

/** Runs a command on this terminal and gives its exit status; 128 + n if signal n ended it. */
export function statusOf(command, args, options = {}) {
  const child = spawn(command, args, {
    ...{ cwd: root, env: environment, stdio: terminal() },
    ...options,
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

/** Runs a command on this terminal; rejects with CommandFailed unless its status is 0. */
export async function run(command, args, options = {}) {
  const status = await statusOf(command, args, options);
  if (status !== 0) throw new CommandFailed([command, ...args].join(' '), status);
}

const built = new Set(); // by this process, as "preset target"
let lastBuild = Promise.resolve();

/**
 * Builds what is stale of the targets of a CMake preset, which is configured if that was never done.
 * One build runs at a time, and tests that run beside it come first.  `quiet` keeps standard output
 * for others and says nothing but what is built, and errors.
 */
export async function buildTargets(preset, targets, options) {
  const names = targets.map((target) => `${preset} ${target}`);
  if (names.every((name) => built.has(name))) return;
  const build = lastBuild.then(() => buildNow(preset, targets, options));
  lastBuild = build.catch(() => {});
  await build;
  for (const name of names) built.add(name);
}

async function buildNow(preset, targets, { quiet = false } = {}) {
  const folder = join(root, 'build', preset);
  const stdio = terminal({ quiet });
  if (!existsSync(join(folder, 'build.ninja'))) {
    await run('cmake', ['--preset', preset, '--log-level=WARNING'], { stdio });
  }
  const ninja = ['-C', folder, '-j', String(availableParallelism()), ...targets];
  const plan = spawnSync('ninja', ['-n', ...ninja], { env: environment, encoding: 'utf8' });
  if (plan.stdout?.includes('no work to do')) return;
  console.error(`building ${targets.join(', ')} (${preset})`);
  await run('nice', ['ninja', ...(quiet ? ['--quiet'] : []), ...ninja], { stdio });
}

/**
 * A function that does its work at the first call, and then gives the same answer again.
 *
 * @template T
 * @param {() => T} work
 * @returns {() => T}
 */
export function once(work) {
  let answer;
  return () => (answer ??= work());
}

/** Runs the script of that name in package.json. */
export const npmRun = (name) => run('npm', ['run', '--silent', name]);
