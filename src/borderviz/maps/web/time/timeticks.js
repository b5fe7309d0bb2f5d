/* Time ticks: as many dates below the bars as have room, the year at each new run, never one over another. */
(function (borderviz) {
  "use strict";

  /** Least room between two labels, in CSS pixels. */
  const ROOM = 7;
  /** Room between the mark of a month or year and its label, in CSS pixels. */
  const AFTER_MARK = 3;

  /** Days: a label in the middle of its day; `full` names every month, else only where one begins. */
  function dayLevel(every, full) {
    const text = (day) => {
      const [date, month] = borderviz.dayParts(day);
      return full || date === "1" ? `${date} ${month}` : date;
    };
    const starts = (day) => {
      const [date, month, year] = borderviz.dayParts(day);
      return [`${date} ${month} ${year}`, `${month} ${year}`, year];
    };
    return { days: every, widest: full ? "30 May" : "30", marked: false, text, starts, next: (day) => day + every };
  }

  /** Months or years: a mark where one begins, its label right of it. */
  function monthLevel(months) {
    const text = (day) => {
      const [, month, year] = borderviz.dayParts(day);
      return months >= 12 || month === "Jan" ? year : month;
    };
    const starts = (day) => {
      const [, month, year] = borderviz.dayParts(day);
      return months >= 12 ? [year] : [`${month} ${year}`, year];
    };
    const next = (day) => borderviz.nextSpan(day, months);
    return { days: months * 30.4, widest: "2024", marked: true, text, starts, next };
  }

  const LEVELS = [
    dayLevel(1, true),
    dayLevel(1, false),
    dayLevel(2, false),
    dayLevel(7, true),
    ...[1, 3, 6, 12, 24, 60, 120, 240, 600].map(monthLevel),
  ];

  class Ticks {
    /** @param {(text: string) => number} measure width of a text in CSS pixels */
    constructor(axis, width, measure) {
      Object.assign(this, { axis, width, measure });
      const perDay = width / axis.width;
      const fits = ({ days, widest, marked }) => days * perDay >= measure(widest) + ROOM + (marked ? AFTER_MARK : 0);
      this.level = LEVELS.find(fits) ?? LEVELS.at(-1);
      this.placed = [];
    }

    /** Return {text, x, mark, isStart} of all labels, left edges in CSS pixels; `mark` is null without one. */
    all() {
      const named = this.axis.runs.map((_, run) => this.placeStart(run));
      // A day or month means nothing without the year at the start of its run.
      this.axis.runs.forEach((_, run) => (named[run] || this.nameYear(run)) && this.fill(run));
      return this.placed;
    }

    /** The first day of a run, with as much of its date as there is room before the next run; tell whether any. */
    placeStart(run) {
      const day = this.axis.firstDays[run];
      const next = this.axis.runStarts[run + 1];
      const limit = next === undefined ? this.width : this.axis.startOf(next) * this.width - ROOM;
      return this.level.starts(day).some((text) => this.place(day, text, day, limit));
    }

    /** The year alone, below the next run too if nothing is there. */
    nameYear(run) {
      const day = this.axis.firstDays[run];
      return this.place(day, this.level.starts(day).at(-1), day);
    }

    fill(run) {
      const [first, last] = this.axis.runs[run];
      for (let day = this.level.next(first); day <= last; day = this.level.next(day)) {
        this.place(day, this.level.text(day), first);
      }
    }

    /** Place a label unless it would reach over another one or the limit; tell whether it is placed. */
    place(day, text, runStart, limit = this.width) {
      const size = this.measure(text);
      const isStart = day === runStart;
      const [x, mark] = this.where(day, size, runStart);
      const free = this.placed.every((other) => x >= other.end + ROOM || x + size + ROOM <= other.x);
      if (!free || x + size > limit) return false;
      this.placed.push({ text, x, mark: isStart ? null : mark, isStart, end: x + size });
      return true;
    }

    where(day, size, runStart) {
      const index = this.axis.indexOf(day);
      const left = this.axis.startOf(index) * this.width;
      if (this.level.marked) return day === runStart ? [left, null] : [left + AFTER_MARK, left];
      const middle = this.axis.positionOf(day) * this.width - size / 2;
      const start = this.axis.startOf(this.axis.indexOf(runStart)) * this.width;
      return [Math.max(start, Math.min(middle, this.width - size)), null];
    }
  }

  function timeTicks(axis, width, measure) {
    return new Ticks(axis, width, measure).all();
  }

  Object.assign(borderviz, { timeTicks });
})((globalThis.borderviz ??= {}));
