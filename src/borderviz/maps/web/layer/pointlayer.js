/* Point layer: the canvas of a Leaflet map on which incidents are drawn where they are too many for symbols. */
(function (borderviz) {
  "use strict";

  /** Metres for each pixel at the equator at zoom 0, of 256 pixels a tile (EPSG:3857). */
  const EQUATOR = 40075016.686 / 256;
  const MOST_CIRCLES = 300;

  class PointLayer {
    /** @param {object} look `mark`, one of `borderviz.marks`, and up to how many incidents all have their circles */
    constructor(map, incidents, pane, { mark = borderviz.marks.disc, mostCircled = borderviz.MOST_DISCS } = {}) {
      this.mostCircled = mostCircled;
      this.map = map;
      this.incidents = incidents;
      this.list = new Uint32Array(0);
      this.canvas = borderviz.el("canvas", "points leaflet-zoom-animated");
      map.getPane(pane).append(this.canvas);
      this.painter = new borderviz.Painter(this.canvas, incidents, mark);
      this.marked = [];
      map.on("zoomanim", (event) => this.follow(event));
      map.on("move viewreset resize", () => this.list.length && this.redraw());
    }

    /** @param {string[][]} colours by category */
    recolour(colours) {
      this.painter.recolour(colours);
    }

    /** What the map shows: pixels of the whole world, and of the view's corner in it. */
    view() {
      const { min } = this.map.getPixelBounds();
      const { x: width, y: height } = this.map.getSize();
      const styles = (this.styles ??= getComputedStyle(document.documentElement));
      return {
        scale: 256 * 2 ** this.map.getZoom(),
        left: min.x,
        top: min.y,
        width,
        height,
        halo: styles.getPropertyValue("--halo"),
      };
    }

    /** @param {boolean} isMoving while time moves only what costs nothing is drawn beside the points */
    show(list, isMoving) {
      this.list = list;
      this.isMoving = isMoving;
      this.redraw();
    }

    clear() {
      if (!this.list.length) return;
      this.list = new Uint32Array(0);
      this.redraw();
    }

    redraw() {
      const view = this.view();
      this.painter.resize(view.width, view.height, globalThis.devicePixelRatio || 1);
      L.DomUtil.setPosition(this.canvas, this.map.containerPointToLayerPoint([0, 0]));
      const few = this.list.length <= borderviz.MOST_DISCS;
      this.painter.paint(this.list, view);
      if (few || !this.isMoving) this.drawCounts(view);
      this.drawMarks(view, this.list.length <= this.mostCircled && !this.isMoving);
    }

    drawCounts(view) {
      const { context, ratio } = this.painter;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      const labels = borderviz.countLabels(borderviz.stacks(this.incidents, this.list, view));
      const colour = (name) => this.styles.getPropertyValue(name);
      borderviz.drawCounts(context, labels, { panel: colour("--panel"), ink: colour("--ink") });
    }

    /** Rings around what is selected or under the pointer, and circles of true size around it, or around all if few. */
    drawMarks(view, withAll) {
      const { context, ratio } = this.painter;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      const circled = withAll ? [...this.marked, ...this.list] : this.marked;
      this.drawCircles(circled, view);
      context.strokeStyle = this.styles.getPropertyValue("--ink");
      context.lineWidth = 2.5;
      this.marked.forEach((index) => {
        const [x, y] = this.place(index, view);
        context.beginPath();
        context.arc(x, y, this.incidents.packed.size[index] / 2 + 3.5, 0, 2 * Math.PI);
        context.stroke();
      });
    }

    drawCircles(circled, view) {
      const { context } = this.painter;
      const places = new Map();
      circled.forEach((index) => {
        const { lat, lon, radius, radiiKm } = this.incidents.packed;
        const km = radiiKm[radius[index]];
        if (km > 0 && places.size < MOST_CIRCLES) places.set(`${lat[index]} ${lon[index]} ${km}`, { index, km });
      });
      context.strokeStyle = this.styles.getPropertyValue("--circle");
      context.globalAlpha = 0.55;
      context.lineWidth = 1.2;
      places.forEach(({ index, km }) => {
        const [x, y] = this.place(index, view);
        context.beginPath();
        context.arc(x, y, pixelsOf(km, this.incidents.packed.lat[index], view.scale), 0, 2 * Math.PI);
        context.stroke();
      });
      context.globalAlpha = 1;
    }

    place(index, view) {
      return [this.incidents.x[index] * view.scale - view.left, this.incidents.y[index] * view.scale - view.top];
    }

    /** Those drawn within `reach` pixels of a point of the view, the nearest first. */
    at({ x, y }, reach = 3) {
      return this.incidents.near(this.list, this.view(), x, y, reach);
    }

    /** Ring these. */
    mark(indices) {
      const placed = indices.filter((index) => this.incidents.hasPoint(index));
      if (placed.join() === this.marked.join()) return;
      this.marked = placed;
      if (this.list.length) this.redraw();
    }

    /** While Leaflet zooms, the picture is stretched with the map. */
    follow({ zoom, center }) {
      const { map } = this;
      const corner = map.containerPointToLatLng([0, 0]);
      const origin = map.project(center, zoom).subtract(map.getSize().divideBy(2));
      const offset = map
        .project(corner, zoom)
        .subtract(origin)
        .add(map.containerPointToLayerPoint([0, 0]));
      L.DomUtil.setTransform(this.canvas, offset, map.getZoomScale(zoom));
    }
  }

  /**
   * Return the radius of a circle on the ground in pixels. Mercator stretches by 1 / cos(latitude).
   * @param {number} scale pixels of the whole world
   */
  function pixelsOf(km, lat, scale) {
    return (km * 1000 * scale) / (256 * EQUATOR * Math.cos((lat * Math.PI) / 180));
  }

  Object.assign(borderviz, { PointLayer, pixelsOf });
})((globalThis.borderviz ??= {}));
