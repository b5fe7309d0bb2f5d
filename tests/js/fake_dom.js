/* A document of the few functions that our scripts use. Markup is never parsed here: whoever writes some fails. */
"use strict";

const fs = require("node:fs");
const path = require("node:path");

class FakeText {
  constructor(text) {
    this.textContent = text;
  }
}

class FakeElement {
  constructor(name) {
    this.tagName = name;
    this.attributes = {};
    this.dataset = {};
    this.children = [];
    this.listeners = {};
    this.style = {};
    this.box = { left: 0, top: 0, width: 0, height: 0 };
  }

  setAttribute(name, value) {
    this.attributes[name] = String(value);
  }

  append(...nodes) {
    this.children.push(...nodes.map((node) => (node instanceof FakeElement || node instanceof FakeText ? node : new FakeText(String(node)))));
    this.children.forEach((child) => (child.parent = this));
  }

  /** Knows names of elements only. */
  closest(name) {
    return this.tagName === name ? this : (this.parent?.closest(name) ?? null);
  }

  focus() {
    document.activeElement = this;
  }

  getBoundingClientRect() {
    return this.box;
  }

  setPointerCapture(pointer) {
    this.captured = pointer;
  }

  replaceChildren(...nodes) {
    this.children = [];
    this.append(...nodes);
  }

  addEventListener(name, listener) {
    this.listeners[name] = listener;
  }

  get textContent() {
    return this.children.map((child) => child.textContent).join("");
  }

  set textContent(text) {
    this.replaceChildren(text);
  }

  set innerHTML(_) {
    throw new Error("innerHTML is written");
  }

  insertAdjacentHTML() {
    throw new Error("HTML is inserted");
  }

  /** All elements below this one. */
  get descendants() {
    return this.children.filter((child) => child instanceof FakeElement).flatMap((child) => [child, ...child.descendants]);
  }

  all(name) {
    return this.descendants.filter((element) => element.tagName === name);
  }
}

const WEB = path.join(__dirname, "../../src/borderviz/maps/web");

/** The path of a script by its name, in whatever folder it lies. */
function script(name) {
  const found = fs.readdirSync(WEB).map((folder) => path.join(WEB, folder, `${name}.js`)).find((file) => fs.existsSync(file));
  if (!found) throw new Error(`there is no script ${name}`);
  return found;
}

/** Put the document in place and load scripts of the map by name, in this order; they attach to globalThis.borderviz. */
function load(...names) {
  globalThis.document = { createElement: (name) => new FakeElement(name), createElementNS: (_, name) => new FakeElement(name) };
  names.forEach((name) => require(script(name)));
  return globalThis.borderviz;
}

module.exports = { FakeElement, FakeText, load, script };
