/* Page link: tells the page around the map what was chosen, and tells news of the page from its own echo. */
(function (borderviz) {
  "use strict";

  class PageLink {
    /** @param {function(object)} send takes a message; by default Streamlit's, which runs the page again */
    constructor(send = (message) => globalThis.Streamlit?.setComponentValue(message)) {
      this.send = send;
      this.instance = Math.random().toString(36).slice(2, 10);
      this.turn = 0;
      this.known = null;
    }

    /** Tell what is chosen now, if the page does not know it yet: first and last day (ISO), mode, selected id, … */
    tell(state) {
      const text = worded(state);
      if (text === this.known) return;
      this.known = text;
      this.turn += 1;
      this.send({ time_layer: { instance: this.instance, turn: this.turn, ...state } });
    }

    /**
     * Return whether the page has chosen something else than what it was told. What it says before it has heard our
     * latest word is old.
     * @param {{instance: string, turn: number} | null} heard the latest message that the page had when it spoke
     */
    isNews(state, heard) {
      const isLate = this.turn > 0 && (heard?.instance !== this.instance || heard.turn < this.turn);
      if (isLate || worded(state) === this.known) return false;
      this.known = worded(state);
      return true;
    }
  }

  /** The same text for the same state, whoever wrote it down. */
  function worded(state) {
    return JSON.stringify(state, Object.keys(state).sort());
  }

  Object.assign(borderviz, { PageLink });
})((globalThis.borderviz ??= {}));
