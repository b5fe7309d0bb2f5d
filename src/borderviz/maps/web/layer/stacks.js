/* Stacks: incidents drawn on one spot, which no eye can tell apart, and where a count of them finds room. */
(function (borderviz) {
  "use strict";

  /** Pixels within which discs are as good as one. */
  const CELL = 6;
  const MOST_COUNTS = 80;
  const HEIGHT = 16;

  /**
   * Return the spots of the view that hold more than one incident, the fullest first.
   * @returns {{x: number, y: number, count: number}[]} pixels in the view
   */
  function stacks(incidents, list, view) {
    const columns = Math.ceil(view.width / CELL);
    const counts = new Uint32Array(columns * Math.ceil(view.height / CELL));
    for (let position = 0; position < list.length; position += 1) {
      const x = incidents.x[list[position]] * view.scale - view.left;
      const y = incidents.y[list[position]] * view.scale - view.top;
      if (x >= 0 && y >= 0 && x < view.width && y < view.height) {
        counts[Math.floor(y / CELL) * columns + Math.floor(x / CELL)] += 1;
      }
    }
    const found = [];
    counts.forEach((count, cell) => {
      if (count < 2) return;
      found.push({ x: ((cell % columns) + 0.5) * CELL, y: (Math.floor(cell / columns) + 0.5) * CELL, count });
    });
    return found.sort((a, b) => b.count - a.count);
  }

  /** A count in a few letters: 7, 412, 1.2k, 35k. */
  function short(count) {
    if (count < 1000) return String(count);
    return `${(count / 1000).toFixed(count < 9950 ? 1 : 0)}k`;
  }

  /** Return where counts stand, right above their spots, none over another; the fullest spots come first. */
  function countLabels(spots) {
    const choices = spots.slice(0, 4 * MOST_COUNTS).map(({ x, y, count }) => {
      const text = short(count);
      const width = 8 + 6.5 * text.length;
      return [{ x: x + width / 2 + 3, y: y - HEIGHT / 2 - 2, width, height: HEIGHT, text }];
    });
    return borderviz.placed(choices).filter(Boolean).slice(0, MOST_COUNTS);
  }

  /** Draw the counts on a canvas whose unit is the CSS pixel. */
  function drawCounts(context, labels, { panel, ink }) {
    context.font = "600 10.5px system-ui, sans-serif";
    context.textAlign = "center";
    context.textBaseline = "middle";
    labels.forEach(({ x, y, width, height, text }) => {
      context.fillStyle = panel;
      context.beginPath();
      context.roundRect(x - width / 2, y - height / 2, width, height, 7);
      context.fill();
      context.fillStyle = ink;
      context.fillText(text, x, y + 0.5);
    });
  }

  Object.assign(borderviz, { countLabels, drawCounts, stacks });
})((globalThis.borderviz ??= {}));
