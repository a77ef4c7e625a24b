// Saucepans, frying pans, knives, cutting boards, mixing bowls.

import { between, box, disc, floor, line, oval, shape, turned } from '../marks.mjs';
import { ink, steel, wood } from '../palette.mjs';

function saucepan({ a, ad, al, b, size, form }) {
  const top = between(112, 82, size);
  return [
    line(`M132 ${top + 18}L188 ${top + 4}`, form === 1 ? wood : b, 11),
    line(`M128 ${top + 18}L144 ${top + 15}`, steel, 7),
    shape(`M36 ${top}H140V156Q140 ${floor} 126 ${floor}H50Q36 ${floor} 36 156Z`, a),
    shape(`M108 ${top}H140V156Q140 ${floor} 126 ${floor}H108Z`, ad),
    line(`M48 ${top + 14}V152`, al, 5),
    box(30, top - 8, 116, 12, 5, al),
    shape(`M34 ${top - 8}Q88 ${top - 38} 142 ${top - 8}Z`, a),
    shape(`M88 ${top - 23}Q120 ${top - 20} 142 ${top - 8}H100Z`, ad),
    disc(88, top - 28, 8, form === 1 ? wood : b),
  ];
}

function fryingPan({ a, ad, al, b, size, form }) {
  const radius = between(44, 56, size);
  const middle = floor - radius - 2;
  return [
    line(`M100 ${middle - radius + 4}V24`, form === 0 ? ad : wood, 14),
    disc(100, 26, 4, ink),
    box(91, middle - radius - 10, 18, 20, 4, ad),
    disc(100, middle, radius + 2, ad),
    disc(100, middle, radius - 3, a),
    disc(100, middle, radius - 13, al + '66'),
    line(
      `M${100 - radius + 22} ${middle - 8}a${radius - 22} ${radius - 22} 0 0 1 ${radius - 24}-${radius - 24}`,
      al,
      4,
    ),
    form === 2 ? disc(100, middle, 9, b) : line(`M88 ${middle + radius - 26}h24`, b, 5),
  ];
}

function knife({ a, ad, al, b, bd, form }) {
  const blade = form === 1 ? 'M88 112V26L100 8Q114 30 114 112Z' : 'M88 112V8Q116 40 114 112Z';
  const marks = [
    shape(blade, a),
    shape('M104 112V40Q114 66 114 112Z', al),
    line('M94 22V104', ad, 2),
    box(86, 110, 30, 10, 3, ad),
    shape(`M88 120H114L116 162Q112 ${floor} 101 ${floor}T86 162Z`, b),
    shape(`M103 120H114L116 162Q112 ${floor} 103 ${floor}Z`, bd),
    disc(100, 132, 3, steel),
    disc(100, 152, 3, steel),
  ].join('');
  return [turned(18, 100, floor, marks)];
}

function cuttingBoard({ a, ad, al, b, size, form }) {
  const half = between(40, 54, size);
  const top = between(56, 34, size);
  const grain = [0.3, 0.55, 0.8].map((at) => {
    const x = Math.round(100 - half + 2 * half * at);
    return line(`M${x} ${top + 18}Q${x - 6} ${top + 60} ${x} ${floor - 12}`, ad, 2);
  });
  const handle =
    form === 1
      ? [box(86, top - 28, 28, 44, 10, a), disc(100, top - 14, 6, ad)]
      : [line(`M92 ${top + 14}Q100 ${top - 14} 108 ${top + 14}`, b, 4)];
  return [
    ...(form === 1 ? handle : []),
    box(100 - half, top, half * 2, floor - top, 14, a),
    shape(
      `M${100 + half - 12} ${top + 3}Q${100 + half} ${top + 4} ${100 + half} ${top + 14}V${floor - 14}Q${100 + half} ${floor} ${100 + half - 12} ${floor}Z`,
      ad,
    ),
    ...grain,
    line(`M${100 - half + 9} ${top + 14}V${floor - 16}`, al, 4),
    ...(form === 1
      ? [box(100 - half, floor - 34, half * 2, 7, 0, b)]
      : [disc(100, top + 16, 6, ad), ...handle]),
  ];
}

function bowl({ a, ad, al, b, bd, size, form }) {
  const half = between(52, 76, size);
  const top = between(116, 94, size);
  const [left, right] = [100 - half, 100 + half];
  return [
    form === 1
      ? shape(
          `M${left + 14} ${top - 22}H${right - 14}Q${right - 20} ${top + 20} 100 ${top + 24}T${left + 14} ${top - 22}Z`,
          b,
        )
      : '',
    form === 1
      ? oval(100, top - 22, half - 14, 7, bd)
      : line(`M112 ${top + 4}L146 ${top - 44}`, wood, 7),
    shape(
      `M${left} ${top}H${right}C${right} 150 ${100 + half / 2} 166 100 166S${left} 150 ${left} ${top}Z`,
      a,
    ),
    shape(
      `M${right - half * 0.4} ${top}H${right}C${right} 150 ${100 + half / 2} 166 100 166C${100 + half * 0.4} 156 ${right - half * 0.34} 140 ${right - half * 0.4} ${top}Z`,
      ad,
    ),
    oval(100, top, half, 9, al),
    oval(100, top + 1, half - 6, 6, ad),
    shape(
      `M${100 - half * 0.42} ${floor}L${100 - half * 0.34} 162H${100 + half * 0.34}L${100 + half * 0.42} ${floor}Z`,
      ad,
    ),
    line(
      `M${left + 5} ${top + 20}Q100 ${top + 36} ${right - 5} ${top + 20}`,
      b,
      form === 2 ? 9 : 4,
    ),
  ];
}

export const kitchen = {
  saucepan,
  'frying-pan': fryingPan,
  knife,
  'cutting-board': cuttingBoard,
  bowl,
};
