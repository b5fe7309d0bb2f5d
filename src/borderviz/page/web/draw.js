/* Draw: the marks and words of which all charts are made, as SVG; text is never markup. */
(function (borderviz) {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const SIZE = 5.5;
  const REACH = 12;

  /** Return an SVG element with attributes and children; strings become text. */
  function svg(name, attributes = {}, ...children) {
    const made = document.createElementNS(SVG, name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    made.append(...children);
    return made;
  }

  /** Return the colour of a side as the style sheet knows it, and a grey for both sides or none. */
  function sideColour(data, side) {
    return data.sides.some(({ id }) => id === side) ? `var(--side-${side})` : "var(--ink-soft)";
  }

  /** Return a text; `look` is its class, `anchor` "start", "middle" or "end". */
  function words(text, x, y, look = "", anchor = "start") {
    return svg("text", { x, y, class: look, "text-anchor": anchor, "dominant-baseline": "central" }, text);
  }

  /** Return an SVG picture of a size in CSS pixels. */
  function picture(width, height, label) {
    return svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": label });
  }

  /** Measures texts as the page will write them, in CSS pixels. */
  function measurer(font) {
    const context = document.createElement("canvas").getContext("2d");
    context.font = font;
    return (text) => context.measureText(text).width;
  }

  function outline({ recalled, increment }) {
    if (recalled) return svg("path", { d: `M0 ${-SIZE - 2}L${SIZE + 2} 0L0 ${SIZE + 2}L${-SIZE - 2} 0Z` });
    if (increment) return svg("rect", { x: -SIZE, y: -SIZE, width: 2 * SIZE, height: 2 * SIZE });
    return svg("circle", { r: SIZE });
  }

  /** A figure in words, for those who cannot see its mark. */
  function spoken(figure) {
    return `${figure.side_name}, ${figure.group_name}: ${figure.figure}, says ${figure.claimant}, ${figure.as_of_text}`;
  }

  /**
   * Return the mark of a figure: diamond for a recall, square for a rise, hollow where it is no firm total; an arrow
   * says that no upper bound is given, to the right or, with `isUpright`, above.
   */
  function mark(figure, x, y, { colour, isFaint = false, isSelected = false, isUpright = false }) {
    const isHollow = figure.superseded || figure.vague || figure.increment;
    const names = ["mark", isHollow && "is-hollow", isFaint && "is-faint", isSelected && "is-selected"];
    const made = svg("g", {
      class: names.filter(Boolean).join(" "),
      transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`,
      role: "button",
      tabindex: -1,
      "aria-label": spoken(figure),
      "aria-pressed": isSelected,
    });
    made.style.color = colour;
    made.dataset.claim = figure.id;
    made.append(svg("circle", { class: "mark-reach", r: REACH }), svg("circle", { class: "mark-ring", r: SIZE + 5 }));
    if (figure.is_open) made.append(arrow(isUpright));
    made.append(outline(figure));
    return made;
  }

  function arrow(isUpright) {
    const turn = isUpright ? "rotate(-90)" : "rotate(0)";
    return svg("path", { class: "mark-arrow", d: "M9 0H17M15 -3.5L20.5 0L15 3.500Z", transform: turn });
  }

  /** Break a text into at most `most` lines no wider than `room`; the last one is cut where that is not enough. */
  function wrapped(text, room, measure, most = 2) {
    const lines = [""];
    text.split(" ").forEach((word) => {
      const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
      if (measure(longer) <= room || !lines.at(-1)) lines[lines.length - 1] = longer;
      else lines.push(word);
    });
    const kept = lines.slice(0, most).map((line) => cut(line, room, measure));
    if (lines.length > most) kept[most - 1] = cut(`${kept[most - 1]}…`, room, measure);
    return kept;
  }

  function cut(line, room, measure) {
    if (measure(line) <= room) return line;
    let end = line.length;
    while (end > 1 && measure(`${line.slice(0, end)}…`) > room) end -= 1;
    return `${line.slice(0, end)}…`;
  }

  Object.assign(borderviz, { cutText: cut, mark, measurer, picture, sideColour, svg, words, wrapped });
})((globalThis.borderviz ??= {}));
