// Runs the tools that scripts/setup.sh installs.  The verbs of package.json are built from these.

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
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

/** Runs a command on this terminal and gives its exit status; 128 + n if signal n ended it. */
export function statusOf(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, env: environment, stdio: 'inherit', ...options });
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

/** Configures a CMake preset, if that was never done, and builds what is stale of the targets. */
export async function buildTargets(preset, targets, { quiet = false } = {}) {
  const stdio = quiet ? ['ignore', 2, 2] : 'inherit';
  if (!existsSync(join(root, 'build', preset, 'build.ninja'))) {
    await run('cmake', ['--preset', preset, '--log-level=WARNING'], { stdio });
  }
  const jobs = String(availableParallelism());
  const say = quiet ? ['--quiet'] : [];
  await run('ninja', ['-C', join('build', preset), '-j', jobs, ...say, ...targets], { stdio });
}

/** Runs the script of that name in package.json. */
export const npmRun = (name) => run('npm', ['run', '--silent', name]);

export const packageScripts = () =>
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;
