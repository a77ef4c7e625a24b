// Takes the picture of the demo that the README opens with: docs/demo.png.
//
//   node scripts/demo-picture.mjs     after `npm start` or `npm test -- browser` built demo/dist

import { join } from 'node:path';

import { chromium } from 'playwright-core';

import { chromiumOptions } from './chromium.mjs';
import { demoFolder } from './demo.mjs';
import { serveStatic } from './static-server.mjs';
import { root } from './toolchain.mjs';

const seen = ['tent-03', 'backpack-11', 'sleeping-mat-09'];

const server = await serveStatic({ '/': demoFolder });
const browser = await chromium.launch(chromiumOptions);
const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
await page.goto(server.url);
await page.waitForSelector('html[data-ready]');
for (const id of seen) {
  await page.goto(`${server.url}#/product/${id}`);
  await page.waitForSelector(`.product[data-item="${id}"]`);
}
await page.goto(`${server.url}#/`);
await page.click('[data-section="for-you"] .why-button >> nth=1');
await page.waitForSelector('dialog .reason');
await page.screenshot({ path: join(root, 'docs/demo.png') });
await browser.close();
await server.close();
