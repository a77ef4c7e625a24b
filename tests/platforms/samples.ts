// All samples of platforms.

import { feeds } from './feeds.js';
import { hostedShops } from './hosted-shops.js';
import { installedShops } from './installed-shops.js';
import { research } from './research.js';
import type { Sample } from './shop.js';
import { trackers } from './trackers.js';

export const samples: readonly Sample[] = [
  ...hostedShops,
  ...installedShops,
  ...feeds,
  ...trackers,
  ...research,
];
