// The events of this shopper: the one place that says what the profile holds.
//
// The engine counts with a copy, and so does the disk.  The engine knows an event by a number of its
// own, its handle; a handle is good until the engine is given the log again.

import type { EngineEvent, EngineProfile, Restored, Tracked } from './engine/runtime.js';
import type { ProfileEvent } from './types.js';
import {
  byOrder,
  compareWorth,
  retain,
  type Kept,
  type Retention,
  type StoredEvent,
} from './storage/store.js';

export class EventLog {
  readonly #retention: Retention;
  readonly #writer: string;
  readonly #events = new Map<string, StoredEvent>();
  /** Ids of events whose items the open build does not have. */
  #unknown: ReadonlySet<string> = new Set();
  #lastStep = 0;
  #count = 0;
  /** Ids by handle; a new list whenever an engine is given the log. */
  #handles: string[] = [];
  /** Whether the engine holds something else than the log. */
  stale = false;

  /** `writer` begins the ids of this page's events; no other page may have the same. */
  constructor(retention: Retention, writer: string) {
    this.#retention = retention;
    this.#writer = writer;
  }

  /** Ids by handle, of the engine as it is now; they go on growing as events are added. */
  get handles(): readonly string[] {
    return this.#handles;
  }

  /** Adds an event that the engine took while `handles` was its list. */
  add(event: EngineEvent, { sequence, step }: Tracked, handles: readonly string[]): StoredEvent {
    this.#count += 1;
    const id = `${this.#writer}-${String(this.#count).padStart(7, '0')}`;
    const stored = { ...event, id, step };
    if (handles === this.#handles) this.#handles[sequence] = id;
    else this.stale = true;
    this.#put([stored], step);
    return stored;
  }

  /** Takes in events of elsewhere: of another tab, the disk or an import. */
  merge({ events, lastStep }: Pick<Kept, 'events' | 'lastStep'>): void {
    if (events.length > 0 || lastStep > this.#lastStep) this.stale = true;
    this.#put(events, lastStep);
  }

  /** False if there is no such event. */
  remove(id: string): boolean {
    return this.#events.delete(id);
  }

  /** Keeps the events that `covered` says; the others are gone. */
  keepOnly(covered: (event: StoredEvent) => boolean): void {
    for (const [id, event] of this.#events) {
      if (covered(event)) continue;
      this.#events.delete(id);
      this.stale = true;
    }
  }

  /** Erases all events; their ids are not given again. */
  forget(): void {
    this.#events.clear();
    this.#lastStep = 0;
    this.stale = true;
  }

  /** Whether this page tracked the event. */
  isOwn = ({ id }: StoredEvent): boolean => id.startsWith(this.#writer);

  /** What a store is given; in the order in which events count. */
  get kept(): Pick<Kept, 'events' | 'lastStep'> {
    return { events: [...this.#events.values()].sort(byOrder), lastStep: this.#lastStep };
  }

  /** Oldest first. */
  list(): ProfileEvent[] {
    return this.kept.events.map((event) => this.toProfileEvent(event));
  }

  toProfileEvent({ id, type, item, seconds }: StoredEvent): ProfileEvent {
    const known = !this.#unknown.has(id);
    return { id, type: type as ProfileEvent['type'], item, seconds, known };
  }

  /** The handle of an event; 0 if the engine does not hold it. */
  handleOf(id: string): number {
    return Math.max(0, this.#handles.lastIndexOf(id));
  }

  /** What an empty engine is given, under new handles. */
  restore(): EngineProfile {
    const { events, lastStep } = this.kept;
    this.stale = false;
    this.#handles = ['', ...events.map(({ id }) => id)];
    return {
      items: events.map(({ item }) => item),
      types: events.map(({ type }) => type),
      seconds: events.map(({ seconds }) => seconds),
      sequences: events.map((_, i) => i + 1),
      steps: events.map(({ step }) => step),
      last: events.length,
      lastStep,
    };
  }

  /** Takes in what an engine said of the log that it was given under `handles`. */
  restored({ unknown }: Restored, handles: readonly string[]): void {
    this.#unknown = new Set(unknown.map((handle) => handles[handle] ?? ''));
  }

  #put(events: readonly StoredEvent[], lastStep: number): void {
    this.#lastStep = events.reduce((last, { step }) => Math.max(last, step), this.#lastStep);
    this.#lastStep = Math.max(lastStep, this.#lastStep);
    for (const event of events) this.#events.set(event.id, event);
    const most = this.#retention.events;
    if (this.#events.size === most + 1) this.#giveUpOne();
    if (this.#events.size <= most) return;
    const kept = new Set(retain(this.kept, this.#retention));
    for (const [id, event] of this.#events) if (!kept.has(event)) this.#events.delete(id);
  }

  #giveUpOne(): void {
    const events = [...this.#events.values()];
    const least = events.reduce((a, b) => (compareWorth(b, a, this.#lastStep) < 0 ? b : a));
    this.#events.delete(least.id);
  }
}
