// npm run soak: a browser killed 30 times, or `-- N` times, while it writes the profile.

import { buildPackage } from './build.mjs';
import { environment, statusOf } from './toolchain.mjs';

const [kills = '30'] = process.argv.slice(2);
await buildPackage();
process.exitCode = await statusOf(
  'vitest',
  ['run', '--project', 'browser', 'tests/browser/kills.test.ts'],
  { env: { ...environment, SHELFWISE_KILLS: kills } },
);
