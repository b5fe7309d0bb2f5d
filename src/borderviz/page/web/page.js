/* Page: the state of the page, its address, and what is drawn when it changes. */
(function (borderviz) {
  "use strict";

  const { el } = borderviz;
  const place = (id) => document.getElementById(id);
  /** Parts of the state with which a list begins anew, on the page with what is selected. */
  const OF_LIST = ["open", "question", "list", "selected", "claim"];

  class Page {
    /** @param {object} data as made by borderviz.page.page_data */
    constructor(data) {
      this.data = data;
      this.byId = {
        figure: byId(data.figures),
        report: byId(data.reports),
        clash: byId(data.clashes),
        incident: byId(data.incidents),
      };
      const packed = borderviz.unpack(borderviz.bytesOf(data.packed.content));
      this.axis = packed.runs.length ? new borderviz.Axis(packed.runs) : null;
      this.known = borderviz.stateSchema(data);
      this.live = null;
      this.isOnPaper = false;
      this.colour();
      this.filters = new borderviz.Filters(
        place("filters"),
        data,
        (part) => this.change(part),
        () => this.reset(),
      );
      const hands = { move: (first, last) => this.move(first, last), tell: (message) => this.hear(message) };
      this.read();
      this.living = borderviz.living(place("map"), data, packed, hands);
      this.views = {
        map: new borderviz.MapView(this, place),
        tolls: new borderviz.TollsView(this, place),
        reports: new borderviz.ReportsView(this, place),
      };
      this.tools = new borderviz.Tools(this, place);
      addEventListener("popstate", () => this.follow());
      addEventListener("hashchange", () => this.follow());
      this.render();
    }

    /** The colours of the sides, for all charts. */
    colour() {
      borderviz.onTheme((theme) => {
        const { style } = document.documentElement;
        this.data.sides.forEach((side) => style.setProperty(`--side-${side.id}`, side[theme] || "var(--ink-soft)"));
      });
    }

    figure(id) {
      return this.byId.figure.get(id);
    }

    report(id) {
      return this.byId.report.get(id);
    }

    clashName(id) {
      return this.byId.clash.get(id)?.name ?? "none of these";
    }

    dayText(iso) {
      return this.axis.text(this.axis.fromIso(iso));
    }

    /** What is counted in this file, by name. */
    metrics() {
      const counted = borderviz.countedIn(this.data);
      const all = Object.entries(this.data.metrics);
      return new Map(counted.size ? all.filter(([metric]) => counted.has(metric)) : all.slice(0, 1));
    }

    metric() {
      return this.state.metric || [...this.metrics().keys()][0];
    }

    /** Metrics that there is something to draw about, or whose silence is told of. */
    metricsToCompare({ figures, silences }) {
      const { clash } = this.state;
      const counted = new Set(figures.map(({ metric }) => metric));
      const isSilent = silences.some((one) => (clash.length ? clash.includes(one.clash) : one.clash));
      if (isSilent) this.data.casualties.forEach((metric) => counted.add(metric));
      return Object.keys(this.data.metrics).filter((metric) => counted.has(metric));
    }

    /** The reports whose figures stand out: those of what is selected. */
    emphasised() {
      const { selected, claim } = this.state;
      const accounts = selected ? borderviz.accountsOf(this.data, selected) : [];
      return [...accounts.map(({ report }) => report), ...(claim ? [this.figure(claim).report] : [])];
    }

    /** The days chosen, or those that time is at while it moves, as numbers; null where all are. */
    window() {
      const { first, last } = this.live ?? this.state;
      if (first === null) return null;
      return { first: this.axis.fromIso(first), last: this.axis.fromIso(last) };
    }

    /** Take the state from the address. */
    read() {
      const { state, strange } = borderviz.parseState(location.hash, this.known, this.data.days);
      this.state = state;
      const words = borderviz.partsInWords(strange);
      const said = strange.length
        ? [el("p", "notice", "The link asks for something that this file does not hold: ", el("bdi", "", words))]
        : [];
      place("notices").replaceChildren(...said);
    }

    /** The address of this page with a part of its state changed. */
    linkTo(part) {
      return `#${borderviz.composeState({ ...this.state, ...part }, this.known)}`;
    }

    /** The address was changed by hand, or by going back. */
    follow() {
      if (location.hash.slice(1) === this.written) return;
      this.written = location.hash.slice(1);
      this.live = null;
      this.read();
      this.render();
    }

    /** Take over a part of the state, write it into the address, and draw what changes. */
    change(part) {
      this.live = null;
      const { open, selected } = this.state;
      const isOtherList = OF_LIST.some((name) => name in part);
      this.state = { ...this.state, ...(isOtherList ? { page: "" } : {}), ...part };
      // What was selected elsewhere stands open in the list that has it.
      const chosen = this.state.selected !== selected && this.byId.incident.get(this.state.selected);
      if (chosen) this.state.list = chosen.why ? "unplaced" : "placed";
      this.write(isMapAlone(part));
      this.render();
      if (this.state.open !== open) borderviz.toTop(place, this.state.open);
    }

    /** @param {boolean} isMinor whether the change is no step to go back to */
    write(isMinor) {
      const address = this.linkTo({});
      if (address.slice(1) === location.hash.slice(1)) return;
      this.written = address.slice(1);
      // Going to "#" by location.hash would scroll to the top.
      if (isMinor) history.replaceState(null, "", address);
      else history.pushState(null, "", address);
    }

    reset() {
      const { first, last, clash, kind, blamed, report, mode } = borderviz.nothingChosen();
      this.change({ first, last, clash, kind, blamed, report, mode, claim: "" });
    }

    /** Time moves; nothing is decided yet. */
    move(first, last) {
      this.live = { first, last };
      this.frame ??= requestAnimationFrame(() => {
        this.frame = null;
        if (this.live) this.render(true);
      });
    }

    /** The map or the time control says what was chosen there. */
    hear({ first, last, mode, selected, ...rest }) {
      const isAll = first === this.data.days[0] && last === this.data.days[1];
      const ofMap = borderviz.OF_MAP.filter((name) => name in rest).map((name) => [name, rest[name] ?? ""]);
      const said = { ...(isAll ? { first: null, last: null } : { first, last }), mode, selected: selected ?? "" };
      const all = Object.entries({ ...said, ...Object.fromEntries(ofMap) });
      const changed = all.filter(([name, value]) => String(value) !== String(this.state[name]));
      if (changed.length || this.live) this.change(Object.fromEntries(changed));
    }

    /** Choose the days between two positions, from 0 to 1, along the days. */
    chooseDays(low, high) {
      const { axis } = this;
      const [first, last] = [low, high].map((position) => axis.iso(axis.dayAt(axis.indexAtPosition(position))));
      this.hear({ first, last, mode: "window", selected: this.state.selected });
    }

    /** What the state shows, within its days and of all days. */
    shown() {
      const { data, state } = this;
      const selection = { ...state, ...this.live };
      const allDays = { ...selection, first: null, last: null };
      const claim = this.figure(state.claim);
      return {
        figures: borderviz.figuresOf(data, selection),
        figuresOfAllDays: borderviz.figuresOf(data, allDays),
        silences: borderviz.silencesOf(data, selection),
        listed: borderviz.figuresOf(data, borderviz.narrowed(selection, claim)),
        incidents: borderviz.incidentsOf(data, borderviz.narrowed(selection, claim)),
        incidentsOfAllDays: borderviz.incidentsOf(data, borderviz.narrowed(allDays, claim)),
      };
    }

    render(isMoving = false) {
      const { open } = this.state;
      const shown = this.shown();
      document.documentElement.dataset.page = open;
      place("counts").replaceChildren(...borderviz.countsOf(this, shown));
      place("nothing").replaceChildren(...borderviz.emptinessOf(this, shown));
      if (!isMoving) {
        this.filters.show(this.state);
        this.tools.show(this.state);
        this.tellMap(shown);
      }
      Object.entries(this.views).forEach(([name, view]) => {
        if (name === open || this.isOnPaper) view.show(shown, isMoving);
      });
    }

    tellMap({ incidentsOfAllDays }) {
      const [begin, end] = this.data.days;
      const { first, last, mode, selected, layers } = this.state;
      const ofMap = Object.fromEntries(borderviz.OF_MAP.map((name) => [name, this.state[name] || null]));
      const shown = borderviz.maskOf(this.data, incidentsOfAllDays);
      const time = { first: first ?? begin, last: last ?? end, mode, selected: selected || null };
      this.living.show({ shown, ...time, ...ofMap, layers });
    }
  }

  /** Whether a change is but another place, layer or pace of the map. */
  function isMapAlone(part) {
    return Object.keys(part).every((name) => borderviz.OF_MAP.includes(name));
  }

  function byId(records) {
    return new Map(records.map((record) => [record.id, record]));
  }

  Object.assign(borderviz, { Page });
})((globalThis.borderviz ??= {}));
