/* Study layer: the time layer of a study, with the areas and names of its base map kept in step. */
(function (borderviz) {
  "use strict";

  /** Colours of the categories by which a study's incidents are stacked: who is blamed. */
  function blameGroups(packed, data) {
    const names = new Map([...data.sides.map((side) => [side.id, side.adjective]), ["both", "mutual"]]);
    return packed.colours.map((blamed) => ({
      name: names.get(blamed) ?? "nobody blamed",
      light: borderviz.blameColours(blamed, data.sides, "light"),
      dark: borderviz.blameColours(blamed, data.sides, "dark"),
    }));
  }

  /**
   * Return the time layer of a study on its base map.
   * @param {object} data sides, places, areas, reports, and incidents in the order in which they are packed
   */
  function studyLayer(map, baseMap, packed, data) {
    const details = new borderviz.StudyDetails(data);
    const groups = blameGroups(packed, data);
    const layer = new borderviz.TimeLayer(map, packed, groups, () => details, "Time of the incidents");
    const areas = new borderviz.Areas(map, baseMap, data, (incident) => details.coloursOf(incident));
    baseMap.layers.addOverlay(layer.symbols.circles, "Where the place may lie (95 in 100)");
    layer.overlays = new borderviz.Overlays(layer, areas.addGroup("Imported events"), baseMap.layers);
    const legend = borderviz.addLegend(map, (theme) => [
      ...borderviz.legendRows(data, theme, baseMap.border().label),
      ...layer.overlays.legendRows(),
    ]);
    map.on("borderschange overlayschange", legend);
    // The chips of layers take room that names had.
    map.on("overlayschange", () => baseMap.names.draw());
    baseMap.addScale();
    baseMap.footer = layer.control.element.offsetHeight;
    baseMap.goHome();
    baseMap.choices.set("circles", layer.symbols.circles);
    // While time moves the page hears nothing; when it stops it is told of both.
    layer.beside = new borderviz.MapState(map, baseMap, layer.control, () => layer.control.isMoving || layer.tell());
    layer.onShown((list, isMoving) => {
      areas.show(Array.from(list));
      if (!isMoving) keepNamesFree(baseMap.names, layer, details);
    });
    return layer;
  }

  function keepNamesFree(names, layer, details) {
    names.keepFree(
      layer.symbols.boxes(),
      [...layer.symbols.shown].map((index) => details.place(index).name),
    );
  }

  Object.assign(borderviz, { blameGroups, studyLayer });
})((globalThis.borderviz ??= {}));
