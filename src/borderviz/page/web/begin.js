/* Begin: reads the page's data and makes the page; what fails is written where a reader sees it. */
(function (borderviz) {
  "use strict";

  document.documentElement.classList.add("has-script");
  try {
    borderviz.page = new borderviz.Page(JSON.parse(document.getElementById("page-data").textContent));
  } catch (error) {
    document.documentElement.dataset.borderviz = "failed";
    document
      .getElementById("notices")
      .append(borderviz.el("p", "notice", `The page could not be drawn: ${error.message}`));
    throw error;
  }
})((globalThis.borderviz ??= {}));
