// A page of the benchmark in Chromium.

import { join } from 'node:path';

import { chromiumOptions } from './chromium.mjs';
import { serveStatic } from './static-server.mjs';
import { root } from './toolchain.mjs';

// Cross-origin isolation makes the page's clock fine enough: 5 microseconds instead of 100.
const headers = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

/**
 * What `window.benchmark(request)` answers in the page `name` of tests/bench, for each of `requests` in
 * a page of its own. `mounts` are folders to serve beside the package, as of serveStatic().
 */
export async function benchInChromium(name, mounts, requests) {
  const { chromium } = await import('playwright-core');
  const all = {
    ...{ '/js/': join(root, 'js'), '/wasm/': join(root, 'build/wasm') },
    ...{ '/builders/': join(root, 'tests/builders'), '/node_modules/': join(root, 'node_modules') },
    ...mounts,
    '/': join(root, 'tests/bench'),
  };
  const server = await serveStatic(all, { headers });
  const browser = await chromium.launch(chromiumOptions);
  try {
    const answers = [];
    for (const request of requests) {
      const page = await browser.newPage();
      page.on('pageerror', (error) => console.error(error));
      page.on('requestfailed', (failed) => console.error(`failed: ${failed.url()}`));
      await page.goto(`${server.url}${name}`);
      await page.waitForFunction('window.benchmark');
      answers.push(await page.evaluate((given) => window.benchmark(given), request));
      await page.close();
    }
    return answers;
  } finally {
    await browser.close();
    await server.close();
  }
}
