"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { load } = require("./fake_dom.js");

const WIDTH = 560;
const day = (iso) => Date.parse(`${iso}T00:00:00Z`) / 86400000;
const RUNS = [["2021-04-28", "2021-05-03"], ["2022-01-27", "2022-01-30"], ["2022-09-14", "2022-10-01"]].map((run) => run.map(day));
const DAYS = RUNS.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i));
const END = DAYS.length - 1;

/** Frames, timers' clock and the rest of a browser that the control asks for. */
const browser = { frames: new Map(), now: 0, handle: 0, coarse: false, calm: false };
globalThis.requestAnimationFrame = (frame) => (browser.frames.set((browser.handle += 1), frame), browser.handle);
globalThis.cancelAnimationFrame = (handle) => browser.frames.delete(handle);
globalThis.matchMedia = (query) => ({ matches: query.includes("coarse") ? browser.coarse : browser.calm });
globalThis.getComputedStyle = () => ({ color: "ink", outlineColor: "soft", fontFamily: "sans" });
Object.defineProperty(globalThis, "performance", { value: { now: () => browser.now }, configurable: true });
const borderviz = load("elements", "axis", "window", "timebins", "timeticks", "histogram", "player", "timeparts", "timeview", "timetrack", "timekeys", "timecontrol");
const themed = [];
Object.assign(borderviz, { theme: () => "light", onTheme: (listener) => (listener("light"), themed.push(listener)) });

function frame(milliseconds = 16) {
  browser.now += milliseconds;
  const due = [...browser.frames.values()];
  browser.frames.clear();
  due.forEach((each) => each());
}

function seconds(count) {
  for (let passed = 0; passed < count * 50; passed += 1) frame(20);
}

const PAINT = { measureText: (text) => ({ width: text.length * 5.6 }) };
["setTransform", "fillRect", "fillText", "beginPath", "lineTo", "stroke"].forEach((name) => (PAINT[name] = () => {}));

/** A control on a page, with what it told, by index on the axis. */
function page({ runs = RUNS, starts = [2, 7, 8, 20], attach = true } = {}) {
  browser.frames.clear();
  const told = [];
  const control = new borderviz.TimeControl({
    runs,
    groups: [{ name: "one", light: ["#111111"], dark: ["#eeeeee"] }],
    label: "Time",
    onMove: ({ first, last, mode }, isMoving) => told.push([control.axis.indexOf(first), control.axis.indexOf(last), mode, isMoving]),
  });
  const { parts } = control;
  let drawn = 0;
  parts.bars.getContext = () => ((drawn += 1), PAINT);
  parts.bars.box = { width: WIDTH, height: 57 };
  parts.track.box = { left: 100, top: 0, width: WIDTH, height: 57 };
  if (attach) control.attached();
  const none = new Uint32Array(control.axis.length);
  control.setCounts({ dated: [none], lasting: [none] }, Int32Array.from(starts));
  const click = (name) => parts[name].listeners.click();
  const send = (name, x, more = {}) =>
    parts.track.listeners[name]({ clientX: 100 + x, pointerId: 1, isPrimary: true, button: 0, pointerType: "mouse", preventDefault() {}, ...more });
  const key = (name, type, key, more = {}) => {
    const event = { key, target: parts[name], repeat: false, prevented: false, preventDefault: () => (event.prevented = true), ...more };
    parts.element.listeners[type](event);
    return event.prevented;
  };
  const chosen = () => Object.values(control.chosen);
  return { control, parts, told, click, send, key, chosen, drawn: () => drawn };
}

/** Pixels from the left of the axis: the edges and the middle of a slot. */
const left = (control, index) => control.axis.startOf(index) * WIDTH;
const right = (control, index) => control.axis.endOf(index) * WIDTH;
const middle = (control, index) => (left(control, index) + right(control, index)) / 2;

test("at first everything is chosen, and nothing has been told", () => {
  const { control, parts, told } = page();
  assert.deepEqual(control.window, { first: DAYS[0], last: DAYS.at(-1), mode: "window" });
  assert.equal(control.isMoving, false);
  assert.equal(parts.readout.textContent, "28 Apr 2021 – 1 Oct 2022");
  assert.equal(parts.all.attributes["aria-disabled"], "true");
  assert.deepEqual(told, []);
});

test("the readout says days and count; a growing number keeps its place without more text", () => {
  const { control, parts } = page();
  control.setWindow({ first: day("2021-04-29"), last: day("2021-04-29") });
  control.showCount("7 of 24 shown");
  assert.equal(parts.readout.textContent, "29 Apr 2021 · 7 of 24 shown");
  assert.equal(parts.dot.dataset.pad, "2");
  control.showCount("24 of 24 shown");
  assert.equal(parts.dot.dataset.pad, "");
  control.showCount("1,204 of 350,000 shown");
  assert.equal(parts.dot.dataset.pad.length, 2);
  control.setWindow({ mode: "upto" });
  assert.match(parts.readout.textContent, /^up to 29 Apr 2021 · /);
});

test("from outside it is set without a word; days off the axis count inwards; what is not given stays", () => {
  const { control, told, chosen } = page();
  control.setWindow({ first: day("2021-06-01"), last: day("2022-03-01") });
  assert.deepEqual(chosen(), [6, 9, "window"]);
  control.setWindow({ last: day("2022-01-28") });
  assert.deepEqual(chosen(), [6, 7, "window"]);
  control.setWindow({ mode: "upto" });
  assert.deepEqual(chosen(), [0, 7, "upto"]);
  control.setWindow({ first: day("2022-09-20"), last: day("2021-04-30"), mode: "window" });
  assert.deepEqual(chosen(), [2, 2, "window"]);
  assert.deepEqual(told, []);
});

test("a handle that is dragged tells the latest place once per frame, and the end when it is let go", () => {
  const { control, send, told } = page();
  send("pointerdown", right(control, END) + 4);
  assert.equal(control.isMoving, true);
  [20, 15, 12].forEach((index) => send("pointermove", right(control, index) + 4));
  assert.deepEqual(told, []);
  frame();
  assert.deepEqual(told, [[0, 12, "window", true]]);
  send("pointermove", right(control, 11) + 4);
  send("pointermove", right(control, 12) + 4);
  frame();
  assert.equal(told.length, 1, "the same window is not told twice");
  send("pointermove", right(control, 9) + 4);
  send("pointerup", right(control, 9) + 4);
  assert.deepEqual(told.slice(1), [[0, 9, "window", true], [0, 9, "window", false]]);
  assert.equal(control.isMoving, false);
  frame();
  assert.equal(told.length, 3);
});

test("a handle never passes the other one", () => {
  const { control, send, chosen } = page();
  control.setWindow({ first: DAYS[5], last: DAYS[15] });
  send("pointerdown", left(control, 5) - 6);
  send("pointermove", right(control, 25));
  send("pointerup", right(control, 25));
  assert.deepEqual(chosen(), [15, 15, "window"]);
});

test("the band is dragged with its width in days, over breaks too, and stops at the ends", () => {
  const { control, send, chosen } = page();
  control.setWindow({ first: DAYS[1], last: DAYS[4] });
  const from = middle(control, 2);
  send("pointerdown", from);
  for (const [first, expected] of [[4, 4], [7, 7], [20, 20]]) {
    send("pointermove", from + left(control, first) - left(control, 1));
    frame();
    assert.deepEqual(chosen(), [expected, expected + 3, "window"]);
  }
  send("pointermove", 5000);
  send("pointerup", 5000);
  assert.deepEqual(chosen(), [END - 3, END, "window"]);
});

test("a press beside the window brings the nearer handle to the day, from where it can be dragged on", () => {
  const { control, send, told, parts } = page();
  control.setWindow({ first: DAYS[10], last: DAYS[14] });
  send("pointerdown", middle(control, 3));
  assert.deepEqual(told, [[3, 14, "window", true]]);
  assert.equal(document.activeElement, parts.first);
  send("pointermove", middle(control, 5));
  send("pointerup", middle(control, 5));
  assert.deepEqual(told.at(-1), [5, 14, "window", false]);
  send("pointerdown", middle(control, 22));
  send("pointerup", middle(control, 22));
  assert.deepEqual(told.at(-1), [5, 22, "window", false]);
});

test("where everything is chosen, a press brings the nearer end; up to a day always the end", () => {
  const { control, send, chosen } = page();
  send("pointerdown", middle(control, 8));
  send("pointerup", middle(control, 8));
  assert.deepEqual(chosen(), [8, END, "window"]);
  control.setWindow({ last: DAYS[20], mode: "upto" });
  send("pointerdown", middle(control, 2));
  send("pointerup", middle(control, 2));
  assert.deepEqual(chosen(), [0, 2, "upto"]);
});

test("a press that moves nothing tells nothing", () => {
  const { control, send, told } = page();
  control.setWindow({ first: DAYS[5], last: DAYS[15] });
  [left(control, 5), right(control, 15), middle(control, 10)].forEach((x) => {
    send("pointerdown", x);
    send("pointerup", x);
  });
  assert.deepEqual(told, []);
});

test("another finger or button changes nothing; a cancelled drag ends where it is", () => {
  const { control, send, told } = page();
  send("pointerdown", 30, { button: 2 });
  send("pointerdown", 30, { isPrimary: false });
  assert.equal(control.isMoving, false);
  send("pointerdown", right(control, END) + 3);
  send("pointermove", middle(control, 3), { pointerId: 2 });
  send("pointerup", middle(control, 3), { pointerId: 2 });
  frame();
  assert.deepEqual(told, []);
  assert.equal(control.isMoving, true);
  send("pointermove", right(control, 20) + 3);
  send("pointercancel", 0);
  assert.deepEqual(told.at(-1), [0, 20, "window", false]);
});

for (const coarse of [false, true]) {
  test(`both handles and the band of one day can be told apart by a ${coarse ? "finger" : "mouse"}, at the ends too`, () => {
    browser.coarse = coarse;
    const { control, send } = page();
    const pointerType = coarse ? "touch" : "mouse";
    for (const index of [0, 1, 9, END]) {
      control.setWindow({ first: DAYS[index], last: DAYS[index] });
      const { first, last } = control.track.grips;
      assert.ok(first >= -6 && last <= WIDTH + 6 && last - first >= (coarse ? 52 : 28) - 1e-9);
      for (const [x, part] of [[first, "first"], [(first + last) / 2, "band"], [last, "last"]]) {
        send("pointerdown", x, { pointerType });
        assert.equal(control.track.held.part, part, `${part} of index ${index}`);
        send("pointerup", x, { pointerType });
        assert.deepEqual([control.chosen.first, control.chosen.last], [index, index]);
      }
    }
    browser.coarse = false;
  });
}

test("while it is dragged the histogram is not drawn again", () => {
  const { control, send, drawn } = page();
  const before = drawn();
  send("pointerdown", right(control, END));
  for (let index = END; index > 0; index -= 1) {
    send("pointermove", right(control, index));
    frame();
  }
  send("pointerup", right(control, 1));
  assert.equal(drawn(), before);
  themed.at(-1)("dark");
  assert.equal(drawn(), before + 1);
});

test("arrows move what has the focus by a step, pages by seven, Home and End to the ends", () => {
  const { control, key, chosen, told } = page();
  control.setWindow({ first: DAYS[5], last: DAYS[15] });
  const steps = [
    ["first", "ArrowRight", [6, 15]], ["first", "ArrowDown", [5, 15]], ["last", "ArrowUp", [5, 16]], ["last", "PageDown", [5, 9]],
    ["last", "PageUp", [5, 16]], ["first", "Home", [0, 16]], ["first", "End", [16, 16]], ["last", "End", [16, END]],
    ["last", "Home", [16, 16]], ["band", "ArrowLeft", [15, 15]], ["band", "Home", [0, 0]], ["band", "End", [END, END]],
  ];
  for (const [name, pressed, expected] of steps) {
    assert.ok(key(name, "keydown", pressed));
    key(name, "keyup", pressed);
    assert.deepEqual(chosen().slice(0, 2), expected, `${name} ${pressed}`);
    assert.equal(told.at(-1)[3], false);
  }
});

test("with Shift the arrows of a handle move the whole window", () => {
  const { control, key, chosen } = page();
  control.setWindow({ first: DAYS[5], last: DAYS[8] });
  key("first", "keydown", "ArrowRight", { shiftKey: true });
  assert.deepEqual(chosen(), [6, 9, "window"]);
  key("last", "keydown", "ArrowLeft", { shiftKey: true });
  assert.deepEqual(chosen(), [5, 8, "window"]);
});

test("keys of the browser and of other parts are left alone", () => {
  const { key, told } = page();
  assert.equal(key("last", "keydown", "ArrowLeft", { ctrlKey: true }), false);
  assert.equal(key("last", "keydown", "ArrowLeft", { altKey: true }), false);
  assert.equal(key("last", "keydown", "Tab"), false);
  assert.equal(key("day", "keydown", "ArrowLeft"), false);
  assert.deepEqual(told, []);
});

test("a key that is held moves until it is let go", () => {
  const { key, told, control } = page();
  key("last", "keydown", "ArrowLeft");
  key("last", "keydown", "ArrowLeft", { repeat: true });
  key("last", "keydown", "ArrowLeft", { repeat: true });
  assert.equal(control.isMoving, true);
  key("last", "keyup", "ArrowLeft");
  assert.deepEqual(told.map(([, last, , isMoving]) => [last, isMoving]), [[END - 1, false], [END - 2, true], [END - 3, true], [END - 3, false]]);
});

test("a held key whose end is never heard comes to rest", async () => {
  const { key, told } = page();
  key("last", "keydown", "ArrowLeft", { repeat: true });
  assert.equal(told.at(-1)[3], true);
  await new Promise((resolve) => setTimeout(resolve, 320));
  assert.deepEqual(told.map(([, , , isMoving]) => isMoving), [true, false]);
});

test("steps go by day or by event, and event cannot be chosen where there is none", () => {
  const { click, chosen, parts, control } = page();
  control.setWindow({ first: DAYS[0], last: DAYS[0] });
  click("on");
  assert.deepEqual(chosen(), [1, 1, "window"]);
  click("event");
  assert.deepEqual([parts.day.attributes["aria-pressed"], parts.event.attributes["aria-pressed"]], ["false", "true"]);
  click("on");
  click("on");
  assert.deepEqual(chosen(), [7, 7, "window"]);
  click("back");
  assert.deepEqual(chosen(), [2, 2, "window"]);
  assert.equal(page({ starts: [] }).parts.event.disabled, true);
});

test("the mode changes with the end kept, and back with the width of before", () => {
  const { click, chosen, parts, control, told } = page();
  control.setWindow({ first: DAYS[5], last: DAYS[8] });
  click("upto");
  assert.deepEqual(chosen(), [0, 8, "upto"]);
  assert.equal(parts.first.hidden, true);
  click("on");
  click("window");
  assert.deepEqual(chosen(), [6, 9, "window"]);
  assert.equal(parts.first.hidden, false);
  click("window");
  assert.equal(told.length, 3);
  click("all");
  assert.deepEqual(chosen(), [0, END, "window"]);
});

test("space plays everything a day a second, and pauses", () => {
  const { key, told, control, parts } = page();
  assert.ok(key("band", "keydown", " "));
  assert.deepEqual(told, [[0, 0, "window", true]]);
  assert.equal(parts.play.attributes["aria-label"], "Pause");
  seconds(3.1);
  assert.deepEqual(told.slice(1), [1, 2, 3].map((index) => [index, index, "window", true]));
  assert.ok(key("band", "keydown", " "));
  assert.deepEqual(told.at(-1), [3, 3, "window", false]);
  assert.equal(control.isMoving, false);
  seconds(3);
  assert.equal(told.length, 5);
});

test("space presses a button that was reached by keys, but plays after a click", () => {
  const { key, parts, control } = page();
  key("first", "keydown", "Tab");
  assert.equal(key("upto", "keydown", " "), false);
  assert.equal(control.player.playing, false);
  parts.element.listeners.pointerdown();
  assert.equal(key("upto", "keydown", " "), true);
  assert.equal(key("upto", "keyup", " "), true, "or the button would be pressed too");
  assert.equal(control.player.playing, true);
  key("upto", "keydown", " ", { repeat: true });
  assert.equal(control.player.playing, true);
});

test("play up to a day grows to the end, stops there, and starts over", () => {
  const { click, told, control } = page();
  control.setWindow({ last: DAYS[END - 2], mode: "upto" });
  click("play");
  seconds(4);
  assert.deepEqual(told, [[0, END - 1, "upto", true], [0, END, "upto", true], [0, END, "upto", false]]);
  click("play");
  assert.deepEqual(told.at(-1), [0, 0, "upto", true]);
});

test("a hand or a step stops the play", () => {
  for (const stop of [({ click }) => click("on"), ({ click }) => click("all"), ({ send }) => send("pointerdown", 3)]) {
    const made = page();
    made.click("play");
    seconds(2.5);
    stop(made);
    assert.equal(made.control.player.playing, false);
  }
});

test("the speed goes round", () => {
  const { click, parts, control } = page();
  const seen = [0, 1, 2, 3].map(() => (click("speed"), [parts.speed.textContent, control.player.speed]));
  assert.deepEqual(seen, [["2×", 2], ["4×", 4], ["1×", 1], ["2×", 2]]);
});

test("sliders say what they are, where they are, and between what", () => {
  const { parts, control } = page();
  control.setWindow({ first: day("2021-04-29"), last: day("2022-01-27") });
  const said = ({ attributes }) => ["role", "aria-label", "aria-valuemin", "aria-valuemax", "aria-valuenow", "aria-valuetext"].map((name) => attributes[name]);
  assert.deepEqual(said(parts.first), ["slider", "First day", "0", String(END), "1", "29 April 2021"]);
  assert.deepEqual(said(parts.last), ["slider", "Last day", "0", String(END), "6", "27 January 2022"]);
  assert.deepEqual(said(parts.band).slice(-1), ["29 April 2021 to 27 January 2022"]);
  assert.deepEqual([parts.first, parts.band, parts.last].map(({ tabIndex }) => tabIndex), [0, 0, 0]);
  parts.element.all("button").forEach(({ title, type }) => assert.ok(title && type === "button"));
});

test("what was chosen is read out once it stays, not on the way", async () => {
  const { click, parts, control, send } = page();
  send("pointerdown", right(control, END));
  send("pointermove", right(control, 3));
  frame();
  await new Promise((resolve) => setTimeout(resolve, 700));
  assert.equal(parts.live.textContent, "");
  send("pointerup", right(control, 3));
  click("back");
  control.showCount("3 of 24 shown");
  await new Promise((resolve) => setTimeout(resolve, 700));
  assert.equal(parts.live.textContent, "28 Apr – 1 May 2021 · 3 of 24 shown");
});

test("an incident's days are marked, also where they are not on the axis, and not before there is room", () => {
  const early = page({ attach: false });
  early.control.mark([DAYS[2], DAYS[3]]);
  assert.equal(early.parts.mark.hidden, true);
  early.control.attached();
  assert.equal(early.parts.mark.hidden, false);
  const { control, parts } = page();
  const marked = () => [parts.mark.style.transform, parts.mark.style.width].map((text) => Number(/[\d.]+/.exec(text)[0]));
  control.mark([DAYS[2], DAYS[3]]);
  assert.deepEqual(marked(), [left(control, 2), right(control, 3) - left(control, 2)]);
  control.mark([day("2021-07-01"), day("2021-08-01")]);
  assert.ok(Math.abs(marked()[0] - right(control, 5)) < 1e-6 && Math.abs(marked()[1] - (left(control, 6) - right(control, 5))) < 1e-6);
  control.mark(null);
  assert.equal(parts.mark.hidden, true);
});

test("the tip tells days and number of the bar under a mouse, and leaves with it", () => {
  const { control, parts, send } = page();
  send("pointermove", middle(control, 8));
  assert.deepEqual([parts.tip.hidden, parts.tip.textContent], [false, "29 Jan 2022: 0"]);
  parts.track.listeners.pointerleave();
  assert.equal(parts.tip.hidden, true);
  send("pointermove", middle(control, 8), { pointerType: "touch" });
  assert.equal(parts.tip.hidden, true);
});

test("an axis of one day can be shown, and has nowhere to go", () => {
  const { control, parts, key, send, click, told } = page({ runs: [[DAYS[0], DAYS[0]]], starts: [0] });
  assert.deepEqual([parts.play.disabled, parts.back.disabled, parts.on.disabled], [true, true, true]);
  assert.equal(parts.readout.textContent, "28 Apr 2021");
  key("band", "keydown", " ");
  ["ArrowLeft", "ArrowRight", "Home", "End"].forEach((pressed) => key("last", "keydown", pressed));
  send("pointerdown", 200);
  send("pointermove", 20);
  send("pointerup", 20);
  click("upto");
  assert.deepEqual(told, [[0, 0, "upto", false]]);
  assert.equal(control.isMoving, false);
});
