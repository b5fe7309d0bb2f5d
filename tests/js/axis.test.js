"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { Axis, countUpTo, nextSpan } = require("./fake_dom.js").load("axis");

const DAY = 86400000;
const day = (iso) => Date.parse(`${iso}T00:00:00Z`) / DAY;
const run = (first, last) => [day(first), day(last)];

const AXES = {
  "one day": [run("2021-04-29", "2021-04-29")],
  "one run": [run("2021-04-28", "2021-05-03")],
  "two single days": [run("1970-01-01", "1970-01-01"), run("1999-12-31", "1999-12-31")],
  "three runs": [run("2021-04-28", "2021-05-03"), run("2022-01-27", "2022-01-30"), run("2022-09-14", "2022-10-01")],
  "24 runs": Array.from({ length: 24 }, (_, i) => [-9000 + i * 500, -9000 + i * 500 + i * 7]),
  "1900 to 2100": [run("1900-01-01", "2100-12-31")],
  "before 1970 with a gap of one day": [run("1969-12-20", "1969-12-25"), run("1969-12-27", "1970-01-03")],
};

const daysOf = (runs) => runs.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i));

for (const [name, runs] of Object.entries(AXES)) {
  const axis = new Axis(runs);
  const days = daysOf(runs);

  test(`${name}: every day has its index and back`, () => {
    assert.equal(axis.length, days.length);
    days.forEach((each, index) => {
      assert.equal(axis.dayAt(index), each);
      assert.equal(axis.indexOf(each), index);
      assert.equal(axis.indexUpTo(each), index);
    });
  });

  test(`${name}: a day that is not on the axis goes to the nearest one after it, or before it`, () => {
    const asked = runs.flatMap(([first, last]) => [first - 1, last + 1]);
    asked.filter((each) => !days.includes(each)).forEach((each) => {
      const after = days.findIndex((other) => other >= each);
      assert.equal(axis.indexOf(each), after === -1 ? days.length - 1 : after);
      assert.equal(axis.indexUpTo(each), Math.max(0, days.findLastIndex((other) => other <= each)));
    });
  });

  test(`${name}: slots lie side by side from 0 to 1, apart only at the breaks`, () => {
    const width = axis.endOf(0) - axis.startOf(0);
    assert.equal(axis.startOf(0), 0);
    assert.ok(Math.abs(axis.endOf(axis.length - 1) - 1) < 1e-12);
    const apart = days.map((_, index) => (index ? axis.startOf(index) - axis.endOf(index - 1) : 0));
    apart.forEach((gap, index) => {
      const isBreak = index > 0 && days[index] !== days[index - 1] + 1;
      assert.ok(isBreak ? gap > width / 3 : Math.abs(gap) < 1e-12, `${gap} before index ${index}`);
    });
    assert.ok(days.every((_, index) => Math.abs(axis.endOf(index) - axis.startOf(index) - width) < 1e-12));
  });

  test(`${name}: every part of a slot is that of its day`, () => {
    days.forEach((each, index) => {
      const [start, end] = [axis.startOf(index), axis.endOf(index)];
      [0, 0.001, 0.5, 0.999].forEach((share) => assert.equal(axis.indexAtPosition(start + share * (end - start)), index));
      assert.ok(Math.abs(axis.positionOf(each) - (start + end) / 2) < 1e-12);
      assert.equal(axis.indexAtPosition(axis.positionOf(each)), index);
    });
  });

  test(`${name}: a dragged edge goes to the nearest edge of a slot`, () => {
    days.forEach((_, index) => {
      const [start, end] = [axis.startOf(index), axis.endOf(index)];
      const near = (share) => start + share * (end - start);
      assert.equal(axis.firstAtPosition(near(0.4)), index);
      assert.equal(axis.firstAtPosition(near(0.6)), Math.min(index + 1, axis.length - 1));
      assert.equal(axis.lastAtPosition(near(0.6)), index);
      assert.equal(axis.lastAtPosition(near(0.4)), Math.max(index - 1, 0));
    });
  });

  test(`${name}: positions beyond the ends are those of the ends`, () => {
    [-3, -1e-9].forEach((position) => assert.equal(axis.indexAtPosition(position), 0));
    [1, 1 + 1e-9, 7].forEach((position) => assert.equal(axis.indexAtPosition(position), axis.length - 1));
    assert.equal(axis.positionOf(days[0] - 100), 0);
    assert.equal(axis.positionOf(days.at(-1) + 100), 1);
  });
}

test("a break is where the empty time is, as wide for a day as for a year", () => {
  const { breaks, width } = new Axis(AXES["three runs"]);
  assert.equal(breaks.length, 2);
  breaks.forEach(({ from, to }) => assert.ok(Math.abs((to - from) * width - 0.6) < 1e-9));
  const axis = new Axis(AXES["three runs"]);
  assert.ok(Math.abs(axis.positionOf(day("2021-12-24")) - (breaks[0].from + breaks[0].to) / 2) < 1e-12);
});

test("the halves of a break belong to the days beside it", () => {
  const axis = new Axis(AXES["three runs"]);
  const [{ from, to }] = axis.breaks;
  assert.equal(axis.indexAtPosition(from + 0.4 * (to - from)), 5);
  assert.equal(axis.indexAtPosition(from + 0.6 * (to - from)), 6);
});

test("breaks are seen on a long axis, and together never take more than a fifth of it", () => {
  const long = (count) => new Axis(Array.from({ length: count }, (_, i) => [i * 10000, i * 10000 + 999]));
  const [one] = long(2).breaks;
  assert.ok(one.to - one.from > 0.014 && one.to - one.from < 0.016);
  const taken = long(24).breaks.reduce((sum, { from, to }) => sum + to - from, 0);
  assert.ok(Math.abs(taken - 0.2) < 1e-9, String(taken));
});

test("runs without empty time between them have no break", () => {
  const axis = new Axis([[10, 12], [13, 15], [15, 20]]);
  assert.deepEqual(axis.runs, [[10, 20]]);
  assert.deepEqual(axis.breaks, []);
});

test("an index beyond the ends is the last one before them", () => {
  const axis = new Axis([[10, 12]]);
  assert.deepEqual([-5, 0, 2, 99].map((index) => axis.dayAt(index)), [10, 10, 12, 12]);
});

test("every day from 1900 to 2100 is written and read as the calendar has it", () => {
  const axis = new Axis([[0, 0]]);
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" });
  for (let each = day("1900-01-01"); each <= day("2100-12-31"); each += 1) {
    const iso = axis.iso(each);
    assert.equal(axis.fromIso(iso), each);
    if (each % 13) continue;
    const long = format.format(each * DAY);
    assert.equal(axis.longText(each), long);
    assert.equal(axis.text(each), long.replace(/ ([A-Z][a-z]{2})[a-z]* /, " $1 "));
  }
});

for (const text of ["", "2021-4-29", "2021-02-29", "2021-13-01", "29.4.2021", "2021-04-29T00:00:00Z", "NaN", undefined, null]) {
  test(`${text} is no day`, () => assert.equal(new Axis([[0, 0]]).fromIso(text), null));
}

test("a span says of its first day only what the last one does not say", () => {
  const axis = new Axis([[0, 0]]);
  const text = (first, last) => axis.spanText(day(first), day(last));
  assert.equal(text("2021-04-29", "2021-04-29"), "29 Apr 2021");
  assert.equal(text("2021-04-28", "2021-04-30"), "28 – 30 Apr 2021");
  assert.equal(text("2021-04-28", "2021-05-03"), "28 Apr – 3 May 2021");
  assert.equal(text("2021-04-28", "2022-10-01"), "28 Apr 2021 – 1 Oct 2022");
  assert.equal(text("2021-04-28", "2022-04-28"), "28 Apr 2021 – 28 Apr 2022");
  assert.equal(text("2021-04-28", "2021-05-28"), "28 Apr – 28 May 2021");
});

test("as many sorted numbers are up to a value as counting finds", () => {
  const sorted = [-3, 0, 0, 2, 2, 2, 9];
  for (let value = -5; value < 12; value += 0.5) {
    assert.equal(countUpTo(sorted, value), sorted.filter((number) => number <= value).length);
  }
  assert.equal(countUpTo([], 4), 0);
});

for (const months of [1, 3, 6, 12, 60]) {
  test(`spans of ${months} months begin where the calendar has them`, () => {
    const begins = (each) => {
      const time = new Date(each * DAY);
      return time.getUTCDate() === 1 && (time.getUTCFullYear() * 12 + time.getUTCMonth()) % months === 0;
    };
    for (let each = day("1968-02-27"); each < day("1972-03-02"); each += 5) {
      let expected = each + 1;
      while (!begins(expected)) expected += 1;
      assert.equal(nextSpan(each, months), expected);
    }
  });
}
