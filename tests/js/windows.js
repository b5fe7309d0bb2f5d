/* Prints which incidents of a packed file each window shows: [file, first day, last day, mask] for each line of input. */
"use strict";

const { readFileSync } = require("node:fs");
const { Axis, Incidents, unpack } = require("./fake_dom.js").load("packed", "axis", "incidents");

for (const line of readFileSync(0, "utf8").trim().split("\n")) {
  const [file, first, last, mask] = JSON.parse(line);
  const bytes = readFileSync(file);
  const packed = unpack(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const incidents = new Incidents(packed, new Axis(packed.runs));
  incidents.filter(mask);
  const { axis } = incidents;
  const [from, to] = [axis.indexOf(axis.fromIso(first)), axis.indexUpTo(axis.fromIso(last))];
  console.log(JSON.stringify(from <= to ? [...incidents.within(from, to)] : []));
}
