// What is kept for the visit of one tab: sessionStorage, a key per event and one for the rest.

import { isStoredEvent, largestStep, type Kept, type Store, type StoredEvent } from './store.js';

type Meta = Pick<Kept, 'lastStep' | 'paused'>;

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

export class SessionStore implements Store {
  readonly #prefix: string;

  constructor(name: string) {
    this.#prefix = `shelfwise:${name}:`;
  }

  async open(): Promise<Kept> {
    const events = this.#keys().map((key) => parse(sessionStorage.getItem(key)));
    return await Promise.resolve({ ...this.#meta, events: events.filter(isStoredEvent) });
  }

  async append(events: readonly StoredEvent[], lastStep: number): Promise<void> {
    for (const event of events) {
      sessionStorage.setItem(`${this.#prefix}event:${event.id}`, JSON.stringify(event));
    }
    await this.#write({ lastStep });
  }

  async remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) sessionStorage.removeItem(`${this.#prefix}event:${id}`);
    await Promise.resolve();
  }

  async pause(paused: boolean): Promise<void> {
    await this.#write({ paused });
  }

  async erase(): Promise<void> {
    for (const key of this.#keys()) sessionStorage.removeItem(key);
    await Promise.resolve();
  }

  async listen(): Promise<void> {
    // no other tab writes here
  }

  close(): void {
    // nothing is held open
  }

  get #meta(): Meta {
    const meta = (parse(sessionStorage.getItem(`${this.#prefix}meta`)) ?? {}) as Partial<Meta>;
    const { lastStep = 0, paused = false } = meta;
    return {
      lastStep: Math.min(Math.max(0, Math.floor(lastStep) || 0), largestStep),
      paused,
    };
  }

  async #write(change: Partial<Meta>): Promise<void> {
    sessionStorage.setItem(`${this.#prefix}meta`, JSON.stringify({ ...this.#meta, ...change }));
    await Promise.resolve();
  }

  #keys(): string[] {
    return Object.keys(sessionStorage).filter((key) => key.startsWith(this.#prefix));
  }
}
