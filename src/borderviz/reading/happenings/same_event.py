"""One event told several times: a report's headline, lead and detail make one incident, opposite accounts make two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from borderviz.quick_record import quick_record
from borderviz.reading.happenings.events import VIOLENT
from borderviz.reading.happenings.place_lists import BORDER, precision

if TYPE_CHECKING:
    from borderviz.places import ResolvedPlace


RANKS = frozenset({"presidents", "ministers", "security", "governors"})
"""Ranks of people who hold talks."""


@quick_record()
class Happening:
    """One telling of an event at one place (None: somewhere on the border): days or hours, doer, teller, words.

    `told`: its words tell that it happened, not only name it. `heading`: it stands in a title or heading; `aside`: in a
    caption. `who`, for talks: the ranks of those who take part, `truce` where they agree on one, `far` by telephone.
    """

    kind: str
    place: ResolvedPlace | None
    start: str | None
    end: str | None
    date_precision: str
    dated: bool
    blamed_on: str | None
    account: str
    claimant: str
    who: frozenset[str]
    told: bool
    heading: bool
    aside: bool
    sentence: int
    first: int
    last: int
    confidence: float


def once_each(found: Sequence[Happening]) -> list[Happening]:
    """Each event once, in the most specific of its tellings, in the order of the text."""
    kept: list[Happening] = []
    for happening in sorted(found, key=_rank):
        twin = next((i for i, other in enumerate(kept) if same(other, happening)), None)
        if twin is None:
            kept.append(happening)
        else:
            kept[twin] = _joined(kept[twin], happening)
    bodied = [one for one in kept if not one.heading or (one.told and precision(one.place) < 3)]
    return sorted(bodied, key=lambda one: (one.first, one.last))


def _rank(happening: Happening) -> tuple[bool, bool, int, bool, bool, int]:
    """The most telling first: not a headline, an exact place, told rather than named, early in the text."""
    nobody = happening.kind == "talks" and not happening.who & RANKS
    aside = happening.aside and precision(happening.place) > 2
    return (happening.heading, aside, precision(happening.place), not happening.told, nobody, happening.first)


def same(kept: Happening, later: Happening) -> bool:
    """Whether `later` tells the event of `kept` again (which is at least as specific)."""
    if not _same_kind(kept, later) or not _same_days(kept, later) or rivals(kept, later):
        return False
    if kept.kind == "talks":
        return _same_talks(kept, later)
    if _place_key(kept) == _place_key(later):
        return (kept.kind == later.kind and not _adds_blame(kept, later)) or not later.told
    return _vaguer(kept, later)


def _same_kind(one: Happening, other: Happening) -> bool:
    named = other.kind == "other" and not other.told and _place_key(one) == _place_key(other)  # "the attack on A"
    return one.kind == other.kind or {one.kind, other.kind} <= VIOLENT or (one.kind in VIOLENT and named)


def _same_days(one: Happening, other: Happening) -> bool:
    if not (one.start and one.end and other.start and other.end) or not (one.dated and other.dated):
        return True
    return one.start[:10] <= other.end[:10] and other.start[:10] <= one.end[:10]


def _same_talks(one: Happening, other: Happening) -> bool:
    """Whether two tellings mean the same talks: in one sentence, or among people of the same rank, or of one truce."""
    if precision(one.place) < 5 and precision(other.place) < 5 and _place_key(one) != _place_key(other):
        return False
    if one.sentence == other.sentence or other.heading:
        return True
    if one.account != other.account and "third_party" in {one.account, other.account}:
        return False
    if one.who & other.who & RANKS:
        return True
    if one.who & RANKS and other.who & RANKS:
        return False
    if one.account == other.account and other.sentence - one.sentence == 1 and "truce" in other.who - one.who:
        return not other.who & RANKS
    return precision(one.place) == precision(other.place) and ("truce" in one.who) == ("truce" in other.who)


def _vaguer(kept: Happening, later: Happening) -> bool:
    """Whether the later telling has no place of its own: a headline, a lead or a summary of what is told in detail."""
    if later.heading and later.told and precision(later.place) < 3 and later.sentence:
        return False  # not the headline, but the heading of a section or of an entry
    if later.heading or not later.told:
        return later.heading or precision(later.place) >= 5
    if kept.kind != later.kind or _opposite_accounts(kept, later) or _elsewhere(kept, later):
        return False
    exact, vague = precision(kept.place), precision(later.place)
    if kept.kind == "evacuation" and exact < 3:  # a total over many villages is not what happened in one
        return False
    before = later.sentence <= kept.sentence + 1  # a summary stands before what it sums up
    around = exact < vague and vague >= 3 and later.sentence == kept.sentence and _side(kept) == _side(later)
    return (vague >= 5 and before) or around


def _side(happening: Happening) -> str:
    return happening.place.side if happening.place else ""


def _adds_blame(kept: Happening, later: Happening) -> bool:
    """Whether the later telling, of somewhere on the border, accuses where the first one does not."""
    accuses = later.blamed_on not in {None, "both"} and kept.blamed_on in {None, "both"}
    return accuses and kept.kind in VIOLENT and precision(kept.place) >= 5 and later.sentence > kept.sentence


def _opposite_accounts(one: Happening, other: Happening) -> bool:
    return {one.account, other.account} == {"KGZ", "TJK"}


def _elsewhere(kept: Happening, later: Happening) -> bool:
    """Whether the country that one names is not that of the other's place."""
    if later.place is None or kept.place is None or later.place.kind != "country":
        return False
    return later.place.side != kept.place.side


def _place_key(happening: Happening) -> str:
    if happening.place is None:
        return BORDER
    return happening.place.place_id or happening.place.name.lower()


def rivals(one: Happening, other: Happening) -> bool:
    """Whether two tellings blame opposite sides."""
    sides = {one.blamed_on, other.blamed_on}
    return len(sides - {None, "both"}) == 2


def _joined(kept: Happening, again: Happening) -> Happening:
    """What the other telling adds: who is blamed, and the day."""
    dated = kept.dated or not again.dated
    return replace(
        kept,
        blamed_on=kept.blamed_on or (again.blamed_on if _place_key(kept) == _place_key(again) else None),
        start=kept.start if dated else again.start,
        end=kept.end if dated else again.end,
        date_precision=kept.date_precision if dated else again.date_precision,
        dated=kept.dated or again.dated,
    )


def accounts_of_one(one: Happening, other: Happening) -> bool:
    """Whether two incidents are opposite accounts of one event: the same days, opposite blame, told side by side."""
    if not (_same_kind(one, other) and rivals(one, other) and _same_days(one, other)):
        return False
    places = {_place_key(one), _place_key(other)}
    return len(places) == 1 or (one.account != other.account and abs(one.sentence - other.sentence) <= 2)
