"""The tables of src/borderviz/places, row by row."""

from __future__ import annotations

import pytest

from borderviz.places.generics import FITS, generic_after, generic_before
from borderviz.places.names import fold
from borderviz.places.shipped import table
from borderviz.places.tokens import Tokens


@pytest.mark.parametrize("row", table("generics.csv"), ids=lambda row: str(row["word"]))
def test_every_generic_word_is_read_where_it_may_stand(row: dict[str, str]) -> None:
    assert row["class"] in FITS and row["number"] in ("one", "many") and row["where"] in ("before", "after", "both")
    if row["where"] != "before":
        after = generic_after(Tokens.of(f"Kok-Tash {row['word']} and more"), 2)
        assert after is not None and (after.kind, after.many) == (row["class"], row["number"] == "many")
    if row["where"] != "after":
        tokens = Tokens.of(f"seen {row['word']} Kok-Tash")
        before = generic_before(tokens, len(tokens) - 2)
        assert before is not None and (before.kind, before.many) == (row["class"], row["number"] == "many")


def test_no_generic_word_stands_twice() -> None:
    words = [row["word"] for row in table("generics.csv")]
    assert len(words) == len(set(words)) and all(word == word.lower() for word in words)


@pytest.mark.parametrize("row", table("cautious.csv"), ids=lambda row: str(row["name"]))
def test_every_cautious_name_has_a_reason(row: dict[str, str]) -> None:
    assert row["how"] in ("key", "spelling") and row["reason"] and fold(row["name"])


@pytest.mark.parametrize("row", table("people.csv"), ids=lambda row: str(row["word"]))
def test_every_word_of_people_has_a_class(row: dict[str, str]) -> None:
    assert row["what"] in ("title", "first name", "outlet") and row["word"][0].isupper()
