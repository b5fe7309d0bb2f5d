/* Marks: what a pointer or a key does on the marks of a chart, and the note that says all of a figure. */
(function (borderviz) {
  "use strict";

  const { el } = borderviz;
  const REMARKS = {
    increment: "a rise, not a total",
    superseded: "an earlier figure, restated",
    recalled: "recalled later",
    is_part: "a sub-count",
  };

  /** Return all that is known of a figure, line by line, the figure itself first. */
  function figureLines(figure, metricText) {
    const remarks = Object.keys(REMARKS).filter((name) => figure[name]);
    return [
      figure.figure,
      `${metricText.toLowerCase()}, ${figure.side_name}, ${figure.group_name}`,
      `says ${figure.claimant}, as of ${figure.as_of_text}`,
      remarks.map((name) => REMARKS[name]).join(", "),
      `${figure.source}, paragraph ${figure.paragraph}`,
      figure.note,
    ].filter(Boolean);
  }

  class Marks {
    /**
     * @param {HTMLElement} box holds the chart, which may be drawn anew in it at any time
     * @param {object} data of the page
     * @param {function(string)} pick is told of the claim whose mark was chosen
     */
    constructor(box, data, pick) {
      this.box = box;
      this.data = data;
      this.figures = new Map(data.figures.map((figure) => [figure.id, figure]));
      this.tip = el("div", "figure-tip");
      this.tip.setAttribute("role", "tooltip");
      this.tip.hidden = true;
      document.body.append(this.tip);
      const of = (event) => event.target.closest?.("[data-claim]");
      box.addEventListener("pointerover", (event) => this.show(of(event)));
      box.addEventListener("pointerleave", () => this.hide());
      box.addEventListener("focusin", (event) => this.show(of(event)));
      box.addEventListener("focusout", () => this.hide());
      box.addEventListener("click", (event) => of(event) && pick(of(event).dataset.claim));
      box.addEventListener("keydown", (event) => this.key(event, of(event), pick));
    }

    all() {
      return [...this.box.querySelectorAll("[data-claim]")];
    }

    key(event, mark, pick) {
      if (event.key === "Escape") this.hide();
      if (!mark) return;
      const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
      if (event.key === "Enter" || event.key === " ") pick(mark.dataset.claim);
      else if (steps[event.key])
        this.all()
          .at((this.all().indexOf(mark) + steps[event.key]) % this.all().length)
          .focus();
      else return;
      event.preventDefault();
    }

    show(mark) {
      if (!mark) {
        this.hide();
        return;
      }
      const figure = this.figures.get(mark.dataset.claim);
      const [first, ...rest] = figureLines(figure, this.data.metrics[figure.metric]);
      this.tip.replaceChildren(el("strong", "", first), ...rest.map((line) => el("div", "", line)));
      this.tip.hidden = false;
      const spot = mark.getBoundingClientRect();
      const { width, height } = this.tip.getBoundingClientRect();
      const left = Math.max(8, Math.min(spot.left + spot.width / 2 - width / 2, innerWidth - width - 8));
      const above = spot.top - height - 6;
      Object.assign(this.tip.style, { left: `${left}px`, top: `${above > 8 ? above : spot.bottom + 6}px` });
    }

    hide() {
      this.tip.hidden = true;
    }

    /** Draw the chart anew with `draw`; the mark that had the focus keeps it, and one mark can be reached by Tab. */
    redraw(draw) {
      const focused = this.box.contains(document.activeElement) ? document.activeElement.dataset.claim : null;
      draw();
      const marks = this.all();
      const own = (id) => id && marks.find((mark) => mark.dataset.claim === id);
      const first = own(focused) ?? marks.find((mark) => mark.classList.contains("is-selected")) ?? marks[0];
      first?.setAttribute("tabindex", 0);
      own(focused)?.focus();
      if (!focused) this.hide();
    }
  }

  Object.assign(borderviz, { Marks, figureLines });
})((globalThis.borderviz ??= {}));
