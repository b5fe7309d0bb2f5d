"""Figures whose words leave out what they count: "up from 24", "36 on one side, 41 on the other", "six of them"."""

from __future__ import annotations

from collections.abc import Sequence

from borderviz.reading.tolls.bare_numbers import bare_number
from borderviz.reading.tolls.known import Inherited, Known, last_metric, predicate_before
from borderviz.reading.tolls.marks import Marked
from borderviz.reading.tolls.noun_phrases import Counted
from borderviz.reading.tolls.parts import in_list_of_parts, introduced_as_part, part_of_known

COPULAS = (["was"], ["is"])


def inherited(
    marked: Marked, phrase: Counted, here: Sequence[Known], before: Sequence[Known], topic: str
) -> Inherited | None:
    """What a figure without a metric of its own takes over; None where nothing shows that it is a figure at all.

    `here` are the figures before it in the sentence, `before` those of the sentences before; `topic` is a metric that
    the sentence before named without a figure.
    """
    number = phrase.quantity.kind == "number"
    if phrase.kind in ("victim", "life") and number:
        return _victims(marked, phrase, here)
    if phrase.kind in ("thing", "family", "home", "life", "dead"):
        return _homes([*here, *before], topic) if phrase.kind == "home" and number else None
    last = last_metric(here, before)
    if number and last and _is_one_of_them(marked, phrase):
        told = predicate_before(marked, phrase.quantity.first) or last
        return Inherited(told, True, False, 0.7) if told in ("killed", "injured", "missing", "detained") else None
    if introduced_as_part(marked, phrase):
        asked = topic if phrase.partitive and not here else ""
        return part_of_known(marked, phrase, here, _of_whole(marked, phrase, [*before, *here]) or asked or last)
    if here and number and phrase.described and _out_of(marked, phrase):
        return Inherited(last, True, False, 0.8)
    if here and in_list_of_parts(marked, phrase, here):
        return Inherited(last, True, False, 0.8)
    if phrase.quantity.kind == "article":
        return _somebody(marked, phrase, here, before)
    if phrase.kind in ("", "person", "name") and number:
        return bare_number(marked, phrase, here, before, topic)
    return None


def _is_one_of_them(marked: Marked, phrase: Counted) -> bool:
    """ "Ten people were killed. One was a boy of 13."."""
    first, last = phrase.quantity.first, phrase.quantity.last
    opened = first == 0 or marked.lower[first - 1] in (";", ":", "and", ",")
    return phrase.quantity.value == 1 and opened and phrase.described and marked.lower[last : last + 1] in COPULAS


def _out_of(marked: Marked, phrase: Counted) -> bool:
    """ "Of 62 citizens killed in the war 37 were civilians": the whole goes before, with "of"."""
    wholes = (q for q in marked.quantities if q.last <= phrase.quantity.first and q.value > phrase.quantity.value)
    return any(
        marked.lower[q.first - 1 : q.first] == ["of"] or marked.lower[max(0, q.first - 2) : q.first] == ["of", "the"]
        for q in wholes
    )


def _of_whole(marked: Marked, phrase: Counted, known: Sequence[Known]) -> str:
    """The metric of the figure that "eleven of the seventeen" is a part of, if seventeen were counted before."""
    inside = [q.value for q in marked.quantities if phrase.quantity.last < q.first < phrase.last]
    return next((one.metric for one in reversed(known) if one.value in inside), "")


def _victims(marked: Marked, phrase: Counted, here: Sequence[Known]) -> Inherited | None:
    """ "24 victims", "a hundred lives" count the dead, but where the text just counted the injured."""
    first = phrase.quantity.first
    if phrase.kind == "life":
        saved = any(word.startswith(("sav", "risk", "endanger")) for word in marked.lower[max(0, first - 4) : first])
        return None if saved else Inherited("killed", False, False, 0.7)
    injured = here and here[-1].metric == "injured"
    return Inherited("injured" if injured else "killed", False, False, 0.7)


def _homes(known: Sequence[Known], topic: str) -> Inherited | None:
    """ "24 houses" are damaged ones where the text tells of damaged homes."""
    damaged = topic == "homes_damaged" or any(one.metric == "homes_damaged" for one in known)
    return Inherited("homes_damaged", False, False, 0.7) if damaged else None


def _somebody(marked: Marked, phrase: Counted, here: Sequence[Known], before: Sequence[Known]) -> Inherited | None:
    """One person without a number: "the youngest victim was a boy of four"; "Among the dead were a nurse"."""
    leading = marked.lower[max(0, phrase.quantity.first - 4) : phrase.quantity.first]
    if leading[-1:] in (["was"], ["is"]) and not {"victim", "dead", "killed", "casualty"}.isdisjoint(leading):
        return Inherited("killed", bool(before), False, 0.7)
    told = here and marked.lower[phrase.quantity.first - 1] in ("were", "are")
    return Inherited(last_metric(here, before), True, False, 0.7) if told and phrase.kind == "person" else None
