// Output that cannot be written, and builds that die: the earlier build stays, nothing half is left.

import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';

import {
  buildArguments,
  filesIn,
  native,
  run,
  smallShop,
  start,
  wasm,
  workFolder,
  type Answer,
} from './shelfwise.js';

const work = workFolder();
const into = (folder: string): string[] => [...buildArguments.slice(0, 6), folder];

function expectRefusal(answer: Answer, reason: RegExp): void {
  expect(answer.status).toBe(2);
  expect(answer.out).toBe('');
  expect(answer.err).toMatch(/^error: io: cannot /m);
  expect(answer.err).toMatch(reason);
}

describe.each([native, wasm])('$name', (builder) => {
  test('refuses an output that is a file, or lies below one', () => {
    const shop = smallShop(work, { taken: 'a file' });
    expectRefusal(run(builder, into('taken'), shop), /taken: it is a file/);
    expectRefusal(run(builder, into('taken/below'), shop), /Not a directory/);
    expect(filesIn(shop)).toEqual(['events.csv', 'products.csv', 'taken']);
  });

  test('refuses a folder with files of others, and says which', () => {
    const shop = smallShop(work);
    mkdirSync(join(shop, 'home'));
    writeFileSync(join(shop, 'home/letter.txt'), 'dear');
    expectRefusal(run(builder, into('home'), shop), /holds letter\.txt and no latest\.json/);
    expect(filesIn(join(shop, 'home'))).toEqual(['letter.txt']);
  });

  test('refuses to follow an earlier build that cannot be read', () => {
    const shop = smallShop(work);
    run(builder, buildArguments, shop);
    writeFileSync(join(shop, 'out/latest.json'), '<html>');
    const before = filesIn(shop);
    const answer = run(builder, buildArguments, shop);
    expect(answer.status).toBe(2);
    expect(answer.err).toMatch(/error: corrupt-index: latest\.json is no JSON.*cannot be followed/);
    expect(filesIn(shop)).toEqual(before);
  });

  test('finds out about a folder that it may not write before it reads anything', () => {
    const shop = smallShop(work);
    const { command } = builder;
    const locked = join(shop, 'locked');
    mkdirSync(locked, { mode: 0o555 });
    // Permissions do not hold for root, so root runs the tool as somebody else.
    const tool = join(shop, 'tool');
    cpSync(builder === native ? command[0] : join(command[1]!, '../..'), tool, { recursive: true });
    const path = builder === native ? [tool] : ['node', join(tool, 'cli/main.js')];
    if (builder === wasm) writeFileSync(join(tool, 'package.json'), '{"type":"module"}');
    for (const folder of [work, shop]) chmodSync(folder, 0o755);
    const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const args = [...path.slice(1), 'build', '--catalog', 'products.csv', '-o', 'locked/out'];
    const answer = spawnSync(path[0]!, args, { cwd: shop, encoding: 'utf8', ...nobody });
    expect(answer.stderr).toMatch(/^error: io: cannot make the folder .*: Permission denied\n$/);
    expect(answer.status).toBe(2);
    expect(readdirSync(locked)).toEqual([]);
  });

  test('leaves nothing, and the earlier build as it was, when the disk is full', () => {
    const shop = smallShop(work);
    // The shell lets no file grow beyond 512 bytes; a disk that is full says no at the same place.
    const full = (folder: string): Answer => {
      const script = 'trap "" XFSZ; ulimit -f 1; exec "$@"';
      const args = ['-c', script, 'sh', ...builder.command, ...into(folder)];
      const { status, stdout, stderr } = spawnSync('sh', args, { cwd: shop, encoding: 'utf8' });
      return { status: status ?? -1, out: stdout, err: stderr };
    };
    expectRefusal(full('out'), /cannot write .*: File too large/);
    expect(filesIn(shop)).toEqual(['events.csv', 'products.csv']);

    run(builder, [...buildArguments, '--min-support', '3'], shop);
    const before = filesIn(shop);
    const latest = readFileSync(join(shop, 'out/latest.json'), 'utf8');
    expectRefusal(full('out'), /cannot write/);
    expect(filesIn(shop)).toEqual(before);
    expect(readFileSync(join(shop, 'out/latest.json'), 'utf8')).toBe(latest);
  });
});

// A disk of its own needs a mount, which Linux lets everybody make in a namespace, unless it is
// forbidden there; the limit above stands for it then.
const ownMounts = ['-Urm', 'sh', '-c'];
const mounts = spawnSync('unshare', [...ownMounts, 'mount -t tmpfs none /mnt']).status === 0;

test.each(mounts ? [native, wasm] : [])('$name tells of a disk without space', (builder) => {
  const shop = smallShop(work);
  mkdirSync(join(shop, 'disk'));
  const script = [
    'mount -t tmpfs -o size=256k none disk',
    'fill() { head -c 1M /dev/zero > disk/ballast 2> /dev/null; }',
    'fill; "$@"; echo "full: $?" $(ls disk)',
    'rm disk/ballast; "$@" > /dev/null; echo "empty: $?"; before=$(ls disk/out)',
    'fill; "$@" --min-support 3; echo "full again: $?" $(ls disk)',
    'test "$before" = "$(ls disk/out)" && echo "as before"',
  ].join('\n');
  const { stdout, stderr } = spawnSync(
    'unshare',
    [...ownMounts, script, 'sh', ...builder.command, ...into('disk/out'), '--quiet'],
    { cwd: shop, encoding: 'utf8' },
  );
  const noSpace = 'error: io: cannot write \\S+disk/out\\S+: No space left on device\n';
  expect(stderr).toMatch(new RegExp(`^${noSpace}${noSpace}$`));
  expect(stdout.trim().split('\n')).toEqual([
    ...['full: 2 ballast', 'empty: 0', 'full again: 2 ballast out', 'as before'],
  ]);
});

/** Kills a build as soon as `reached`, or after some time. */
async function killBuild(
  shop: string,
  reached: () => boolean,
  milliseconds: number,
): Promise<void> {
  const child = start(native, buildArguments, shop);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const until = performance.now() + milliseconds;
  while (!reached() && performance.now() < until && child.exitCode === null) {
    if (milliseconds > 50) await setTimeout(0);
  }
  child.kill('SIGKILL');
  await ended;
}

test('a build that is killed at any moment leaves the earlier build whole', async () => {
  const shop = smallShop(work);
  run(native, buildArguments, shop);
  let version = 1;
  for (let milliseconds = 0; milliseconds < 40; milliseconds += 2) {
    await killBuild(shop, () => false, milliseconds);
    const verified = run(native, ['verify', 'out', '--json'], shop);
    expect(verified.status).toBe(0);
    const now = (JSON.parse(verified.out) as { version: number }).version;
    expect([version, version + 1]).toContain(now);
    version = now;
  }
  run(native, buildArguments, shop);
  expect(readdirSync(shop).sort()).toEqual(['events.csv', 'out', 'products.csv']);
  expect(readdirSync(join(shop, 'out')).filter((name) => name.includes('partial'))).toEqual([]);
});

test('a first build that is killed while it writes leaves no folder, and the next cleans up', async () => {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const shop = smallShop(work);
    const partial = (): boolean =>
      readdirSync(shop).some(
        (name) => name.startsWith('out.partial-') && readdirSync(join(shop, name)).length > 0,
      );
    const seen = (): boolean => {
      try {
        return partial();
      } catch {
        return false; // it was renamed between two looks
      }
    };
    await killBuild(shop, seen, 2000);
    if (existsSync(join(shop, 'out'))) expect(run(native, ['verify', 'out'], shop).status).toBe(0);
    expect(run(native, buildArguments, shop).status).toBe(0);
    expect(readdirSync(shop).sort()).toEqual(['events.csv', 'out', 'products.csv']);
  }
});

test('a program that ends with an error of its own has status 1', () => {
  const shop = smallShop(work);
  const script = 'ulimit -v 60000; exec "$@"';
  const args = ['-c', script, 'sh', native.command[0], ...buildArguments, '--threads', '1'];
  writeFileSync(join(shop, 'products.csv'), `id,title\n${'a'.repeat(60_000_000)},b\n`);
  const answer = spawnSync('sh', args, { cwd: shop, encoding: 'utf8' });
  expect(answer.stderr).toContain('error: out-of-memory: ');
  expect(answer.status).toBe(1);
  expect(readdirSync(shop).sort()).toEqual(['events.csv', 'products.csv']);
});
