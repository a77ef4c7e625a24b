// A product's picture, drawn in the page from its facts.

import { drawMarks, viewBox } from '../../sample-shop/drawing/draw.mjs';
import type { Product } from '../catalog.js';
import { svg } from '../dom.js';

export function picture(product: Product, className = 'picture'): SVGElement {
  return svg(viewBox, drawMarks(product.type, product), className);
}
