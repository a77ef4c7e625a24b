// npm run bench still runs, and the plain JavaScript that it is held beside still answers alike. No
// time is looked at.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { sampleSlices } from '../../scripts/sample-slices.mjs';
import { root } from '../../scripts/toolchain.mjs';

it('measures a shop and finds what plain JavaScript finds', { timeout: 300_000 }, async () => {
  const slices = await sampleSlices();
  const script = join(root, 'scripts/bench.mjs');
  const args = [script, '--calls', '20', '--slices', slices];
  const { status, stdout, stderr } = spawnSync('node', args, { cwd: root, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  expect(stdout).toContain('\nWASM in Chromium, lists with reasons ');
  expect(stdout).toContain("the same as plain JavaScript's in 100.0 % of the places\n");
});
