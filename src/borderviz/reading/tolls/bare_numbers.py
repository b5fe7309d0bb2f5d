"""Bare numbers: what "41" counts in "36 on one side, 41 on the other", by what leads to it and what was told before."""

from __future__ import annotations

from collections.abc import Sequence

from borderviz.quick_record import quick_record
from borderviz.reading.lexicon import Cue
from borderviz.reading.tolls.known import Inherited, Known, last_metric, noun_before, predicate_before
from borderviz.reading.tolls.marks import Marked
from borderviz.reading.tolls.noun_phrases import Counted
from borderviz.reading.tolls.pairs import in_pair, of_former_pair
from borderviz.reading.tolls.parts import SEPARATORS, breaks_down
from borderviz.reading.tolls.surroundings import beside_side, gapped, is_sign, joint_before, stands_alone
from borderviz.reading.tolls.telling import is_former, is_told, named_after

LISTS = Cue("lists")


@quick_record()
class _Bare:
    """A bare number: the figures before it, the metric `named` or `last` told, and the two words that lead to it."""

    marked: Marked
    phrase: Counted
    here: Sequence[Known]
    before: Sequence[Known]
    named: str
    last: str
    joint: int
    word: str
    word_before: str


def bare_number(
    marked: Marked, phrase: Counted, here: Sequence[Known], before: Sequence[Known], topic: str
) -> Inherited | None:
    """What a number without a noun of its own takes over; None where nothing shows that it counts victims."""
    if metric := named_after(marked, phrase):
        return Inherited(metric, False, False, 0.75)
    bare = _bare(marked, phrase, here, before, topic)
    told = predicate_before(marked, phrase.quantity.first)
    if breaks_down(marked, phrase) and "injured" in (bare.last, told):
        return None
    if told and is_sign(marked, bare.joint, bare.word):  # "Killed on the Kyrgyz side: 36"
        return Inherited(told, False, False, 0.75)
    if not bare.last:
        return _name_of_list(bare)
    return _former_or_paired(bare) or _said_again(bare) or _listed_or_told(bare)


def _bare(marked: Marked, phrase: Counted, here: Sequence[Known], before: Sequence[Known], topic: str) -> _Bare:
    first = phrase.quantity.first
    named = noun_before(marked, first, here[-1].last if here else 0)
    joint = joint_before(marked, first)
    return _Bare(
        marked,
        phrase,
        here,
        before,
        named=named or topic,
        last=named or ("" if here else topic) or last_metric(here, before),
        joint=joint,
        word=marked.lower[joint] if first else "",
        word_before=marked.lower[joint - 1] if joint > 0 else "",
    )


def _name_of_list(bare: _Bare) -> Inherited | None:
    """Names without any figure before count the dead, if there is a list of them: "the list holds 13 names"."""
    listed = bare.phrase.kind == "name" and not LISTS.isdisjoint(bare.marked.lower)
    return Inherited("killed", False, False, 0.6) if listed else None


def _former_or_paired(bare: _Bare) -> Inherited | None:
    """ "it was 33 and 166", "against 31 and 119", "up from 24"."""
    marked, phrase = bare.marked, bare.phrase
    pair = in_pair(marked, phrase, [*bare.before, *bare.here])
    if pair and stands_alone(marked, phrase):
        return Inherited(pair, False, False, 0.65)
    if earlier := of_former_pair(marked, phrase, bare.here, bare.word):
        return Inherited(earlier, False, True, 0.8)
    if is_former(bare.word, bare.word_before) or (bare.word == "from" and bare.here):
        return Inherited(bare.last, False, True, 0.85)
    return None


def _said_again(bare: _Bare) -> Inherited | None:
    """ "Tajikistan's is 41", "the 24 names", "36 Kyrgyz died; so did 19 Tajiks"."""
    words = (bare.word_before, bare.word)
    if words in (("'s", "is"), ("'s", "was")):
        return Inherited(bare.last, False, False, 0.7)
    if bare.phrase.kind == "name":  # names are rather those of the dead
        killed = not bare.here and any(one.metric == "killed" for one in bare.before)
        return Inherited("killed" if killed else bare.last, False, False, 0.7)
    return Inherited(bare.last, False, False, 0.75) if words == ("so", "did") else None


def _listed_or_told(bare: _Bare) -> Inherited | None:
    """What a number takes over that is listed, shown beside a side, or told; people need a side for that."""
    if bare.phrase.kind == "person" and not bare.phrase.side:
        return None
    alone = stands_alone(bare.marked, bare.phrase)
    if alone and (_goes_on(bare) or _is_of_named_side(bare)):
        return Inherited(bare.last, False, False, 0.7)
    if bare.word == "all" and bare.phrase.described:
        return Inherited(_of_same_value(bare), False, False, 0.6)
    if alone and is_told(bare.marked, bare.phrase, bare.word, bare.word_before):
        return Inherited(bare.last, False, False, 0.62 if bare.here else 0.55)
    return None


def _goes_on(bare: _Bare) -> bool:
    """Whether the number goes on with a figure of its sentence: "36 in Batken, 19 in Sughd", "and their side 19"."""
    place = bare.joint > 0 and bare.marked.tokens[bare.joint - 1].text[0].isupper()
    listed = (
        bare.word in SEPARATORS
        or _shares_verb(bare)
        or _is_of_next_place(bare)
        or (bare.word == "with" and (bare.word_before == "," or place))
    )
    return bool(bare.here) and (listed or gapped(bare.marked, bare.phrase.quantity.first))


def _shares_verb(bare: _Bare) -> bool:
    """ "on April 30 it spoke of 13,500, and by Sunday of almost 34,000"."""
    place = bare.joint - 1
    dated = bare.word == "of" and place in bare.marked.masked
    while place in bare.marked.masked or (place >= 0 and bare.marked.lower[place] in ("by", "on")):
        place -= 1
    return dated and place >= 0 and bare.marked.lower[place] in (",", "and", ";")


def _is_of_next_place(bare: _Bare) -> bool:
    """ "In Ak-Sai 64 houses were destroyed and in Dostuk 138"."""
    marked, joint = bare.marked, bare.joint
    placed = joint > 1 and marked.tokens[joint].text[0].isupper() and bare.word_before in ("in", "at", "from")
    return placed and marked.lower[joint - 2] in (",", "and", ";", "while")


def _is_of_named_side(bare: _Bare) -> bool:
    """ "Fatalities: KGZ 36", "The wounded. At noon, 31 on the Kyrgyz side": what is counted was named before."""
    return bool(bare.named) and beside_side(bare.marked, bare.phrase, bare.joint)


def _of_same_value(bare: _Bare) -> str:
    """The metric of the last figure that has the same value, else of the last: "all 24 were civilians"."""
    same = [one.metric for one in (*bare.before, *bare.here) if one.value == bare.phrase.quantity.value]
    return same[-1] if same else bare.last
