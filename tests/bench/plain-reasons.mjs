// The reasons of src/recommend/reasons.h again, in plain JavaScript, so that a list with reasons is
// measured against a list with reasons.  Like src/recommend/scorer.h it marks the facts of one result,
// and looks up those of every event.

import { factsSource, linksSource, vectorsSource } from './plain-scorer.mjs';

const perItem = 3;

export class PlainReasons {
  constructor(scorer) {
    this.scorer = scorer;
    this.marks = new Float32Array(scorer.factWeights.length);
  }

  /** What PlainScorer.recommend gives, each with reasons [{ source, event, share, fact }], largest first. */
  recommend(events, limit) {
    const items = this.scorer.recommend(events, limit);
    for (const result of items) result.reasons = this.#reasonsOf(result.item, events);
    return items;
  }

  #reasonsOf(item, events) {
    const { scorer, marks } = this;
    const groups = [];
    let first = 0; // group of the event at hand
    const add = (source, event, share, fact) => {
      if (share > 0) groups.push({ source, event, share, fact });
    };
    for (const fact of scorer.factsOf[item]) marks[fact] = scorer.factWeights[fact];
    events.forEach((from, event) => {
      if (from.item === item) return;
      for (const edges of scorer.edges) {
        const weight = scorer.eventWeight(from.age, edges.source, 0);
        if (weight > 0) add(edges.source, event, weight * edgeWeight(edges, from.item, item), -1);
      }
      const linkWeight = scorer.eventWeight(from.age, linksSource, 0);
      if (linkWeight > 0) {
        scorer.forEachLink(from.item, (target, value) => {
          if (target === item) add(linksSource, event, linkWeight * value, -1);
        });
      }
      this.#addFacts(from, event, item, add);
      this.#addVectors(event, item, groups, first);
      first = groups.length;
    });
    for (const fact of scorer.factsOf[item]) marks[fact] = 0;
    let total = 0;
    for (const { share } of groups) total += share;
    groups.sort((a, b) => b.share - a.share || a.event - b.event || a.source - b.source);
    return groups.slice(0, perItem).map((group) => ({ ...group, share: group.share / total }));
  }

  /** To the strongest path of the event, which begin at `first`; by itself where there is none. */
  #addVectors(event, item, groups, first) {
    const { vectors, vectorFactor } = this.scorer;
    const share = vectorFactor > 0 ? vectors.term(event, vectorFactor, item) : 0;
    if (share <= 0) return;
    const paths = groups.slice(first);
    if (paths.length === 0) {
      groups.push({ source: vectorsSource, event, share, fact: -1 });
      return;
    }
    paths.reduce((best, path) => (path.share > best.share ? path : best)).share += share;
  }

  #addFacts({ item: from, age }, event, item, add) {
    const { scorer, marks } = this;
    const { damping } = scorer;
    const weight = scorer.eventWeight(age, factsSource, 0) * damping[from] * damping[item];
    if (weight === 0) return;
    let sum = 0;
    let strongest = -1;
    for (const fact of scorer.factsOf[from]) {
      const mark = marks[fact];
      if (mark === 0) continue;
      sum += mark;
      if (strongest < 0 || mark > marks[strongest]) strongest = fact;
    }
    add(factsSource, event, weight * sum, strongest);
  }
}

function edgeWeight({ offsets, targets, codes, scales }, from, to) {
  let low = offsets[from];
  let high = offsets[from + 1];
  const end = high;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (targets[middle] < to) low = middle + 1;
    else high = middle;
  }
  return low < end && targets[low] === to ? scales[from] * codes[low] : 0;
}
