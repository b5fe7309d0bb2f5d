"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { nameSpots, placed } = require("./fake_dom.js").load("placing", "labels");

/** Positions of the labels that are kept where each can stand in one place only. */
const fitting = (boxes, taken) => placed(boxes.map((one) => [one]), taken).flatMap((found, index) => (found ? [index] : []));
const nameSpot = (...given) => nameSpots(...given)[0] ?? null;

const box = (x, y, width = 20, height = 10) => ({ x, y, width, height });
const overlap = (a, b) => Math.abs(a.x - b.x) * 2 < a.width + b.width && Math.abs(a.y - b.y) * 2 < a.height + b.height;

test("labels with room are all kept, in their order", () => {
  assert.deepEqual(fitting([box(0, 0), box(50, 0), box(0, 50)]), [0, 1, 2]);
});

test("of two that overlap the earlier one is kept", () => {
  assert.deepEqual(fitting([box(0, 0), box(19, 9), box(100, 0)]), [0, 2]);
});

test("labels that only touch are both kept", () => {
  assert.deepEqual(fitting([box(0, 0), box(20, 0), box(0, 10)]), [0, 1, 2]);
});

test("what is taken already keeps labels away", () => {
  assert.deepEqual(fitting([box(0, 0), box(50, 0)], [box(5, 5)]), [1]);
});

test("a label that is left out makes no room taken", () => {
  assert.deepEqual(fitting([box(0, 0), box(15, 0), box(30, 0)]), [0, 2]);
});

test("in a crowd none overlap, and each left out would cover an earlier one", () => {
  let seed = 11;
  const next = (below) => (seed = (seed * 16807) % 2147483647) % below;
  const boxes = Array.from({ length: 300 }, () => box(next(600), next(400), 20 + next(80), 15));
  const kept = fitting(boxes);
  assert.ok(kept.length > 20 && kept.length < 300);
  kept.forEach((index, order) => kept.slice(0, order).forEach((other) => assert.ok(!overlap(boxes[index], boxes[other]))));
  const left = boxes.map((_, index) => index).filter((index) => !kept.includes(index));
  left.forEach((index) => assert.ok(kept.some((other) => other < index && overlap(boxes[index], boxes[other])), `label ${index} had room`));
});

/* Country 1 is a block of 5 rows and 13 columns in the midst of country 0. */
const ROWS = ["0".repeat(17), ...Array(5).fill(`00${"1".repeat(13)}00`), "0".repeat(17)];
const GRID = { west: 70, south: 39, step: 0.1, iso: ["KGZ", "TJK"], rows: ROWS };
const ALL = { west: 70, south: 39, east: 71.7, north: 39.7 };

test("the name stands in the middle of its country", () => {
  const { lon, lat } = nameSpot(GRID, "TJK", ALL);
  assert.ok(Math.abs(lat - 39.35) < 0.01, `latitude ${lat}`);
  assert.ok(lon > 70.6 && lon < 71.2, `longitude ${lon}`);
});

test("the name follows the part that is in view", () => {
  const view = { west: 70.9, south: 39, east: 71.7, north: 39.7 };
  const { lon, lat } = nameSpot(GRID, "TJK", view);
  assert.ok(lon > 71 && lon < 71.4, `longitude ${lon}`);
  assert.ok(lat > 39.2 && lat < 39.5, `latitude ${lat}`);
});

test("a country out of view, or unknown, has no spot", () => {
  assert.equal(nameSpot(GRID, "TJK", { west: 70, south: 39, east: 70.15, north: 39.7 }), null);
  assert.equal(nameSpot(GRID, "UZB", ALL), null);
});

test("room is the distance to the nearest cell of another, in cells; cells to the sides count less", () => {
  assert.ok(Math.abs(nameSpot(GRID, "TJK", ALL).room - 7 * 0.4) < 1e-9);
  assert.ok(Math.abs(nameSpot(GRID, "KGZ", ALL).room - Math.hypot(1, 2 * 0.4)) < 1e-9);
});

test("a label takes the first of its places that is free, and none where all are taken", () => {
  const [first, second, third] = placed([[box(0, 0)], [box(5, 0), box(40, 0), box(80, 0)], [box(1, 1), box(41, 1)]]);
  assert.deepEqual([first.x, second.x, third], [0, 40, null]);
});

test("the spots of a country go from the deepest inside to its edge", () => {
  const rooms = nameSpots(GRID, "TJK", ALL).map(({ room }) => room);
  assert.equal(rooms.length, 5 * 13);
  assert.ok(rooms.every((room, index) => index === 0 || room <= rooms[index - 1]));
});
