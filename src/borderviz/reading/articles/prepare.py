"""From a text to a document: its blocks with their kinds, and title, outlet and day as given or as found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from borderviz.model import Clash
from borderviz.reading.articles.headings import find_outlet, find_title
from borderviz.reading.articles.kinds import with_kinds
from borderviz.reading.articles.publication import find_published
from borderviz.reading.text import Document, blocks_of
from borderviz.tables import read_table


@cache
def shipped_clashes() -> tuple[Clash, ...]:
    """The clashes of the study that ships. Read when first asked for."""
    from borderviz.places.shipped import geography_folder

    rows, _ = read_table(geography_folder().parent / "clashes" / "clashes.csv", Clash)
    return tuple(row.record for row in rows)


def prepare(
    text: str,
    published: date | None = None,
    *,
    title: str = "",
    outlet: str = "",
    file: str = "",
    clashes: Sequence[Clash] = (),
) -> tuple[Document, tuple[str, ...]]:
    """Return the document, and in words what could not be found or had to be assumed. What is given is not looked for.

    The clashes decide the year of a day without one.
    """
    blocks = with_kinds(text, blocks_of(text), title)
    notes = []
    title = title or find_title(text, blocks)
    if not title:
        notes.append("no title found")
    outlet = outlet or find_outlet(text, blocks)
    if not outlet:
        notes.append("no outlet found")
    if published is None:
        published, note = find_published(text, blocks, file, clashes)
        notes += [note] if note else []
    return Document(text, blocks, published, title, outlet), tuple(notes)
