/* Symbols: a glyph for each kind of incident in a disc (violence) or a square (what follows), coloured by blame. */
(function (borderviz) {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";

  /* Paths in a box of 24 by 24. Strokes unless `fill` is set. */
  const GLYPHS = {
    shooting: { d: "M12 7.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M12 4.5v5M12 14.5v5M4.5 12h5M14.5 12h5" },
    shelling: {
      d: "M12 4.2l1.7 4.1 4.1-1.9-1.9 4.1 4.1 1.5-4.1 1.6 1.9 4.1-4.1-1.9-1.7 4.1-1.7-4.1-4.1 1.9 1.9-4.1L4 12l4.1-1.5-1.9-4.1 4.1 1.9z",
      fill: true,
    },
    air_strike: {
      d: "M12 4l1.6 5.4 6 4v1.8l-6-1.8-.4 3.6 1.9 1.6V20L12 19.1 8.9 20v-1.4l1.9-1.6-.4-3.6-6 1.8v-1.8l6-4z",
      fill: true,
    },
    stone_throwing: { d: "M8.2 8.2l4.6-2 4.7 2.6.9 4.9-3.4 4.1-5.7-.6-3-3.8z", fill: true },
    arson: {
      d: "M12.4 4c.6 3.3 4.6 5.2 4.6 9.4a5 5 0 0 1-10 .2c0-2 .9-3.3 2-4.4.2 1.4.8 2.2 1.7 2.6-.4-3 .4-5.9 1.7-7.800z",
      fill: true,
    },
    road_block: { d: "M5.5 9.500h13v5h-13z", fill: true },
    troop_movement: { d: "M5.5 6.500l5.5 5.5-5.5 5.500M12.5 6.500L18 12l-5.5 5.5" },
    evacuation: { d: "M5 12h12.500M12.5 6.800l5.2 5.2-5.2 5.2" },
    talks: { d: "M5 6.200h14v8.600h-6.600L8.6 18.600v-3.800H5z", fill: true },
    protest: { d: "M7.5 19.500v-15M7.5 5.200h10.200l-2.3 3.7 2.3 3.700H7.500z", fill: true },
    other: { d: "M12 8.400a3.6 3.6 0 1 0 0 7.2 3.6 3.6 0 0 0 0-7.200z", fill: true },
  };
  const VIOLENT = new Set(["shooting", "shelling", "air_strike", "stone_throwing", "arson"]);

  function node(name, attributes) {
    const made = document.createElementNS(SVG, name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    return made;
  }

  /**
   * Return the symbol as an SVG element.
   * @param {string} kind a kind of incident; one that is not known is drawn as "other", "plain" has no glyph
   * @param {string[]} colours one colour, or two for blame on both sides, drawn half and half
   * @param {number} size pixels
   */
  function symbol(kind, colours, size) {
    const glyph = kind === "plain" ? { d: "" } : GLYPHS[kind] || GLYPHS.other;
    const svg = node("svg", { width: size, height: size, viewBox: "0 0 24 24", "aria-hidden": "true" });
    const disc = VIOLENT.has(kind);
    const frame = disc
      ? { d: "M12 1a11 11 0 0 1 0 22z", other: "M12 1a11 11 0 0 0 0 22z" }
      : { d: "M12 2h7a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-7z", other: "M12 2H5a3 3 0 0 0-3 3v14a3 3 0 0 0 3 3h7z" };
    const whole = disc
      ? "M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22z"
      : "M5 2h14a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3V5a3 3 0 0 1 3-3z";
    if (colours.length > 1) {
      svg.append(node("path", { d: frame.other, fill: colours[0] }), node("path", { d: frame.d, fill: colours[1] }));
    } else {
      svg.append(node("path", { d: whole, fill: colours[0] }));
    }
    svg.append(node("path", { d: whole, class: "symbol-rim", fill: "none", "stroke-width": 1.4 }));
    svg.append(
      node(
        "path",
        glyph.fill
          ? { d: glyph.d, class: "symbol-fill" }
          : { d: glyph.d, class: "symbol-line", fill: "none", "stroke-width": 1.9 },
      ),
    );
    return svg;
  }

  Object.assign(borderviz, { symbol });
})((globalThis.borderviz ??= {}));
