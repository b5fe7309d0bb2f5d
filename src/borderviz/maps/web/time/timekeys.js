/* Time keys: arrows, pages and ends move the handle or the window that has the focus; space plays. */
(function (borderviz) {
  "use strict";

  const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -7, PageUp: 7 };
  const ENDS = { Home: -Infinity, End: Infinity };
  /** A key that is held has come to rest when it is not heard for so long, in milliseconds. */
  const REST = 250;

  class TimeKeys {
    /** @param {object} hands `step(part, steps)`, `toEnd(part, side)`, `rest()`, `toggle()` */
    constructor(parts, hands) {
      Object.assign(this, { parts, hands });
      this.isHeld = false;
      const { element } = parts;
      element.addEventListener("keydown", (event) => this.down(event));
      element.addEventListener("keyup", (event) => this.up(event));
      element.addEventListener("focusout", () => this.rest());
      element.addEventListener("pointerdown", () => (element.dataset.by = "pointer"));
    }

    partOf(target) {
      return ["first", "band", "last"].find((name) => this.parts[name] === target);
    }

    /** Space plays; only on a button that was reached by keys it presses the button, as everywhere else. */
    isPlayKey({ key, target }) {
      return key === " " && (this.parts.element.dataset.by === "pointer" || !target.closest("button"));
    }

    down(event) {
      if (event.key !== " ") this.parts.element.dataset.by = "keys";
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (this.isPlayKey(event)) this.play(event);
      else this.move(event, this.partOf(event.target));
    }

    play(event) {
      event.preventDefault();
      if (!event.repeat) this.hands.toggle();
    }

    move(event, focused) {
      const isStep = event.key in STEPS;
      if (!focused || !(isStep || event.key in ENDS)) return;
      event.preventDefault();
      const part = event.shiftKey && isStep ? "band" : focused;
      this.isHeld ||= event.repeat;
      if (isStep) this.hands.step(part, STEPS[event.key]);
      else this.hands.toEnd(part, ENDS[event.key]);
      clearTimeout(this.timer);
      if (this.isHeld) this.timer = setTimeout(() => this.rest(), REST);
    }

    up(event) {
      // The button on which a space is let go must not be pressed by it.
      if (this.isPlayKey(event)) event.preventDefault();
      this.rest();
    }

    rest() {
      clearTimeout(this.timer);
      this.isHeld = false;
      this.hands.rest();
    }
  }

  Object.assign(borderviz, { TimeKeys });
})((globalThis.borderviz ??= {}));
