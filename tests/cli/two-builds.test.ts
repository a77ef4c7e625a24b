// Two builds into one folder at once: the second is refused, whichever build of the tool it is.

import { spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';

import {
  buildArguments,
  native,
  products,
  run,
  smallShop,
  start,
  wasm,
  workFolder,
  type Builder,
} from './shelfwise.js';

const work = workFolder();

/** A build that waits for its catalogue, which is a pipe. */
async function waitingBuild(builder: Builder, shop: string): Promise<ChildProcess> {
  spawnSync('mkfifo', [join(shop, 'pipe.csv')]);
  const child = start(builder, ['build', '--catalog', 'pipe.csv', '-o', 'out'], shop);
  while (!existsSync(join(shop, 'out.lock')) && child.exitCode === null) await setTimeout(5);
  return child;
}

/** Sends the catalogue through the pipe, which a builder that cannot read pipes may close before. */
function feed(pipe: string): void {
  try {
    writeFileSync(pipe, products);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once('exit', resolve));

test.each([
  [native, native],
  [native, wasm],
  [wasm, native],
])('while one builds, the other is refused and told the folder', async (first, second) => {
  const shop = smallShop(work);
  const child = await waitingBuild(first, shop);
  const refused = run(second, buildArguments, shop);
  expect(refused.status).toBe(2);
  expect(refused.out).toBe('');
  const sentence = /^error: io: cannot write (.*): another build \(process (\d+)\) writes there; /;
  expect(refused.err).toMatch(sentence);
  expect(sentence.exec(refused.err)!.slice(1)).toEqual([join(shop, 'out'), String(child.pid)]);
  expect(readdirSync(shop)).not.toContain('out');
  expect(run(second, [...buildArguments.slice(0, 6), 'elsewhere'], shop).status).toBe(0);

  const end = ended(child);
  feed(join(shop, 'pipe.csv'));
  expect(await end).toBe(first === native ? 0 : 2); // in WASM pipes cannot be read: it fails
  expect(readdirSync(shop).includes('out')).toBe(first === native);
  expect(run(second, buildArguments, shop).status).toBe(0);
  expect(run(native, ['verify', 'out'], shop).status).toBe(0);
  expect(readdirSync(shop).filter((name) => name.startsWith('out'))).toEqual(['out']);
});

test.each([
  [native, wasm],
  [wasm, native],
])('after one was killed, the other takes its lock', async (first, second) => {
  const shop = smallShop(work);
  const child = await waitingBuild(first, shop);
  const end = ended(child);
  child.kill('SIGKILL');
  await end;
  expect(readdirSync(shop)).toContain('out.lock');
  expect(run(second, buildArguments, shop).status).toBe(0);
  expect(readdirSync(shop).filter((name) => name.startsWith('out'))).toEqual(['out']);
});
