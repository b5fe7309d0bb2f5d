"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { PageLink } = require("./fake_dom.js").load("pagelink");

const ALL = { first: "2021-04-28", last: "2022-09-18", mode: "window", selected: null };
const APRIL = { ...ALL, last: "2021-05-01" };
const MAY = { ...ALL, first: "2021-05-01", last: "2021-05-01" };

function made() {
  const sent = [];
  const link = new PageLink((message) => sent.push(message.time_layer));
  const heard = () => ({ instance: link.instance, turn: link.turn });
  return { link, sent, heard };
}

test("what is chosen is told once, with a turn that grows", () => {
  const { link, sent } = made();
  link.tell(APRIL);
  link.tell({ ...APRIL });
  link.tell(MAY);
  assert.deepEqual(sent.map(({ turn, last }) => [turn, last]), [[1, "2021-05-01"], [2, "2021-05-01"]]);
  assert.ok(sent.every(({ instance }) => instance === link.instance && instance.length > 4));
});

test("the first word of the page is news, its echo is not", () => {
  const { link, sent, heard } = made();
  assert.equal(link.isNews(ALL, null), true);
  assert.equal(link.isNews(ALL, null), false);
  link.tell(APRIL);
  assert.equal(link.isNews(APRIL, heard()), false);
  assert.equal(sent.length, 1);
});

test("what the page said before it heard our latest word is old", () => {
  const { link, heard } = made();
  link.tell(APRIL);
  const early = heard();
  link.tell(MAY);
  assert.equal(link.isNews(APRIL, early), false);
  assert.equal(link.isNews(ALL, null), false);
  assert.equal(link.isNews(ALL, { instance: "another", turn: 99 }), false);
});

test("a change on the page after it has heard us is news, once, and need not be told back", () => {
  const { link, sent, heard } = made();
  link.tell(APRIL);
  assert.equal(link.isNews(ALL, heard()), true);
  assert.equal(link.isNews(ALL, heard()), false);
  link.tell(ALL);
  assert.equal(sent.length, 1);
});

test("without a page around it nothing is told and nothing fails", () => {
  new PageLink().tell(APRIL);
});
