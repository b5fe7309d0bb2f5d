"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { el, popup, account } = require("./fake_dom.js").load("elements", "symbols", "popup");

const HOSTILE = '<img src=x onerror="hacked=1">';
const KNOWN = new Set(["div", "p", "strong", "span", "section", "dl", "dt", "dd", "h4", "a", "svg", "path"]);

function incident(id, more = {}) {
  return {
    id, kind: "shooting", kindText: "Shooting", summary: `Summary of ${id}`, whereText: "near a known place", when: "29 Apr 2021", blamed: "TJK",
    blamedText: "Tajik", claimant: `Speaker of ${id}`, accountText: "Kyrgyz", paragraph: 29, sameEvent: [], note: "", place: 0, report: 0, ...more,
  };
}

function data(incidents, report = {}) {
  const place = { name: "Kok-Tash", kindText: "village", lat: 40, lon: 70, radiusKm: 2, confidence: "high" };
  return { incidents, places: [place], reports: [{ title: "A headline", source: "An outlet, 30 Apr 2021", url: "", ...report }] };
}

const made = (incidents, report) => popup(incidents[0], data(incidents, report), () => ["#0b6b8f"]);

test("it says place and its uncertainty, what, when, whose account, who is blamed, report and paragraph", () => {
  const text = made([incident("a")]).textContent;
  for (const part of [
    "Kok-Tash", "near a known place", "within 2 km", "confidence high", "Shooting", "29 Apr 2021", "Summary of a",
    "Speaker of a (Kyrgyz)", "Tajik", "A headline", "An outlet, 30 Apr 2021", "paragraph 29",
  ]) {
    assert.ok(text.includes(part), `${part} is missing in: ${text}`);
  }
});

test("a note is shown where there is one, and its heading only then", () => {
  assert.ok(made([incident("a", { note: "dated by the caption" })]).textContent.includes("Notedated by the caption"));
  assert.ok(!made([incident("a")]).textContent.includes("Note"));
});

test("other accounts of the event follow; one that was left out of the study is passed over", () => {
  const alone = made([incident("a", { sameEvent: ["gone"] }), incident("b")]);
  assert.equal(alone.all("section").length, 1);
  assert.equal(alone.all("h4").length, 0);
  const two = made([incident("a", { sameEvent: ["b", "gone"] }), incident("b")]);
  assert.deepEqual(two.all("section").map((section) => section.textContent.includes("Summary of b")), [false, true]);
  assert.equal(two.all("h4")[0].textContent, "The other account of this event");
  const three = made([incident("a", { sameEvent: ["c", "b"] }), incident("b"), incident("c")]);
  assert.equal(three.all("section").length, 3);
  assert.equal(three.all("h4")[0].textContent, "Other accounts of this event");
});

for (const url of ["https://news.example/1", "http://news.example/1", "HTTPS://NEWS.EXAMPLE/1"]) {
  test(`${url} becomes a link that tells the other side nothing`, () => {
    const [link] = made([incident("a")], { url }).all("a");
    assert.deepEqual([link.href, link.target, link.rel, link.textContent], [url, "_blank", "noopener noreferrer", "A headline"]);
  });
}

for (const url of ["", "javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "//news.example", "ftp://news.example", "httpsx://a", "x https://a"]) {
  test(`${url || "no address"} becomes no link`, () => {
    const box = made([incident("a")], { url });
    assert.equal(box.all("a").length, 0);
    assert.ok(box.textContent.includes("A headline"));
  });
}

test("hostile text stays text in every field", () => {
  const fields = ["kindText", "summary", "whereText", "when", "blamedText", "claimant", "accountText", "note"];
  const hostile = Object.fromEntries(fields.map((name) => [name, `${HOSTILE} ${name}`]));
  const one = incident("a", { ...hostile, sameEvent: ["b"] });
  const all = data([one, incident("b", hostile)], { title: `${HOSTILE} title`, source: `${HOSTILE} source`, url: "https://news.example" });
  all.places[0] = { ...all.places[0], name: `${HOSTILE} name`, kindText: `${HOSTILE} kind`, confidence: `${HOSTILE} confidence` };
  const box = popup(one, all, () => ["#0b6b8f"]);
  const foreign = box.descendants.map((element) => element.tagName).filter((name) => !KNOWN.has(name));
  assert.deepEqual(foreign, []);
  for (const name of [...fields, "title", "source", "name", "kind", "confidence"]) assert.ok(box.textContent.includes(`${HOSTILE} ${name}`), name);
});

test("el() leaves out what is empty and keeps zero", () => {
  assert.equal(el("p", "", null, undefined, "", 0, "x").textContent, "0x");
  assert.equal(el("p", "wide").className, "wide");
  assert.equal(el("p", "").className, undefined);
});

test("an account stands alone in a chip's list too", () => {
  const section = account(incident("a"), data([]).reports[0], ["#0b6b8f"]);
  assert.equal(section.tagName, "section");
  assert.ok(section.textContent.includes("paragraph 29"));
});
