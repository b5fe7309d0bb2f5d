/* Study details: what a study says of each incident, for symbols, tooltips and popups. */
(function (borderviz) {
  "use strict";

  class StudyDetails {
    /** @param {object} data places, reports, sides and incidents, these in the order in which they are packed */
    constructor(data) {
      this.data = data;
      this.positions = new Map(data.incidents.map((incident, index) => [incident.id, index]));
    }

    id(index) {
      return this.data.incidents[index].id;
    }

    /** The position of an incident; undefined for one that is not in the study. */
    indexOf(id) {
      return this.positions.get(id);
    }

    kind(index) {
      return this.data.incidents[index].kind;
    }

    colours(index) {
      return this.coloursOf(this.data.incidents[index]);
    }

    coloursOf(incident) {
      return borderviz.blameColours(incident.blamed, this.data.sides, borderviz.theme());
    }

    place(index) {
      return this.data.places[this.data.incidents[index].place];
    }

    isSure(index) {
      return ["high", "medium"].includes(this.place(index).confidence);
    }

    label(index) {
      const incident = this.data.incidents[index];
      return `${incident.kindText}, ${this.place(index).name}, ${incident.when}`;
    }

    tooltip(index) {
      const incident = this.data.incidents[index];
      return borderviz.el(
        "div",
        "",
        borderviz.el("strong", "", incident.kindText),
        ` ${incident.when}`,
        borderviz.el("div", "", this.place(index).name),
        borderviz.el("div", "tip-source", `Account of ${incident.claimant}`),
      );
    }

    popup(index) {
      return borderviz.popup(this.data.incidents[index], this.data, (other) => this.coloursOf(other));
    }
  }

  Object.assign(borderviz, { StudyDetails });
})((globalThis.borderviz ??= {}));
