"""A draft as a table that a person scans in a terminal: the doubtful first, each with its words in the text."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from typing import Any

from borderviz.reading.draft import Draft, DraftClaim, DraftIncident

DOUBTFUL = 0.7
"""The confidence below which a row is marked, for a person to look at first."""
NARROWEST = 80
GAP = "  "

SIGNS = {"exact": "", "about": "~", "at_least": "≥", "more_than": ">", "up_to": "≤", "range": ""}
FLAGS = ("recalled", "repeat", "superseded", "increment", "negative", "vague")


def as_table(draft: Draft, width: int | None = None) -> str:
    """The draft as lines of text of at most `width` characters; by default those of the terminal."""
    width = max(NARROWEST, width or shutil.get_terminal_size((140, 24)).columns)
    report = draft.report
    head = [report.file or report.id, report.outlet, report.published or "no date", report.title]
    lines = [shorten(" · ".join(part for part in head if part), width)]
    lines += ["  " + shorten(f"note: {note}", width - 2) for note in report.notes]
    lines += _rows(sorted(draft.claims, key=_doubt), _claim_cells, CLAIM_HEAD, width) or ["  no claims"]
    lines += _rows(sorted(draft.incidents, key=_doubt), _incident_cells, INCIDENT_HEAD, width)
    return "\n".join(lines) + "\n\n"


CLAIM_HEAD = ("", "sure", "what", "figure", "whose", "says", "as of", "clash", "", "words")
INCIDENT_HEAD = ("", "sure", "what", "where", "when", "blamed", "account of", "words")


def _doubt(record: DraftClaim | DraftIncident) -> tuple[bool, int]:
    return record.confidence >= DOUBTFUL, record.evidence.start


def _mark(confidence: float) -> tuple[str, str]:
    return ("?" if confidence < DOUBTFUL else ""), f"{confidence:.2f}"


def _claim_cells(claim: DraftClaim) -> tuple[str, ...]:
    whose = claim.side if claim.group == "all" else f"{claim.side} {claim.group.replace('_', ' ')}"
    says = f"{claim.claimant or '–'} ({claim.claimant_side})"
    flags = ", ".join(name for name in FLAGS if getattr(claim, name))
    part = f"part of {claim.part_of}" if claim.part_of else ""
    return (
        *_mark(claim.confidence),
        f"{claim.id} {claim.metric}",
        figure(claim),
        whose,
        says,
        claim.as_of or "–",
        claim.clash or "–",
        ", ".join(word for word in (flags, part) if word),
        claim.evidence.quote,
    )


def figure(claim: DraftClaim) -> str:
    """The figure with its hedge: ≥24, ~20,000, 139–144."""
    if claim.qualifier == "range" and claim.high is not None:
        return f"{claim.low:,}–{claim.high:,}"
    return f"{SIGNS.get(claim.qualifier, '')}{claim.value:,}"


def _incident_cells(incident: DraftIncident) -> tuple[str, ...]:
    when = " – ".join(dict.fromkeys(day for day in (incident.start, incident.end) if day))
    return (
        *_mark(incident.confidence),
        incident.kind,
        incident.place or "–",
        when or "–",
        incident.blamed_on or "–",
        incident.account_of,
        incident.evidence.quote,
    )


def _rows(
    records: Sequence[Any], cells_of: Callable[[Any], tuple[str, ...]], head: Sequence[str], width: int
) -> list[str]:
    """Columns as wide as their widest cell, but none wider than a quarter; the words of the text get the rest."""
    if not records:
        return []
    table = [tuple(head)] + [tuple(map(_printable, cells_of(record))) for record in records]
    last = len(head) - 1
    widths = [min(max(len(row[at]) for row in table), width // 4) for at in range(last)]
    rest = max(12, width - sum(widths) - len(GAP) * last)
    columns = [*widths, rest]
    cut = ([shorten(cell, size).ljust(size) for cell, size in zip(row, columns, strict=True)] for row in table)
    return [GAP.join(cells).rstrip() for cells in cut]


def shorten(text: str, width: int) -> str:
    """One line of at most `width` characters, with … where it was cut."""
    line = _printable(text)
    return line if len(line) <= width else line[: max(0, width - 1)] + "…"


def _printable(text: str) -> str:
    """Text from an article must not steer the terminal."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
