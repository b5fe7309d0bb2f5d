/* Toll rows: the lines of the chart of who says what; the rules are those of borderviz.charts.toll_rows. */
(function (borderviz) {
  "use strict";

  /** Return the items in groups that share a key, in the order of first mention. */
  function groupedBy(items, keyOf) {
    const groups = new Map();
    items.forEach((item) => {
      const key = keyOf(item);
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(item);
    });
    return groups;
  }

  /** Place of a side in charts: those of the study, both, then all others. */
  function sidePlace(data, side) {
    const order = [...data.sides.map(({ id }) => id), "both"];
    return order.includes(side) ? order.indexOf(side) : order.length;
  }

  /** Lowest and highest number among figures that state a total; null where none does. */
  function spanOf(marks) {
    // The floor of a vague word is no figure that a range could begin with.
    const totals = marks.filter((mark) => !(mark.is_part || mark.increment || mark.vague));
    if (!totals.length) return null;
    return [Math.min(...totals.map(({ low }) => low)), Math.max(...totals.map(({ low, high }) => high ?? low))];
  }

  function series(marks, data) {
    const rows = [...groupedBy(marks, (mark) => mark.series).values()].map((own) => ({
      label: own[0].label,
      side: own[0].side,
      marks: own,
      span: spanOf(own),
    }));
    const rank = ({ side, marks: [first] }) => sidePlace(data, side) * 2 + Number(first.recalled);
    return rows.sort((one, other) => rank(one) - rank(other));
  }

  function silent(entries) {
    return [...groupedBy(entries, (entry) => entry.side)].map(([side, own]) => ({
      label: [own[0].side_name, " · own authorities"],
      side,
      remark: `gave no figure,\nsays ${own.map(({ name }) => name).join("; ")}`,
    }));
  }

  function missing(sides) {
    return sides.map(({ id, adjective }) => ({ label: [adjective, ""], side: id, remark: "no figure" }));
  }

  /**
   * Return {heading}, {label, side, marks, span} and {label, side, remark} from top to bottom.
   * @param {object[]} figures those shown; `silences` likewise
   * @param {string[]} clashes ids of those to look at, all where empty
   */
  function tollRows(figures, silences, data, metric, clashes) {
    const marks = figures.filter((mark) => mark.metric === metric && !mark.repeat);
    const quiet = data.casualties.includes(metric) ? silences : [];
    return data.clashes
      .filter(({ id }) => !clashes.length || clashes.includes(id))
      .flatMap(({ id, name }) => {
        const found = marks.filter(({ clash }) => clash === id);
        const told = quiet.filter(({ clash }) => clash === id);
        const named = new Set([...found, ...told].map(({ side }) => side));
        const rest = data.sides.filter((side) => !named.has(side.id));
        return [{ heading: name }, ...series(found, data), ...silent(told), ...missing(rest)];
      });
  }

  /** Return the figures of a row from low to high, rises in brackets: "24, 36 (+12)"; words only where no number is. */
  function inSigns(marks) {
    const ordered = [...marks].sort((one, other) => one.value - other.value);
    const levels = ordered.filter(({ increment }) => !increment);
    const numbers = levels.filter(({ vague }) => !vague);
    const said = [...new Set((numbers.length ? numbers : levels).map(({ sign }) => sign))].join(", ");
    const rises = ordered.filter(({ increment }) => increment).map(({ sign }) => `(${sign})`);
    return [said, ...rises].join(" ").trim();
  }

  Object.assign(borderviz, { groupedBy, inSigns, sidePlace, tollRows });
})((globalThis.borderviz ??= {}));
