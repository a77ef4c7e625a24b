// What the page holds: catalogue, session, cart, language.  Parts listen for what concerns them.

import type { Catalog, Language, Product, ProductText } from './catalog.js';
import type { EventType, ProfileEvent, Session } from './session.js';
import { wordsOf } from './words.js';

type Change = 'profile' | 'cart' | 'language' | 'requests';

export class Shop {
  readonly catalog: Catalog;
  readonly session: Session;
  language: Language;
  readonly #cart = new Map<string, number>();
  readonly #changes = new EventTarget();
  #said: (text: string) => void = () => undefined;

  constructor(catalog: Catalog, session: Session, language: Language) {
    this.catalog = catalog;
    this.session = session;
    this.language = language;
  }

  get words() {
    return wordsOf(this.language);
  }

  textOf(product: Product): ProductText {
    return product[this.language];
  }

  /** The title without the maker, which stands above it; a number keeps its unit beside it. */
  nameOf(product: Product): string {
    const name = this.textOf(product).title.slice(product.brand.length).trim();
    return name.replace(/(\d) /g, '$1\u00a0');
  }

  /** Calls `listener` after each such change until `signal` aborts. */
  on(change: Change, listener: () => void, signal?: AbortSignal): void {
    this.#changes.addEventListener(change, listener, signal ? { signal } : {});
  }

  tell(change: Change): void {
    this.#changes.dispatchEvent(new Event(change));
  }

  /** Where {@link say} goes: a live region that screen readers read out. */
  set voice(voice: (text: string) => void) {
    this.#said = voice;
  }

  say(text: string): void {
    this.#said(text);
  }

  /** Product id and pieces, in the order in which they were put in. */
  get cart(): ReadonlyMap<string, number> {
    return this.#cart;
  }

  async track(type: EventType, product: Product): Promise<void> {
    await this.session.track(type, product.id);
    this.tell('profile');
  }

  async removeEvent(event: ProfileEvent): Promise<void> {
    await this.session.remove(event);
    this.tell('profile');
  }

  async forget(): Promise<void> {
    await this.session.forget();
    this.#cart.clear();
    this.tell('cart');
    this.tell('profile');
    this.say(this.words.erased);
  }

  async putInCart(product: Product): Promise<void> {
    this.#cart.set(product.id, (this.#cart.get(product.id) ?? 0) + 1);
    this.tell('cart');
    this.say(`${this.words.inCart}: ${this.textOf(product).title}`);
    await this.track('addToCart', product);
  }

  async takeOut(product: Product): Promise<void> {
    this.#cart.delete(product.id);
    this.tell('cart');
    await this.track('removeFromCart', product);
  }

  async order(): Promise<void> {
    const ordered = [...this.#cart.keys()].map((id) => this.catalog.find(id)!);
    this.#cart.clear();
    this.tell('cart');
    for (const product of ordered) await this.track('purchase', product);
  }

  speak(language: Language): void {
    this.language = language;
    this.tell('language');
  }
}
