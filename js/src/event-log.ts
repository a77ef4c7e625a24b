// The events of this visit: the one place that says what the profile holds.
//
// The engine counts with a copy.  It decides which events no longer count and says so, and it is
// given the log again when a new build is opened or an engine has died.

import type { EngineEvent, EngineProfile, Restored, Tracked } from './engine/runtime.js';
import type { ProfileEvent } from './types.js';

/** An event, and lastStep of src/profile/profile.h when it was tracked. */
interface LoggedEvent extends EngineEvent {
  readonly sequence: number;
  readonly step: number;
  readonly known: boolean;
}

function toProfileEvent(event: LoggedEvent): ProfileEvent {
  const { type, item, seconds, sequence, known } = event;
  return { type: type as ProfileEvent['type'], item, seconds, sequence, known };
}

export class EventLog {
  /** By number, oldest first. */
  readonly #events = new Map<number, LoggedEvent>();
  #last = 0;
  #lastStep = 0;

  /** Adds an event that the engine has taken; answers it as the profile holds it. */
  add(event: EngineEvent, { sequence, step, dropped }: Tracked): ProfileEvent {
    const logged = { ...event, sequence, step, known: true };
    this.#events.set(sequence, logged);
    this.#events.delete(dropped);
    this.#last = sequence;
    this.#lastStep = step;
    return toProfileEvent(logged);
  }

  /** False if there is no such event. */
  remove(sequence: number): boolean {
    return this.#events.delete(sequence);
  }

  /** Erases all events; their numbers are not given again. */
  forget(): void {
    this.#events.clear();
    this.#lastStep = 0;
  }

  /** Oldest first. */
  list(): ProfileEvent[] {
    return Array.from(this.#events.values(), toProfileEvent);
  }

  /** What an empty engine is given; undefined if there never was an event. */
  get profile(): EngineProfile | undefined {
    if (this.#last === 0) return undefined;
    const events = [...this.#events.values()];
    return {
      items: events.map(({ item }) => item),
      types: events.map(({ type }) => type),
      seconds: events.map(({ seconds }) => seconds),
      sequences: events.map(({ sequence }) => sequence),
      steps: events.map(({ step }) => step),
      last: this.#last,
      lastStep: this.#lastStep,
    };
  }

  /** Takes in what an engine said of {@link EventLog.profile}. */
  restored({ unknown, dropped }: Restored): void {
    for (const sequence of dropped) this.#events.delete(sequence);
    const strange = new Set(unknown);
    for (const [sequence, event] of this.#events) {
      this.#events.set(sequence, { ...event, known: !strange.has(sequence) });
    }
  }
}
