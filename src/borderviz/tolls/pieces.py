"""Pieces: a text whose figures know the claims that they come from, for any kind of page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import NamedTuple

from borderviz.study import Study
from borderviz.wording import source_text


class Piece(NamedTuple):
    """Some words of a text. With a claim_id, they are the figure of that claim."""

    text: str
    claim_id: str = ""


def joined(parts: Sequence[Sequence[Piece]], between: str, last: str) -> list[Piece]:
    """Return the parts one after another, with `between` them, and `last` before the last one."""
    found: list[Piece] = []
    for position, part in enumerate(parts):
        if position:
            found.append(Piece(last if position == len(parts) - 1 else between))
        found += part
    return found


def as_text(pieces: Iterable[Piece], study: Study) -> str:
    """Return pieces as plain text, with a number behind each figure and the reports by number at the end.

    A source names the report and the paragraphs in which its figures stand.
    """
    numbers: dict[str, int] = {}
    paragraphs: dict[str, set[int]] = {}
    text = ""
    for piece in pieces:
        text += piece.text
        if piece.claim_id:
            claim = study.claims[piece.claim_id]
            text += f" [{numbers.setdefault(claim.report_id, len(numbers) + 1)}]"
            paragraphs.setdefault(claim.report_id, set()).add(claim.evidence_paragraph)
    notes = [f"[{number}] {_source(study, name, paragraphs[name])}" for name, number in numbers.items()]
    return "\n".join([text, "", *notes]) if notes else text


def _source(study: Study, report_id: str, paragraphs: set[int]) -> str:
    report = study.reports[report_id]
    places = ", ".join(str(number) for number in sorted(paragraphs))
    word = "paragraph" if len(paragraphs) == 1 else "paragraphs"
    address = f" {report.url}" if report.url else ""
    return f"{source_text(report)}: {report.title}, {word} {places}.{address}"


def as_html(pieces: Iterable[Piece], address: Callable[[str], str]) -> str:
    """Return pieces as HTML, each figure a link to its claim; `address` takes a claim's id, everything is escaped."""

    def one(piece: Piece) -> str:
        text = escape(piece.text)
        return f'<a href="{escape(address(piece.claim_id))}">{text}</a>' if piece.claim_id else text

    return "".join(map(one, pieces))
