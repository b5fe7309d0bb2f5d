"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { Axis, Incidents, stacks, countLabels, pixelsOf } = require("./fake_dom.js").load(
  "packed", "axis", "placing", "incidents", "stacks", "pointlayer",
);

/** Incidents given as [first, last day, colour, lat, lon], on an axis with a squeezed gap. */
function made(rows, runs) {
  const axis = new Axis(runs);
  const sorted = [...rows].sort((a, b) => a[0] - b[0]);
  const perDay = new Uint32Array(axis.length);
  sorted.forEach(([first]) => (perDay[axis.indexOf(first)] += 1));
  const column = (Type, of) => Type.from(sorted, of);
  return new Incidents(
    {
      count: rows.length, per_day: perDay, colours: ["a", "b"],
      lasting: column(Uint16Array, ([first, last]) => last - first), colour: column(Uint8Array, (row) => row[2] ?? 0),
      lat: column(Float32Array, (row) => row[3] ?? 40), lon: column(Float32Array, (row) => row[4] ?? 70), size: column(Uint8Array, () => 6),
    },
    axis,
  );
}

/** A row of random numbers that is the same in every run. */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const RUNS = [[100, 140], [500, 520], [900, 900]];

test("a window shows what has a day in it, against a look at every incident", () => {
  const pick = random(3);
  for (let round = 0; round < 200; round += 1) {
    const rows = Array.from({ length: pick(40) }, () => {
      const [begin, end] = RUNS[pick(RUNS.length)];
      const first = begin + pick(end - begin + 1);
      return [first, first + pick(end - first + 1), pick(2)];
    }).sort((a, b) => a[0] - b[0]);
    const incidents = made(rows, RUNS);
    const wanted = rows.map(() => pick(4) > 0);
    const bits = new Uint8Array(Math.ceil(rows.length / 8));
    wanted.forEach((keep, index) => (bits[index >> 3] |= Number(keep) << (index & 7)));
    incidents.filter(Buffer.from(bits).toString("base64"));
    const from = pick(incidents.axis.length);
    const to = from + pick(incidents.axis.length - from);
    const [first, last] = [incidents.axis.dayAt(from), incidents.axis.dayAt(to)];
    const expected = [...rows.keys()].filter((index) => rows[index][0] <= last && rows[index][1] >= first && wanted[index]);
    assert.deepEqual([...incidents.within(from, to)], expected);
  }
});

test("an incident over a squeezed gap is shown on both sides of it", () => {
  const incidents = made([[138, 502]], [[100, 140], [500, 520]]);
  assert.equal(incidents.within(0, 10).length, 0);
  assert.equal(incidents.within(incidents.axis.indexOf(140), incidents.axis.indexOf(140)).length, 1);
  assert.equal(incidents.within(incidents.axis.indexOf(500), incidents.axis.indexOf(500)).length, 1);
  assert.equal(incidents.within(incidents.axis.indexOf(503), incidents.axis.length - 1).length, 0);
});

test("each day is counted by colour, those of the very day apart from those of several days", () => {
  const incidents = made([[100, 100, 0], [100, 102, 1], [101, 101, 1], [102, 102, 1]], [[100, 102]]);
  const { dated, lasting, begins } = incidents.daily();
  assert.deepEqual(begins.map((days) => [...days]), [[0, 0, 0], [1, 0, 0]]);
  assert.deepEqual(dated.map((days) => [...days]), [[1, 0, 0], [0, 1, 1]]);
  assert.deepEqual(lasting.map((days) => [...days]), [[0, 0, 0], [1, 1, 1]]);
  assert.deepEqual([...incidents.startDays()], [0, 1, 2]);
});

test("a day's bar is as high as the number shown when that day alone is chosen", () => {
  const pick = random(11);
  const rows = Array.from({ length: 60 }, () => {
    const first = 100 + pick(41);
    return [first, first + pick(141 - first), pick(2)];
  });
  const incidents = made(rows, RUNS);
  const { dated, lasting } = incidents.daily();
  for (let day = 0; day < incidents.axis.length; day += 1) {
    const height = [0, 1].reduce((sum, colour) => sum + dated[colour][day] + lasting[colour][day], 0);
    assert.equal(incidents.within(day, day).length, height);
  }
});

test("projection is that of web maps", () => {
  const incidents = made([[100, 100, 0, 0, 0], [101, 101, 0, 85.0511, 180], [102, 102, 0, 60, -90]], [[100, 102]]);
  const near = (one, other) => assert.ok(Math.abs(one - other) < 1e-5, `${one} is not ${other}`);
  near(incidents.x[0], 0.5);
  near(incidents.y[0], 0.5);
  near(incidents.x[1], 1);
  near(incidents.y[1], 0);
  near(incidents.y[2], 0.5 - Math.asinh(Math.tan(Math.PI / 3)) / (2 * Math.PI));
});

const VIEW = { scale: 256 * 2 ** 10, left: 0, top: 0, width: 300, height: 200 };

/** Incidents at pixels of the view. */
function at(points) {
  const incidents = made(points.map((_, index) => [100 + index, 100 + index]), [[100, 100 + points.length]]);
  points.forEach(([x, y], index) => {
    incidents.x[index] = x / VIEW.scale;
    incidents.y[index] = y / VIEW.scale;
  });
  return [incidents, Uint32Array.from(points.keys())];
}

test("what lies under the pointer is found, the nearest first", () => {
  const [incidents, list] = at([[100, 100], [102, 100], [150, 100]]);
  assert.deepEqual(incidents.near(list, VIEW, 102, 101, 2), [1, 0]);
  assert.deepEqual(incidents.near(list, VIEW, 120, 100, 2), []);
});

test("what is in view is listed unless it is too many; what has no point is not in view", () => {
  const [incidents, list] = at([[10, 10], [299, 199], [300, 10], [-1, 5], [NaN, NaN]]);
  assert.deepEqual(incidents.inView(list, VIEW, 2), [0, 1]);
  assert.equal(incidents.inView(list, VIEW, 1), undefined);
});

test("incidents on one spot are counted, the fullest spot first, and none else", () => {
  const [incidents, list] = at([[30, 30], [31, 31], [100, 100], [100, 101], [101, 100], [200, 150], [400, 400], [400, 400]]);
  const spots = stacks(incidents, list, VIEW);
  assert.deepEqual(spots.map(({ count }) => count), [3, 2]);
  assert.ok(Math.abs(spots[0].x - 100) < 6 && Math.abs(spots[0].y - 100) < 6);
});

test("counts are short and none covers another", () => {
  const spots = [1234567, 12345, 9949, 999, 3, 2].map((count, index) => ({ x: 20 + index * 4, y: 50 + index * 30, count }));
  assert.deepEqual(countLabels(spots).map(({ text }) => text), ["1235k", "12k", "9.9k", "999", "3", "2"]);
  const crowded = countLabels(Array.from({ length: 300 }, (_, index) => ({ x: index % 20, y: index % 15, count: 300 - index })));
  assert.equal(crowded[0].text, "300");
  crowded.forEach((one, index) =>
    crowded.slice(index + 1).forEach((other) => {
      const apart = Math.abs(one.x - other.x) * 2 >= one.width + other.width || Math.abs(one.y - other.y) * 2 >= one.height + other.height;
      assert.ok(apart);
    }),
  );
});

test("a circle's radius is true on the ground: pixels grow with the latitude", () => {
  // At zoom 10 a pixel at the equator is 152.874 m (EPSG:3857, 256 px a tile).
  assert.ok(Math.abs(pixelsOf(15.2874, 0, VIEW.scale) - 100) < 0.01);
  assert.ok(Math.abs(pixelsOf(15.2874, 60, VIEW.scale) - 200) < 0.02);
});
