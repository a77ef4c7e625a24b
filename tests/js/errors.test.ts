import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { errorCodes, RecommenderError, toRecommenderError } from '../../js/src/errors.js';

/** Codes that only the SDK has; the others are the engine's. */
const ownCodes = [
  ...['network', 'aborted', 'stale-index', 'bad-asset', 'unsupported-environment'],
  ...['timeout', 'engine-crashed', 'storage', 'disposed'],
];

describe('RecommenderError', () => {
  it('spells the codes of the engine as the engine does', () => {
    const source = readFileSync(new URL('../../src/base/result.cpp', import.meta.url), 'utf8');
    const spelled = Array.from(source.matchAll(/return "([a-z-]+)";/g), (match) => match[1]);
    const shared = errorCodes.filter((code) => !ownCodes.includes(code));
    expect(spelled).toEqual(expect.arrayContaining(shared));
    expect(spelled.filter((code) => code !== undefined && ownCodes.includes(code))).toEqual([]);
  });

  it('is explained in the same words by its documentation and by the page of the package', () => {
    const rowsOf = (file: string): string[] => {
      const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
      const rows = Array.from(
        text.matchAll(/^(?: \* )?\| (`[a-z-]+` +\|.*)\|$/gm),
        (row) => row[1] ?? '',
      );
      const cells = rows.map((row) => row.split('|').map((cell) => cell.trim()));
      const codes = new Set<string>(errorCodes.map((code) => `\`${code}\``));
      return cells
        .filter(([code = '', ...rest]) => codes.has(code) && rest.length === 2)
        .map(String);
    };
    const documented = rowsOf('js/src/errors.ts');
    expect(documented).toHaveLength(errorCodes.length);
    expect(rowsOf('docs/package.md')).toEqual(expect.arrayContaining(documented));
  });

  it('keeps a known code and its message', () => {
    const error = toRecommenderError({ code: 'corrupt-slice', message: 'cut at byte 7' });
    expect(error).toBeInstanceOf(RecommenderError);
    expect(error).toMatchObject({ code: 'corrupt-slice', message: 'cut at byte 7' });
    expect(error.name).toBe('RecommenderError');
  });

  it('is internal where the engine names a code that the SDK does not know', () => {
    const error = toRecommenderError({ code: 'missing-column', message: 'no id' });
    expect(error).toMatchObject({ code: 'internal', message: 'missing-column: no id' });
  });
});
