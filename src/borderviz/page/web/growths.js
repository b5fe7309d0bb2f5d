/* Growths: how a reported toll rose, claimant by claimant; the rules are those of borderviz.charts.growth. */
(function (borderviz) {
  "use strict";

  /** Of a longer chain of figures only the first and the last are written out. */
  const MOST_SIGNS = 3;

  const ordered = (one, other) => (one < other ? -1 : Number(one > other));

  /** By day on record, then by the time it is given for; then what was replaced, words, and numbers. */
  function byTime(one, other) {
    return (
      ordered(one.day, other.day) ||
      ordered(one.as_of, other.as_of) ||
      Number(other.superseded) - Number(one.superseded) ||
      Number(other.vague) - Number(one.vague)
    );
  }

  /** Return the figures of a metric in series, each in the order it came on record, the earliest series first. */
  function growths(figures, metric, clashes) {
    const marks = figures.filter(
      (mark) =>
        mark.metric === metric &&
        mark.clash &&
        (!clashes.length || clashes.includes(mark.clash)) &&
        !mark.is_part &&
        !mark.repeat,
    );
    return [...borderviz.groupedBy(marks, (mark) => mark.series).values()]
      .map((own) => own.sort(byTime))
      .sort(([one], [other]) => ordered(one.day, other.day));
  }

  const levelsOf = (marks) => marks.filter(({ increment }) => !increment);

  function isLater(before, after) {
    if (before.recalled) return false;
    return before.day !== after.day || before.as_of !== after.as_of || before.superseded;
  }

  function chain(levels) {
    const parts = levels.slice(0, 1).map(({ sign }) => sign);
    levels.slice(1).forEach((after, position) => {
      const before = levels[position];
      if (before.sign !== after.sign) parts.push(`${isLater(before, after) ? " → " : ", "}${after.sign}`);
    });
    if (levels.length > MOST_SIGNS && parts.length > 2) return `${levels[0].sign} → … → ${levels.at(-1).sign}`;
    return parts.join("");
  }

  /** Return the figures in order, rises in brackets: "24 → 36 (+12)"; a comma where neither is the later one. */
  function growthSigns(marks) {
    const rises = marks.filter(({ increment }) => increment).map(({ sign }) => `(${sign})`);
    return [chain(levelsOf(marks)), ...rises].join(" ").trim();
  }

  /**
   * Return the totals of a series with the first and the last day on which each was the claimant's latest word, as
   * numbers of days; the last one holds to the end of its unbroken run of days. A recall makes no step.
   * @param {Axis} axis days of the study
   */
  function growthSteps(marks, axis) {
    const levels = levelsOf(marks);
    if (!levels.length || marks[0].recalled) return [];
    return levels.map((mark, position) => {
      const first = axis.fromIso(mark.day);
      const next = levels[position + 1];
      return { first, last: next ? axis.fromIso(next.day) : endOfRun(axis, first), mark };
    });
  }

  function endOfRun(axis, day) {
    const run = axis.runs.find(([first, last]) => first <= day && day <= last);
    return run ? run[1] : day;
  }

  Object.assign(borderviz, { growthSigns, growthSteps, growths });
})((globalThis.borderviz ??= {}));
