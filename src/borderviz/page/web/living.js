/* Living: the map with its time layer, or the time control alone; tells the page what is chosen there, and is told. */
(function (borderviz) {
  "use strict";

  const { el } = borderviz;
  const LABEL = "Time of the incidents";

  /** Return the bytes of a text in base64. */
  function bytesOf(text) {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
  }

  /** The map of a study in a box of the page. */
  class LivingMap {
    /**
     * @param {object} hands `move(first, last)` hears of days while time moves, `tell({first, last, mode, selected})`
     *   of what was chosen when it rests
     */
    constructor(box, { addresses, bounds, home }, hands) {
      this.hands = hands;
      this.heard = null;
      this.map = L.map(box, {
        minZoom: 7,
        maxZoom: 13,
        zoomSnap: 0.5,
        maxBounds: bounds,
        maxBoundsViscosity: 1,
        zoomControl: true,
      });
      this.map.fitBounds(home);
      this.ready = borderviz.open(this.map, addresses).then((layer) => layer && this.listen(layer));
    }

    listen(layer) {
      this.layer = layer;
      layer.link.send = ({ time_layer: message }) => {
        this.heard = { instance: message.instance, turn: message.turn };
        this.hands.tell(message);
      };
      layer.onShown((_, isMoving) => {
        const { first, last } = layer.control.window;
        if (isMoving) this.hands.move(layer.axis.iso(first), layer.axis.iso(last));
      });
    }

    /** Show incidents (a mask as of `maskOf`), days (ISO) with their mode, the selected one, and what `OF_MAP` names. */
    show(state) {
      borderviz.update({ ...state, heard: this.heard });
    }

    resize() {
      this.map.invalidateSize({ animate: false });
    }
  }

  /** The time control alone, for a study without a map. */
  class BareTime {
    constructor(box, packed, data, hands) {
      this.incidents = new borderviz.Incidents(packed, new borderviz.Axis(packed.runs));
      this.hands = hands;
      this.selected = null;
      this.control = new borderviz.TimeControl({
        runs: packed.runs,
        groups: borderviz.blameGroups(packed, data),
        label: LABEL,
        onMove: (window, isMoving) => this.moved(window, isMoving),
      });
      box.classList.add("bare-time", "has-time");
      box.append(this.control.element);
      new ResizeObserver(() => this.control.attached()).observe(this.control.element);
    }

    moved({ first, last, mode }, isMoving) {
      const { axis } = this.control;
      const days = [axis.iso(first), axis.iso(last)];
      this.count();
      if (isMoving) this.hands.move(...days);
      else this.hands.tell({ first: days[0], last: days[1], mode, selected: this.selected });
    }

    show({ shown, first, last, mode, selected }) {
      const { axis } = this.control;
      this.selected = selected;
      if (shown !== this.shown) this.incidents.filter(shown);
      this.shown = shown;
      this.control.setCounts(this.incidents.daily(), this.incidents.startDays());
      this.control.setWindow({ first: axis.fromIso(first), last: axis.fromIso(last), mode });
      this.count();
    }

    count() {
      const { axis, window } = this.control;
      const shown = this.incidents.within(axis.indexOf(window.first), axis.indexUpTo(window.last)).length;
      this.control.showCount(`${shown.toLocaleString("en")} of ${this.incidents.total().toLocaleString("en")} shown`);
    }

    resize() {
      this.control.attached();
    }
  }

  /** Return the living part of a page: its map, or time alone with the reason why there is none. */
  function living(box, data, packed, hands) {
    if (data.map) return new LivingMap(box, data.map, hands);
    document.documentElement.classList.add("no-map");
    box.before(el("p", "notice", `This page has no map. ${data.no_map}`));
    if (packed.runs.length) return new BareTime(box, packed, data, hands);
    box.hidden = true;
    return { show: () => {}, resize: () => {} };
  }

  Object.assign(borderviz, { bytesOf, living });
})((globalThis.borderviz ??= {}));
