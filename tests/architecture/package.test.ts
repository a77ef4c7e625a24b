// What the sources of the npm package may do.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;

const sources = readdirSync(join(root, 'js/src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(join(root, 'js/src', file), 'utf8') }));

/** The code without its comments. */
const code = (text: string): string => text.replace(/\/\*.*?\*\/|\/\/[^\n]*/gs, '');

const filesWith = (form: RegExp): string[] =>
  sources.filter(({ text }) => form.test(code(text))).map(({ file }) => file);

describe('the sources of the package', () => {
  it('ask the network in one place, without cookies and without a referrer', () => {
    expect(filesWith(/\bfetch\(/)).toEqual(['delivery/fetch.ts']);
    const text = sources.find(({ file }) => file === 'delivery/fetch.ts')?.text ?? '';
    expect(code(text).match(/\bfetch\(/g)).toHaveLength(1);
    expect(text).toContain("credentials: 'omit'");
    expect(text).toContain("referrerPolicy: 'no-referrer'");
  });

  it('know no other way out, and store only in the room for it', () => {
    const ways = /XMLHttpRequest|WebSocket|EventSource|sendBeacon|RTCPeerConnection|importScripts/;
    const stores = /localStorage|sessionStorage|indexedDB|document\.cookie|caches\b/;
    expect(filesWith(ways)).toEqual([]);
    expect(filesWith(stores).filter((file) => !file.startsWith('storage/'))).toEqual([]);
  });

  it('import nothing but each other, and load nothing later', () => {
    const imported = sources.flatMap(({ text }) =>
      Array.from(code(text).matchAll(/(?:from|import) '([^']+)'/g), (match) => match[1] ?? ''),
    );
    expect(imported.length).toBeGreaterThan(40);
    expect(imported.filter((name) => !name.startsWith('.'))).toEqual([]);
    expect(filesWith(/(?<!async )\bimport\(/)).toEqual([]);
  });

  it('have no `any`, switch no check off, and print only from the command line', () => {
    expect(filesWith(/\bany\b|@ts-/)).toEqual([]);
    expect(filesWith(/\bconsole\./)).toEqual(['cli/main.ts']);
  });

  it('are only exported again by index.ts and core.ts', () => {
    for (const name of ['index.ts', 'core.ts']) {
      const text = sources.find(({ file }) => file === name)?.text ?? '';
      expect(
        text
          .trim()
          .split('\n')
          .filter((line) => !/^export .*from/.test(line)),
      ).toEqual([]);
    }
  });
});

describe('THIRD-PARTY-NOTICES.md', () => {
  const names: Record<string, string> = {
    cli11: 'CLI11',
    iconv: 'musl',
    json: 'Boost.JSON',
    libdeflate: 'libdeflate',
    sha256: 'Mbed TLS',
    xml: 'Expat',
    zlib: 'zlib',
  };
  const read = (file: string): string => readFileSync(join(root, file), 'utf8');

  it('names every library that is compiled into the builder', () => {
    const [, linked] = /target_link_libraries\(shelfwise_build ([^)]*)\)/.exec(
      read('CMakeLists.txt'),
    )!;
    const libraries = [...linked!.matchAll(/third_party_(\w+)/g)].map(([, name]) => name!);
    expect(libraries.sort()).toEqual(Object.keys(names));
    const notices = read('THIRD-PARTY-NOTICES.md');
    for (const library of libraries) expect(notices).toContain(`\n## ${names[library]}`);
  });
});
