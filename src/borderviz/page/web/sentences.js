/* Sentences: contradictions, and each clash in words; one whose figures or reports a filter hides is left out. */
(function (borderviz) {
  "use strict";

  const { el } = borderviz;
  /** Claims of an entry that can be opened; the sentence names no more. */
  const MOST_CLAIMS = 5;

  /** @param {{ids: Set<string>, reports: Set<string>}} shown claims and silent reports that the filters leave */
  function isShown(shown, claims, reports) {
    return claims.every((id) => shown.ids.has(id)) && reports.every((id) => shown.reports.has(id));
  }

  function leftOut(count, word) {
    if (!count) return null;
    const [noun, verb] = count === 1 ? [word, "names"] : [`${word}s`, "name"];
    return el("p", "quiet", `${count} more ${noun} ${verb} figures that the filters or days leave out.`);
  }

  function claimButton(id, page) {
    const figure = page.figure(id);
    const label = `${figure.source} ¶ ${figure.paragraph}`;
    const made = borderviz.button("link-button", label, () => page.change({ claim: id }));
    borderviz.press(made, id === page.state.claim);
    return made;
  }

  /** Return the contradictions whose figures are all shown, and how many others there are. */
  function contradictionList(page, shown) {
    const all = page.data.contradictions;
    const found = all.filter(({ claims, reports }) => isShown(shown, claims, reports));
    const entries = found.map(({ sentence, kind, claims }) =>
      el(
        "li",
        "card",
        el("div", "", el("bdi", "", sentence)),
        el(
          "div",
          "entry-foot",
          el("span", "quiet", `${kind}:`),
          ...claims.slice(0, MOST_CLAIMS).map((id) => claimButton(id, page)),
        ),
      ),
    );
    const none = entries.length ? null : el("p", "quiet", "No figures of this choice contradict each other.");
    const list = el("ul", "entries", ...entries);
    return [none, list, leftOut(all.length - found.length, "contradiction")].filter(Boolean);
  }

  function piece([text, id], page) {
    if (!id) return el("bdi", "", text);
    const made = el("a", id === page.state.claim ? "is-selected" : "", text);
    made.href = page.linkTo({ claim: id });
    return made;
  }

  /** Return a paragraph for each clash that is looked at. */
  function paragraphs(page, shown, clashes) {
    return page.data.paragraphs
      .filter(({ clash }) => !clashes.length || clashes.includes(clash))
      .flatMap(({ clash, sentences }) => {
        const claimsOf = ({ pieces }) => pieces.map(([, id]) => id).filter(Boolean);
        const found = sentences.filter((one) => isShown(shown, claimsOf(one), one.reports));
        const told = found.flatMap(({ pieces }) => [...pieces.map((one) => piece(one, page)), " "]);
        const name = el("strong", "", `${page.clashName(clash)}. `);
        return [el("p", "words", name, ...told), leftOut(sentences.length - found.length, "sentence")].filter(Boolean);
      });
  }

  Object.assign(borderviz, { contradictionList, paragraphs });
})((globalThis.borderviz ??= {}));
