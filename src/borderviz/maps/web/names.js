/* Names: countries, exclaves, towns by zoom and regions, redrawn as the map moves, none under a symbol or a control. */
(function (borderviz) {
  "use strict";

  const NAME_SIZES = { city: 7.2, village: 6.4, exclave: 6.6, country: 13, region: 6.8 };
  const REGION_ZOOM = 8;

  /** Pixels from a place to its name where symbols stand around it. */
  const NAME_REACH = 36;

  class Names {
    constructor(map, config, data) {
      this.map = map;
      this.config = config;
      this.data = data;
      this.taken = [];
      this.layer = L.layerGroup().addTo(map);
      map.on("moveend zoomend", () => this.draw());
      borderviz.onTheme(() => this.draw());
    }

    /** Show the names of a version of the borders. */
    show(version) {
      this.version = version;
      this.draw();
    }

    /** Keep names off these boxes, in pixels of the layer. */
    keepFree(boxes) {
      this.taken = boxes;
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
          this.layer.addLayer(nameMarker(labels[index], box.side));
        }
      });
    }

    /** The boxes in which a label may stand, in pixels of the layer: beside a town, around a place with incidents. */
    boxes(label) {
      const { x, y } = this.map.latLngToLayerPoint([label.lat, label.lon]);
      const width = label.name.length * NAME_SIZES[label.kind] + 6;
      const height = label.kind === "country" ? 26 : 15;
      const at = (side, dx, dy) => ({ side, x: x + dx, y: y + dy, width, height });
      if (label.kind !== "city" && label.kind !== "village") return [at("centre", 0, 0)];
      const right = at("right", width / 2 + 4, 0);
      if (!label.named) return [right];
      const far = NAME_REACH;
      return [
        right,
        at("left", -width / 2 - 4, 0),
        at("below", 0, 13),
        at("above", 0, -13),
        at("right-far", width / 2 + far, 0),
        at("left-far", -width / 2 - far, 0),
        at("below-far", 0, far),
        at("above-far", 0, -far),
      ];
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
      const [own, others] = [true, false].map((named) =>
        this.config.places.filter((place) => Boolean(place.named) === named && place.zoom <= zoom),
      );
      return [...this.countryNames(), ...exclaves, ...own, ...others, ...regions];
    }

    countryNames() {
      const bounds = this.map.getBounds();
      const [[south, west], [north, east]] = this.config.bounds;
      const view = {
        west: Math.max(bounds.getWest(), west),
        east: Math.min(bounds.getEast(), east),
        south: Math.max(bounds.getSouth(), south),
        north: Math.min(bounds.getNorth(), north),
      };
      const grid = this.data.get(`country-grid-${this.version}`);
      return this.config.countries
        .map(({ iso, name }) => ({ name, spot: borderviz.nameSpot(grid, iso, view) }))
        .filter(({ spot }) => spot && spot.room > 1)
        .map(({ name, spot }) => ({ name: name.toUpperCase(), kind: "country", lat: spot.lat, lon: spot.lon }));
    }
  }

  function nameMarker(label, side) {
    const text = borderviz.el(
      "span",
      `name name-${label.kind} name-${side}${label.named ? " name-own" : ""}`,
      label.name,
    );
    const icon = L.divIcon({ className: "name-anchor", html: text, iconSize: [0, 0] });
    return L.marker([label.lat, label.lon], { icon, pane: "names", interactive: false, keyboard: false });
  }

  Object.assign(borderviz, { Names });
})((globalThis.borderviz ??= {}));
