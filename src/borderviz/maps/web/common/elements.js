/* Elements: built from text nodes only, so that no text can become markup. */
(function (borderviz) {
  "use strict";

  /** Return an element with a class and children; strings become text. */
  function el(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return made;
  }

  /** Return the text as HTML that shows it as it is: some of Leaflet's own controls take nothing else. */
  function escaped(text) {
    return el("span", "", text).innerHTML;
  }

  Object.assign(borderviz, { el, escaped });
})((globalThis.borderviz ??= {}));
