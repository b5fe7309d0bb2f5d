/* Compare chart: what was reported of each clash on one axis; each range with its ends named, the rest in words. */
(function (borderviz) {
  "use strict";

  const { el, mark, sideColour, svg, words } = borderviz;
  const LANE = 22;
  const LINE = 13;
  const STACKED = 8;
  const MOST_STACKED = 5;
  const AXIS = 40;
  const GAP = 4;
  /** More would not be read; the last row says how many are left out. */
  const MOST_ROWS = 60;

  class CompareChart {
    /** @param {object} look width in CSS pixels, `measure` of texts, `emphasised` reports and the `selected` claim */
    constructor(rows, data, metric, look) {
      Object.assign(this, { data, metric, ...look });
      const more = rows.slice(MOST_ROWS).filter(({ heading }) => !heading).length;
      this.rows = more
        ? [
            ...rows.slice(0, MOST_ROWS),
            { words: `${more} more rows: choose a clash, a report or fewer days`, marks: [], notes: [] },
          ]
        : rows;
      const marks = rows.flatMap((row) => row.marks ?? []);
      this.scale = new borderviz.Scale(marks.flatMap(({ value, top }) => [value, top]));
      this.stands = (one) => this.emphasised.includes(one.report);
      this.isMuted = marks.some(this.stands);
      this.hasMarks = marks.length > 0;
    }

    draw() {
      const chart = el("div", "compare", ...this.rows.map((row) => this.row(row)));
      if (this.hasMarks) chart.append(this.axis());
      return chart;
    }

    x(value) {
      return this.scale.share(value) * this.width;
    }

    row(row) {
      if (row.heading) return el("h4", "compare-clash", row.heading);
      const who = el("strong", "", row.title ?? "");
      who.style.color = sideColour(this.data, row.side);
      const range = el(row.marks.length ? "strong" : "em", "compare-range", row.words);
      const notes = row.notes.map((note) => el("div", "compare-note", note));
      return el(
        "div",
        "compare-row",
        el("div", "", who, " ", range),
        row.marks.length ? this.strip(row) : null,
        ...notes,
      );
    }

    strip(row) {
      const met = new Map();
      const lifts = row.marks.map(({ value }) => {
        const below = met.get(value) ?? 0;
        met.set(value, below + 1);
        return Math.min(below, MOST_STACKED - 1) * STACKED;
      });
      const lane = LANE + Math.max(...lifts);
      const y = lane - LANE / 2;
      const labels = borderviz.compareLabels(row.marks, { ...this, x: (value) => this.x(value) });
      const height = lane + Math.max(...labels.map(({ level, lines }) => level + lines.length)) * LINE + 2;
      const strip = borderviz.picture(this.width, height, `${row.title}: ${row.words}`);
      strip.append(...this.gridLines(height), ...this.spans(row, y), ...this.leaders(labels, y, lane));
      labels.forEach((label) => strip.append(...this.label(label, lane)));
      row.marks.forEach((one, at) => strip.append(this.mark(one, y - lifts[at])));
      return strip;
    }

    mark(one, y) {
      const isFaint = this.isMuted && !this.stands(one);
      const colour = sideColour(this.data, one.side);
      return mark(one, this.x(one.value), y, { colour, isFaint, isSelected: one.id === this.selected });
    }

    gridLines(height) {
      return this.scale.ticks().map((tick) => {
        const x = this.x(tick);
        return svg("line", { x1: x, x2: x, y1: 0, y2: height, class: "grid" });
      });
    }

    spans({ span, reach, side }, y) {
      const line = (from, to, look) => {
        const made = svg("line", { x1: Math.max(0, this.x(from)), x2: this.x(to), y1: y, y2: y, class: look });
        made.style.stroke = sideColour(this.data, side);
        return made;
      };
      return [
        span && span[0] !== span[1] ? line(...span, "span") : null,
        span && reach !== null ? line(span[1], reach, "reach") : null,
      ].filter(Boolean);
    }

    leaders(labels, y, lane) {
      return labels.map(({ x, level, lines }) => {
        const end = lane + (level + lines.length) * LINE - 2;
        return svg("line", { x1: x, x2: x, y1: y + 7, y2: end, class: "leader-line" });
      });
    }

    label({ sign, lines, x, isLeft, level }, lane) {
      return lines.map((line, at) => {
        const own = at === 0 && line.startsWith(sign) ? sign : "";
        const y = lane + (level + at + 0.5) * LINE;
        const text = words("", isLeft ? x - GAP : x + GAP, y, "label", isLeft ? "end" : "start");
        text.append(svg("tspan", { class: "who" }, own), line.slice(own.length));
        return text;
      });
    }

    axis() {
      const unit = this.metric === this.data.homes ? "Homes" : "People";
      const made = svg("svg", { width: this.width, height: AXIS, "aria-hidden": "true" });
      const inside = (value) => Math.max(12, Math.min(this.x(value), this.width - 12));
      borderviz.namedTicks(this.scale, inside, this.measure).forEach(({ text, x }) => {
        made.append(words(text, x, 10, "tick", "middle"));
      });
      const title = `${unit}, as reported${this.scale.isLogarithmic ? " (logarithmic axis)" : ""}`;
      made.append(words(title, this.width / 2, 30, "axis-title", "middle"));
      return made;
    }
  }

  Object.assign(borderviz, { CompareChart });
})((globalThis.borderviz ??= {}));
