// How long calls take, in Node and in a browser alike.

/** Microseconds of each call of `task(0) .. task(count - 1)`, sorted; a tenth more runs first, unmeasured. */
export async function timesOf(task, count) {
  for (let i = 0; i < count / 10; ++i) await task(i);
  const times = new Float64Array(count);
  for (let i = 0; i < count; ++i) {
    const start = performance.now();
    await task(i);
    times[i] = (performance.now() - start) * 1000;
  }
  return times.sort();
}

/** Median and 95th percentile of sorted times. */
export const summary = (sorted) => ({
  median: sorted[Math.floor(sorted.length / 2)],
  p95: sorted[Math.floor(sorted.length * 0.95)],
});

/** `count` histories of `length` distinct items each, oldest first, by the seeded generator mulberry32. */
export function histories(itemCount, count, length) {
  let state = 20;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
  return Array.from({ length: count }, () => {
    const items = new Set();
    while (items.size < Math.min(length, itemCount)) items.add(random() % itemCount);
    return [...items];
  });
}

/**
 * Measures one recommender of the package and the plain JavaScript beside it, on the same histories.
 * Gives { recommend, related, plainRecommend, plainRelated, agreement }: the share of items that both
 * rank in the same places.
 */
export async function measure(recommender, plain, calls) {
  const lists = histories(plain.ids.length, calls, 20);
  const request = (items) =>
    items.map((item, i) => ({
      item: plain.ids[item],
      type: 'view',
      ...(plain.fusion.inSeconds ? { secondsAgo: i * 60 } : { stepsAgo: items.length - 1 - i }),
    }));
  const events = (items) =>
    items.map((item, i) => ({ item, age: plain.fusion.inSeconds ? i * 60 : items.length - 1 - i }));
  const requests = lists.map(request);
  const numbers = lists.map(events);

  let same = 0;
  for (let i = 0; i < 50; ++i) {
    const { items } = await recommender.recommend({ history: requests[i] });
    const expected = plain.recommend(numbers[i], 10);
    same += items.filter((item, place) => item.id === expected[place]?.id).length / items.length;
  }
  const run = async (task) => summary(await timesOf(task, calls));
  return {
    agreement: same / 50,
    recommend: await run((i) => recommender.recommend({ history: requests[i] })),
    related: await run((i) => recommender.related({ item: plain.ids[lists[i][0]] })),
    plainRecommend: await run((i) => plain.recommend(numbers[i], 10)),
    plainRelated: await run((i) => plain.related(lists[i][0], 10)),
  };
}
