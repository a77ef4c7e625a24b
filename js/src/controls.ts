// What moves items on a list: read from the options, and laid out as the engine takes it.

import { checkList, checkText, fieldsOf, refused, type Fields } from './checks.js';
import type { EngineControls } from './engine/runtime.js';
import { Filter } from './filter.js';

const mostRules = 1000;
const mostConstraints = 16;
const wholeList = 0xffffffff;

/** As RuleKind of src/controls/controls.h. */
const kinds = ['hide', 'require', 'promote', 'pin'] as const;

function checkExpression(name: string, value: unknown): string {
  return checkText(name, value instanceof Filter ? value.text : value);
}

function checkNumber(name: string, value: unknown, standard: number): number {
  if (value === undefined) return standard;
  if (typeof value === 'number' && !Number.isNaN(value)) return value;
  throw refused(name, value, 'a number');
}

/** Seconds since 1970 of a date or of its text. */
function checkTime(name: string, value: unknown, standard: number): number {
  if (value === undefined) return standard;
  const date = value instanceof Date || typeof value === 'string' ? new Date(value) : undefined;
  const seconds = (date?.getTime() ?? Number.NaN) / 1000;
  if (Number.isNaN(seconds)) throw refused(name, value, 'a date');
  return seconds;
}

/** What a rule does, and its number. */
function checkDeed(name: string, rule: Fields): readonly [number, number] {
  const [first, ...more] = kinds.filter((kind) => rule[kind] !== undefined && rule[kind] !== false);
  if (first === undefined || more.length > 0) {
    throw refused(name, rule, `a rule with one of ${kinds.join(', ')}`);
  }
  const value = rule[first] === true && first !== 'promote' && first !== 'pin' ? 0 : rule[first];
  return [kinds.indexOf(first), checkNumber(`${name}.${first}`, value, 0)];
}

function checkRules(value: unknown): EngineControls['rules'] {
  const rules = checkList('rules', value, mostRules).map((element, i) => {
    const name = `rules[${i}]`;
    const rule = fieldsOf(name, element);
    return {
      name: checkText(`${name}.name`, rule['name']),
      condition: checkExpression(`${name}.if`, rule['if'] ?? 'true'),
      numbers: [
        ...checkDeed(name, rule),
        checkTime(`${name}.from`, rule['from'], -Infinity),
        checkTime(`${name}.until`, rule['until'], Infinity),
      ],
    };
  });
  return {
    names: rules.map(({ name }) => name),
    conditions: rules.map(({ condition }) => condition),
    numbers: rules.flatMap(({ numbers }) => numbers),
  };
}

interface Limit {
  readonly column: string;
  readonly numbers: readonly number[];
}

function checkConstraints(value: unknown): Limit[] {
  return checkList('constraints', value, mostConstraints).map((element, i) => {
    const name = `constraints[${i}]`;
    const { column, most, first } = fieldsOf(name, element);
    return {
      column: checkText(`${name}.column`, column),
      numbers: [
        checkNumber(`${name}.most`, most, 1),
        checkNumber(`${name}.first`, first, wholeList),
      ],
    };
  });
}

/** The controls of options; undefined if there are none. */
export function checkControls(options: Fields): EngineControls | undefined {
  const { boost, rules, constraints, groupBy, diversity, threshold, minRelevance } = options;
  const all = [boost, rules, constraints, groupBy, diversity, threshold, minRelevance];
  if (all.every((value) => value === undefined)) return undefined;
  const limits = checkConstraints(constraints ?? []);
  if (groupBy !== undefined) {
    limits.push({ column: checkText('groupBy', groupBy), numbers: [1, wholeList] });
  }
  return {
    boost: boost === undefined ? '' : checkExpression('boost', boost),
    rules: checkRules(rules ?? []),
    constraints: limits.map(({ column }) => column),
    numbers: [
      checkNumber('diversity', diversity, 0),
      checkNumber('threshold', threshold, 0),
      checkNumber('minRelevance', minRelevance, 0),
      ...limits.flatMap(({ numbers }) => numbers),
    ],
  };
}
