// Whether something must be made again.

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const newestIn = (folder) =>
  readdirSync(folder, { recursive: true }).reduce(
    (newest, name) => Math.max(newest, statSync(join(folder, name)).mtimeMs),
    0,
  );

/** True if `output` exists and nothing it was made from changed since. */
export function isFresh(output, inputs) {
  if (!existsSync(output)) return false;
  const made = statSync(output).mtimeMs;
  return inputs.every((input) => {
    const changed = statSync(input).isDirectory() ? newestIn(input) : statSync(input).mtimeMs;
    return changed <= made;
  });
}
