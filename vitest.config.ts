import { defineConfig } from 'vitest/config';

// One project per folder of tests/; scripts/test.mjs runs them one by one.
const project = (name: string, seconds: number) => ({
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    testTimeout: seconds * 1000,
    hookTimeout: seconds * 1000,
  },
});

export default defineConfig({
  test: {
    projects: [
      project('architecture', 10),
      project('js', 10),
      project('cli', 120),
      project('platforms', 120),
      project('builders', 300),
      project('package', 300),
      project('browser', 60),
    ],
  },
});
