/* Chart box: a place in the page in which a chart is drawn as wide as it is, and anew where its width changes. */
(function (borderviz) {
  "use strict";

  /** Pixels that a chart has on paper, and at least on a screen. */
  const ON_PAPER = 640;
  const LEAST = 280;
  /** Labels are measured a little larger than they are written. */
  const MEASURED_AT = "12.5px";

  class ChartBox {
    /**
     * @param {HTMLElement} box
     * @param {object} page with data and `change`
     */
    constructor(box, page) {
      Object.assign(this, { box, page });
      // A second click on a mark takes the choice back.
      const pick = (claim) => page.change({ claim: claim === page.state.claim ? "" : claim });
      this.marks = new borderviz.Marks(box, page.data, pick);
      new ResizeObserver(() => {
        if (this.drawing && this.box.clientWidth && this.box.clientWidth !== this.width) this.redraw();
      }).observe(box);
    }

    /** @param {function({width, measure}): Element} drawing makes the chart for a width in CSS pixels */
    show(drawing) {
      this.drawing = drawing;
      this.redraw();
    }

    redraw() {
      this.width = this.box.clientWidth;
      const width = this.page.isOnPaper ? ON_PAPER : Math.max(LEAST, this.width);
      const measure = borderviz.measurer(`${MEASURED_AT} ${getComputedStyle(this.box).fontFamily}`);
      this.marks.redraw(() => this.box.replaceChildren(this.drawing({ width, measure })));
    }
  }

  /** Days that are drawn over in a chart of growth with a mouse; a finger scrolls. */
  class Brush {
    /** @param {function(number, number)} choose is told of two positions from 0 to 1 along the days */
    constructor(box, choose) {
      Object.assign(this, { box, choose, from: null });
      box.addEventListener("pointerdown", (event) => this.begin(event));
      box.addEventListener("pointermove", (event) => this.drag(event));
      box.addEventListener("pointerup", (event) => this.end(event));
      box.addEventListener("pointercancel", () => this.leave());
    }

    /** @param {?{left: number, right: number}} of the days in the chart, CSS pixels; null for none */
    over(frame) {
      this.frame = frame;
      this.box.classList.toggle("can-brush", Boolean(frame));
    }

    position({ clientX }) {
      const x = clientX - this.box.getBoundingClientRect().left;
      return Math.max(0, Math.min(1, (x - this.frame.left) / (this.frame.right - this.frame.left)));
    }

    begin(event) {
      if (!this.frame || event.pointerType !== "mouse" || event.button || event.target.closest("[data-claim]")) return;
      event.preventDefault();
      this.from = this.position(event);
      this.start = event.clientX;
      this.box.setPointerCapture(event.pointerId);
      this.veil = borderviz.el("div", "brush");
      this.box.append(this.veil);
    }

    drag(event) {
      if (this.from === null) return;
      const [low, high] = [this.from, this.position(event)].sort((a, b) => a - b);
      const { left, right } = this.frame;
      Object.assign(this.veil.style, {
        left: `${left + low * (right - left)}px`,
        width: `${(high - low) * (right - left)}px`,
      });
    }

    end(event) {
      if (this.from === null) return;
      const [low, high] = [this.from, this.position(event)].sort((a, b) => a - b);
      const isDrag = Math.abs(event.clientX - this.start) > 4;
      this.leave();
      if (isDrag) this.choose(low, high);
    }

    leave() {
      this.from = null;
      this.veil?.remove();
    }
  }

  Object.assign(borderviz, { Brush, ChartBox });
})((globalThis.borderviz ??= {}));
