/* Controls: choices of one or of several, as buttons that say whether they are pressed. */
(function (borderviz) {
  "use strict";

  const { el } = borderviz;
  /** Up to here all choices stand open; more of them scroll. */
  const MOST_OPEN = 12;

  function button(look, text, onClick) {
    const made = el("button", look, text);
    made.type = "button";
    made.addEventListener("click", onClick);
    return made;
  }

  function press(made, isPressed) {
    made.setAttribute("aria-pressed", String(isPressed));
  }

  /** A row of choices of which one is pressed; keeps its buttons, so that the focus stays where it is. */
  class OneOf {
    /** @param {function(string)} pick is told of what was chosen */
    constructor(box, label, pick) {
      Object.assign(this, { box, pick });
      this.buttons = new Map();
      box.classList.add("one-of");
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", label);
    }

    /** @param {Map<string, string>} texts by value */
    show(texts, chosen) {
      if (String([...texts.keys()]) !== String([...this.buttons.keys()])) {
        this.buttons = new Map([...texts.keys()].map((value) => [value, button("choice", "", () => this.pick(value))]));
        this.box.replaceChildren(...this.buttons.values());
      }
      this.buttons.forEach((made, value) => {
        if (made.textContent !== texts.get(value)) made.textContent = texts.get(value);
        press(made, value === chosen);
      });
    }
  }

  /** Pills of which any number may be pressed, each with how many records it has. */
  class SomeOf {
    /** @param {[string, string][]} choices value and text; `change(values)` is told of all that are pressed */
    constructor(label, choices, change) {
      this.chosen = [];
      this.buttons = new Map(
        choices.map(([value, text]) => [value, button("pill", el("bdi", "", text), () => change(this.toggled(value)))]),
      );
      const pills = el("div", choices.length > MOST_OPEN ? "pills is-long" : "pills", ...this.buttons.values());
      pills.setAttribute("role", "group");
      pills.setAttribute("aria-label", label);
      this.element = el("div", "filter", el("div", "filter-name", label), pills);
    }

    toggled(value) {
      const isOn = this.chosen.includes(value);
      return [...this.buttons.keys()].filter((one) => (one === value ? !isOn : this.chosen.includes(one)));
    }

    show(chosen) {
      this.chosen = chosen;
      this.buttons.forEach((made, value) => press(made, chosen.includes(value)));
    }
  }

  Object.assign(borderviz, { OneOf, SomeOf, button, press });
})((globalThis.borderviz ??= {}));
