/* Window: the part of the axis that is chosen, and what moves it; indices in and out, nothing changed in place. */
(function (borderviz) {
  "use strict";

  /** Up to this many days a day is worth a look of its own; a longer axis is looked at in this many windows. */
  const SHORT_AXIS = 60;

  const clamp = (value, least, most) => Math.max(least, Math.min(most, value));

  /**
   * A window is {first, last, mode} with indices on an axis of `length` days. In mode "window" both ends move;
   * in mode "upto" all that has been until `last` is chosen, so `first` is 0.
   */
  function whole(length, mode = "window") {
    return { first: 0, last: length - 1, mode };
  }

  function isWhole(window, length) {
    return window.first === 0 && window.last === length - 1;
  }

  function sameWindow(a, b) {
    return a.first === b.first && a.last === b.last && a.mode === b.mode;
  }

  /** Move one end, "first" or "last"; it stops at the other one and at the ends of the axis. */
  function moveEnd(window, end, index, length) {
    if (end === "last") return { ...window, last: clamp(index, window.first, length - 1) };
    return window.mode === "upto" ? window : { ...window, first: clamp(index, 0, window.last) };
  }

  /** Move all of the window by days of the axis; it keeps its width and stops at the ends. */
  function shift(window, days, length) {
    if (window.mode === "upto") return moveEnd(window, "last", window.last + days, length);
    const kept = clamp(days, -window.first, length - 1 - window.last);
    return { ...window, first: window.first + kept, last: window.last + kept };
  }

  /** The nearest index before (direction -1) or after (1) on which something starts; the same where there is none. */
  function nextStart(starts, index, direction) {
    const found =
      direction > 0 ? starts[borderviz.countUpTo(starts, index)] : starts[borderviz.countUpTo(starts, index - 1) - 1];
    return found ?? index;
  }

  /** The index that is `steps` days, or with `starts` as many starts of something, away. */
  function stepped(index, steps, starts) {
    if (!starts) return index + steps;
    let reached = index;
    for (let step = 0; step < Math.abs(steps); step += 1) reached = nextStart(starts, reached, Math.sign(steps));
    return reached;
  }

  /** Move one end by days or, with `starts`, from start to start. */
  function stepEnd(window, end, steps, length, starts = null) {
    return moveEnd(window, end, stepped(window[end], steps, starts), length);
  }

  /** Where stepping begins when everything is chosen: the first or last days, or first or last start. */
  function entered(window, forward, length, starts) {
    const size = starts ? 1 : trailing(length);
    const first = forward ? (starts?.[0] ?? 0) : (starts?.at(-1) ?? length - size);
    return { ...window, first, last: first + size - 1 };
  }

  /** Move the window so that it ends on the next day or, with `starts`, on the next day with a start. */
  function step(window, steps, length, starts = null) {
    if (window.mode === "window" && isWhole(window, length)) return entered(window, steps > 0, length, starts);
    return shift(window, stepped(window.last, steps, starts) - window.last, length);
  }

  /** Change the mode and keep the end; `size` is the width in days that a window had before. */
  function setMode(window, mode, size) {
    const first = mode === "upto" ? 0 : Math.max(0, window.last - size + 1);
    return { first, last: window.last, mode };
  }

  function isShort(length) {
    return length <= SHORT_AXIS;
  }

  /** Width, in days of the axis, of the window that plays when everything is chosen. */
  function trailing(length) {
    return isShort(length) ? 1 : Math.round(length / SHORT_AXIS);
  }

  /** The window with which play begins: the same, or from the start where it has come to the end. */
  function playFrom(window, length) {
    if (window.last < length - 1) return window;
    if (window.mode === "upto") return { ...window, last: 0 };
    const size = isWhole(window, length) ? trailing(length) : window.last - window.first + 1;
    return { ...window, first: 0, last: size - 1 };
  }

  const timeWindow = {
    isShort,
    isWhole,
    moveEnd,
    playFrom,
    sameWindow,
    setMode,
    shift,
    step,
    stepEnd,
    trailing,
    whole,
  };
  Object.assign(borderviz, { timeWindow });
})((globalThis.borderviz ??= {}));
