// Builds of small shops in the native tool, and what they show.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { emptyFolder, native, run, wasm, type Answer } from '../cli/shelfwise.js';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** An input as `build --json` reports it. */
export interface Input {
  readonly file: string;
  readonly rows: number;
  readonly unreadable: number;
  readonly columns: Readonly<Record<string, unknown>>;
  readonly setAside: Readonly<Record<string, number>>;
}

/** A product as `inspect --item ID --json` shows it. */
export interface Item {
  readonly item: string;
  readonly popularity: number;
  readonly fields: Readonly<Record<string, string>>;
  readonly facts: readonly { readonly relation: string; readonly label: string }[];
  readonly edges: readonly { readonly item: string; readonly by: string }[];
}

/** A build in a folder of its own, of files that are there under their names. */
export class Build {
  readonly #folder: string;
  readonly #args: readonly string[];
  /** What the tool printed, and its exit status. */
  readonly answer: Answer;

  constructor(work: string, files: Files, args: readonly string[]) {
    this.#folder = emptyFolder(work);
    for (const [name, content] of Object.entries(files)) {
      writeFileSync(join(this.#folder, name), content);
    }
    this.#args = ['build', ...args, '--effort', 'none', '-o'];
    this.answer = run(native, [...this.#args, 'out'], this.#folder);
  }

  /** What the tool printed, on both streams. */
  get log(): string {
    return this.answer.out + this.answer.err;
  }

  /** The inputs as `build --json` reports them. */
  inputs(): readonly Input[] {
    const { out } = run(native, [...this.#args, 'json', '--json'], this.#folder);
    return (JSON.parse(out) as { inputs: readonly Input[] }).inputs;
  }

  /** How many rows were set aside, by reason, in all files. */
  setAside(): Readonly<Record<string, number>> {
    const sums: Record<string, number> = {};
    for (const { setAside } of this.inputs()) {
      for (const [reason, rows] of Object.entries(setAside)) {
        sums[reason] = (sums[reason] ?? 0) + rows;
      }
    }
    return sums;
  }

  /** A product; undefined if the build has none of that id. */
  item(id: string): Item | undefined {
    const answer = run(native, ['inspect', 'out', '--item', id, '--json'], this.#folder);
    return answer.status === 0 ? (JSON.parse(answer.out) as Item) : undefined;
  }

  /** The names of the slices, which are hashes of their bytes. */
  slices(folder = 'out'): string[] {
    const all = readdirSync(join(this.#folder, folder));
    return all.filter((name) => name.includes('.slice')).sort();
  }

  /** The same by the WASM build of the tool. */
  slicesOfWasm(): string[] {
    const answer = run(wasm, [...this.#args, 'wasm'], this.#folder);
    return answer.status === 0 ? this.slices('wasm') : [answer.err];
  }

  /** Every text that a shopper could download, in small letters. */
  bytes(): string {
    const folder = join(this.#folder, 'out');
    return readdirSync(folder)
      .map((name) => readFileSync(join(folder, name)))
      .map((bytes) => (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes))
      .map((bytes) => bytes.toString('utf8').toLowerCase())
      .join('\n');
  }
}

/** The labels of a product's facts of one relation. */
export const labelsOf = (item: Item, relation: string): string[] =>
  item.facts.filter((fact) => fact.relation === relation).map(({ label }) => label);

/** "12.5 EUR" as a number. */
export const amountOf = (price: string | undefined): number => Number.parseFloat(price ?? '');
