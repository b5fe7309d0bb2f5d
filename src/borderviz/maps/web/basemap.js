/* Base map: relief, water, borders of two years, exclaves, names by zoom, scale, home button, note on the border. */
(function (borderviz) {
  "use strict";

  const PANES = { relief: 150, water: 210, areas: 260, borders: 310, circles: 340, names: 350, leaders: 450 };
  const TILES = "https://tile.openstreetmap.org/{z}/{x}/{y}.png";
  const NAME_SIZES = { city: 7.2, village: 6.4, exclave: 6.6, country: 13, region: 6.8 };
  const REGION_ZOOM = 8;

  class BaseMap {
    constructor(map, config, data, pictures) {
      this.pictures = pictures;
      this.map = map;
      this.config = config;
      this.version = config.borders[0].version;
      this.taken = [];
      this.data = data;
      Object.entries(PANES).forEach(([name, level]) => {
        map.createPane(name).style.zIndex = level;
      });
      map.getPane("relief").style.pointerEvents = "none";
      map.getPane("names").style.pointerEvents = "none";
      map.getContainer().setAttribute("aria-label", config.label);
      map.getContainer().setAttribute("role", "application");
      map.attributionControl.setPrefix(false);
      map.attributionControl.addAttribution(config.attribution);
    }

    /** Draw everything; the promise holds when the relief is there too. */
    draw() {
      const relief = this.drawRelief();
      this.water = this.drawWater().addTo(this.map);
      this.regions = this.drawRegions().addTo(this.map);
      this.borders = new Map(this.config.borders.map(({ version }) => [version, L.layerGroup()]));
      this.drawBorders(this.version);
      this.names = L.layerGroup().addTo(this.map);
      this.borders.get(this.version).addTo(this.map);
      this.addControls();
      this.goHome();
      this.map.on("moveend zoomend", () => this.drawNames());
      borderviz.onTheme(() => this.drawNames());
      return relief;
    }

    drawRelief() {
      const { pictures, config: { bounds } } = this;
      this.relief = L.imageOverlay(pictures[borderviz.theme()], bounds, { pane: "relief", className: "relief", alt: "" });
      borderviz.onTheme((theme) => this.relief.setUrl(pictures[theme]));
      this.relief.addTo(this.map);
      return new Promise((resolve, reject) => {
        this.relief.once("load", resolve);
        this.relief.once("error", () => reject(new Error("the relief could not be loaded")));
      });
    }

    drawWater() {
      const style = (feature) => ({
        className: feature.properties.kind === "reservoir" ? "reservoir" : "river",
        dashArray: feature.properties.schematic ? "3 3" : null,
      });
      return L.geoJSON(this.data.get("water"), { pane: "water", interactive: false, style });
    }

    drawRegions() {
      const filter = (feature) => feature.properties.kind === "line";
      return L.geoJSON(this.data.get("regions"), { pane: "borders", interactive: false, filter, style: { className: "region-line" } });
    }

    drawBorders(version) {
      const open = (feature) => feature.properties.pair === this.config.pair;
      const line = (className) => ({ pane: "borders", interactive: false, smoothFactor: 0.6, style: (feature) => ({ className: `${className} ${open(feature) ? "border-open" : "border-other"}` }) });
      const exclaves = this.data.get("exclaves").features.filter((feature) => feature.properties.version === version);
      [
        L.geoJSON(exclaves, { pane: "borders", interactive: false, style: { className: "exclave" } }),
        L.geoJSON(this.data.get(`border-lines-${version}`), line("border-casing")),
        L.geoJSON(this.data.get(`border-lines-${version}`), line("border-line")),
      ].forEach((drawn) => this.borders.get(version).addLayer(drawn));
    }

    addControls() {
      const tiles = L.tileLayer(TILES, { maxZoom: 19, attribution: "© OpenStreetMap contributors", opacity: 0.75 });
      const base = Object.fromEntries(this.config.borders.map(({ version, name }) => [name, this.borders.get(version)]));
      const over = { Relief: this.relief, "Rivers and reservoirs": this.water, "Regions": this.regions, "Place names": this.names };
      over["Street map from openstreetmap.org (needs the internet)"] = tiles;
      this.layers = L.control.layers(base, over, { position: "topright", collapsed: true }).addTo(this.map);
      this.map.on("baselayerchange", (event) => this.changeVersion(event.layer));
      this.note = borderviz.el("div", "map-note");
      this.showNote();
      this.map.attributionControl.setPosition("bottomleft");
      control("bottomleft", this.note).addTo(this.map);
      control("topleft", this.homeButton()).addTo(this.map);
    }

    /** Above the legend, which is added between. */
    addScale() {
      L.control.scale({ position: "bottomleft", imperial: false }).addTo(this.map);
    }

    /** Show the first view, clear of the chips above and the legend below. */
    goHome() {
      this.map.invalidateSize({ animate: false });
      const high = this.map.getSize().y > 480;
      this.map.fitBounds(this.config.home, { paddingTopLeft: [10, high ? 50 : 70], paddingBottomRight: [10, high ? 110 : 60], animate: false });
    }

    homeButton() {
      const button = borderviz.el("button", "map-home", "⌂");
      button.type = "button";
      button.title = "Show the whole area";
      button.setAttribute("aria-label", button.title);
      button.addEventListener("click", () => this.goHome());
      return borderviz.el("div", "leaflet-bar", button);
    }

    /** The features of a pair's line in the version that is shown. */
    borderLine(pair) {
      return this.data.get(`border-lines-${this.version}`).features.filter((feature) => feature.properties.pair === pair);
    }

    regionArea(placeId) {
      return this.data.get("regions").features.filter((feature) => feature.properties.kind === "area" && feature.properties.place_id === placeId);
    }

    /** Show another version of the borders; its lines are loaded when they are asked for first. */
    async changeVersion(layer) {
      const [version] = [...this.borders].find(([, drawn]) => drawn === layer);
      await this.data.all([`border-lines-${version}`, `country-grid-${version}`]);
      this.version = version;
      if (!layer.getLayers().length) this.drawBorders(version);
      this.showNote();
      this.drawNames();
      this.map.fire("borderschange");
    }

    showNote() {
      this.note.textContent = this.config.borders.find(({ version }) => version === this.version).note;
    }

    /** Occupy room on the map, as boxes in pixels of the layer, so that no name covers a symbol. */
    keepFree(boxes) {
      this.taken = boxes;
      if (this.names) this.drawNames();
    }

    /** Names are drawn once a frame at most, however many things have changed. */
    drawNames() {
      cancelAnimationFrame(this.namesDue);
      this.namesDue = requestAnimationFrame(() => this.drawNamesNow());
    }

    drawNamesNow() {
      const labels = this.labels();
      const boxes = labels.map((label) => {
        const point = this.map.latLngToLayerPoint([label.lat, label.lon]);
        const width = label.name.length * NAME_SIZES[label.kind] + 6;
        const beside = label.kind === "city" || label.kind === "village";
        return { x: point.x + (beside ? width / 2 + 4 : 0), y: point.y, width, height: label.kind === "country" ? 26 : 15 };
      });
      const view = this.map.getPixelBounds();
      const origin = this.map.getPixelOrigin();
      const shown = borderviz.fitting(boxes, [...this.taken, ...this.controlBoxes()]).filter((index) => view.contains([boxes[index].x + origin.x, boxes[index].y + origin.y]));
      this.names.clearLayers();
      shown.forEach((index) => this.names.addLayer(nameMarker(labels[index])));
    }

    /** Where controls cover the map, as boxes in pixels of the layer. */
    controlBoxes() {
      const frame = this.map.getContainer().getBoundingClientRect();
      return [...this.map.getContainer().querySelectorAll(".leaflet-control, .area-chip")].map((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const { x, y } = this.map.containerPointToLayerPoint([left - frame.left + width / 2, top - frame.top + height / 2]);
        return { x, y, width, height };
      });
    }

    /** All names that the zoom allows, the most important first. */
    labels() {
      const zoom = this.map.getZoom();
      const exclaves = this.data.get("exclaves").features.map((feature) => feature.properties).filter((exclave) => exclave.version === this.version)
        .filter((exclave) => zoom >= (exclave.area_km2 > 30 ? 8 : exclave.area_km2 > 3 ? 9 : 10))
        .map((exclave) => ({ name: exclave.name, kind: "exclave", lat: exclave.label_lat, lon: exclave.label_lon }));
      const regions = this.data.get("regions").features.filter((feature) => feature.properties.kind === "label" && zoom >= REGION_ZOOM && zoom < 11)
        .map((feature) => ({ name: feature.properties.name, kind: "region", lat: feature.geometry.coordinates[1], lon: feature.geometry.coordinates[0] }));
      const [own, others] = [true, false].map((named) => this.config.places.filter((place) => Boolean(place.named) === named && place.zoom <= zoom));
      return [...this.countryNames(), ...exclaves, ...own, ...others, ...regions];
    }

    countryNames() {
      const bounds = this.map.getBounds();
      const [[south, west], [north, east]] = this.config.bounds;
      const view = {
        west: Math.max(bounds.getWest(), west), east: Math.min(bounds.getEast(), east),
        south: Math.max(bounds.getSouth(), south), north: Math.min(bounds.getNorth(), north),
      };
      const grid = this.data.get(`country-grid-${this.version}`);
      return this.config.countries.map(({ iso, name }) => ({ name, spot: borderviz.nameSpot(grid, iso, view) }))
        .filter(({ spot }) => spot && spot.room > 1)
        .map(({ name, spot }) => ({ name: name.toUpperCase(), kind: "country", lat: spot.lat, lon: spot.lon }));
    }
  }

  function nameMarker(label) {
    const text = borderviz.el("span", `name name-${label.kind}${label.named ? " name-own" : ""}`, label.name);
    const icon = L.divIcon({ className: "name-anchor", html: text, iconSize: [0, 0] });
    return L.marker([label.lat, label.lon], { icon, pane: "names", interactive: false, keyboard: false });
  }

  /** Return a Leaflet control around an element; clicks in it stay out of the map. */
  function control(position, element) {
    const made = L.control({ position });
    made.onAdd = () => {
      L.DomEvent.disableClickPropagation(element);
      L.DomEvent.disableScrollPropagation(element);
      return element;
    };
    return made;
  }

  Object.assign(borderviz, { BaseMap, control });
})((globalThis.borderviz ??= {}));
