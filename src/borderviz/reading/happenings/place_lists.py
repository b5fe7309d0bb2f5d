"""Lists of places in a sentence: "A, B and C" is one, the district that a village lies in is not part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from borderviz.places import ResolvedPlace

BORDER = "kgz-tjk-border"
"""The place of the gazetteer, a line without a point, that stands for "somewhere on the border"."""

BORDER_NAME = "Kyrgyz–Tajik border"
BROAD = {"district": 3, "region": 4, "country": 6}
NAMES_GO_ON = (" Cooperation", " Pact", " Convention", " Declaration", " Times", " State University")
EXACT = frozenset({"facility", "checkpoint"})
JOINT = re.compile(
    r"\s*(?:\([\d.,]+\)\s*)?(?:(?:districts?|villages?|posts?)\s*)?"
    r"(?:,\s*(?:the|a)\s+(?:(?:regional|provincial|district|local)\s+)?(?:capital|cent(?:re|er)|seat|village|town)\s*(?=,))?"
    r"(?:,\s*(?:and\s+|as well as\s+)?|(?:and|or|&|as well as|plus)\s+)"
    r"(?:also\s+)?(?:(?:homes|houses|parts|the outskirts)\s+)?(?:(?:in|at|near|from|of|on)\s+)?"
    r"(?:another\s+(?:village|post|settlement),?\s+)?(?:the\s+(?:(?:rest|others|remainder)\s+(?:from|of|in)\s+)?)?(?:(?:neighbou?ring|nearby)\s+)?(?:(?:villages?|(?:out)?posts?|settlements?|districts?)\s+(?:of\s+)?)?"
)
"""What may stand between two places of one list."""

WITHIN = re.compile(r"\s*(?:(?:districts?|villages?|regions?)\s+)?(?:of|in|,\s*in|,|\()\s*(?:the\s+)?")
"""What may stand between a place and the area that it lies in."""


def lists_of(places: Sequence[ResolvedPlace], plain: str) -> list[list[ResolvedPlace]]:
    """The places in the order of the text, those of one list ("A, B and C") together.

    The district or region that a name lies in ("A, Batken region, and B") is not one of its list.
    """
    groups: list[list[ResolvedPlace]] = []
    end = 0
    for place in places:
        if groups and plain[end : place.start] == "'s " and precision(place) < precision(groups[-1][-1]):
            groups[-1][-1] = place  # "Batken region's Leilek district"
        elif groups and _lies_in(groups[-1][-1], place, plain[end : place.start]):
            pass
        elif groups and _joined(groups[-1][-1], place, plain[end : place.start]):
            groups[-1].append(place)
        else:
            groups.append([place])
        end = place.end
    return groups


def _lies_in(place: ResolvedPlace, area: ResolvedPlace, between: str) -> bool:
    broader = BROAD.get(area.kind, 0) > BROAD.get(place.kind, 0)
    return broader and WITHIN.fullmatch(between) is not None


def _joined(before: ResolvedPlace, after: ResolvedPlace, between: str) -> bool:
    if len(between) > 60 or not JOINT.fullmatch(between):
        return False
    return (before.kind in BROAD) == (after.kind in BROAD) or "and" in between


def precision(place: ResolvedPlace | None) -> int:
    """How exactly a place tells where, in the steps of UCDP GED: 1 a post or plant, 2 a village, 3 a district, 4 a
    region, 5 the border line, 6 a country."""
    if place is None or place.place_id == BORDER or place.kind == "river":
        return 5
    return 1 if place.kind in EXACT else BROAD.get(place.kind, 2)


def in_span(places: Iterable[ResolvedPlace], start: int, end: int) -> list[ResolvedPlace]:
    """The places whose mention lies in text[start:end]."""
    return [place for place in places if start <= place.start and place.end <= end]


def in_name(place: ResolvedPlace, plain: str) -> bool:
    """Whether a place is but a word of an organisation's name: "the Shanghai Cooperation Organization"."""
    return plain.startswith(NAMES_GO_ON, place.end)
