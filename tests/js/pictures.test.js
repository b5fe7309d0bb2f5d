"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { load } = require("./fake_dom.js");

load();
require("../../dashboard/web/pictures.js");
const { wrapped } = globalThis.borderviz;

test("lines hold as many words as fit, in order, and none is lost", () => {
  const text = "How many were killed, and who says so in the reports of these days?";
  for (const letters of [12, 20, 33, 200]) {
    const lines = wrapped(text, letters);
    assert.equal(lines.join(" "), text);
    lines.forEach((line) => assert.ok(line.length <= letters));
    lines.slice(1).forEach((line, order) => assert.ok(`${lines[order]} ${line.split(" ")[0]}`.length > letters));
  }
});

test("a word longer than a line stands alone, and no words make no lines", () => {
  assert.deepEqual(wrapped("an extraordinarily-long-word here", 10), ["an", "extraordinarily-long-word", "here"]);
  assert.deepEqual(wrapped("  ", 10), []);
});
