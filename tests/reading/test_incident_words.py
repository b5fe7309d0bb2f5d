"""Every row of the word lists of incidents is well formed and finds its words."""

from __future__ import annotations

from itertools import pairwise

import pytest

from borderviz.reading.happenings.events import Pattern, Words, patterns, triggers, word_class
from borderviz.reading.lexicon import rows
from borderviz.reading.text import Token


@pytest.mark.parametrize(
    "pattern", patterns(), ids=lambda pattern: f"{pattern.kind}-{sorted(pattern.steps[0] or ())[0]}"
)
def test_every_row_of_the_lexicon_is_well_formed(pattern: Pattern) -> None:
    steps, kind, strength = pattern
    assert steps[0] is not None and steps[-1] is not None
    assert all(step is None or all(word == word.lower() and word for word in step) for step in steps)
    assert not any(first is None and second is None for first, second in pairwise(steps))
    assert strength in {"told", "placed", "beside", "people", "noun", "cue", "never"}
    assert kind in {
        "shooting", "shelling", "air_strike", "stone_throwing", "arson", "road_block", "troop_movement", "evacuation",
        "talks", "protest", "other",
    }  # fmt: skip


@pytest.mark.parametrize("pattern", patterns())
def test_every_row_of_the_lexicon_finds_its_words(pattern: Pattern) -> None:
    said = ["five" if step is None else "7" if min(step) == "#" else min(step) for step in pattern.steps]
    words = Words(Token(at, at + 1, word.replace("@", "Maksat"), word) for at, word in enumerate(said))
    found = triggers(words, {at for at, word in enumerate(said) if word == "@"})
    covered = any(trigger.first <= 0 and trigger.last >= len(said) for trigger in found)
    assert covered == (pattern.strength != "never")


@pytest.mark.parametrize("row", rows("not_told"), ids=lambda row: row["word"])
def test_every_word_that_makes_no_fact_has_a_known_scope(row: dict[str, str]) -> None:
    assert row["scope"] in {"near", "clause", "sentence", "usual", "evacuation"}
    assert row["word"] == row["word"].lower().strip() != ""


@pytest.mark.parametrize("row", rows("event_classes"), ids=lambda row: f"{row['class']}-{row['word']}")
def test_every_word_of_a_class_is_found_in_it(row: dict[str, str]) -> None:
    assert row["word"] in word_class(row["class"])
