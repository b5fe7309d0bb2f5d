/* Tools: the choice of a view, the link to what is shown, the theme, and what changes on paper. */
(function (borderviz) {
  "use strict";

  const THEMES = new Map([
    ["", "Theme: system"],
    ["light", "Theme: light"],
    ["dark", "Theme: dark"],
  ]);
  /** Milliseconds for which the button says that the link was copied. */
  const SAID_FOR = 2500;

  /** Return the words of the next theme after one. */
  function nextTheme(name) {
    const names = [...THEMES.keys()];
    return names[(names.indexOf(name) + 1) % names.length];
  }

  /** Show a view from its top; the focus goes there where it would be lost. */
  function toTop(place, page) {
    const view = place(`view-${page}`);
    scrollTo(0, 0);
    const focused = document.activeElement;
    if (!focused || focused === document.body || !isSeen(focused)) view.focus({ preventScroll: true });
  }

  /** Whether an element is in a view that is open. */
  function isSeen(element) {
    return element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible";
  }

  class Tools {
    /** @param {function(string): HTMLElement} place finds a part of the page by its id */
    constructor(page, place) {
      Object.assign(this, { page, place, theme: "" });
      this.views = [...document.querySelectorAll("[data-to]")];
      this.views.forEach((made) => made.addEventListener("click", () => page.change({ open: made.dataset.to })));
      place("theme").addEventListener("click", () => this.turnTheme());
      place("copy-link").addEventListener("click", () => this.copy());
      place("skip").addEventListener("click", (event) => {
        // The part after # is the state of the page and no place in it.
        event.preventDefault();
        place("main").focus();
      });
      if (matchMedia("(max-width: 900px)").matches) place("filter-fold").open = false;
      addEventListener("beforeprint", () => this.paper(true));
      addEventListener("afterprint", () => this.paper(false));
    }

    show({ open }) {
      this.views.forEach((made) => {
        if (made.dataset.to === open) made.setAttribute("aria-current", "page");
        else made.removeAttribute("aria-current");
      });
      if (open === "map") this.page.living.resize();
    }

    turnTheme() {
      this.theme = nextTheme(this.theme);
      borderviz.chooseTheme(this.theme);
      this.place("theme").textContent = THEMES.get(this.theme);
    }

    /** Paper is light, and has all views. */
    paper(isOnPaper) {
      this.page.isOnPaper = isOnPaper;
      borderviz.chooseTheme(isOnPaper ? "light" : this.theme);
      document.documentElement.classList.toggle("on-paper", isOnPaper);
      this.page.render();
    }

    /** Where the clipboard is closed to a page, the link is shown and marked, to be copied by hand. */
    async copy() {
      const address = location.href;
      const field = this.place("link-field");
      try {
        await navigator.clipboard.writeText(address);
        this.say("Copied");
      } catch {
        field.value = address;
        field.hidden = false;
        field.select();
        this.say("Copy it from here");
      }
    }

    say(text) {
      const made = this.place("copy-link");
      made.textContent = text;
      clearTimeout(this.said);
      this.said = setTimeout(() => {
        made.textContent = "Copy link";
      }, SAID_FOR);
    }
  }

  Object.assign(borderviz, { Tools, nextTheme, toTop });
})((globalThis.borderviz ??= {}));
