/* Popups: room for them on a small map, and a list for a spot that holds too many incidents to fan out. */
(function (borderviz) {
  "use strict";

  const LONGEST_LIST = 100;

  /** On a small map a popup fits only when the map may move beyond its end for as long as it is open. */
  function makeRoomForPopups(map) {
    let maxBounds = null;
    let before = null;
    map.on("popupopen", () => {
      map.getContainer().classList.add("has-popup");
      maxBounds ??= map.options.maxBounds;
      map.setMaxBounds(null);
    });
    // A popup pushes the map aside; who looks it up has not asked for another view.
    map.on("autopanstart", () => {
      before ??= { center: map.getCenter(), zoom: map.getZoom() };
    });
    map.on("dragstart zoomstart", () => {
      before = null;
    });
    map.on("popupclose", () => {
      map.getContainer().classList.remove("has-popup");
      map.setMaxBounds(maxBounds);
      maxBounds = null;
      if (before) map.panTo(before.center);
      before = null;
    });
  }

  /** Return a list of incidents, or of what else `noun` names, as buttons, each of which opens its own. */
  function incidentList(found, details, open, noun = "incidents") {
    const buttons = found.slice(0, LONGEST_LIST).map((index) => {
      const button = borderviz.el("button", "list-item", details.label(index));
      button.type = "button";
      button.addEventListener("click", () => open(index));
      return borderviz.el("li", "", button);
    });
    const rest = found.length - buttons.length;
    return borderviz.el(
      "div",
      "popup",
      borderviz.el("strong", "", `${found.length.toLocaleString("en")} ${noun} on this spot`),
      borderviz.el("ul", "incident-list", ...buttons),
      rest > 0 ? borderviz.el("p", "popup-source", `and ${rest.toLocaleString("en")} more: narrow the time`) : null,
    );
  }

  Object.assign(borderviz, { incidentList, makeRoomForPopups });
})((globalThis.borderviz ??= {}));
