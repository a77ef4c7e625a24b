// The marks that drawings are made of.  The sheet is 200 wide and 172 high; things stand at 170.

/** The shelf that things stand on. */
export const floor = 170;

/** A filled path. */
export const shape = (d, fill) => `<path d="${d}" fill="${fill}"/>`;

/** A line of the given width with round ends. */
export const line = (d, stroke, width) =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;

/** A rectangle with round corners. */
export const box = (x, y, width, height, radius, fill) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"/>`;

/** A disc. */
export const disc = (x, y, radius, fill) =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`;

/** An ellipse. */
export const oval = (x, y, rx, ry, fill) =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}"/>`;

/** Marks turned by some degrees around a point of the sheet. */
export const turned = (degrees, x, y, marks) =>
  `<g transform="rotate(${degrees} ${x} ${y})">${marks}</g>`;

/** A whole number between two ends, `share` of the way. */
export const between = (low, high, share) => Math.round(low + (high - low) * share);
