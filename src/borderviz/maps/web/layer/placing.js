/* Placing: labels of which none covers another, the more important first. */
(function (borderviz) {
  "use strict";

  /**
   * Return where each label stands: the first of its boxes that covers none of the labels before it.
   * @param {{x: number, y: number, width: number, height: number}[][]} choices boxes of each label, the best first
   * @param {{x: number, y: number, width: number, height: number}[]} taken boxes that are occupied already
   * @returns {(object | null)[]} the box chosen for each label, null where none fits
   */
  function placed(choices, taken = []) {
    const occupied = [...taken];
    return choices.map((boxes) => {
      const found = boxes.find((box) => !occupied.some((other) => overlap(box, other))) ?? null;
      if (found) occupied.push(found);
      return found;
    });
  }

  function overlap(a, b) {
    return Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height;
  }

  Object.assign(borderviz, { placed });
})((globalThis.borderviz ??= {}));
