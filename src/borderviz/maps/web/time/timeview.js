/* Time view: what the parts of the time control say and show about the window that is chosen. */
(function (borderviz) {
  "use strict";

  const { isShort, isWhole } = borderviz.timeWindow;

  /** What was chosen is read out when it has stayed for so long, in milliseconds. */
  const SETTLED = 600;

  const press = (button, isPressed) => button.setAttribute("aria-pressed", isPressed);

  class TimeView {
    constructor(axis, parts) {
      Object.assign(this, { axis, parts });
      this.count = "";
      this.more = "";
      ["first", "last", "band"].forEach((name) => parts[name].setAttribute("aria-valuemax", axis.length - 1));
      parts.element.dataset.axis = isShort(axis.length) ? "short" : "long";
      [parts.play, parts.back, parts.on].forEach((button) => (button.disabled = axis.length < 2));
    }

    /** Say which days are chosen, for eye and ear. */
    showDays(window) {
      const { axis, parts } = this;
      const [from, to] = [axis.dayAt(window.first), axis.dayAt(window.last)];
      const isUpTo = window.mode === "upto";
      this.days = isUpTo ? `up to ${axis.text(to)}` : axis.spanText(from, to);
      parts.days.textContent = this.days;
      this.value("first", window.first, axis.longText(from));
      this.value("last", window.last, axis.longText(to));
      this.value(
        "band",
        window.last,
        from === to ? axis.longText(to) : `${axis.longText(from)} to ${axis.longText(to)}`,
      );
      // A button that is disabled while it has the focus would lose it, and with it the keys.
      parts.all.setAttribute("aria-disabled", isWhole(window, axis.length));
      if (this.mode !== window.mode) this.showMode(window.mode);
    }

    value(name, now, text) {
      this.parts[name].setAttribute("aria-valuenow", now);
      this.parts[name].setAttribute("aria-valuetext", text);
    }

    showMode(mode) {
      const { parts } = this;
      this.mode = mode;
      parts.element.dataset.mode = mode;
      press(parts.window, mode === "window");
      press(parts.upto, mode === "upto");
      parts.first.hidden = mode === "upto";
      parts.band.tabIndex = mode === "upto" ? -1 : 0;
    }

    /** @param {boolean} isPossible whether there is any event to step to */
    showUnit(unit, isPossible) {
      const { parts } = this;
      parts.event.disabled = !isPossible;
      press(parts.day, unit === "day");
      press(parts.event, unit === "event");
    }

    showPlaying(playing) {
      const { play } = this.parts;
      play.replaceChildren(this.parts.icons[playing ? "pause" : "play"]);
      play.title = playing ? "Pause (Space)" : "Play (Space)";
      play.setAttribute("aria-label", playing ? "Pause" : "Play");
      this.parts.element.dataset.playing = playing;
    }

    /** @param {number[]} speeds days of the axis per second; the first one counts as 1× */
    showSpeed(speeds, order) {
      const { speed } = this.parts;
      const times = `${Math.round(speeds[order] / speeds[0])}×`;
      const days = Math.round(speeds[order]);
      speed.textContent = times;
      speed.title = `Speed: ${days} ${days === 1 ? "day" : "days"} a second`;
      speed.setAttribute("aria-label", `Speed ${times}`);
    }

    /**
     * "7 of 24 shown"; the pad keeps digits in their place while the number grows, without being text.
     * @param {string} more counts of something else, which a narrow screen has no room for
     */
    showCount(text, more = "") {
      if (text === this.count && more === this.more) return;
      Object.assign(this, { count: text, more });
      const { dot, count } = this.parts;
      this.parts.more.textContent = more && ` · ${more}`;
      const [, now = "", all = ""] = /^([\d,.]+) of ([\d,.]+)/.exec(text) ?? [];
      dot.dataset.pad = all.slice(0, Math.max(0, all.length - now.length));
      count.textContent = text;
      dot.textContent = text ? " · " : "";
    }

    /** Read out what is chosen once it stays. */
    announce(isMoving) {
      clearTimeout(this.timer);
      if (isMoving) return;
      this.timer = setTimeout(() => {
        this.parts.live.textContent = [this.days, this.count, this.more].filter(Boolean).join(" · ");
      }, SETTLED);
    }

    /** Say what the bar under the pointer stands for; `x` is in CSS pixels, null where the pointer is away. */
    showTip(x, bar, width) {
      const { tip } = this.parts;
      tip.hidden = x === null;
      if (tip.hidden) return;
      const days = this.axis.spanText(this.axis.dayAt(bar.first), this.axis.dayAt(bar.last));
      const text = `${days}: ${bar.total.toLocaleString("en")}`;
      if (tip.textContent !== text) tip.textContent = text;
      // The tip is as wide as its text; its own share of the way keeps it inside at both ends.
      tip.style.transform = `translateX(${x}px) translateX(${(-100 * x) / width}%)`;
    }

    /** Mark days by the edges of their slots in CSS pixels; null marks nothing. */
    showMark(edges) {
      const { mark } = this.parts;
      mark.hidden = !edges;
      if (!edges) return;
      mark.style.width = `${Math.abs(edges[1] - edges[0])}px`;
      mark.style.transform = `translateX(${Math.min(...edges)}px)`;
    }
  }

  Object.assign(borderviz, { TimeView });
})((globalThis.borderviz ??= {}));
