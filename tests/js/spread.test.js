"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { spread } = require("./fake_dom.js").load("spread");

const SIZE = 27;

function closest(points) {
  return Math.min(...points.flatMap((a, i) => points.slice(i + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y))));
}

function farthestMoved(moved, points) {
  return Math.max(...moved.map(({ x, y }, i) => Math.hypot(x - points[i].x, y - points[i].y)));
}

/** The same numbers at every run. */
function scattered(count, width) {
  let seed = 7;
  const next = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  return Array.from({ length: count }, () => ({ x: next() * width, y: next() * width }));
}

test("no point gives no point", () => {
  assert.deepEqual(spread([], SIZE), []);
});

test("one point stays where it is", () => {
  assert.ok(farthestMoved(spread([{ x: 100, y: 50 }], SIZE), [{ x: 100, y: 50 }]) < 0.1);
});

test("points with room stay where they are", () => {
  const points = [{ x: 0, y: 0 }, { x: SIZE + 1, y: 0 }, { x: 500, y: 500 }];
  assert.ok(farthestMoved(spread(points, SIZE), points) < 0.1);
});

for (const count of [2, 3, 9]) {
  test(`${count} points at one place fan out and stay near it`, () => {
    const points = Array.from({ length: count }, () => ({ x: 300, y: 300 }));
    const moved = spread(points, SIZE);
    assert.ok(closest(moved) >= SIZE - 1, `${closest(moved)} px apart`);
    assert.ok(farthestMoved(moved, points) < SIZE * Math.sqrt(count), `${farthestMoved(moved, points)} px moved`);
  });
}

test("200 scattered points end apart, each within a few symbols of its own place", () => {
  const points = scattered(200, 900);
  const moved = spread(points, SIZE);
  assert.equal(moved.length, 200);
  assert.ok(closest(points) < 5, "they were crowded");
  assert.ok(closest(moved) >= SIZE - 1, `${closest(moved)} px apart`);
  assert.ok(farthestMoved(moved, points) < 3 * SIZE, `${farthestMoved(moved, points)} px moved`);
});

test("equal input gives equal output, and the input is left alone", () => {
  const points = scattered(50, 200);
  const before = structuredClone(points);
  assert.deepEqual(spread(points, SIZE), spread(points, SIZE));
  assert.deepEqual(points, before);
});
