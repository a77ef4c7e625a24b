// npm run cli -- ARGUMENTS: the native CLI of this checkout; builds what is stale first.
// Paths in ARGUMENTS are meant from where npm was called.

import { join } from 'node:path';

import { buildTargets, root, statusOf } from './toolchain.mjs';

await buildTargets('release', ['shelfwise'], { quiet: true });
process.exitCode = await statusOf(join(root, 'build/release/shelfwise'), process.argv.slice(2), {
  cwd: process.env.INIT_CWD ?? process.cwd(),
});
