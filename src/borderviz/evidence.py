"""Evidence: the passage of a text that a record rests on, kept as offsets, paragraph number and hash."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from borderviz.model import Claim, Incident, Report

PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?![^\S\n]*\n)[^\n]*)*")
"""A run of lines without a blank line between them."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A phrase in its paragraph: `before` + `phrase` + `after` is the paragraph as it stands in the text."""

    before: str
    phrase: str
    after: str
    paragraph: int


class EvidenceError(ValueError):
    """The text at hand is not the one that was coded, or the offsets are wrong."""


def read_text(path: Path) -> str:
    """Return a text from UTF-8. A line break counts as one character, however the file at hand writes it."""
    return path.read_text(encoding="utf-8")


def sha256(text: str) -> str:
    """Return the SHA-256 of the text as UTF-8, 64 hex digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield [start, end) of each paragraph; the first one is paragraph 1."""
    for match in PARAGRAPH.finditer(text):
        yield match.start(), match.end()


def locate(text: str, phrase: str) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and paragraph number of every place where the phrase stands in the text."""
    spans = list(paragraphs(text))
    # Looked ahead for, not consumed: a phrase may overlap itself.
    for match in re.finditer(f"(?={re.escape(phrase)})", text) if phrase else ():
        number = sum(start <= match.start() for start, _ in spans)
        yield match.start(), match.start() + len(phrase), number


def passage(text: str, record: Claim | Incident) -> Passage:
    """Return the record's phrase in its paragraph; raises EvidenceError where the text does not bear it out."""
    phrase = text[record.evidence_start : record.evidence_end]
    if sha256(phrase) != record.evidence_sha256:
        raise EvidenceError("the phrase at these offsets is another one: the text differs from the one that was coded")
    spans = list(paragraphs(text))
    if not 1 <= record.evidence_paragraph <= len(spans):
        raise EvidenceError(f"the text has {len(spans)} paragraphs, not {record.evidence_paragraph}")
    start, end = spans[record.evidence_paragraph - 1]
    if not start <= record.evidence_start < record.evidence_end <= end:
        raise EvidenceError(f"the phrase does not lie in paragraph {record.evidence_paragraph}")
    return Passage(
        text[start : record.evidence_start], phrase, text[record.evidence_end : end], record.evidence_paragraph
    )


def find_text(report: Report, folders: list[Path]) -> str | None:
    """Return the report's text from the first folder that holds a file of its name, or None."""
    for folder in folders:
        path = folder / report.file
        if report.file and path.is_file():
            return read_text(path)
    return None
