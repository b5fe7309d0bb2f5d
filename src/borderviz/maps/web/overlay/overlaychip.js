/* Overlay chip: counts the events of an overlay above the map and lists those in view, for keys and fingers too. */
(function (borderviz) {
  "use strict";

  const { el } = borderviz;
  const LONGEST_LIST = 100;
  const MOVED = "Time moves it, the filters do not; its days are the row under the bars of the incidents.";

  class OverlayChip {
    /** @param {function(number, Element)} open opens the popup of an event and gives the focus back to the element */
    constructor(overlay, open) {
      Object.assign(this, { overlay, open });
      this.picture = el("span", "overlay-picture");
      this.number = el("b", "");
      const name = el("span", "overlay-name", overlay.about.name);
      const summary = el("summary", "", this.picture, name, this.number);
      this.body = el("div", "area-list");
      this.element = el("details", "area-chip overlay-chip", summary, this.body);
      this.element.name = "area";
      this.element.addEventListener("toggle", () => this.fill());
      borderviz.onTheme(() => this.picture.replaceChildren(overlay.picture()));
    }

    /** Say what is shown now. */
    show(isMoving) {
      this.element.hidden = !this.overlay.isOn;
      this.number.textContent = this.overlay.list.length.toLocaleString("en");
      if (!isMoving) this.fill();
    }

    /** List the events in view, while the chip is open. */
    fill() {
      if (!this.element.open) return;
      const { about, points, incidents, list } = this.overlay;
      const found = incidents.inView(list, points.view(), list.length) ?? [];
      const buttons = found.slice(0, LONGEST_LIST).map((index) => this.button(index));
      const rest = found.length - buttons.length;
      this.body.replaceChildren(
        el("p", "popup-where", `${this.overlay.origin()}. ${MOVED}`),
        about.leftOut.length ? el("p", "popup-source", `Not drawn: ${about.leftOut.join("; ")}.`) : "",
        about.terms ? el("p", "popup-source", about.terms) : "",
        el("strong", "", `${found.length.toLocaleString("en")} in view`),
        el("ul", "incident-list", ...buttons),
        rest > 0 ? el("p", "popup-source", `and ${rest.toLocaleString("en")} more: narrow the time or zoom in`) : "",
      );
    }

    button(index) {
      const made = el("button", "list-item", this.overlay.details.label(index));
      made.type = "button";
      made.addEventListener("click", () => {
        this.element.open = false;
        this.open(index, this.element.firstChild);
      });
      return el("li", "", made);
    }
  }

  Object.assign(borderviz, { OverlayChip });
})((globalThis.borderviz ??= {}));
