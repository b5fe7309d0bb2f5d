/* Overlay pointer: hovering and clicking events of overlays, where no symbol and no point of the study is. */
(function (borderviz) {
  "use strict";

  /** Pixels beyond the edge of a mark; a finger is wider. */
  const REACH = 3;
  const FINGER = 9;
  /** What lies over the map, symbols of the study included. */
  const ABOVE = ".incident, .leaflet-popup, .leaflet-control-container, .area-bar, .time-control";

  class OverlayPointer {
    /**
     * @param {TimeLayer} layer of the study, which comes first
     * @param {function(): Overlay[]} overlays the last one drawn on top
     */
    constructor(layer, overlays) {
      Object.assign(this, { layer, map: layer.map, overlays });
      this.tip = L.tooltip({ className: "incident-tip", direction: "top", offset: [0, -8] });
      this.map.on("mousemove", (event) => this.hover(event));
      this.map.on("mouseout movestart", () => this.leave());
      this.map.on("click", (event) => this.click(event));
      this.map.on("popupclose", ({ popup }) => popup === this.popup && this.shut());
    }

    /** The events under a place of the view as {overlay, index}, none where the study has something there. */
    at(containerPoint, target) {
      const reach = globalThis.matchMedia?.("(pointer: coarse)").matches ? FINGER : REACH;
      if (target?.closest?.(ABOVE) || this.layer.pointer.at(containerPoint).length) return [];
      return this.overlays().flatMap((overlay) =>
        overlay.isOn ? overlay.points.at(containerPoint, reach).map((index) => ({ overlay, index })) : [],
      );
    }

    leave() {
      this.tip.remove();
      this.mark(this.opened);
    }

    hover({ containerPoint, latlng, originalEvent }) {
      if (this.layer.control.isMoving) return;
      const found = this.at(containerPoint, originalEvent?.target);
      const { style } = this.map.getContainer();
      if (!this.layer.pointer.at(containerPoint).length) style.cursor = found.length ? "pointer" : "";
      if (!found.length) {
        this.leave();
        return;
      }
      this.mark(this.opened, found[0]);
      const box = found[0].overlay.details.tooltip(found[0].index);
      if (found.length > 1) box.append(borderviz.el("div", "tip-source", `and ${found.length - 1} more here`));
      this.tip.setLatLng(latlng).setContent(box).addTo(this.map);
    }

    click({ containerPoint, latlng, originalEvent }) {
      this.tip.remove();
      const found = this.at(containerPoint, originalEvent?.target);
      if (found.length === 1) this.open(found[0]);
      else if (found.length) this.openList(found, latlng);
    }

    /** Open the popup of one event. */
    open(event, latlng = event.overlay.latLng(event.index)) {
      const content = event.overlay.details.popup(event.index, () => this.popup?.update());
      this.popupAt(latlng, content);
      this.opened = event;
      this.mark(event);
    }

    /** Open the popup of an event for somebody who chose it from a list: with the focus, which then goes back. */
    read(event, from, latlng) {
      this.open(event, latlng);
      // Not what is in it: that is put in anew when the details have come.
      const content = this.popup.getElement().querySelector(".leaflet-popup-content");
      content.tabIndex = -1;
      content.focus({ preventScroll: true });
      this.from = from;
    }

    openList(found, latlng) {
      const details = { label: (position) => labelOf(found[position]) };
      const open = (position) => this.read(found[position], this.map.getContainer(), latlng);
      this.popupAt(latlng, borderviz.incidentList([...found.keys()], details, open, "events"));
    }

    popupAt(latlng, content) {
      this.popup = this.layer.pointer.popupAt(latlng, content);
    }

    /** Who reads by keyboard goes on from where the popup was opened, not from the top of the page. */
    shut() {
      const { activeElement, body } = document;
      const isLost = activeElement === body || this.popup.getElement()?.contains(activeElement);
      if (isLost) this.from?.focus({ preventScroll: true });
      Object.assign(this, { popup: null, opened: undefined, from: undefined });
      this.mark();
    }

    /** Ring these events, {overlay, index}, and draw their circles. */
    mark(...events) {
      this.overlays().forEach((overlay) =>
        overlay.points.mark(
          events.filter((event) => event?.overlay === overlay).map(({ index }) => index),
        ),
      );
    }

    /** Time has moved: what is no longer shown is not told of either. */
    follow() {
      this.tip.remove();
      if (this.opened && !this.opened.overlay.isShown(this.opened.index)) this.map.closePopup(this.popup);
    }
  }

  function labelOf({ overlay, index }) {
    return `${overlay.details.label(index)} (${overlay.about.name})`;
  }

  Object.assign(borderviz, { OverlayPointer });
})((globalThis.borderviz ??= {}));
