"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { unpack, unpackMask } = require("./fake_dom.js").load("packed");

/** Bytes as the Python side writes them: letters, length of the header, header, columns. */
function packed(columns, { letters = "BVT1", more = {} } = {}) {
  const places = [];
  const parts = [];
  let offset = 0;
  columns.forEach(({ name, type, values }) => {
    const bytes = new Uint8Array(values.buffer);
    places.push({ name, type, offset, length: values.length });
    const padding = new Uint8Array((8 - (bytes.length % 8)) % 8);
    parts.push(bytes, padding);
    offset += bytes.length + padding.length;
  });
  let header = JSON.stringify({ ...more, columns: places });
  header += " ".repeat((8 - ((8 + header.length) % 8)) % 8);
  const length = new Uint8Array(new Uint32Array([header.length]).buffer);
  return new Blob([letters, length, header, ...parts]).arrayBuffer();
}

test("every type of column comes back with header and values", async () => {
  const columns = [
    { name: "kind", type: "u1", values: Uint8Array.of(0, 1, 255) },
    { name: "lasting", type: "u2", values: Uint16Array.of(0, 65535, 7) },
    { name: "per_day", type: "u4", values: Uint32Array.of(4294967295) },
    { name: "lat", type: "f4", values: Float32Array.of(39.5, -90, NaN) },
  ];
  const read = unpack(await packed(columns, { more: { count: 3, kinds: ["a", "b"] } }));
  assert.equal(read.count, 3);
  assert.deepEqual(read.kinds, ["a", "b"]);
  columns.forEach(({ name, values }) => assert.deepEqual(read[name], values));
});

test("no incidents are no error", async () => {
  const read = unpack(await packed([{ name: "lat", type: "f4", values: new Float32Array(0) }], { more: { count: 0 } }));
  assert.equal(read.lat.length, 0);
});

test("something else is refused, and so is a column of an unknown type", async () => {
  assert.throws(() => unpack(new ArrayBuffer(0)), /no packed incidents/);
  assert.throws(() => unpack(new TextEncoder().encode("<!doctype html>").buffer), /no packed incidents/);
  assert.throws(() => unpack(new Uint8Array(64).buffer), /no packed incidents/);
  const strange = await packed([{ name: "lat", type: "f8", values: Uint8Array.of(1) }]);
  assert.throws(() => unpack(strange), /column lat has the unknown type f8/);
});

test("a mask has one bit for each, the lowest first; no mask wants all", () => {
  const bits = Buffer.from(Uint8Array.of(0b00000101, 0b00000010)).toString("base64");
  assert.deepEqual([...unpackMask(bits, 10)], [1, 0, 1, 0, 0, 0, 0, 0, 0, 1]);
  assert.deepEqual([...unpackMask("", 3)], [1, 1, 1]);
});
