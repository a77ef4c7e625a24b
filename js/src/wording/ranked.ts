// From the engine's flat answer to results whose reasons are sentences.

import type {
  EventType,
  PathStep,
  Reason,
  ReasonEvent,
  ReasonSource,
  Recommendation,
  Recommendations,
} from '../types.js';
import type { RankedAnswer } from '../worker/runtime.js';
import { wordReason } from './sentence.js';

/** Whose events the reasons of an answer go back to. */
export type EventOrigin = 'profile' | 'history' | 'item';

interface RankedEvent {
  readonly item: string;
  readonly type: EventType;
  readonly sequence?: number;
  readonly index?: number;
  /** Empty where the catalogue has none. */
  readonly title: string;
}

interface RankedReason {
  readonly source: ReasonSource;
  readonly event: RankedEvent | null;
  readonly path: readonly PathStep[];
}

interface RankedItems {
  readonly items: readonly {
    readonly id: string;
    readonly fields: Readonly<Record<string, string>>;
    readonly reasons: readonly RankedReason[];
  }[];
}

function publicEvent(event: RankedEvent, origin: EventOrigin): ReasonEvent {
  const { type, item, sequence, index } = event;
  const title = event.title || item;
  const named = { type, item, title };
  if (origin === 'profile' && sequence !== undefined) return { ...named, sequence };
  return origin === 'history' && index !== undefined ? { ...named, index } : named;
}

function publicStep(step: PathStep): PathStep {
  return step.kind === 'item' && step.label === '' ? { ...step, label: step.id } : step;
}

/** The results of an answer, best first, worded in `locale`. */
export function readRanked(
  { json, scores, shares }: RankedAnswer,
  { locale, events }: { readonly locale: string; readonly events: EventOrigin },
): Recommendations {
  const ranked = JSON.parse(json) as RankedItems;
  let next = 0;
  const toReason = ({ source, event, path: steps }: RankedReason): Reason => {
    const path = steps.map(publicStep);
    const seen = event && publicEvent(event, events);
    const text = wordReason({ source, event: seen, path }, locale, events === 'item');
    return { text, source, event: seen, path, share: shares[next++] ?? 0 };
  };
  const toItem = (item: RankedItems['items'][number], rank: number): Recommendation => ({
    id: item.id,
    score: scores[rank] ?? 0,
    reasons: item.reasons.map(toReason),
    fields: item.fields,
  });
  return { items: ranked.items.map(toItem) };
}
