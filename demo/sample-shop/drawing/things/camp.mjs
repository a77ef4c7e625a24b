// Tents, sleeping bags and mats, chairs, lanterns.

import { between, box, disc, floor, line, oval, shape } from '../marks.mjs';
import { glow, ink, paper } from '../palette.mjs';

function ridgeTent({ a, ad, al, b, size }) {
  const half = between(58, 84, size);
  const top = floor - between(82, 112, size);
  const [left, right] = [100 - half, 100 + half];
  return [
    line(`M100 ${top}L${left - 12} ${floor}M100 ${top}L${right + 12} ${floor}`, ad, 1.5),
    shape(`M${left} ${floor}L100 ${top}L${right} ${floor}Z`, a),
    shape(`M100 ${top}L${right} ${floor}H${100 + half * 0.3}Z`, ad),
    shape(`M100 ${top + 18}L${100 - half * 0.3} ${floor}H${100 + half * 0.3}Z`, ink),
    shape(`M100 ${top + 18}L${100 - half * 0.3} ${floor}h-${half * 0.14}Z`, b),
    shape(
      `M${left} ${floor}L${left + 10} ${floor - 14}H${right - 10}L${right} ${floor}Z`,
      al + '55',
    ),
    line(`M100 ${top}v-8`, ink, 3),
  ];
}

function domeTent({ a, ad, al, b, size }) {
  const half = between(60, 86, size);
  const top = floor - between(74, 100, size);
  const [left, right] = [100 - half, 100 + half];
  return [
    shape(
      `M${left} ${floor}C${left + 8} ${top + 6} 70 ${top} 100 ${top}S${right - 8} ${top + 6} ${right} ${floor}Z`,
      a,
    ),
    shape(
      `M100 ${top}C130 ${top} ${right - 8} ${top + 6} ${right} ${floor}H${right - half * 0.5}C${right - half * 0.4} ${top + 40} 120 ${top + 8} 100 ${top}Z`,
      ad,
    ),
    shape(
      `M${left + half * 0.42} ${floor}c0-${half * 0.55} ${half * 0.2}-${half * 0.8} ${half * 0.45}-${half * 0.8}s${half * 0.4} ${half * 0.25} ${half * 0.4} ${half * 0.8}Z`,
      ink,
    ),
    shape(
      `M${left + half * 0.42} ${floor}c0-${half * 0.55} ${half * 0.2}-${half * 0.8} ${half * 0.45}-${half * 0.8}c-${half * 0.12} ${half * 0.3}-${half * 0.2} ${half * 0.5}-${half * 0.2} ${half * 0.8}Z`,
      b,
    ),
    line(`M${left} ${floor}C${left + 8} ${top + 6} 70 ${top} 100 ${top}`, al, 3),
    line(`M100 ${top}v-6`, b, 3),
  ];
}

function tunnelTent({ a, ad, al, b, size }) {
  const half = between(64, 88, size);
  const top = floor - between(66, 92, size);
  const [left, right] = [100 - half, 100 + half];
  return [
    shape(
      `M${left} ${floor}C${left} ${top + 10} ${left + 22} ${top} ${left + 46} ${top}L${right - 30} ${top + 16}C${right - 8} ${top + 22} ${right} ${floor - 30} ${right} ${floor}Z`,
      a,
    ),
    shape(
      `M${left + 84} ${floor}C${left + 84} ${top + 30} ${left + 74} ${top + 6} ${left + 62} ${top + 3}L${right - 30} ${top + 16}C${right - 8} ${top + 22} ${right} ${floor - 30} ${right} ${floor}Z`,
      ad,
    ),
    shape(
      `M${left + 14} ${floor}C${left + 14} ${top + 26} ${left + 28} ${top + 14} ${left + 44} ${top + 14}S${left + 70} ${top + 30} ${left + 70} ${floor}Z`,
      ink,
    ),
    shape(
      `M${left + 44} ${top + 14}c-12 20-16 40-16 ${floor - top - 14}H${left + 14}C${left + 14} ${top + 26} ${left + 28} ${top + 14} ${left + 44} ${top + 14}Z`,
      b,
    ),
    line(
      `M${left + 84} ${floor}C${left + 84} ${top + 30} ${left + 74} ${top + 6} ${left + 62} ${top + 3}`,
      al,
      3,
    ),
  ];
}

const tent = (look) => [ridgeTent, domeTent, tunnelTent][look.form](look);

function sleepingBag({ a, ad, al, b, size }) {
  const top = between(34, 16, size);
  const quilting = [66, 90, 114, 138, 158].map((y) =>
    line(`M68 ${y}Q100 ${y + 9} 132 ${y}`, ad, 2),
  );
  return [
    shape(
      `M74 ${floor}C64 128 56 84 64 ${top + 28}C70 ${top - 6} 130 ${top - 6} 136 ${top + 28}C144 84 136 128 126 ${floor}Z`,
      a,
    ),
    shape(
      `M112 ${floor}C126 120 128 80 122 ${top + 12}L136 ${top + 28}C144 84 136 128 126 ${floor}Z`,
      ad,
    ),
    ...quilting,
    oval(100, top + 26, 23, 20, b),
    oval(100, top + 28, 16, 14, ink),
    line(`M100 ${top + 46}V118`, al, 3),
    disc(100, 122, 4, al),
  ];
}

function sleepingMat({ a, ad, al, b, size }) {
  const length = between(84, 112, size);
  const left = 100 - length / 2 - 8;
  const strap = (x) => box(x, 98, 11, 72, 4, b);
  return [
    box(left, 98, length + 36, 72, 36, a),
    shape(
      `M${left + 36} 150H${left + length + 24}Q${left + length + 14} ${floor} ${left + length} ${floor}H${left + 36}Z`,
      ad,
    ),
    strap(left + length * 0.48),
    strap(left + length * 0.82),
    disc(left + 36, 134, 36, al),
    line(
      `M${left + 36} 134a5 5 0 0 1 8 6a12 12 0 0 1-20 0a17 17 0 0 1 20-24a22 22 0 0 1 14 28a26 26 0 0 1-42 8`,
      ad,
      4,
    ),
  ];
}

function campChair({ a, ad, b, bd, form }) {
  const back = form === 1 ? 'M58 40Q100 30 142 40L136 104H64Z' : 'M60 44H140L136 104H64Z';
  return [
    line(`M64 36L60 104L136 ${floor}M136 36L140 104L64 ${floor}`, a, 7),
    line(`M140 104L64 ${floor}`, ad, 7),
    shape(back, b),
    shape('M56 100H144L134 122H66Z', bd),
    form === 2 ? line('M72 60H128M71 76H129', bd, 4) : box(86, 58, 28, 16, 4, bd),
    line('M48 92H66M134 92H152', a, 8),
  ];
}

function lantern({ a, ad, al, b, form }) {
  const globe = form === 1 ? box(68, 74, 64, 62, 14, glow) : oval(100, 105, 38, 34, glow);
  return [
    line('M72 62C72 8 128 8 128 62', ad, 4),
    globe,
    line(`M78 80V132M122 80V132`, ad, 3),
    shape('M100 90c9 12 12 18 12 24a12 12 0 0 1-24 0c0-6 3-12 12-24Z', paper),
    shape('M66 76L78 54H122L134 76Z', a),
    shape('M104 54H122L134 76H116Z', ad),
    box(90, 44, 20, 12, 4, b),
    box(64, 132, 72, 14, 4, al),
    shape(`M60 ${floor}L68 144H132L140 ${floor}Z`, a),
    shape(`M112 144H132L140 ${floor}H118Z`, ad),
    disc(100, 157, 6, b),
  ];
}

export const camp = {
  tent,
  'sleeping-bag': sleepingBag,
  'sleeping-mat': sleepingMat,
  'camp-chair': campChair,
  lantern,
};
