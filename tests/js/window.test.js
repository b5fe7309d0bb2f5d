"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { timeWindow } = require("./fake_dom.js").load("axis", "window");
const { isWhole, moveEnd, playFrom, sameWindow, setMode, shift, step, stepEnd, trailing, whole } = timeWindow;

const LENGTH = 12;
const STARTS = Int32Array.from([1, 4, 5, 9]);
const window = (first, last, mode = "window") => ({ first, last, mode });
const upTo = (last) => window(0, last, "upto");
const ALL = Array.from({ length: LENGTH }, (_, first) => Array.from({ length: LENGTH - first }, (_, more) => window(first, first + more))).flat();
const EVERY = [...ALL, ...Array.from({ length: LENGTH }, (_, last) => upTo(last))];

const isSound = ({ first, last, mode }) =>
  Number.isInteger(first) && Number.isInteger(last) && first >= 0 && first <= last && last < LENGTH && (mode === "window" || first === 0);

test("an end goes where it is asked to, but not past the other end nor off the axis", () => {
  for (const before of ALL) {
    for (let index = -3; index < LENGTH + 3; index += 1) {
      const first = Math.min(Math.max(index, 0), before.last);
      assert.deepEqual(moveEnd(before, "first", index, LENGTH), window(first, before.last));
      const last = Math.max(Math.min(index, LENGTH - 1), before.first);
      assert.deepEqual(moveEnd(before, "last", index, LENGTH), window(before.first, last));
    }
  }
});

test("up to a day, only the end moves", () => {
  assert.deepEqual(moveEnd(upTo(6), "first", 3, LENGTH), upTo(6));
  assert.deepEqual(moveEnd(upTo(6), "last", -4, LENGTH), upTo(0));
  assert.deepEqual(shift(upTo(6), 3, LENGTH), upTo(9));
  assert.deepEqual(shift(upTo(6), -30, LENGTH), upTo(0));
  assert.deepEqual(shift(upTo(6), 30, LENGTH), upTo(LENGTH - 1));
});

test("a shifted window keeps its width and stops at the ends", () => {
  for (const before of ALL) {
    for (const days of [-Infinity, -20, -2, -1, 0, 1, 3, 20, Infinity]) {
      const after = shift(before, days, LENGTH);
      assert.ok(isSound(after));
      assert.equal(after.last - after.first, before.last - before.first);
      const room = days < 0 ? -before.first : LENGTH - 1 - before.last;
      assert.equal(after.first - before.first || 0, (days < 0 ? Math.max(days, room) : Math.min(days, room)) || 0);
    }
  }
});

test("a step by day moves the window by a day", () => {
  assert.deepEqual(step(window(3, 5), 1, LENGTH), window(4, 6));
  assert.deepEqual(step(window(3, 5), -1, LENGTH), window(2, 4));
  assert.deepEqual(step(window(3, 5), 7, LENGTH), window(9, 11));
  assert.deepEqual(step(upTo(5), 1, LENGTH), upTo(6));
});

test("a step by event ends the window on the next start, and the step back on the one before", () => {
  for (const before of ALL.filter((each) => !isWhole(each, LENGTH))) {
    const size = before.last - before.first;
    const next = [...STARTS].find((start) => start > before.last) ?? before.last;
    assert.deepEqual(step(before, 1, LENGTH, STARTS), window(next - size, next));
    const previous = [...STARTS].findLast((start) => start < before.last) ?? before.last;
    const last = Math.max(previous, size);
    assert.deepEqual(step(before, -1, LENGTH, STARTS), window(last - size, last));
  }
});

test("several steps by event pass several starts", () => {
  assert.deepEqual(step(window(0, 0), 2, LENGTH, STARTS), window(4, 4));
  assert.deepEqual(step(window(0, 0), 7, LENGTH, STARTS), window(9, 9));
  assert.deepEqual(step(upTo(11), -3, LENGTH, STARTS), upTo(4));
});

test("days on which several incidents start count once", () => {
  assert.deepEqual(step(window(0, 0), 2, LENGTH, Int32Array.from([3, 3, 3, 8])), window(8, 8));
});

test("stepping from everything enters at an end", () => {
  assert.deepEqual(step(whole(LENGTH), 1, LENGTH), window(0, 0));
  assert.deepEqual(step(whole(LENGTH), -1, LENGTH), window(LENGTH - 1, LENGTH - 1));
  assert.deepEqual(step(whole(LENGTH), 1, LENGTH, STARTS), window(1, 1));
  assert.deepEqual(step(whole(LENGTH), -1, LENGTH, STARTS), window(9, 9));
  assert.deepEqual(step(whole(6000), 1, 6000), window(0, 99));
  assert.deepEqual(step(whole(1), 1, 1), window(0, 0));
});

test("one end steps by day or event, and stops at the other end", () => {
  assert.deepEqual(stepEnd(window(3, 5), "first", 1, LENGTH), window(4, 5));
  assert.deepEqual(stepEnd(window(3, 5), "first", 7, LENGTH), window(5, 5));
  assert.deepEqual(stepEnd(window(3, 5), "last", -7, LENGTH), window(3, 3));
  assert.deepEqual(stepEnd(window(3, 6), "first", 1, LENGTH, STARTS), window(4, 6));
  assert.deepEqual(stepEnd(window(3, 6), "first", -1, LENGTH, STARTS), window(1, 6));
  assert.deepEqual(stepEnd(window(3, 6), "last", 1, LENGTH, STARTS), window(3, 9));
  assert.deepEqual(stepEnd(window(3, 9), "last", 1, LENGTH, STARTS), window(3, 9));
});

test("the mode changes and the end stays; a window gets back its width", () => {
  assert.deepEqual(setMode(window(3, 6), "upto", 4), upTo(6));
  assert.deepEqual(setMode(upTo(6), "window", 4), window(3, 6));
  assert.deepEqual(setMode(upTo(2), "window", 4), window(0, 2));
  assert.deepEqual(setMode(upTo(11), "window", LENGTH), whole(LENGTH));
});

test("play through everything shows a day at a time, or a sixtieth of a long axis", () => {
  assert.equal(trailing(1), 1);
  assert.equal(trailing(28), 1);
  assert.equal(trailing(60), 1);
  assert.equal(trailing(12000), 200);
  assert.deepEqual(playFrom(whole(LENGTH), LENGTH), window(0, 0));
  assert.deepEqual(playFrom(whole(12000), 12000), window(0, 199));
});

test("play goes on from where it is, and starts over at the end", () => {
  assert.deepEqual(playFrom(window(3, 5), LENGTH), window(3, 5));
  assert.deepEqual(playFrom(window(9, 11), LENGTH), window(0, 2));
  assert.deepEqual(playFrom(upTo(4), LENGTH), upTo(4));
  assert.deepEqual(playFrom(upTo(11), LENGTH), upTo(0));
  for (const before of EVERY) assert.ok(playFrom(before, LENGTH).last < LENGTH - 1);
});

test("whatever is done, what comes out is a window, and what went in stays as it was", () => {
  for (const before of EVERY) {
    const kept = { ...before };
    const after = [-9, -1, 1, 9].flatMap((by) => [
      shift(before, by, LENGTH), step(before, by, LENGTH), step(before, by, LENGTH, STARTS), playFrom(before, LENGTH),
      ...["first", "last"].flatMap((end) => [stepEnd(before, end, by, LENGTH), stepEnd(before, end, by, LENGTH, STARTS)]),
      ...["window", "upto"].map((mode) => setMode(before, mode, Math.abs(by))),
    ]);
    assert.deepEqual(after.filter((each) => !isSound(each)), [], JSON.stringify(before));
    assert.deepEqual(before, kept);
  }
});

test("windows are the same when ends and mode are", () => {
  assert.ok(sameWindow(window(1, 2), window(1, 2)));
  [window(0, 2), window(1, 3), window(1, 2, "upto")].forEach((other) => assert.ok(!sameWindow(window(1, 2), other)));
  assert.ok(isWhole(window(0, 11), LENGTH) && !isWhole(window(1, 11), LENGTH) && !isWhole(window(0, 10), LENGTH));
});
