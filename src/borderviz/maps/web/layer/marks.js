/* Marks: the shapes that stand for incidents on a canvas, as a test for pixels and as a path. */
(function (borderviz) {
  "use strict";

  /** A share of the half width by which a mark other than a disc reaches out, so that all look equally large. */
  const DIAMOND = 1.25;

  /**
   * A mark is hollow or filled; `covers(x, y, half)` tells whether a point, counted from the middle, lies in a mark of
   * that half width, and `trace(context, x, y, half)` adds its outline to a path.
   */
  const marks = {
    disc: {
      isHollow: false,
      covers: (x, y, half) => x * x + y * y <= half * half,
      trace: (context, x, y, half) => context.arc(x, y, half, 0, 2 * Math.PI),
    },
    square: {
      isHollow: true,
      covers: (x, y, half) => Math.max(Math.abs(x), Math.abs(y)) <= half,
      trace: (context, x, y, half) => context.rect(x - half, y - half, 2 * half, 2 * half),
    },
    diamond: {
      isHollow: true,
      covers: (x, y, half) => Math.abs(x) + Math.abs(y) <= half * DIAMOND,
      trace: (context, x, y, half) => {
        const reach = half * DIAMOND;
        context.moveTo(x, y - reach);
        context.lineTo(x + reach, y);
        context.lineTo(x, y + reach);
        context.lineTo(x - reach, y);
        context.closePath();
      },
    },
  };

  Object.assign(borderviz, { marks });
})((globalThis.borderviz ??= {}));
