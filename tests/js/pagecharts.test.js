"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const borderviz = require("./page_scripts.js").loadPage(
  ["tollrows", "growths", "scale", "draw", "growthframe", "growthdays", "growthlabels", "comparelabels"],
  ["axis", "placing"],
);
const { Axis, GrowthFrame, Scale, compareLabels, cutText, growthDays, growthLabels, wrapped } = borderviz;

const measure = (text) => text.length * 6;

/** A generator of numbers from 0 to 1 that is the same each time. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

function figure(part) {
  return {
    id: "a", side: "KGZ", side_name: "Kyrgyz", group: "all", clash: "2021-04", claimant: "Ministry", speaker: "Ministry",
    claimant_side: "KGZ", value: 10, low: 10, high: 10, top: 10, sign: "10", day: "2021-04-30", as_of: "2021-04-30",
    as_of_day: "30 Apr", recalled: false, increment: false, vague: false, superseded: false, is_open: false, place: 0,
    ...part,
  };
}

test("an axis is linear where the figures are near each other, with a few round numbers", () => {
  const scale = new Scale([4, 50]);
  assert.equal(scale.isLogarithmic, false);
  assert.deepEqual(scale.ticks(), [0, 20, 40, 60]);
  assert.ok(scale.share(4) > 0 && scale.share(50) < 1 && scale.share(4) < scale.share(50));
});

test("an axis is logarithmic where the figures lie thirty times apart, and has room for zero", () => {
  const scale = new Scale([200, 120000]);
  assert.equal(scale.isLogarithmic, true);
  assert.deepEqual(scale.ticks(), [1000, 10000, 100000]);
  assert.equal(scale.share(0), 0);
  assert.equal(new Scale([0, 120000]).isLogarithmic, false);
});

test("an axis over no figures can be asked", () => {
  assert.deepEqual(new Scale([]).ticks(), [0, 1]);
  assert.deepEqual(new Scale([0]).ticks(), [0, 1]);
});

test("text is broken at words, and cut where it is too long", () => {
  assert.deepEqual(wrapped("one two three", 60, measure), ["one two", "three"]);
  assert.deepEqual(wrapped("one two three four five six", 60, measure), ["one two", "three fou…"]);
  assert.equal(cutText("endless", 24, measure), "end…");
  assert.ok(measure(wrapped("x".repeat(10000), 120, measure)[0]) <= 120);
});

const covers = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

test("labels of a range cover neither each other nor the edge, at any width", () => {
  const random = numbers(7);
  for (let round = 0; round < 300; round += 1) {
    const width = 300 + Math.floor(random() * 400);
    const count = 1 + Math.floor(random() * 8);
    const marks = Array.from({ length: count }, (_, at) => {
      const value = Math.floor(random() * 60);
      const speaker = "A claimant of some length".slice(0, 6 + Math.floor(random() * 19));
      return figure({ id: String(at), value, top: value, sign: String(value), speaker, claimant: speaker, place: at });
    }).sort((one, other) => one.value - other.value);
    const labels = compareLabels(marks, { x: (value) => (value / 60) * width, width, measure });
    const boxes = labels.map(({ left, width: own, level, lines }) => ({
      left, right: left + own, top: level, bottom: level + lines.length,
    }));
    boxes.forEach((one, at) => {
      assert.ok(one.left >= -1 && one.right <= width + 1, `at the edge, round ${round}`);
      boxes.slice(at + 1).forEach((other) => assert.ok(!covers(one, other), `covered, round ${round}`));
    });
    assert.ok(labels.length >= Math.min(2, new Set(marks.map(({ value }) => value)).size));
  }
});

test("both ends of a range are named, who says them and when", () => {
  const marks = [figure({ value: 31, sign: "31" }), figure({ id: "b", value: 33, sign: "≥33", as_of_day: "1 May", place: 1 })];
  const labels = compareLabels(marks, { x: (value) => value * 8, width: 600, measure });
  assert.deepEqual(labels.map(({ lines }) => lines.join(" ")).sort(), ["31 Ministry, 30\u00a0Apr", "≥33 Ministry, 1\u00a0May"].sort());
});

const DATA = {
  sides: [{ id: "KGZ", people: "Kyrgyz people" }, { id: "TJK", people: "Tajik people" }],
  clashes: [{ id: "2021-04", short: "Apr 2021" }],
};
const DAY = 86400000;
const axis = new Axis([["2021-04-28", "2021-05-01"], ["2022-09-14", "2022-09-18"]].map((run) => run.map((day) => Date.parse(day) / DAY)));

test("a chart of growth has a panel for each side, also for one of which nothing is known", () => {
  const frame = new GrowthFrame([[figure({})]], DATA, axis, 400);
  assert.deepEqual(frame.panels.map(({ title, series }) => [title, series.length]), [["Kyrgyz people", 1], ["Tajik people", 0]]);
});

test("a line holds to the end of its run of days, and marks of one day and number stand side by side", () => {
  const frame = new GrowthFrame([[figure({})], [figure({ id: "b", claimant: "Another" })]], DATA, axis, 400);
  const [one, other] = frame.panels[0].courses;
  assert.ok(other.points[0].x >= one.points[0].x + 11);
  assert.ok(Math.abs(one.corners.at(-1).x - (frame.at(axis.endOf(3)) - 2)) < 1e-9);
});

test("labels of growth cover no mark and no other label", () => {
  const random = numbers(3);
  for (let round = 0; round < 60; round += 1) {
    const days = ["2021-04-28", "2021-04-30", "2021-05-01", "2022-09-16", "2022-09-18"];
    const found = Array.from({ length: 1 + Math.floor(random() * 5) }, (_, at) => {
      const value = Math.floor(random() * 50);
      const day = days[Math.floor(random() * days.length)];
      return [figure({ id: `s${at}`, value, low: value, high: value, sign: String(value), day, speaker: `Claimant ${at}` })];
    });
    const frame = new GrowthFrame(found, DATA, axis, 360);
    const [panel] = frame.panels;
    const boxes = growthLabels(panel, frame, DATA, measure).map(({ box }) => box).filter(Boolean);
    const marks = panel.courses.flatMap(({ points }) => points.map(({ x, y }) => ({ x, y, width: 10, height: 10 })));
    const meet = (a, b) => Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height;
    boxes.forEach((box, at) => {
      [...marks, ...boxes.slice(at + 1)].forEach((other) => assert.ok(!meet(box, other), `round ${round}`));
    });
    assert.ok(boxes.length > 0);
  }
});

test("days are named as far apart as they have room, each run with its year", () => {
  const wide = growthDays(axis, 500);
  assert.deepEqual(wide.map(({ lines }) => lines.join(" ")), ["28 Apr 2021", "29", "30", "1 May", "14 Sep 2022", "15", "16", "17", "18"]);
  const narrow = growthDays(axis, 120);
  assert.ok(narrow.length < 5 && narrow[0].lines.length === 3);
});
