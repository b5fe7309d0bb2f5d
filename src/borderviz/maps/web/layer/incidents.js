/* Incidents: which of them a window of time shows, and what lies under the pointer. No drawing, no page. */
(function (borderviz) {
  "use strict";

  class Incidents {
    /**
     * @param {object} packed as returned by `unpack`
     * @param {Axis} axis days of the time axis
     */
    constructor(packed, axis) {
      this.packed = packed;
      this.axis = axis;
      this.count = packed.count;
      this.mask = borderviz.unpackMask("", this.count);
      this.list = new Uint32Array(this.count);
      this.allHavePoints = !packed.lat.some(Number.isNaN);
      this.readDays();
      this.project();
    }

    /** First and last day of each as positions on the axis; `offsets[i]` is the first incident of day i. */
    readDays() {
      const { per_day: perDay, lasting } = this.packed;
      this.offsets = new Uint32Array(perDay.length + 1);
      this.first = new Uint32Array(this.count);
      this.last = new Uint32Array(this.count);
      this.longest = 0;
      for (let day = 0; day < perDay.length; day += 1) {
        this.offsets[day + 1] = this.offsets[day] + perDay[day];
        for (let index = this.offsets[day]; index < this.offsets[day + 1]; index += 1) {
          this.first[index] = day;
          this.last[index] = lasting[index] ? this.axis.indexOf(this.axis.dayAt(day) + lasting[index]) : day;
          this.longest = Math.max(this.longest, this.last[index] - day);
        }
      }
    }

    /** Spherical Mercator (EPSG:3857) with the world as the unit square, so that a zoom is one multiplication. */
    project() {
      const { lat, lon } = this.packed;
      this.x = new Float64Array(this.count);
      this.y = new Float64Array(this.count);
      for (let index = 0; index < this.count; index += 1) {
        const sine = Math.sin((Math.max(-85.0511, Math.min(85.0511, lat[index])) * Math.PI) / 180);
        this.x[index] = lon[index] / 360 + 0.5;
        this.y[index] = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
      }
    }

    hasPoint(index) {
      return !Number.isNaN(this.packed.lat[index]);
    }

    /** Let only these through, given as base64 of bits; "" lets all. */
    filter(text) {
      this.mask = borderviz.unpackMask(text, this.count);
    }

    /**
     * Return the incidents of which a day lies in the window, in the order of their first day.
     * @param {number} from first day, as a position on the axis; `to` is the last one, included
     * @param {Uint32Array} list takes the result
     * @returns {Uint32Array} the part of `list` that is filled
     */
    within(from, to, list = this.list) {
      const { first, last, offsets, mask } = this;
      let found = 0;
      const begun = offsets[Math.max(0, from - this.longest)];
      for (let index = begun; index < offsets[from]; index += 1) {
        if (last[index] >= from && first[index] <= to && mask[index]) list[found++] = index;
      }
      for (let index = offsets[from]; index < offsets[to + 1]; index += 1) {
        if (mask[index]) list[found++] = index;
      }
      return list.subarray(0, found);
    }

    /** How many are let through by the filter. */
    total() {
      let total = 0;
      for (let index = 0; index < this.count; index += 1) total += this.mask[index];
      return total;
    }

    /**
     * Return how many are shown if that day alone is chosen, for each colour and day of the axis:
     * `dated` to the very day, or `lasting` over several (or known to a range of days only), of which `begins` counts
     * those whose first day it is.
     */
    daily() {
      const colours = this.packed.colours.length;
      const empty = () => Array.from({ length: colours }, () => new Uint32Array(this.axis.length));
      const dated = empty();
      const lasting = empty();
      const begins = empty();
      const rises = Array.from({ length: colours }, () => new Int32Array(this.axis.length + 1));
      for (let index = 0; index < this.count; index += 1) {
        if (!this.mask[index]) continue;
        const colour = this.packed.colour[index];
        if (this.first[index] === this.last[index]) {
          dated[colour][this.first[index]] += 1;
        } else {
          begins[colour][this.first[index]] += 1;
          rises[colour][this.first[index]] += 1;
          rises[colour][this.last[index] + 1] -= 1;
        }
      }
      rises.forEach((rise, colour) => {
        let running = 0;
        for (let day = 0; day < this.axis.length; day += 1) lasting[colour][day] = running += rise[day];
      });
      return { dated, lasting, begins };
    }

    /** Return the days on which one begins that the filter lets through, as positions on the axis. */
    startDays() {
      const days = [];
      for (let day = 0; day < this.axis.length; day += 1) {
        for (let index = this.offsets[day]; index < this.offsets[day + 1]; index += 1) {
          if (this.mask[index]) {
            days.push(day);
            break;
          }
        }
      }
      return Int32Array.from(days);
    }

    /**
     * Return those of a list that lie within a distance of a point, the nearest first.
     * @param {object} view scale (pixels of the world), left and top (pixels of the view's corner)
     * @param {number} reach pixels beyond the edge of each
     */
    near(list, view, x, y, reach) {
      const { size } = this.packed;
      const found = [];
      for (let position = 0; position < list.length; position += 1) {
        const index = list[position];
        const dx = this.x[index] * view.scale - view.left - x;
        const dy = this.y[index] * view.scale - view.top - y;
        const most = size[index] / 2 + reach;
        if (dx * dx + dy * dy <= most * most) found.push({ index, distance: Math.hypot(dx, dy) });
      }
      return found.sort((a, b) => a.distance - b.distance).map(({ index }) => index);
    }

    /** Return how many of a list have a point. */
    placedAmong(list) {
      if (this.allHavePoints) return list.length;
      let placed = 0;
      for (let at = 0; at < list.length; at += 1) placed += this.hasPoint(list[at]) ? 1 : 0;
      return placed;
    }

    /** Return those of a list inside the view, those without a point left out; undefined beyond `most`. */
    inView(list, view, most) {
      const found = [];
      for (let position = 0; position < list.length; position += 1) {
        const index = list[position];
        const x = this.x[index] * view.scale - view.left;
        const y = this.y[index] * view.scale - view.top;
        if (!(x >= 0 && y >= 0 && x < view.width && y < view.height)) continue;
        if (found.length === most) return undefined;
        found.push(index);
      }
      return found;
    }
  }

  /** Return a view that is larger by a share of its width and height on each side. */
  function padded(view, share) {
    const [x, y] = [view.width * share, view.height * share];
    return { ...view, left: view.left - x, top: view.top - y, width: view.width + 2 * x, height: view.height + 2 * y };
  }

  Object.assign(borderviz, { Incidents, padded });
})((globalThis.borderviz ??= {}));
