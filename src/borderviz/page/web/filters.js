/* Filters: which clashes, kinds, blame and reports there are, with how many accounts of incidents each has. */
(function (borderviz) {
  "use strict";

  const { el } = borderviz;
  const CAUTION =
    "Counts are accounts in these reports, no measure of who did more. " +
    "Kind and blame concern incidents; figures follow clash, report and time.";

  /** Return the filters of a page: [name, label, [value, text][]] for each. */
  function filterChoices(data) {
    const count = (name, value) => data.incidents.filter((one) => one[name] === value).length;
    const said = new Set(data.figures.flatMap(({ clash, report }) => [clash, report]));
    const blame = [
      ...data.sides.map(({ id, adjective }) => [id, `${adjective} side`]),
      ["both", "Mutual"],
      ["none", "Nobody"],
    ];
    const given = [
      ["clash", "Clash", data.clashes.map(({ id, name }) => [id, name])],
      ["kind", "What happened", Object.entries(data.kinds)],
      ["blamed", "Who is blamed", blame],
      ["report", "Report", data.reports.map(({ id, source }) => [id, source])],
    ];
    return given.map(([name, label, choices]) => {
      const present = choices.filter(([value]) => count(name, value) || said.has(value));
      return [name, label, present.map(([value, text]) => [value, `${text} (${count(name, value)})`])];
    });
  }

  class Filters {
    /** @param {function(object)} change is told of the part of the state that was chosen; `reset` chooses nothing */
    constructor(box, data, change, reset) {
      this.parts = filterChoices(data)
        .filter(([, , choices]) => choices.length)
        .map(([name, label, choices]) => [
          name,
          new borderviz.SomeOf(label, choices, (values) => change({ [name]: values })),
        ]);
      const all = borderviz.button("wide-button", "Reset filters and time", reset);
      box.append(...this.parts.map(([, part]) => part.element), all, el("p", "quiet", CAUTION));
    }

    show(state) {
      this.parts.forEach(([name, part]) => part.show(state[name]));
    }
  }

  Object.assign(borderviz, { Filters, filterChoices });
})((globalThis.borderviz ??= {}));
