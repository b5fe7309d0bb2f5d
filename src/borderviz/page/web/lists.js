/* Lists: figures as a table and incidents as buttons, page by page; each leads to its card. */
(function (borderviz) {
  "use strict";

  const { el } = borderviz;
  /** Rows of a page: as many as a reader scans. On paper all are there. */
  const ROWS = 20;

  /** Return a link where the address is one of the web, else the text. */
  function webLink(address, text) {
    if (!/^https?:\/\//i.test(address)) return el("bdi", "", text);
    const made = el("a", "", el("bdi", "", text));
    Object.assign(made, { href: address, target: "_blank", rel: "noopener noreferrer" });
    return made;
  }

  /** What the table shows otherwise than a file does. */
  const CELLS = {
    Figure: (one, page) => figureButton(one, page),
    High: (one) => one.high ?? "",
    Report: (one, page) => webLink(page.report(one.report).url, one.source),
  };

  /** Columns of the table: those of the file, but the link, which the name of the report has. */
  function columns() {
    return borderviz.FIGURE_COLUMNS.filter(([name]) => name !== "Link").map(([name, of]) => [name, CELLS[name] ?? of]);
  }

  function figureButton(one, page) {
    const made = borderviz.button("link-button", one.figure, () => page.change({ claim: one.id }));
    borderviz.press(made, one.id === page.state.claim);
    return made;
  }

  function cell(value) {
    if (typeof value === "number") return el("td", "number", value.toLocaleString("en"));
    return el("td", "", typeof value === "string" ? el("bdi", "", value) : value);
  }

  /** Return a table of figures that scrolls by itself. */
  function figureTable(figures, page) {
    const shown = columns();
    const head = shown.map(([name]) => {
      const made = el("th", "", name);
      made.scope = "col";
      return made;
    });
    const rows = figures.map((one) => {
      const made = el(
        "tr",
        one.id === page.state.claim ? "is-selected" : "",
        ...shown.map(([, of]) => cell(of(one, page))),
      );
      return made;
    });
    const table = el("table", "figures", el("thead", "", el("tr", "", ...head)), el("tbody", "", ...rows));
    const box = el("div", "scroll", table);
    Object.assign(box, { tabIndex: 0, role: "region", ariaLabel: "Table of figures" });
    return box;
  }

  /** Return incidents as a list of buttons that select them. */
  function incidentButtons(incidents, page) {
    const rows = incidents.map((one) => {
      const where = one.place ? `, ${one.place}` : "";
      const title = el(
        "bdi",
        "incident-title",
        el("strong", "", `${one.when} · ${one.kind_text}${where}: `),
        one.summary,
      );
      const said = [
        `Blamed: ${one.blamed_text}`,
        `account of ${one.account}`,
        page.report(one.report).source,
        one.why || one.precision,
      ];
      const made = borderviz.button("incident-row", title, () => page.change({ selected: one.id }));
      made.append(el("bdi", "incident-said", said.join(" · ")));
      made.dataset.incidentRow = one.id;
      borderviz.press(made, one.id === page.state.selected);
      return el("li", "", made);
    });
    return el("ul", "incidents", ...rows);
  }

  /** A list in pages, of which the address says the one that is open; else it is the one with what is selected. */
  class Paged {
    /**
     * @param {function(object[]): Element} draw draws the records of a page, `save` a button that saves all of them
     * @param {function(string)} turn is told of the page that was chosen, a number from 1
     */
    constructor(box, draw, save, turn) {
      Object.assign(this, { box, draw, save, turn });
    }

    /** @param {string} page the one to show, "" where none was chosen; `selected` is an id, "" for none */
    show(records, { page = "", selected = "", isWhole = false } = {}) {
      const rows = isWhole ? Math.max(records.length, 1) : ROWS;
      const pages = Math.max(1, Math.ceil(records.length / rows));
      const at = Math.max(0, records.findIndex(({ id }) => id === selected));
      const number = Math.min(Number(page) || Math.floor(at / rows) + 1, pages);
      const first = (number - 1) * rows;
      const shown = records.slice(first, first + rows);
      const foot = el("div", "list-foot");
      if (pages > 1) foot.append(this.turner(number, pages));
      if (records.length) foot.append(this.save(records));
      this.box.replaceChildren(shown.length ? this.draw(shown) : el("p", "quiet", "None."), foot);
    }

    turner(number, pages) {
      const to = (other) => {
        this.turn(String(other));
        this.box.querySelector(".turner button:not([disabled])")?.focus();
      };
      const back = borderviz.button("choice", "‹ Back", () => to(number - 1));
      const on = borderviz.button("choice", "Next ›", () => to(number + 1));
      back.disabled = number === 1;
      on.disabled = number === pages;
      const made = el("div", "turner", back, el("span", "quiet", `page ${number} of ${pages}`), on);
      made.setAttribute("role", "group");
      made.setAttribute("aria-label", "Pages of the list");
      return made;
    }
  }

  Object.assign(borderviz, { Paged, figureTable, incidentButtons, webLink });
})((globalThis.borderviz ??= {}));
