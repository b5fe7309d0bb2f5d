/* Time layer: incidents with symbol, blame and uncertainty; what is shown changes in the living map. */
(function (borderviz) {
  "use strict";

  const SIZE = 24;
  const MARGIN = 3;

  class TimeLayer {
    /** @param {object} data places, reports and incidents; `incidents[i].place` is a position in `places`. */
    constructor(map, baseMap, data) {
      this.map = map;
      this.baseMap = baseMap;
      this.data = data;
      this.visible = data.incidents.map((_, index) => index);
      this.placed = data.incidents.map((_, index) => index).filter((index) => data.incidents[index].place !== null);
      this.circles = L.layerGroup().addTo(map);
      this.leaders = L.layerGroup().addTo(map);
      this.markers = new Map(this.placed.map((index) => [index, this.marker(data.incidents[index])]));
      this.areas = new borderviz.Areas(map, baseMap, data, (incident) => this.coloursOf(incident));
      map.on("zoomend", () => this.arrange());
      map.on("borderschange", () => this.fillLegend());
      this.makeRoomForPopups();
      // Leaflet hears Escape only while the map itself has the focus, not a symbol on it.
      L.DomEvent.on(map.getContainer(), "keydown", (event) => event.key === "Escape" && map.closePopup());
      borderviz.onTheme((theme) => this.recolour(theme));
      baseMap.layers.addOverlay(this.circles, "Where the place may lie (95 in 100)");
      this.addLegend();
      baseMap.addScale();
      this.arrange();
    }

    /** On a small map a popup fits only when the map may move beyond its end for as long as it is open. */
    makeRoomForPopups() {
      const { map } = this;
      const { maxBounds } = map.options;
      map.on("popupopen", () => {
        map.getContainer().classList.add("has-popup");
        map.setMaxBounds(null);
      });
      map.on("popupclose", () => {
        map.getContainer().classList.remove("has-popup");
        map.setMaxBounds(maxBounds);
      });
    }

    coloursOf(incident) {
      return borderviz.blameColours(incident.blamed, this.data.sides, this.theme);
    }

    marker(incident) {
      const marker = L.marker([0, 0], { riseOnHover: true, alt: "", keyboard: true });
      marker.bindTooltip(() => this.tooltip(incident), {
        direction: "top",
        offset: [0, -12],
        className: "incident-tip",
      });
      marker.bindPopup(() => borderviz.popup(incident, this.data, (other) => this.coloursOf(other)), {
        maxWidth: Math.min(340, this.map.getSize().x - 60),
        maxHeight: Math.max(160, this.map.getSize().y - 80),
      });
      // Who reads by keyboard goes on from the symbol, not from the top of the page.
      marker.on("popupclose", ({ popup }) => {
        const { activeElement, body } = document;
        const lost = activeElement === body || popup.getElement()?.contains(activeElement);
        if (lost) marker.getElement()?.focus({ preventScroll: true });
      });
      marker.on("add", () => {
        const element = marker.getElement();
        element.dataset.incident = incident.id;
        element.setAttribute("role", "button");
        element.setAttribute(
          "aria-label",
          `${incident.kindText}, ${this.data.places[incident.place].name}, ${incident.when}`,
        );
      });
      return marker;
    }

    tooltip(incident) {
      const place = this.data.places[incident.place];
      const box = borderviz.el("div", "", borderviz.el("strong", "", incident.kindText), ` ${incident.when}`);
      box.append(
        borderviz.el("div", "", place.name),
        borderviz.el("div", "tip-source", `Account of ${incident.claimant}`),
      );
      return box;
    }

    recolour(theme) {
      this.theme = theme;
      this.markers.forEach((marker, index) => {
        const incident = this.data.incidents[index];
        const html = borderviz.symbol(incident.kind, this.coloursOf(incident), SIZE);
        marker.setIcon(L.divIcon({ html, className: "incident", iconSize: [SIZE, SIZE], popupAnchor: [0, -10] }));
      });
      if (this.legend) this.fillLegend();
      this.draw();
    }

    /** Show the incidents at these positions only. */
    show(visible) {
      this.visible = visible;
      this.draw();
    }

    /** Find room for all symbols at this zoom, so that time does not move them. */
    arrange() {
      const anchors = this.placed.map((index) => {
        const place = this.placeOf(index);
        return this.map.project([place.lat, place.lon]);
      });
      borderviz.spread(anchors, SIZE + MARGIN).forEach((point, order) => {
        this.markers.get(this.placed[order]).setLatLng(this.map.unproject([point.x, point.y]));
      });
      this.draw();
    }

    placeOf(index) {
      return this.data.places[this.data.incidents[index].place];
    }

    draw() {
      const shown = new Set(this.visible);
      this.markers.forEach((marker, index) => {
        if (shown.has(index) !== this.map.hasLayer(marker)) {
          if (shown.has(index)) marker.addTo(this.map);
          else marker.remove();
        }
      });
      const drawn = this.placed.filter((index) => shown.has(index));
      this.drawPlaces(drawn);
      this.areas.show(this.visible);
      const boxes = drawn.map((index) => {
        const point = this.map.latLngToLayerPoint(this.markers.get(index).getLatLng());
        return { x: point.x, y: point.y, width: SIZE, height: SIZE };
      });
      const places = drawn.map((index) => this.placeOf(index).name);
      this.baseMap.names.keepFree(boxes, places);
    }

    drawPlaces(drawn) {
      this.circles.clearLayers();
      this.leaders.clearLayers();
      new Set(drawn.map((index) => this.placeOf(index))).forEach((place) => {
        const sure = place.confidence === "high" || place.confidence === "medium";
        const className = `uncertainty ${sure ? "" : "uncertainty-low"}`;
        this.circles.addLayer(
          L.circle([place.lat, place.lon], {
            radius: place.radiusKm * 1000,
            pane: "circles",
            interactive: false,
            className,
          }),
        );
        this.leaders.addLayer(
          L.circleMarker([place.lat, place.lon], {
            radius: 2.5,
            pane: "leaders",
            interactive: false,
            className: "anchor",
          }),
        );
      });
      drawn.forEach((index) => {
        const place = this.placeOf(index);
        const line = [[place.lat, place.lon], this.markers.get(index).getLatLng()];
        this.leaders.addLayer(L.polyline(line, { pane: "leaders", interactive: false, className: "leader" }));
      });
    }

    addLegend() {
      this.legend = borderviz.el("details", "map-legend");
      this.legend.open = this.map.getSize().x > 560;
      borderviz.control("bottomleft", this.legend).addTo(this.map);
      this.fillLegend();
    }

    fillLegend() {
      this.legend.replaceChildren(
        borderviz.el("summary", "", "Legend"),
        ...borderviz.legendRows(this.data, this.theme, this.baseMap.border().label),
      );
    }
  }

  function blameColours(blamed, sides, theme) {
    if (blamed === "both") return sides.map((side) => side[theme]);
    const side = sides.find((candidate) => candidate.id === blamed);
    return [side ? side[theme] : theme === "dark" ? "#a3adba" : "#5d6673"];
  }

  /** Return the rows of the legend: kinds that are drawn, blame, then lines and circles. */
  function legendRows(data, theme, borderLabel) {
    const item = (picture, text) => borderviz.el("span", "legend-item", picture, text);
    const row = (...items) => borderviz.el("div", "legend-row", ...items);
    const kinds = new Map(data.incidents.map((incident) => [incident.kind, incident.kindText]));
    const grey = blameColours("", data.sides, theme);
    const blame = [
      ...data.sides.map((side) => [side.id, `${side.adjective} side blamed`]),
      ["both", "mutual"],
      ["", "nobody"],
    ];
    return [
      row(...[...kinds].map(([kind, text]) => item(borderviz.symbol(kind, grey, 16), text))),
      row(...blame.map(([id, text]) => item(borderviz.symbol("plain", blameColours(id, data.sides, theme), 13), text))),
      row(
        item(borderviz.el("i", "key key-open"), borderLabel),
        item(borderviz.el("i", "key key-other"), "other borders"),
        item(borderviz.el("i", "key key-circle"), "the place lies in here, 95 in 100"),
        item(borderviz.el("i", "key key-area"), "somewhere along here"),
      ),
    ];
  }

  Object.assign(borderviz, { TimeLayer, blameColours, legendRows });
})((globalThis.borderviz ??= {}));
