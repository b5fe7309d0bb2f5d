/* Compare rows: what was reported of each clash, side by side; the rules are those of borderviz.charts.compare_rows. */
(function (borderviz) {
  "use strict";

  /** Figures that one row draws, and sub-counts and rises that it tells of; how many more there are it says. */
  const MOST_MARKS = 24;
  const MOST_NOTES = 4;
  const GROUPS = ["all", "civilian", "security_forces", "children", "women"];

  const number = (value) => value.toLocaleString("en");
  const unique = (words) => [...new Set(words)];
  const inOrder = (one, other) => one.place - other.place;

  /** Return "a", "a and b", "a, b and c". */
  function listing(words, joint = "and") {
    return [words.slice(0, -1).join(", "), ...words.slice(-1)].filter(Boolean).join(` ${joint} `);
  }

  /** Which sides gave no figure of their own people, by clash and side, with the outlets that say so. */
  function quietSides(figures, silences, data, metric) {
    const own = new Set(
      figures.filter((f) => f.claimant_side === f.side && !f.recalled).map((f) => `${f.clash} ${f.side}`),
    );
    const entries = data.casualties.includes(metric) ? silences.filter(({ clash }) => clash) : [];
    const said = borderviz.groupedBy(entries, ({ clash, side }) => `${clash} ${side}`);
    return new Map(
      [...said]
        .filter(([key]) => !own.has(key))
        .map(([key, found]) => [key, listing(unique(found.map(({ outlet }) => outlet)).sort())]),
    );
  }

  const keyOf = ({ side, group, recalled }) => [side, group, recalled].join(" ");

  /** The figures of a clash by row; a sub-count belongs to the row of its total. */
  function byRow(figures, totals) {
    return borderviz.groupedBy(figures, (figure) => keyOf(totals.get(figure.part_of) ?? figure));
  }

  function keysOf(said, data, totals) {
    const keys = new Map(data.sides.map(({ id }) => [`${id} all false`, { side: id, group: "all", recalled: false }]));
    said.forEach(([first], key) => keys.set(key, totals.get(first.part_of) ?? first));
    const rank = ({ side, group, recalled }) => [
      borderviz.sidePlace(data, side),
      side,
      Number(recalled),
      GROUPS.indexOf(group),
    ];
    const compare = (one, other) => {
      const [a, b] = [rank(one[1]), rank(other[1])];
      const at = a.findIndex((part, position) => part !== b[position]);
      return at < 0 ? 0 : a[at] < b[at] ? -1 : 1;
    };
    return [...keys].sort(compare);
  }

  /** The lowest and the highest figure, once where it is the same; a word only where it is above every number. */
  function endsOf(totals) {
    if (!totals.length) return [];
    const firm = totals.filter(({ vague }) => !vague);
    const numbers = firm.length ? firm : totals;
    const lowest = [...numbers].sort((a, b) => a.value - b.value || inOrder(a, b))[0];
    let highest = [...numbers]
      .sort((a, b) => a.top - b.top || Number(a.high === null) - Number(b.high === null) || inOrder(a, b))
      .at(-1);
    const above = totals.filter((figure) => figure.vague && figure.low > highest.top);
    highest = above.reduce((most, word) => (most && most.low >= word.low ? most : word), null) ?? highest;
    return lowest === highest ? [lowest] : [lowest, highest];
  }

  function drawn(totals, ends) {
    let kept = totals;
    if (totals.length > MOST_MARKS) {
      const latest = [...totals].reverse().filter((figure) => !ends.includes(figure));
      kept = [...ends, ...latest.slice(0, MOST_MARKS - ends.length)];
    }
    return [...kept].sort((a, b) => a.value - b.value || inOrder(a, b));
  }

  const plain = (figure) => (figure.negative ? "0" : figure.amount);

  /** A range in words: "31 to at least 33", "2 to dozens"; one figure where all are the same. */
  function rangeWords(ends) {
    const [lowest, highest] = [ends[0], ends.at(-1)];
    if (lowest.value === highest.top) return unique(ends.map(plain)).join(" or ");
    if (ends.length === 1) return plain(lowest);
    const low = { range: number(lowest.low), up_to: `${number(lowest.value)} or fewer` }[lowest.qualifier];
    const high = { range: number(highest.top) }[highest.qualifier];
    return `${low ?? plain(lowest)} to ${high ?? plain(highest)}`;
  }

  /** Recalls one beside the other: they were said of the same time at different times, and make no range. */
  function recalledWords(totals) {
    const ordered = [...totals].sort((a, b) => Number(a.vague) - Number(b.vague) || a.value - b.value);
    const words = unique(ordered.map(plain));
    return words.slice(0, 3).join(", ") + (words.length > 3 ? " …" : "");
  }

  function spanOf(totals) {
    const numbers = totals.filter(({ vague }) => !vague);
    if (!numbers.length) return null;
    return [Math.min(...numbers.map(({ low }) => low)), Math.max(...numbers.map(({ top }) => top))];
  }

  function reachOf(totals) {
    const span = spanOf(totals);
    const floors = totals.filter(({ vague }) => vague).map(({ low }) => low);
    return span && Math.max(...floors) > span[1] ? Math.max(...floors) : null;
  }

  /** Sub-counts and rises in words, who says them in brackets; the same one of several claimants once. */
  function notesOf(figures, shown, data) {
    const said = new Map();
    const add = (words, { speaker }) => said.set(words, [...(said.get(words) ?? []), speaker]);
    figures.forEach((figure) => {
      if (figure.part_of) add(figure.part_words, figure);
      else if (figure.increment) add(riseWords(data.rises[figure.id], shown), figure);
    });
    const told = [...said].map(([words, who]) => `${words} (${listing(unique(who))})`);
    const more = told.length - MOST_NOTES;
    return [...told.slice(0, MOST_NOTES), ...(more > 0 ? [`${number(more)} more sub-counts and rises`] : [])];
  }

  const riseWords = ({ words, alone, needs }, shown) => (needs.every((id) => shown.has(id)) ? words : alone);

  function rowOf(key, figures, { said, quiet, shown, data, metric }) {
    const totals = figures.filter((figure) => !(figure.part_of || figure.increment));
    const ends = endsOf(totals);
    const marks = drawn(totals, ends);
    const isOfSide = key.group === "all" && !key.recalled;
    const silence = quiet && isOfSide ? `own authorities gave no figure, says ${quiet}` : "";
    const told = notesOf(figures, shown, data);
    const row = { title: titleOf(key, data, metric), side: key.side, marks, span: null, reach: null };
    if (!marks.length) {
      const hasOthers = [...said.keys()].some((other) => other.startsWith(`${key.side} `));
      return { ...row, words: silence || `${hasOthers ? "no total" : "no figure"} in these reports`, notes: told };
    }
    const leftOut = totals.length - marks.length;
    const more = leftOut ? `${number(leftOut)} more figures lie between and are not drawn` : "";
    const notes = [silence, more, ...told].filter(Boolean);
    if (key.recalled) return { ...row, words: recalledWords(totals), notes };
    return { ...row, words: rangeWords(ends), notes, span: spanOf(totals), reach: reachOf(totals) };
  }

  /** Whose people: that of a figure of the row, or of a side without one. */
  function titleOf(key, data, metric) {
    const side = data.sides.find(({ id }) => id === key.side);
    return key.row_title ?? (metric === data.homes ? side.homes : side.people);
  }

  /**
   * Return {heading} and {title, side, words, marks, span, reach, notes} from top to bottom.
   * @param {object[]} figures those shown; `silences` likewise
   * @param {string[]} clashes ids of those to look at, all where empty
   */
  function compareRows(figures, silences, data, metric, clashes) {
    const known = figures.filter((one) => one.metric === metric && one.place !== null).sort(inOrder);
    const quiet = quietSides(known, silences, data, metric);
    const once = known.filter(({ repeat }) => !repeat);
    const shown = new Map(once.map((figure) => [figure.id, figure]));
    return data.clashes
      .filter(({ id }) => !clashes.length || clashes.includes(id))
      .flatMap(({ id, name }) => {
        const ofClash = once.filter(({ clash }) => clash === id);
        const said = byRow(ofClash, shown);
        const rows = keysOf(said, data, shown).map(([key, first]) =>
          rowOf(first, said.get(key) ?? [], { said, quiet: quiet.get(`${id} ${first.side}`), shown, data, metric }),
        );
        return [{ heading: name }, ...rows];
      });
  }

  Object.assign(borderviz, { compareRows, listing });
})((globalThis.borderviz ??= {}));
