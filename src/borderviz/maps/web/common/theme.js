/* Theme: whether the page around the map is light or dark, and word of every change. */
(function (borderviz) {
  "use strict";

  const listeners = [];
  /** What a reader has chosen over what is detected; "" where nothing. */
  let chosen = "";

  /** Relative luminance (WCAG 2.2) of a CSS colour written as #rgb, #rrggbb or rgb(…); null for anything else. */
  function luminance(colour) {
    const text = String(colour).trim();
    const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text);
    const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(text);
    const comma = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/i.exec(text);
    let parts;
    if (short) parts = short.slice(1).map((digit) => parseInt(digit + digit, 16));
    else if (long) parts = long.slice(1).map((digits) => parseInt(digits, 16));
    else if (comma) parts = comma.slice(1).map(Number);
    else return null;
    const [red, green, blue] = parts.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function detected() {
    if (chosen) return chosen;
    const page = getComputedStyle(document.documentElement).getPropertyValue("--background-color");
    const light = luminance(page);
    if (light !== null) return light < 0.25 ? "dark" : "light";
    return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  }

  function apply(theme) {
    if (document.documentElement.dataset.theme === theme) return;
    document.documentElement.dataset.theme = theme;
    listeners.forEach((listener) => listener(theme));
  }

  /** Return "light" or "dark". */
  function theme() {
    if (!document.documentElement.dataset.theme) apply(detected());
    return document.documentElement.dataset.theme;
  }

  /** Call the listener now and at every change, with "light" or "dark". */
  function onTheme(listener) {
    listener(theme());
    listeners.push(listener);
  }

  /** Show the page "light" or "dark", whatever the system says; "" follows it again. */
  function chooseTheme(name) {
    chosen = name;
    apply(detected());
  }

  /** Streamlit tells a component its theme with every render; a page of its own follows the system. */
  function watch() {
    addEventListener("message", (event) => {
      const theme = event.data && event.data.type === "streamlit:render" && event.data.theme;
      if (theme && theme.backgroundColor) {
        const light = luminance(theme.backgroundColor);
        apply((light === null ? theme.base === "dark" : light < 0.25) ? "dark" : "light");
      }
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => apply(detected()));
  }

  if (typeof window !== "undefined" && window.matchMedia) watch();
  Object.assign(borderviz, { chooseTheme, luminance, onTheme, theme });
})((globalThis.borderviz ??= {}));
