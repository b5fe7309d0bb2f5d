/* Map view: map and time, beside them one chart, below them cards and lists. */
(function (borderviz) {
  "use strict";

  const CHARTS = new Map([
    ["said", "Who says what"],
    ["grew", "How it grew"],
  ]);
  const HOW_TO_READ = {
    said:
      "In colour: whose people; then who says it. Each mark is one figure, and nothing is added up. " +
      "An arrow: no upper bound is given. Hollow: vague, replaced later, or (square) a rise. Diamond: recalled later.",
    grew:
      "A line holds until the same claimant's next figure; nothing is added up. Solid: the people's own side says " +
      "so; dashed: another side; dotted: others. Arrow: no upper bound. Hollow: vague, replaced later, or (square) " +
      "a rise. Diamond: recalled later. Dotted upright: days left out. Drag across days with a mouse to choose them.",
  };

  /** Return the question that a chart answers. */
  function chartQuestion(data, metric, chart) {
    const counted = data.metrics[metric].toLowerCase();
    if (chart === "grew") return `How did the number of ${counted} grow, and who says so?`;
    return `How many were ${counted}, and who says so?`;
  }

  /** Draws who says what, or how it grew, into a box; used by more than one view. */
  class TollBox {
    constructor(box, page) {
      this.page = page;
      this.chart = new borderviz.ChartBox(box, page);
      this.brush = new borderviz.Brush(box, (low, high) => page.chooseDays(low, high));
    }

    show(chart, metric, shown) {
      const { page } = this;
      const { data, axis } = page;
      const look = { label: chartQuestion(data, metric, chart), selected: page.state.claim };
      this.brush.over(null);
      if (chart === "grew" && axis) {
        const found = borderviz.growths(shown.figuresOfAllDays, metric, page.state.clash);
        this.chart.show((size) => {
          const made = new borderviz.GrowthChart(found, data, axis, metric, {
            ...look,
            ...size,
            window: page.window(),
          });
          this.brush.over(made.frame);
          return made.draw();
        });
        return;
      }
      const rows = borderviz.tollRows(shown.figures, shown.silences, data, metric, page.state.clash);
      const emphasised = page.emphasised();
      this.chart.show((size) => new borderviz.TollChart(rows, data, metric, { ...look, ...size, emphasised }).draw());
    }
  }

  class MapView {
    /** @param {function(string): HTMLElement} place finds a part of the page by its id */
    constructor(page, place) {
      this.page = page;
      this.place = place;
      this.charts = new borderviz.OneOf(place("chart-choice"), "Chart", (chart) => page.change({ chart }));
      this.metrics = new borderviz.OneOf(place("metric-choice"), "What is counted", (metric) =>
        page.change({ metric }),
      );
      this.lists = new borderviz.OneOf(place("list-choice"), "List", (list) => page.change({ list }));
      this.tolls = new TollBox(place("chart"), page);
      const incidents = (found) => borderviz.incidentButtons(found, page);
      const draw = { figures: (found) => borderviz.figureTable(found, page), placed: incidents, unplaced: incidents };
      this.paged = Object.fromEntries(
        Object.keys(draw).map((name) => [
          name,
          new borderviz.Paged(
            place(`list-${name}`),
            draw[name],
            (all) => borderviz.csvButton(name === "figures" ? "figures" : "incidents", all, page),
            (number) => page.change({ page: number }),
          ),
        ]),
      );
    }

    /** Show a selection; while time moves only the chart follows. */
    show(shown, isMoving) {
      const { page } = this;
      const { chart } = page.state;
      this.charts.show(CHARTS, chart);
      this.metrics.show(page.metrics(), page.metric());
      this.place("chart-question").textContent = chartQuestion(page.data, page.metric(), chart);
      this.place("chart-key").textContent = HOW_TO_READ[chart];
      this.tolls.show(chart, page.metric(), shown);
      if (isMoving) return;
      this.cards(shown);
      this.showLists(shown);
    }

    cards({ incidentsOfAllDays, incidents }) {
      const { page } = this;
      const { selected, claim } = page.state;
      const has = (records) => records.some(({ id }) => id === selected);
      const where = "it is neither on the map nor in the lists.";
      const why = has(incidents)
        ? ""
        : has(incidentsOfAllDays)
          ? `It is outside of the days chosen: ${where}`
          : `The filters leave it out: ${where}`;
      this.place("map-cards").replaceChildren(
        ...(claim ? [borderviz.claimCard(page.figure(claim), page, true)] : []),
        ...(selected ? [borderviz.incidentCard(selected, page, why)] : []),
      );
    }

    showLists({ listed, incidents }) {
      const placed = incidents.filter(({ why }) => !why);
      const lists = { figures: listed, placed, unplaced: incidents.filter(({ why }) => why) };
      const texts = { figures: "Reported figures", placed: "On the map", unplaced: "Without a point" };
      const { selected, claim, list, page } = this.page.state;
      const names = Object.keys(lists);
      this.lists.show(new Map(names.map((name) => [name, `${texts[name]} (${lists[name].length})`])), list);
      names.forEach((name) => {
        const isOpen = name === list || this.page.isOnPaper;
        this.place(`list-${name}`).hidden = !isOpen;
        this.place(`list-${name}-name`).textContent = texts[name];
        if (isOpen)
          this.paged[name].show(lists[name], {
            page,
            selected: name === "figures" ? claim : selected,
            isWhole: this.page.isOnPaper,
          });
      });
    }
  }

  Object.assign(borderviz, { HOW_TO_READ, MapView, TollBox, chartQuestion });
})((globalThis.borderviz ??= {}));
