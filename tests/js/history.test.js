"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { load } = require("./fake_dom.js");

load();
require("../../dashboard/web/history.js");
const { Steps } = globalThis.borderviz;

const HOME = "https://maps.example/";

function opened(path = "") {
  const page = { listeners: {}, entries: [`${HOME}${path}`] };
  page.addEventListener = (name, listener) => {
    page.listeners[name] = listener;
  };
  const location = () => new URL(page.entries.at(-1));
  page.location = { get href() { return location().href; }, get pathname() { return location().pathname; } };
  page.history = {
    pushState: (_, __, address) => page.entries.push(new URL(address, location()).href),
    replaceState: (_, __, address) => page.entries.splice(-1, 1, new URL(address, location()).href),
  };
  page.steps = new Steps(page);
  page.write = (address) => page.history.pushState({}, "", address);
  page.touch = () => page.listeners.pointerdown();
  return page;
}

test("what is written before anybody touched anything is no step", () => {
  const page = opened("?zoom=3");
  page.write("/?kind=talks");
  assert.deepEqual(page.entries, [`${HOME}?kind=talks`]);
});

test("each choice is a step", () => {
  const page = opened();
  page.touch();
  page.write("/?kind=talks");
  page.write("/?kind=talks&clash=2021-04");
  assert.equal(page.entries.length, 3);
});

test("moving the map is none, but its last view goes with the step", () => {
  const page = opened();
  page.touch();
  page.write("/?kind=talks");
  page.write("/?kind=talks&view=9_40_70");
  page.write("/?kind=talks&view=9_40_71");
  assert.deepEqual(page.entries, [HOME, `${HOME}?kind=talks&view=9_40_71`]);
});

test("another page is one step, with the address that it writes", () => {
  const page = opened("?kind=talks");
  page.touch();
  page.write("/tolls");
  page.write("/tolls?kind=talks");
  assert.deepEqual(page.entries, [`${HOME}?kind=talks`, `${HOME}tolls?kind=talks`]);
  page.listeners.message({ data: { type: "streamlit:setComponentValue" } });
  page.write("/tolls?kind=shooting");
  assert.equal(page.entries.length, 3);
});

test("after going back, what is written completes the step gone back to", () => {
  const page = opened();
  page.touch();
  page.write("/?kind=talks");
  page.entries.pop();
  page.listeners.popstate();
  page.write("/?metric=killed");
  assert.deepEqual(page.entries, [`${HOME}?metric=killed`]);
});

test("messages of others are no input", () => {
  const page = opened();
  page.listeners.message({ data: { type: "resize" } });
  page.listeners.message({ data: null });
  page.write("/?kind=talks");
  assert.equal(page.entries.length, 1);
});
