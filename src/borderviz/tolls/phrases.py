"""Phrases: figures, people, claimants and days as they stand in an English sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from borderviz.columns import PARTIAL_DATE
from borderviz.model import Group, Metric, Qualifier
from borderviz.study import Study
from borderviz.tolls.parts import BOTH
from borderviz.tolls.records import Figure
from borderviz.tolls.silent import Silence
from borderviz.wording import FLOORS, side_name

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

DONE = {
    Metric.KILLED.value: "killed",
    Metric.INJURED.value: "injured",
    Metric.DISPLACED.value: "displaced",
    Metric.MISSING.value: "missing",
    Metric.DETAINED.value: "detained",
    Metric.HOMES_DAMAGED.value: "damaged",
}
WHOLE = {Metric.KILLED.value: "dead", Metric.INJURED.value: "injured"}
"""Where all people of a side are counted, a word that stands alone: "31 Kyrgyz dead"."""

MEMBERS = {
    Group.ALL.value: ("person", "people", ""),
    Group.CIVILIAN.value: ("civilian", "civilians", ""),
    Group.SECURITY_FORCES.value: ("member", "members", "security forces"),
    Group.CHILDREN.value: ("child", "children", ""),
    Group.WOMEN.value: ("woman", "women", ""),
}
"""One and several of a group, and the body that they are members of."""

NO_OUTLET = "outlet not named"
"""What `wording.source_text` writes for a report of which the study knows no outlet."""

PLACES = {BOTH: " on both sides", "unspecified": " (side not named)"}

WITH_ARTICLE = re.compile(
    r"\b(agency|army|authority|bureau|centre|command|commission|committee|council|cross|government|ministry|minister|"
    r"mission|nations|office|president|report|service|union|watchdog)( (of|for) .*)?$",
    re.IGNORECASE,
)
"""Last words of the names that English gives a "the": "the Health Ministry", "the Committee for National Security"."""

ORDINARY = frozenset((
    "authorities", "hospital", "local", "media", "medics", "officials", "regional", "reports", "residents",
    "several", "some", "sources", "unnamed", "unspecified", "witnesses",
))  # fmt: skip
"""First words of claimants that begin with a capital only at the beginning of a sentence."""


def amount(figure: Figure) -> str:
    """Return a figure as it was hedged: "at least 33", "dozens", "no"."""
    if figure.vague:
        return FLOORS.get(figure.low, f"{figure.low:,} or more (number not given)")
    return "no" if figure.negative else figure.figure


def counted(figure: Figure, study: Study) -> str:
    """Return a figure with what it counts: "31 Kyrgyz dead", "7 more Tajik injured", "dozens of people missing"."""
    words = f"{amount(figure)} more" if figure.increment else amount(figure)
    of = " of" if words in FLOORS.values() and words != "several" else ""
    return f"{words}{of} {people(figure, study, one=is_one(figure))}"


def is_one(figure: Figure) -> bool:
    """Return whether a figure takes the singular: 1, and at least 1."""
    return figure.value == 1 and figure.qualifier != Qualifier.RANGE.value


def people(figure: Figure, study: Study, *, one: bool = False) -> str:
    """Return what a figure counts: "Kyrgyz dead", "members of the Tajik security forces killed"."""
    side = f"{side_name(figure.side, study.sides)} " if figure.side not in PLACES else ""
    place, done = PLACES.get(figure.side, ""), DONE[figure.metric]
    if figure.metric == Metric.HOMES_DAMAGED.value:
        owners = "" if figure.group == Group.ALL.value else f" of {members(figure.group)}"
        return f"{side}{'home' if one else 'homes'}{owners} {done}{place}"
    if figure.group == Group.ALL.value and figure.metric in WHOLE:
        return f"{side}{WHOLE[figure.metric]}{place}"
    return f"{members(figure.group, side, one=one)} {done}{place}"


def members(group: str, side: str = "", *, one: bool = False) -> str:
    """Return one or several of a group: "Tajik civilians", "member of the Tajik security forces"."""
    single, several, body = MEMBERS[group]
    word = single if one else several
    return f"{word} of the {side}{body}" if body else f"{side}{word}"


def said_by(claimant: str, *, begins: bool = False) -> str:
    """Return a claimant as it stands in a sentence: with its article, what follows a comma in brackets."""
    name, comma, rest = claimant.partition(", ")
    head = name.split(" (")[0]
    if WITH_ARTICLE.search(head) and not re.match(r"the |an? |\S+['’]s ", head, re.IGNORECASE):
        name = f"the {name}"
    first, _, others = name.partition(" ")
    if (first.lower() in ORDINARY and not others[:1].isupper()) or (others and first in ("A", "An")):
        name = f"{name[:1].lower()}{name[1:]}"
    text = f"{name} ({rest})" if comma else name
    return capital(text) if begins else text


def verb(claimant: str) -> str:
    """Return what a claimant did with a figure; reports do not report."""
    return "spoke of" if re.search(r"\breports?\b", claimant.split(",")[0], re.IGNORECASE) else "reported"


def capital(text: str) -> str:
    """Return a text with a capital at its beginning, and nothing else changed."""
    return text[:1].upper() + text[1:]


def listing(words: Sequence[str], joint: str = "and") -> str:
    """Return "a", "a and b", "a, b and c"."""
    return f" {joint} ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def outlets(silence: Silence) -> str:
    """Return the reports that tell of a silence, by outlet; those whose outlet is not known by day."""
    parts = [source.rpartition(", ") for source in silence.sources]
    return listing(sorted({f"a report of {day}" if name == NO_OUTLET else name for name, _, day in parts}))


class Days:
    """Writes days in the order of a text, the year only where it is another one than before."""

    def __init__(self) -> None:
        self._year: int | None = None

    def day(self, day: date) -> str:
        """Return "30 April 2021", or "1 May" after it."""
        known, self._year = self._year, day.year
        return f"{day.day} {MONTHS[day.month - 1]}" + ("" if known == day.year else f" {day.year}")

    def when(self, figure: Figure) -> str:
        """Return "on 30 April 2021", "at 21:45 on 27 January", "in April 2021": as exact as a figure is dated.

        A recall is told on the day of its publication.
        """
        if figure.recalled or not PARTIAL_DATE.fullmatch(figure.as_of):
            time = f"at {figure.as_of[11:16]} " if "T" in figure.as_of and not figure.recalled else ""
            return f"{time}on {self.day(figure.on_record)}"
        self._year = int(figure.as_of[:4])
        return f"in {MONTHS[int(figure.as_of[5:]) - 1]} {self._year}" if len(figure.as_of) > 4 else f"in {self._year}"
