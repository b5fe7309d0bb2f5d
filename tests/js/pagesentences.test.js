"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { contradictionList, csvOf, filterChoices, paragraphs, webLink } = require("./page_scripts.js").loadPage(
  ["controls", "filters", "csv", "lists", "sentences"],
  ["elements"],
);

const HOSTILE = '<img src=x onerror="hacked=1">';
const page = {
  state: { claim: "" },
  figure: (id) => ({ id, source: `Report of ${id}`, paragraph: 3 }),
  clashName: () => HOSTILE,
  linkTo: ({ claim }) => `#claim=${claim}`,
  data: {
    contradictions: [
      { sentence: `${HOSTILE} or not`, kind: "Between claimants", claims: ["a", "b"], reports: [] },
      { sentence: "Silent", kind: "Silence", claims: ["a"], reports: ["dw"] },
    ],
    paragraphs: [
      {
        clash: "2021-04",
        sentences: [
          { pieces: [["They reported "], ["31 dead", "a"], ["."]], reports: [] },
          { pieces: [["Others "], ["33", "b"], ["."]], reports: [] },
          { pieces: [["The other side gave no figure."]], reports: ["dw"] },
        ],
      },
    ],
  },
};
const shown = (ids, reports) => ({ ids: new Set(ids), reports: new Set(reports) });
const text = (nodes) => nodes.map(({ textContent }) => textContent).join("\n");

test("a contradiction is shown where all its figures are, and its text is no markup", () => {
  const all = text(contradictionList(page, shown(["a", "b"], ["dw"])));
  assert.ok(all.includes(`${HOSTILE} or not`) && all.includes("Silent"));
  assert.ok(all.includes("Report of b ¶ 3"));
});

test("one of which a figure is hidden is left out and counted", () => {
  const some = text(contradictionList(page, shown(["a"], ["dw"])));
  assert.ok(!some.includes("or not") && some.includes("Silent") && some.includes("1 more contradiction names figures"));
  const none = text(contradictionList(page, shown([], [])));
  assert.ok(none.includes("No figures of this choice contradict each other.") && none.includes("2 more contradictions"));
});

test("a silence is not told where the report that tells of it is hidden", () => {
  assert.ok(!text(contradictionList(page, shown(["a", "b"], []))).includes("Silent"));
  assert.ok(!text(paragraphs(page, shown(["a", "b"], []), [])).includes("gave no figure"));
});

test("a paragraph has the sentences whose figures are shown, each figure with a link to its claim", () => {
  const [told] = paragraphs(page, shown(["a"], ["dw"]), []);
  assert.ok(told.textContent.startsWith(`${HOSTILE}. They reported 31 dead.`));
  assert.ok(!told.textContent.includes("33"));
  assert.deepEqual(told.all("a").map(({ href, textContent }) => [href, textContent]), [["#claim=a", "31 dead"]]);
  assert.deepEqual(paragraphs(page, shown(["a"], []), ["2022-09"]), []);
});

test("only addresses of the web become links", () => {
  assert.equal(webLink("https://example.org/a", "A").tagName, "a");
  for (const address of ["javascript:alert(1)", " javascript:x", "data:text/html,x", "file:///etc", ""]) {
    assert.equal(webLink(address, "A").tagName, "bdi");
  }
});

test("filters offer what there is, with how many accounts of incidents", () => {
  const data = {
    kinds: { shooting: "Shooting", talks: "Talks" },
    sides: [{ id: "KGZ", adjective: "Kyrgyz" }],
    clashes: [{ id: "2021-04", name: "April 2021" }, { id: "2022-01", name: "January 2022" }],
    reports: [{ id: "dw", source: "DW" }],
    incidents: [{ clash: "2021-04", kind: "shooting", blamed: "none", report: "dw" }],
    figures: [],
  };
  const offered = filterChoices(data).map(([name, , choices]) => [name, choices.map(([, words]) => words)]);
  assert.deepEqual(offered, [
    ["clash", ["April 2021 (1)"]], ["kind", ["Shooting (1)"]], ["blamed", ["Nobody (1)"]], ["report", ["DW (1)"]],
  ]);
});

test("a file for a spreadsheet holds no formula, and quotes what has to be quoted", () => {
  const columns = [["Says", ({ says }) => says], ["Low", ({ low }) => low]];
  const records = [{ says: "=cmd|' /C calc'!A0", low: -1 }, { says: 'a "b", c', low: 2 }, { says: "+1", low: null }];
  assert.equal(csvOf(columns, records, page), "\ufeffSays,Low\r\n'=cmd|' /C calc'!A0,-1\r\n\"a \"\"b\"\", c\",2\r\n'+1,\r\n");
});

test("a formula is none either where it begins in full width, with a line or after a semicolon", () => {
  const texts = ["＝1", "\t=1", "x;=1", "'=1", "a=1; b"];
  const lines = csvOf([["Says", (says) => says]], texts, page).split("\r\n").slice(1, -1);
  assert.deepEqual(lines, ["'＝1", "'\t'=1", "x;'=1", "''=1", "a=1; b"]);
});
