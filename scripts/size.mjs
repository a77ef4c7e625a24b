// npm run size: what a shopper downloads, compressed as a CDN does it, against the committed budget.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

import { buildPackage } from './build.mjs';
import { root } from './toolchain.mjs';

const compressors = {
  brotli: (bytes) =>
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  gzip: (bytes) => gzipSync(bytes, { level: 9 }),
};

await buildPackage();
const budgets = JSON.parse(readFileSync(join(root, 'tests/size-budget.json'), 'utf8'));
for (const { what, files, compression, limit } of budgets) {
  const sizes = files.map(
    (file) => compressors[compression](readFileSync(join(root, file))).length,
  );
  const size = sizes.reduce((sum, one) => sum + one, 0);
  const verdict = size <= limit ? 'ok' : 'TOO LARGE';
  console.log(
    `${what}: ${size} bytes ${compression}, ${sizes.join(' + ')}; budget ${limit}: ${verdict}`,
  );
  if (size > limit) process.exitCode = 1;
}
