/* Choice: which incidents, figures and silences a selection shows; the rules are those of borderviz.selection. */
(function (borderviz) {
  "use strict";

  const isChosen = (wanted, word) => !wanted.length || wanted.includes(word);

  /**
   * @param {object} selection clash, kind, blamed, report (lists; an empty one chooses all), first and last day (ISO,
   *   null for no bound)
   */
  function inWindow({ first, last }, start, end) {
    return (first === null || end >= first) && (last === null || start <= last);
  }

  function incidentsOf(data, selection) {
    return data.incidents.filter(
      (one) =>
        isChosen(selection.kind, one.kind) &&
        isChosen(selection.blamed, one.blamed) &&
        isChosen(selection.report, one.report) &&
        isChosen(selection.clash, one.clash) &&
        inWindow(selection, one.first, one.last),
    );
  }

  function figuresOf(data, selection) {
    return data.figures.filter(
      (one) =>
        isChosen(selection.report, one.report) &&
        isChosen(selection.clash, one.clash) &&
        inWindow(selection, one.day, one.day),
    );
  }

  function silencesOf(data, selection) {
    const published = new Map(data.reports.map((report) => [report.id, report.published]));
    return data.silences.filter(({ report }) => {
      const day = published.get(report);
      return isChosen(selection.report, report) && inWindow(selection, day, day);
    });
  }

  /** Return a selection with only the report and the clash of a figure; the same where there is none. */
  function narrowed(selection, figure) {
    if (!figure) return selection;
    return { ...selection, report: [figure.report], clash: figure.clash ? [figure.clash] : selection.clash };
  }

  /** Return how many events accounts tell of; those joined by `same_event` are one, also through a third. */
  function eventCount(incidents) {
    const ids = new Set(incidents.map(({ id }) => id));
    const root = new Map(incidents.map(({ id }) => [id, id]));
    const find = (id) => {
      let found = id;
      while (root.get(found) !== found) found = root.get(found);
      return found;
    };
    incidents.forEach((one) =>
      one.same_event.filter((other) => ids.has(other)).forEach((other) => root.set(find(one.id), find(other))),
    );
    return new Set(incidents.map(({ id }) => find(id))).size;
  }

  /** Return an incident and all other accounts of its event, itself first. */
  function accountsOf(data, id) {
    const found = data.incidents.filter((one) => one.id === id);
    for (const one of found) {
      const touching = data.incidents.filter(
        (other) => one.same_event.includes(other.id) || other.same_event.includes(one.id),
      );
      found.push(...touching.filter((other) => !found.includes(other)));
    }
    return found;
  }

  /** Return incidents as base64 of one bit for each of the study's, in the order of their packing; "" for all. */
  function maskOf(data, incidents) {
    if (incidents.length === data.incidents.length) return "";
    const wanted = new Set(incidents.map(({ id }) => id));
    const bytes = new Uint8Array(Math.ceil(data.incidents.length / 8));
    data.packed.order.forEach((row, position) => {
      if (wanted.has(data.incidents[row].id)) bytes[position >> 3] |= 1 << (position & 7);
    });
    return btoa(String.fromCharCode(...bytes));
  }

  Object.assign(borderviz, { accountsOf, eventCount, figuresOf, incidentsOf, maskOf, narrowed, silencesOf });
})((globalThis.borderviz ??= {}));
