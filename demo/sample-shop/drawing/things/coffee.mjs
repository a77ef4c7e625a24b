// Kettles, drippers, grinders, mugs, teapots.

import { between, box, disc, floor, line, oval, shape } from '../marks.mjs';
import { coffee, glass, ink, paper, wood } from '../palette.mjs';

const steam = (x, y) => line(`M${x} ${y}q-7-9 0-18t0-18`, '#b9b4a8', 3);

function kettle({ a, ad, al, b, size, form }) {
  const top = between(88, 72, size);
  const handle = form === 1 ? wood : b;
  return [
    line(`M66 152C34 148 44 108 32 ${top + 4}Q28 ${top - 8} 16 ${top - 6}`, ad, 8),
    line(`M132 ${top + 14}C182 ${top + 2} 180 148 140 150`, handle, 9),
    shape(`M70 ${top}H132L146 160Q146 ${floor} 136 ${floor}H66Q56 ${floor} 56 160Z`, a),
    shape(`M112 ${top}H132L146 160Q146 ${floor} 136 ${floor}H116Z`, ad),
    line(`M78 ${top + 16}L70 152`, al, 5),
    shape(`M72 ${top}Q101 ${top - 22} 130 ${top}Z`, al),
    box(68, top - 3, 66, 7, 3, ad),
    disc(101, top - 16, 7, handle),
    form === 2 ? line('M60 146H142', b, 4) : '',
  ];
}

function dripper({ a, ad, al, b, form }) {
  const ribs = [72, 90, 110, 128].map((x) => line(`M${x} 38L${100 + (x - 100) * 0.42} 80`, ad, 3));
  return [
    shape('M64 104H136Q150 128 146 156Q144 170 132 170H68Q56 170 54 156Q50 128 64 104Z', glass),
    shape('M54 140H146V156Q144 170 132 170H68Q56 170 54 156Z', coffee),
    line('M146 116Q172 116 168 138T146 156', form === 1 ? wood : b, 7),
    box(70, 98, 60, 10, 5, form === 1 ? wood : ink),
    shape('M54 30H146L118 90H82Z', a),
    shape('M112 30H146L118 90H104Z', ad),
    ...ribs,
    box(48, 24, 104, 10, 5, al),
    shape('M60 24L72 12H128L140 24Z', paper),
    box(62, 86, 76, 10, 5, form === 2 ? b : a),
    line('M146 40Q166 44 150 66', ad, 6),
  ];
}

function grinder({ a, ad, al, b, form }) {
  const jar = form === 1 ? glass : b;
  return [
    line('M100 46V28L158 22', ink, 5),
    line('M158 22V10', wood, 11),
    shape('M74 62Q74 42 100 42T126 62Z', ad),
    box(70, 58, 60, 70, 6, a),
    shape('M110 58H124Q130 58 130 64V122Q130 128 124 128H110Z', ad),
    line('M78 68V118', al, 5),
    box(64, 84, 72, 14, 6, form === 2 ? wood : b),
    box(66, 124, 68, 8, 3, ink),
    shape(`M68 132H132V160Q132 ${floor} 122 ${floor}H78Q68 ${floor} 68 160Z`, jar),
    form === 1
      ? shape(`M68 148H132V160Q132 ${floor} 122 ${floor}H78Q68 ${floor} 68 160Z`, coffee)
      : line('M76 140V160', al, 4),
  ];
}

function mug({ a, ad, al, b, size, form }) {
  const top = between(98, 78, size);
  const body =
    form === 1
      ? `M50 ${top}H128Q134 ${floor - 30} 116 ${floor}H62Q44 ${floor - 30} 50 ${top}Z`
      : `M50 ${top}H128V158Q128 ${floor} 116 ${floor}H62Q50 ${floor} 50 158Z`;
  return [
    steam(78, top - 14),
    steam(100, top - 8),
    line(`M124 ${top + 16}C172 ${top + 8} 170 156 122 150`, a, 10),
    line(`M128 ${top + 20}C162 ${top + 14} 162 148 128 146`, ad, 3),
    shape(body, a),
    shape(`M106 ${top}H128V158Q128 ${floor} 116 ${floor}H106Z`, ad),
    oval(89, top, 39, 7, al),
    oval(89, top + 1, 34, 5, coffee),
    form === 2 ? box(50, 126, 78, 4, 0, b) + box(50, 138, 78, 4, 0, b) : '',
    form === 0 ? box(50, floor - 28, 78, 10, 0, b) : '',
    form === 1 ? shape(`M53 ${top + 26}H126L124 ${top + 38}H55Z`, b) : '',
    line(`M60 ${top + 16}V${floor - 34}`, al, 5),
  ];
}

function teapot({ a, ad, al, b, size, form }) {
  const top = between(92, 78, size);
  return [
    line(`M60 132Q30 130 30 106Q28 ${top + 6} 14 ${top + 2}`, ad, 13),
    form === 1
      ? line(`M56 ${top + 14}C60 ${top - 60} 142 ${top - 60} 146 ${top + 14}`, wood, 7)
      : line(`M144 ${top + 20}C192 ${top + 10} 186 158 138 154`, b, 10),
    shape(
      `M70 ${top}H132C160 ${top + 16} 164 160 130 ${floor}H72C38 160 42 ${top + 16} 70 ${top}Z`,
      a,
    ),
    shape(
      `M112 ${top}H132C160 ${top + 16} 164 160 130 ${floor}H110C142 150 138 ${top + 20} 112 ${top}Z`,
      ad,
    ),
    shape(`M68 ${top + 2}Q101 ${top - 24} 134 ${top + 2}Z`, al),
    disc(101, top - 18, 8, b),
    line(`M62 ${top + 30}Q52 120 62 146`, al, 5),
    form === 2 ? line('M50 140Q101 156 152 140', b, 5) : '',
    form === 0 ? disc(100, 132, 13, b) : '',
  ];
}

export const coffeeAndTea = { kettle, dripper, grinder, mug, teapot };
