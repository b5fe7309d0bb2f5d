/* Growth days: which days are named below a chart of growth, on up to three lines. */
(function (borderviz) {
  "use strict";

  /** Pixels from the middle of one named day to the next, at least. */
  const APART = 27;

  /** The days that are named, as positions on the axis: those after a break first, then as many as have room. */
  function namedDays(axis, width) {
    const apart = Math.ceil((APART * axis.width) / width);
    const kept = [];
    [...axis.runStarts, ...Array.from({ length: axis.length }, (_, at) => at)].forEach((at) => {
      if (kept.every((other) => Math.abs(other - at) >= apart)) kept.push(at);
    });
    return kept.sort((one, other) => one - other);
  }

  /** Return {x, lines} of each day that is named; month and year stand below it where they change. */
  function growthDays(axis, width) {
    let [run, month] = [null, null];
    return namedDays(axis, width).map((at) => {
      const parts = borderviz.dayParts(axis.dayAt(at));
      const [newRun, newMonth] = [axis.runOf(at), parts.slice(1).join()];
      const lines = parts.slice(0, newRun !== run ? 3 : newMonth !== month ? 2 : 1);
      [run, month] = [newRun, newMonth];
      return { x: ((axis.startOf(at) + axis.endOf(at)) / 2) * width, lines };
    });
  }

  Object.assign(borderviz, { growthDays });
})((globalThis.borderviz ??= {}));
