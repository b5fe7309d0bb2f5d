"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { FakeElement, load } = require("./fake_dom.js");
const { Axis, Histogram, binEnds, timeBins, timeTicks } = load("axis", "window", "timebins", "timeticks", "histogram");

const day = (iso) => Date.parse(`${iso}T00:00:00Z`) / 86400000;
const axisOf = (...runs) => new Axis(runs.map(([first, last]) => [day(first), day(last)]));
const SHORT = axisOf(["2021-04-28", "2021-05-03"], ["2022-01-27", "2022-01-30"], ["2022-09-14", "2022-10-01"]);
const LONG = axisOf(["1989-01-01", "2024-12-31"]);
const BROKEN = axisOf(["2001-02-10", "2003-05-17"], ["2004-02-29", "2004-03-01"], ["2008-11-05", "2016-01-31"]);
const AXES = { SHORT, LONG, BROKEN, "one day": axisOf(["2021-04-29", "2021-04-29"]), "two centuries": axisOf(["1900-01-01", "2100-12-31"]) };
const WIDTHS = [358, 700, 1408];

/** The same numbers at every run. */
function made(length, most, seed) {
  let last = seed;
  return Uint32Array.from({ length }, () => (last = (last * 16807) % 2147483647) % (most + 1));
}

const none = (axis) => new Uint32Array(axis.length);
const counts = (axis, dated, lasting = none(axis)) => ({ dated: [dated], lasting: [lasting] });
const sum = (numbers) => [...numbers].reduce((total, number) => total + number, 0);

for (const [name, axis] of Object.entries(AXES)) {
  for (const width of WIDTHS) {
    const dated = made(axis.length, 5, 7);
    const bins = timeBins(axis, width, counts(axis, dated));

    test(`${name} at ${width} px: bars hold every day once, and never days on both sides of a break`, () => {
      let next = 0;
      bins.starts.forEach((_, bin) => {
        const [first, last] = binEnds(bins, bin);
        assert.equal(first, next);
        assert.equal(axis.dayAt(last) - axis.dayAt(first), last - first);
        assert.equal(bins.totals[bin], sum(dated.slice(first, last + 1)));
        next = last + 1;
      });
      assert.equal(next, axis.length);
      assert.equal(bins.most, Math.max(...bins.totals));
    });

    test(`${name} at ${width} px: a full bar is wide enough to be seen, and the next finer one is not`, () => {
      const perDay = width / axis.width;
      assert.ok(bins.step.days * perDay >= 3);
      if (bins.step.days > 1) assert.ok(bins.step.days * perDay < 3.2 * 5.1, "coarser than needed");
    });

    test(`${name} at ${width} px: no date is over another or beyond the edges`, () => {
      const measure = (text) => text.length * 5.6;
      const ticks = timeTicks(axis, width, measure).toSorted((a, b) => a.x - b.x);
      assert.ok(ticks.length > 0);
      ticks.forEach(({ text, x }, order) => {
        assert.ok(x >= 0 && x + measure(text) <= width, `${text} at ${x}`);
        if (order) assert.ok(x >= ticks[order - 1].x + measure(ticks[order - 1].text) + 5, `${text} after ${ticks[order - 1].text}`);
      });
    });
  }
}

test("the step of the bars is named", () => {
  const name = (axis, width) => timeBins(axis, width, counts(axis, none(axis))).step.name;
  assert.equal(name(SHORT, 358), "a day");
  assert.equal(name(LONG, 1408), "a month");
  assert.equal(name(LONG, 358), "in 6 months");
  assert.equal(name(BROKEN, 1408), "in 2 weeks");
  assert.equal(name(axisOf(["2021-01-01", "2023-12-31"]), 700), "a week");
});

test("weeks begin on Mondays, months and half-years on their first day", () => {
  const begins = (axis, width) => {
    const { starts } = timeBins(axis, width, counts(axis, none(axis)));
    return starts.filter((start) => !axis.runStarts.includes(start)).map((start) => new Date(axis.dayAt(start) * 86400000));
  };
  assert.ok(begins(BROKEN, 1408).every((date) => date.getUTCDay() === 1));
  const months = begins(LONG, 1408);
  assert.equal(months.length, 36 * 12 - 1);
  assert.ok(months.every((date) => date.getUTCDate() === 1));
  assert.ok(begins(LONG, 358).every((date) => date.getUTCDate() === 1 && date.getUTCMonth() % 6 === 0));
});

/** Incidents that last, and how many of them there are on every day and begin on every day. */
function lasting(axis, count, seed) {
  const [starts, lengths] = [made(count, axis.length - 1, seed), made(count, 40, seed + 1)];
  const spans = [...starts].map((first, order) => [first, Math.min(axis.length - 1, first + lengths[order])]);
  const [present, begins] = [none(axis), none(axis)];
  spans.forEach(([first, last]) => {
    begins[first] += 1;
    for (let index = first; index <= last; index += 1) present[index] += 1;
  });
  return { spans, present, begins };
}

test("one that lasts counts once in every bar that it touches", () => {
  const { spans, present, begins } = lasting(LONG, 300, 11);
  const bins = timeBins(LONG, 1408, { ...counts(LONG, none(LONG), present), begins: [begins] });
  bins.starts.forEach((_, bin) => {
    const [first, last] = binEnds(bins, bin);
    assert.equal(bins.pale[0][bin], spans.filter(([from, to]) => from <= last && to >= first).length);
  });
});

test("without word of beginnings, a bar counts no more than there are, and all that it can tell apart", () => {
  const { spans, present } = lasting(LONG, 300, 11);
  const bins = timeBins(LONG, 1408, counts(LONG, none(LONG), present));
  bins.starts.forEach((_, bin) => {
    const [first, last] = binEnds(bins, bin);
    assert.ok(bins.pale[0][bin] <= spans.filter(([from, to]) => from <= last && to >= first).length);
    assert.ok(bins.pale[0][bin] >= Math.max(...present.slice(first, last + 1)));
  });
});

const texts = (axis, width) => timeTicks(axis, width, (text) => text.length * 5.6).toSorted((a, b) => a.x - b.x).map(({ text }) => text);

test("dates: days with the year at each run, months, years, as there is room", () => {
  assert.deepEqual(texts(SHORT, 1408).slice(0, 5), ["28 Apr 2021", "30 Apr", "1 May", "2 May", "3 May"]);
  ["28 Apr 2021", "27 Jan 2022", "14 Sep 2022"].forEach((text) => assert.ok(texts(SHORT, 1408).includes(text)));
  assert.ok(texts(SHORT, 358).includes("Jan 2022"), "no room for the day");
  assert.deepEqual(texts(axisOf(["2021-01-01", "2021-12-31"]), 700).slice(0, 4), ["Jan 2021", "Feb", "Mar", "Apr"]);
  assert.deepEqual(texts(LONG, 1408).slice(0, 3), ["1989", "1990", "1991"]);
});

test("a month or day is never written in a run whose year is not", () => {
  const many = new Axis(Array.from({ length: 24 }, (_, i) => [18000 + i * 400, 18000 + i * 400 + 20 + i * 3]));
  for (const width of WIDTHS) {
    const ticks = timeTicks(many, width, (text) => text.length * 5.6);
    const starts = ticks.filter(({ isStart }) => isStart);
    assert.ok(starts.length > 5 && starts.every(({ text }) => /\d{4}$/.test(text)));
    ticks.filter(({ isStart }) => !isStart).forEach(({ x }) => {
      const run = many.runOf(many.indexAtPosition(x / width));
      assert.ok(starts.some((start) => Math.abs(start.x - many.startOf(many.runStarts[run]) * width) < 60));
    });
  }
});

/** A canvas that remembers what is painted. */
function painted(axis, groups, given, { width = 1408, height = 57, ratio = 1, theme = "light" } = {}) {
  const seen = { bars: [], texts: [], canvas: new FakeElement("canvas"), lines: 0 };
  const context = {
    globalAlpha: 1,
    setTransform: (...matrix) => (seen.matrix = matrix),
    fillRect(x, y, w, h) {
      seen.bars.push({ x, y, width: w, height: h, colour: this.fillStyle, alpha: this.globalAlpha });
    },
    fillText: (text, x, y) => seen.texts.push({ text, x, y }),
    measureText: (text) => ({ width: text.length * 5.6 }),
    beginPath: () => (seen.lines += 1),
    lineTo() {},
    stroke() {},
  };
  seen.canvas.getContext = () => context;
  const histogram = new Histogram(axis, groups);
  if (given) histogram.setCounts(given);
  histogram.draw(seen.canvas, { width, height, ratio }, { theme, ink: "ink", soft: "soft", font: "sans" });
  seen.bars = seen.bars.filter(({ colour }) => colour.startsWith("#"));
  return { ...seen, histogram };
}

const ONE = [{ name: "one", light: ["#111111"], dark: ["#eeeeee"] }];
const at = (axis, entries) => {
  const made = none(axis);
  Object.entries(entries).forEach(([index, count]) => (made[index] = count));
  return made;
};

test("the highest bar is as high as there is room, another in proportion, all stand on the floor", () => {
  const { bars } = painted(SHORT, ONE, counts(SHORT, at(SHORT, { 0: 10, 9: 5 })), { height: 57 });
  assert.deepEqual(bars.map(({ height }) => height), [28, 14]);
  bars.forEach(({ y, height }) => assert.equal(y + height, 43));
});

test("one incident beside thousands can still be seen", () => {
  const { bars } = painted(SHORT, ONE, counts(SHORT, at(SHORT, { 0: 5000, 9: 1 })));
  assert.equal(bars.at(-1).height, 2);
});

test("bars are at most 34 px wide and in the middle of their day", () => {
  const axis = AXES["one day"];
  const [bar] = painted(axis, ONE, counts(axis, at(axis, { 0: 3 }))).bars;
  assert.ok(bar.width <= 34 && Math.abs(bar.x + bar.width / 2 - 704) <= 1);
});

test("what is only dated to a range is paler and on top of its own group", () => {
  const groups = [...ONE, { name: "two", light: ["#222222"], dark: ["#dddddd"] }];
  const given = { dated: [at(SHORT, { 3: 2 }), at(SHORT, { 3: 4 })], lasting: [at(SHORT, { 3: 3 }), at(SHORT, { 3: 1 })] };
  const { bars } = painted(SHORT, groups, given);
  assert.deepEqual(bars.map(({ colour }) => colour), ["#111111", "#111111", "#222222", "#222222"]);
  const [solid, pale] = bars.map(({ alpha }) => alpha);
  assert.ok(solid === 1 && pale < 0.6);
  bars.slice(1).forEach(({ y, height }, order) => assert.equal(y + height, bars[order].y));
});

test("two colours share the width of a bar, colours are those of the theme", () => {
  const both = [{ name: "both", light: ["#111111", "#222222"], dark: ["#eeeeee", "#dddddd"] }];
  const { bars } = painted(SHORT, both, counts(SHORT, at(SHORT, { 3: 2 })), { theme: "dark" });
  assert.deepEqual(bars.map(({ colour }) => colour), ["#eeeeee", "#dddddd"]);
  assert.equal(bars[0].x + bars[0].width, bars[1].x);
  assert.ok(Math.abs(bars[0].width - bars[1].width) <= 1);
});

test("the count stands above wide bars; where it has no room, the highest is told", () => {
  const given = (axis) => counts(axis, at(axis, { 0: 1204, 2: 3 }));
  const wide = painted(SHORT, ONE, given(SHORT));
  assert.ok(wide.texts.some(({ text }) => text === "1,204") && wide.texts.some(({ text }) => text === "3"));
  assert.equal(wide.histogram.scale, "");
  const narrow = painted(SHORT, ONE, given(SHORT), { width: 358 });
  assert.ok(!narrow.texts.some(({ text }) => text === "1,204"));
  assert.equal(narrow.histogram.scale, "max 1,204 a day");
  assert.equal(painted(LONG, ONE, given(LONG)).histogram.scale, "max 1,207 a month");
});

test("nothing to count is drawn as nothing, with dates and breaks", () => {
  const { bars, histogram, lines, texts: written } = painted(SHORT, ONE, null);
  assert.deepEqual(bars, []);
  assert.equal(histogram.scale, "");
  assert.equal(lines, 2);
  assert.ok(written.some(({ text }) => text === "28 Apr 2021"));
});

test("the canvas has a pixel for every pixel of the screen, and edges of bars lie on them", () => {
  const { bars, canvas, matrix } = painted(SHORT, ONE, counts(SHORT, made(SHORT.length, 9, 3)), { width: 358, ratio: 2 });
  assert.deepEqual([canvas.width, canvas.height, matrix[0]], [716, 114, 2]);
  bars.forEach(({ x, width, height }) => [x, width, height].forEach((length) => assert.ok(Number.isInteger(length * 2))));
});

test("a bar is found by any of its days", () => {
  const { histogram } = painted(LONG, ONE, counts(LONG, made(LONG.length, 4, 5)));
  for (const index of [0, 30, 31, 5000, LONG.length - 1]) {
    const bar = histogram.at(index);
    assert.ok(bar.first <= index && index <= bar.last);
    assert.equal(bar.total, sum(histogram.counts.dated[0].slice(bar.first, bar.last + 1)));
  }
});
