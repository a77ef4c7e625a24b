// The demo as static files: demo/dist, ready for any web server and any path on it.

import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { buildPackage } from './build.mjs';
import { generateSampleShop, sampleSlices } from './sample-slices.mjs';
import { root } from './toolchain.mjs';

export const demoFolder = join(root, 'demo/dist');

/** What a strict shop would send with every page. */
export const demoHeaders = {
  'content-security-policy':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; " +
    "connect-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; " +
    "form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Builds the package, the sample shop's slices in both languages, and the page around them. */
export async function buildDemo() {
  const { build } = await import('vite');
  // The slices first: they are learned while the package is compiled.
  const [en, zh] = await Promise.all([sampleSlices('en'), sampleSlices('zh'), buildPackage()]);
  const slices = { en, zh };
  await build({ configFile: join(root, 'demo/vite.config.js'), logLevel: 'warn' });
  cpSync(join(await generateSampleShop(), 'catalog.json'), join(demoFolder, 'catalog.json'));
  for (const [language, folder] of Object.entries(slices)) {
    const target = join(demoFolder, 'slices', language);
    rmSync(target, { recursive: true, force: true });
    cpSync(folder, target, { recursive: true });
  }
  return demoFolder;
}
