"""Records that are made by the hundred: equality, hash and `replace` are those of a frozen dataclass."""

from __future__ import annotations

from dataclasses import replace

import pytest

from borderviz.quick_record import quick_record


@quick_record()
class Pair:
    first: int
    second: str = ""


@quick_record(eq=False)
class Lone:
    tokens: list[int]


def test_records_of_the_same_fields_are_equal_and_have_one_hash() -> None:
    assert Pair(1, "a") == Pair(1, "a") != Pair(1, "b")
    assert len({Pair(1, "a"), Pair(1, "a"), Pair(2)}) == 2


def test_a_copy_with_another_field_leaves_the_record_as_it_was() -> None:
    pair = Pair(1, "a")
    assert (replace(pair, first=2), pair) == (Pair(2, "a"), Pair(1, "a"))


def test_a_record_has_no_other_fields() -> None:
    with pytest.raises(AttributeError):
        setattr(Pair(1), "third", 3)  # noqa: B010  mypy would see the plain form


def test_without_equality_a_record_equals_itself_alone() -> None:
    one = Lone([1])
    assert one != Lone([1])
    assert len({one, Lone([1])}) == 2
