/* Start: draws the base map, then the incidents, and takes what the page wants shown, even before all is loaded. */
(function (borderviz) {
  "use strict";

  let layer = null;
  let wanted = null;

  async function start(map, addresses) {
    new Image().src = addresses.pictures[borderviz.theme()];
    const data = new borderviz.MapData(addresses.files);
    const [base, incidents] = await data.all(["base", "incidents", ...data.first()]);
    const baseMap = new borderviz.BaseMap(map, base, data, addresses.pictures);
    const relief = baseMap.draw();
    layer = new borderviz.TimeLayer(map, baseMap, incidents);
    if (wanted) layer.show(wanted);
    await relief;
    document.documentElement.dataset.borderviz = "ready";
  }

  /** Draw a map; a failure is written on it, never a blank. */
  function open(map, addresses) {
    start(map, addresses).catch((error) => {
      document.documentElement.dataset.borderviz = "failed";
      borderviz
        .control("topright", borderviz.el("div", "map-error", `The map could not be drawn: ${error.message}`))
        .addTo(map);
    });
  }

  /** Show the incidents at these positions; the latest word counts. */
  function show(visible) {
    wanted = visible;
    if (layer) layer.show(visible);
  }

  Object.assign(borderviz, { open, show });
})((globalThis.borderviz ??= {}));
