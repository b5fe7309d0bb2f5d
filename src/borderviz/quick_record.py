"""Records that reading makes by the hundred for each text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

Record = TypeVar("Record")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def quick_record(*, eq: bool = True, kw_only: bool = False) -> Callable[[type[Record]], type[Record]]:
    """A dataclass with slots that is not to be changed: mypy holds it for frozen, Python does not check it.

    A dataclass that Python itself keeps frozen sets each field by a call of `object.__setattr__`: one of ten fields
    takes five to ten times as long to make. `dataclasses.replace`, equality and hash are those of a frozen one.
    """
    return dataclass(slots=True, eq=eq, unsafe_hash=eq, kw_only=kw_only)
