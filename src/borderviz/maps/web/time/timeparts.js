/* Time parts: the elements of the time control, without what they do. */
(function (borderviz) {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const ICONS = {
    play: "M4 2.5v11l9-5.5z",
    pause: "M4 2.5h3v11h-3zM9 2.5h3v11h-3z",
    back: "M11.5 3v10l-6.5-5zM3.5 3h1.6v10h-1.6z",
    on: "M4.5 3v10l6.5-5zM10.9 3h1.6v10h-1.6z",
  };

  /** Return a picture 16 pixels wide in the colour of the text. */
  function icon(name) {
    const svg = document.createElementNS(SVG, "svg");
    Object.entries({ viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }).forEach(([key, value]) =>
      svg.setAttribute(key, value),
    );
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", ICONS[name]);
    path.setAttribute("fill", "currentColor");
    svg.append(path);
    return svg;
  }

  function button(className, content, title) {
    const made = borderviz.el("button", `time-button ${className}`, content);
    made.type = "button";
    made.title = title;
    // A title is not read out where a button has a text of its own.
    if (typeof content !== "string") made.setAttribute("aria-label", title.replace(/ \(.*/, ""));
    return made;
  }

  /** Buttons of which one is pressed. */
  function choice(label, ...buttons) {
    const made = borderviz.el("div", "time-choice", ...buttons);
    made.setAttribute("role", "group");
    made.setAttribute("aria-label", label);
    return made;
  }

  function buttons() {
    return {
      play: button("time-play", icon("play"), "Play (Space)"),
      back: button("time-step", icon("back"), "Step back (←)"),
      on: button("time-step", icon("on"), "Step on (→)"),
      day: button("", "Day", "Steps and arrow keys go from day to day"),
      event: button("", "Event", "Steps and arrow keys go to the next day on which an incident starts"),
      speed: button("time-speed", "1×", "Speed"),
      window: button("", "Window", "Show what happened within a window"),
      upto: button("", "Up to", "Show all that happened up to a day"),
      all: button("time-all", "All", "Show the whole time (Home and End reach the ends)"),
    };
  }

  function slider(className, label, ...children) {
    const made = borderviz.el("div", className, ...children);
    made.tabIndex = 0;
    made.setAttribute("role", "slider");
    made.setAttribute("aria-label", label);
    made.setAttribute("aria-valuemin", 0);
    return made;
  }

  /** The histogram, what dims it outside of the window, and the window with its handles. */
  function track() {
    const made = {
      bars: borderviz.el("canvas", "time-bars"),
      before: borderviz.el("div", "time-dim time-before"),
      after: borderviz.el("div", "time-dim time-after"),
      mark: borderviz.el("div", "time-mark"),
      band: slider("time-band", "Window"),
      first: slider("time-handle time-first", "First day", borderviz.el("i", "time-grip")),
      last: slider("time-handle time-last", "Last day", borderviz.el("i", "time-grip")),
      scale: borderviz.el("div", "time-scale"),
      tip: borderviz.el("div", "time-tip"),
    };
    made.bars.setAttribute("aria-hidden", "true");
    made.mark.hidden = made.tip.hidden = true;
    const { first, band, last, bars, before, after, mark, scale, tip } = made;
    const dims = borderviz.el("div", "time-dims", before, after);
    made.track = borderviz.el("div", "time-track", first, band, last, bars, dims, mark, scale, tip);
    return made;
  }

  /** What is chosen, and what is read out once it is. */
  function readout() {
    const made = {
      days: borderviz.el("strong", "time-days"),
      dot: borderviz.el("span", "time-dot"),
      count: borderviz.el("span", "time-count"),
      more: borderviz.el("span", "time-count time-more"),
      live: borderviz.el("div", "time-live"),
    };
    made.live.setAttribute("role", "status");
    made.live.setAttribute("aria-live", "polite");
    const counts = borderviz.el("span", "time-counts", made.count, made.more);
    made.readout = borderviz.el("div", "time-readout", made.days, made.dot, counts);
    return made;
  }

  /** Return all parts by name; `element` holds the others. */
  function timeParts(label) {
    const parts = { ...buttons(), ...track(), ...readout() };
    parts.icons = { play: parts.play.children[0], pause: icon("pause") };
    const step = choice("Step", parts.day, parts.event);
    const mode = choice("Shown", parts.window, parts.upto);
    const row = [parts.play, parts.back, parts.on, step, parts.speed, mode, parts.all, parts.readout];
    parts.element = borderviz.el(
      "div",
      "time-control",
      borderviz.el("div", "time-row", ...row),
      parts.track,
      parts.live,
    );
    parts.element.setAttribute("role", "group");
    parts.element.setAttribute("aria-label", label);
    return parts;
  }

  Object.assign(borderviz, { timeParts });
})((globalThis.borderviz ??= {}));
