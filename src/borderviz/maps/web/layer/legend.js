/* Legend: what symbols, colours, circles and lines mean. */
(function (borderviz) {
  "use strict";

  const item = (picture, text) => borderviz.el("span", "legend-item", picture, text);
  const row = (...items) => borderviz.el("div", "legend-row", ...items);
  const grey = (theme) => [theme === "dark" ? "#a3adba" : "#5d6673"];

  /** Colours of a side that is blamed: its own, those of both, or grey for nobody. */
  function blameColours(blamed, sides, theme) {
    if (blamed === "both") return sides.map((side) => side[theme]);
    const side = sides.find((candidate) => candidate.id === blamed);
    return side ? [side[theme]] : grey(theme);
  }

  /** Return the rows of a study's legend: kinds that are drawn, blame, then lines and circles. */
  function legendRows(data, theme, borderLabel) {
    const kinds = new Map(data.incidents.map((incident) => [incident.kind, incident.kindText]));
    const blame = [
      ...data.sides.map((side) => [side.id, `${side.adjective} side blamed`]),
      ["both", "mutual"],
      ["", "nobody"],
    ];
    return [
      row(...[...kinds].map(([kind, text]) => item(borderviz.symbol(kind, grey(theme), 16), text))),
      row(...blame.map(([id, text]) => item(borderviz.symbol("plain", blameColours(id, data.sides, theme), 13), text))),
      row(
        item(borderviz.el("i", "key key-open"), borderLabel),
        item(borderviz.el("i", "key key-other"), "other borders"),
        item(borderviz.el("i", "key key-circle"), "the place lies in here, 95 in 100"),
        item(borderviz.el("i", "key key-area"), "somewhere along here"),
      ),
    ];
  }

  /** Return the rows of a table's legend: kinds where there are several, colours, sizes, circles. */
  function tableLegendRows(packed, groups, theme) {
    const words = (text) => (text || "not given").replaceAll("_", " ");
    const kinds = packed.kinds.length > 1 && packed.kinds.join() !== packed.colours.join() ? packed.kinds : [];
    const dot = (px) => {
      const made = borderviz.el("i", "key key-size");
      Object.assign(made.style, { width: `${px}px`, height: `${px}px` });
      return made;
    };
    const sizes = packed.size?.examples ?? [];
    return [
      row(...kinds.map((kind) => item(borderviz.symbol(kind, grey(theme), 16), words(kind)))),
      row(...groups.map((group) => item(borderviz.symbol("plain", group[theme], 13), words(group.name)))),
      row(...sizes.map(({ value, px }) => item(dot(px), `${value.toLocaleString("en")} ${words(packed.size.name)}`))),
      row(
        packed.radiiKm.some((km) => km > 0)
          ? item(borderviz.el("i", "key key-circle"), "the place lies in here; drawn where few are shown")
          : null,
      ),
    ].filter((made) => made.childElementCount);
  }

  /** Add a legend that can be folded; `rows(theme)` makes its rows anew with each theme. Returns a function to redo it. */
  function addLegend(map, rows) {
    const legend = borderviz.el("details", "map-legend");
    legend.open = map.getSize().x > 560;
    borderviz.control("bottomleft", legend).addTo(map);
    const fill = () => legend.replaceChildren(borderviz.el("summary", "", "Legend"), ...rows(borderviz.theme()));
    borderviz.onTheme(fill);
    return fill;
  }

  /** Return a Leaflet control around an element; clicks in it stay out of the map. */
  function control(position, element) {
    const made = L.control({ position });
    made.onAdd = () => {
      L.DomEvent.disableClickPropagation(element);
      L.DomEvent.disableScrollPropagation(element);
      return element;
    };
    return made;
  }

  Object.assign(borderviz, { addLegend, blameColours, control, legendRows, tableLegendRows });
})((globalThis.borderviz ??= {}));
