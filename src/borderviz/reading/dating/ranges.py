"""Two dates that are one span: "April 28 - May 1", "from Friday to Sunday", "between 28 April and 1 May 2021",
"from 2010 to 2020".
"""

from __future__ import annotations

from dataclasses import replace

from borderviz.reading.dating.date_words import Line
from borderviz.reading.dating.moment import DAY, Moment, day_of
from borderviz.reading.dating.moment_roles import Role, role_of

RANGE_JOINS = frozenset({"-", "to", "until", "till", "through"})

Roled = tuple[Moment, Role]


def join_ranges(line: Line, found: list[Roled]) -> list[Roled]:
    """Join "April 28 - May 1", "from Friday to Sunday", "between 28 April and 1 May 2021" into one moment each."""
    joined = [found[0]]
    for moment, role in found[1:]:
        before = joined[-1][0]
        between = line.words[line.at(before.end) : line.at(moment.start)]
        together = len(between) == 1 and (between[0] in RANGE_JOINS or (between[0] == "and" and _between(line, before)))
        if together and (span := _one_span(before, moment)):
            # "From 2010 to 2020" has an end, and so tells no more since when something goes on.
            joined[-1] = (span, Role.EVENT if span.precision == "year" else role_of(span, line, None))
            continue
        joined.append((moment, role))
    return joined


def _between(line: Line, moment: Moment) -> bool:
    return any(token.lower == "between" and 0 < moment.start - token.end < 6 for token in line.tokens)


def _one_span(before: Moment, after: Moment) -> Moment | None:
    if before.precision == after.precision and after.precision == "year" and before.first < after.first:
        return replace(after, start=before.start, first=before.first, dated=before.dated or after.dated)
    if before.precision not in {"day", "range"} or after.precision not in {"day", "range"}:
        return None
    first = before.first
    if after.dated and not before.dated:
        first = day_of(after.last.year, first.month, first.day) or first
    if first > after.last and (first - after.last).days < 8:
        first -= 7 * DAY
    if first >= after.last:
        return None
    return replace(after, start=before.start, first=first, precision="range", dated=before.dated or after.dated)
