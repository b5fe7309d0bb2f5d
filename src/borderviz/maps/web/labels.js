/* Labels: names of countries, exclaves, towns and villages; the more important first, none over another. */
(function (borderviz) {
  "use strict";

  /**
   * Return the labels that fit, in the order given: a label is left out where it would cover an earlier one.
   * @param {{x: number, y: number, width: number, height: number}[]} boxes centres and sizes in pixels
   * @param {{x: number, y: number, width: number, height: number}[]} taken boxes that are occupied already
   * @returns {number[]} positions in `boxes`
   */
  function fitting(boxes, taken = []) {
    const placed = [...taken];
    const kept = [];
    boxes.forEach((box, index) => {
      if (placed.some((other) => overlap(box, other))) return;
      placed.push(box);
      kept.push(index);
    });
    return kept;
  }

  function overlap(a, b) {
    return Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height;
  }

  /** Whether a point lies in a ring of [lon, lat] (even-odd rule). */
  function inRing(lon, lat, ring) {
    let inside = false;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [x1, y1] = ring[i];
      const [x2, y2] = ring[j];
      if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
    }
    return inside;
  }

  function inGeometry(lon, lat, geometry) {
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    return polygons.some(([shell, ...holes]) => inRing(lon, lat, shell) && !holes.some((hole) => inRing(lon, lat, hole)));
  }

  const STEPS = 13;

  /**
   * Return where the name of a country stands best in the view: the point of a grid that lies deepest inside.
   * @param {object} geometry GeoJSON polygon(s), EPSG:4326
   * @param {{west: number, south: number, east: number, north: number}} view degrees
   * @returns {{lon: number, lat: number, room: number} | null} room in steps of the grid; null where out of view
   */
  function nameSpot(geometry, view) {
    const inside = [];
    const outside = [];
    for (let row = -1; row <= STEPS; row += 1) {
      for (let column = -1; column <= STEPS; column += 1) {
        const lon = view.west + ((column + 0.5) / STEPS) * (view.east - view.west);
        const lat = view.south + ((row + 0.5) / STEPS) * (view.north - view.south);
        const inView = row >= 0 && column >= 0 && row < STEPS && column < STEPS;
        (inView && inGeometry(lon, lat, geometry) ? inside : outside).push({ row, column, lon, lat });
      }
    }
    return inside.reduce((best, spot) => {
      const room = Math.min(...outside.map((other) => Math.hypot(other.row - spot.row, (other.column - spot.column) * 0.5)));
      return best && best.room >= room ? best : { lon: spot.lon, lat: spot.lat, room };
    }, null);
  }

  Object.assign(borderviz, { fitting, inGeometry, nameSpot });
})((globalThis.borderviz ??= {}));
