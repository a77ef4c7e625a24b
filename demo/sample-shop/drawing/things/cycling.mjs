// Helmets, panniers, bike lights, locks, floor pumps.

import { between, box, disc, floor, line, oval, shape } from '../marks.mjs';
import { glow, ink, paper, steel, wood } from '../palette.mjs';

function helmet({ a, ad, al, b, form }) {
  const vents =
    form === 1
      ? [56, 84, 112].map((x) => box(x, 96 - Math.abs(84 - x) / 4, 18, 8, 4, ink))
      : [0, 1, 2].map((i) =>
          line(`M${64 + i * 26} 126Q${66 + i * 24} 92 ${84 + i * 18} 76`, ink, 7),
        );
  return [
    line(`M56 138Q66 ${floor - 4} 96 ${floor - 2}M140 138Q122 160 96 ${floor - 2}`, b, 5),
    shape('M30 138C28 86 62 54 106 56C148 58 174 88 172 128L166 138Q100 120 30 138Z', a),
    shape('M106 56C148 58 174 88 172 128L166 138Q150 132 132 130C146 104 136 72 106 56Z', ad),
    shape('M52 84Q72 62 100 62Q74 72 60 94Z', al),
    ...vents,
    line('M30 138Q100 120 166 138', b, 6),
    box(90, 162, 14, 8, 3, ink),
  ];
}

function pannier({ a, ad, al, b, size, form }) {
  const top = between(72, 46, size);
  return [
    line(`M72 ${top - 2}V${top - 20}H84M128 ${top - 2}V${top - 20}H116`, ink, 6),
    line(`M84 ${top - 16}Q100 ${top - 34} 116 ${top - 16}`, b, 5),
    shape(`M50 ${top}H150L146 ${floor}H54Z`, a),
    shape(`M124 ${top}H150L146 ${floor}H120Z`, ad),
    form === 0
      ? box(46, top - 4, 108, 22, 8, b)
      : shape(`M46 ${top - 4}H154V${top + 36}L100 ${top + 52}L46 ${top + 36}Z`, b),
    box(72, top + 62, 56, 26, 5, al),
    disc(100, top + 75, 7, paper),
    line(`M66 ${top + 14}V${floor - 4}M134 ${top + 14}V${floor - 4}`, ink, 4),
    box(62, top + 40, 8, 10, 2, steel),
    box(130, top + 40, 8, 10, 2, steel),
  ];
}

function bikeLight({ a, ad, al, b, form }) {
  const beam = form === 2 ? 'M128 84L196 56V146L128 124Z' : 'M128 84L192 62V140L128 124Z';
  return [
    shape(beam, glow + '77'),
    box(34, 76, 88, 56, 20, a),
    shape('M34 104H122V112Q122 132 102 132H54Q34 132 34 112Z', ad),
    box(108, 74, 22, 60, 10, al),
    oval(126, 104, 8, 24, glow),
    box(52, 66, 26, 12, 6, b),
    line('M56 90H84M56 98H76', al, 4),
    shape('M62 130H96L92 146H66Z', ink),
    shape(`M56 146H102V156A23 16 0 0 1 56 156Z`, b),
    box(60, 160, 38, 10, 4, ink),
  ];
}

function lock({ a, ad, al, b, bd, form }) {
  const top = form === 1 ? 28 : 18;
  return [
    line(`M66 132V${top + 34}a34 34 0 0 1 68 0V132`, ad, 22),
    line(`M66 132V${top + 34}a34 34 0 0 1 68 0V132`, a, 16),
    line(`M62 126V${top + 34}a36 36 0 0 1 24-32`, al, 4),
    box(40, 128, 120, 42, 16, b),
    shape(`M40 150H160V154Q160 ${floor} 144 ${floor}H56Q40 ${floor} 40 154Z`, bd),
    form === 2 ? box(82, 136, 36, 24, 4, paper) : disc(100, 148, 12, steel),
    line('M100 143V153', ink, 4),
  ];
}

function pump({ a, ad, al, b, form }) {
  return [
    line('M70 30H130', form === 1 ? ink : wood, 13),
    line('M100 34V72', steel, 6),
    box(88, 66, 24, 90, 5, a),
    box(100, 66, 12, 90, 4, ad),
    line('M93 74V140', al, 3),
    box(84, 62, 32, 12, 5, b),
    line('M112 140C156 140 154 96 140 74Q128 54 116 60', ink, 5),
    box(110, 54, 14, 10, 3, b),
    disc(100, 138, 17, ink),
    disc(100, 138, 13, paper),
    line('M100 138L107 131', '#d8432e', 3),
    shape(`M54 ${floor}Q56 156 82 154H118Q144 156 146 ${floor}Z`, b),
  ];
}

export const cycling = { helmet, pannier, 'bike-light': bikeLight, lock, pump };
