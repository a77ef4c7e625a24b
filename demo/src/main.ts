// Starts the shop: catalogue and slices, then pages by the address, and no request from then on.

import { type Language, loadCatalog } from './catalog.js';
import { h, replace } from './dom.js';
import { header } from './parts/header.js';
import { requestLine, showRequests } from './parts/request-line.js';
import { RequestCounter } from './requests.js';
import { viewedBy, viewOf } from './router.js';
import { openSession } from './session.js';
import { Shop } from './shop.js';
import { startTheme } from './theme.js';
import { wordsOf } from './words.js';

const languageOfBrowser = (): Language => (navigator.language.startsWith('zh') ? 'zh' : 'en');

/** Draws pages as the address and the language change. */
class Page {
  readonly #shop: Shop;
  readonly #page = h('div', { class: 'page' });
  readonly #voice = h('div', {
    class: 'voice',
    attributes: { role: 'status', 'aria-live': 'polite' },
  });
  #shown = new AbortController();

  constructor(shop: Shop) {
    this.#shop = shop;
    shop.voice = (text) => (this.#voice.textContent = text);
    shop.on('language', () => this.#draw());
    addEventListener('hashchange', () => void this.#go());
    document.body.replaceChildren(this.#page, this.#voice);
  }

  async open(): Promise<void> {
    await this.#countView();
    this.#draw();
  }

  async #go(): Promise<void> {
    for (const dialog of document.querySelectorAll('dialog')) dialog.close();
    await this.#countView();
    this.#draw();
    scrollTo(0, 0);
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }

  async #countView(): Promise<void> {
    const viewed = viewedBy(this.#shop, location.hash);
    if (viewed) await this.#shop.track('view', viewed);
  }

  #draw(): void {
    const shop = this.#shop;
    this.#shown.abort();
    this.#shown = new AbortController();
    const { signal } = this.#shown;
    const { title, department, content } = viewOf(shop, location.hash, signal);
    document.documentElement.lang = shop.language;
    document.title = title ? `${title} · Ledge` : `Ledge · ${shop.words.tagline}`;
    const footer = h(
      'footer',
      { class: 'foot' },
      requestLine(shop),
      h('p', {}, shop.words.colophon),
    );
    const main = h('main', { attributes: { id: 'content' } });
    replace(main, ...content);
    replace(this.#page, header(shop, department, signal), main, footer);
  }
}

async function start(): Promise<void> {
  startTheme();
  const language = languageOfBrowser();
  document.documentElement.lang = language;
  const notice = h(
    'p',
    { class: 'notice', attributes: { role: 'status' } },
    wordsOf(language).loading,
  );
  document.body.replaceChildren(h('main', {}, notice));
  const counter = new RequestCounter(() => shop && showRequests(shop, counter.count()));
  let shop: Shop | undefined;
  try {
    const [catalog, session] = await Promise.all([loadCatalog(), openSession()]);
    shop = new Shop(catalog, session, language);
    await new Page(shop).open();
    counter.loaded();
    document.documentElement.dataset['ready'] = 'true';
  } catch (error) {
    notice.textContent = `${wordsOf(language).failed} ${error instanceof Error ? error.message : String(error)}`;
  }
}

void start();
