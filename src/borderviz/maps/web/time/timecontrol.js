/* Time control: play, steps, mode, and a histogram on which a window of time is moved; all of it in the page. */
(function (borderviz) {
  "use strict";

  const { moveEnd, playFrom, sameWindow, setMode, shift, step, stepEnd, whole } = borderviz.timeWindow;

  class TimeControl {
    /**
     * @param {object} options `runs` of days since 1970-01-01, `groups` of incidents, accessible `label`,
     *   `onMove({first, last, mode}, isMoving)`, which is told of every window chosen here, and `onPace()`, which hears
     *   when a reader has chosen another step or speed
     */
    constructor({ runs, groups, label = "Time", onMove, onPace = () => {} }) {
      this.axis = new borderviz.Axis(runs);
      this.onMove = onMove;
      this.onPace = onPace;
      this.chosen = whole(this.axis.length);
      this.size = this.axis.length;
      this.wasMoving = false;
      this.starts = [];
      this.unit = "day";
      this.histogram = new borderviz.Histogram(this.axis, groups);
      this.parts = borderviz.timeParts(label);
      this.element = this.parts.element;
      this.view = new borderviz.TimeView(this.axis, this.parts);
      this.track = new borderviz.TimeTrack(this.axis, this.parts, this.pointerHands());
      this.keys = new borderviz.TimeKeys(this.parts, this.keyHands());
      this.player = new borderviz.Player(
        (days) => this.advance(days),
        (playing) => this.showPlaying(playing),
      );
      this.speeds = borderviz.playSpeeds(this.axis.length);
      this.connect();
      this.setSpeed(0);
      this.setUnit("day");
      this.render();
    }

    get window() {
      const { first, last, mode } = this.chosen;
      return { first: this.axis.dayAt(first), last: this.axis.dayAt(last), mode };
    }

    get isMoving() {
      return this.track.held !== null || this.player.playing || this.keys.isHeld;
    }

    /** The starts from which to which steps go; null where they go by days. */
    get stops() {
      return this.unit === "event" && this.starts.length ? this.starts : null;
    }

    pointerHands() {
      return {
        grab: () => this.player.pause(),
        drag: (window) => this.move(window),
        release: () => this.settle(),
        hover: (x) => this.showTip(x),
      };
    }

    keyHands() {
      return {
        step: (part, steps) => this.stepPart(part, steps),
        toEnd: (part, side) => this.toEnd(part, side),
        rest: () => this.settle(),
        toggle: () => this.toggle(),
      };
    }

    connect() {
      const click = (name, does) => this.parts[name].addEventListener("click", does);
      click("play", () => this.toggle());
      click("back", () => this.stepPart("band", -1));
      click("on", () => this.stepPart("band", 1));
      ["day", "event"].forEach((unit) => click(unit, () => this.setPace({ unit })));
      ["window", "upto"].forEach((mode) => click(mode, () => this.changeMode(mode)));
      click("speed", () => this.setPace({ speed: (this.speedOrder + 1) % this.speeds.length }));
      click("all", () => this.moveByHand(whole(this.axis.length, this.chosen.mode)));
      if (globalThis.L?.DomEvent) {
        L.DomEvent.disableClickPropagation(this.element);
        L.DomEvent.disableScrollPropagation(this.element);
      }
      borderviz.onTheme(() => this.draw());
    }

    /** @param {object} counts arrays per group over days: `dated`, `lasting`, perhaps `begins` of those that last */
    setCounts(counts, startIndices) {
      this.histogram.setCounts(counts);
      this.starts = startIndices;
      this.setUnit(this.unit);
      this.draw();
    }

    /** @param {object[]} rugs days of something else, shown under the bars; see Histogram */
    setRugs(rugs) {
      this.histogram.setRugs(rugs);
      this.draw();
    }

    /** Say how much is shown, such as "7 of 24 shown", and how much of something else. */
    showCount(text, more) {
      this.view.showCount(text, more);
    }

    /** Choose from outside, days or the mode; what is not given stays. */
    setWindow({ first, last, mode = this.chosen.mode }) {
      const end = last === undefined ? this.chosen.last : this.axis.indexUpTo(last);
      const start = first === undefined ? this.chosen.first : this.axis.indexOf(first);
      this.chosen = { first: mode === "upto" ? 0 : Math.min(start, end), last: end, mode };
      this.render();
    }

    /** Mark the days [first, last] of the selected incident; null marks nothing. */
    mark(days) {
      this.marked = days;
      if (!days || !this.track.width) return this.view.showMark(null);
      // Days in a squeezed time have no slot; the nearest ones around it mark the break.
      const ends = { first: this.axis.indexOf(days[0]), last: this.axis.indexUpTo(days[1]) };
      return this.view.showMark(this.track.edges(ends));
    }

    /** Measure and draw; to be called when the element is in the document, and when its size has changed. */
    attached() {
      const { width, height } = this.parts.bars.getBoundingClientRect();
      this.track.resize(width);
      this.height = height;
      this.draw();
      this.mark(this.marked);
      this.track.show(this.chosen);
    }

    draw() {
      const { width } = this.track;
      if (!width) return;
      const style = getComputedStyle(this.parts.bars);
      const size = { width, height: this.height, ratio: globalThis.devicePixelRatio || 1 };
      const look = { theme: borderviz.theme(), ink: style.color, soft: style.outlineColor, font: style.fontFamily };
      this.histogram.draw(this.parts.bars, size, look);
      this.parts.scale.textContent = this.histogram.scale;
    }

    render() {
      this.track.show(this.chosen);
      this.view.showDays(this.chosen);
    }

    /** Take a window that was chosen here. */
    move(window) {
      if (sameWindow(window, this.chosen)) return;
      this.chosen = window;
      this.render();
      this.tell();
    }

    tell() {
      this.wasMoving = this.isMoving;
      this.view.announce(this.wasMoving);
      this.onMove(this.window, this.wasMoving);
    }

    /** The hand or the key is let go, or play has stopped. */
    settle() {
      if (this.wasMoving && !this.isMoving) this.tell();
    }

    moveByHand(window) {
      this.player.pause();
      this.move(window);
    }

    stepPart(part, steps) {
      const { length } = this.axis;
      if (part === "band") this.moveByHand(step(this.chosen, steps, length, this.stops));
      else this.moveByHand(stepEnd(this.chosen, part, steps, length, this.stops));
    }

    /** @param {number} side -Infinity or Infinity */
    toEnd(part, side) {
      const { length } = this.axis;
      if (part === "band") this.moveByHand(shift(this.chosen, side, length));
      else this.moveByHand(moveEnd(this.chosen, part, side, length));
    }

    setUnit(unit) {
      this.unit = unit;
      this.view.showUnit(unit, this.starts.length > 0);
    }

    /** Change the mode and keep the end; a window is as wide again as the last one was. */
    changeMode(mode) {
      const { first, last, mode: before } = this.chosen;
      if (mode === before) return;
      if (before === "window") this.size = last - first + 1;
      this.move(setMode(this.chosen, mode, this.size));
    }

    setSpeed(order) {
      this.speedOrder = order;
      this.player.speed = this.speeds[order];
      this.view.showSpeed(this.speeds, order);
    }

    /** By what steps and how fast time moves; what is not given stays. */
    setPace({ unit = this.unit, speed = this.speedOrder }) {
      if (unit === this.unit && speed === this.speedOrder) return;
      this.setUnit(unit);
      this.setSpeed(Math.min(speed, this.speeds.length - 1));
      this.onPace();
    }

    toggle() {
      if (this.player.playing) this.player.pause();
      else if (this.axis.length > 1) this.play();
    }

    play() {
      this.player.play();
      this.move(playFrom(this.chosen, this.axis.length));
    }

    /** Play on by whole days; tell whether there is more to come. */
    advance(days) {
      this.move(shift(this.chosen, days, this.axis.length));
      return this.chosen.last < this.axis.length - 1;
    }

    showPlaying(playing) {
      this.view.showPlaying(playing);
      this.settle();
    }

    /** @param {?number} x where the pointer rests, CSS pixels; null where it is away */
    showTip(x) {
      const { width } = this.track;
      const bar = x === null ? null : this.histogram.at(this.axis.indexAtPosition(x / width));
      this.view.showTip(x, bar, width);
    }
  }

  Object.assign(borderviz, { TimeControl });
})((globalThis.borderviz ??= {}));
