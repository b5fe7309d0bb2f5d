"""Plain parts: what of the page needs no script: method, credits and licences, and the figures as a table."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from borderviz.exchange.provenance import Provenance, geodata_credits
from borderviz.page.cleaned import undirected
from borderviz.study import Study
from borderviz.table_html import table_html
from borderviz.tolls import figures
from borderviz.tolls.table_rows import figure_row
from borderviz.wording import day_text

METHOD = Path(__file__).parent / "web" / "method.html"


def about_html(study: Study, provenance: Provenance) -> str:
    """Return how to read the page, what it was made from and by which filter, limits, licences and credits."""
    parts = [METHOD.read_text(encoding="utf-8"), "<h2>Where it comes from</h2>", _facts(provenance)]
    if description := study.package.get("description"):
        parts.append(f"<p>{_text(description)}</p>")
    notes = [border.note for border in study.settings.borders]
    if notes:
        parts.append("<h2>Where the border lies</h2>")
        parts += [f"<p>{_text(note)}</p>" for note in notes]
    rows = [{name: undirected(text) for name, text in row.items()} for row in geodata_credits(study)]
    if rows:
        parts += ["<h2>Data credits</h2>", table_html(rows)]
    return "\n".join(parts)


def plain_html(study: Study) -> str:
    """Return the figures as a table, for readers whose browser runs no script."""
    note = "<p>Map, charts and filters need JavaScript, which is off here. These are all figures of the file.</p>"
    claims = sorted(study.claims.values(), key=lambda claim: claim.repeat)
    rows = [figure_row(study, row) for row in figures(study, claims).to_dict("records")]
    return f"{note}\n<h2>All figures</h2>\n{table_html(rows) if rows else '<p>None.</p>'}"


def _facts(provenance: Provenance) -> str:
    facts = {
        "Study": [provenance.title],
        "Filter": [provenance.filter],
        "Made": [f"{day_text(provenance.made)}, with {provenance.made_with}"],
        "Credits": provenance.credits,
        "Licence": provenance.licences,
        "Caution": [provenance.caution],
    }
    given = {term: values for term, values in facts.items() if values}
    return "<dl>{}</dl>".format("".join(_fact(term, values) for term, values in given.items()))


def _fact(term: str, values: Any) -> str:
    return f"<dt>{term}</dt>" + "".join(f"<dd>{_text(value)}</dd>" for value in values)


def _text(value: object) -> str:
    return f"<bdi>{escape(undirected(str(value)))}</bdi>"
