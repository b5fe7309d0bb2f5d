/* History: one step back for each thing that a reader chose. Streamlit makes one of every change of the address. */
(function (borderviz) {
  "use strict";

  /** Only these of the address may differ for a change to be no step of its own: a map is pushed about all the time. */
  const NO_STEP = ["view"];
  const INPUT = ["pointerdown", "keydown", "submit"];

  class Steps {
    /** @param {Window} page */
    constructor(page) {
      this.page = page;
      this.path = page.location.pathname;
      this.hasInput = false;
      INPUT.forEach((name) => page.addEventListener(name, () => this.noteInput(), true));
      // A choice in the map's frame comes as a message of its component.
      page.addEventListener("message", ({ data }) => {
        if (data?.type === "streamlit:setComponentValue") this.noteInput();
      });
      page.addEventListener("popstate", () => this.opened());
      this.watch(page.history);
    }

    noteInput() {
      this.hasInput = true;
    }

    /** An address that is written before anybody has touched anything completes the step that opened the page. */
    opened() {
      this.path = this.page.location.pathname;
      this.hasInput = false;
    }

    watch(history) {
      const push = history.pushState.bind(history);
      history.pushState = (state, title, address) => {
        const next = new URL(address, this.page.location.href);
        const isOtherPage = next.pathname !== this.page.location.pathname;
        if (isOtherPage || this.isStep(next)) push(state, title, address);
        else history.replaceState(state, title, address);
        if (isOtherPage) this.opened();
      };
    }

    isStep(next) {
      return this.hasInput && chosen(next) !== chosen(new URL(this.page.location.href));
    }
  }

  /** What an address says but for what makes no step. */
  function chosen(address) {
    const parts = [...address.searchParams].filter(([name]) => !NO_STEP.includes(name));
    return new URLSearchParams(parts).toString();
  }

  // The script comes again with every page; the history is watched once.
  if (typeof window !== "undefined") borderviz.steps ??= new Steps(window);
  Object.assign(borderviz, { Steps });
})((globalThis.borderviz ??= {}));
