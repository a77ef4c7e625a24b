// The command line tool as a process, in both builds, and a small shop for it.

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

import { root } from '../../scripts/toolchain.mjs';

export interface Builder {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

export const native: Builder = {
  name: 'native',
  command: [join(root, 'build/release/shelfwise')],
};

export const wasm: Builder = {
  name: 'WASM',
  command: ['node', join(root, 'js/dist/cli/main.js')],
};

export interface Answer {
  /** The exit status; -1 if a signal ended the process. */
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

export function run(builder: Builder, args: readonly string[], cwd: string): Answer {
  const [program, ...first] = builder.command;
  const { status, stdout, stderr } = spawnSync(program, [...first, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return { status: status ?? -1, out: stdout, err: stderr };
}

export function start(builder: Builder, args: readonly string[], cwd: string): ChildProcess {
  const [program, ...first] = builder.command;
  return spawn(program, [...first, ...args], { cwd, stdio: 'ignore' });
}

/** A folder that is deleted after the tests of the file. */
export function workFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'shelfwise-cli-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

let used = 0;

/** A new empty folder in `work`. */
export function emptyFolder(work: string): string {
  used += 1;
  const folder = join(work, String(used));
  mkdirSync(folder);
  return folder;
}

/** Every file below a folder, sorted. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

const productCount = 24;

/** Two brands, two categories; every shopper stays with one brand. */
export const products = [
  'id,title,brand,categories,price',
  ...Array.from({ length: productCount }, (_, i) => {
    const brand = i % 2 === 0 ? 'Even' : 'Odd';
    const kind = i % 3 === 0 ? 'Tents' : 'Stoves';
    return `sku-${i},${brand} ${kind} no ${i},${brand},Camp > ${kind},${10 + i}.50 EUR`;
  }),
  '',
].join('\n');

/** Six steps of each shopper. */
export const eventsOf = (shoppers: number): string =>
  [
    'shopper,item,position',
    ...Array.from({ length: shoppers }, (_, shopper) =>
      Array.from({ length: 6 }, (__, position) => {
        const item = ((shopper % 2) + 2 * (Math.floor(shopper / 2) + position)) % productCount;
        return `shopper-${shopper},sku-${item},${position}`;
      }),
    ).flat(),
    '',
  ].join('\n');

export const events = eventsOf(40);

/** Writes the small shop, and further files, into a new folder. */
export function smallShop(work: string, files: Record<string, string | Uint8Array> = {}): string {
  const folder = emptyFolder(work);
  const all = { 'products.csv': products, 'events.csv': events, ...files };
  for (const [name, content] of Object.entries(all)) writeFileSync(join(folder, name), content);
  return folder;
}

export const buildArguments = [
  ...['build', '--catalog', 'products.csv', '--events', 'events.csv'],
  ...['-o', 'out'],
] as const;
