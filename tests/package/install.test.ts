// The packed package in an empty project: what is in it, its types, its command line, and Node.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { writeSomeOfSampleShop } from '../../scripts/sample-slices.mjs';
import { Project, root, run } from './project.js';

interface PackageJson {
  readonly scripts?: Record<string, string>;
  readonly dependencies?: Record<string, string>;
  readonly exports: Record<string, string | { types: string; default: string }>;
  readonly bin: Record<string, string>;
}

let project: Project;
let installed: string;
let packageJson: PackageJson;

beforeAll(async () => {
  project = await Project.create();
  installed = project.path('node_modules/shelfwise');
  packageJson = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as PackageJson;
});

afterAll(() => project.remove());

describe('the installed package', () => {
  it('depends on nothing and runs nothing when it is installed', () => {
    expect(readdirSync(project.path('node_modules')).filter((f) => !f.startsWith('.'))).toEqual([
      'shelfwise',
    ]);
    expect(packageJson.dependencies ?? {}).toEqual({});
    for (const script of ['preinstall', 'install', 'postinstall', 'prepare']) {
      expect(packageJson.scripts ?? {}).not.toHaveProperty(script);
    }
  });

  it('has every file that it names', () => {
    const named = Object.values(packageJson.exports).flatMap((entry) =>
      typeof entry === 'string' ? [entry] : [entry.types, entry.default],
    );
    const papers = ['LICENSE', 'THIRD-PARTY-NOTICES.md'];
    for (const file of [...named, ...Object.values(packageJson.bin), ...papers]) {
      expect([file, existsSync(join(installed, file))]).toEqual([file, true]);
    }
    for (const asset of ['runtime.wasm', 'runtime.mjs', 'builder.wasm', 'builder.mjs']) {
      expect([asset, existsSync(join(installed, 'js/dist', asset))]).toEqual([asset, true]);
    }
  });

  it('holds its built files and papers, nothing else', () => {
    const papers = ['LICENSE', 'README.md', 'THIRD-PARTY-NOTICES.md', 'package.json'];
    expect(['CHANGELOG.md', ...papers, 'js']).toEqual(
      expect.arrayContaining(readdirSync(installed)),
    );
    expect(readdirSync(join(installed, 'js'))).toEqual(['dist']);
  });

  it.each(['nodenext', 'bundler'])('has types for moduleResolution %s', async (resolution) => {
    project.write(
      'typed.ts',
      `import { createRecommender, RecommenderError, type Recommendation } from 'shelfwise';
       import { openRecommender, type Recommender } from 'shelfwise/core';
       const opened: Recommender = await openRecommender({ manifest: 'slices/latest.json' });
       const other: Recommender = await createRecommender({ manifest: new URL('https://x.test/') });
       const items: readonly Recommendation[] = (await opened.recommend({ limit: 3 })).items;
       await other.recommend({ history: [{ type: 'view', item: 'a', stepsAgo: 0 }] });
       // @ts-expect-error: no such event
       await opened.track({ type: 'glance', item: 'a' });
       // @ts-expect-error: no age
       await opened.recommend({ history: [{ type: 'view', item: 'a' }] });
       const error: unknown = items;
       if (error instanceof RecommenderError && error.code === 'network') console.log(error.message);
       // @ts-expect-error: no such code
       if (error instanceof RecommenderError && error.code === 'nothing') console.log();
      `,
    );
    const module = resolution === 'bundler' ? 'esnext' : 'nodenext';
    const strict = { strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false };
    const target = { target: 'es2022', lib: ['es2022', 'dom'], types: [], noEmit: true };
    const compilerOptions = { ...strict, ...target, module, moduleResolution: resolution };
    project.write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['typed.ts'] }));
    const tsc = join(root, 'node_modules/.bin/tsc');
    const { status, stdout } = await run(tsc, ['-p', '.'], project.folder);
    expect([status, stdout]).toEqual([0, '']);
  });
});

describe('the adapters', () => {
  it('are imported by name, as a shop does', async () => {
    project.write(
      'adapt.mjs',
      `import { fromGa4 } from 'shelfwise/adapters';
       console.log(JSON.stringify(fromGa4({ event: 'view_item', items: [{ item_id: 'a' }] })));
      `,
    );
    const { status, stdout } = await project.run('node', 'adapt.mjs');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ events: [{ type: 'view', item: 'a' }], unmapped: [] });
  });
});

describe('the command line', () => {
  it('helps, and ends with status 0', async () => {
    const { status, stdout } = await project.run('npx', 'shelfwise', '--help');
    expect(status).toBe(0);
    expect(stdout).toContain('build');
  });

  it('passes the exit status on: 64 for a wrong option, 2 for files that are not there', async () => {
    expect((await project.run('npx', 'shelfwise', 'build', '--no-such-option')).status).toBe(64);
    const missing = ['build', '--catalog', 'none.csv', '-o', 'out'];
    const { status, stderr } = await project.run('npx', 'shelfwise', ...missing);
    expect([status, stderr]).toEqual([2, expect.stringContaining('none.csv')]);
    expect(existsSync(project.path('out'))).toBe(false);
  });

  it('builds slices that the package recommends from, in Node', async () => {
    await writeSomeOfSampleShop(project.folder);
    const inputs = ['--catalog', 'products.csv', '--events', 'events.csv'];
    const built = await project.run('npx', 'shelfwise', 'build', ...inputs, '-o', 'slices');
    expect([built.status, built.stderr]).toEqual([0, expect.any(String)]);

    project.write(
      'recommend.mjs',
      `import { openRecommender } from 'shelfwise/core';
       const recommender = await openRecommender({ manifest: process.argv[2] });
       const { items: [popular] } = await recommender.recommend({ limit: 1 });
       await recommender.track({ type: 'view', item: popular.id });
       const { items } = await recommender.recommend({ limit: 3, fields: ['title'] });
       recommender.dispose();
       console.log(JSON.stringify(items));
      `,
    );
    const path = project.path('slices/latest.json');
    const answers: string[] = [];
    for (const manifest of ['slices/latest.json', path, new URL(`file://${path}`).href]) {
      const { status, stdout, stderr } = await project.run('node', 'recommend.mjs', manifest);
      expect([status, stderr]).toEqual([0, '']);
      answers.push(stdout);
    }
    expect(
      new Set(answers.map((answer) => answer.replaceAll(/"id":"\w+-0000001"/g, ''))).size,
    ).toBe(1);
    const items = JSON.parse(answers[0] ?? '') as { reasons: { text: string }[] }[];
    expect(items).toHaveLength(3);
    expect(items[0]?.reasons[0]?.text).toContain('Because you viewed');
  });
});
