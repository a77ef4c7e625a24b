import { describe, expect, it } from 'vitest';

import { checkRequest } from '../../js/src/arguments.js';
import { filter } from '../../js/src/filter.js';

const asked = (options: unknown): unknown => {
  const { controls, filter: text, fallback } = checkRequest(options, 77);
  return { controls, filter: text, fallback };
};

describe('controls', () => {
  it('are none where none is given', () => {
    expect(asked({})).toEqual({ controls: undefined, filter: undefined, fallback: undefined });
  });

  it('cross as flat lists, with the context and the time of a filter', () => {
    expect(
      asked({
        boost: filter`1 + ${0.5} * margin`,
        context: { brand: 'Lumo' },
        rules: [
          { name: 'a', if: 'price < 3', promote: 30, from: '1970-01-01T00:00:10Z' },
          { name: 'b', pin: 2, until: new Date(20_000) },
          { name: 'c', if: 'title = "x"', hide: true, require: false },
        ],
        constraints: [
          { column: 'brand', most: 2, first: 5 },
          { column: 'colour', most: 1 },
        ],
        groupBy: 'model',
        diversity: 0.25,
        fallback: 'trending',
      }),
    ).toEqual({
      controls: {
        boost: '1 + 0.5 * margin',
        rules: {
          names: ['a', 'b', 'c'],
          conditions: ['price < 3', 'true', 'title = "x"'],
          numbers: [2, 30, 10, Infinity, 3, 2, -Infinity, 20, 0, 0, -Infinity, Infinity],
        },
        constraints: ['brand', 'colour', 'model'],
        numbers: [0.25, 0, 0, 2, 5, 1, 4294967295, 1, 4294967295],
      },
      filter: { text: '', seconds: 77, names: ['brand'], values: [['Lumo']] },
      fallback: 'trending',
    });
  });

  it.each([
    ['rules', 7, 'rules is 7, not an array'],
    ['rules', [3], 'rules[0] is 3, not an object'],
    ['rules', [{ if: 'true', hide: true }], 'rules[0].name is undefined, not a string'],
    ['rules', [{ name: 'a' }], 'a rule with one of hide, require, promote, pin'],
    [
      'rules',
      [{ name: 'a', hide: true, pin: 1 }],
      'a rule with one of hide, require, promote, pin',
    ],
    ['rules', [{ name: 'a', promote: '3' }], 'rules[0].promote is "3", not a number'],
    ['rules', [{ name: 'a', pin: true }], 'rules[0].pin is true, not a number'],
    ['rules', [{ name: 'a', hide: 1, if: 2 }], 'rules[0].if is 2, not a string'],
    ['rules', [{ name: 'a', hide: true, from: 'soon' }], 'rules[0].from is "soon", not a date'],
    ['rules', [{ name: 'a', hide: true, until: 5 }], 'rules[0].until is 5, not a date'],
    ['rules', new Array(1001).fill({}), 'rules has 1001 elements; at most 1000'],
    ['constraints', [{ most: 1 }], 'constraints[0].column is undefined, not a string'],
    ['constraints', [{ column: 'a', most: NaN }], 'constraints[0].most is NaN, not a number'],
    ['constraints', new Array(17).fill({}), 'constraints has 17 elements; at most 16'],
    ['boost', 3, 'boost is 3, not a string'],
    ['groupBy', 3, 'groupBy is 3, not a string'],
    ['diversity', '1', 'diversity is "1", not a number'],
    ['threshold', null, 'threshold is null, not a number'],
    ['fallback', 1, 'fallback is 1, not a string'],
  ])('are refused: %s %#', (name, value, message) => {
    expect(() => asked({ [name]: value })).toThrow(message);
  });
});
