/* Reports: who published each, its figures and its incidents, whatever the filters. */
(function (borderviz) {
  "use strict";

  const { el } = borderviz;

  function line(text) {
    return text ? el("div", "", el("bdi", "", text)) : null;
  }

  function figureCard(one, page) {
    const who = `${one.side_name} (${one.group_name}), says ${one.claimant}, as of ${one.as_of_text}`;
    const title = `${page.data.metrics[one.metric]}: ${one.figure}`;
    const open = borderviz.button("link-button card-title", title, () => page.change({ open: "map", claim: one.id }));
    return el("div", "card", open, line(who), line(one.remark), el("div", "quiet", `paragraph ${one.paragraph}`));
  }

  function incidentCard(one, page) {
    const isSelected = one.id === page.state.selected;
    const title = `${isSelected ? "Selected. " : ""}${one.kind_text}: ${one.summary}`;
    const open = borderviz.button("link-button card-title", title, () =>
      page.change({ open: "map", selected: one.id }),
    );
    const said = `${one.when}, ${one.place || "place not named"}; blamed: ${one.blamed_text}`;
    const foot = el("div", "quiet", `paragraph ${one.paragraph}`);
    return el("div", "card", open, line(said), line(`account of ${one.account}`), line(one.note), foot);
  }

  function column(name, cards) {
    return el("div", "", el("h4", "", `${name} (${cards.length})`), ...cards);
  }

  /** Return what was coded from a report. */
  function reportView(report, page) {
    const of = (records) => records.filter(({ report: id }) => id === report.id);
    const incidents = of(page.data.incidents);
    incidents.sort((one, other) => Number(other.id === page.state.selected) - Number(one.id === page.state.selected));
    const credit = report.credit ? ` · credits ${report.credit}` : "";
    return el(
      "article",
      "report",
      el("h3", "", borderviz.webLink(report.url, report.title)),
      line(`${report.source}${credit}`),
      ...report.silent.map((side) => line(`The ${side} side gave no figure of its losses, by this report.`)),
      report.note ? el("p", "quiet", el("bdi", "", report.note)) : null,
      el(
        "div",
        "columns",
        column(
          "Figures",
          of(page.data.figures).map((one) => figureCard(one, page)),
        ),
        column(
          "Incidents",
          incidents.map((one) => incidentCard(one, page)),
        ),
      ),
    );
  }

  Object.assign(borderviz, { reportView });
})((globalThis.borderviz ??= {}));
