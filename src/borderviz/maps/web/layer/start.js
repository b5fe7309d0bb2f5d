/* Start: draws a map with its time layer, and takes what the page wants shown, even before all is loaded. */
(function (borderviz) {
  "use strict";

  const timeLayers = [];
  let wanted = null;

  async function packedAt(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`incidents: status ${answer.status}`);
    return borderviz.unpack(await answer.arrayBuffer());
  }

  function ready(layer) {
    timeLayers.push(layer);
    if (wanted) layer.update(wanted);
    document.documentElement.dataset.timeLayer = "ready";
    return layer;
  }

  async function startStudy(map, addresses) {
    new Image().src = addresses.pictures[borderviz.theme()];
    const files = new borderviz.MapData(addresses.files);
    const [packed, base, incidents] = await Promise.all([
      packedAt(addresses.packed),
      ...["base", "incidents", ...files.first()].map((name) => files.fetch(name)),
    ]);
    const baseMap = new borderviz.BaseMap(map, base, files, addresses.pictures);
    const relief = baseMap.draw();
    const layer = packed.runs.length ? ready(borderviz.studyLayer(map, baseMap, packed, incidents)) : null;
    // A layer that cannot be had is named on the map, and the rest goes on.
    const say = ({ message }) => note(map, `A layer could not be loaded: ${message}`);
    await layer?.overlays.load(addresses.overlays ?? [], say);
    await relief;
    document.documentElement.dataset.borderviz = "ready";
    return layer;
  }

  async function startTable(map, { packed, details, groups, label }) {
    const incidents = await packedAt(packed);
    if (!incidents.runs.length) {
      note(map, "There are no incidents.");
      return;
    }
    const detailsOf = (all) => new borderviz.TableDetails(all, groups, details);
    ready(new borderviz.TimeLayer(map, incidents, groups, detailsOf, label));
    borderviz.addLegend(map, (theme) => borderviz.tableLegendRows(incidents, groups, theme));
  }

  function note(map, text) {
    borderviz.control("topright", borderviz.el("div", "map-error", text)).addTo(map);
  }

  /** A failure is written on the map, never a blank. */
  function orSay(started, map) {
    return started.catch((error) => {
      Object.assign(document.documentElement.dataset, { borderviz: "failed", timeLayer: "failed" });
      note(map, `The map could not be drawn: ${error.message}`);
      return null;
    });
  }

  /** Draw the map of a study; promises its time layer, null where there is none. */
  function open(map, addresses) {
    return orSay(startStudy(map, addresses), map);
  }

  /** Add a time layer to any map. */
  function addTimeLayer(map, options) {
    orSay(startTable(map, options), map);
  }

  /** Take what the page wants shown; the latest word counts. */
  function update(message) {
    wanted = message;
    timeLayers.forEach((layer) => layer.update(message));
  }

  Object.assign(borderviz, { addTimeLayer, open, timeLayers, update });
})((globalThis.borderviz ??= {}));
