/* Loads the page's scripts by name, after those of the map that they use; they attach to globalThis.borderviz. */
"use strict";

const path = require("node:path");
const fake = require("./fake_dom.js");

const WEB = path.join(__dirname, "../../src/borderviz/page/web");

/** @param {string[]} names of scripts of the page; `ofMap` names those of the map that come first */
function loadPage(names, ofMap = []) {
  fake.load(...ofMap);
  names.forEach((name) => require(path.join(WEB, `${name}.js`)));
  return globalThis.borderviz;
}

module.exports = { loadPage };
