/* Pointer: what hovering and clicking do where incidents are points; symbols hear their own clicks. */
(function (borderviz) {
  "use strict";

  /** So many incidents on one spot are fanned out by a click; more are listed. */
  const MOST_FANNED = 30;
  /** Pixels at the foot of the map, where the time control lies, that a popup keeps clear of. */
  const FOOT = 130;

  class Pointer {
    /** @param {TimeLayer} layer whose points are hovered and clicked */
    constructor(layer) {
      this.layer = layer;
      this.map = layer.map;
      this.tip = L.tooltip({ className: "incident-tip", direction: "top", offset: [0, -8] });
      this.map.on("mousemove", (event) => this.hover(event));
      this.map.on("mouseout", () => this.leave());
      this.map.on("click", (event) => this.click(event));
    }

    leave() {
      this.tip.remove();
    }

    /** The points under a place of the view, the nearest first; symbols are no points. */
    at(containerPoint) {
      return this.layer.symbolsHold ? [] : this.layer.points.at(containerPoint);
    }

    hover({ containerPoint, latlng }) {
      const { layer } = this;
      if (layer.symbolsHold || layer.control.isMoving) return;
      const found = layer.points.at(containerPoint);
      this.map.getContainer().style.cursor = found.length ? "pointer" : "";
      const kept = layer.selected === undefined ? [] : [layer.selected];
      layer.points.mark([...kept, ...found.slice(0, 1)]);
      if (!found.length) {
        this.tip.remove();
        return;
      }
      const box = this.layer.details.tooltip(found[0]);
      if (found.length > 1) box.append(borderviz.el("div", "tip-source", `and ${found.length - 1} more here`));
      this.tip.setLatLng(latlng).setContent(box).addTo(this.map);
    }

    click({ containerPoint, latlng }) {
      const found = this.at(containerPoint);
      this.layer.fan.clear();
      if (!found.length) this.layer.select(undefined);
      else if (found.length === 1) this.open(found[0], latlng);
      else if (found.length <= MOST_FANNED) this.fanOut(found);
      else this.openList(found, latlng);
    }

    fanOut(found) {
      this.layer.fan.arrange(found);
      this.layer.fan.show(found);
    }

    open(index, latlng) {
      this.layer.select(index);
      this.popupAt(latlng, this.layer.details.popup(index));
    }

    openList(found, latlng) {
      this.popupAt(
        latlng,
        borderviz.incidentList(found, this.layer.details, (index) => this.open(index, latlng)),
      );
    }

    /** Open a popup clear of the time control and return it. */
    popupAt(latlng, content) {
      const options = { ...borderviz.popupSizes(this.map), autoPanPaddingBottomRight: [10, FOOT] };
      return L.popup(options).setLatLng(latlng).setContent(content).openOn(this.map);
    }
  }

  Object.assign(borderviz, { Pointer });
})((globalThis.borderviz ??= {}));
