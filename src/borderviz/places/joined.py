"""Several names that make one mention (a road between two towns), and one generic word of several names."""

from __future__ import annotations

from dataclasses import replace

from borderviz.places.generics import Generic, generic_after, generic_before
from borderviz.places.hits import Hit
from borderviz.places.index import NameIndex, standing, usable
from borderviz.places.tokens import DASHES, Tokens

LISTED = frozenset([",", "and", ", and", "or", ", or", "&", ";", ", as well as", "as well as", "и", ", и"])
JOINING = frozenset(["linking", "links", "connecting", "connects", "joining", "joins"])
LINKING = JOINING | {"between", "from", "to"}


def join_lines(hits: list[Hit], tokens: Tokens, index: NameIndex) -> list[Hit]:
    """Names that end a road or a border become one hit."""
    result: list[Hit] = []
    at = 0
    while at < len(hits):
        joined, used = _line(hits[at:], tokens, index)
        result.append(joined)
        at += used
    return result


def spread_plurals(hits: list[Hit], tokens: Tokens) -> list[Hit]:
    """Give "districts" in "Batken and Leilek districts", "villages" in "villages of A and B" to each of the names."""
    for order in (range(len(hits) - 1), range(len(hits) - 1, 0, -1)):
        step = order.step
        for at in order:
            giver, taker = hits[at], hits[at + step]
            if giver.many and not taker.kind and listed(hits[min(at, at + step)], hits[max(at, at + step)], tokens):
                fits = any(usable(entry, giver.kind) for entry in taker.entries)
                hits[at + step] = taker.under(giver.kind, many=True) if fits else taker
    return hits


def listed(one: Hit, other: Hit, tokens: Tokens) -> bool:
    """Whether two names are neighbours in a list: "A, B and C"."""
    gap = tokens.text[tokens.ends[one.end - 1] : tokens.starts[other.first]]
    return " ".join(gap.split()) in LISTED


def _line(hits: list[Hit], tokens: Tokens, index: NameIndex) -> tuple[Hit, int]:
    """The road or border that the first of these hits begins, and how many hits it takes; else the hit itself."""
    chain = 1
    while chain < min(len(hits), 4) and _dashed(hits[chain - 1], hits[chain], tokens):
        chain += 1
    last = hits[chain - 1]
    if chain > 1 and (road := _road_after(last, tokens)) is not None:
        return _road(hits[0], last, tokens, index, hits[0].first, road.end), chain
    before = generic_before(tokens, hits[0].first) if chain > 1 else None
    if before is not None and before.kind == "road":
        return _road(hits[0], last, tokens, index, before.first, last.end), chain
    opening = _opening(tokens, hits[0].first)
    if opening is None:
        return hits[0], 1
    if len(hits) > 1 and _paired(hits[0], hits[1], tokens):
        if opening.kind == "border":
            return _border(hits[0], hits[1], tokens, index, opening), 2
        return _road(hits[0], hits[1], tokens, index, opening.first, hits[1].end), 2
    return _road_from(hits[0], tokens, index, opening), 1


def _road_from(hit: Hit, tokens: Tokens, index: NameIndex, opening: Generic) -> Hit:
    """ "The highway that links Isfana with the regional centre": of a road with one known end the shortest is meant."""
    ids = {road for ends, road in index.roads.items() if hit.key in ends}
    if opening.kind != "road" or not ids or (len(ids) > 1 and tokens.words[hit.first - 1].lower() not in JOINING):
        return hit
    shortest = sorted(ids, key=lambda road: (index.places[road].radius_km or 0.0, road))
    return hit.over(opening.first, hit.end, "road", tuple(shortest))


def _road_after(hit: Hit, tokens: Tokens) -> Generic | None:
    found = generic_after(tokens, hit.end) if tokens.beside(hit.end - 1) else None
    return found if found is not None and found.kind == "road" else None


def _dashed(one: Hit, other: Hit, tokens: Tokens) -> bool:
    gap = tokens.text[tokens.ends[one.end - 1] : tokens.starts[other.first]]
    return gap == " to " or (len(gap) <= 3 and gap.strip() in tuple(DASHES + "/"))


def _paired(one: Hit, other: Hit, tokens: Tokens) -> bool:
    gap = tokens.text[tokens.ends[one.end - 1] : tokens.starts[other.first]]
    return " ".join(gap.split()) in ("and", "to", "with", "and the", "to the")


def _opening(tokens: Tokens, at: int) -> Generic | None:
    """The word "road" or "border" of "road that links", "border between" before word `at`."""
    if at < 2 or tokens.words[at - 1].lower() not in LINKING or not tokens.adjacent(at - 1):
        return None
    back = at - 1
    while back > at - 4 and back > 0 and tokens.words[back - 1].lower() in ("that", "which", "leading", "running"):
        back -= 1
    word = tokens.words[back - 1].lower() if back > 0 else ""
    if word in ("road", "highway", "route"):
        return Generic("road", back - 1, at, False)
    return Generic("border", back - 1, at, False) if word in ("border", "frontier") else None


def _road(one: Hit, other: Hit, tokens: Tokens, index: NameIndex, start: int, stop: int) -> Hit:
    known = index.roads.get(frozenset((one.key, other.key)))
    ids = (known,) if known else (_best(one, index), _best(other, index))
    hit = one.over(start, stop, "road", tuple(place_id for place_id in ids if place_id))
    return replace(hit, first=one.first, end=other.end, wide=(start, stop))


def _border(one: Hit, other: Hit, tokens: Tokens, index: NameIndex, opening: Generic) -> Hit:
    names = [tokens.text[tokens.starts[hit.first] : tokens.ends[hit.end - 1]] for hit in (one, other)]
    for name in (" ".join(names), " ".join(reversed(names))):
        found = [entry for entry in index.named(name) if entry.kind == "border"]
        if found:
            return one.over(opening.first, other.end, "border", (found[0].place_id,))
    return one


def _best(hit: Hit, index: NameIndex) -> str:
    points = [entry.place_id for entry in hit.entries if index.places[entry.place_id].has_point]
    return max(points, key=lambda place_id: standing(index.places[place_id]), default="")
