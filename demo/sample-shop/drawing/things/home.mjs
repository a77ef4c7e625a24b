// Desk lamps, blankets, cushions, candles, notebooks.

import { between, box, disc, floor, line, oval, shape, turned } from '../marks.mjs';
import { glow, ink, paper } from '../palette.mjs';

function deskLamp({ a, ad, al, b, bd, form }) {
  const shade =
    form === 1
      ? shape('M108 30Q134 8 156 34L166 74Q136 66 108 84Z', b) +
        shape('M140 22Q150 24 156 34L166 74Q156 70 146 71Z', bd)
      : shape('M106 36L136 18L172 66L116 86Z', b) + shape('M122 26L136 18L172 66L148 74Z', bd);
  return [
    shape('M116 86L172 66L196 152H96Z', glow + '44'),
    line('M70 160L58 96', a, 7),
    line('M58 96L118 42', ad, 7),
    disc(58, 96, 8, b),
    oval(144, 76, 12, 9, glow),
    shade,
    disc(118, 44, 6, al),
    shape(`M36 ${floor}Q36 156 52 156H90Q106 156 106 ${floor}Z`, a),
    shape(`M78 156H90Q106 156 106 ${floor}H86Z`, ad),
    disc(50, 164, 3, b),
  ];
}

function blanket({ a, ad, al, b, size, form }) {
  const left = between(38, 24, size);
  const width = 200 - 2 * left;
  const fold = (y, fill, dark) =>
    box(left, y, width, 32, 15, fill) +
    shape(
      `M${left + width - 40} ${y}H${left + width - 15}a15 15 0 0 1 0 32H${left + width - 40}Z`,
      dark,
    );
  const stripes =
    form === 1
      ? [50, 74, 98].map((x) => box(left + x, 74, 9, 96, 0, b))
      : [
          box(left + 22, 74, form === 2 ? 40 : 14, 96, 0, b),
          form === 2 ? box(left + 36, 74, 12, 96, 0, al) : box(left + 44, 74, 5, 96, 0, b),
        ];
  const fringe = Array.from({ length: 8 }, (_, i) =>
    line(`M${left + width - 44 + i * 6} 92v13`, al, 2),
  );
  return [
    fold(138, a, ad),
    fold(106, al, a),
    fold(74, a, ad),
    ...stripes,
    line(`M${left + 16} 106H${left + width - 16}M${left + 16} 138H${left + width - 16}`, ad, 2),
    ...fringe,
  ];
}

function cushion({ a, ad, al, b, form }) {
  const patterns = [
    [line('M60 62Q100 76 140 62M56 100Q100 112 144 100M58 138Q100 150 142 138', b, 8)],
    [shape('M100 62L134 106L100 150L66 106Z', b), shape('M100 84L117 106L100 128L83 106Z', a)],
    [72, 100, 128].flatMap((x) => [80, 106, 132].map((y) => disc(x, y, 6, b))),
  ];
  return [
    shape(`M40 44Q100 58 160 44Q150 106 162 ${floor - 2}Q100 158 38 ${floor - 2}Q50 106 40 44Z`, a),
    shape(`M138 48L160 44Q150 106 162 ${floor - 2}L134 163Q142 106 138 48Z`, ad),
    ...patterns[form],
    line('M52 60Q58 100 52 146', al, 4),
    disc(40, 44, 5, b),
    disc(160, 44, 5, b),
    disc(38, 167, 4, b),
    disc(162, 167, 4, b),
  ];
}

function candle({ a, ad, al, b, bd, form }) {
  const wide = form === 1 ? 34 : 22;
  const top = form === 1 ? 84 : 58;
  const flame = shape(
    `M100 ${top - 44}C114 ${top - 28} 114 ${top - 8} 100 ${top - 8}S86 ${top - 28} 100 ${top - 44}Z`,
    glow,
  );
  return [
    disc(100, top - 22, 34, glow + '33'),
    flame,
    line(`M100 ${top - 14}V${top + 2}`, ink, 3),
    box(100 - wide, top, wide * 2, 152 - top, 6, a),
    box(100 + wide * 0.3, top, wide * 0.7, 152 - top, 5, ad),
    oval(100, top + 3, wide, 5, al),
    line(`M${100 - wide + 8} ${top + 6}v${form === 2 ? 34 : 18}`, al, 6),
    shape(`M52 ${floor}Q48 146 60 146H140Q152 146 148 ${floor}Z`, b),
    shape(`M118 146H140Q152 146 148 ${floor}H120Z`, bd),
    form === 0 ? line('M148 154q22 0 20 12t-22 2', b, 6) : '',
  ];
}

function notebook({ a, ad, al, b, size, form }) {
  const half = between(36, 48, size);
  const top = between(58, 30, size);
  const [left, right] = [100 - half, 100 + half];
  const marks = [
    box(left + 6, top + 4, half * 2, floor - top - 4, 5, paper),
    box(left, top, half * 2, floor - top, 6, a),
    box(left, top, 14, floor - top, 5, ad),
    line(`M${left + 24} ${top + 10}V${floor - 10}`, al, 2),
    form === 1 ? box(left + 32, top + 26, half * 2 - 58, 26, 3, paper) : '',
    form === 2 ? disc(left + half + 4, top + 44, 15, b) : '',
    box(right - 17, top, 7, floor - top, 0, b),
    line(`M${left + half} ${floor}v8l-4-4l-4 4v-8`, b, 2),
  ].join('');
  return [turned(-4, 100, floor, marks)];
}

export const home = { 'desk-lamp': deskLamp, blanket, cushion, candle, notebook };
