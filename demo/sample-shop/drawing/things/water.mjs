// Kayaks, paddles, dry bags, life vests, swim goggles.

import { between, box, disc, floor, line, oval, shape, turned } from '../marks.mjs';
import { ink, paper, steel } from '../palette.mjs';

function cockpit(y, b) {
  return oval(100, y, 13, 21, b) + oval(100, y, 9, 16, ink) + box(92, y + 4, 16, 6, 3, b);
}

function kayak({ a, ad, al, b, size, form }) {
  const half = between(28, 34, size);
  const seats = size > 0.5 ? cockpit(66, b) + cockpit(116, b) : cockpit(98, b);
  const hull = [
    shape(
      `M100 2C${100 + half} 52 ${100 + half} 122 100 ${floor}C${100 - half} 122 ${100 - half} 52 100 2Z`,
      a,
    ),
    shape(`M100 2C${100 + half} 52 ${100 + half} 122 100 ${floor}Z`, ad),
    form === 1
      ? shape('M100 2C108 14 112 26 115 38H85C88 26 92 14 100 2Z', b)
      : line('M100 14V52', al, 3),
    seats,
    line('M90 142L110 150M110 142L90 150', b, 3),
  ].join('');
  return [turned(10, 100, floor, hull)];
}

function paddle({ a, ad, b, bd, form }) {
  const blade =
    form === 1
      ? 'M100 8C122 18 120 50 104 64H96C80 50 78 18 100 8Z'
      : 'M92 8H112Q124 36 104 64H96Q80 36 92 8Z';
  const end = shape(blade, b) + line('M100 14V58', bd, 3);
  return [
    turned(
      24,
      100,
      92,
      line('M100 56V120', a, 8) +
        line('M102 56V120', ad, 3) +
        end +
        turned(180, 100, 91, end) +
        box(95, 82, 10, 12, 3, ink),
    ),
  ];
}

function dryBag({ a, ad, al, b, size, form }) {
  const top = between(98, 48, size);
  const half = between(34, 44, size);
  const [left, right] = [100 - half, 100 + half];
  return [
    line(
      `M${left + 12} ${top - 10}C${left + 8} ${top - 44} ${right - 8} ${top - 44} ${right - 12} ${top - 10}`,
      ink,
      6,
    ),
    shape(
      `M${left} ${top}H${right}V158Q${right} ${floor} ${right - 12} ${floor}H${left + 12}Q${left} ${floor} ${left} 158Z`,
      a,
    ),
    shape(
      `M${right - 24} ${top}H${right}V158Q${right} ${floor} ${right - 12} ${floor}H${right - 24}Z`,
      ad,
    ),
    box(left + 4, top - 14, half * 2 - 8, 18, 8, b),
    line(`M${left + 10} ${top - 5}H${right - 10}`, ad, 2),
    box(92, top - 28, 16, 12, 3, ink),
    line(`M${left + 10} ${top + 14}V150`, al, 4),
    form === 0
      ? disc(100 - 4, 136, 12, paper)
      : box(left + 18, 126, half * 2 - 48, 18, 4, form === 1 ? paper : b),
  ];
}

function lifeVest({ a, ad, al, b, bd, form }) {
  const belt = (y) => line(`M50 ${y}H150`, bd, 8) + box(91, y - 7, 18, 14, 3, ink);
  return [
    shape('M62 20H80L92 74H50Q64 54 62 20ZM138 20H120L108 74H150Q136 54 138 20Z', ad),
    shape(`M62 20H80Q84 60 97 66V${floor}H56Q46 ${floor} 46 158V84Q62 60 62 20Z`, a),
    shape(`M138 20H120Q116 60 103 66V${floor}H144Q154 ${floor} 154 158V84Q138 60 138 20Z`, a),
    shape(`M138 20H130Q130 62 142 88V${floor}H144Q154 ${floor} 154 158V84Q138 60 138 20Z`, ad),
    box(56, 84, 34, 14, 4, form === 1 ? b : al),
    box(110, 84, 34, 14, 4, form === 2 ? b : al),
    belt(118),
    belt(146),
    line(`M100 66V${floor}`, b, 3),
    line('M66 28H78M122 28H134', b, 6),
  ];
}

function goggles({ a, ad, al, b, form }) {
  const lens = (x) =>
    form === 1
      ? box(x - 33, 108, 66, 44, 21, a) + box(x - 25, 115, 50, 30, 15, b)
      : oval(x, 130, 36, 25, a) + oval(x, 130, 27, 17, b);
  return [
    disc(100, 14, 5, steel),
    line('M30 126C24 64 78 22 100 16C122 22 176 64 170 126', ad, 7),
    line('M34 118C32 70 80 34 100 28C120 34 168 70 166 118', a, 5),
    line('M92 128Q100 120 108 128', ad, 7),
    lens(62),
    lens(138),
    line('M46 128Q50 118 62 117M122 128Q126 118 138 117', al, 4),
  ];
}

export const water = { kayak, paddle, 'dry-bag': dryBag, 'life-vest': lifeVest, goggles };
