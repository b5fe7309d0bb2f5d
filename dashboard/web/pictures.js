/* Pictures: a chart of the page as PNG or SVG with its question, sources and date. Made in the page: no network needed. */
(function (borderviz) {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const FONT = "'Source Sans 3', 'Source Sans Pro', system-ui, sans-serif";
  const MARGIN = 16;
  const TITLE = { size: 17, line: 23, weight: 600 };
  const SOURCE = { size: 11, line: 15, weight: 400 };
  /** Width of a letter as a share of its size, on average. */
  const LETTER = 0.52;
  /** Pixels of a PNG for each of the page: enough for print in one column. */
  const SHARPNESS = 3;
  /** What plotly draws for the pointer only. */
  const FOR_POINTER = ".hoverlayer, .zoomlayer, .selectionlayer, .dragcover, .drag, .modebar-container";

  /** Return the text in lines of at most so many letters; a longer word has a line of its own. */
  function wrapped(text, letters) {
    const lines = [];
    text
      .split(/\s+/)
      .filter(Boolean)
      .forEach((word) => {
        const last = lines.at(-1);
        if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
        else lines.push(word);
      });
    return lines;
  }

  function node(name, attributes, ...children) {
    const made = document.createElementNS(SVG, name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    made.append(...children);
    return made;
  }

  function textBlock(lines, top, { size, line, weight }, colour) {
    return lines.map((text, order) =>
      node(
        "text",
        {
          x: MARGIN,
          y: top + order * line + size,
          "font-family": FONT,
          "font-size": size,
          "font-weight": weight,
          fill: colour,
        },
        text,
      ),
    );
  }

  /** Plotly draws a chart in several pictures one above the other; return copies without what is for the pointer. */
  function layers(plot, left, top) {
    return [...plot.querySelectorAll("svg.main-svg")].map((layer) => {
      const copy = layer.cloneNode(true);
      copy.querySelectorAll(FOR_POINTER).forEach((part) => part.remove());
      copy.removeAttribute("style");
      copy.setAttribute("x", left);
      copy.setAttribute("y", top);
      return copy;
    });
  }

  /**
   * Return a chart as one SVG element with a title above and sources below.
   * @param {Element} plot plotly's own element
   * @param {{title: string, source: string, ink: string, paper: string}} words and colours of the page
   */
  function picture(plot, { title, source, ink, paper }) {
    const { width: wide, height: high } = plot.getBoundingClientRect();
    const width = Math.round(wide) + 2 * MARGIN;
    const letters = ({ size }) => Math.floor((width - 2 * MARGIN) / (size * LETTER));
    const above = wrapped(title, letters(TITLE));
    const below = wrapped(source, letters(SOURCE));
    const top = MARGIN + above.length * TITLE.line;
    const foot = top + Math.round(high) + 8;
    const height = foot + below.length * SOURCE.line + MARGIN;
    return node(
      "svg",
      { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}` },
      node("title", {}, title),
      node("rect", { width, height, fill: paper }),
      ...textBlock(above, MARGIN, TITLE, ink),
      ...layers(plot, MARGIN, top),
      ...textBlock(below, foot, SOURCE, ink),
    );
  }

  function svgBlob(made) {
    return new Blob([new XMLSerializer().serializeToString(made)], { type: "image/svg+xml" });
  }

  async function pngBlob(made) {
    const image = new Image();
    // A data address, as a picture from a blob would taint the canvas in some browsers.
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(made))}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = made.getAttribute("width") * SHARPNESS;
    canvas.height = made.getAttribute("height") * SHARPNESS;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  /** Save the chart that a button belongs to; the button says which, and in which format. */
  async function take(button) {
    const { picture: format, chart, title, source, name } = button.dataset;
    const plot = document.querySelector(`.st-key-${CSS.escape(chart)} .js-plotly-plot`);
    if (!plot) return;
    const page = getComputedStyle(document.querySelector(".stApp"));
    const made = picture(plot, { title, source, ink: page.color, paper: page.backgroundColor });
    save(await (format === "png" ? pngBlob(made) : svgBlob(made)), `${name}.${format}`);
  }

  /** Listen once for the whole page, whatever Streamlit draws anew. */
  function listen() {
    if (borderviz.isTakingPictures) return;
    borderviz.isTakingPictures = true;
    document.addEventListener("click", (event) => {
      const button = event.target.closest?.("[data-picture]");
      if (button) take(button);
    });
  }

  if (typeof window !== "undefined") listen();
  Object.assign(borderviz, { picture, wrapped });
})((globalThis.borderviz ??= {}));
