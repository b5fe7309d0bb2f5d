/* Toll chart: who says what, clash under clash on one axis; a mark for each figure, words where there is none. */
(function (borderviz) {
  "use strict";

  const { mark, sideColour, svg, words, wrapped } = borderviz;
  const ROW = 29;
  const HEADING = 34;
  const LABEL = 200;
  const AXIS = 44;
  const LINE = 12.5;
  const AFTER_MARK = { true: 26, false: 12 };
  /** Rows of a chart: more would not be read. */
  const MOST_ROWS = 45;

  /** Return the rows with their tops and heights, the last one saying how many are left out. */
  function placedRows(rows) {
    const more = rows.slice(MOST_ROWS).filter(({ heading }) => !heading).length;
    const kept = rows.slice(0, MOST_ROWS);
    if (more) kept.push({ remark: `${more} more lines: choose a clash, a report or fewer days` });
    let top = 0;
    return kept.map((row) => {
      const height = row.heading ? HEADING : ROW;
      top += height;
      return { ...row, y: top - height / 2, top: top - height };
    });
  }

  class TollChart {
    /** @param {object} look width in CSS pixels, `measure` of texts, `emphasised` reports and the `selected` claim */
    constructor(rows, data, metric, look) {
      Object.assign(this, { data, metric, ...look });
      this.rows = placedRows(rows);
      this.height = (this.rows.at(-1)?.top ?? 0) + ROW + 8;
      this.left = Math.min(LABEL, this.width * 0.46);
      const marks = this.rows.flatMap((row) => row.marks ?? []);
      this.stands = (one) => this.emphasised.includes(one.report);
      this.isMuted = marks.some(this.stands);
      this.values = marks.map(({ value }) => value);
      this.scale = new borderviz.Scale(this.values, { below: 0.04, above: 0, decadesBelow: 0.25, decadesAbove: 0 });
      // The figures in signs stand right of the last mark, wherever that is.
      const tails = this.rows.filter((row) => row.marks).map((row) => this.tail(row).width);
      this.room = Math.max(40, this.width - this.left - 8 - Math.max(30, ...tails));
    }

    /** What stands right of the last mark of a row, and the pixels that it takes. */
    tail(row) {
      const last = [...row.marks].sort((a, b) => a.value - b.value || Number(a.is_open) - Number(b.is_open)).at(-1);
      const text = borderviz.inSigns(row.marks);
      return { last, text, width: AFTER_MARK[last.is_open] + this.measure(text) };
    }

    x(value) {
      return this.left + 8 + this.scale.share(value) * (this.room - 8);
    }

    draw() {
      const chart = borderviz.picture(this.width, this.height + (this.values.length ? AXIS : 0), this.label);
      if (this.values.length) chart.append(...this.grid());
      this.rows.forEach((row) => chart.append(...this.row(row)));
      return chart;
    }

    grid() {
      const unit = this.metric === this.data.homes ? "Homes" : "People";
      const title = `${unit}, as reported${this.scale.isLogarithmic ? " (logarithmic axis)" : ""}`;
      const ticks = borderviz
        .namedTicks(this.scale, (value) => this.x(value), this.measure)
        .flatMap(({ text, x }) => [
          svg("line", { x1: x, x2: x, y1: 0, y2: this.height, class: "grid" }),
          words(text, x, this.height + 12, "tick", "middle"),
        ]);
      return [...ticks, words(title, (this.left + this.width) / 2, this.height + 32, "axis-title", "middle")];
    }

    row(row) {
      if (row.heading) {
        const edge = svg("line", { x1: 0, x2: this.width, y1: row.top + 4, y2: row.top + 4, class: "edge" });
        const heading = borderviz.cutText(row.heading, this.width * 0.8, this.measure);
        return [...(row.top ? [edge] : []), words(heading, 0, row.y + 3, "heading")];
      }
      return [...this.labelOf(row), ...(row.marks ? this.marksOf(row) : this.remarkOf(row))];
    }

    labelOf(row) {
      if (!row.label) return [];
      const [who, rest] = row.label;
      const lines = wrapped(`${who}${rest}`.replaceAll("\n", " "), this.left - 10, this.measure);
      return lines.map((line, at) => {
        const y = row.y + (at - (lines.length - 1) / 2) * LINE;
        const own = at === 0 && line.startsWith(who) ? who : "";
        const name = svg("tspan", { class: "who" }, own);
        name.style.fill = sideColour(this.data, row.side);
        const text = words("", this.left - 4, y, "label", "end");
        text.append(name, line.slice(own.length));
        return text;
      });
    }

    marksOf(row) {
      const colour = sideColour(this.data, row.side);
      const { last, text } = this.tail(row);
      const parts = [];
      if (row.span && row.span[0] !== row.span[1]) {
        const [x1, x2] = row.span.map((value) => this.x(value));
        const line = svg("line", { x1, x2, y1: row.y, y2: row.y, class: "span" });
        line.style.stroke = colour;
        parts.push(line);
      }
      const ordered = [...row.marks].sort((a, b) => a.value - b.value);
      ordered.forEach((one) => {
        const isFaint = this.isMuted && !this.stands(one);
        const look = { colour, isFaint, isSelected: one.id === this.selected };
        parts.push(mark(one, this.x(one.value), row.y, look));
      });
      const isFaint = this.isMuted && !row.marks.some(this.stands);
      const x = this.x(last.value) + AFTER_MARK[last.is_open];
      return [...parts, words(text, x, row.y, isFaint ? "signs is-faint" : "signs")];
    }

    remarkOf(row) {
      const x = row.label ? this.left + 6 : 0;
      const lines = wrapped(row.remark.replaceAll("\n", " "), this.width - x, this.measure);
      return lines.map((line, at) => words(line, x, row.y + (at - (lines.length - 1) / 2) * LINE, "remark"));
    }
  }

  Object.assign(borderviz, { TollChart });
})((globalThis.borderviz ??= {}));
