/* Counts: how much of the file is shown in the view that is open, and that nothing fits, with the way back. */
(function (borderviz) {
  "use strict";

  const { el } = borderviz;

  /** Return how much is shown, for the view that is open. */
  function countsOf({ data, state }, { incidents, figures }) {
    const all = `${data.reports.length} reports, ${data.incidents.length} incidents, ${data.figures.length} figures`;
    const reports = (records) =>
      `${new Set(records.map(({ report }) => report)).size} of ${data.reports.length} reports`;
    if (state.open === "tolls") {
      return [el("strong", "", `${figures.length} of ${data.figures.length} figures`), ` from ${reports(figures)}`];
    }
    if (state.open !== "map") return [all];
    const placed = incidents.filter(({ why }) => !why).length;
    return [
      el("strong", "", `${incidents.length} of ${data.incidents.length} accounts`),
      ` of ${borderviz.eventCount(incidents)} incidents, from ${reports(incidents)}`,
      data.map ? `: ${placed} with a point on the map, ${incidents.length - placed} without` : "",
    ];
  }

  /** Return that nothing is shown of what the file holds, or that it holds nothing; nothing where neither is so. */
  function emptinessOf(page, shown) {
    const { incidents, figures } = page.data;
    if (!incidents.length && !figures.length) return [el("p", "notice", "This file holds no incident and no figure.")];
    const texts = [
      incidents.length && !shown.incidents.length ? "No incident fits these filters and days." : "",
      figures.length && !shown.figures.length ? "No figure fits these filters and days." : "",
    ];
    const text = texts.filter(Boolean).join(" ");
    return text ? [nothingFits(page, text)] : [];
  }

  function nothingFits(page, text) {
    const back = borderviz.button("choice", "Reset filters and time", () => page.reset());
    return el("p", "notice", `${text} `, back);
  }

  Object.assign(borderviz, { countsOf, emptinessOf });
})((globalThis.borderviz ??= {}));
