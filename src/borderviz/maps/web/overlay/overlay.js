/* Overlay: events from elsewhere as hollow marks under the symbols of a study, moved by the same time. */
(function (borderviz) {
  "use strict";

  /** Width of a mark, px: of few events, and of so many that larger ones would hide the map. */
  const SIZE = 9;
  const SMALL = 6;
  const MANY = 3000;
  /** So many shown have their circles of true size; of more only the one that is pointed at. */
  const MOST_CIRCLED = 8;

  class Overlay {
    /**
     * @param {object} packed as returned by `unpack`, on the same axis as the study
     * @param {object} about `name`, `format`, `terms`, the `total` of its events, and in words what is `leftOut`
     * @param {string[]} addresses of the details
     * @param {{light: string, dark: string, mark: string}} look colours and the name of its mark
     */
    constructor(map, axis, packed, about, addresses, look) {
      packed.size.fill(packed.count > MANY ? SMALL : SIZE);
      Object.assign(this, { map, about, look, isOn: true });
      this.incidents = new borderviz.Incidents(packed, axis);
      this.details = new borderviz.OverlayDetails(this.incidents, about, addresses);
      const shape = { mark: borderviz.marks[look.mark], mostCircled: MOST_CIRCLED };
      this.points = new borderviz.PointLayer(map, this.incidents, "overlays", shape);
      this.list = new Uint32Array(0);
      this.toggle = L.layerGroup().addTo(map);
      borderviz.onTheme((theme) => this.points.recolour(packed.colours.map(() => [look[theme]])));
    }

    /** @param {number[]} span first and last day as positions on the axis */
    show(span, isMoving) {
      this.span = span;
      this.list = this.isOn ? this.incidents.within(...span) : this.incidents.list.subarray(0, 0);
      if (this.list.length || this.isDrawn) this.points.show(this.list, isMoving);
      this.isDrawn = this.list.length > 0;
    }

    /** Whether a day of an event lies in the window. */
    isShown(index) {
      const { first, last } = this.incidents;
      return this.isOn && first[index] <= this.span[1] && last[index] >= this.span[0];
    }

    switchTo(isOn) {
      this.isOn = isOn;
      this.show(this.span, false);
    }

    /** Such as "12 of 318 UCDP GED"; "" where it is hidden. */
    count() {
      const [shown, all] = [this.list.length, this.incidents.count].map((number) => number.toLocaleString("en"));
      return this.isOn ? `${shown} of ${all} ${this.about.name}` : "";
    }

    /** Its colours, and how many events each day of the axis has. */
    rug() {
      const { dated, lasting } = this.incidents.daily();
      return { ...this.look, counts: dated[0].map((count, day) => count + lasting[0][day]) };
    }

    /** Where it comes from, and how much of it the map does not show. */
    origin() {
      const { name, format, total } = this.about;
      const from = format && format !== name ? `${name} (${format})` : name;
      const missing = total - this.incidents.count;
      const [left, all] = [missing, total].map((number) => number.toLocaleString("en"));
      return `${from}: imported, not coded here${missing ? `; ${left} of ${all} not drawn` : ""}`;
    }

    latLng(index) {
      const { lat, lon } = this.incidents.packed;
      return [lat[index], lon[index]];
    }

    /** The mark as a picture for legend and chips. */
    picture(size = 11) {
      const canvas = borderviz.el("canvas", "overlay-mark");
      const ratio = globalThis.devicePixelRatio || 1;
      Object.assign(canvas, { width: size * ratio, height: size * ratio });
      Object.assign(canvas.style, { width: `${size}px`, height: `${size}px` });
      canvas.setAttribute("aria-hidden", "true");
      const context = canvas.getContext("2d");
      context.scale(ratio, ratio);
      context.strokeStyle = this.look[borderviz.theme()];
      context.lineWidth = 1.6;
      borderviz.marks[this.look.mark].trace(context, size / 2, size / 2, size / 2 - 1.8);
      context.stroke();
      return canvas;
    }
  }

  Object.assign(borderviz, { Overlay });
})((globalThis.borderviz ??= {}));
