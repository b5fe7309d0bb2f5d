"""Parts: sub-counts against the total that they are parts of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from borderviz.model import Group
from borderviz.notices import Notice
from borderviz.tolls.records import Figure, Rows, listed

DISJOINT = (Group.CIVILIAN.value, Group.SECURITY_FORCES.value)
"""Groups of one side that share nobody. Children and women may be among either, and two sub-counts of one group may
count the same people, so these are never added."""

BOTH = "both"
NO_SIDE = (BOTH, "unspecified")


@dataclass(frozen=True, slots=True)
class Parts:
    """A total and its sub-counts. `least` is how many the parts count at least; `counted` are the parts it is from."""

    total: Figure
    parts: tuple[Figure, ...]
    counted: tuple[Figure, ...]
    least: int

    @property
    def fits(self) -> bool:
        """Whether the parts are not above their total; a total without an upper bound has room for any."""
        most = self.total.bounds.most
        return most is None or self.least <= most


def parts(rows: Rows) -> list[Parts]:
    """Return each total that has sub-counts among the rows, with these and what they come to at least.

    That is the largest part, or the sum of the largest ones of groups that share nobody: the civilians and the
    security forces of one side, and the two sides of a total over both. No other parts are added. Left out are parts
    that are refused (`part_notices`), repeats, and parts whose total is not among the rows.
    """
    figures = listed(rows)
    known = {figure.claim_id: figure for figure in figures}
    found: dict[str, list[Figure]] = {}
    for part in figures:
        if part.part_of in known and not part.repeat and not _problem(part, known[part.part_of]):
            found.setdefault(part.part_of, []).append(part)
    return [_against(known[total], found[total]) for total in sorted(found)]


def part_notices(rows: Rows) -> list[Notice]:
    """Return a notice for each sub-count that cannot be set against its total, and what would be right.

    Refused are parts of parts, which is also every circle of parts, and parts that count something else than their
    total: another metric, another clash, or the people of a side that the total does not cover.
    """
    figures = listed(rows)
    known = {figure.claim_id: figure for figure in figures}
    notices = []
    for part in sorted(figures, key=lambda figure: figure.claim_id):
        problem = _problem(part, known[part.part_of]) if part.part_of in known else ""
        if problem:
            remedy = "name the claim that states the total, or leave part_of empty"
            notices.append(Notice("claims.csv", f"{part.claim_id} {problem}", remedy, column="part_of", is_error=False))
    return notices


def _problem(part: Figure, total: Figure) -> str:
    if total.part_of:
        return f"is a part of {total.claim_id}, which is a part itself"
    if (part.metric, part.clash, part.recalled) != (total.metric, total.clash, total.recalled):
        return f"is a part of {total.claim_id}, which counts something else"
    if part.side != total.side and total.side not in NO_SIDE:
        return f"is a part of {total.claim_id}, which counts the people of another side"
    return ""


def _against(total: Figure, found: list[Figure]) -> Parts:
    ordered = tuple(sorted(found, key=lambda part: (part.side, part.group, part.claim_id)))
    by_side: dict[str, list[Figure]] = {}
    for part in ordered:
        by_side.setdefault(part.side, []).append(part)
    known_sides = [_largest(found) for side, found in by_side.items() if side not in NO_SIDE]
    readings = [_largest(found) for side, found in by_side.items() if side in NO_SIDE]
    if known_sides:
        readings.append([part for largest in known_sides for part in largest])
    counted = max(readings, key=_least)
    return Parts(total, ordered, tuple(counted), _least(counted))


def _largest(found: list[Figure]) -> list[Figure]:
    """Of parts of one side those that count most without counting anybody twice."""
    single = [max(found, key=lambda part: part.bounds.least)]
    apart = [[part for part in found if part.group == group] for group in DISJOINT]
    pair = [max(group, key=lambda part: part.bounds.least) for group in apart if group]
    return max(single, pair, key=_least)


def _least(found: Iterable[Figure]) -> int:
    return sum(part.bounds.least for part in found)
