// What is printed comes from files of others: nothing of it steers the terminal.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { events, native, run, smallShop, wasm, workFolder } from './shelfwise.js';

const work = workFolder();

const steering = [
  '\u001b[2J', // clears the screen
  '\u001b]0;title\u0007', // names the window
  '\u009b31m', // the same as ESC [
  '\r', // goes back over what is written
  '\u007f',
  '\u202e', // right to left from here
  '\u2028',
].join('x');

/** A name of a file that begins a line of its own. */
const fileName = (end: string): string => `a${steering}\nerror: io: ${end}`;

const catalogue = [
  `id,title,brand,categories,"note${steering}",price`,
  ...Array.from(
    { length: 24 },
    (_, i) => `sku-${i},"T${i} ${steering}","B${i % 2}${steering}","C${steering}","n${steering}",5`,
  ),
  `"bad${steering}",T,B,C,n,5`,
  '',
].join('\n');

function steers(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  return /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/.test(
    text,
  );
}

describe.each([native, wasm])('$name', (builder) => {
  test('every command spells out what is not visible', () => {
    const [products, log, out] = [
      fileName('products.csv'),
      fileName('events.csv'),
      fileName('out'),
    ];
    const shop = smallShop(work, {
      [products]: catalogue,
      [log]: `${events}"s${steering}",sku-1,x${steering}\n`,
    });
    const inputs = ['--catalog', products, '--events', log, '--lenient', '--effort', 'none'];
    const works = [
      ['build', ...inputs, '-o', out],
      ['build', ...inputs, '-o', out, '--json'],
      ['verify', out],
      ['inspect', out],
      ['inspect', out, '--item', 'sku-1'],
      ['inspect', out, '--item', 'sku-1', '--json'],
      ['eval', ...inputs, '--no-ablations'],
    ];
    const fails = [
      ['inspect', out, '--item', `none${steering}\n`],
      ['verify', `${out}-absent`],
      ['build', '--catalog', `${products}-absent`, '-o', out],
      ['build', '--catalog', products, '-o', products],
      ['build', ...inputs, '-o', out, '--map', 'map.json'],
      ['build', ...inputs, '-o', out, `--no${steering}\n`],
      [`verb${steering}\n`],
    ];
    writeFileSync(join(shop, 'map.json'), JSON.stringify({ [steering]: 1 }));
    for (const [number, command] of [...works, ...fails].entries()) {
      const { status, out: printed, err } = run(builder, command, shop);
      expect(status === 0, `${number}: ${err}`).toBe(number < works.length);
      expect(steers(printed) || steers(err), `${number}: ${printed}${err}`).toBe(false);
      expect(err.match(/^error: /gm)?.length ?? 0, `${number}: ${err}`).toBe(status === 0 ? 0 : 1);
    }
  });

  test('JSON keeps the text as it is', () => {
    const shop = smallShop(work, { 'products.csv': catalogue });
    const inputs = ['--catalog', 'products.csv', '--events', 'events.csv', '--effort', 'none'];
    expect(run(builder, ['build', ...inputs, '--lenient', '-o', 'out'], shop).status).toBe(0);
    const { out } = run(builder, ['inspect', 'out', '--item', 'sku-1', '--json'], shop);
    const { fields } = JSON.parse(out) as { fields: { title: string } };
    expect(fields.title).toContain('\u009b31m');
    expect(fields.title).toContain('\u202e');
  });
});
