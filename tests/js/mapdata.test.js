"use strict";

const assert = require("node:assert/strict");
const { beforeEach, test } = require("node:test");
const { MapData } = require("./fake_dom.js").load("mapdata");

const ADDRESSES = Object.fromEntries(
  ["border-lines-2026", "border-lines-2021", "country-grid-2026", "country-grid-2021", "exclaves", "water", "base"].map((name) => [name, `files/${name}.json`]),
);
let asked;
let answer;

beforeEach(() => {
  asked = [];
  answer = (address) => ({ ok: true, status: 200, json: async () => ({ from: address }) });
  globalThis.fetch = async (address) => {
    asked.push(address);
    return answer(address);
  };
});

test("the first picture needs the earliest version of the borders and all that has none", () => {
  assert.deepEqual(new MapData(ADDRESSES).first().sort(), ["base", "border-lines-2021", "country-grid-2021", "exclaves", "water"]);
  assert.deepEqual(new MapData({ "border-lines-2026": "a" }).first(), ["border-lines-2026"]);
  assert.deepEqual(new MapData({}).first(), []);
});

test("files come in the order of their names, each from its own address", async () => {
  const [water, base] = await new MapData(ADDRESSES).all(["water", "base"]);
  assert.deepEqual([water.from, base.from], ["files/water.json", "files/base.json"]);
});

test("a file is fetched once, whoever asks and how often", async () => {
  const data = new MapData(ADDRESSES);
  await Promise.all([data.all(["water", "base"]), data.all(["water"]), data.fetch("water")]);
  await data.all(["water", "base", "water"]);
  assert.deepEqual(asked.sort(), ["files/base.json", "files/water.json"]);
});

test("get() gives what has been fetched, and nothing before", async () => {
  const data = new MapData(ADDRESSES);
  assert.equal(data.get("water"), undefined);
  const [water] = await data.all(["water"]);
  assert.equal(data.get("water"), water);
});

test("a request that the server refuses fails with the file's name and the status", async () => {
  answer = (address) => ({ ok: !address.includes("water"), status: 404, json: async () => ({}) });
  await assert.rejects(new MapData(ADDRESSES).all(["base", "water"]), /water: status 404/);
});

test("a request that never arrives fails with the file's name", async () => {
  answer = () => {
    throw new TypeError("Failed to fetch");
  };
  await assert.rejects(new MapData(ADDRESSES).all(["water"]), /water: Failed to fetch/);
});

test("a file that is no JSON fails with its name", async () => {
  answer = () => ({ ok: true, status: 200, json: async () => JSON.parse("<html>") });
  await assert.rejects(new MapData(ADDRESSES).all(["water"]), /water: /);
});

test("a file that failed is asked for again", async () => {
  const data = new MapData(ADDRESSES);
  answer = () => ({ ok: false, status: 503 });
  await assert.rejects(data.all(["water"]));
  answer = () => ({ ok: true, status: 200, json: async () => "here" });
  assert.deepEqual(await data.all(["water"]), ["here"]);
});
