// The part of npm run bench about the profile: how long a page in Chromium takes to open what is kept
// on the device, and to count it.

import { benchInChromium } from './bench-page.mjs';

const counts = [0, 100, 1000, 5000];

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Measures and prints profiles of several lengths; `folder` has the slices of the shop. */
export async function benchProfile(folder, rounds) {
  const mounts = { '/slices/': folder };
  const [measured] = await benchInChromium('profile.html', mounts, [{ counts, rounds }]);
  const row = (name, cells) =>
    console.log(name.padEnd(44) + cells.map((cell) => cell.padStart(12)).join(''));
  row('\na profile on the device, in Chromium', ['open ms', 'less empty', 'counted ms']);
  const opened = measured.map(({ openings }) => median(openings.map((each) => each.opened)));
  for (const [i, { events, openings }] of measured.entries()) {
    const counted = median(openings.map((each) => each.counted));
    const cells = [opened[i], opened[i] - opened[0], counted].map((ms) => ms.toFixed(1));
    row(`${events.toLocaleString('en')} events`, cells);
  }
}
