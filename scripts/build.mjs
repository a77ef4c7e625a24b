// npm run build: the native CLI, both WASM modules with their .d.ts, and the JavaScript.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { isFresh } from './fresh.mjs';
import { buildTargets, npmRun, once, root } from './toolchain.mjs';

/** The WASM modules of the npm package, and the one that its tests compare with. */
export const packageTargets = ['runtime', 'runtime_scalar', 'shelfwise'];

/** Builds what is stale of the npm package: js/dist. */
export const buildPackage = once(async () => {
  await buildTargets('wasm', packageTargets);
  const sources = ['js/src', 'js/tsconfig.json', 'tsconfig.json'].map((name) => join(root, name));
  if (!isFresh(join(root, 'js/dist/index.js'), sources)) await npmRun('build:js');
});

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildTargets('release', ['shelfwise']);
  await buildPackage();
}
