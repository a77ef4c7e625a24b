// One reason as one sentence.

import type { PathStep, ReasonEvent, ReasonSource } from '../types.js';
import { wordsOf, type ListSource, type TermSource, type Words } from './words.js';

/** A reason before it has words. */
export interface WordlessReason {
  readonly source: ReasonSource;
  readonly event: ReasonEvent | null;
  readonly path: readonly PathStep[];
}

type RelationStep = Extract<PathStep, { kind: 'relation' }>;

/** The longest title, fact or relation inside a sentence, in characters; longer ones are cut at a word. */
const longest = 60;

/** Where the character number `count` of `text` begins, in UTF-16 units; its end if it has fewer. */
function startOf(text: string, count: number): number {
  let at = 0;
  for (let i = 0; i < count && at < text.length; ++i) {
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  }
  return at;
}

function shorten(text: string): string {
  if (text.length <= longest || startOf(text, longest) === text.length) return text;
  const cut = text.slice(0, startOf(text, longest - 1));
  const lastSpace = cut.lastIndexOf(' ');
  return `${lastSpace > longest / 2 ? cut.slice(0, lastSpace) : cut}…`;
}

/** A catalogue's name of a relation as words: `attr_t_product_colour` reads "product colour". */
export function readableRelation(name: string): string {
  return name
    .replace(/^attr_[a-z]_/i, '')
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .split(/[\s_.-]+/)
    .map((word) => (/^\p{Lu}\p{Ll}+$/u.test(word) ? word.toLowerCase() : word))
    .join(' ')
    .trim();
}

/** What readableRelation() said: a catalogue has few relations, and every reason names one. */
const readableRelations = new Map<string, string>();

function relationIn(words: Words, name: string): string {
  const readable = readableRelations.get(name) ?? readableRelation(name);
  readableRelations.set(name, readable);
  return words.relations.get(readable) ?? shorten(readable);
}

function sharedFact(words: Words, path: readonly PathStep[]): string {
  const at = path.findIndex((step) => step.kind === 'entity');
  const fact = path[at];
  const [before, after] = [path[at - 1], path[at + 1]];
  if (fact?.kind !== 'entity' || before?.kind !== 'relation') return '';
  const label = shorten(fact.label);
  if (after?.kind === 'relation' && after.name !== before.name) return words.sameEntity(label);
  switch (before.relationKind) {
    case 'word':
      return words.sameWord(label);
    case 'priceBand':
      return words.samePrice(label);
    case 'category': {
      const leaf = fact.label.split(' > ').at(-1) ?? fact.label;
      return words.sameFact(relationIn(words, before.name), shorten(leaf));
    }
    default: {
      const same = /\d–-?\d/.test(fact.label) ? words.sameRange : words.sameFact;
      return same(relationIn(words, before.name), label);
    }
  }
}

/** A shared fact is named where there is one; without it a learned term is a pattern. */
function clauseOf<Source extends TermSource>(
  source: Source,
  sharesFact: boolean,
): Source | 'facts' | 'pattern' {
  if (source !== 'facts' && source !== 'vectors') return source;
  return sharesFact ? 'facts' : 'pattern';
}

function isListSource(words: Words, source: ReasonSource): source is ListSource {
  return source in words.lists;
}

/**
 * The sentence of a reason.  With `related`, the event's item is the one that was asked about and no
 * deed of the shopper.
 */
export function wordReason(reason: WordlessReason, locale: string, related: boolean): string {
  const words = wordsOf(locale);
  const { source, event, path } = reason;
  if (isListSource(words, source)) return words.lists[source];
  if (source === 'popular' || event === null) return words.popular;
  const item = words.quote(shorten(event.title));
  const relation = path.find((step): step is RelationStep => step.kind === 'relation');
  const parts = {
    item,
    shared: sharedFact(words, path),
    link: relation === undefined ? '' : relationIn(words, relation.name),
  };
  const worded = clauseOf(source, parts.shared !== '');
  if (related) return words.related[worded](parts);
  return words.because(words.deeds[event.type](item), words.clauses[worded](parts));
}
