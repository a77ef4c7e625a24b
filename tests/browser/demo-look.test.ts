import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Demo, type Visit } from './visit.js';

let demo: Demo;
beforeAll(async () => {
  demo = await Demo.open();
});
afterAll(() => demo.close());

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** Every page of the shop and both sheets, one after the other. */
async function eachPlace(visit: Visit, look: (place: string) => Promise<void>): Promise<void> {
  const { page, go, view } = visit;
  await look('front, at the start');
  await view('teapot-02');
  await look('product');
  await page.click('[data-action="add"]');
  await page.click('.why-button >> nth=0');
  await page.waitForSelector('dialog .reason');
  await look('why');
  await page.keyboard.press('Escape');
  await page.click('[data-action="device"]');
  await page.waitForSelector('dialog .event');
  await look('device');
  await page.keyboard.press('Escape');
  await go('#/cart');
  await page.waitForSelector('.cart-line');
  await page.waitForSelector('[data-section="cart-together"] .card');
  await look('cart');
  await go('#/department/water');
  await page.waitForSelector('.card[data-item="kayak-01"]');
  await look('department');
  await go('#/');
  await page.waitForSelector('[data-section="for-you"] .because');
  await look('front');
  await go('#/nowhere');
  await page.waitForFunction(() => document.querySelectorAll('.card').length === 0);
  await look('nothing there');
}

describe('the look of the demo', () => {
  for (const locale of ['en-GB', 'zh-CN']) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`has no violation that axe knows: ${locale}, ${colorScheme}`, async () => {
        const visit = await demo.visit({ locale, colorScheme });
        await visit.page.evaluate(axeSource);
        await eachPlace(visit, async (place) => {
          const { violations } = await visit.page.evaluate<AxeResults>('axe.run()');
          const found = violations.map(
            ({ id, nodes }) => `${place}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`,
          );
          expect(found).toEqual([]);
        });
        await visit.close();
        expect(visit.troubles).toEqual([]);
      });

      it(`fits 320 px without horizontal scroll: ${locale}, ${colorScheme}`, async () => {
        const viewport = { width: 320, height: 640 };
        const visit = await demo.visit({ locale, colorScheme, viewport });
        await eachPlace(visit, async (place) => {
          const widths = await visit.page.evaluate(() =>
            [document.documentElement, ...document.querySelectorAll('dialog')].map(
              ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
            ),
          );
          expect([place, Math.max(...widths)]).toEqual([place, 0]);
        });
        await visit.close();
      });
    }
  }

  it('follows the system to light and dark until the button says otherwise', async () => {
    const { page, close } = await demo.visit({ colorScheme: 'dark' });
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await ground();
    await page.emulateMedia({ colorScheme: 'light' });
    await page.waitForSelector('html[data-theme="light"]');
    const light = await ground();
    expect(light).not.toBe(dark);
    await page.click('[data-action="theme"]');
    expect(await ground()).toBe(dark);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.click('[data-action="theme"]');
    expect(await ground()).toBe(light);
    await close();
  });
});
