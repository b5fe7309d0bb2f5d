/* Spread: symbols that would cover one another are moved apart; each keeps a line to its true point. */
(function (borderviz) {
  "use strict";

  const ROUNDS = 200;
  const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

  /**
   * Return positions, in pixels, at least `size` apart where that can be had, each near its own point.
   * Equal input gives equal output, so that a symbol does not wander while time moves.
   * @param {{x: number, y: number}[]} points true positions in pixels
   * @param {number} size width of a symbol with its margin, pixels
   */
  function spread(points, size) {
    const moved = points.map((point, index) => ({
      x: point.x + 0.01 * Math.cos(index * GOLDEN_ANGLE),
      y: point.y + 0.01 * Math.sin(index * GOLDEN_ANGLE),
    }));
    for (let round = 0; round < ROUNDS; round += 1) {
      if (!separate(moved, size)) break;
      if (round < ROUNDS / 2) pull(moved, points, 0.02);
    }
    return moved;
  }

  /** Push every pair that is too close apart by half of what it lacks; tell whether any was. */
  function separate(moved, size) {
    let crowded = false;
    for (let i = 0; i < moved.length; i += 1) {
      for (let j = i + 1; j < moved.length; j += 1) {
        const dx = moved[j].x - moved[i].x;
        const dy = moved[j].y - moved[i].y;
        const distance = Math.hypot(dx, dy);
        if (distance >= size - 0.5) continue;
        crowded = true;
        const push = (size - distance) / 2 / (distance || 1);
        moved[i].x -= dx * push;
        moved[i].y -= dy * push;
        moved[j].x += dx * push;
        moved[j].y += dy * push;
      }
    }
    return crowded;
  }

  function pull(moved, points, share) {
    moved.forEach((position, index) => {
      position.x += (points[index].x - position.x) * share;
      position.y += (points[index].y - position.y) * share;
    });
  }

  Object.assign(borderviz, { spread });
})((globalThis.borderviz ??= {}));
