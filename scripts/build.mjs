// npm run build: the native CLI, both WASM modules with their .d.ts, and the JavaScript.

import { fileURLToPath } from 'node:url';

import { buildTargets, npmRun } from './toolchain.mjs';

/** The WASM modules of the npm package, and the one that its tests compare with. */
export const packageTargets = ['runtime', 'runtime_scalar', 'shelfwise'];

/** Builds what the npm package consists of: js/dist. */
export async function buildPackage() {
  await buildTargets('wasm', packageTargets);
  await npmRun('build:js');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildTargets('release', ['shelfwise']);
  await buildPackage();
}
