// Plant pots, watering cans, trowels, secateurs, gloves.

import { between, box, disc, floor, line, oval, shape, turned } from '../marks.mjs';
import { ink, leaf, leafDark, mix, steel, wood } from '../palette.mjs';

const leafMark = (degrees, length, y, fill) =>
  turned(
    degrees,
    100,
    y,
    shape(
      `M100 ${y}C84 ${y - length * 0.4} 88 ${y - length * 0.8} 100 ${y - length}C112 ${y - length * 0.8} 116 ${y - length * 0.4} 100 ${y}Z`,
      fill,
    ),
  );

function plant(form, y) {
  if (form === 1) {
    return [
      box(86, y - 66, 28, 72, 14, leaf),
      line(
        `M86 ${y - 26}H74Q68 ${y - 26} 68 ${y - 44}M114 ${y - 36}H124Q130 ${y - 36} 130 ${y - 54}`,
        leaf,
        12,
      ),
      line(`M94 ${y - 56}V${y}M106 ${y - 56}V${y}`, leafDark, 2),
    ];
  }
  const spread = form === 2 ? [-62, -34, 0, 34, 62] : [-48, -22, 8, 40];
  return spread.map((degrees, i) =>
    leafMark(degrees, 62 - Math.abs(degrees) / 4, y + 4, i % 2 ? leaf : leafDark),
  );
}

function pot({ a, ad, al, b, size, form }) {
  const half = between(34, 54, size);
  const top = between(118, 96, size);
  return [
    ...plant(form, top),
    shape(`M${100 - half} ${top}H${100 + half}L${100 + half * 0.72} 164H${100 - half * 0.72}Z`, a),
    shape(
      `M${100 + half * 0.45} ${top}H${100 + half}L${100 + half * 0.72} 164H${100 + half * 0.35}Z`,
      ad,
    ),
    box(100 - half - 4, top - 4, half * 2 + 8, 16, 4, a),
    box(100 - half - 4, top + 6, half * 2 + 8, 6, 3, ad),
    line(`M${100 - half + 8} ${top + 22}L${100 - half * 0.72 + 4} 156`, al, 4),
    line(`M${100 - half * 0.86} ${between(140, 136, size)}H${100 + half * 0.86}`, b, 7),
    box(100 - half * 0.85, 162, half * 1.7, 8, 4, ad),
  ];
}

function wateringCan({ a, ad, al, b, size, form }) {
  const top = between(104, 84, size);
  return [
    line(`M70 150L34 ${top - 10}`, ad, 10),
    turned(-30, 30, top - 16, shape(`M22 ${top - 10}L12 ${top - 28}H50L40 ${top - 10}Z`, b)),
    line(`M132 ${top + 4}C186 ${top - 30} 186 160 142 156`, form === 1 ? wood : b, 8),
    line(`M76 ${top}C84 ${top - 50} 122 ${top - 50} 130 ${top}`, ad, 7),
    shape(`M70 ${top}H136L146 160Q146 ${floor} 136 ${floor}H70Q60 ${floor} 60 160Z`, a),
    shape(`M114 ${top}H136L146 160Q146 ${floor} 136 ${floor}H118Z`, ad),
    oval(103, top, 33, 6, al),
    oval(103, top + 1, 27, 4, ink),
    line(`M80 ${top + 18}L74 152`, al, 5),
    line(`M64 ${top + 44}H142`, form === 2 ? b : ad, 4),
  ];
}

function trowel({ a, ad, al, b, bd, form }) {
  const blade =
    form === 1
      ? 'M86 62H114L110 20L100 4L90 20Z'
      : 'M80 60Q76 22 100 2Q124 22 120 60Q100 72 80 60Z';
  const [handle, handleDark] = form === 2 ? [b, bd] : [wood, mix(wood, ink, 0.2)];
  const marks = [
    line('M100 58V104', ad, 7),
    shape(blade, a),
    shape('M100 4Q122 24 118 60Q108 66 100 66Z', ad),
    line('M100 16V52', al, 4),
    shape(`M92 100H108L112 156Q110 ${floor} 100 ${floor}T88 156Z`, handle),
    shape(`M102 100H108L112 156Q110 ${floor} 102 ${floor}Z`, handleDark),
    box(90, 96, 20, 10, 4, b),
    line(`M100 ${floor - 8}V${floor - 16}`, ink, 3),
  ].join('');
  return [turned(16, 100, floor, marks)];
}

function secateurs({ a, ad, al, b, bd, form }) {
  const marks = [
    line('M100 88Q82 124 88 166', b, 13),
    line('M102 88Q128 122 118 166', bd, 13),
    line('M92 108q16 4 18 12t-16 8', steel, 3),
    shape('M94 88C78 58 82 26 108 6C116 40 114 66 106 90Z', a),
    shape('M108 6C116 40 114 66 106 90L100 88C104 62 106 34 108 6Z', al),
    shape('M106 92C128 74 130 48 122 32C112 52 104 70 98 86Z', ad),
    disc(101, 86, 8, ink),
    disc(101, 86, 3, steel),
    form === 1 ? line('M86 150V164', ad, 5) : box(94, 160, 20, 6, 3, ink),
  ].join('');
  return [turned(form === 2 ? -12 : 12, 100, floor, marks)];
}

function oneGlove({ a, ad, al, b, form }) {
  return [
    shape(
      'M66 128V62q0-8 7-8t7 8V34q0-8 8-8t8 8V26q0-8 8-8t8 8V34q0-8 8-8t8 8V86Q128 70 138 74T140 90L124 128Z',
      a,
    ),
    shape('M112 36q0-8 8-8t8 8V86Q128 70 138 74T140 90L124 128H104Z', ad),
    line('M80 62V40M96 60V34M112 60V38', ad, 2),
    shape(`M64 126H126L134 ${floor}H56Z`, b),
    form === 1 ? line('M60 150H130', al, 6) : line('M62 138H128', ad, 4),
    form === 2 ? oval(92, 100, 18, 14, al) : '',
  ].join('');
}

function gloves(look) {
  const back = { ...look, a: look.ad, b: look.bd };
  return [
    turned(14, 100, floor, `<g transform="translate(24 0)">${oneGlove(back)}</g>`),
    turned(-6, 100, floor, `<g transform="translate(-14 0)">${oneGlove(look)}</g>`),
  ];
}

export const garden = { pot, 'watering-can': wateringCan, trowel, secateurs, gloves };
