// From the engine's flat answer to results whose reasons are sentences.

import type {
  EmptyCode,
  EventType,
  Fields,
  Move,
  PathStep,
  Reason,
  ReasonEvent,
  ReasonSource,
  Recommendation,
  Recommendations,
  RelationKind,
  ShopList,
} from '../types.js';
import type { RankedAnswer } from '../engine/runtime.js';
import { wordReason } from './sentence.js';
import { emptyMessages } from './words.js';

/** Whose events the reasons of an answer go back to. */
export type EventOrigin = 'profile' | 'history' | 'item';

/** The text of a ranked answer, as src/recommend/answer_json.h says. */
export interface RankedText {
  readonly items: readonly RankedItem[];
  /** Those that reasons name. */
  readonly events: readonly RankedEvent[];
  readonly lack?: EmptyCode;
}

interface RankedItem {
  readonly id: string;
  /** Empty where the catalogue has none. */
  readonly title: string;
  readonly fields: Fields;
  readonly reasons: readonly RankedReason[];
  readonly moved?: readonly Move[];
  readonly fallback?: ShopList;
}

interface RankedReason {
  readonly source: ReasonSource;
  /** Place in the answer's events; absent for a popular item. */
  readonly event?: number;
  /** The relation walked, and its kind; absent for an edge that only its source names. */
  readonly relation?: string;
  readonly kind?: RelationKind;
  /** The fact that event and result share. */
  readonly fact?: string;
}

interface RankedEvent {
  readonly item: string;
  readonly type: EventType;
  readonly sequence?: number;
  readonly index?: number;
  /** Empty where the catalogue has none. */
  readonly title: string;
}

type ItemStep = Extract<PathStep, { kind: 'item' }>;

/** An event as results show it, and as their paths begin; reasons of one event share both. */
interface NamedEvent {
  readonly event: ReasonEvent;
  readonly step: ItemStep;
}

function itemStep(id: string, title: string): ItemStep {
  return { kind: 'item', id, label: title || id };
}

function nameEvent(event: RankedEvent, origin: EventOrigin): NamedEvent {
  const { type, item, sequence, index } = event;
  const step = itemStep(item, event.title);
  const named = { type, item, title: step.label };
  if (origin === 'profile' && sequence !== undefined)
    return { event: { ...named, id: String(sequence) }, step };
  return { event: origin === 'history' && index !== undefined ? { ...named, index } : named, step };
}

function isEdge(source: ReasonSource): source is Extract<ReasonSource, RelationKind> {
  return ['next', 'sequence', 'coPreference', 'together'].includes(source);
}

function relationStep(name: string, relationKind: RelationKind, forward: boolean): PathStep {
  return { kind: 'relation', name, relationKind, forward };
}

function pathOf(
  { source, relation, kind, fact }: RankedReason,
  from: ItemStep,
  to: ItemStep,
): readonly PathStep[] {
  if (relation === undefined || kind === undefined) {
    return isEdge(source) ? [from, relationStep(source, source, true), to] : [];
  }
  const forward = relationStep(relation, kind, true);
  if (fact === undefined) return [from, forward, to];
  const back = relationStep(relation, kind, false);
  return [from, forward, { kind: 'entity', label: fact }, back, to];
}

/** The results of an answer, best first, worded in `locale`; an event's id is still its handle. */
export function readRanked(
  { json, scores, shares }: RankedAnswer,
  { locale, events: origin }: { readonly locale: string; readonly events: EventOrigin },
): Recommendations {
  const ranked = JSON.parse(json) as RankedText;
  const events = ranked.events.map((event) => nameEvent(event, origin));
  let next = 0;
  const toReason = (reason: RankedReason, to: ItemStep): Reason => {
    const { source } = reason;
    const from = reason.event === undefined ? undefined : events[reason.event];
    const event = from?.event ?? null;
    const path = from === undefined ? [] : pathOf(reason, from.step, to);
    const text = wordReason({ source, event, path }, locale, origin === 'item');
    return { text, source, event, path, share: shares[next++] ?? 0 };
  };
  const toItem = ({ id, title, reasons, ...rest }: RankedItem, rank: number): Recommendation => {
    const to = itemStep(id, title);
    return {
      id,
      score: scores[rank] ?? 0,
      reasons: reasons.map((reason) => toReason(reason, to)),
      ...rest,
    };
  };
  const items = ranked.items.map(toItem);
  const { lack } = ranked;
  return lack === undefined
    ? { items }
    : { items, empty: { code: lack, message: emptyMessages[lack] } };
}
