"""Told: contradictions and paragraphs in sentences, each with the claims and reports without which it is not shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from borderviz.charts.toll_rows import Record
from borderviz.study import Study
from borderviz.tolls import figures, silences
from borderviz.tolls.contradictions import Kind, contradictions
from borderviz.tolls.pieces import Piece
from borderviz.tolls.silent import silent
from borderviz.tolls.words import sentences, silence_text


class Told:
    """The sentences about all figures of a study. A reader's filter hides those whose figures it hides."""

    def __init__(self, study: Study) -> None:
        """Read the figures and silences of a study."""
        self.study = study
        self.records: Sequence[Record] = figures(study, study.claims.values()).to_dict("records")
        self.silences: Sequence[Record] = [
            {**entry, "report_id": report_id}
            for report_id in study.reports
            for entry in silences(study, [report_id]).to_dict("records")
        ]

    def contradictions(self) -> list[dict[str, Any]]:
        """Return the contradictions, those that differ most first."""
        return [
            {
                "kind": found.in_short,
                "clash": found.clash,
                "sentence": found.sentence,
                "claims": list(found.claim_ids),
                "reports": self._silent_reports(found.clash, found.side) if found.kind is Kind.SILENCE else [],
            }
            for found in contradictions(self.records, self.silences, self.study)
        ]

    def paragraphs(self) -> list[dict[str, Any]]:
        """Return a paragraph for each clash, sentence by sentence."""
        return [
            {"clash": clash, "sentences": [self._sentence(pieces, clash) for pieces in self._sentences(clash)]}
            for clash in self.study.clashes
        ]

    def _sentences(self, clash: str) -> list[list[Piece]]:
        return sentences(self.records, self.silences, self.study, clash)

    def _sentence(self, pieces: list[Piece], clash: str) -> dict[str, Any]:
        text = "".join(piece.text for piece in pieces)
        quiet = [one for one in silent(self.records, self.silences) if silence_text(one, self.study) == text]
        return {
            "pieces": [[piece.text, piece.claim_id] if piece.claim_id else [piece.text] for piece in pieces],
            "reports": [report for one in quiet for report in self._silent_reports(clash, one.side)],
        }

    def _silent_reports(self, clash: str, side: str) -> list[str]:
        told = [entry for entry in self.silences if (entry["clash"], entry["side"]) == (clash, side)]
        return list(dict.fromkeys(str(entry["report_id"]) for entry in told))
