// Visits to the demo in headless Chromium: everything that goes wrong on a page is written down.

import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

import { chromiumOptions } from '../../scripts/chromium.mjs';
import { demoFolder, demoHeaders } from '../../scripts/demo.mjs';
import { serveStatic } from '../../scripts/static-server.mjs';

/** A page of the demo and what was seen of it. */
export interface Visit {
  readonly page: Page;
  /** Errors and warnings of the console, uncaught errors, violations of the policy. */
  readonly troubles: string[];
  /** URLs that the page asked for after it had loaded. */
  readonly requests: string[];
  /** Goes to a page of the shop, `#/cart` for example, as a link there does. */
  readonly go: (hash: string) => Promise<void>;
  /** Opens a product's page and waits until what goes with it is shown. */
  readonly view: (id: string) => Promise<void>;
  /** The ids on the shelf of a section, `for-you` or `related`. */
  readonly shelf: (section: string) => Promise<string[]>;
  readonly close: () => Promise<void>;
}

type Server = Awaited<ReturnType<typeof serveStatic>>;

/** The demo on a web server, under a path of its own, and a browser to visit it with. */
export class Demo {
  readonly #browser: Browser;
  readonly #server: Server;
  readonly #served: string[];

  private constructor(browser: Browser, server: Server, served: string[]) {
    this.#browser = browser;
    this.#server = server;
    this.#served = served;
  }

  static async open(): Promise<Demo> {
    if (!existsSync(join(demoFolder, 'index.html'))) {
      throw new Error('demo/dist is not built; `npm test -- browser` builds it');
    }
    const served: string[] = [];
    const mounts = { '/some/shop/': demoFolder };
    const onRequest = (path: string | undefined) => void served.push(path ?? '');
    const server = await serveStatic(mounts, { headers: demoHeaders, onRequest });
    const browser = await chromium.launch(chromiumOptions);
    return new Demo(browser, server, served);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.close();
  }

  /** Opens the front page and waits until recommendations are on it. */
  async visit(options: BrowserContextOptions = {}): Promise<Visit> {
    const context = await this.#browser.newContext({ locale: 'en-GB', ...options });
    const page = await context.newPage();
    const troubles: string[] = [];
    page.on('pageerror', (error) => troubles.push(`uncaught: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text());
    });
    await page.exposeFunction('reportViolation', (text: string) => void troubles.push(text));
    await page.addInitScript({
      content: `addEventListener('securitypolicyviolation', (event) =>
        reportViolation('policy: ' + event.violatedDirective + ' ' + event.blockedURI));`,
    });
    await page.goto(`${this.#server.url}some/shop/`);
    await page.waitForSelector('html[data-ready]');
    await page.waitForSelector('[data-section="for-you"] .card');
    const requests: string[] = [];
    const servedBefore = this.#served.length;
    context.on('request', (request) => requests.push(request.url()));
    const go = async (hash: string) => {
      await page.evaluate((wanted) => (location.hash = wanted), hash);
    };
    return {
      page,
      troubles,
      requests,
      go,
      view: async (id) => {
        await go(`#/product/${id}`);
        await page.waitForSelector(`.product[data-item="${id}"]`);
        await page.waitForSelector('[data-section="related"] .card');
      },
      shelf: (section) =>
        page
          .locator(`[data-section="${section}"] .card`)
          .evaluateAll((cards) => cards.map((card) => (card as HTMLElement).dataset['item'] ?? '')),
      close: async () => {
        requests.push(...this.#served.slice(servedBefore));
        await context.close();
      },
    };
  }
}
