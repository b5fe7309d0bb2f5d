/* Axis: the days that the time control offers, run by run; the empty time between two runs is squeezed to a break. */
(function (borderviz) {
  "use strict";

  const DAY = 86400000;
  const MONTHS = "January February March April May June July August September October November December".split(" ");
  /** Width of a break in days: enough to be seen on a short axis, a small share of a long one. */
  const LEAST_BREAK = 0.6;
  const BREAK_SHARE = 0.015;
  const ALL_BREAKS_SHARE = 0.25;
  /** Positions come back from products and quotients; an edge must not fall into the slot before it. */
  const ROUNDING = 1e-9;

  /** Return how many of the sorted numbers are at most `value`. */
  function countUpTo(sorted, value) {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] <= value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Return {year, month (0 to 11), date} of a day counted from 1970-01-01. */
  function calendar(day) {
    const time = new Date(day * DAY);
    return { year: time.getUTCFullYear(), month: time.getUTCMonth(), date: time.getUTCDate() };
  }

  /** Return the first day after `day` on which a span of so many months begins, counted from January of year 0. */
  function nextSpan(day, months) {
    const { year, month } = calendar(day);
    const count = (Math.floor((year * 12 + month) / months) + 1) * months;
    return Date.UTC(Math.floor(count / 12), count % 12, 1) / DAY;
  }

  /** Return the parts of a day's text: date, short month, year. */
  function dayParts(day) {
    const { year, month, date } = calendar(day);
    return [String(date), MONTHS[month].slice(0, 3), String(year)];
  }

  /** Runs without empty time between them are one. */
  function joined(runs) {
    const merged = [];
    runs.forEach(([first, last]) => {
      const before = merged.at(-1);
      if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
      else merged.push([first, last]);
    });
    return merged;
  }

  function breakWidth(length, count) {
    if (!count) return 0;
    return Math.max(LEAST_BREAK, Math.min(BREAK_SHARE, ALL_BREAKS_SHARE / count) * length);
  }

  /** Days have an index on the axis, from 0, and a slot between two positions, from 0 to 1. */
  class Axis {
    /** @param {number[][]} runs [first day, last day] each, in order; days count from 1970-01-01 */
    constructor(runs) {
      this.runs = joined(runs);
      this.firstDays = this.runs.map(([first]) => first);
      this.length = 0;
      this.runStarts = this.runs.map(([first, last]) => {
        const start = this.length;
        this.length += last - first + 1;
        return start;
      });
      this.gap = breakWidth(this.length, this.runs.length - 1);
      this.offsets = this.runStarts.map((start, run) => start + run * this.gap);
      /** Width of the axis in days, its breaks included. */
      this.width = this.length + this.gap * (this.runs.length - 1);
    }

    clamp(index) {
      return Math.max(0, Math.min(this.length - 1, Math.round(index)));
    }

    runOf(index) {
      return Math.max(0, countUpTo(this.runStarts, index) - 1);
    }

    dayAt(index) {
      const kept = this.clamp(index);
      const run = this.runOf(kept);
      return this.firstDays[run] + kept - this.runStarts[run];
    }

    /** Index of the first day of the axis that is at or after the day; the last one where there is none. */
    indexOf(day) {
      const run = countUpTo(this.firstDays, day) - 1;
      if (run < 0) return 0;
      if (day <= this.runs[run][1]) return this.runStarts[run] + day - this.firstDays[run];
      return this.clamp(this.runStarts[run + 1] ?? this.length);
    }

    /** Index of the last day of the axis that is at or before the day; the first one where there is none. */
    indexUpTo(day) {
      const run = countUpTo(this.firstDays, day) - 1;
      if (run < 0) return 0;
      return this.runStarts[run] + Math.min(day, this.runs[run][1]) - this.firstDays[run];
    }

    /** Left edge of the slot of an index, 0 to 1. */
    startOf(index) {
      return (index + this.runOf(index) * this.gap) / this.width;
    }

    /** Right edge of the slot of an index, 0 to 1. */
    endOf(index) {
      return (index + 1 + this.runOf(index) * this.gap) / this.width;
    }

    /** Middle of the day's slot; in a squeezed time the middle of the break; 0 or 1 beyond the ends. */
    positionOf(day) {
      const [before, after] = [this.indexUpTo(day), this.indexOf(day)];
      if (before === after && this.dayAt(after) !== day) return Number(day > this.firstDays[0]);
      return before === after
        ? (this.startOf(after) + this.endOf(after)) / 2
        : (this.endOf(before) + this.startOf(after)) / 2;
    }

    /** Index of the day whose slot is there; in a break that of the nearer day. */
    indexAtPosition(position) {
      const days = position * this.width + ROUNDING;
      const run = Math.max(0, countUpTo(this.offsets, days) - 1);
      const within = Math.max(0, Math.floor(days - this.offsets[run]));
      const last = this.runs[run][1] - this.runs[run][0];
      if (within <= last) return this.runStarts[run] + within;
      const beyond = days - this.offsets[run] - last - 1;
      return this.clamp(this.runStarts[run] + last + (beyond > this.gap / 2 ? 1 : 0));
    }

    /** Index at which a window begins whose left edge is dragged to the position. */
    firstAtPosition(position) {
      const index = this.indexAtPosition(position);
      return this.clamp(position > (this.startOf(index) + this.endOf(index)) / 2 ? index + 1 : index);
    }

    /** Index at which a window ends whose right edge is dragged to the position. */
    lastAtPosition(position) {
      const index = this.indexAtPosition(position);
      return this.clamp(position < (this.startOf(index) + this.endOf(index)) / 2 ? index - 1 : index);
    }

    /** The squeezed times as {from, to}, positions from 0 to 1. */
    get breaks() {
      return this.runStarts.slice(1).map((start) => ({ from: this.endOf(start - 1), to: this.startOf(start) }));
    }

    /** "29 Apr 2021" */
    text(day) {
      return dayParts(day).join(" ");
    }

    /** "29 April 2021", for reading aloud. */
    longText(day) {
      const { year, month, date } = calendar(day);
      return `${date} ${MONTHS[month]} ${year}`;
    }

    /** "29 Apr 2021", "28 – 30 Apr 2021", "28 Apr – 3 May 2021" or "28 Apr 2021 – 1 Oct 2022". */
    spanText(first, last) {
      if (first === last) return this.text(first);
      const [from, to] = [dayParts(first), dayParts(last)];
      while (from.length > 1 && from.at(-1) === to[from.length - 1]) from.pop();
      return `${from.join(" ")} – ${to.join(" ")}`;
    }

    iso(day) {
      return new Date(day * DAY).toISOString().slice(0, 10);
    }

    /** Return the day of a text such as "2021-04-29"; null where it is none. */
    fromIso(text) {
      if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
      const day = Date.parse(`${text}T00:00:00Z`) / DAY;
      return Number.isInteger(day) && this.iso(day) === text ? day : null;
    }
  }

  Object.assign(borderviz, { Axis, countUpTo, dayParts, nextSpan });
})((globalThis.borderviz ??= {}));
