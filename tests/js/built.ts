// The package as it was built into js/dist, with the types of its sources: the check of types runs
// before anything is built.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const root = new URL('../..', import.meta.url).pathname;

/** Where the built file of that name lies. */
export const builtUrl = (file: string): string => pathToFileURL(join(root, 'js/dist', file)).href;

export const { openRecommender } = (await import(
  /* @vite-ignore */ builtUrl('core.js')
)) as typeof import('../../js/src/core.js');

export const { createRecommender } = (await import(
  /* @vite-ignore */ builtUrl('index.js')
)) as typeof import('../../js/src/index.js');
