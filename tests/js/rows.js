/* Prints what the page's scripts make of a selection: [data file, selection, metric] for each line of input. */
"use strict";

const { readFileSync } = require("node:fs");
const borderviz = require("./page_scripts.js").loadPage(
  ["choice", "tollrows", "growths", "comparerows"],
  ["packed", "axis"],
);

const ids = (records) => (records ?? []).map(({ id }) => id);
const files = new Map();

function dataOf(file) {
  if (!files.has(file)) files.set(file, JSON.parse(readFileSync(file, "utf8")));
  return files.get(file);
}

function axisOf(data) {
  const bytes = Uint8Array.from(Buffer.from(data.packed.content, "base64"));
  return new borderviz.Axis(borderviz.unpack(bytes.buffer).runs);
}

for (const line of readFileSync(0, "utf8").trim().split("\n")) {
  const [file, selection, metric] = JSON.parse(line);
  const data = dataOf(file);
  const figures = borderviz.figuresOf(data, selection);
  const silences = borderviz.silencesOf(data, selection);
  const incidents = borderviz.incidentsOf(data, selection);
  const axis = axisOf(data);
  const withIds = (rows) => rows.map((row) => ({ ...row, marks: ids(row.marks) }));
  console.log(
    JSON.stringify({
      figures: ids(figures),
      incidents: ids(incidents),
      events: borderviz.eventCount(incidents),
      mask: borderviz.maskOf(data, incidents),
      tolls: withIds(borderviz.tollRows(figures, silences, data, metric, selection.clash)).map((row) => ({
        ...row,
        signs: row.marks.length ? borderviz.inSigns(figures.filter(({ id }) => row.marks.includes(id))) : "",
      })),
      compared: withIds(borderviz.compareRows(figures, silences, data, metric, selection.clash)),
      growths: borderviz.growths(figures, metric, selection.clash).map((marks) => ({
        marks: ids(marks),
        signs: borderviz.growthSigns(marks),
        steps: borderviz.growthSteps(marks, axis).map(({ first, last, mark }) => [axis.iso(first), axis.iso(last), mark.id]),
      })),
    }),
  );
}
