// The browser's side of the benchmark of the profile; scripts/bench-profile.mjs calls window.benchmark().

import { createRecommender } from '/js/dist/index.js';

const manifest = new URL('/slices/latest.json', location.href).href;

/** Keeps that many events on the device under a name. */
async function keepEvents(profileName, count) {
  const recommender = await createRecommender({ manifest, profileName, keep: 'device' });
  const { items } = await recommender.recommend({ limit: 100, history: [] });
  const now = Math.floor(Date.now() / 1000);
  const events = Array.from({ length: count }, (_, i) => ({
    ...{ id: `bench-${String(i + 1).padStart(7, '0')}`, type: 'view' },
    ...{ item: items[i % items.length].id, seconds: now - count + i, step: i + 1 },
  }));
  const exported = { format: 'shelfwise-profile', version: 1, lastStep: count, events };
  await recommender.profile.import(exported);
  recommender.dispose();
}

/** Milliseconds until a page that is open has the kept profile, and until its lists count it. */
async function openingOf(profileName, count) {
  const recommender = await createRecommender({ manifest, profileName });
  const begin = performance.now();
  await recommender.profile.keep('device');
  const opened = performance.now() - begin;
  await recommender.recommend();
  const counted = performance.now() - begin;
  const { length } = await recommender.profile.events();
  if (length !== count) throw new Error(`${length} of ${count} events were kept`);
  recommender.dispose();
  return { opened, counted };
}

window.benchmark = async ({ counts, rounds }) => {
  const measured = counts.map((events) => ({ events, openings: [] }));
  for (const { events } of measured) await keepEvents(`bench-${events}`, events);
  for (let round = 0; round < rounds; round += 1) {
    for (const { events, openings } of measured) {
      openings.push(await openingOf(`bench-${events}`, events));
    }
  }
  return measured;
};
