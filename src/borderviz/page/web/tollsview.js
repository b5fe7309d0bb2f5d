/* Tolls view: one question at a time about the figures that the filters and days leave. */
(function (borderviz) {
  "use strict";

  const { el } = borderviz;
  const QUESTIONS = new Map([
    ["compare", "How do the clashes compare?"],
    ["grow", "How did the toll grow?"],
    ["contradict", "What contradicts what?"],
    ["words", "In words"],
    ["figures", "All figures"],
  ]);
  const HOW_TO_COMPARE =
    "Each mark is one figure; a line spans what was said of the same people at the time, its ends named. Nothing is " +
    "added up. An arrow: no upper bound is given. Hollow: vague. Diamond: recalled later. Click a mark for its source.";
  const CONTRADICTIONS =
    "Figures that cannot all be so, by their bounds and days; those that differ most first. " +
    "Nothing here says who is right.";
  const IN_WORDS = "Made from all figures of this file. Each figure leads to its claim.";

  class TollsView {
    /** @param {function(string): HTMLElement} place finds a part of the page by its id */
    constructor(page, place) {
      this.page = page;
      this.place = place;
      this.questions = new borderviz.OneOf(place("question-choice"), "Question", (question) =>
        page.change({ question }),
      );
      this.metrics = new borderviz.OneOf(place("grow-metric"), "What is counted", (metric) => page.change({ metric }));
      this.growth = new borderviz.TollBox(place("grow-chart"), page);
      this.compared = new Map();
      this.table = new borderviz.Paged(
        place("figures-table"),
        (found) => borderviz.figureTable(found, page),
        (all) => borderviz.csvButton("figures", all, page),
        (number) => page.change({ page: number }),
      );
    }

    /** Show a selection. On paper all questions are answered. */
    show(shown) {
      const { page } = this;
      const { question } = page.state;
      this.questions.show(QUESTIONS, question);
      this.sayDays();
      this.place("tolls-cards").replaceChildren(
        ...(page.state.claim ? [borderviz.claimCard(page.figure(page.state.claim), page, false)] : []),
      );
      QUESTIONS.forEach((_, name) => {
        const isOpen = name === question || page.isOnPaper;
        this.place(`answer-${name}`).hidden = !isOpen;
        if (isOpen) this[name](shown);
      });
    }

    sayDays() {
      const { page } = this;
      const { first, last } = page.state;
      const said =
        first === null
          ? []
          : [
              el("strong", "", `${page.dayText(first)} to ${page.dayText(last)} `),
              borderviz.button("link-button", "✕ All days", () =>
                page.change({ first: null, last: null, mode: "window" }),
              ),
            ];
      this.place("tolls-days").replaceChildren(...said);
    }

    compare(shown) {
      const { page } = this;
      const metrics = page.metricsToCompare(shown);
      this.place("compare-key").textContent = HOW_TO_COMPARE;
      this.place("compare-none").hidden = metrics.length > 0;
      const boxes = metrics.map((metric) => this.compareBox(metric));
      this.place("compare-charts").replaceChildren(...boxes.map(({ element }) => element));
      boxes.forEach(({ chart, metric }) => {
        const rows = borderviz.compareRows(shown.figures, shown.silences, page.data, metric, page.state.clash);
        const look = { emphasised: page.emphasised(), selected: page.state.claim };
        chart.show((size) => new borderviz.CompareChart(rows, page.data, metric, { ...look, ...size }).draw());
      });
    }

    /** The box of a metric, made once, so that the focus stays in it. */
    compareBox(metric) {
      if (!this.compared.has(metric)) {
        const box = el("div", "chart");
        const element = el(
          "section",
          "",
          el("h3", "", `How do the clashes compare? ${this.page.data.metrics[metric]}`),
          box,
        );
        this.compared.set(metric, { metric, element, chart: new borderviz.ChartBox(box, this.page) });
      }
      return this.compared.get(metric);
    }

    grow(shown) {
      const { page } = this;
      this.metrics.show(page.metrics(), page.metric());
      this.place("grow-question").textContent = borderviz.chartQuestion(page.data, page.metric(), "grew");
      this.place("grow-key").textContent = borderviz.HOW_TO_READ.grew;
      this.growth.show("grew", page.metric(), shown);
    }

    contradict(shown) {
      this.place("contradict-text").replaceChildren(
        el("p", "quiet", CONTRADICTIONS),
        ...borderviz.contradictionList(this.page, this.told(shown)),
      );
    }

    words(shown) {
      this.place("words-text").replaceChildren(
        el("p", "quiet", IN_WORDS),
        ...borderviz.paragraphs(this.page, this.told(shown), this.page.state.clash),
      );
    }

    told({ figures, silences }) {
      return {
        ids: new Set(figures.map(({ id }) => id)),
        reports: new Set(silences.map(({ report }) => report)),
      };
    }

    figures(shown) {
      const { claim, page } = this.page.state;
      this.table.show(shown.figures, { page, selected: claim, isWhole: this.page.isOnPaper });
    }
  }

  class ReportsView {
    constructor(page, place) {
      this.page = page;
      this.place = place;
      this.choice = place("report-choice");
      this.choice.append(
        ...page.data.reports.map(({ id, source }) => {
          const made = el("option", "", source);
          made.value = id;
          return made;
        }),
      );
      this.choice.addEventListener("change", () => page.change({ read: this.choice.value }));
    }

    show() {
      const { reports } = this.page.data;
      const { read } = this.page.state;
      const report = reports.find(({ id }) => id === read) ?? reports[0];
      this.place("report-pick").hidden = !report;
      if (report) this.choice.value = report.id;
      const shown = this.page.isOnPaper ? reports : reports.filter((one) => one === report);
      const views = shown.map((one) => borderviz.reportView(one, this.page));
      this.place("report").replaceChildren(...(views.length ? views : [el("p", "notice", "This file has no report.")]));
    }
  }

  Object.assign(borderviz, { ReportsView, TollsView });
})((globalThis.borderviz ??= {}));
