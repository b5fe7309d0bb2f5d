/* Base map: relief, water, borders of two years, exclaves, names by zoom, scale, home button, note on the border. */
(function (borderviz) {
  "use strict";

  const PANES = { relief: 150, water: 210, areas: 260, borders: 310, names: 350 };
  /** Beyond it the relief, a grid of about 450 m, shows nothing more. */
  const HIGHEST_ZOOM = 14;
  const TILES = "https://tile.openstreetmap.org/{z}/{x}/{y}.png";

  class BaseMap {
    constructor(map, config, data, pictures) {
      /** Pixels at the foot of the map that something else covers. */
      this.footer = 0;
      this.pictures = pictures;
      this.map = map;
      this.config = config;
      this.version = config.borders[0].version;
      this.data = data;
      Object.entries(PANES).forEach(([name, level]) => {
        map.createPane(name).style.zIndex = level;
      });
      map.getPane("relief").style.pointerEvents = "none";
      map.getPane("names").style.pointerEvents = "none";
      map.getContainer().setAttribute("aria-label", config.label);
      map.getContainer().setAttribute("role", "application");
      map.setMaxZoom(HIGHEST_ZOOM);
      map.attributionControl.setPrefix(false);
      map.attributionControl.addAttribution(borderviz.escaped(config.attribution));
    }

    /** Draw everything; the promise holds when the relief is there too. */
    draw() {
      const relief = this.drawRelief();
      this.water = this.drawWater().addTo(this.map);
      this.regions = this.drawRegions().addTo(this.map);
      this.borders = new Map(this.config.borders.map(({ version }) => [version, L.layerGroup()]));
      this.drawBorders(this.version);
      this.names = new borderviz.Names(this.map, this.config, this.data);
      this.names.show(this.version);
      this.borders.get(this.version).addTo(this.map);
      this.addControls();
      this.goHome();
      return relief;
    }

    drawRelief() {
      const {
        pictures,
        config: { bounds },
      } = this;
      this.relief = L.imageOverlay(pictures[borderviz.theme()], bounds, {
        pane: "relief",
        className: "relief",
        alt: "",
      });
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
      return L.geoJSON(this.data.get("regions"), {
        pane: "borders",
        interactive: false,
        filter,
        style: { className: "region-line" },
      });
    }

    drawBorders(version) {
      const open = (feature) => feature.properties.pair === this.config.pair;
      const line = (className) => ({
        pane: "borders",
        interactive: false,
        smoothFactor: 0.6,
        style: (feature) => ({ className: `${className} ${open(feature) ? "border-open" : "border-other"}` }),
      });
      const exclaves = this.data.get("exclaves").features.filter((feature) => feature.properties.version === version);
      [
        L.geoJSON(exclaves, { pane: "borders", interactive: false, style: { className: "exclave" } }),
        L.geoJSON(this.data.get(`border-lines-${version}`), line("border-casing")),
        L.geoJSON(this.data.get(`border-lines-${version}`), line("border-line")),
      ].forEach((drawn) => this.borders.get(version).addLayer(drawn));
    }

    addControls() {
      const base = Object.fromEntries(
        this.config.borders.map(({ version, name }) => [borderviz.escaped(name), this.borders.get(version)]),
      );
      const over = {
        Relief: this.relief,
        "Rivers and reservoirs": this.water,
        Regions: this.regions,
        "Place names": this.names.layer,
      };
      /** Layers that a reader may switch off, by the word for them in a link. */
      this.choices = new Map([
        ["relief", this.relief],
        ["water", this.water],
        ["regions", this.regions],
        ["names", this.names.layer],
      ]);
      if (this.config.streetMap) over["Street map from openstreetmap.org (needs the internet)"] = streetMap();
      this.layers = L.control.layers(base, over, { position: "topright", collapsed: true }).addTo(this.map);
      this.map.on("baselayerchange", (event) => this.changeVersion(event.layer).catch((error) => this.stay(error)));
      this.note = borderviz.el("div", "map-note");
      this.showNote();
      this.map.attributionControl.setPosition("bottomleft");
      borderviz.control("bottomleft", this.note).addTo(this.map);
      borderviz.control("topleft", this.homeButton()).addTo(this.map);
    }

    /** Above the legend, which is added between. */
    addScale() {
      L.control.scale({ position: "bottomleft", imperial: false }).addTo(this.map);
    }

    /** Show the first view, clear of the chips above and what covers the foot; never zoom out beyond the mapped area. */
    goHome() {
      const { map, config } = this;
      map.invalidateSize({ animate: false });
      const high = map.getSize().y > 480;
      const paddingTopLeft = [10, high ? 50 : 70];
      const paddingBottomRight = [10, this.footer + (high ? 110 : 60)];
      const covering = map.getBoundsZoom(config.bounds, true);
      // Without incidents the whole area is home, and the map shows no more than that.
      const isAll = L.latLngBounds(config.home).equals(config.bounds);
      map.setMinZoom(isAll ? covering : Math.min(covering, map.getBoundsZoom(config.home) - 0.5));
      map.setMaxBounds(null);
      map.fitBounds(config.home, { paddingTopLeft, paddingBottomRight, animate: false });
      // What is covered may lie beyond the end of the area, or a low map could not show the south of it.
      map.setMaxBounds(L.latLngBounds(config.bounds).extend(map.getBounds().getSouthWest()));
      map.fire("homeshown");
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
      return this.data
        .get(`border-lines-${this.version}`)
        .features.filter((feature) => feature.properties.pair === pair);
    }

    regionArea(placeId) {
      return this.data
        .get("regions")
        .features.filter((feature) => feature.properties.kind === "area" && feature.properties.place_id === placeId);
    }

    /** Show the version of the borders of this name. */
    pickVersion(version) {
      if (version === this.version || !this.borders.has(version)) return;
      this.map.removeLayer(this.borders.get(this.version));
      this.map.addLayer(this.borders.get(version));
      this.changeVersion(this.borders.get(version)).catch((error) => this.stay(error));
    }

    /** Show another version of the borders; its lines are loaded when they are asked for first. */
    async changeVersion(layer) {
      const [version] = [...this.borders].find(([, drawn]) => drawn === layer);
      await this.data.all([`border-lines-${version}`, `country-grid-${version}`]);
      this.version = version;
      if (!layer.getLayers().length) this.drawBorders(version);
      this.showNote();
      this.names.show(version);
      this.map.fire("borderschange");
    }

    /** Say why another version of the borders is not shown, and go back to the one that is. */
    stay(error) {
      this.borders.forEach((layer, version) => this.map[version === this.version ? "addLayer" : "removeLayer"](layer));
      this.note.textContent = `These borders could not be loaded (${error.message}). ${this.border().note}`;
    }

    /** The version of the borders that is shown: its name, note and label. */
    border() {
      return this.config.borders.find(({ version }) => version === this.version);
    }

    showNote() {
      this.note.textContent = this.border().note;
    }
  }

  function streetMap() {
    return L.tileLayer(TILES, { maxZoom: 19, attribution: "© OpenStreetMap contributors", opacity: 0.75 });
  }

  Object.assign(borderviz, { BaseMap });
})((globalThis.borderviz ??= {}));
