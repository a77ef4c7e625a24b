// A log that several tabs write: what a file of the origin's own file system and a database share.

import type { Kept } from './store.js';

/** What one write adds. */
export type Piece = Partial<Kept>;

export interface Reading {
  /** As `Notice`; `none` where nobody else wrote. */
  readonly change: 'none' | 'added' | 'replaced' | 'erased';
  /** What was added, or everything. */
  readonly kept: Kept;
}

/** Every call is alone with the log, whatever other tabs do, and is done once it resolves. */
export interface Medium {
  /**
   * Reads what others wrote since the last call, then writes `piece`.  Nothing is written where
   * somebody erased the log since then.
   */
  exchange(piece?: Piece): Promise<Reading>;
  /** Puts what `change` makes of the log in its place; no copy of what it leaves out remains. */
  rewrite(change: (kept: Kept) => Kept): Promise<Reading>;
  /** Leaves nothing. */
  erase(): Promise<void>;
}

/** `kept` and a piece that was written after it. */
export function plus(kept: Kept, { events = [], lastStep = 0, paused }: Piece): Kept {
  return {
    events: [...kept.events, ...events],
    lastStep: Math.max(kept.lastStep, lastStep),
    paused: paused ?? kept.paused,
  };
}
