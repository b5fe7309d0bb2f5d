"""The road from a text to a draft: each question is asked of its own module, in turn."""

from __future__ import annotations

from datetime import date

from borderviz.reading.draft import Draft, DraftReport
from borderviz.reading.prepare import prepare, shipped_clashes
from borderviz.study import Study


def read(
    text: str,
    published: date | str | None = None,
    *,
    title: str = "",
    outlet: str = "",
    file: str = "",
    study: Study | None = None,
) -> Draft:
    """Read an article and return what it claims; any text gives a draft, if an empty one.

    `published` is the day of publication (a date or YYYY-MM-DD); without it the day is looked for in the text and in
    the name of the file. Relative dates count from it. `study` names the clashes that may be meant; without it they are
    those of the study that ships. Raises ValueError if `published` is no day.
    """
    day = date.fromisoformat(published) if isinstance(published, str) else published
    clashes = shipped_clashes() if study is None else tuple(study.clashes.values())
    document, notes = prepare(text, day, title=title, outlet=outlet, file=file, clashes=clashes)
    report = DraftReport(
        file=file,
        title=document.title,
        outlet=document.outlet,
        published=document.published.isoformat() if document.published else None,
        notes=notes,
    )
    return Draft(report, text=document.text)
