/* Overlays: layers from elsewhere over the map of a study: drawn, moved by its time, listed, named in its legend. */
(function (borderviz) {
  "use strict";

  /** Colours that no side, border or area of a study has, for eyes of all kinds; the marks differ as well. */
  const LOOKS = [
    { light: "#54448a", dark: "#b9abe6", mark: "square" },
    { light: "#3a4048", dark: "#d5dbe2", mark: "diamond" },
    { light: "#1d6a55", dark: "#7fd1b4", mark: "square" },
    { light: "#8a3a70", dark: "#e9a3d0", mark: "diamond" },
  ];
  /** Under the names of places, over the circles of the study. */
  const LEVEL = 345;

  class Overlays {
    /**
     * @param {TimeLayer} layer of the study
     * @param {Element} bar takes a chip for each
     * @param {L.Control.Layers} boxes takes a checkbox for each
     */
    constructor(layer, bar, boxes) {
      Object.assign(this, { layer, map: layer.map, bar, boxes, all: [], chips: [] });
      this.pointer = new borderviz.OverlayPointer(layer, () => this.all);
    }

    /**
     * Fetch and draw what lies at these addresses, in their order; what cannot be had is said by `onFailure`.
     * @param {{about: string, packed: string, details: string[]}[]} addresses
     */
    async load(addresses, onFailure) {
      const loaded = await Promise.allSettled(addresses.map((one) => fetched(one)));
      loaded.forEach(({ value, reason }, order) => {
        if (value) this.add(value, LOOKS[order % LOOKS.length]);
        else onFailure(reason);
      });
    }

    add({ packed, about, details }, look) {
      if (!this.all.length) this.connect();
      const overlay = new borderviz.Overlay(this.map, this.layer.axis, packed, about, details, look);
      const chip = new borderviz.OverlayChip(overlay, (index, from) => this.pointer.read({ overlay, index }, from));
      this.all.push(overlay);
      this.chips.push(chip);
      this.bar.append(chip.element);
      this.boxes.addOverlay(overlay.toggle, borderviz.escaped(`${about.name} (imported)`));
      overlay.toggle.on("add", () => this.switched(overlay, true));
      overlay.toggle.on("remove", () => this.switched(overlay, false));
      this.layer.addCount(() => overlay.count());
      this.changed();
    }

    connect() {
      this.map.createPane("overlays").style.zIndex = LEVEL;
      this.map.getPane("overlays").style.pointerEvents = "none";
      this.layer.onShown((_, isMoving) => this.show(isMoving));
      this.map.on("moveend", () => this.chips.forEach((chip) => chip.fill()));
    }

    switched(overlay, isOn) {
      overlay.switchTo(isOn);
      this.changed();
    }

    changed() {
      this.layer.control.setRugs(this.all.filter(({ isOn }) => isOn).map((overlay) => overlay.rug()));
      this.show(false);
      this.layer.say();
      this.map.fire("overlayschange");
    }

    show(isMoving) {
      const span = this.layer.span();
      this.all.forEach((overlay) => overlay.show(span, isMoving));
      this.chips.forEach((chip) => chip.show(isMoving));
      this.pointer.follow();
    }

    /** A row of the legend for each. */
    legendRows() {
      return this.all.map((overlay) => {
        const text = borderviz.el("span", "legend-text", overlay.origin());
        const item = borderviz.el("span", "legend-item", overlay.picture(13), text);
        return borderviz.el("div", "legend-row", item);
      });
    }
  }

  async function fetched({ about, packed, details }) {
    const [said, points] = await Promise.all([about, packed].map((address) => fetch(address)));
    const failed = [said, points].find((answer) => !answer.ok);
    if (failed) throw new Error(`status ${failed.status}`);
    return { about: await said.json(), packed: borderviz.unpack(await points.arrayBuffer()), details };
  }

  Object.assign(borderviz, { Overlays });
})((globalThis.borderviz ??= {}));
