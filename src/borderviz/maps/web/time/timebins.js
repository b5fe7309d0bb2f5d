/* Time bins: incidents per day summed up to bars wide enough to be seen; a bar never reaches over a break. */
(function (borderviz) {
  "use strict";

  /** A bar for fewer days would be too thin to be seen, in CSS pixels. */
  const THINNEST = 3.2;
  /** 1970-01-05, so that weeks begin on a Monday. */
  const MONDAY = 4;
  const DAYS_PER_MONTH = 30.4;

  /** Return the step of bins of `days` days; `next` is the day on which the bin after that of a day begins. */
  function everyDays(days, name) {
    return { days, name, next: (day) => (Math.floor((day - MONDAY) / days) + 1) * days + MONDAY };
  }

  function everyMonths(months, name) {
    return { days: months * DAYS_PER_MONTH, name, next: (day) => borderviz.nextSpan(day, months) };
  }

  const STEPS = [
    everyDays(1, "a day"),
    everyDays(2, "in 2 days"),
    everyDays(7, "a week"),
    everyDays(14, "in 2 weeks"),
    everyMonths(1, "a month"),
    everyMonths(3, "a quarter"),
    everyMonths(6, "in 6 months"),
    everyMonths(12, "a year"),
    everyMonths(60, "in 5 years"),
    everyMonths(120, "in 10 years"),
  ];

  /** The finest step whose bars can be seen on an axis drawn `width` CSS pixels wide. */
  function binStep(axis, width) {
    const perDay = width / axis.width;
    return STEPS.find((step) => step.days * perDay >= THINNEST) ?? STEPS.at(-1);
  }

  /** Return the index at which each bin begins, in order. */
  function binStarts(axis, step) {
    const starts = [];
    axis.runs.forEach(([first, last], run) => {
      for (let day = first; day <= last; day = step.next(day)) starts.push(axis.runStarts[run] + day - first);
    });
    return starts;
  }

  /** Sum counts per day over bins; `end` is the index after the last bin. */
  function summed(counts, starts, end) {
    return starts.map((from, bin) => {
      let sum = 0;
      for (let index = from; index < (starts[bin + 1] ?? end); index += 1) sum += counts[index];
      return sum;
    });
  }

  /**
   * Count those that last, once in every bin that they touch: who is there on its first day, and who comes later.
   * Without `begins`, the number that begin on each day, the least number that such counts leave possible.
   */
  function touching(counts, begins, starts, end) {
    const coming = (index) => (begins ? begins[index] : Math.max(0, counts[index] - counts[index - 1]));
    return starts.map((from, bin) => {
      let sum = counts[from];
      for (let index = from + 1; index < (starts[bin + 1] ?? end); index += 1) sum += coming(index);
      return sum;
    });
  }

  /** Return bins of an axis drawn `width` CSS pixels wide: where they begin, counts by group, totals, the highest. */
  function timeBins(axis, width, { dated, lasting, begins = [] }) {
    const step = binStep(axis, width);
    const starts = binStarts(axis, step);
    const solid = dated.map((counts) => summed(counts, starts, axis.length));
    const pale = lasting.map((counts, group) => touching(counts, begins[group], starts, axis.length));
    const totals = starts.map((_, bin) => [...solid, ...pale].reduce((sum, counts) => sum + counts[bin], 0));
    const most = totals.reduce((highest, total) => Math.max(highest, total), 0);
    return { step, starts, solid, pale, totals, most, end: axis.length };
  }

  /** Return the first and the last index of a bin. */
  function binEnds(bins, bin) {
    return [bins.starts[bin], (bins.starts[bin + 1] ?? bins.end) - 1];
  }

  Object.assign(borderviz, { binEnds, summed, timeBins });
})((globalThis.borderviz ??= {}));
