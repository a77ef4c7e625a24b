// What npm installs is what the lock files name: by hash, from whatever registry is configured, and
// without running any script of a package.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Entry {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
}

type Packages = Readonly<Record<string, Entry>>;

const locks = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*package-lock.json'])
  .toString()
  .trim()
  .split('\n');

/** The entries that are not pinned by a hash alone; the one without a name is the project itself. */
const loose = (packages: Packages): string[] =>
  Object.entries(packages)
    .filter(([name]) => name !== '')
    .filter(([, { integrity, resolved }]) => !integrity?.startsWith('sha512-') || resolved)
    .map(([name]) => name);

test('every entry of a lock file has a SHA-512 and names no host', () => {
  expect(locks.sort()).toEqual(['package-lock.json', 'scripts/node/package-lock.json']);
  for (const file of locks) {
    const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { packages: Packages };
    expect(Object.keys(packages).length).toBeGreaterThan(1);
    expect(loose(packages)).toEqual([]);
  }
});

test('an entry without a hash, with a weak one or with a host is noticed', () => {
  const packages: Packages = {
    '': { version: '0.1.0' },
    'node_modules/none': { version: '1.0.0' },
    'node_modules/weak': { version: '1.0.0', integrity: 'sha1-0000' },
    'node_modules/host': { integrity: 'sha512-0000', resolved: 'https://example.test/host.tgz' },
    'node_modules/good': { integrity: 'sha512-0000' },
  };
  expect(loose(packages)).toEqual(['node_modules/none', 'node_modules/weak', 'node_modules/host']);
});

test('packages run no scripts when they are installed, and setup.sh installs by lock files only', () => {
  expect(readFileSync('.npmrc', 'utf8').split('\n')).toContain('ignore-scripts=true');
  const commands = readFileSync('scripts/setup.sh', 'utf8').match(
    /\bnpm (?:ci|i|install|exec) .*/g,
  );
  expect(commands).toEqual([expect.stringMatching(/^npm ci --ignore-scripts /)]);
});
