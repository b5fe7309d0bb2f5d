/* Labels: where the name of a country may stand. */
(function (borderviz) {
  "use strict";

  /**
   * Return where the name of a country may stand: the cells of its own in the view, those deepest inside first.
   * @param {{west: number, south: number, step: number, iso: string[], rows: string[]}} grid country by cell, rows from the south
   * @param {string} iso which country
   * @param {{west: number, south: number, east: number, north: number}} view degrees
   * @returns {{lon: number, lat: number, room: number}[]} room in cells; empty where the country is out of view
   */
  function nameSpots(grid, iso, view) {
    const letter = String(grid.iso.indexOf(iso));
    const inside = [];
    const outside = [];
    for (let row = 0; row < grid.rows.length; row += 1) {
      for (let column = 0; column < grid.rows[row].length; column += 1) {
        const lon = grid.west + (column + 0.5) * grid.step;
        const lat = grid.south + (row + 0.5) * grid.step;
        const inView = lon > view.west && lon < view.east && lat > view.south && lat < view.north;
        if (inView && grid.rows[row][column] === letter) inside.push({ row, column, lon, lat });
        else if (nearView(lon, lat, view, grid.step)) outside.push({ row, column });
      }
    }
    return inside
      .map((cell) => ({ lon: cell.lon, lat: cell.lat, room: roomAround(cell, outside) }))
      .sort((one, other) => other.room - one.room);
  }

  /** Only cells in the view or just beside it can bound the room. */
  function nearView(lon, lat, view, step) {
    return lon > view.west - step && lon < view.east + step && lat > view.south - step && lat < view.north + step;
  }

  /** Distance to the nearest cell outside, in cells; a name is wide, so that room to its sides counts less. */
  function roomAround(cell, outside) {
    return outside.reduce(
      (least, other) => Math.min(least, Math.hypot(other.row - cell.row, (other.column - cell.column) * 0.4)),
      Infinity,
    );
  }

  Object.assign(borderviz, { nameSpots });
})((globalThis.borderviz ??= {}));
