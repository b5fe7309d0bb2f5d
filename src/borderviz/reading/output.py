"""Drafts on their way out: as JSON lines, and as rows of a study's table of claims."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

from borderviz.columns import columns_of
from borderviz.evidence import sha256
from borderviz.model import Claim
from borderviz.reading.draft import Draft, DraftClaim
from borderviz.tables import cell_of

FORMULA_SIGNS = "=+-@\t\r "
"""A spreadsheet runs a cell that begins with one of these; no name of a claimant does."""


def confident(draft: Draft, least: float) -> Draft:
    """Return the draft without the claims below a confidence, and without the links to them."""
    kept = [claim for claim in draft.claims if claim.confidence >= least]
    known = {claim.id for claim in kept}
    claims = tuple(claim if claim.part_of in known else replace(claim, part_of=None) for claim in kept)
    return replace(draft, claims=claims)


def json_line(draft: Draft) -> str:
    """The draft as one line of JSON, after the contract of docs/reading.md."""
    return json.dumps(draft.as_dict(), ensure_ascii=False) + "\n"


def claims_header() -> str:
    """The first row of a study's table of claims."""
    return _line(list(columns_of(Claim)))


def claims_rows(draft: Draft) -> str:
    """One row a claim, with the columns of a study's claims.csv. Cells that the text does not tell are empty."""
    names = list(columns_of(Claim))
    return "".join(_line([cells[name] for name in names]) for cells in (_cells(draft, claim) for claim in draft.claims))


def _cells(draft: Draft, claim: DraftClaim) -> dict[str, str]:
    report = draft.report.id
    evidence = claim.evidence
    same = {name: cell_of(getattr(claim, name, "")) for name in columns_of(Claim)}
    return same | {
        "claim_id": f"{report}-{claim.id}",
        "report_id": report,
        "claimant": " ".join(claim.claimant.split()).lstrip(FORMULA_SIGNS) or claim.claimant_side,
        "part_of": f"{report}-{claim.part_of}" if claim.part_of else "",
        "evidence_start": str(evidence.start),
        "evidence_end": str(evidence.end),
        "evidence_paragraph": str(evidence.paragraph),
        "evidence_sha256": sha256(draft.text[evidence.start : evidence.end]),
        "note": f"draft, confidence {claim.confidence:.2f}",
    }


def _line(cells: list[str]) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerow(cells)
    return stream.getvalue()
