// npm run size: what a shopper downloads, compressed as a CDN does it, against the committed budget.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

import { build } from 'vite';

import { buildPackage } from './build.mjs';
import { root } from './toolchain.mjs';

const compressors = {
  brotli: (bytes) =>
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  gzip: (bytes) => gzipSync(bytes, { level: 9 }),
};

/** A module with all that it imports, as a shop's bundler writes it; workers are files of their own. */
async function bundled(entry) {
  const { output } = await build({
    ...{ root, configFile: false, logLevel: 'error' },
    build: {
      write: false,
      rolldownOptions: { input: join(root, entry), preserveEntrySignatures: 'strict' },
    },
  });
  return Buffer.from(output.find(({ isEntry }) => isEntry).code);
}

await buildPackage();
const budgets = JSON.parse(readFileSync(join(root, 'tests/size-budget.json'), 'utf8'));
for (const { what, files, bundle, compression, limit } of budgets) {
  const parts = bundle
    ? [await bundled(bundle)]
    : files.map((file) => readFileSync(join(root, file)));
  const sizes = parts.map((bytes) => compressors[compression](bytes).length);
  const size = sizes.reduce((sum, one) => sum + one, 0);
  const verdict = size <= limit ? 'ok' : 'TOO LARGE';
  console.log(
    `${what}: ${size} bytes ${compression}, ${sizes.join(' + ')}; budget ${limit}: ${verdict}`,
  );
  if (size > limit) process.exitCode = 1;
}
