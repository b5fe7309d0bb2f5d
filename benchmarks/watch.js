/* Watch: runs in every frame of a page that is timed, before the page's own scripts.

   A frame of the screen counts as drawn when its task has ended: the browser answers a pointer and runs the callbacks
   of requestAnimationFrame (Leaflet and the time layer draw there), lays out and paints in one task; a message that a
   callback posts to itself comes after that task. What the compositor then needs to bring it to the screen is not in
   it, for any page. All times are milliseconds since navigation of the outer page. */
(() => {
  "use strict";
  const INPUTS = ["keydown", "pointerdown", "pointermove", "pointerup"];
  let top;
  try {
    top = window.top.document && window.top;
  } catch {
    return;
  }

  const since = (time) => performance.timeOrigin + time - top.performance.timeOrigin;

  const heard = (event) => {
    // Several moves of the pointer in a frame come as one event with the time of the last: the first one counts.
    const first = event.getCoalescedEvents?.()[0] ?? event;
    top.watch?.input(event.type, since(Math.min(first.timeStamp, event.timeStamp)), since(performance.now()));
  };
  INPUTS.forEach((type) => window.addEventListener(type, heard, { capture: true, passive: true }));
  if (window !== top) return;

  const mapWindow = () =>
    [...document.querySelectorAll('iframe[title*="st_folium"]')]
      .map((frame) => frame.contentWindow)
      .filter((inside) => inside?.picture)
      .at(-1);

  /** What is drawn, as text; null while there is nothing or something is still to be drawn. */
  const picture = () => {
    const inside = mapWindow();
    return inside?.frameElement.clientHeight ? inside.picture() : null;
  };

  /** The titles of the charts; a chart that is about to be redrawn has its old one. */
  const charts = () => [...document.querySelectorAll(".js-plotly-plot .gtitle")].map((title) => title.textContent);

  const watch = {
    /**
     * Pictures in their order: {picture, from, heard, to}: the first input since the one before, when the page was
     * told of it (a browser tells of pointers once a frame), and when it was drawn.
     */
    pictures: [],
    charts: [],
    frames: [],
    inputs: {},
    waiting: {},
    mapWindow,

    input(type, from, heard) {
      watch.inputs[type] = from;
      if (!("from" in watch.waiting)) watch.waiting = { from, heard };
    },

    /** Forget inputs that changed nothing. */
    rest() {
      watch.waiting = {};
    },
  };

  const note = () => {
    const to = performance.now();
    const now = picture();
    if (now !== null && now !== watch.pictures.at(-1)?.picture) {
      watch.pictures.push({ picture: now, ...watch.waiting, to });
      watch.waiting = {};
    }
    const titles = charts().join("\n");
    if (titles !== (watch.charts.at(-1)?.titles ?? "")) watch.charts.push({ titles, to });
  };

  const channel = new MessageChannel();
  channel.port1.onmessage = note;
  const frame = (time) => {
    watch.frames.push(time);
    channel.port2.postMessage(0);
    requestAnimationFrame(frame);
  };
  window.watch = watch;
  requestAnimationFrame(frame);
})();
