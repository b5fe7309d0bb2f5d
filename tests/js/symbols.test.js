"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { symbol } = require("./fake_dom.js").load("symbols");

const KINDS = ["shooting", "shelling", "air_strike", "stone_throwing", "arson", "road_block", "troop_movement", "evacuation", "talks", "protest", "other"];
const fills = (svg) => svg.all("path").map((path) => path.attributes.fill).filter((fill) => fill && fill !== "none");
const glyph = (svg) => svg.children.at(-1).attributes.d;

test("every kind has a glyph of its own", () => {
  assert.equal(new Set(KINDS.map((kind) => glyph(symbol(kind, ["#b4460f"], 24)))).size, KINDS.length);
});

test("a kind that is not known looks like other, and plain has no glyph", () => {
  for (const kind of ["picnic", ""]) assert.equal(glyph(symbol(kind, ["#b4460f"], 24)), glyph(symbol("other", ["#b4460f"], 24)));
  assert.equal(glyph(symbol("plain", ["#b4460f"], 24)), "");
});

test("violence is a disc, what follows from it a square", () => {
  const frame = (kind) => symbol(kind, ["#b4460f"], 24).children[0].attributes.d;
  const discs = KINDS.filter((kind) => frame(kind) === frame("shooting"));
  assert.deepEqual(discs, ["shooting", "shelling", "air_strike", "stone_throwing", "arson"]);
  assert.equal(new Set(KINDS.map(frame)).size, 2);
});

test("one colour fills it, two share it", () => {
  assert.deepEqual(fills(symbol("shooting", ["#b4460f"], 24)), ["#b4460f"]);
  assert.deepEqual(fills(symbol("shooting", ["#b4460f", "#0b6b8f"], 24)), ["#b4460f", "#0b6b8f"]);
});

test("it has the size asked for and is no news to a screen reader", () => {
  const { attributes } = symbol("talks", ["#b4460f"], 16);
  assert.deepEqual([attributes.width, attributes.height, attributes["aria-hidden"]], ["16", "16", "true"]);
});

test("a kind or colour that looks like markup stays an attribute's value", () => {
  const svg = symbol('"><img src=x onerror=1>', ['"><script>'], 24);
  assert.deepEqual(new Set(svg.descendants.map((element) => element.tagName)), new Set(["path"]));
});
