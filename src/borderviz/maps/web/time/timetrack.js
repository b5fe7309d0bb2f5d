/* Time track: the window over the histogram, where its handles are, and the pointer that moves them. */
(function (borderviz) {
  "use strict";

  const { moveEnd, shift, isWhole } = borderviz.timeWindow;

  /** How near to a grip a pointer holds it, how far two grips are apart at least, and half a grip: CSS pixels. */
  const FINE = { reach: 12, apart: 28 };
  const COARSE = { reach: 22, apart: 52 };
  const HALF_GRIP = 6;

  /** Return the middles of the grips, outside of the window's edges, and farther where they would be too near. */
  function grips(start, end, width, apart) {
    const push = Math.max(0, (apart - (end - start + 2 * HALF_GRIP)) / 2);
    const first = start - HALF_GRIP - push;
    const last = end + HALF_GRIP + push;
    const aside = Math.max(-HALF_GRIP - first, Math.min(0, width + HALF_GRIP - last));
    return { first: first + aside, last: last + aside };
  }

  /** Tell what a pointer at x holds: "first", "last" or "band"; `isNear` is false if the handle has to come to it. */
  function partAt(x, { first, last }, reach, mode) {
    if (mode === "upto") return { part: "last", isNear: Math.abs(x - last) <= reach };
    const inner = Math.max((last - first) / 4, (last - first) / 2 - reach);
    const middle = (first + last) / 2;
    if (Math.abs(x - middle) < inner) return { part: "band", isNear: true };
    const part = x < middle ? "first" : "last";
    return { part, isNear: Math.abs(x - (part === "first" ? first : last)) <= reach };
  }

  class TimeTrack {
    /**
     * @param {object} parts elements of the control
     * @param {object} hands `drag(window)` while the pointer moves, `grab()` and `release()` around it, `hover(x)`
     */
    constructor(axis, parts, hands) {
      Object.assign(this, { axis, parts, hands });
      this.width = 0;
      this.held = null;
      this.frame = 0;
      const { track } = parts;
      track.addEventListener("pointerdown", (event) => this.press(event));
      track.addEventListener("pointermove", (event) => this.point(event));
      ["pointerup", "pointercancel", "lostpointercapture"].forEach((name) =>
        track.addEventListener(name, (event) => this.release(event)),
      );
      track.addEventListener("pointerleave", () => this.hover(null));
    }

    /** @param {number} width of the axis in CSS pixels */
    resize(width) {
      this.width = width;
      this.apart = (matchMedia("(pointer: coarse)").matches ? COARSE : FINE).apart;
    }

    /** Edges of a window in CSS pixels. */
    edges({ first, last }) {
      return [this.axis.startOf(first) * this.width, this.axis.endOf(last) * this.width];
    }

    /** Put the window's parts in place, by transforms only, so that nothing is laid out again. */
    show(window) {
      this.window = window;
      if (!this.width) return;
      const { band, before, after, first, last } = this.parts;
      const [start, end] = this.edges(window);
      this.grips = grips(start, end, this.width, window.mode === "upto" ? 0 : this.apart);
      band.style.transform = `translateX(${start}px) scaleX(${(end - start) / this.width})`;
      before.style.transform = `translateX(${start - this.width}px)`;
      after.style.transform = `translateX(${end}px)`;
      first.style.transform = `translateX(${this.grips.first}px)`;
      last.style.transform = `translateX(${this.grips.last}px)`;
    }

    /** Where the pointer is, in CSS pixels from the left of the axis. */
    xOf(event) {
      return event.clientX - this.parts.track.getBoundingClientRect().left;
    }

    find(x, isTouch) {
      const found = partAt(x, this.grips, (isTouch ? COARSE : FINE).reach, this.window.mode);
      if (found.part !== "band" || !isWhole(this.window, this.axis.length)) return found;
      // All of the axis has nowhere to go: its nearer end comes instead.
      return { part: x < this.width / 2 ? "first" : "last", isNear: false };
    }

    press(event) {
      if (this.held || !this.width || event.button || event.isPrimary === false) return;
      const x = this.xOf(event);
      const { part, isNear } = this.find(x, event.pointerType === "touch");
      this.parts.track.setPointerCapture(event.pointerId);
      this.hover(null);
      this.parts.track.dataset.part = part;
      this.parts[part].focus({ preventScroll: true });
      event.preventDefault();
      this.hands.grab();
      this.held = { pointer: event.pointerId, part, x, from: this.window };
      if (!isNear) this.bring(x);
      const [start, end] = this.edges(this.window);
      this.held.away = (part === "last" ? end : start) - x;
    }

    /** Bring the handle to the day under the pointer. */
    bring(x) {
      const index = this.axis.indexAtPosition(x / this.width);
      this.hands.drag(moveEnd(this.window, this.held.part, index, this.axis.length));
    }

    point(event) {
      if (!this.held) this.look(event);
      else if (event.pointerId === this.held.pointer) {
        this.held.x = this.xOf(event);
        this.frame ||= requestAnimationFrame(() => this.drag());
      }
    }

    /** Once per frame: the window that the latest pointer position asks for. */
    drag() {
      this.frame = 0;
      if (!this.held) return;
      const { part, from } = this.held;
      const position = (this.held.x + this.held.away) / this.width;
      const { axis } = this;
      if (part === "last") this.hands.drag(moveEnd(from, part, axis.lastAtPosition(position), axis.length));
      else if (part === "first") this.hands.drag(moveEnd(from, part, axis.firstAtPosition(position), axis.length));
      else this.hands.drag(shift(from, axis.firstAtPosition(position) - from.first, axis.length));
    }

    release(event) {
      if (!this.held || event.pointerId !== this.held.pointer) return;
      if (this.frame) this.drag();
      this.held = null;
      this.hands.release();
    }

    /** Show by the cursor what a press would hold, and by the tip what is there. */
    look(event) {
      if (!this.width || event.pointerType === "touch") return;
      const x = this.xOf(event);
      const { part } = this.find(x, false);
      if (this.parts.track.dataset.part !== part) this.parts.track.dataset.part = part;
      this.hover(x);
    }

    hover(x) {
      if (x === null) delete this.parts.track.dataset.part;
      this.hands.hover(x);
    }
  }

  Object.assign(borderviz, { TimeTrack, grips, partAt });
})((globalThis.borderviz ??= {}));
