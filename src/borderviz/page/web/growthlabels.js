/* Growth labels: the figures and the claimant of each series, written beside its steps where nothing is covered. */
(function (borderviz) {
  "use strict";

  const LINE = 13;
  /** Pixels of the lines of a label: the wider first, the other where that finds no place. */
  const WIDTHS = [185, 120];
  const GAP = 5;
  const MARK = 18;
  /** Pixels above and below a mark at which its label is tried, and beyond which a line leads to it. */
  const LIFTS = [4, 14, 26, 40, 56, 74];
  const NEAR = 22;

  /** Return the label of a series as lines: its figures, which people, and who says so. */
  function labelLines(marks, data, measure, width) {
    const [first] = marks;
    const group = first.group === "all" ? "" : `${first.group_name} · `;
    const clash = data.clashes.find(({ id }) => id === first.clash);
    const recall = first.recalled ? `in ${clash.short}, recalled by ` : "";
    const text = `${borderviz.growthSigns(marks)} ${group}${recall}${first.speaker}`;
    return borderviz.wrapped(text, width, measure, first.recalled || width !== WIDTHS[0] ? 3 : 2);
  }

  /** Boxes that a label may stand in, the best first; x and y are their middles. */
  function choicesOf({ points, corners }, size) {
    const last = points.at(-1);
    const end = corners.at(-1) ?? last;
    const [w, h] = [size.width / 2 + GAP, size.height / 2 + GAP];
    const beside = [
      [end.x + w, end.y],
      [last.x + w + 6, last.y],
      [last.x - w - 6, last.y],
      [last.x - w - 6, last.y - 9],
      [last.x + w + 6, last.y - 9],
    ];
    const away = LIFTS.flatMap((lift) =>
      [-1, 1].flatMap((way) => {
        const y = last.y + way * (h + 6 + lift);
        return [
          [last.x + w - 6, y],
          [last.x - w + 6, y],
          [last.x, y],
          [last.x + w + 10, y],
          [last.x - w - 10, y],
        ];
      }),
    );
    return [...beside, ...away].map(([x, y]) => ({ x, y, ...size }));
  }

  /** Whether a label stands so far from its mark that a line has to lead to it. */
  function isAway({ y, height }, { points }) {
    return Math.abs(points.at(-1).y - y) > height / 2 + NEAR;
  }

  /** What labels must not cover: marks with their arrows, and the steps between them. */
  function obstacles(courses) {
    const marks = courses.flatMap(({ marks: own, points }) =>
      points.map(({ x, y }, at) => {
        const above = own[at].is_open ? 14 : 0;
        return { x, y: y - above / 2, width: MARK, height: MARK + above };
      }),
    );
    const steps = courses.flatMap(({ corners }) =>
      corners.slice(1).flatMap((corner, at) => {
        const before = corners[at];
        return [
          { x: (before.x + corner.x) / 2, y: before.y, width: corner.x - before.x, height: 4 },
          { x: corner.x, y: (before.y + corner.y) / 2, width: 4, height: Math.abs(corner.y - before.y) },
        ];
      }),
    );
    return [...marks, ...steps];
  }

  /**
   * Return of each course the box that its label stands in, with its lines; null where it finds none.
   * @param {{left: number, right: number}} frame @param {object} panel with its courses
   */
  function growthLabels(panel, frame, data, measure) {
    const inside = ({ x, y, width, height }) =>
      x - width / 2 >= frame.left &&
      x + width / 2 <= frame.right &&
      y - height / 2 >= panel.plot - 8 &&
      y + height / 2 <= panel.bottom;
    const labels = panel.courses.slice(0, borderviz.MOST_LABELS).map((course) => {
      const choices = WIDTHS.flatMap((widest) => {
        const lines = labelLines(course.marks, data, measure, widest);
        const size = { width: Math.max(...lines.map(measure)) + 2, height: lines.length * LINE, lines };
        return choicesOf(course, size).filter(inside);
      });
      return { course, choices };
    });
    const title = { x: frame.left, y: panel.top + 12, width: 2 * measure(panel.title) * 1.3, height: 20 };
    const found = borderviz.placed(
      labels.map(({ choices }) => choices),
      [title, ...obstacles(panel.courses)],
    );
    return labels.map(({ course }, at) => ({ course, box: found[at] }));
  }

  Object.assign(borderviz, { growthLabels, isAway, LABEL_LINE: LINE });
})((globalThis.borderviz ??= {}));
