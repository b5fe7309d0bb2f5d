"""Words that lead to a bare number: "spoke of 120,000", "had said five", "instead of 24", "1,470 as the number of"."""

from __future__ import annotations

from borderviz.reading.lexicon import Cue
from borderviz.reading.tolls.marks import Marked
from borderviz.reading.tolls.noun_phrases import Counted
from borderviz.reading.tolls.nouns import METRIC_OF

TELLS = Cue("tells")
PUTS = Cue("puts")
FORMER = {
    "with": ("compared",),
    "the": ("revising", "correcting", "replacing", "against"),
    "of": ("instead",),
    "than": ("rather",),
    "from": ("up", "down", "rose", "rising", "increased", "increase", "compared"),
}
"""The last word before a figure that was told earlier, and the words that stand before that one."""

LEADS = {
    "were": ("there",),
    "it": ("make", "makes", "made", "put", "puts", "call", "have", "has"),
    "be": ("to", "had", "still", "has"),
    "been": ("to", "had", "still", "has"),
    "was": ("it", "figure", "number", "total", "answer"),
    "is": ("it", "figure", "number", "total", "answer"),
    "of": ("spoke", "spoken", "speaks", "speak", "speaking", "wrote", "written", "talked", "told", "list", "lists"),
}
"""The last word before a number that is told, and the words that make it so."""

ADMITS = ("admits", "admitted", "admit", "owned")


def is_told(marked: Marked, phrase: Counted, word: str, word_before: str) -> bool:
    """Whether a verb of telling leads to the number: "spoke of 120,000", "had said five", "all 24 as civilians"."""
    if word in LEADS:
        return word_before in LEADS[word]
    if word == "at":  # "Tajikistan puts it at 41"
        return not PUTS.isdisjoint(marked.lower[max(0, phrase.quantity.first - 7) : phrase.quantity.first])
    if word == "on":
        return word_before.startswith("insist")
    if word == "with":
        return word_before in ("began", "begins", "started", "starts", "opened")
    if word == "to":
        return _is_admitted(marked.lower[: phrase.quantity.first], word_before)
    return word in TELLS


def _is_admitted(words: list[str], word_before: str) -> bool:
    """ "owns up to 41", "admitted to 41", "raised its figure to 41"; `words` stand before the number."""
    if word_before == "up":
        return not {"own", "owned", "owns", "owning"}.isdisjoint(words)
    return "figure" in words or word_before in ADMITS


def is_former(word: str, word_before: str) -> bool:
    """Whether the two words lead to a value that was told earlier: "up from 24", "rather than 24"."""
    return word_before in FORMER.get(word, ())


def named_after(marked: Marked, phrase: Counted) -> str:
    """The metric named right after: "1,470 as the exact number of evacuees", "deaths, 17 in number"; "" if none is."""
    first, last, lower = phrase.quantity.first, phrase.quantity.last, marked.lower
    if lower[last : last + 2] == ["in", "number"]:
        return _noun_in(marked, range(max(0, first - 3), first))
    if lower[last : last + 3] == [",", "the", "number"]:  # "41, the number killed on the Tajik side"
        near = [p.metric for p in marked.predicates if last < p.first < last + 7]
        told = next((metric for metric in near if metric in METRIC_OF.values()), "")
        return told or _noun_in(marked, range(last, last + 7))
    if lower[last : last + 1] == ["as"] and "number" in lower[last : last + 6]:
        return _noun_in(marked, range(last, last + 9))
    return ""


def _noun_in(marked: Marked, places: range) -> str:
    """The metric of the first victim noun at the tokens."""
    nouns = [marked.nouns[place] for place in places if place in marked.nouns]
    return next((METRIC_OF[noun.kind] for noun in nouns if noun.kind in METRIC_OF), "")
