"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { composeState, nothingChosen, parseState, partsInWords, stateSchema } = require("./page_scripts.js").loadPage(["state"]);

const DATA = {
  days: ["2021-04-28", "2022-09-18"],
  clashes: [{ id: "2021-04" }, { id: "2022-09" }],
  reports: [{ id: "dw" }, { id: "afp" }],
  silences: [],
  later_borders: ["2026"],
  casualties: ["killed", "injured"],
  incidents: [
    { id: "shots", kind: "shooting", blamed: "KGZ" },
    { id: "talks", kind: "talks", blamed: "none" },
  ],
  figures: [
    { id: "dead", metric: "killed" },
    { id: "gone", metric: "displaced" },
  ],
};
const KNOWN = stateSchema(DATA);
const read = (hash) => parseState(hash, KNOWN, DATA.days);
const state = (part) => ({ ...nothingChosen(), ...part });

test("an empty address chooses nothing", () => {
  assert.deepEqual(read("").state, nothingChosen());
  assert.deepEqual(read("#").strange, []);
  assert.equal(composeState(nothingChosen(), KNOWN), "");
});

test("every part has a word in the address, and is read from there", () => {
  const chosen = state({
    open: "tolls", list: "placed", view: "9.5_40.012_70.541", borders: "2026", layers: ["no-relief"], step: "event",
    page: "2", speed: "faster", clash: ["2021-04", "2022-09"], kind: ["talks"], blamed: ["none"], report: ["dw"], selected: "shots",
    chart: "grew", question: "words", claim: "gone", metric: "displaced", read: "afp", first: "2021-04-29",
    last: "2022-01-27",
  });
  const address = composeState(chosen, KNOWN);
  assert.deepEqual(read(`#${address}`), { state: chosen, strange: [] });
  assert.ok(address.includes("clash=2021-04&clash=2022-09") && address.includes("from=2021-04-29&to=2022-01-27"));
});

test("every choice of filters and days survives the address", () => {
  const words = { clash: ["2021-04", "2022-09"], kind: ["shooting", "talks"], blamed: ["KGZ", "none"], report: ["dw", "afp"] };
  const days = [[null, null], ["2021-04-28", "2021-04-28"], ["2021-05-03", "2022-09-18"]];
  const subsets = ([one, other]) => [[], [one], [other], [one, other]];
  for (const clash of subsets(words.clash))
    for (const kind of subsets(words.kind))
      for (const blamed of subsets(words.blamed))
        for (const report of subsets(words.report))
          for (const [first, last] of days) {
            const chosen = state({ clash, kind, blamed, report, first, last });
            assert.deepEqual(read(composeState(chosen, KNOWN)).state, chosen);
          }
});

test("up to a day begins on the first one", () => {
  const chosen = state({ mode: "upto", first: "2021-04-28", last: "2021-05-01" });
  assert.equal(composeState(chosen, KNOWN), "mode=upto&until=2021-05-01");
  assert.deepEqual(read("mode=upto&until=2021-05-01").state, chosen);
  assert.equal(read("mode=upto").state.first, null);
});

test("all days are no choice, and days in the wrong order are put right", () => {
  assert.equal(read("from=2021-04-28&to=2022-09-18").state.first, null);
  const { first, last } = read("from=2022-01-27&to=2021-05-01").state;
  assert.deepEqual([first, last], ["2021-05-01", "2022-01-27"]);
});

for (const strange of [
  "clash=2099-01", "kind=picnic", "from=2021-02-30", "from=2020-01-01", "to=soon", "open=home", "view=99_0_0", "view=9_91_0", "layers=street", "borders=2021", "metric=injured",
  "__proto__=x", "constructor=x", "toString=x", "selected=<script>", "anything=1",
]) {
  test(`${strange} means nothing here and is said`, () => {
    assert.deepEqual(read(strange), { state: nothingChosen(), strange: [strange] });
  });
}

test("of several words for one choice the first counts, and none twice", () => {
  assert.equal(read("claim=gone&claim=dead").state.claim, "gone");
  assert.deepEqual(read("clash=2021-04&clash=2021-04").state.clash, ["2021-04"]);
});

test("a file without days knows none", () => {
  const known = stateSchema({ ...DATA, days: [] });
  const { state: found, strange } = parseState("from=2021-04-28", known, []);
  assert.deepEqual([found.first, found.last, strange], [null, null, ["from=2021-04-28"]]);
});

test("what a side is silent about can be asked for, even without a figure", () => {
  const known = stateSchema({ ...DATA, silences: [{}] });
  assert.ok(known.metric.has("injured"));
});

test("parts that mean nothing are named, but neither all of them nor whole", () => {
  assert.equal(partsInWords(["a=1", "b=2"]), "a=1, b=2");
  const words = partsInWords(Array.from({ length: 1200 }, (_, at) => `clash=${at}${"x".repeat(1e6)}`));
  assert.ok(words.length < 1000 && words.endsWith("… and 1,190 more") && words.startsWith("clash=0xxx"));
});

test("how the dashboard's frame looks is no part of the state, and nothing strange", () => {
  assert.deepEqual(read("#embed=true&embed_options=dark_theme&page=3"), { state: state({ page: "3" }), strange: [] });
  for (const page of ["0", "-1", "1.5", "1e3", "9999999", "x"]) assert.deepEqual(read(`page=${page}`).strange, [`page=${page}`]);
});
