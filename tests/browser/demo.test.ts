import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Demo, type Visit } from './visit.js';

let demo: Demo;
beforeAll(async () => {
  demo = await Demo.open();
});
afterAll(() => demo.close());

const tents = ['tent-03', 'tent-07', 'tent-11'];

/** The front page, once its shelf stands for `events` events. */
async function front({ page, go }: Visit, events: number): Promise<void> {
  await go('#/');
  await page.waitForSelector('[data-section="for-you"] .card');
  await page.waitForFunction(
    (count) =>
      document.querySelector('[data-action="device"] .count')?.textContent === String(count),
    events,
  );
}

describe('the demo', () => {
  it('recommends otherwise after three tents, and as at the start after erasing all', async () => {
    const visit = await demo.visit();
    const start = await visit.shelf('for-you');
    expect(start).toHaveLength(8);
    for (const tent of tents) await visit.view(tent);
    await front(visit, 3);
    const after = await visit.shelf('for-you');
    expect(after).toHaveLength(8);
    expect(after).not.toEqual(start);

    await visit.page.click('[data-action="device"]');
    await visit.page.waitForSelector('.event');
    expect(await visit.page.locator('.event').count()).toBe(3);
    await visit.page.click('[data-action="erase"]');
    await visit.page.waitForSelector('.event', { state: 'detached' });
    await visit.page.keyboard.press('Escape');
    await front(visit, 0);
    await visit.page.waitForFunction(
      (first) =>
        document.querySelector<HTMLElement>('[data-section="for-you"] .card')?.dataset['item'] ===
        first,
      start[0],
    );
    expect(await visit.shelf('for-you')).toEqual(start);
    await visit.close();
    expect(visit.troubles).toEqual([]);
  });

  it('recommends as if an event had not happened once it is removed', async () => {
    const [with2, without] = [await demo.visit(), await demo.visit()];
    await with2.view('tent-03');
    await with2.view('kettle-03');
    await with2.page.click('[data-action="device"]');
    await with2.page.click('.event[data-item="tent-03"] button');
    await with2.page.waitForSelector('.event[data-item="tent-03"]', { state: 'detached' });
    await with2.page.keyboard.press('Escape');
    await front(with2, 1);
    await without.view('kettle-03');
    await front(without, 1);
    expect(await with2.shelf('for-you')).toEqual(await without.shelf('for-you'));
    await Promise.all([with2.close(), without.close()]);
  });

  it('takes a product from the shelf to the cart to the order, and then leaves it out', async () => {
    const visit = await demo.visit();
    await visit.view('mug-04');
    await visit.page.click('[data-action="add"]');
    await visit.go('#/cart');
    await visit.page.waitForSelector('.cart-line[data-item="mug-04"]');
    await visit.page.waitForSelector('[data-section="cart-together"] .card');
    await visit.page.click('[data-action="order"]');
    await visit.page.waitForSelector('.empty');
    await front(visit, 3);
    expect(await visit.shelf('for-you')).not.toContain('mug-04');
    await visit.close();
    expect(visit.troubles).toEqual([]);
  });

  it('asks no server for anything after it has loaded, whatever the shopper does', async () => {
    const visit = await demo.visit();
    const { page } = visit;
    await visit.go('#/department/coffee');
    await page.waitForSelector('.card[data-item="kettle-01"]');
    for (const id of ['kettle-01', 'tent-03']) await visit.view(id);
    await page.click('[data-action="add"]');
    await page.click('[data-section="related"] .why-button >> nth=0');
    await page.waitForSelector('dialog .reason');
    await page.keyboard.press('Escape');
    await page.click('[data-action="language"]');
    await page.waitForSelector('html[lang="zh"]');
    await page.click('[data-action="theme"]');
    await visit.go('#/cart');
    await page.waitForSelector('.cart-line');
    await page.click('[data-action="order"]');
    await front(visit, 4);
    await page.click('[data-action="device"]');
    await page.click('[data-action="erase"]');
    expect(await page.locator('.sheet .requests').getAttribute('data-since')).toBe('0');
    await visit.close();
    expect(visit.requests).toEqual([]);
    expect(visit.troubles).toEqual([]);
  });

  it('can be used by keyboard: skip link, why, and back to where one was', async () => {
    const visit = await demo.visit();
    const { page } = visit;
    const focused = (read: (element: Element | null) => string | null | undefined) =>
      page.evaluate(`(${read.toString()})(document.activeElement)`);
    await page.keyboard.press('Tab');
    expect(await focused((element) => element?.className)).toBe('skip');
    await page.keyboard.press('Enter');
    expect(await focused((element) => element?.tagName)).toBe('H1');
    await page.locator('.why-button').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog[open]');
    expect(await focused((element) => element?.closest('dialog')?.className)).toBe('sheet');
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog', { state: 'detached' });
    expect(await focused((element) => element?.className)).toBe('why-button');
    await visit.close();
  });
});
