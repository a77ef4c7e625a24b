// The installed package in pages of bundlers, in Chromium.

import type { Browser } from 'playwright-core';
import * as vite from 'vite';
import * as vite7 from 'vite-7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import webpack from 'webpack';

import { sampleSlices } from '../../scripts/sample-slices.mjs';
import { serveStatic } from '../../scripts/static-server.mjs';
import { launch, resultOf, strictPolicy, watch } from '../browser/chromium.js';
import { Project } from './project.js';

const page = (script: string): string =>
  `<!doctype html><title>Shop</title><link rel="icon" href="data:,">${script}`;

const main = `
import { createRecommender } from 'shelfwise';
import { openRecommender } from 'shelfwise/core';

async function shopWith(open) {
  try {
    const recommender = await open({ manifest: 'slices/latest.json' });
    const popular = await recommender.recommend({ limit: 1 });
    await recommender.track({ type: 'view', item: popular.items[0].id });
    const { items } = await recommender.recommend({ limit: 3 });
    recommender.dispose();
    return items[0].reasons[0].text;
  } catch (error) {
    return error.code + ': ' + error.message;
  }
}

const worker = await shopWith(createRecommender);
window.result = { worker, core: await shopWith(openRecommender) };
`;

const asHoped = {
  worker: expect.stringContaining('Because you viewed') as string,
  core: expect.stringContaining('Because you viewed') as string,
};

let project: Project;
let browser: Browser;

beforeAll(async () => {
  project = await Project.create();
  project.take(await sampleSlices(), 'public/slices');
  project.write('main.js', main);
  project.write('index.html', page('<script type="module" src="/main.js"></script>'));
  browser = await launch();
});

afterAll(async () => {
  await browser.close();
  project.remove();
});

/** Opens a page; what its script left, and what the browser complained of. */
async function visit(url: string): Promise<{ result: unknown; complaints: string[] }> {
  const { page, complaints } = await watch(browser);
  await page.goto(url);
  const result = await resultOf(page);
  await page.context().close();
  return { result, complaints };
}

/** The same for a built folder, under the strict policy, at the root and below a path. */
async function visitBuilt(name: string): Promise<void> {
  const folder = project.path(name);
  const headers = { 'content-security-policy': strictPolicy };
  const server = await serveStatic({ '/': folder, '/below/this/': folder }, { headers });
  for (const path of ['', 'below/this/']) {
    const { result, complaints } = await visit(server.url + path);
    expect(result).toEqual(asHoped);
    expect(complaints).toEqual([]);
  }
  await server.close();
}

// What both versions of Vite have in common.
interface Configuration {
  readonly root: string;
  readonly base?: string;
  readonly configFile: false;
  readonly logLevel: 'error' | 'silent';
  readonly cacheDir?: string;
  readonly build?: { readonly outDir: string; readonly target: string };
  readonly optimizeDeps?: { exclude: string[] };
  readonly server?: { readonly host: string; readonly port: number };
}
type Build = (configuration: Configuration) => Promise<unknown>;
type CreateServer = (configuration: Configuration) => Promise<{
  listen(): Promise<unknown>;
  close(): Promise<void>;
  readonly resolvedUrls: { readonly local: readonly string[] } | null;
}>;

async function viteBuild(build: Build, outDir: string): Promise<void> {
  await build({
    ...{ root: project.folder, base: './', configFile: false, logLevel: 'error' },
    build: { outDir, target: 'es2022' }, // the page awaits at its top level
  });
}

describe('a page built by Vite', () => {
  it('recommends under a strict content security policy', async () => {
    await viteBuild(vite.build, 'built-by-vite');
    await visitBuilt('built-by-vite');
  });

  it('recommends, built by Vite 7', async () => {
    await viteBuild(vite7.build, 'built-by-vite-7');
    await visitBuilt('built-by-vite-7');
  });
});

/** Visits the page through a dev server. */
async function develop(
  create: CreateServer,
  name: string,
  exclude: string[],
): Promise<{ result: unknown; complaints: string[] }> {
  const server = await create({
    ...{ root: project.folder, configFile: false, logLevel: 'silent' },
    cacheDir: project.path(`.cache-${name}`),
    optimizeDeps: { exclude },
    server: { host: '127.0.0.1', port: 0 },
  });
  await server.listen();
  const [url] = server.resolvedUrls?.local ?? [];
  const visited = await visit(url ?? '');
  await server.close();
  return visited;
}

describe("Vite's dev server", () => {
  it('serves the package as it is', async () => {
    const { result, complaints } = await develop(vite.createServer, 'vite', []);
    expect(result).toEqual(asHoped);
    expect(complaints).toEqual([]);
  });

  it.each<[string, CreateServer]>([
    ['vite', vite.createServer],
    ['vite-7', vite7.createServer],
  ])('serves the package that is left out of optimization (%s)', async (name, create) => {
    const { result, complaints } = await develop(create, `${name}-excluded`, ['shelfwise']);
    expect(result).toEqual(asHoped);
    expect(complaints).toEqual([]);
  });

  it('of Vite 7 moves it, and the error says what to set', async () => {
    const { result } = await develop(vite7.createServer, 'vite-7', []);
    const advice = expect.stringMatching(
      /^bad-asset: http.*optimizeDeps: \{ exclude: \['shelfwise'\] \}/,
    ) as string;
    expect(result).toEqual({ worker: advice, core: advice });
  });
});

describe('a page built by webpack', () => {
  it('recommends under a strict content security policy', async () => {
    const stats = await new Promise<webpack.Stats | undefined>((resolve, reject) => {
      const options: webpack.Configuration = {
        ...{ mode: 'production', context: project.folder, entry: './main.js' },
        output: { path: project.path('built-by-webpack') },
        performance: false,
      };
      webpack(options, (error, done) => (error ? reject(error) : resolve(done)));
    });
    const { errors, warnings } = stats?.toJson({ all: false, errors: true, warnings: true }) ?? {};
    expect([errors, warnings]).toEqual([[], []]);
    project.write('built-by-webpack/index.html', page('<script defer src="main.js"></script>'));
    project.take(project.path('public/slices'), 'built-by-webpack/slices');
    await visitBuilt('built-by-webpack');
  });
});
