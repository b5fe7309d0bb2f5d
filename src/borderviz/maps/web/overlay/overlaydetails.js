/* Overlay details: what a layer from elsewhere says of its events, fetched a file at a time at the first click. */
(function (borderviz) {
  "use strict";

  const { el } = borderviz;
  /** Events of one file (`CHUNK` in overlay_details.py). */
  const CHUNK = 2000;
  const PLACES = { 1: "at the place itself", 2: "near a known place", 3: "known to the district" };
  const SPLIT = "a share of a total that was split over places: not drawn as a number";

  class OverlayDetails {
    /**
     * @param {Incidents} incidents
     * @param {{name: string, format: string}} about what is said of the layer itself
     * @param {string[]} addresses of the details, `CHUNK` events each
     */
    constructor(incidents, about, addresses) {
      Object.assign(this, { incidents, about, addresses, axis: incidents.axis, packed: incidents.packed });
      this.loading = new Map();
    }

    /** What is known of one event, by column; a file that failed is asked for again the next time. */
    async load(index) {
      const part = Math.floor(index / CHUNK);
      if (!this.loading.has(part)) {
        this.loading.set(part, request(this.addresses[part]));
        this.loading.get(part).catch(() => this.loading.delete(part));
      }
      const columns = await this.loading.get(part);
      const row = index % CHUNK;
      return Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[row]]));
    }

    kind(index) {
      return this.packed.kinds[this.packed.kind[index]].replaceAll("_", " ") || "Event";
    }

    /** The days on which an event is shown. */
    days(index) {
      const { first, last } = this.incidents;
      return this.axis.spanText(this.axis.dayAt(first[index]), this.axis.dayAt(last[index]));
    }

    label(index) {
      return `${this.kind(index)}, ${this.days(index)}`;
    }

    tooltip(index) {
      return el(
        "div",
        "",
        el("strong", "", this.kind(index)),
        ` ${this.days(index)}`,
        el("div", "tip-source", `${this.about.name}, imported`),
      );
    }

    /** Return what a popup shows at once; the rest is filled in, and `onFilled` called, when it is loaded. */
    popup(index, onFilled = () => {}) {
      const rest = el("div", "", el("p", "popup-source", "Loading …"));
      this.load(index)
        .then((event) => rest.replaceChildren(...this.said(index, event)))
        .catch((error) => rest.replaceChildren(el("p", "", `The details could not be loaded: ${error.message}`)))
        .finally(onFilled);
      return el("div", "popup", el("p", "popup-where", `${this.about.name}: imported, not coded here`), rest);
    }

    said(index, event) {
      const facts = el("dl", "popup-facts");
      const fact = (term, ...values) => {
        if (values.some((value) => value !== "")) facts.append(el("dt", "", term), el("dd", "", ...values));
      };
      fact("When", this.when(event));
      fact("Place", [event.place, this.where(index, event)].filter(Boolean).join("; "));
      fact("Kind", event.kind.replaceAll("_", " "));
      fact("Actors", event.actors);
      fact("Deaths", deaths(event));
      fact("Source", event.source);
      fact("Link", /^https?:\/\//i.test(event.url) ? borderviz.link(event.url, event.url) : "");
      fact("Event id", event.event_id);
      return [el("div", "popup-head", el("strong", "", event.title || this.kind(index))), facts];
    }

    when({ first, last, date_precision: precision }) {
      const days = this.axis.spanText(first, last);
      return precision === "month" || precision === "range" ? `${days} (some time in it)` : days;
    }

    where(index, event) {
      const km = this.packed.radiiKm[this.packed.radius[index]];
      return [PLACES[event.where_precision], km > 0 ? `within ${km} km` : ""].filter(Boolean).join(", ");
    }
  }

  async function request(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    return answer.json();
  }

  /** Deaths as the source gives them, never as one figure where it gives a range. */
  function deaths({ best, low, high, is_split: isSplit }) {
    if (isSplit) return SPLIT;
    const number = (value) => value.toLocaleString("en");
    const range = low !== null && high !== null && low !== high ? `${number(low)} to ${number(high)}` : "";
    if (best === null) return range || (low !== null ? number(low) : "");
    return range ? `${number(best)} (best estimate; ${range})` : number(best);
  }

  Object.assign(borderviz, { OverlayDetails });
})((globalThis.borderviz ??= {}));
