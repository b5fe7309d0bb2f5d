"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const borderviz = require("./fake_dom.js").load(
  "elements", "packed", "axis", "placing", "incidents", "stacks", "marks", "pointlayer", "popup", "overlaydetails", "overlaychip",
);
const { Axis, Incidents, OverlayChip, OverlayDetails, el, marks } = borderviz;
borderviz.onTheme = (listener) => listener("light");

const HOSTILE = '<img src=x onerror="hacked=1">${hacked=1}';
const RUNS = [[18745, 18750]];
const ABOUT = { name: "Other events", format: "CSV", terms: "CC BY", total: 5, leftOut: ["2 without a point", "1 outside of this map"] };
const EVENT = {
  title: "A title", kind: "state_based", place: "A village", actors: "One side", source: "An agency", url: "https://news.example/1", event_id: "17",
  date_precision: "day", where_precision: 2, best: 3, low: 1, high: 5, is_split: false, first: 18746, last: 18746,
};

/** Events on these days of the axis, in order. */
function incidents(days) {
  const axis = new Axis(RUNS);
  const perDay = new Uint32Array(axis.length);
  days.forEach((day) => (perDay[day] += 1));
  const filled = (Type, value) => new Type(days.length).fill(value);
  return new Incidents(
    {
      count: days.length, per_day: perDay, colours: [""], kinds: ["state_based", ""], radiiKm: [0, 5],
      lasting: filled(Uint8Array, 0), colour: filled(Uint8Array, 0), kind: filled(Uint8Array, 0), radius: filled(Uint8Array, 1),
      size: filled(Uint8Array, 9), lat: filled(Float32Array, 40), lon: filled(Float32Array, 70),
    },
    axis,
  );
}

/** Answer requests for addresses by these columns, or with a status; what was asked for is noted. */
function serve(files) {
  const asked = [];
  globalThis.fetch = async (address) => {
    asked.push(address);
    const file = files[address];
    return typeof file === "number" ? { ok: false, status: file } : { ok: true, json: async () => file };
  };
  return asked;
}

const columns = (...events) => Object.fromEntries(Object.keys(EVENT).map((name) => [name, events.map((event) => ({ ...EVENT, ...event })[name])]));
const details = (...events) => (serve({ part: columns(...events) }), new OverlayDetails(incidents(events.map(() => 1)), ABOUT, ["part"]));

/** The popup of an event once it is filled. */
async function filled(made, index = 0) {
  let box;
  await new Promise((done) => (box = made.popup(index, done)));
  return box;
}

/** The facts of a popup by their term. */
function facts(box) {
  const [terms, values] = ["dt", "dd"].map((name) => box.all(name).map((element) => element.textContent));
  return Object.fromEntries(terms.map((term, order) => [term, values[order]]));
}

test("a popup says what the layer says of the event, and that it was not coded here", async () => {
  const box = await filled(details({}));
  assert.ok(box.textContent.startsWith("Other events: imported, not coded here"));
  assert.equal(box.all("strong")[0].textContent, "A title");
  assert.deepEqual(facts(box), {
    When: "29 Apr 2021", Place: "A village; near a known place, within 5 km", Kind: "state based", Actors: "One side",
    Deaths: "3 (best estimate; 1 to 5)", Source: "An agency", Link: "https://news.example/1", "Event id": "17",
  });
});

test("until its details are there a popup says so", () => {
  assert.ok(details({}).popup(0).textContent.endsWith("Loading …"));
});

for (const [given, said] of [
  [{ best: 3, low: 3, high: 3 }, "3"],
  [{ best: 1200, low: 900, high: 1500 }, "1,200 (best estimate; 900 to 1,500)"],
  [{ best: null, low: 2, high: 4 }, "2 to 4"],
  [{ best: null, low: 2, high: null }, "2"],
  [{ best: 0, low: 0, high: 0 }, "0"],
  [{ best: 3, low: null, high: null }, "3"],
  [{ best: null, low: null, high: null }, undefined],
  [{ best: 3, low: 1, high: 5, is_split: true }, "a share of a total that was split over places: not drawn as a number"],
]) {
  test(`deaths ${JSON.stringify(given)} are said as ${said ?? "nothing"}`, async () => {
    assert.equal(facts(await filled(details(given))).Deaths, said);
  });
}

test("days are those of the source, not those on which the event is drawn, with their precision", async () => {
  const box = await filled(details({ first: 18718, last: 18747, date_precision: "month" }));
  assert.equal(facts(box).When, "1 – 30 Apr 2021 (some time in it)");
});

test("what is not known is left out", async () => {
  const empty = { title: "", place: "", actors: "", source: "", url: "", where_precision: null, best: null, low: null, high: null };
  const box = await filled(details(empty));
  assert.deepEqual(Object.keys(facts(box)), ["When", "Place", "Kind", "Event id"]);
  assert.equal(facts(box).Place, "within 5 km");
  assert.equal(box.all("strong")[0].textContent, "state based");
});

test("hostile texts stay text, and only addresses of the web become links", async () => {
  const texts = Object.fromEntries(["title", "kind", "place", "actors", "source", "event_id"].map((name) => [name, HOSTILE]));
  const box = await filled(details({ ...texts, url: "javascript:hacked=1" }));
  const names = new Set(box.descendants.map((element) => element.tagName));
  assert.deepEqual([...names].sort(), ["dd", "div", "dl", "dt", "p", "strong"]);
  assert.equal(box.all("strong")[0].textContent, HOSTILE);
  assert.equal(facts(box).Link, undefined);
});

test("details are fetched at the first click, in the part that holds the event, and once", async () => {
  const days = Array.from({ length: 2001 }, () => 0);
  const asked = serve({ one: columns({}), two: columns({ title: "Of the second part" }) });
  const made = new OverlayDetails(incidents(days), ABOUT, ["one", "two"]);
  made.label(2000);
  assert.deepEqual(asked, []);
  assert.ok((await filled(made, 2000)).textContent.includes("Of the second part"));
  await filled(made, 2000);
  assert.deepEqual(asked, ["two"]);
});

test("a failure is said in the popup, and the next click tries again", async () => {
  const made = details({});
  serve({ part: 404 });
  assert.ok((await filled(made)).textContent.includes("The details could not be loaded: status 404"));
  serve({ part: columns({}) });
  assert.ok((await filled(made)).textContent.includes("A title"));
});

/** A chip over events on these days, all of them in view. */
function chip(days, about = ABOUT) {
  const all = incidents(days);
  all.inView = (list) => Array.from(list);
  const overlay = {
    about, incidents: all, list: all.within(0, 5), isOn: true, points: { view: () => ({}) }, details: new OverlayDetails(all, about, []),
    picture: () => el("canvas"), origin: () => "Where it comes from",
  };
  const opened = [];
  return { chip: new OverlayChip(overlay, (index) => opened.push(index)), overlay, opened };
}

test("a chip counts what is shown, is gone with the overlay, and lists events only while it is open", () => {
  const { chip: made, overlay } = chip([0, 1, 1]);
  made.show(false);
  assert.equal(made.element.children[0].textContent, "Other events3");
  assert.equal(made.element.all("button").length, 0);
  made.element.open = true;
  made.show(true);
  assert.equal(made.element.all("button").length, 0);
  made.show(false);
  assert.deepEqual(made.element.all("button").map((button) => button.textContent), [
    "state based, 28 Apr 2021", "state based, 29 Apr 2021", "state based, 29 Apr 2021",
  ]);
  for (const part of ["Where it comes from", "Not drawn: 2 without a point; 1 outside of this map.", "CC BY", "3 in view"]) {
    assert.ok(made.element.textContent.includes(part), part);
  }
  overlay.isOn = false;
  made.show(false);
  assert.equal(made.element.hidden, true);
});

test("a button of the chip closes it and opens its event; very many are cut and counted", () => {
  const { chip: made, opened } = chip(Array.from({ length: 130 }, () => 2), { ...ABOUT, leftOut: [] });
  made.element.open = true;
  made.show(false);
  const buttons = made.element.all("button");
  assert.equal(buttons.length, 100);
  assert.ok(made.element.textContent.includes("and 30 more: narrow the time or zoom in"));
  assert.ok(!made.element.textContent.includes("Not drawn"));
  buttons[7].listeners.click();
  assert.deepEqual(opened, [7]);
  assert.equal(made.element.open, false);
});

test("marks of one width cover areas of about the same size, each around its middle", () => {
  const areas = Object.values(marks).map(({ covers }) => {
    let covered = 0;
    for (let x = -99.5; x < 100; x += 1) for (let y = -99.5; y < 100; y += 1) covered += covers(x, y, 50);
    assert.ok(covers(0, 0, 50) && covers(0, 49, 50) && !covers(70, 70, 50));
    return covered;
  });
  assert.ok(Math.max(...areas) < 1.4 * Math.min(...areas), String(areas));
});
