// What is kept on the device, for all tabs of a shop: the log, and the channel that tells the others.

import { describe, RecommenderError } from '../errors.js';
import { DatabaseLog } from './database-log.js';
import type { Medium, Piece, Reading } from './medium.js';
import { OpfsLog } from './opfs-log.js';
import { unexpired, type Kept, type Notice, type Retention } from './store.js';

/** How many events may be in a log above the retention, before it is written anew. */
const slack = 1000;

/** What tabs tell each other. */
type News = 'written' | 'erased' | 'lowered';

function chooseMedium(name: string): Medium {
  const hasFiles =
    typeof FileSystemFileHandle !== 'undefined' &&
    'createSyncAccessHandle' in FileSystemFileHandle.prototype &&
    typeof navigator.locks !== 'undefined';
  if (hasFiles) return new OpfsLog(name);
  if (typeof indexedDB !== 'undefined') return new DatabaseLog(name);
  throw new Error('there is neither a file system of the origin nor IndexedDB');
}

export interface DeviceOptions {
  readonly name: string;
  readonly retention: Retention;
  /** Since 1970. */
  readonly seconds: number;
}

/** The calls that a page makes; `openProfile` comes first. */
export class DeviceApi {
  readonly #notify: (notice: Notice) => void;
  #medium: Medium | undefined;
  #options: DeviceOptions | undefined;
  #channel: BroadcastChannel | undefined;
  #erasures = 0;
  #written = 0;
  /** One call at a time. */
  #last: Promise<unknown> = Promise.resolve();

  /** `notify` hears of what other tabs changed. */
  constructor(notify: (notice: Notice) => void) {
    this.#notify = notify;
  }

  async openProfile(options: DeviceOptions): Promise<Kept> {
    return await this.#inTurn(async () => {
      this.#options = options;
      const { retention, seconds } = options;
      const medium = await this.#choose(options.name);
      const { kept } = await medium.exchange();
      const current = unexpired(kept, retention, seconds);
      this.#written = current.events.length;
      this.#listen(true);
      if (current.events.length === kept.events.length) return current;
      return (await medium.rewrite((all) => unexpired(all, retention, seconds))).kept;
    });
  }

  async appendEvents(events: Kept['events'], lastStep: number): Promise<null> {
    const erasures = this.#erasures;
    return await this.#inTurn(async () => {
      if (erasures !== this.#erasures) return null; // what was erased does not come back
      await this.#write({ events, lastStep });
      this.#written += events.length;
      const { retention, seconds } = this.#options as DeviceOptions;
      if (this.#written > retention.events + slack) {
        await this.#rewrite((kept) => unexpired(kept, retention, seconds));
        this.#written = retention.events;
      }
      return null;
    });
  }

  async removeEvents(ids: readonly string[]): Promise<null> {
    return await this.#inTurn(async () => {
      const gone = new Set(ids);
      await this.#rewrite((kept) => ({
        ...kept,
        events: kept.events.filter(({ id }) => !gone.has(id)),
      }));
      return null;
    });
  }

  async pauseProfile(paused: boolean): Promise<null> {
    return await this.#inTurn(async () => {
      await this.#write({ paused });
      return null;
    });
  }

  async eraseProfile(lowered: boolean): Promise<null> {
    this.#erasures += 1;
    return await this.#inTurn(async () => {
      await this.#open.erase();
      this.#tell(lowered ? 'lowered' : 'erased');
      return null;
    });
  }

  /** Closes the channel, or opens it and reads what was missed. */
  async listenToTabs(on: boolean): Promise<null> {
    this.#listen(on);
    if (on) await this.#catchUp('written');
    return null;
  }

  /** Closes the channel; nothing may follow. */
  stop(): null {
    this.#listen(false);
    return null;
  }

  get #open(): Medium {
    if (this.#medium === undefined) throw new Error('the profile was not opened');
    return this.#medium;
  }

  async #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    try {
      return await turn;
    } catch (cause) {
      const name = cause instanceof Error ? `${cause.name}: ` : '';
      throw new RecommenderError('storage', name + describe(cause), { cause });
    }
  }

  /** Where the file system refuses, as in some private windows, the database may not. */
  async #choose(name: string): Promise<Medium> {
    const medium = chooseMedium(name);
    this.#medium = medium;
    if (!(medium instanceof OpfsLog) || typeof indexedDB === 'undefined') return medium;
    try {
      await navigator.storage.getDirectory();
    } catch {
      this.#medium = new DatabaseLog(name);
    }
    return this.#medium;
  }

  async #write(piece: Piece): Promise<void> {
    this.#report(await this.#open.exchange(piece));
    this.#tell('written');
  }

  async #rewrite(change: (kept: Kept) => Kept): Promise<void> {
    this.#report(await this.#open.rewrite(change));
    this.#tell('written');
  }

  #report({ change, kept }: Reading, news?: News): void {
    const notice = change === 'erased' && news === 'lowered' ? news : change;
    if (notice !== 'none') this.#notify({ change: notice, ...kept });
  }

  #tell(news: News): void {
    this.#channel?.postMessage(news);
  }

  #listen(on: boolean): void {
    this.#channel?.close();
    this.#channel = undefined;
    if (!on || typeof BroadcastChannel === 'undefined') return;
    const channel = new BroadcastChannel(`shelfwise:${this.#options?.name}`);
    channel.onmessage = ({ data }: MessageEvent<News>) => {
      this.#catchUp(data).catch(() => undefined); // the next write reads it
    };
    this.#channel = channel;
  }

  async #catchUp(news: News): Promise<void> {
    if (news !== 'written') this.#erasures += 1;
    await this.#inTurn(async () => this.#report(await this.#open.exchange(), news));
  }
}
