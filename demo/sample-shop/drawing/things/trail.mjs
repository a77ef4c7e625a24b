// Backpacks, trekking poles, boots, rain jackets, headlamps.

import { between, box, disc, floor, line, oval, shape, turned } from '../marks.mjs';
import { glow, ink, paper, steel, wood } from '../palette.mjs';

function backpack({ a, ad, al, b, bd, size, form }) {
  const top = between(66, 26, size);
  const lid =
    form === 1
      ? [shape(`M66 ${top + 30}Q66 ${top} 100 ${top}T134 ${top + 30}L130 ${top + 44}H70Z`, b)]
      : [box(64, top, 72, 34, 14, b), box(64, top + 20, 72, 14, 5, bd)];
  return [
    line(`M88 ${top + 4}Q100 ${top - 18} 112 ${top + 4}`, ink, 5),
    box(48, 118, 24, 46, 10, ad),
    box(128, 118, 24, 46, 10, ad),
    shape(
      `M60 ${floor}Q54 ${top + 30} 66 ${top + 16}H134Q146 ${top + 30} 140 ${floor}Q100 176 60 ${floor}Z`,
      a,
    ),
    shape(
      `M118 ${floor + 2}Q126 ${top + 40} 118 ${top + 16}H134Q146 ${top + 30} 140 ${floor}Z`,
      ad,
    ),
    ...lid,
    box(72, 118, 56, 44, 10, al),
    box(72, 118, 56, 12, 5, b),
    line(`M84 ${top + 34}V118M116 ${top + 34}V118`, ink, 4),
    box(80, 108, 8, 8, 2, steel),
    box(112, 108, 8, 8, 2, steel),
  ];
}

function onePole({ a, ad, b }, grip) {
  return [
    line(`M100 34V${floor - 4}`, a, 5),
    line(`M100 108V${floor - 4}`, ad, 4),
    line(`M100 ${floor - 6}V${floor}`, ink, 4),
    oval(100, 156, 11, 4, ink),
    box(94, 12, 12, 36, 6, grip),
    line('M100 16q-16 10-9 30', b, 4),
    box(95, 92, 10, 10, 3, b),
  ].join('');
}

function poles(look) {
  const grip = look.form === 1 ? ink : wood;
  return [
    turned(-13, 100, floor, onePole(look, grip)),
    turned(13, 100, floor, onePole(look, grip)),
  ];
}

function boot({ a, ad, al, b, form }) {
  const laces = [78, 92, 106, 119].map((y, i) =>
    line(`M${94 + i * 5} ${y}L${110 + i * 5} ${y - 5}`, b, 4),
  );
  return [
    shape(`M52 ${floor}V158H172V164Q172 ${floor} 164 ${floor}Z`, ink),
    shape(
      'M56 160C56 120 62 92 60 52Q82 44 106 52C106 84 112 112 134 122C160 130 170 140 170 160Z',
      a,
    ),
    shape('M56 160C56 120 62 92 60 52L76 49C80 92 74 124 74 160Z', ad),
    shape('M134 122C160 130 170 140 170 160H142C142 144 140 132 134 122Z', form === 2 ? b : ad),
    shape('M58 40Q82 30 107 40V60Q82 50 59 60Z', b),
    shape('M104 62C106 90 114 112 134 122L124 128C104 116 98 92 96 60Z', al),
    ...laces,
    box(52, 156, 122, 6, 3, form === 1 ? b : paper),
  ];
}

function jacket({ a, ad, al, b, bd, form }) {
  return [
    line('M100 30V14q0-8 8-8', steel, 3),
    line('M64 48L100 28L136 48', wood, 5),
    shape(
      'M70 46Q50 52 46 76L32 142L54 148L66 98V164H134V98L146 148L168 142L154 76Q150 52 130 46L100 60Z',
      a,
    ),
    shape('M134 164V98L146 148L168 142L154 76Q150 52 130 46L112 54C122 90 118 130 116 164Z', ad),
    shape('M74 46Q76 20 100 20T126 46L100 66Z', form === 0 ? b : al),
    oval(100, 44, 15, 16, bd),
    line('M100 62V162', b, 4),
    line('M76 122L90 116M124 122L110 116', bd, 4),
    form === 2 ? shape('M66 98H134V110H66Z', b) : '',
  ];
}

function headlamp({ a, ad, al, b, bd, form }) {
  const strap = form === 1 ? line('M60 92Q100 34 140 92', b, 12) : '';
  return [
    strap,
    oval(100, 118, 72, 44, bd),
    oval(100, 110, 62, 32, paper),
    shape(
      'M28 118C28 94 60 74 100 74S172 94 172 118C172 142 140 162 100 162S28 142 28 118ZM38 110C38 128 66 142 100 142S162 128 162 110S134 78 100 78S38 92 38 110Z',
      b,
    ),
    box(66, 122, 68, 46, 16, a),
    shape('M112 122H118Q134 122 134 138V152Q134 168 118 168H112Z', ad),
    disc(94, 145, 17, al),
    disc(94, 145, 12, glow),
    disc(122, 138, 4, form === 2 ? '#d8432e' : paper),
    disc(122, 152, 4, paper),
  ];
}

export const trail = { backpack, poles, boots: boot, jacket, headlamp };
