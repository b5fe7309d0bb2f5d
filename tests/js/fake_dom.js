/* A document of the few functions that our scripts use. Markup is never parsed here: whoever writes some fails. */
"use strict";

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
  }

  setAttribute(name, value) {
    this.attributes[name] = String(value);
  }

  append(...nodes) {
    this.children.push(...nodes.map((node) => (node instanceof FakeElement || node instanceof FakeText ? node : new FakeText(String(node)))));
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

/** Put the document in place and load scripts of the map by name, in this order; they attach to globalThis.borderviz. */
function load(...names) {
  globalThis.document = { createElement: (name) => new FakeElement(name), createElementNS: (_, name) => new FakeElement(name) };
  names.forEach((name) => require(`../../src/borderviz/maps/web/${name}.js`));
  return globalThis.borderviz;
}

module.exports = { FakeElement, FakeText, load };
