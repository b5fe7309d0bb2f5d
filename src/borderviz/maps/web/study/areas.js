/* Areas: incidents that no text puts at a point. Their area is tinted; a chip above the map counts and lists them. */
(function (borderviz) {
  "use strict";

  class Areas {
    /** @param {object} data `areas[i]` has a name, a shape ("line", "region" or "") and the key of its geometry. */
    constructor(map, baseMap, data, coloursOf) {
      this.map = map;
      this.baseMap = baseMap;
      this.data = data;
      this.coloursOf = coloursOf;
      this.shapes = L.layerGroup().addTo(map);
      this.tints = new Map();
      this.members = data.areas.map(() => []);
      this.bar = borderviz.el("div", "area-bar");
      this.chips = this.addGroup("Incidents without a point");
      L.DomEvent.disableClickPropagation(this.bar);
      L.DomEvent.disableScrollPropagation(this.bar);
      map.getContainer().append(this.bar);
      L.DomEvent.on(this.bar, "keydown", (event) => {
        const open = event.key === "Escape" && this.bar.querySelector("details[open]");
        if (open) open.open = false;
      });
      map.on("borderschange", () => this.tint(true));
    }

    /** Add a place for chips, named for who does not see it. */
    addGroup(label) {
      const group = borderviz.el("div", "area-chips");
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", label);
      this.bar.append(group);
      return group;
    }

    /** Show these incidents, given as positions in `data.incidents`; nothing is touched where nothing changes. */
    show(visible) {
      const members = this.data.areas.map(() => []);
      visible.forEach((index) => {
        const { area } = this.data.incidents[index];
        if (area !== null) members[area].push(index);
      });
      const isSame = String(members.map(String)) === String(this.members.map(String)) && this.isDrawn;
      this.members = members;
      if (!isSame) this.draw();
    }

    draw() {
      this.isDrawn = true;
      const open = this.chips.querySelector("details[open]")?.dataset.area;
      const chips = this.data.areas.map((area, position) => {
        const members = this.members[position];
        return members.length ? this.chip(area, position, members, String(position) === open) : null;
      });
      this.chips.replaceChildren(...chips.filter(Boolean));
      this.tint(false);
    }

    /** Tint the areas that hold an incident; `anew` after the lines themselves have changed. */
    tint(anew) {
      if (anew) {
        this.shapes.clearLayers();
        this.tints.clear();
      }
      this.data.areas.forEach((area, position) => {
        const isWanted = this.members[position].length > 0;
        if (isWanted && !this.tints.has(position)) this.tints.set(position, this.shapeOf(area));
        const shape = this.tints.get(position);
        if (shape) this.shapes[isWanted ? "addLayer" : "removeLayer"](shape);
      });
    }

    shapeOf(area) {
      const className = area.shape === "line" ? "area-line" : "area-region";
      return L.geoJSON(this.features(area), { pane: "areas", interactive: false, style: { className } });
    }

    features(area) {
      if (area.shape === "line") return this.baseMap.borderLine(area.key);
      if (area.shape === "region") return this.baseMap.regionArea(area.key);
      return [];
    }

    chip(area, position, members, isOpen) {
      const chip = borderviz.el(
        "details",
        "area-chip",
        borderviz.el("summary", "", `${area.name} `, borderviz.el("b", "", String(members.length))),
      );
      chip.dataset.area = position;
      chip.name = "area";
      chip.open = isOpen;
      const fill = () => {
        if (chip.open) this.map.closePopup();
        if (!chip.open || chip.children.length > 1) return;
        const accounts = members.map((index) => this.data.incidents[index]);
        const list = accounts.map((incident) =>
          borderviz.account(incident, this.data.reports[incident.report], this.coloursOf(incident)),
        );
        chip.append(borderviz.el("div", "area-list", borderviz.el("p", "popup-where", area.why), ...list));
      };
      chip.addEventListener("toggle", fill);
      fill();
      return chip;
    }
  }

  Object.assign(borderviz, { Areas });
})((globalThis.borderviz ??= {}));
