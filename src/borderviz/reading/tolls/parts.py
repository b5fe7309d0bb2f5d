"""Sub-counts: "including 23", "six of whom were children", "Ten were wounded: six servicemen, four civilians"."""

from __future__ import annotations

from collections.abc import Sequence

from borderviz.reading.lexicon import Cue
from borderviz.reading.tolls.known import Inherited, Known, predicate_before
from borderviz.reading.tolls.marks import Marked
from borderviz.reading.tolls.noun_phrases import Counted

HEADS = Cue("heads")
SUB = Cue("sub")
SUB_PRONOUNS = Cue("sub_pronouns")
SUB_NOUNS = Cue("sub_nouns")
HEDGES = Cue("hedges")
HOSPITALS = Cue("hospitals")
SEPARATORS = Cue("separators")
GRADES = frozenset("gravely seriously critically badly severely heavily slightly lightly".split())
"""How hurt some of the wounded are, which is no toll."""
SPOKEN = frozenset({"said", "says", "told", "tells"})
PASSED = (".", "about", "the", ",", "are", "were", "is", "was", "also")
"""Words that may stand between "including" and its number."""


def introduced_as_part(marked: Marked, phrase: Counted) -> bool:
    """Whether words before or in the phrase make it a sub-count: "including 23", "among them six", "six of whom"."""
    after = marked.lower[phrase.last : phrase.last + 2]
    if phrase.partitive or after in (["among", "them"], ["among", "those"]):
        return True
    before = _words_before(marked, phrase)
    if not before:
        return False
    if before[-1] in SUB or (before[-1] == "remaining" and phrase.kind in ("", "person")):
        return True
    named = before[-1] in SUB_PRONOUNS or before[-1] in SUB_NOUNS
    among = [word for word in before[-3:-1] if word not in ("the", "those", "all")]
    if before[-3:-2] and before[-3] in HEADS:
        return False  # "the number of dead is 59"
    return named and among[-1:] in (["among"], ["of"], ["amongst"], ["from"])


def _words_before(marked: Marked, phrase: Counted) -> list[str]:
    """Up to six words before the number, without those that say nothing: "including (about the) 23"."""
    before = marked.lower[max(0, phrase.quantity.first - 6) : phrase.quantity.first]
    while before and before[-1] in PASSED:
        before = before[:-1]
    if before[-1:] == ["there"]:
        before = before[:-1]  # "among the dead there are four children"
    return before[:-2] if before[-2:] == ["those", "of"] else before


def part_of_known(marked: Marked, phrase: Counted, here: Sequence[Known], last: str) -> Inherited | None:
    """A sub-count of the figure before it, whose metric is `last`: "36 were killed, including 13 children"."""
    metric = last if here or phrase.partitive else predicate_before(marked, phrase.quantity.first) or last
    if not metric or _tells_no_number(marked, phrase) or (metric == "homes_damaged" and phrase.kind == "person"):
        return None
    if metric == "injured" and _lies_in_hospital(marked, phrase):
        return None
    return Inherited(metric, True, False, 0.85 if here else 0.65)


def _tells_no_number(marked: Marked, phrase: Counted) -> bool:
    """Whether the sub-count says not how many: "none of them", "about half", "one of them" that tells of somebody."""
    quantity = phrase.quantity
    graded = (
        phrase.partitive and not phrase.described and not GRADES.isdisjoint(marked.lower[phrase.last : phrase.last + 1])
    )
    if graded or marked.lower[quantity.last : quantity.last + 2] == ["of", "us"]:
        return True  # "ten of them gravely", "fifteen of us hid in a cellar"
    if quantity.kind == "share":
        behind_of = marked.lower[quantity.last + 1 : quantity.last + 2]
        things = not phrase.kind and behind_of == ["the"]  # "half of the 60 stalls"
        return things or marked.lower[quantity.first - 1] in HEDGES or not phrase.described
    return quantity.kind == "negative" or (quantity.value == 1 and phrase.partitive and not phrase.described)


def _lies_in_hospital(marked: Marked, phrase: Counted) -> bool:
    """Whether so many of them lie in this hospital, which is no toll of its own."""
    some = phrase.partitive and not phrase.described and phrase.group == "all"
    return breaks_down(marked, phrase) or (some and not HOSPITALS.isdisjoint(marked.lower))


def breaks_down(marked: Marked, phrase: Counted) -> bool:
    """Whether the number tells how many lie in which hospital: "The hospitals hold 24 in Osh and 19 in Batken"."""
    return marked.lower[phrase.last : phrase.last + 1] in (["in"], ["at"]) and not HOSPITALS.isdisjoint(marked.lower)


def in_list_of_parts(marked: Marked, phrase: Counted, here: Sequence[Known]) -> bool:
    """ "Ten were wounded: six servicemen, four civilians"; "including 13 children and 14 women"."""
    between = _between(marked, here[-1].last, phrase.quantity.first)
    article = phrase.quantity.kind == "article"
    if between == ["("] and article and phrase.kind == "person":
        return True
    if phrase.group != "all" and between[-1:] == [":"] and len(between) < 9:
        return True  # "Five of the nine are Kyrgyz, the hospital says: four servicemen and a postwoman"
    if here[-1].part and phrase.kind == "person" and SPOKEN.isdisjoint(between):
        ends = article and between[-1:] in (["and"], [","])
        return ends or all(word in SEPARATORS for word in between)
    return phrase.group != "all" and between in ([":"], ["-"], [","])


def _between(marked: Marked, start: int, end: int) -> list[str]:
    """The words between two figures, without ages and other numbers that are no counts."""
    return [
        marked.lower[place]
        for place in range(start, end)
        if place not in marked.masked and marked.lower[place] not in ("of", "aged")
    ]
