/* Share: copies the page's address, or the frame that shows a part of it in another page. */
(function (borderviz) {
  "use strict";

  /** Width at most and height of a frame in pixels, for a part and for a whole page. */
  const SIZES = { map: [960, 680], chart: [720, 560] };
  const WHOLE = [1200, 900];
  /** Milliseconds for which a button says that it has copied. */
  const SAID = 2000;

  /**
   * Return the link to a page as it stands, with the colours it is seen in.
   * @param {string} href address of the page
   * @param {string} theme "light" or "dark"
   * @param {string} [part] "map" or "chart", to embed that part alone
   */
  function linkTo(href, theme, part) {
    const link = new URL(href);
    ["embed", "embed_options", "only"].forEach((name) => link.searchParams.delete(name));
    link.hash = "";
    if (part) {
      link.searchParams.set("embed", "true");
      if (part in SIZES) link.searchParams.set("only", part);
    }
    link.searchParams.set("embed_options", `${theme}_theme`);
    return link.toString();
  }

  /** Return the HTML of a frame that shows a part of the page; the document escapes what stands in it. */
  function frameOf(href, theme, part, title) {
    const [width, height] = SIZES[part] ?? WHOLE;
    const frame = document.createElement("iframe");
    frame.setAttribute("src", linkTo(href, theme, part));
    frame.setAttribute("title", title);
    frame.setAttribute("style", `width:100%;max-width:${width}px;height:${height}px;border:0`);
    frame.setAttribute("loading", "lazy");
    return frame.outerHTML;
  }

  /** The colours the page is seen in, by the lightness of its background. */
  function themeOf(page) {
    const colour = page.getComputedStyle(page.document.querySelector(".stApp")).backgroundColor;
    const [red, green, blue] = colour.match(/[\d.]+/g).map(Number);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128 ? "dark" : "light";
  }

  /** Put a text where a paste finds it; where the page may not (no https), show it to be copied by hand. */
  async function copy(page, text) {
    try {
      await page.navigator.clipboard.writeText(text);
      return true;
    } catch {
      page.prompt("Copy this:", text);
      return false;
    }
  }

  async function share(page, button) {
    const { share: what, title } = button.dataset;
    const theme = themeOf(page);
    const href = page.location.href;
    const text = what === "link" ? linkTo(href, theme) : frameOf(href, theme, what, title);
    if (!(await copy(page, text))) return;
    const label = (button.dataset.label ??= button.textContent);
    button.textContent = "Copied";
    page.setTimeout(() => {
      button.textContent = label;
    }, SAID);
  }

  function watch(page) {
    page.document.addEventListener("click", ({ target }) => {
      const button = target.closest?.("[data-share]");
      if (button) share(page, button);
    });
  }

  // The script comes again with every page; clicks are heard once.
  if (typeof window !== "undefined" && !borderviz.linkTo) watch(window);
  Object.assign(borderviz, { frameOf, linkTo, share });
})((globalThis.borderviz ??= {}));
