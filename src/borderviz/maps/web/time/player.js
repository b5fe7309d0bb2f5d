/* Player: time that moves by itself, in whole days of the axis. */
(function (borderviz) {
  "use strict";

  const DAYS_PER_SECOND = [1, 2, 4];
  const SECONDS_FOR_ALL = [60, 30, 10];
  /** A frame that comes later, after the page was hidden, counts as this one, in seconds. */
  const LONGEST_FRAME = 0.25;
  /** Least time between two steps where little motion is asked for, in seconds. */
  const CALM_STEP = 1;

  /** Return the speeds that suit an axis of `length` days, in days of the axis per second. */
  function playSpeeds(length) {
    return borderviz.timeWindow.isShort(length) ? DAYS_PER_SECOND : SECONDS_FOR_ALL.map((seconds) => length / seconds);
  }

  function calmIsAsked() {
    return typeof matchMedia === "function" && matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  class Player {
    /**
     * @param {(days: number) => boolean} advance moves time by whole days; false at the end
     * @param {(playing: boolean) => void} changed hears of play and pause
     * @param {object} [machine] clock in milliseconds, frames and wish for calm; other ones in tests
     */
    constructor(advance, changed, machine = {}) {
      this.advance = advance;
      this.changed = changed;
      this.clock = machine.clock ?? (() => performance.now());
      this.raf = machine.raf ?? ((frame) => requestAnimationFrame(frame));
      this.caf = machine.caf ?? ((handle) => cancelAnimationFrame(handle));
      this.calm = machine.calm ?? calmIsAsked;
      this.speed = 1;
      this.playing = false;
    }

    play() {
      if (this.playing) return;
      this.playing = true;
      this.latest = this.clock();
      this.due = 0;
      this.rest = 0;
      this.handle = this.raf(() => this.tick());
      this.changed(true);
    }

    pause() {
      if (!this.playing) return;
      this.playing = false;
      this.caf(this.handle);
      this.changed(false);
    }

    toggle() {
      if (this.playing) this.pause();
      else this.play();
    }

    /** One frame: advance by the days that have become due. */
    tick() {
      if (!this.playing) return;
      const now = this.clock();
      const seconds = Math.min((now - this.latest) / 1000, LONGEST_FRAME);
      this.latest = now;
      this.due += seconds * this.speed;
      this.rest += seconds;
      if (!this.step()) this.pause();
      else if (this.playing) this.handle = this.raf(() => this.tick());
    }

    step() {
      const days = Math.floor(this.due);
      if (days < 1 || (this.calm() && this.rest < CALM_STEP)) return true;
      this.due -= days;
      this.rest = 0;
      return this.advance(days);
    }
  }

  Object.assign(borderviz, { Player, playSpeeds });
})((globalThis.borderviz ??= {}));
