"""Errors: why a file cannot be imported at all, and what would help."""

from __future__ import annotations


class ImportFileError(Exception):
    """A file that cannot be taken: what is wrong with it, and what would be right."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem}; {remedy}")
        self.problem = problem
        self.remedy = remedy
