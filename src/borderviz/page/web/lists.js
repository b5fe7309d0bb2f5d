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

  const COLUMNS = [
    ["Clash", (one, page) => page.clashName(one.clash)],
    ["What", (one, page) => page.data.metrics[one.metric]],
    ["Whose people", (one) => one.side_name],
    ["Group", (one) => one.group_name],
    ["Figure", (one, page) => figureButton(one, page)],
    ["Low", (one) => one.low],
    ["High", (one) => one.high ?? ""],
    ["Says", (one) => one.claimant],
    ["As of", (one) => one.as_of_text],
    ["Remark", (one) => one.remark],
    ["Report", (one, page) => webLink(page.report(one.report).url, one.source)],
    ["Paragraph", (one) => one.paragraph],
  ];

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
    const head = COLUMNS.map(([name]) => {
      const made = el("th", "", name);
      made.scope = "col";
      return made;
    });
    const rows = figures.map((one) => {
      const made = el(
        "tr",
        one.id === page.state.claim ? "is-selected" : "",
        ...COLUMNS.map(([, of]) => cell(of(one, page))),
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
        one.where,
      ];
      const made = borderviz.button("incident-row", title, () => page.change({ selected: one.id }));
      made.append(el("bdi", "incident-said", said.join(" · ")));
      made.dataset.incidentRow = one.id;
      borderviz.press(made, one.id === page.state.selected);
      return el("li", "", made);
    });
    return el("ul", "incidents", ...rows);
  }

  /** A list in pages; the page that is open stays open, or the one with what is selected. */
  class Paged {
    /** @param {function(object[]): Element} draw draws the records of a page */
    constructor(box, draw) {
      Object.assign(this, { box, draw, number: 1, at: null });
    }

    /** @param {string} selected id that must be seen, where it has just been selected; "" for none */
    show(records, { selected = "", isWhole = false } = {}) {
      const rows = isWhole ? Math.max(records.length, 1) : ROWS;
      const pages = Math.max(1, Math.ceil(records.length / rows));
      const at = records.findIndex(({ id }) => id === selected);
      if (at >= 0 && this.at !== selected) this.number = Math.floor(at / rows) + 1;
      this.at = selected;
      this.number = Math.min(this.number, pages);
      const first = (this.number - 1) * rows;
      const shown = records.slice(first, first + rows);
      const turn = pages > 1 ? this.turner(records, pages, { selected, isWhole }) : null;
      this.box.replaceChildren(shown.length ? this.draw(shown) : el("p", "quiet", "None."), ...(turn ? [turn] : []));
    }

    turner(records, pages, given) {
      const to = (number) => {
        this.number = number;
        this.show(records, given);
        this.box.querySelector(".turner button:not([disabled])")?.focus();
      };
      const back = borderviz.button("choice", "‹ Back", () => to(this.number - 1));
      const on = borderviz.button("choice", "Next ›", () => to(this.number + 1));
      back.disabled = this.number === 1;
      on.disabled = this.number === pages;
      const made = el("div", "turner", back, el("span", "quiet", `page ${this.number} of ${pages}`), on);
      made.setAttribute("role", "group");
      made.setAttribute("aria-label", "Pages of the list");
      return made;
    }
  }

  Object.assign(borderviz, { Paged, figureTable, incidentButtons, webLink });
})((globalThis.borderviz ??= {}));
