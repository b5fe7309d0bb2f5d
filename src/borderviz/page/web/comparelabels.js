/* Compare labels: figures named below their marks, each on lines that begin or end at its x, none over another. */
(function (borderviz) {
  "use strict";

  const GAP = 4;
  /** Labels of one row: the ends first, then the latest figures. The others answer when pointed at. */
  const MOST_LABELS = 4;

  /** Figures of one number and sign, from low to high: both ends, and the latest of the others. */
  function named(marks) {
    const all = [...borderviz.groupedBy(marks, ({ value, sign }) => `${value} ${sign}`).values()];
    const latest = (figures) => Math.max(...figures.map(({ place }) => place));
    const inner = all.slice(1, -1).sort((one, other) => latest(other) - latest(one));
    const kept = new Set([...all.slice(0, 1), ...all.slice(-1), ...inner.slice(0, MOST_LABELS - 2)]);
    return all.filter((figures) => kept.has(figures));
  }

  /** Who says a figure, and its day where the same claimant gives another number too. */
  function whoOf(figure, marks) {
    if (figure.superseded) return `${figure.speaker}, replaced later`;
    const isChanged = marks.some((other) => other.claimant === figure.claimant && other.value !== figure.value);
    const day = isChanged && !figure.recalled ? figure.as_of_day : "";
    return day ? `${figure.speaker}, ${day.replaceAll(" ", "\u00a0")}` : figure.speaker;
  }

  function written(figures, marks, { x, width, measure }) {
    const who = [...new Set(figures.map((figure) => whoOf(figure, marks)))].join(", ");
    const { sign, value } = figures[0];
    const lines = borderviz.wrapped(`${sign.replaceAll(" ", "\u00a0")} ${who}`, width / 2 - 2 * GAP, measure, 3);
    return { sign, lines, x: x(value), width: Math.max(...lines.map(measure)) + 2 * GAP };
  }

  /** The label right of its x, then left of it, where there is room for it. */
  function sides(label, width) {
    const both = [
      { ...label, isLeft: false, left: label.x },
      { ...label, isLeft: true, left: label.x - label.width },
    ];
    const fitting = both.filter(({ left }) => left >= 0 && left + label.width <= width);
    return fitting.length ? fitting : [both[Number(label.x > width / 2)]];
  }

  const box = ({ left, width, level, lines }) => ({
    left,
    right: left + width,
    top: level,
    bottom: level + lines.length,
  });
  const leader = ({ x, level, lines }) => ({ left: x - 3, right: x + 3, top: 0, bottom: level + lines.length });
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

  /** Those right of their x from right to left, then the others from left to right, none over another. */
  function stacked(labels) {
    const ordered = [...labels.filter(({ isLeft }) => !isLeft).reverse(), ...labels.filter(({ isLeft }) => isLeft)];
    const taken = [];
    return ordered.map((label) => {
      const placed = { ...label, level: 0 };
      while (taken.some((one) => meet(one, box(placed)))) placed.level += 1;
      taken.push(box(placed), leader(placed));
      return placed;
    });
  }

  function crossings(labels) {
    return labels.reduce(
      (sum, one) => sum + labels.filter((other) => other !== one && meet(leader(one), box(other))).length,
      0,
    );
  }

  /** How bad an arrangement is: leaders that cross labels, then lines, then how far all are from their marks. */
  function cost(labels) {
    const deepest = Math.max(0, ...labels.map(({ level, lines }) => level + lines.length));
    return crossings(labels) * 1e4 + deepest * 100 + labels.reduce((sum, { level }) => sum + level, 0);
  }

  /**
   * Return the labels of a row's marks: sign, lines, x, left, isLeft, and the level below the marks, in lines.
   * @param {{x: function(number): number, width: number, measure: function(string): number}} frame of the chart
   */
  function compareLabels(marks, frame) {
    const labels = named(marks).map((figures) => written(figures, marks, frame));
    const choices = labels.reduce(
      (found, label) => found.flatMap((before) => sides(label, frame.width).map((side) => [...before, side])),
      [[]],
    );
    return choices.map(stacked).reduce((best, one) => (cost(one) < cost(best) ? one : best));
  }

  Object.assign(borderviz, { compareLabels });
})((globalThis.borderviz ??= {}));
