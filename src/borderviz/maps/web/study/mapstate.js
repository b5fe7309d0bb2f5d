/* Map state: the view, borders, layers and pace of a study's map, as words that fit into a link. */
(function (borderviz) {
  "use strict";

  /** Milliseconds without a further move after which the page is told: turning a wheel moves many times. */
  const REST = 300;
  /** What a reader moves a map with. */
  const HANDS = ["pointerdown", "wheel", "keydown"];

  /** Words for the speeds after the first. */
  const SPEEDS = ["faster", "fastest"];

  class MapState {
    /** @param {function()} changed is called when a reader has moved the map or switched a layer */
    constructor(map, baseMap, control, changed) {
      Object.assign(this, { map, baseMap, control, changed });
      this.home = this.view();
      this.isTouched = false;
      this.known = null;
      this.listen();
    }

    listen() {
      const { map } = this;
      let rest;
      HANDS.forEach((name) => map.getContainer().addEventListener(name, () => (this.isTouched = true), true));
      map.on("homeshown", () => {
        this.isTouched = false;
        this.home = this.view();
      });
      map.on("moveend", () => {
        // What moves a map that nobody has touched is another size of the window, or the end of the mapped area.
        if (!this.isTouched) this.home = this.view();
        clearTimeout(rest);
        rest = setTimeout(this.changed, REST);
      });
      map.on("borderschange layeradd layerremove", ({ layer }) => {
        if (!layer || [...this.baseMap.choices.values()].includes(layer)) this.changed();
      });
    }

    /** Zoom, latitude and longitude in degrees (EPSG:4326); a fourth decimal would be metres. */
    view() {
      const { lat, lng } = this.map.getCenter();
      return `${Number(this.map.getZoom().toFixed(1))}_${lat.toFixed(3)}_${lng.toFixed(3)}`;
    }

    /** What is shown: null and nothing where it is what the map opens with. */
    read() {
      const { baseMap, control, map } = this;
      const [first] = baseMap.config.borders;
      const off = [...baseMap.choices].filter(([, layer]) => !map.hasLayer(layer));
      return {
        view: this.view() === this.home ? null : this.view(),
        borders: baseMap.version === first.version ? null : baseMap.version,
        layers: off.map(([word]) => `no-${word}`),
        step: control.unit === "event" ? "event" : null,
        speed: SPEEDS[control.speedOrder - 1] ?? null,
      };
    }

    /** What the page is told of now. */
    told() {
      const state = this.read();
      this.known = state.view;
      return state;
    }

    /** Show what `read` returned. A view that the page knows is no order: the map may have moved since it was told. */
    show({ view, borders, layers, step, speed }) {
      if (view !== this.known) this.move(view);
      this.known = view;
      this.baseMap.pickVersion(borders ?? this.baseMap.config.borders[0].version);
      this.control.setPace({ unit: step ?? "day", speed: SPEEDS.indexOf(speed) + 1 });
      this.baseMap.choices.forEach((layer, word) => {
        this.map[layers.includes(`no-${word}`) ? "removeLayer" : "addLayer"](layer);
      });
    }

    move(view) {
      this.isTouched = true;
      if (!view) {
        this.baseMap.goHome();
        return;
      }
      const [zoom, lat, lng] = view.split("_").map(Number);
      this.map.setView([lat, lng], zoom, { animate: false });
    }
  }

  Object.assign(borderviz, { MapState });
})((globalThis.borderviz ??= {}));
