"""Notices: what is wrong with a study, where, and what would be right."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """One finding. `row` counts as a spreadsheet does: the header is row 1. Rows with an error are left out."""

    file: str
    problem: str
    remedy: str
    row: int | None = None
    column: str | None = None
    is_error: bool = True

    @property
    def where(self) -> str:
        """File, row and column in words."""
        parts = [self.file]
        if self.row is not None:
            parts.append(f"row {self.row}")
        if self.column is not None:
            parts.append(f"column {self.column}")
        return ", ".join(parts)

    def __str__(self) -> str:
        return f"{'error' if self.is_error else 'warning'}: {self.where}: {self.problem}; {self.remedy}"
