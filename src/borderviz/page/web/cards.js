/* Cards: the figure and the incident that are selected, with all that is known of them. */
(function (borderviz) {
  "use strict";

  const { el } = borderviz;
  /** Accounts of one event that a card shows; the lists have them all. */
  const MOST_ACCOUNTS = 8;

  function head(title, clear) {
    const close = borderviz.button("link-button", "✕ Clear", clear);
    return el("div", "card-head", el("strong", "", el("bdi", "", title)), close);
  }

  function lines(...given) {
    return given.filter(Boolean).map((line) => el("div", "", el("bdi", "", line)));
  }

  /** A report by name and the paragraph in which a record stands; a button that opens the report here. */
  function sourceButton(record, page) {
    const { source } = page.report(record.report);
    const open = () => page.change({ open: "reports", read: record.report });
    return borderviz.button("choice", `${source}, paragraph ${record.paragraph}`, open);
  }

  /** @param {boolean} narrows whether the view shows only the report and the clash of the figure */
  function claimCard(figure, page, narrows) {
    const title = `Selected figure: ${page.data.metrics[figure.metric]}, ${figure.side_name}: ${figure.figure}`;
    const said = `${figure.group_name}, says ${figure.claimant}, as of ${figure.as_of_text}`;
    const { title: headline, url } = page.report(figure.report);
    return el(
      "section",
      "card",
      head(title, () => page.change({ claim: "" })),
      ...lines(said, figure.remark),
      el("div", "", borderviz.webLink(url, headline)),
      narrows ? el("p", "quiet", "Map and lists show what this report says of this clash.") : null,
      sourceButton(figure, page),
    );
  }

  function account(one, page) {
    const said = `account of ${one.account}, in ${page.report(one.report).source}, paragraph ${one.paragraph}`;
    return el(
      "div",
      "account",
      el("strong", "", el("bdi", "", one.summary)),
      ...lines(`${one.when}; blamed: ${one.blamed_text}`, said, one.note),
      sourceButton(one, page),
    );
  }

  /** @param {string} why why map and lists do not show it; "" where they do */
  function incidentCard(id, page, why) {
    const accounts = borderviz.accountsOf(page.data, id);
    const [one] = accounts;
    const title = `Selected: ${one.kind_text}, ${one.place || "place not named"}, ${one.when}`;
    const more = accounts.length - MOST_ACCOUNTS;
    return el(
      "section",
      "card",
      head(title, () => page.change({ selected: "" })),
      why ? el("p", "quiet", why) : null,
      el("div", "accounts", ...accounts.slice(0, MOST_ACCOUNTS).map((other) => account(other, page))),
      more > 0 ? el("p", "quiet", `${more} more accounts of this event stand in the lists.`) : null,
    );
  }

  Object.assign(borderviz, { claimCard, incidentCard, sourceButton });
})((globalThis.borderviz ??= {}));
