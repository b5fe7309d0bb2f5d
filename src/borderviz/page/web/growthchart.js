/* Growth chart: how a toll grew; for each claimant a step from the day of a figure until that of the next. */
(function (borderviz) {
  "use strict";

  const { mark, sideColour, svg, words } = borderviz;
  const AXIS = 46;
  const LINE = 13;
  /** Of too many, the later series are counted and not drawn. */
  const MOST_SERIES = 60;

  class GrowthChart {
    /**
     * @param {object[][]} found series of the figures of all days
     * @param {object} look width in CSS pixels, `measure` of texts, the `window` of days to shade, `selected` claim
     */
    constructor(found, data, axis, metric, look) {
      Object.assign(this, { data, axis, metric, ...look });
      this.more = Math.max(0, found.length - MOST_SERIES);
      this.frame = new borderviz.GrowthFrame(found.slice(0, MOST_SERIES), data, axis, this.width);
    }

    draw() {
      const { frame } = this;
      const chart = borderviz.picture(this.width, frame.bottom + AXIS, this.label);
      chart.append(...this.shade(), ...this.breaks(), ...this.unit(), ...this.days());
      frame.panels.forEach((panel) => chart.append(...this.panel(panel)));
      return chart;
    }

    /** The chosen days; nothing where these are all days. */
    shade() {
      const { axis, frame } = this;
      if (!this.window) return [];
      const [first, last] = [axis.indexOf(this.window.first), axis.indexUpTo(this.window.last)];
      if (last < first || (first === 0 && last === axis.length - 1)) return [];
      const [x, end] = [frame.at(axis.startOf(first)), frame.at(axis.endOf(last))];
      return [
        svg("rect", {
          x,
          y: frame.panels[0].top,
          width: end - x,
          height: frame.bottom - frame.panels[0].top,
          class: "window",
        }),
      ];
    }

    breaks() {
      return this.axis.breaks.map(({ from, to }) => {
        const x = this.frame.at((from + to) / 2);
        return svg("line", { x1: x, x2: x, y1: this.frame.panels[0].top, y2: this.frame.bottom, class: "break" });
      });
    }

    unit() {
      const unit = this.metric === this.data.homes ? "Homes" : "People";
      const scale = this.frame.scale.isLogarithmic ? " (logarithmic axis)" : "";
      const more = this.more ? ` · ${this.more} more series: choose a clash or a report` : "";
      return [words(`${unit}, as reported${scale}${more}`, 0, 8, "tick")];
    }

    days() {
      const { axis, frame } = this;
      return borderviz
        .growthDays(axis, frame.right - frame.left)
        .flatMap(({ x, lines }) =>
          lines.map((line, at) => words(line, frame.left + x, frame.bottom + 10 + at * LINE, "tick", "middle")),
        );
    }

    panel(panel) {
      const colour = sideColour(this.data, panel.side);
      const title = words(panel.title, 0, panel.top + 12, "panel-title");
      title.style.fill = colour;
      if (!panel.series.length) return [title, words("no figure", 0, panel.top + 30, "remark")];
      const { courses } = panel;
      const labels = borderviz.growthLabels(panel, this.frame, this.data, this.measure);
      const missing = courses.length - labels.filter(({ box }) => box).length;
      const rest = missing
        ? [words(`${missing} more: point at the marks`, this.frame.right, panel.top + 12, "tick", "end")]
        : [];
      return [
        title,
        ...rest,
        ...this.grid(panel),
        ...courses.flatMap((course) => this.ranges(course, panel, colour)),
        ...courses.map((course) => this.steps(course, colour)).filter(Boolean),
        ...courses.flatMap((course) => this.marks(course, colour)),
        ...labels.filter(({ box }) => box).map((label) => this.name(label)),
      ];
    }

    grid(panel) {
      const { frame } = this;
      return frame.scale.ticks(4).flatMap((tick) => {
        const y = frame.y(tick, panel);
        if (y < panel.plot || y > panel.bottom) return [];
        return [
          svg("line", { x1: frame.left, x2: frame.right, y1: y, y2: y, class: "grid" }),
          words(tick.toLocaleString("en"), frame.left - 6, y, "tick", "end"),
        ];
      });
    }

    /** An upright bar from the lowest to the highest number of each figure that names two. */
    ranges({ marks, points }, panel, colour) {
      return marks.flatMap((one, at) => {
        if (one.is_open || one.low === one.high) return [];
        const [y1, y2] = [one.low, one.high].map((value) => this.frame.y(value, panel));
        const bar = svg("line", { x1: points[at].x, x2: points[at].x, y1, y2, class: "span" });
        bar.style.stroke = colour;
        return [bar];
      });
    }

    steps({ marks: [first], corners }, colour) {
      if (!corners.length) return null;
      const d = corners.map(({ x, y }, at) =>
        at ? `H${x.toFixed(1)}V${y.toFixed(1)}` : `M${x.toFixed(1)} ${y.toFixed(1)}`,
      );
      const line = svg("path", { d: d.join(""), class: `step step-${this.speaker(first)}` });
      line.style.stroke = colour;
      return line;
    }

    /** Own side solid, another side dashed, all who are no party dotted. */
    speaker({ claimant_side: speaksFor, side }) {
      if (speaksFor === side) return "own";
      return this.data.sides.some(({ id }) => id === speaksFor) ? "other" : "third";
    }

    marks({ marks, points }, colour) {
      return marks.map((one, at) =>
        mark(one, points[at].x, points[at].y, { colour, isUpright: true, isSelected: one.id === this.selected }),
      );
    }

    leader({ points }, { x, y, width, height }) {
      const from = points.at(-1);
      const x2 = Math.max(x - width / 2, Math.min(from.x, x + width / 2));
      return svg("line", {
        x1: from.x,
        y1: from.y,
        x2,
        y2: from.y < y ? y - height / 2 : y + height / 2,
        class: "course-line",
      });
    }

    name({ course, box }) {
      const signs = borderviz.growthSigns(course.marks);
      const group = svg("g", { class: "course-name" });
      if (borderviz.isAway(box, course)) group.append(this.leader(course, box));
      box.lines.forEach((line, at) => {
        const isFirst = at === 0 && line.startsWith(signs);
        const text = words("", box.x - box.width / 2, box.y + (at - (box.lines.length - 1) / 2) * borderviz.LABEL_LINE);
        text.append(svg("tspan", { class: "who" }, isFirst ? signs : ""), isFirst ? line.slice(signs.length) : line);
        group.append(text);
      });
      return group;
    }
  }

  Object.assign(borderviz, { GrowthChart });
})((globalThis.borderviz ??= {}));
