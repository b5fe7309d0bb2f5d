/* Table details: what a table says of each incident, read from its columns when a reader first asks. */
(function (borderviz) {
  "use strict";

  class TableDetails {
    /**
     * @param {Incidents} incidents
     * @param {{light: string[], dark: string[]}[]} groups colours by category
     * @param {string} address of {columns: string[], rows: any[][]}; "" where there is no more to say
     */
    constructor(incidents, groups, address) {
      const { packed, axis } = incidents;
      Object.assign(this, { incidents, packed, axis, groups, address });
    }

    /** The table's rows, fetched once; a failure is tried again the next time. */
    load() {
      if (!this.address) return Promise.resolve({ columns: [], rows: [] });
      this.loading ??= fetch(this.address)
        .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(`status ${answer.status}`))))
        .catch((error) => {
          this.loading = null;
          throw error;
        });
      return this.loading;
    }

    id(index) {
      return String(index);
    }

    indexOf(id) {
      const index = Number(id);
      return id !== "" && Number.isInteger(index) && index >= 0 && index < this.packed.count ? index : undefined;
    }

    kind(index) {
      return this.packed.kinds[this.packed.kind[index]];
    }

    colours(index) {
      return this.groups[this.packed.colour[index]][borderviz.theme()];
    }

    isSure() {
      return true;
    }

    days(index) {
      const first = this.axis.dayAt(this.incidents.first[index]);
      const last = first + this.packed.lasting[index];
      return first === last ? this.axis.text(first) : `${this.axis.text(first)} to ${this.axis.text(last)}`;
    }

    heading(index) {
      const words = [this.kind(index), this.packed.colours[this.packed.colour[index]]].filter(Boolean);
      return [...new Set(words)].join(", ").replaceAll("_", " ") || "Incident";
    }

    label(index) {
      return `${this.heading(index)}, ${this.days(index)}`;
    }

    tooltip(index) {
      return borderviz.el("div", "", borderviz.el("strong", "", this.heading(index)), ` ${this.days(index)}`);
    }

    popup(index) {
      const facts = borderviz.el("dl", "popup-facts");
      const km = this.packed.radiiKm[this.packed.radius[index]];
      if (km) facts.append(borderviz.el("dt", "", "Place"), borderviz.el("dd", "", `within ${km} km`));
      this.load()
        .then(({ columns, rows }) => columns.forEach((name, column) => addFact(facts, name, rows[index][column])))
        .catch((error) => addFact(facts, "More", `could not be loaded: ${error.message}`));
      return borderviz.el("div", "popup", this.tooltip(index), facts);
    }
  }

  function addFact(facts, name, value) {
    if (value === null || value === "") return;
    facts.append(borderviz.el("dt", "", name), borderviz.el("dd", "", String(value)));
  }

  Object.assign(borderviz, { TableDetails });
})((globalThis.borderviz ??= {}));
