/* Growth frame: what is where in a chart of growth, before anything is drawn. */
(function (borderviz) {
  "use strict";

  const TITLE = 26;
  const REMARK = 16;
  /** Pixels of a panel: at least, and where there is room. */
  const LOWEST = 112;
  const ROOMY = { from: 700, height: 150 };
  const EMPTY = 4;
  const LABEL_ROOM = 38;
  const MOST_LABELS = 14;
  const LEFT = 46;
  const RIGHT = 8;
  const TOP = 20;
  /** Two marks nearer than this would hide one another; the later one moves to the right, so many times. */
  const NEAR = { x: 11, y: 9 };
  const MOST_BESIDE = 3;
  const OTHERS = { both: "both sides", unspecified: "side not said" };

  const capital = (text) => text[0].toUpperCase() + text.slice(1);

  /** Return a panel for each side of the study, also one without figures, then all others: title, side and series. */
  function panelPlans(found, data) {
    const plans = new Map(data.sides.map((side) => [side.id, { title: side.people, side: side.id, series: [] }]));
    found.forEach((series) => {
      const { side, side_name: name } = series[0];
      if (!plans.has(side)) plans.set(side, { title: capital(OTHERS[side] ?? `${name} people`), side, series: [] });
      plans.get(side).series.push(series);
    });
    return [...plans.values()];
  }

  class GrowthFrame {
    /** @param {Axis} axis days of the study; `width` in CSS pixels */
    constructor(found, data, axis, width) {
      this.axis = axis;
      this.left = LEFT;
      this.right = width - RIGHT;
      const marks = found.flat();
      this.values = marks.flatMap(({ value, high }) => [value, high ?? value]);
      this.scale = new borderviz.Scale(this.values);
      const plans = panelPlans(found, data);
      const most = Math.max(0, ...plans.map(({ series }) => series.length));
      const tall = Math.max(width >= ROOMY.from ? ROOMY.height : LOWEST, LABEL_ROOM * Math.min(most, MOST_LABELS));
      let top = TOP;
      this.panels = plans.map((plan) => {
        const head = TITLE + (plan.series.length ? 0 : REMARK);
        const height = plan.series.length ? tall : EMPTY;
        const panel = { ...plan, top, plot: top + head, bottom: top + head + height };
        top = panel.bottom + 6;
        return { ...panel, courses: this.courses(panel) };
      });
      this.bottom = top;
    }

    /** Middle of a day given as text, in CSS pixels. */
    day(iso) {
      return this.at(this.axis.positionOf(this.axis.fromIso(iso)));
    }

    /** Right edge of the slot of a day given as a number. */
    endOfDay(day) {
      return this.at(this.axis.endOf(this.axis.indexOf(day))) - 2;
    }

    at(position) {
      return this.left + position * (this.right - this.left);
    }

    y(value, { plot, bottom }) {
      return bottom - this.scale.share(value) * (bottom - plot);
    }

    /** The series of a panel with the points of their marks, and the corners of their steps. */
    courses(panel) {
      const taken = [];
      return panel.series.map((marks) => {
        const points = marks.map((mark) => this.beside({ x: this.day(mark.day), y: this.y(mark.value, panel) }, taken));
        return { marks, points, corners: this.corners(marks, points) };
      });
    }

    beside(point, taken) {
      const spots = Array.from({ length: MOST_BESIDE + 1 }, (_, at) => ({ ...point, x: point.x + at * NEAR.x }));
      const isFree = ({ x, y }) => !taken.some((one) => Math.abs(one.x - x) < NEAR.x && Math.abs(one.y - y) < NEAR.y);
      const found = spots.find(isFree) ?? spots.at(-1);
      taken.push(found);
      return found;
    }

    /** A corner at each total, and one where the last total ends: when its last day does. */
    corners(marks, points) {
      const steps = borderviz.growthSteps(marks, this.axis);
      if (!steps.length) return [];
      const found = steps.map(({ mark }) => points[marks.indexOf(mark)]);
      return [...found, { x: Math.max(this.endOfDay(steps.at(-1).last), found.at(-1).x + 8), y: found.at(-1).y }];
    }
  }

  Object.assign(borderviz, { GrowthFrame, MOST_LABELS, panelPlans });
})((globalThis.borderviz ??= {}));
