/* Names: countries, exclaves, towns by zoom and regions, redrawn as the map moves, none under a symbol or a control. */
(function (borderviz) {
  "use strict";

  const NAME_SIZES = { city: 7.2, village: 6.4, exclave: 6.6, country: 13, region: 6.8 };
  const REGION_ZOOM = 8;

  const FIRST_ZOOM = 9;

  class Names {
    constructor(map, config, data) {
      this.map = map;
      this.config = config;
      this.data = data;
      this.taken = [];
      this.first = new Set();
      this.layer = L.layerGroup().addTo(map);
      map.on("moveend zoomend", () => this.draw());
      borderviz.onTheme(() => this.draw());
    }

    /** Show the names of a version of the borders. */
    show(version) {
      this.version = version;
      this.draw();
    }

    /** Keep names off these boxes, in pixels of the layer, and name these places before others. */
    keepFree(boxes, places) {
      this.taken = boxes;
      this.first = new Set(places);
      this.draw();
    }

    /** Names are drawn once a frame at most, however many things have changed. */
    draw() {
      cancelAnimationFrame(this.due);
      this.due = requestAnimationFrame(() => this.drawNow());
    }

    drawNow() {
      const labels = this.labels();
      const choices = labels.map((label) => this.boxes(label));
      const view = this.map.getPixelBounds();
      const origin = this.map.getPixelOrigin();
      this.layer.clearLayers();
      borderviz.placed(choices, [...this.taken, ...this.controlBoxes()]).forEach((box, index) => {
        if (box && view.contains([box.x + origin.x, box.y + origin.y])) {
          this.layer.addLayer(nameMarker({ ...labels[index], ...box }, this.isFirst(labels[index])));
        }
      });
    }

    /** The boxes in which a label may stand, in pixels of the layer: beside, below or above a town. */
    boxes(label) {
      if (label.spots) return label.spots.map((spot) => ({ ...this.box(label, spot), ...spot }));
      return this.sides(label);
    }

    box(label, { lat, lon }) {
      const { x, y } = this.map.latLngToLayerPoint([lat, lon]);
      const width = label.name.length * NAME_SIZES[label.kind] + 6;
      return { side: "centre", x, y, width, height: label.kind === "country" ? 26 : 15 };
    }

    sides(label) {
      const centre = this.box(label, label);
      if (label.kind !== "city" && label.kind !== "village") return [centre];
      const beside = centre.width / 2 + 4;
      const at = (side, dx, dy) => ({ ...centre, side, x: centre.x + dx, y: centre.y + dy });
      return [at("right", beside, 0), at("left", -beside, 0), at("below", 0, 13), at("above", 0, -13)];
    }

    /** The part of the map below the chips and above the legend. */
    freeBounds() {
      const frame = this.map.getContainer().getBoundingClientRect();
      const edge = (selector, side, otherwise) => {
        const element = this.map.getContainer().querySelector(selector);
        return element ? element.getBoundingClientRect()[side] - frame.top : otherwise;
      };
      const top = edge(".area-bar", "bottom", 0);
      const bottom = Math.max(edge(".map-legend", "top", frame.height), top + frame.height / 3);
      return L.latLngBounds(
        this.map.containerPointToLatLng([0, top]),
        this.map.containerPointToLatLng([frame.width, bottom]),
      );
    }

    /** Where controls cover the map, as boxes in pixels of the layer. */
    controlBoxes() {
      const frame = this.map.getContainer().getBoundingClientRect();
      return [...this.map.getContainer().querySelectorAll(".leaflet-control, .area-chip")].map((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const { x, y } = this.map.containerPointToLayerPoint([
          left - frame.left + width / 2,
          top - frame.top + height / 2,
        ]);
        return { x, y, width, height };
      });
    }

    /** All names that the zoom allows, the most important first. */
    labels() {
      const zoom = this.map.getZoom();
      const exclaves = this.data
        .get("exclaves")
        .features.map((feature) => feature.properties)
        .filter((exclave) => exclave.version === this.version)
        .filter((exclave) => zoom >= (exclave.area_km2 > 30 ? 8 : exclave.area_km2 > 3 ? 9 : 10))
        .map((exclave) => ({ name: exclave.name, kind: "exclave", lat: exclave.label_lat, lon: exclave.label_lon }));
      const regions = this.data
        .get("regions")
        .features.filter((feature) => feature.properties.kind === "label" && zoom >= REGION_ZOOM && zoom < 11)
        .map((feature) => ({
          name: feature.properties.name,
          kind: "region",
          lat: feature.geometry.coordinates[1],
          lon: feature.geometry.coordinates[0],
        }));
      const places = this.config.places.filter((place) => place.zoom <= zoom || this.isFirst(place));
      const [own, others] = [true, false].map((first) => places.filter((place) => this.isFirst(place) === first));
      return [...this.countryNames(), ...exclaves, ...own, ...others, ...regions];
    }

    /** Places of incidents that are shown now are named early, others by their size. */
    isFirst(place) {
      return this.first.has(place.name) && this.map.getZoom() >= FIRST_ZOOM;
    }

    countryNames() {
      const [[south, west], [north, east]] = this.config.bounds;
      const free = this.freeBounds();
      const view = {
        west: Math.max(free.getWest(), west),
        east: Math.min(free.getEast(), east),
        south: Math.max(free.getSouth(), south),
        north: Math.min(free.getNorth(), north),
      };
      const grid = this.data.get(`country-grid-${this.version}`);
      return this.config.countries
        .map(({ iso, name }) => ({ name: name.toUpperCase(), kind: "country", spots: roomy(grid, iso, view) }))
        .filter(({ spots }) => spots.length);
    }
  }

  /** Spots for the name of a country, at most so many that looking through them takes no time. */
  function roomy(grid, iso, view) {
    return borderviz
      .nameSpots(grid, iso, view)
      .filter(({ room }) => room > 1)
      .slice(0, 60)
      .map(({ lat, lon }) => ({ lat, lon }));
  }

  function nameMarker(label, isFirst) {
    const text = borderviz.el(
      "span",
      `name name-${label.kind} name-${label.side}${isFirst ? " name-own" : ""}`,
      label.name,
    );
    const icon = L.divIcon({ className: "name-anchor", html: text, iconSize: [0, 0] });
    return L.marker([label.lat, label.lon], { icon, pane: "names", interactive: false, keyboard: false });
  }

  Object.assign(borderviz, { Names });
})((globalThis.borderviz ??= {}));
