// The door of the profile: where it is kept, and what an import brings.

import { checkFunction } from './arguments.js';
import { checkList, checkText, checkWhole, fieldsOf, refused } from './checks.js';
import { eventTypes, largestSeconds, largestStep } from './storage/store.js';
import type { Kept, Retention, StoredEvent } from './storage/store.js';
import type { Keep, ProfileStatus } from './types.js';

/** Of an export. */
export const exportFormat = 'shelfwise-profile';
export const exportVersion = 1;

const mostEvents = 100_000;

/** The largest step of an import: the events that follow it need steps, too. */
const largestImport = largestStep / 2;

export interface KeepOptions {
  readonly keep: Keep;
  /** Fit for the names of files and keys. */
  readonly name: string;
  readonly retention: Retention;
  readonly onStatus: (status: ProfileStatus) => void;
}

export function checkKeep(value: unknown): Keep {
  if (value === 'page' || value === 'session' || value === 'device') return value;
  throw refused('keep', value, "'page', 'session' or 'device'");
}

/** The options that say where the profile is kept. */
export function checkKeepOptions(options: unknown): KeepOptions {
  const {
    keep = 'page',
    profileName = 'default',
    retention = {},
    onProfileStatus = (): void => undefined,
  } = fieldsOf('options', options);
  const { days = 90, events = 5000 } = fieldsOf('retention', retention);
  return {
    keep: checkKeep(keep),
    name: encodeURIComponent(checkText('profileName', profileName)),
    retention: {
      days: checkWhole('retention.days', days, 1, 36_500),
      events: checkWhole('retention.events', events, 1, mostEvents),
    },
    onStatus: checkFunction('onProfileStatus', onProfileStatus as KeepOptions['onStatus']),
  };
}

function checkStoredEvent(name: string, value: unknown): StoredEvent {
  const { id, type, item, seconds, step } = fieldsOf(name, value);
  if (!eventTypes.includes(type as string)) throw refused(`${name}.type`, type, 'a type of event');
  return {
    id: checkText(`${name}.id`, id),
    type: type as string,
    item: checkText(`${name}.item`, item),
    seconds: checkWhole(`${name}.seconds`, seconds, -largestSeconds, largestSeconds),
    step: checkWhole(`${name}.step`, step, 0, largestImport),
  };
}

/** What `Profile.export` gave. */
export function checkImport(value: unknown): Pick<Kept, 'events' | 'lastStep'> {
  const { format, version, lastStep, events } = fieldsOf('data', value);
  if (format !== exportFormat) throw refused('format', format, `"${exportFormat}"`);
  checkWhole('version', version, 1, exportVersion);
  return {
    lastStep: checkWhole('lastStep', lastStep, 0, largestImport),
    events: checkList('events', events, mostEvents).map((event, i) =>
      checkStoredEvent(`events[${i}]`, event),
    ),
  };
}
