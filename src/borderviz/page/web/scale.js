/* Scale: where a figure stands along an axis, linear or logarithmic, and which numbers are named on it. */
(function (borderviz) {
  "use strict";

  /** From this ratio of the highest to the lowest figure on, a linear axis would crush the small ones. */
  const LOG_FROM = 30;
  const MOST_TICKS = 6;
  /** Pixels between the names of two ticks, at least. */
  const TICK_GAP = 6;

  class Scale {
    /**
     * @param {number[]} values all figures that are drawn
     * @param {{below: number, above: number, decadesBelow: number, decadesAbove: number}} room beyond the figures: in
     *   shares of the highest one, or in powers of ten on a logarithmic axis
     */
    constructor(values, { below = 0.06, above = 0.25, decadesBelow = 0.3, decadesAbove = 0.4 } = {}) {
      const [least, most] = [Math.min(...values), Math.max(0, ...values) || 1];
      this.isLogarithmic = values.length > 0 && least > 0 && most / least >= LOG_FROM;
      this.low = this.isLogarithmic ? Math.log10(least) - decadesBelow : -below * most;
      this.high = this.isLogarithmic ? Math.log10(most) + decadesAbove : (1 + above) * most;
    }

    /** Share of the axis below a figure, from 0 to 1; "up to so many" allows 0, which has no logarithm. */
    share(value) {
      if (this.isLogarithmic && value <= 0) return 0;
      const at = this.isLogarithmic ? Math.log10(value) : value;
      return (at - this.low) / (this.high - this.low);
    }

    /** Whole numbers to stand along the axis: powers of ten on a logarithmic one, else 0 and a few more. */
    ticks(most = MOST_TICKS) {
      const count = Math.floor(this.high) - Math.ceil(this.low) + 1;
      if (this.isLogarithmic) {
        const powers = Array.from({ length: count }, (_, at) => Math.ceil(this.low) + at);
        return powers.filter((_, at) => at % Math.ceil(count / most) === 0).map((power) => 10 ** power);
      }
      let step = 1;
      // 1, 2, 5, 10, 20, 50 …
      while (this.high > step * most) step = String(step)[0] === "2" ? (step * 5) / 2 : step * 2;
      return Array.from({ length: Math.floor(this.high / step) + 1 }, (_, at) => at * step);
    }
  }

  /** Return the ticks whose names have room beside one another: {tick, text, x} each. */
  function namedTicks(scale, x, measure, most) {
    const named = [];
    scale.ticks(most).forEach((tick) => {
      const text = tick.toLocaleString("en");
      const half = measure(text) / 2;
      const before = named.at(-1);
      if (!before || before.x + before.half + TICK_GAP <= x(tick) - half) named.push({ tick, text, x: x(tick), half });
    });
    return named;
  }

  Object.assign(borderviz, { Scale, namedTicks });
})((globalThis.borderviz ??= {}));
