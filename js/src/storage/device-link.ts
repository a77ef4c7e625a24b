// The page's end of the device's store.

import { RecommenderError } from '../errors.js';
import type { Link } from '../engine/link.js';
import type { DeviceApi, DeviceOptions } from './device-store.js';
import type { Store } from './store.js';

/** The store behind a link to a {@link DeviceApi}. */
export function deviceStore(link: Link<DeviceApi>, options: () => DeviceOptions): Store {
  return {
    open: () => link.call('openProfile', options()),
    append: (events, lastStep) => link.call('appendEvents', events, lastStep),
    remove: (ids) => link.call('removeEvents', ids),
    pause: (paused) => link.call('pauseProfile', paused),
    erase: (lowered) => link.call('eraseProfile', lowered),
    listen: (on) => link.call('listenToTabs', on),
    close: () => link.close(new RecommenderError('disposed', 'The store was closed')),
  };
}
