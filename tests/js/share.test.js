"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { load } = require("./fake_dom.js");

load();
require("../../dashboard/web/share.js");
const { linkTo, share } = globalThis.borderviz;

const HREF = "https://maps.example/tolls?kind=shooting&kind=talks&view=9_40_70#top";

test("a link keeps what is chosen and says the colours", () => {
  const link = new URL(linkTo(HREF, "dark"));
  assert.deepEqual(link.searchParams.getAll("kind"), ["shooting", "talks"]);
  assert.equal(link.searchParams.get("view"), "9_40_70");
  assert.equal(link.searchParams.get("embed_options"), "dark_theme");
  assert.equal(link.searchParams.get("embed"), null);
  assert.equal(link.hash, "");
});

test("a frame's address names its part, and a link made inside of it does not", () => {
  const frame = linkTo(HREF, "light", "map");
  assert.equal(new URL(frame).searchParams.get("embed"), "true");
  assert.equal(new URL(frame).searchParams.get("only"), "map");
  assert.equal(new URL(linkTo(HREF, "light", "page")).searchParams.get("only"), null);
  assert.equal(linkTo(frame, "dark"), linkTo(HREF, "dark"));
});

function page(clipboard) {
  const asked = [];
  return {
    asked,
    location: { href: HREF },
    document: { querySelector: () => null },
    getComputedStyle: () => ({ backgroundColor: "rgb(18, 24, 31)" }),
    navigator: { clipboard },
    prompt: (_, text) => asked.push(text),
    setTimeout: () => {},
  };
}

test("the button copies, and says so", async () => {
  const copied = [];
  const button = { dataset: { share: "link" }, textContent: "Copy link" };
  await share(page({ writeText: async (text) => copied.push(text) }), button);
  assert.deepEqual(copied, [linkTo(HREF, "dark")]);
  assert.equal(button.textContent, "Copied");
});

test("where a page may not copy, the link is shown to be copied by hand", async () => {
  const shown = page(undefined);
  const button = { dataset: { share: "link" }, textContent: "Copy link" };
  await share(shown, button);
  assert.deepEqual(shown.asked, [linkTo(HREF, "dark")]);
  assert.equal(button.textContent, "Copy link");
});
