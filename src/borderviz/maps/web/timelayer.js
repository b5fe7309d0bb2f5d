/* Time layer: incidents with symbol, blame and uncertainty; what is shown changes in the living map. */
(function (borderviz) {
  "use strict";

  const SIZE = 24;
  const MARGIN = 3;
  const FIGURE_TEXT = new Intl.NumberFormat("en");

  class TimeLayer {
    /** @param {object} data places, reports and incidents; `incidents[i].place` is a position in `places`. */
    constructor(map, baseMap, data) {
      this.map = map;
      this.baseMap = baseMap;
      this.data = data;
      this.visible = data.incidents.map((_, index) => index);
      this.circles = L.layerGroup().addTo(map);
      this.leaders = L.layerGroup().addTo(map);
      this.markers = data.incidents.map((incident, index) => this.marker(incident, index));
      map.on("zoomend", () => this.arrange());
      borderviz.onTheme((theme) => this.recolour(theme));
      baseMap.layers.addOverlay(this.circles, "Where the place may lie (95 in 100)");
      this.addLegend();
      this.arrange();
    }

    coloursOf(incident) {
      return borderviz.blameColours(incident.blamed, this.data.sides, this.theme);
    }

    marker(incident, index) {
      const marker = L.marker([0, 0], { riseOnHover: true, alt: "", keyboard: true });
      marker.bindTooltip(() => this.tooltip(incident), { direction: "top", offset: [0, -12], className: "incident-tip" });
      marker.bindPopup(() => borderviz.popup(incident, this.data, (other) => this.coloursOf(other)), {
        maxWidth: Math.min(340, this.map.getSize().x - 60), maxHeight: Math.max(160, this.map.getSize().y - 120),
      });
      marker.on("add", () => {
        const element = marker.getElement();
        element.dataset.incident = incident.id;
        element.setAttribute("role", "button");
        element.setAttribute("aria-label", `${incident.kindText}, ${this.data.places[incident.place].name}, ${incident.when}`);
      });
      marker.index = index;
      return marker;
    }

    tooltip(incident) {
      const place = this.data.places[incident.place];
      const box = borderviz.el("div", "", borderviz.el("strong", "", incident.kindText), ` ${incident.when}`);
      box.append(borderviz.el("div", "", place.name), borderviz.el("div", "tip-source", `Account of ${incident.claimant}`));
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
      const anchors = this.data.incidents.map((incident) => {
        const place = this.data.places[incident.place];
        return this.map.project([place.lat, place.lon]);
      });
      borderviz.spread(anchors, SIZE + MARGIN).forEach((point, index) => {
        this.markers[index].setLatLng(this.map.unproject([point.x, point.y]));
      });
      this.draw();
    }

    draw() {
      const shown = new Set(this.visible);
      this.markers.forEach((marker, index) => {
        if (shown.has(index) !== this.map.hasLayer(marker)) {
          if (shown.has(index)) marker.addTo(this.map);
          else marker.remove();
        }
      });
      this.drawPlaces();
      this.baseMap.keepFree(this.visible.map((index) => {
        const point = this.map.latLngToLayerPoint(this.markers[index].getLatLng());
        return { x: point.x, y: point.y, width: SIZE, height: SIZE };
      }));
    }

    drawPlaces() {
      this.circles.clearLayers();
      this.leaders.clearLayers();
      new Set(this.visible.map((index) => this.data.incidents[index].place)).forEach((position) => {
        const place = this.data.places[position];
        const sure = place.confidence === "high" || place.confidence === "medium";
        const className = `uncertainty ${sure ? "" : "uncertainty-low"}`;
        this.circles.addLayer(L.circle([place.lat, place.lon], { radius: place.radiusKm * 1000, pane: "circles", interactive: false, className }));
        this.leaders.addLayer(L.circleMarker([place.lat, place.lon], { radius: 2.5, pane: "leaders", interactive: false, className: "anchor" }));
      });
      this.visible.forEach((index) => {
        const place = this.data.places[this.data.incidents[index].place];
        const line = [[place.lat, place.lon], this.markers[index].getLatLng()];
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
      this.legend.replaceChildren(borderviz.el("summary", "", "Legend"), ...borderviz.legendRows(this.data, this.theme));
    }
  }

  function blameColours(blamed, sides, theme) {
    if (blamed === "both") return sides.map((side) => side[theme]);
    const side = sides.find((candidate) => candidate.id === blamed);
    return [side ? side[theme] : theme === "dark" ? "#a3adba" : "#5d6673"];
  }

  /** Return the rows of the legend: kinds that occur, with how many; then blame; then lines and circles. */
  function legendRows(data, theme) {
    const row = (picture, text) => borderviz.el("div", "legend-row", picture, borderviz.el("span", "", text));
    const kinds = new Map();
    data.incidents.forEach((incident) => kinds.set(incident.kind, { text: incident.kindText, count: (kinds.get(incident.kind)?.count ?? 0) + 1 }));
    const grey = blameColours("", data.sides, theme);
    const kindRows = [...kinds].map(([kind, { text, count }]) => row(borderviz.symbol(kind, grey, 17), `${text} (${FIGURE_TEXT.format(count)})`));
    const blame = [...data.sides.map((side) => [side.id, `${side.adjective} side blamed`]), ["both", "Both sides blamed"], ["", "Nobody blamed"]];
    const blameRows = blame.map(([id, text]) => row(borderviz.symbol("", blameColours(id, data.sides, theme), 14), text));
    const heading = (text) => borderviz.el("h4", "", text);
    return [heading("What happened"), ...kindRows, heading("Who is blamed"), ...blameRows, heading("Lines"),
      row(borderviz.el("i", "key key-open"), data.borderLabel), row(borderviz.el("i", "key key-other"), "Other borders"),
      row(borderviz.el("i", "key key-circle"), "Place lies in here (95 in 100)")];
  }

  Object.assign(borderviz, { TimeLayer, blameColours, legendRows });
})((globalThis.borderviz ??= {}));
