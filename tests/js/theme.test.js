"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const { script } = require("./fake_dom.js");
const { test } = require("node:test");
const vm = require("node:vm");

const SOURCE = fs.readFileSync(script("theme"), "utf-8");

/** Load the script into a page of its own, light or dark by its style sheet or else by the system. */
function page({ background = "", systemIsDark = false } = {}) {
  const handlers = {};
  const system = { matches: systemIsDark, addEventListener: (_, handler) => (handlers.system = handler) };
  const context = {
    document: { documentElement: { dataset: {} } },
    getComputedStyle: () => ({ getPropertyValue: (name) => (name === "--background-color" ? background : "") }),
    matchMedia: () => system,
    addEventListener: (name, handler) => (handlers[name] = handler),
  };
  context.window = context;
  vm.runInNewContext(SOURCE, context);
  const tell = (theme) => handlers.message({ data: { type: "streamlit:render", theme } });
  const turn = (dark) => {
    system.matches = dark;
    handlers.system();
  };
  return { borderviz: context.borderviz, handlers, root: context.document.documentElement, tell, turn };
}

const { luminance } = page().borderviz;

/* Relative luminances by the formula of WCAG 2.2, worked out apart from our code. */
for (const [colour, expected] of [
  ["#ffffff", 1], ["#000000", 0], ["#fff", 1], ["#ff0000", 0.2126], ["#00ff00", 0.7152], ["#0000ff", 0.0722],
  ["#808080", 0.21586], ["rgb(128, 128, 128)", 0.21586], ["rgba(128 128 128 / 0.5)", 0.21586], ["#0a0a0a", 0.003035], [" #FFF ", 1],
]) {
  test(`luminance of ${colour}`, () => assert.ok(Math.abs(luminance(colour) - expected) < 5e-5, String(luminance(colour))));
}

test("#767676 on white has the contrast 4.54 that WCAG's examples give", () => {
  assert.equal(((1 + 0.05) / (luminance("#767676") + 0.05)).toFixed(2), "4.54");
});

for (const colour of ["", "transparent", "hsl(0 0% 0%)", "#12", null, undefined]) {
  test(`${colour} is no colour that could be measured`, () => assert.equal(luminance(colour), null));
}

test("the page's own colour decides, and the system only where the page has none", () => {
  assert.equal(page({ background: "#12181f" }).borderviz.theme(), "dark");
  assert.equal(page({ background: "#ffffff", systemIsDark: true }).borderviz.theme(), "light");
  assert.equal(page({ systemIsDark: true }).borderviz.theme(), "dark");
});

test("listeners hear the theme at once and at every change, no more", () => {
  const { borderviz, root, tell, turn } = page();
  const heard = [];
  borderviz.onTheme((theme) => heard.push(theme));
  tell({ backgroundColor: "#12181f", base: "dark" });
  tell({ backgroundColor: "#12181f", base: "dark" });
  tell({ backgroundColor: "#ffffff", base: "light" });
  turn(true);
  assert.deepEqual(heard, ["light", "dark", "light", "dark"]);
  assert.equal(root.dataset.theme, "dark");
});

test("where the colour cannot be read, the base of Streamlit's theme decides", () => {
  const { borderviz, tell } = page();
  tell({ backgroundColor: "oklch(20% 0 0)", base: "dark" });
  assert.equal(borderviz.theme(), "dark");
});

test("other messages change nothing", () => {
  const { borderviz, handlers } = page();
  assert.equal(borderviz.theme(), "light");
  for (const data of [null, undefined, "dark", {}, { type: "streamlit:render" }, { type: "other", theme: { backgroundColor: "#000000" } }]) {
    handlers.message({ data });
  }
  assert.equal(borderviz.theme(), "light");
});

test("a reader's choice stands over the system's until it is taken back", () => {
  const { borderviz, root, turn } = page({ systemIsDark: true });
  const heard = [];
  borderviz.onTheme((theme) => heard.push(theme));
  borderviz.chooseTheme("light");
  turn(true);
  assert.equal(root.dataset.theme, "light");
  borderviz.chooseTheme("");
  assert.deepEqual(heard, ["dark", "light", "dark"]);
});
