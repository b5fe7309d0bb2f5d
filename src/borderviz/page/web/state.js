/* State: what is chosen, as it stands after the # of the address; the names are those of the dashboard's links. */
(function (borderviz) {
  "use strict";

  const VIEWS = ["map", "tolls", "reports", "about"];
  const MODES = ["window", "upto"];
  const CHARTS = ["said", "grew"];
  const QUESTIONS = ["compare", "grow", "contradict", "words", "figures"];
  const LISTS = ["figures", "placed", "unplaced"];
  const LAYERS = ["no-relief", "no-water", "no-regions", "no-names", "no-circles"];
  const SPEEDS = ["faster", "fastest"];
  /** What of the map is in the address besides time: where it looks, which borders and layers it shows, its pace. */
  const OF_MAP = ["view", "borders", "layers", "step", "speed"];
  const SEVERAL = ["clash", "kind", "blamed", "report", "layers"];
  const DAYS = ["from", "to", "until"];
  /** Parts of an address that mean nothing here which are named, and characters of each. */
  const MOST_PARTS = 10;
  const LONGEST_PART = 80;
  const DEFAULTS = { open: VIEWS[0], mode: MODES[0], chart: CHARTS[0], question: QUESTIONS[0], list: LISTS[0] };

  /** Return the words that may stand in each part of the address, for the data of a page. */
  function schema(data) {
    const [first = "", last = ""] = data.days;
    const days = { has: (word) => isDay(word) && word >= first && word <= last };
    const ids = (records) => new Set(records.map(({ id }) => id));
    return {
      open: new Set(VIEWS),
      clash: ids(data.clashes),
      kind: new Set(data.incidents.map(({ kind }) => kind)),
      blamed: new Set(data.incidents.map(({ blamed }) => blamed)),
      report: ids(data.reports),
      mode: new Set(MODES),
      from: days,
      to: days,
      until: days,
      selected: ids(data.incidents),
      chart: new Set(CHARTS),
      question: new Set(QUESTIONS),
      claim: ids(data.figures),
      metric: countedIn(data),
      read: ids(data.reports),
      list: new Set(LISTS),
      page: { has: (word) => /^[1-9]\d{0,5}$/.test(word) },
      view: { has: isView },
      borders: new Set(data.later_borders),
      layers: new Set(LAYERS),
      step: new Set(["event"]),
      speed: new Set(SPEEDS),
    };
  }

  /** What is counted in a file, or what a side is silent about. */
  function countedIn({ figures, silences, casualties }) {
    return new Set([...figures.map(({ metric }) => metric), ...(silences.length ? casualties : [])]);
  }

  function isDay(word) {
    const day = /^\d{4}-\d\d-\d\d$/.test(word) ? new Date(`${word}T00:00:00Z`) : new Date(NaN);
    return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === word;
  }

  /** Whether a word is zoom_latitude_longitude of some place on earth, in degrees (EPSG:4326). */
  function isView(word) {
    if (!/^\d{1,2}(\.\d)?_-?\d{1,2}(\.\d{1,4})?_-?\d{1,3}(\.\d{1,4})?$/.test(word)) return false;
    const [zoom, lat, lon] = word.split("_").map(Number);
    return zoom <= 19 && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
  }

  /** Return the state in which nothing is chosen; `first` and `last` are null for all days. */
  function nothingChosen() {
    const texts = ["selected", "claim", "metric", "read", "page", "view", "borders", "step", "speed"];
    const empty = { ...Object.fromEntries(texts.map((name) => [name, ""])), first: null, last: null };
    return { ...DEFAULTS, ...Object.fromEntries(SEVERAL.map((name) => [name, []])), ...empty };
  }

  /**
   * Return the state that an address stands for, and the parts of it that mean nothing here.
   * @param {string} hash with or without its #
   * @param {string[]} days first and last day of the study, ISO; empty where it has none
   */
  function parseState(hash, known, days) {
    const state = nothingChosen();
    const said = {};
    const strange = [];
    new URLSearchParams(hash.replace(/^#/, "")).forEach((word, name) => {
      // How the dashboard's frame is shown is no matter of this page.
      if (name.startsWith("embed")) return;
      const isGood = Object.hasOwn(known, name) && known[name].has(word);
      if (!isGood) strange.push(`${name}=${word}`);
      else if (!SEVERAL.includes(name)) said[name] ??= word;
      else if (!state[name].includes(word)) state[name].push(word);
    });
    Object.keys(said).forEach((name) => {
      if (!DAYS.includes(name)) state[name] = said[name];
    });
    return { state: { ...state, ...windowOf(said, days) }, strange };
  }

  function windowOf(said, [first, last]) {
    const isUpTo = said.mode === "upto";
    const ends = isUpTo ? [first, said.until ?? last] : [said.from ?? first, said.to ?? last].sort();
    return ends[0] === first && ends[1] === last ? {} : { first: ends[0], last: ends[1] };
  }

  /** Return the address of a state, without what is so by default; the opposite of `parseState`. */
  function composeState(state, known) {
    const address = new URLSearchParams();
    Object.keys(known).forEach((name) => {
      if (DAYS.includes(name)) return;
      const words = SEVERAL.includes(name) ? state[name] : [state[name]];
      words.filter((word) => word && word !== DEFAULTS[name]).forEach((word) => address.append(name, word));
    });
    if (state.first !== null) {
      if (state.mode === "upto") address.append("until", state.last);
      else ["from", "to"].forEach((name, end) => address.append(name, [state.first, state.last][end]));
    }
    return address.toString();
  }

  /** Name parts of an address, some of them in part: somebody else may have made it. */
  function partsInWords(parts) {
    const some = parts.slice(0, MOST_PARTS);
    const named = some.map((part) => (part.length > LONGEST_PART ? `${part.slice(0, LONGEST_PART)}…` : part));
    const more = parts.length - some.length;
    return `${named.join(", ")}${more ? ` and ${more.toLocaleString("en")} more` : ""}`;
  }

  Object.assign(borderviz, { OF_MAP, composeState, countedIn, nothingChosen, parseState, partsInWords, stateSchema: schema });
})((globalThis.borderviz ??= {}));
