"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const LABEL = "A border not agreed";
const { blameColours, legendRows } = require("./fake_dom.js").load("elements", "symbols", "legend");

const SIDES = [
  { id: "KGZ", adjective: "Kyrgyz", light: "#b4460f", dark: "#ff9d5c" },
  { id: "TJK", adjective: "Tajik", light: "#0b6b8f", dark: "#63c7ee" },
];
const kind = (name, text) => ({ kind: name, kindText: text });
const DATA = {
  sides: SIDES,
  incidents: [kind("shooting", "Shooting"), kind("talks", "Talks"), kind("shooting", "Shooting")],
};
const texts = (row) => row.children.map((item) => item.textContent);
const fills = (item) => item.all("path").map((path) => path.attributes.fill).filter((fill) => fill && fill !== "none");

test("blame has the side's colour of the theme, both sides share, nobody is grey", () => {
  assert.deepEqual(blameColours("KGZ", SIDES, "light"), ["#b4460f"]);
  assert.deepEqual(blameColours("TJK", SIDES, "dark"), ["#63c7ee"]);
  assert.deepEqual(blameColours("both", SIDES, "dark"), ["#ff9d5c", "#63c7ee"]);
  for (const theme of ["light", "dark"]) {
    const grey = blameColours("", SIDES, theme);
    assert.equal(grey.length, 1);
    assert.ok(!SIDES.some((side) => side[theme] === grey[0]));
    assert.deepEqual(blameColours("UZB", SIDES, theme), grey);
  }
});

test("the legend names each kind once, every blame, and the lines", () => {
  const [kinds, blame, lines] = legendRows(DATA, "light", LABEL);
  assert.deepEqual(texts(kinds), ["Shooting", "Talks"]);
  assert.deepEqual(texts(blame), ["Kyrgyz side blamed", "Tajik side blamed", "mutual", "nobody"]);
  assert.equal(texts(lines)[0], "A border not agreed");
});

test("its colours are those of the symbols", () => {
  for (const theme of ["light", "dark"]) {
    const [, blame] = legendRows(DATA, theme, LABEL);
    const ids = ["KGZ", "TJK", "both", ""];
    assert.deepEqual(blame.children.map(fills), ids.map((id) => blameColours(id, SIDES, theme)));
  }
});

test("hostile names stay text", () => {
  const hostile = '<img src=x onerror="hacked=1">';
  const rows = legendRows(
    { sides: SIDES.map((side) => ({ ...side, adjective: hostile })), incidents: [kind("shooting", hostile)] },
    "light",
    hostile,
  );
  const names = rows.flatMap((row) => row.descendants.map((element) => element.tagName));
  assert.deepEqual([...new Set(names)].sort(), ["i", "path", "span", "svg"]);
  assert.equal(texts(rows[0])[0], hostile);
  assert.equal(texts(rows[1])[0], `${hostile} side blamed`);
  assert.equal(texts(rows[2])[0], hostile);
});
