import { join } from 'node:path';
import { expect, test } from 'vitest';

import { generateSampleShop, sampleSlices } from '../../scripts/sample-slices.mjs';
import { compareAnswers } from './same-answers.mjs';

test('every build of the runtime gives the same lists, scores and shares to the bit', async () => {
  const events = join(await generateSampleShop(), 'events.csv');
  const answers = await compareAnswers({ folder: await sampleSlices(), events, count: 1000 });
  expect(answers.shoppers).toBe(1000);
  expect(answers.items).toBeGreaterThan(5000);
  expect(answers.builds).toEqual({
    'native, clang': 0,
    'WASM in Node (simd128)': 0,
    'WASM in Node, no SIMD (scalar)': 0,
    'WASM in Chromium (simd128)': 0,
  });
});
