/* Histogram: bars of incidents by day and group, drawn once on a canvas; what is dated to the day is solid. */
(function (borderviz) {
  "use strict";

  const WIDEST = 34;
  /** Bars that stand this far apart carry their count. */
  const COUNTED = 14;
  /** Bars with less room stand without gaps, which would only flicker. */
  const TOUCHING = 5;
  const LEAST_SIZE = 2;
  const PALE = 0.45;
  /** Rows above the bars for counts, clear of the edge of the window, and below them for dates, CSS pixels. */
  const ABOVE = 15;
  const BELOW = 14;
  /** Height of the row of each rug, CSS pixels, and the opacity of its palest days. */
  const RUG = 4;
  const FAINT = 0.25;

  const grouped = (number) => number.toLocaleString("en");

  class Histogram {
    /** @param {object[]} groups name and colours, `light` and `dark`, one or two each, in the order of the stack */
    constructor(axis, groups) {
      this.axis = axis;
      this.groups = groups;
      const none = () => groups.map(() => new Uint32Array(axis.length));
      this.counts = { dated: none(), lasting: none() };
      this.rugs = [];
      this.width = 0;
    }

    /** @param {object} counts `dated`, `lasting` and perhaps `begins`: an array per group, a number per day */
    setCounts(counts) {
      this.counts = counts;
      this.width = 0;
    }

    /**
     * Show days of something else as rows under the bars, which are no part of their heights.
     * @param {{light: string, dark: string, counts: ArrayLike<number>}[]} rugs with a number per day each
     */
    setRugs(rugs) {
      this.rugs = rugs;
      this.width = 0;
    }

    /** Sum up to bars for a width in CSS pixels. */
    fit(width) {
      if (this.width !== width) {
        this.bins = borderviz.timeBins(this.axis, width, this.counts);
        this.rugBins = this.rugs.map(({ counts }) => borderviz.summed(counts, this.bins.starts, this.bins.end));
      }
      this.width = width;
    }

    /** The bar over an index as its first and last index, the number of incidents, and the step of all bars. */
    at(index) {
      const bin = borderviz.countUpTo(this.bins.starts, index) - 1;
      const [first, last] = borderviz.binEnds(this.bins, bin);
      return { first, last, total: this.bins.totals[bin], step: this.bins.step };
    }

    /**
     * Draw everything on a canvas of this size.
     * @param {object} size `width` and `height` in CSS pixels, `ratio` device pixels per CSS pixel
     * @param {object} look `theme`, the colours `ink` and `soft`, and the `font` family
     */
    draw(canvas, size, look) {
      this.fit(size.width);
      canvas.width = Math.round(size.width * size.ratio);
      canvas.height = Math.round(size.height * size.ratio);
      const context = canvas.getContext("2d");
      context.setTransform(size.ratio, 0, 0, size.ratio, 0, 0);
      Object.assign(this, { context, size, look, floor: size.height - BELOW - RUG * this.rugs.length });
      context.font = `10px ${look.font}`;
      this.drawFloor();
      this.bins.starts.forEach((_, bin) => this.drawBar(bin));
      this.rugs.forEach((rug, row) => this.drawRug(rug[look.theme], this.rugBins[row], this.floor + 1 + RUG * row));
      this.drawNumbers();
      this.drawTicks();
    }

    /** The fuller a bin, the stronger its colour; by roots, as a few days of very many would hide the others. */
    drawRug(colour, counts, y) {
      const { context } = this;
      const most = Math.sqrt(Math.max(...counts));
      context.fillStyle = colour;
      counts.forEach((count, bin) => {
        if (!count) return;
        const { x, width } = this.barBox(bin);
        context.globalAlpha = FAINT + (1 - FAINT) * (Math.sqrt(count) / most);
        context.fillRect(x, y, width, RUG - 1);
      });
      context.globalAlpha = 1;
    }

    /** On whole device pixels, so that edges are sharp. */
    sharp(length) {
      return Math.round(length * this.size.ratio) / this.size.ratio;
    }

    /** Left edge and width of a bar in CSS pixels, and the width that it could have. */
    barBox(bin) {
      const [first, last] = borderviz.binEnds(this.bins, bin);
      const [left, right] = [this.axis.startOf(first) * this.size.width, this.axis.endOf(last) * this.size.width];
      const room = right - left;
      const width = Math.max(LEAST_SIZE, Math.min(WIDEST, room < TOUCHING ? room : room * 0.84));
      const x = this.sharp((left + right - width) / 2);
      return { x, width: this.sharp(x + width) - x, room };
    }

    barHeight(bin) {
      const { totals, most } = this.bins;
      return totals[bin] ? Math.max(LEAST_SIZE, (totals[bin] / most) * (this.floor - ABOVE)) : 0;
    }

    drawBar(bin) {
      const { solid, pale, totals } = this.bins;
      if (!totals[bin]) return;
      const box = this.barBox(bin);
      const perOne = this.barHeight(bin) / totals[bin];
      let count = 0;
      this.groups.forEach((group, order) => {
        [
          [solid[order][bin], 1],
          [pale[order][bin], PALE],
        ].forEach(([more, alpha]) => {
          const [low, high] = [count, count + more].map((sum) => this.sharp(this.floor - sum * perOne));
          if (more) this.drawPart(box, high, low - high, group[this.look.theme], alpha);
          count += more;
        });
      });
    }

    /** Two colours share the width. */
    drawPart({ x, width }, y, height, colours, alpha) {
      const { context } = this;
      context.globalAlpha = alpha;
      colours.forEach((colour, order) => {
        const [left, right] = [order, order + 1].map((part) => this.sharp(x + (width * part) / colours.length));
        context.fillStyle = colour;
        context.fillRect(left, y, right - left, height);
      });
      context.globalAlpha = 1;
    }

    /** The count above every bar; where there is no room for it, `scale` says how many the highest stands for. */
    drawNumbers() {
      const { context, bins, look } = this;
      context.fillStyle = look.ink;
      const room = Math.min(...bins.starts.map((_, bin) => this.barBox(bin).room));
      const fits = room >= COUNTED && context.measureText(grouped(bins.most)).width <= room;
      if (fits) this.drawCounts();
      this.scale = fits || !bins.most ? "" : `max ${grouped(bins.most)} ${bins.step.name}`;
    }

    drawCounts() {
      this.context.textAlign = "center";
      this.bins.totals.forEach((total, bin) => {
        const { x, width } = this.barBox(bin);
        if (total) this.context.fillText(grouped(total), x + width / 2, this.floor - this.barHeight(bin) - 3);
      });
      this.context.textAlign = "left";
    }

    /** The line below the bars, open at the breaks. */
    drawFloor() {
      const { context, axis, size, look } = this;
      const open = axis.breaks.map(({ from, to }) => [from * size.width, to * size.width]);
      const ends = [0, ...open.flat(), size.width];
      context.fillStyle = look.soft;
      context.globalAlpha = 0.5;
      for (let end = 0; end < ends.length; end += 2)
        context.fillRect(ends[end], this.floor, ends[end + 1] - ends[end], 1);
      context.globalAlpha = 1;
      open.forEach(([from, to]) => this.drawBreak((from + to) / 2, Math.min(3, (to - from) / 3)));
    }

    /** A zigzag down the squeezed time, `reach` pixels to either side. */
    drawBreak(middle, reach) {
      const { context } = this;
      context.strokeStyle = this.look.soft;
      context.lineWidth = 1;
      context.beginPath();
      for (let turn = 0, y = ABOVE - 6; y <= this.floor + 4; turn += 1, y += 4) {
        context.lineTo(middle + (turn % 2 ? reach : -reach), y);
      }
      context.stroke();
    }

    drawTicks() {
      const { context, look } = this;
      const measure = (text) => context.measureText(text).width;
      borderviz.timeTicks(this.axis, this.size.width, measure).forEach(({ text, x, mark, isStart }) => {
        context.fillStyle = isStart ? look.ink : look.soft;
        if (mark !== null) context.fillRect(this.sharp(mark), this.size.height - BELOW, 1, 5);
        context.fillText(text, x, this.size.height - 3);
      });
    }
  }

  Object.assign(borderviz, { Histogram });
})((globalThis.borderviz ??= {}));
