// Hands the package to the test, which calls it from outside.

import { openRecommender } from '/js/dist/core.js';
import { createRecommender } from '/js/dist/index.js';

globalThis.shelfwise = { createRecommender, openRecommender };
globalThis.result = 'ready';
