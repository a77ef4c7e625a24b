// The template that writes values into a filter: no value can become syntax.

import { describe, expect, it } from 'vitest';

import { RecommenderError } from '../../js/src/errors.js';
import { filter } from '../../js/src/filter.js';

describe('filter', () => {
  it('writes each kind of value', () => {
    const inner = filter`price < ${9.5} or onSale = ${true}`;
    expect(filter`brand = ${'Norrfjell'} and ${inner}`.text).toBe(
      'brand = "Norrfjell" and (price < 9.5 or onSale = true)',
    );
    expect(filter`brand in (${['a', 'b']}) and size in (${[1, -2]})`.text).toBe(
      'brand in ("a", "b") and size in (1, -2)',
    );
    expect(filter`added > ${new Date('2026-01-31T18:00:00.123Z')}`.text).toBe(
      'added > "2026-01-31T18:00:00Z"',
    );
    expect(String(filter`onSale`)).toBe('onSale');
  });

  it('quotes whatever a text holds', () => {
    const hostile = ['" or price exists or "', '\\" or 1 = 1', '\\', '"', '\n', '${x}', ')', '\0'];
    for (const text of hostile) {
      const written = filter`brand = ${text}`.text.slice('brand = '.length);
      expect(JSON.parse(written)).toBe(text);
      expect(written).toMatch(/^"(?:[^"\\]|\\.)*"$/);
    }
  });

  it('writes numbers without an exponent, in 15 digits', () => {
    const number = (value: number): string => filter`${value}`.text;
    expect(number(0.1 + 0.2)).toBe('0.3');
    expect(number(-1.5)).toBe('-1.5');
    expect(Number(number(1e-7))).toBe(1e-7);
    expect(number(1e-7)).not.toContain('e');
    for (const value of [NaN, Infinity, -Infinity, 1e15]) {
      expect(() => number(value)).toThrow(RecommenderError);
    }
  });

  it('refuses what no filter can hold', () => {
    for (const value of [null, undefined, {}, () => 1, Symbol('x'), 1n, new Date(NaN)]) {
      expect(() => filter`brand = ${value as never}`).toThrow();
    }
  });
});
