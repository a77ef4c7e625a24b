// The examples in the TSDoc of js/src, in README.md and in docs: each is compiled, then run against the sample
// shop over HTTP, with the engine in a real thread.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { sampleSlices } from '../../scripts/sample-slices.mjs';
import { serveStatic } from '../../scripts/static-server.mjs';
import { builtUrl, openRecommender, root } from './built.js';
import { stubBrowser } from './thread-worker.js';

const folder = join(root, 'build/examples');

interface Example {
  readonly name: string;
  readonly code: string;
}

/** Fenced `ts` blocks, also those behind the asterisks of a comment. */
function examplesIn(file: string): Example[] {
  const text = readFileSync(join(root, file), 'utf8').replace(/^ *\* ?/gm, '');
  return Array.from(text.matchAll(/^```ts\n(.*?)^```/gms), (match, i) => ({
    name: `${file} ${i + 1}`,
    code: match[1] ?? '',
  }));
}

const sources = readdirSync(join(root, 'js/src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => `js/src/${file}`);
const papers = ['adapters', 'controls', 'filters', 'lists', 'live-values', 'package']
  .map((name) => `docs/${name}.md`)
  .concat('README.md')
  .filter((file) => existsSync(join(root, file)));
const examples = [...sources, ...papers].flatMap(examplesIn);

let server: { readonly url: string; close(): Promise<void> };
let item: string;

beforeAll(async () => {
  const slices = await sampleSlices();
  const recommender = await openRecommender({ manifest: join(slices, 'latest.json') });
  item = (await recommender.recommend({ limit: 1 })).items[0]?.id ?? '';
  recommender.dispose();
  server = await serveStatic({ '/slices/': slices });
  stubBrowser();
  vi.stubGlobal('document', { baseURI: server.url });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}, 600_000);

afterAll(async () => {
  vi.unstubAllGlobals();
  await server.close();
});

describe('the examples of the documentation', () => {
  it('are there for both doors and for errors', () => {
    const all = examples.map(({ code }) => code).join('');
    for (const word of ['createRecommender(', 'openRecommender(', 'RecommenderError']) {
      expect(all).toContain(word);
    }
  });

  it('compile', () => {
    const files = examples.map(({ code }, i) => {
      const file = join(folder, `${i}.ts`);
      writeFileSync(file, code);
      return file;
    });
    const program = ts.createProgram(files, {
      ...{ strict: true, noEmit: true, types: [], skipLibCheck: true },
      ...{ noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true },
      ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
      lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      moduleDetection: ts.ModuleDetectionKind.Force,
      paths: {
        shelfwise: [join(root, 'js/dist/index.d.ts')],
        'shelfwise/adapters': [join(root, 'js/dist/adapters/index.d.ts')],
        'shelfwise/filters': [join(root, 'js/dist/filters.d.ts')],
        'shelfwise/core': [join(root, 'js/dist/core.d.ts')],
      },
    });
    const complaints = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
      const at = examples[Number(/(\d+)\.ts$/.exec(file?.fileName ?? '')?.[1])]?.name;
      return `${at ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    });
    expect(complaints).toEqual([]);
  }, 60_000);

  it.each(examples.map((example, i) => [example.name, example.code, i] as const))(
    'run: %s',
    async (_, code, i) => {
      const log = vi.spyOn(console, 'log').mockReturnValue();
      const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
      const module = ts
        .transpile(code, options)
        .replaceAll("'shelfwise'", `'${builtUrl('index.js')}'`)
        .replaceAll("'shelfwise/adapters'", `'${builtUrl('adapters/index.js')}'`)
        .replaceAll("'shelfwise/filters'", `'${builtUrl('filters.js')}'`)
        .replaceAll("'shelfwise/core'", `'${builtUrl('core.js')}'`)
        .replaceAll('sku-42', item);
      const file = join(folder, `${i}.mjs`);
      writeFileSync(file, module);
      await import(/* @vite-ignore */ pathToFileURL(file).href);
      log.mockRestore();
    },
  );
});
