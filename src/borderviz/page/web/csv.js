/* CSV: lists to take away for a spreadsheet; the rules are those of borderviz.exchange.formula_guard. */
(function (borderviz) {
  "use strict";

  /** A spreadsheet runs a cell that begins so (OWASP, CSV injection), */
  const BEGINNING = /^(?='*[=+\-@\t\r\n＝＋－＠])/;
  /** and one that begins so after another separator at which it may cut. */
  const AFTER_CUT = /[;\t\r\n](?='*[=+\-@＝＋－＠])/g;
  /** Excel needs it to read other scripts. */
  const BYTE_ORDER_MARK = "\ufeff";

  const FIGURES = [
    ["Clash", (one, page) => page.clashName(one.clash)],
    ["What", (one, page) => page.data.metrics[one.metric]],
    ["Whose people", (one) => one.side_name],
    ["Group", (one) => one.group_name],
    ["Figure", (one) => one.figure],
    ["Low", (one) => one.low],
    ["High", (one) => one.high],
    ["Says", (one) => one.claimant],
    ["As of", (one) => one.as_of_text],
    ["Remark", (one) => one.remark],
    ["Report", (one) => one.source],
    ["Paragraph", (one) => one.paragraph],
    ["Link", (one, page) => page.report(one.report).url],
  ];
  const INCIDENTS = [
    ["When", (one) => one.when],
    ["What", (one) => one.kind_text],
    ["Summary", (one) => one.summary],
    ["Place", (one) => one.place || "not named"],
    ["Place is", (one) => one.precision],
    ["On the map", (one) => one.why || "yes"],
    ["Blamed", (one) => one.blamed_text],
    ["Account of", (one) => one.account],
    ["Report", (one, page) => page.report(one.report).source],
    ["Paragraph", (one) => one.paragraph],
    ["Link", (one, page) => page.report(one.report).url],
  ];

  /** A cell as a spreadsheet takes it: a text that it would run as a formula gets an apostrophe in front. */
  function cell(value) {
    if (value === null) return "";
    const text = typeof value === "string" ? value.replace(AFTER_CUT, "$&'").replace(BEGINNING, "'") : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  /** Return records as CSV: [name, value of a record][] are the columns. */
  function csvOf(columns, records, page) {
    const rows = [columns.map(([name]) => name), ...records.map((one) => columns.map(([, of]) => of(one, page)))];
    return `${BYTE_ORDER_MARK}${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
  }

  function save(name, text) {
    const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    const link = borderviz.el("a", "");
    Object.assign(link, { href: address, download: name });
    link.click();
    URL.revokeObjectURL(address);
  }

  /** Return a button that saves records; `kind` is "figures" or "incidents". */
  function csvButton(kind, records, page) {
    const [columns, words] = kind === "figures" ? [FIGURES, "Figures"] : [INCIDENTS, "Incidents"];
    const label = `${words} as CSV (${records.length} rows)`;
    return borderviz.button("choice csv", label, () => save(`borderviz-${kind}.csv`, csvOf(columns, records, page)));
  }

  Object.assign(borderviz, { csvButton, csvOf, FIGURE_COLUMNS: FIGURES });
})((globalThis.borderviz ??= {}));
