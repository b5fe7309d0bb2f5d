/* Symbol layer: incidents few enough to be told apart, each a symbol that can be clicked and reached by keyboard. */
(function (borderviz) {
  "use strict";

  const SIZE = 24;
  const MARGIN = 3;

  class SymbolLayer {
    /** @param {object} details texts, kind and colours of each incident; see StudyDetails and TableDetails */
    constructor(map, incidents, details, onSelect) {
      this.map = map;
      this.incidents = incidents;
      this.details = details;
      this.onSelect = onSelect;
      this.markers = new Map();
      this.leaderLines = new Map();
      this.shown = new Set();
      this.circles = L.layerGroup().addTo(map);
      this.leaders = L.layerGroup().addTo(map);
      this.places = new Map();
    }

    /** Find room for the symbols of these incidents at this zoom, so that time does not move them. */
    arrange(candidates) {
      const kept = new Set(candidates);
      this.markers.forEach((marker, index) => kept.has(index) || this.forget(index, marker));
      const anchors = candidates.map((index) => this.map.project(this.pointOf(index)));
      borderviz.spread(anchors, SIZE + MARGIN).forEach((point, order) => {
        const position = this.map.unproject([point.x, point.y]);
        this.markerOf(candidates[order]).setLatLng(position);
        this.leaderLines.get(candidates[order]).setLatLngs([this.pointOf(candidates[order]), position]);
      });
      this.candidates = kept;
    }

    forget(index, marker) {
      this.hide(index, marker);
      this.markers.delete(index);
      this.leaderLines.delete(index);
    }

    pointOf(index) {
      return [this.incidents.packed.lat[index], this.incidents.packed.lon[index]];
    }

    markerOf(index) {
      if (!this.markers.has(index)) {
        this.markers.set(index, this.marker(index));
        const style = { pane: "leaders", interactive: false, className: "leader" };
        this.leaderLines.set(index, L.polyline([], style));
      }
      return this.markers.get(index);
    }

    marker(index) {
      const { details, map } = this;
      const marker = L.marker([0, 0], { riseOnHover: true, alt: "", keyboard: true, icon: this.icon(index) });
      marker.bindTooltip(() => details.tooltip(index), {
        direction: "top",
        offset: [0, -12],
        className: "incident-tip",
      });
      marker.bindPopup(() => details.popup(index), borderviz.popupSizes(map));
      marker.on("popupopen", () => this.onSelect(index));
      // Who reads by keyboard goes on from the symbol, not from the top of the page.
      marker.on("popupclose", ({ popup }) => {
        const { activeElement, body } = document;
        const lost = activeElement === body || popup.getElement()?.contains(activeElement);
        if (lost) marker.getElement()?.focus({ preventScroll: true });
      });
      marker.on("add", () => {
        const element = marker.getElement();
        element.dataset.incident = details.id(index);
        element.setAttribute("role", "button");
        element.setAttribute("aria-label", details.label(index));
        element.classList.toggle("is-selected", index === this.selected);
      });
      return marker;
    }

    icon(index) {
      const html = borderviz.symbol(this.details.kind(index), this.details.colours(index), SIZE);
      return L.divIcon({ html, className: "incident", iconSize: [SIZE, SIZE], popupAnchor: [0, -10] });
    }

    recolour() {
      this.markers.forEach((marker, index) => marker.setIcon(this.icon(index)));
      this.select(this.selected);
    }

    /** Show those of a list that have been arranged; only what changes is touched. */
    show(list) {
      const wanted = new Set();
      list.forEach((index) => this.candidates.has(index) && wanted.add(index));
      this.shown.forEach((index) => wanted.has(index) || this.hide(index, this.markers.get(index)));
      wanted.forEach((index) => this.shown.has(index) || this.reveal(index));
    }

    reveal(index) {
      this.shown.add(index);
      this.markers.get(index).addTo(this.map);
      this.leaders.addLayer(this.leaderLines.get(index));
      const place = this.placeOf(index);
      place.users += 1;
      if (place.users > 1) return;
      this.circles.addLayer(place.circle);
      this.leaders.addLayer(place.anchor);
    }

    hide(index, marker) {
      if (!this.shown.delete(index)) return;
      marker.remove();
      this.leaders.removeLayer(this.leaderLines.get(index));
      const place = this.placeOf(index);
      place.users -= 1;
      if (place.users) return;
      this.circles.removeLayer(place.circle);
      this.leaders.removeLayer(place.anchor);
    }

    clear() {
      if (this.shown.size) this.show([]);
    }

    /** The circle of true size and the dot that all incidents at one place share. */
    placeOf(index) {
      const { packed } = this.incidents;
      const km = packed.radiiKm[packed.radius[index]];
      const key = `${packed.lat[index]} ${packed.lon[index]} ${km}`;
      if (!this.places.has(key)) {
        const className = `uncertainty ${this.details.isSure(index) ? "" : "uncertainty-low"}`;
        const point = this.pointOf(index);
        this.places.set(key, {
          users: 0,
          circle: L.circle(point, { radius: km * 1000, pane: "circles", interactive: false, className }),
          anchor: L.circleMarker(point, { radius: 2.5, pane: "leaders", interactive: false, className: "anchor" }),
        });
      }
      return this.places.get(key);
    }

    /** Ring one; undefined rings none. */
    select(index) {
      this.selected = index;
      this.markers.forEach((marker, own) => marker.getElement()?.classList.toggle("is-selected", own === index));
    }

    /** The boxes that symbols take up, in pixels of the layer. */
    boxes() {
      return [...this.shown].map((index) => {
        const { x, y } = this.map.latLngToLayerPoint(this.markers.get(index).getLatLng());
        return { x, y, width: SIZE, height: SIZE };
      });
    }
  }

  /** Popups that fit the map, pixels. */
  function popupSizes(map) {
    const { x, y } = map.getSize();
    return { maxWidth: Math.min(340, x - 60), maxHeight: Math.max(160, y - 190) };
  }

  Object.assign(borderviz, { SymbolLayer, popupSizes });
})((globalThis.borderviz ??= {}));
