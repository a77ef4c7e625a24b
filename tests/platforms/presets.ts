// The maps of docs/maps that are compiled in, and which of them claims a file by its columns.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../../scripts/toolchain.mjs';

const folder = join(root, 'docs/maps');

/** Names of columns of which all must be there; of a list within, one is enough. */
export type Detect = readonly (string | readonly string[])[];

export interface Section {
  readonly detect?: Detect;
  /** What the columns of a file without a header hold. */
  readonly shape?: readonly string[];
  readonly [key: string]: unknown;
}

export interface MapFile {
  readonly name: string;
  readonly map: {
    readonly title?: string;
    readonly catalog?: Section;
    readonly events?: Section;
    readonly [key: string]: unknown;
  };
}

/** Every map of the documentation, by name. */
export const mapFiles: readonly MapFile[] = readdirSync(folder)
  .sort()
  .map((file) => ({
    name: file.replace(/\.json$/, ''),
    map: JSON.parse(readFileSync(join(folder, file), 'utf8')) as MapFile['map'],
  }));

/** A map with a title is a preset; the others are for people. */
export const presets = mapFiles.filter(({ map }) => map.title !== undefined);

/** Names without what does not matter in them. */
export const canonical = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => letter.toLowerCase()).replace(/[-_.\s]/g, '');

/** Whether the columns are those of a preset's file. */
export function claims(section: Section | undefined, columns: readonly string[]): boolean {
  const have = new Set(columns.map(canonical));
  return (
    section?.detect?.every((part) => [part].flat().some((name) => have.has(canonical(name)))) ??
    false
  );
}

/** The presets that claim a file: those that ask for most columns, more than one if they tie. */
export function claimants(which: 'catalog' | 'events', columns: readonly string[]): string[] {
  const able = presets.filter(({ map }) => claims(map[which], columns));
  const asked = ({ map }: MapFile): number => map[which]!.detect!.length;
  const most = Math.max(...able.map(asked));
  return able.filter((preset) => asked(preset) === most).map(({ name }) => name);
}

/** The columns of a text as a build names them: the header's cells, or the paths of nested JSON. */
export function columnsOf(text: string): string[] {
  if (text.startsWith('{')) {
    const paths = text.split('\n').filter(Boolean).flatMap((row) => pathsOf(JSON.parse(row), '')); // prettier-ignore
    return [...new Set(paths)];
  }
  if (text.startsWith('<')) return [...text.matchAll(/<g:(\w+)>/g)].map(([, name]) => name!);
  // The flat file of Amazon has its names in the third row.
  const row = text.split('\n')[text.startsWith('TemplateType') ? 2 : 0]!;
  const separator = ['\t', ';', ','].find((sign) => row.includes(sign))!;
  const cells = row.match(new RegExp(`("[^"]*")+|[^${separator}]+`, 'g')) ?? [];
  // "Title [title]" is the column title.
  return cells.map((cell) => cell.replace(/^"|"$/g, '').replace(/^.*\[(\w+)\]$/, '$1'));
}

function pathsOf(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((element) => pathsOf(element, path));
  if (value === null || typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    pathsOf(inner, path === '' ? key : `${path}.${key}`),
  );
}
