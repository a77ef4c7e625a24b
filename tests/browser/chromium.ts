// Chromium with a page whose complaints are kept.

import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

import { chromiumOptions } from '../../scripts/chromium.mjs';

/** The policy that a strict shop sends. */
export const strictPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; img-src data:";

/** Starts Chromium with more arguments. */
export function launch(...args: string[]): Promise<Browser> {
  return chromium.launch({ ...chromiumOptions, args: [...chromiumOptions.args, ...args] });
}

export interface Watched {
  readonly page: Page;
  /** Console errors and warnings, exceptions, and violations of the content security policy. */
  readonly complaints: string[];
  /** URLs in the order of their requests, those of Workers included. */
  readonly requests: string[];
}

/** A new page, watched. */
export async function watch(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  context.on('request', (request) => requests.push(request.url()));
  return { page, complaints, requests };
}

/** What the page's script leaves in `window.result`. A strict policy forbids Playwright's own wait. */
export async function resultOf(page: Page, milliseconds = 20_000): Promise<unknown> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const result: unknown = await page.evaluate(() => (window as { result?: unknown }).result);
    if (result !== undefined) return result;
    if (Date.now() > deadline) throw new Error(`no result from ${page.url()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
