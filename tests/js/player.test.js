"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { Player, playSpeeds } = require("./fake_dom.js").load("axis", "window", "player");

/** A player whose time is told by the test; `seconds(s)` lets frames of 1/64 s pass, which sum up without rounding. */
function machine({ calm = false, end = Infinity, speed = 1 } = {}) {
  const seen = { now: 0, frames: new Map(), days: [], states: [], handle: 0 };
  const advance = (days) => {
    seen.days.push({ at: seen.now / 1000, days });
    return seen.days.reduce((sum, each) => sum + each.days, 0) < end;
  };
  const player = new Player(advance, (playing) => seen.states.push(playing), {
    clock: () => seen.now,
    raf: (frame) => (seen.frames.set((seen.handle += 1), frame), seen.handle),
    caf: (handle) => seen.frames.delete(handle),
    calm: () => calm,
  });
  player.speed = speed;
  const frame = (milliseconds) => {
    seen.now += milliseconds;
    const due = [...seen.frames.values()];
    seen.frames.clear();
    due.forEach((each) => each());
  };
  const seconds = (count) => Array.from({ length: count * 64 }).forEach(() => frame(1000 / 64));
  return { player, seen, frame, seconds, total: () => seen.days.reduce((sum, { days }) => sum + days, 0) };
}

test("a short axis plays at 1, 2 and 4 days a second, a long one in 60, 30 and 10 seconds", () => {
  assert.deepEqual(playSpeeds(28), [1, 2, 4]);
  assert.deepEqual(playSpeeds(12000), [200, 400, 1200]);
  assert.ok(playSpeeds(61)[0] > 1);
});

for (const speed of [1, 2, 4, 219.15]) {
  test(`${speed} days a second are so many after ten seconds`, () => {
    const { player, seconds, seen, total } = machine({ speed });
    player.play();
    seconds(10);
    assert.equal(total(), Math.floor(10 * speed));
    assert.ok(seen.days.every(({ days }) => Number.isInteger(days) && days >= 1));
  });
}

test("nothing moves before the first day is due, nor after a pause", () => {
  const { player, seconds, seen } = machine();
  player.play();
  seconds(0.5);
  assert.deepEqual(seen.days, []);
  player.pause();
  seconds(5);
  assert.deepEqual(seen.days, []);
  assert.equal(seen.frames.size, 0);
});

test("at the end it stops by itself", () => {
  const { player, seconds, seen, total } = machine({ end: 3 });
  player.play();
  seconds(10);
  assert.equal(total(), 3);
  assert.equal(player.playing, false);
  assert.deepEqual(seen.states, [true, false]);
  assert.equal(seen.frames.size, 0);
});

test("a pause made while advancing holds", () => {
  const made = machine();
  made.player.advance = () => (made.player.pause(), true);
  made.player.play();
  made.seconds(3);
  assert.deepEqual(made.seen.states, [true, false]);
  assert.equal(made.seen.frames.size, 0);
});

test("play and pause are told once each, however often they are asked for", () => {
  const { player, seen } = machine();
  player.pause();
  player.play();
  player.play();
  assert.equal(seen.frames.size, 1);
  player.toggle();
  player.toggle();
  assert.deepEqual(seen.states, [true, false, true]);
});

test("a page that was hidden for an hour does not jump", () => {
  const { player, frame, total } = machine({ speed: 100 });
  player.play();
  frame(3600000);
  assert.equal(total(), 25);
});

test("with little motion asked for it plays as fast, but in steps at least a second apart", () => {
  const { player, seconds, seen, total } = machine({ calm: true, speed: 50 });
  player.play();
  seconds(8);
  const gaps = seen.days.slice(1).map(({ at }, order) => at - seen.days[order].at);
  assert.ok(gaps.every((gap) => gap >= 1), gaps.join(" "));
  assert.equal(total(), 400);
});

test("a new speed holds from the next frame on", () => {
  const { player, seconds, total } = machine({ speed: 1 });
  player.play();
  seconds(2);
  player.speed = 10;
  seconds(2);
  assert.equal(total(), 22);
});
