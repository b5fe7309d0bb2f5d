/* Time layer: incidents on a Leaflet map under a time control; time moves here, the page hears of it when let go. */
(function (borderviz) {
  "use strict";

  /** So many symbols can be told apart; more are drawn as points. */
  const MOST_SYMBOLS = 150;
  const PANES = { circles: 340, points: 420, leaders: 450 };

  class TimeLayer {
    /**
     * @param {object} packed as returned by `unpack`
     * @param {{name: string, light: string[], dark: string[]}[]} groups colours by category
     * @param {function(Incidents): object} detailsOf makes what is said of each incident
     */
    constructor(map, packed, groups, detailsOf, label) {
      this.map = map;
      this.groups = groups;
      this.axis = new borderviz.Axis(packed.runs);
      this.incidents = new borderviz.Incidents(packed, this.axis);
      this.details = detailsOf(this.incidents);
      this.link = new borderviz.PageLink();
      /** What else of the map the page is told of and may choose: {told(): object, show(object)}. */
      this.beside = null;
      this.everything = new Uint32Array(packed.count);
      this.filterText = "";
      this.listeners = [];
      this.counts = [];
      this.drawn = { frame: 0, shown: 0, milliseconds: 0 };
      this.addPanes();
      this.addLayers();
      this.addControl(label);
      this.listen();
      borderviz.onTheme((theme) => this.recolour(theme));
      this.takeFilter();
      this.settle();
    }

    addPanes() {
      Object.entries(PANES).forEach(([name, level]) => {
        if (!this.map.getPane(name)) this.map.createPane(name).style.zIndex = level;
      });
      this.map.getPane("points").style.pointerEvents = "none";
    }

    addLayers() {
      const select = (index) => this.select(index);
      this.points = new borderviz.PointLayer(this.map, this.incidents, "points");
      this.symbols = new borderviz.SymbolLayer(this.map, this.incidents, this.details, select);
      this.fan = new borderviz.SymbolLayer(this.map, this.incidents, this.details, select);
      this.fan.arrange([]);
      this.pointer = new borderviz.Pointer(this);
    }

    addControl(label) {
      this.control = new borderviz.TimeControl({
        runs: this.incidents.packed.runs,
        groups: this.groups,
        label,
        onMove: (_, isMoving) => this.move(isMoving),
        onPace: () => this.control.isMoving || this.tell(),
      });
      const container = this.map.getContainer();
      container.classList.add("has-time");
      container.append(this.control.element);
      const measure = () => {
        container.style.setProperty("--time-height", `${this.control.element.offsetHeight}px`);
        this.control.attached();
      };
      // A page may load our style sheet after the script, and only then is the control as wide as it will be.
      new ResizeObserver(measure).observe(this.control.element);
      measure();
    }

    listen() {
      const { map } = this;
      map.on("zoomend moveend resize", () => this.settle());
      map.on("zoomstart", () => this.fan.clear());
      borderviz.makeRoomForPopups(map);
      // Leaflet hears Escape only while the map itself has the focus, not a symbol on it.
      L.DomEvent.on(map.getContainer(), "keydown", (event) => {
        if (event.key !== "Escape") return;
        map.closePopup();
        this.fan.clear();
      });
    }

    recolour(theme) {
      this.points.recolour(this.groups.map((group) => group[theme]));
      this.symbols.recolour();
      this.fan.recolour();
      if (this.list) this.draw();
    }

    /** Call with the incidents shown, in every frame, and whether time is still moving. */
    onShown(listener) {
      this.listeners.push(listener);
      listener(this.list, false);
    }

    /** Say one more count beside the layer's own; the function returns it as text, "" for nothing. */
    addCount(text) {
      this.counts.push(text);
    }

    move(isMoving) {
      this.fan.clear();
      this.pointer.leave();
      if (isMoving) {
        // Symbols that were chosen for a window at rest cannot follow one that moves.
        if (this.symbolsHold === "window") this.symbolsHold = null;
        this.draw();
      } else {
        // The page has the longer way to go.
        this.tell();
        this.settle();
      }
    }

    /** The window as positions on the axis; a day in a squeezed gap counts as its nearest day inside the window. */
    span() {
      const { first, last } = this.control.window;
      return [this.axis.indexOf(first), this.axis.indexUpTo(last)];
    }

    /** Draw what the window shows, as symbols or as points. */
    draw() {
      const start = performance.now();
      const isMoving = this.control.isMoving;
      this.list = this.incidents.within(...this.span());
      if (this.symbolsHold) this.symbols.show(this.list);
      else this.points.show(this.list, isMoving);
      this.listeners.forEach((listener) => listener(this.list, isMoving));
      this.say();
      this.drawn = {
        frame: this.drawn.frame + 1,
        shown: this.list.length,
        milliseconds: performance.now() - start,
      };
    }

    /** Choose symbols or points for what is in view, then draw: not while time moves, when nothing may jump. */
    settle() {
      if (this.control.isMoving) {
        if (!this.symbolsHold) this.draw();
        return;
      }
      this.list = this.incidents.within(...this.span());
      const candidates = this.candidates();
      const key = candidates && `${this.map.getZoom()} ${candidates.join()}`;
      if (key && key !== this.arranged) this.symbols.arrange(candidates);
      this.arranged = key;
      if (this.symbolsHold) this.points.clear();
      else this.symbols.clear();
      this.draw();
    }

    /** Those that may be drawn as symbols: of all times if they are few enough, else of this window, else none. */
    candidates() {
      const all = this.incidents.within(0, this.axis.length - 1, this.everything);
      const ofStudy = this.few ? all.filter((index) => this.incidents.hasPoint(index)) : undefined;
      // Symbols just outside of the view are there when the map is pushed.
      const view = borderviz.padded(this.points.view(), 0.3);
      const ofAllTimes = ofStudy ?? this.incidents.inView(all, view, MOST_SYMBOLS);
      this.symbolsHold = ofAllTimes ? "all" : "window";
      if (ofAllTimes) return Array.from(ofAllTimes);
      const ofWindow = this.incidents.inView(this.list, view, MOST_SYMBOLS);
      if (!ofWindow) this.symbolsHold = null;
      return ofWindow;
    }

    /** Let only those through that the page's filters leave. */
    takeFilter(text = "") {
      this.filterText = text;
      this.incidents.filter(text);
      this.total = this.incidents.placedAmong(this.incidents.within(0, this.axis.length - 1, this.everything));
      this.few = this.incidents.count <= MOST_SYMBOLS;
      this.control.setCounts(this.incidents.daily(), this.incidents.startDays());
    }

    say() {
      const placed = this.incidents.placedAmong(this.list);
      const beside = this.list.length - placed;
      const text = `${placed.toLocaleString("en")} of ${this.total.toLocaleString("en")} shown`;
      const own = beside ? `${text}, ${beside.toLocaleString("en")} unplaced` : text;
      this.control.showCount(own, this.counts.map((count) => count()).filter(Boolean).join(" · "));
    }

    /** Select one incident, undefined for none, and tell the page. */
    select(index) {
      if (index === this.selected) return;
      this.showSelected(index);
      this.tell();
    }

    showSelected(index) {
      this.selected = index;
      this.symbols.select(index);
      this.fan.select(index);
      this.points.mark(index === undefined ? [] : [index]);
      const { first, last } = this.incidents;
      this.control.mark(index === undefined ? null : [this.axis.dayAt(first[index]), this.axis.dayAt(last[index])]);
    }

    tell() {
      const { first, last, mode } = this.control.window;
      const selected = this.selected === undefined ? null : this.details.id(this.selected);
      const time = { first: this.axis.iso(first), last: this.axis.iso(last), mode, selected };
      this.link.tell({ ...time, ...this.beside?.told() });
    }

    /**
     * Take what the page wants shown.
     * @param {object} message shown (bits of the filter), first and last day (ISO), mode, selected id, what it has heard
     */
    update({ shown, heard, ...state }) {
      if (shown !== this.filterText) this.takeFilter(shown);
      // The page leaves the ends of the axis out; written down they are no news to us.
      state.first ??= this.axis.iso(this.axis.dayAt(0));
      state.last ??= this.axis.iso(this.axis.dayAt(this.axis.length - 1));
      if (this.link.isNews(state, heard)) {
        this.control.setWindow({
          first: this.axis.fromIso(state.first),
          last: this.axis.fromIso(state.last),
          mode: state.mode,
        });
        this.beside?.show(state);
        this.reveal(this.details.indexOf(state.selected ?? ""));
        // Last, so that what a pause tells the page is what the page has just said.
        this.control.player.pause();
      }
      this.settle();
    }

    /** Show what the page has selected, moving the map only if it is out of sight. */
    reveal(index) {
      if (index === this.selected) return;
      if (index === undefined) this.map.closePopup();
      this.showSelected(index);
      if (index === undefined || !this.incidents.hasPoint(index)) return;
      const { lat, lon } = this.incidents.packed;
      const point = [lat[index], lon[index]];
      if (!this.map.getBounds().pad(-0.1).contains(point)) this.map.panTo(point);
    }
  }

  Object.assign(borderviz, { TimeLayer });
})((globalThis.borderviz ??= {}));
