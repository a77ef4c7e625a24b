// Writes what the commands of docs/evaluation print into its pages.
//
//   node scripts/evaluation-docs.mjs PAGE ... [--only 'effort none']
//
// PAGE is the name of a page without its ending.  --only runs the commands with that text in them.
// DATA in a command stands for the folder that SHELFWISE_DATA names, SHOP for the sample shop.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { commandsOf, shown, withOutput } from './evaluation-pages.mjs';
import { generateSampleShop } from './sample-slices.mjs';
import { buildTargets, environment, root } from './toolchain.mjs';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string', default: '' } },
});
const folders = { SHOP: await generateSampleShop() };
if (process.env.SHELFWISE_DATA) folders.DATA = process.env.SHELFWISE_DATA;

/** The command with the folders' places filled in; nothing if one of them is not known. */
function placed(command) {
  if (!folders.DATA && command.includes('DATA/')) return undefined;
  return command.replace(/\b(DATA|SHOP)\b/g, (name) => folders[name]);
}

function printedBy(command) {
  const [program, ...args] = command.replace('npm run', 'npm run --silent').split(' ');
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 1e8, stdio: ['ignore', 'pipe', 2] };
  return execFileSync(program, args, { ...options, env: { ...environment, INIT_CWD: root } });
}

await buildTargets('release', ['shelfwise']);
for (const name of positionals) {
  const file = join(root, 'docs/evaluation', `${name}.md`);
  for (const { command } of commandsOf(readFileSync(file, 'utf8'))) {
    if (!command.includes(values.only)) continue;
    const runnable = placed(command);
    console.log(
      runnable ? `${name}: ${command}` : `${name}: skipped, no SHELFWISE_DATA: ${command}`,
    );
    if (!runnable) continue;
    const printed = shown(printedBy(runnable), folders);
    const date = new Date().toISOString().slice(0, 10);
    writeFileSync(file, withOutput(readFileSync(file, 'utf8'), command, printed, date));
  }
}
