"""What a place is in a text: where something happened, a government, background, or something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from borderviz.places.names import small
from borderviz.places.records import ResolvedPlace
from borderviz.places.sentences import Sentences
from borderviz.places.shipped import table

INCIDENT, METONYM, BACKGROUND, OTHER = "incident_location", "government_metonym", "background", "other"
AUTHORITIES = frozenset(["country", "city", "region", "district"])
"""Kinds of places whose names stand for those who govern there."""

LOCAL = frozenset(["village", "checkpoint", "facility", "sector", "river"])
"""Kinds of places that reports of this border name because something happened there."""

CAPITALS = frozenset(
    ["bishkek", "dushanbe", "tashkent", "moscow", "kremlin", "astana", "beijing", "washington", "brussels"]
)
THEATRE = frozenset(["KGZ", "TJK", "disputed", ""])
LOCATIVE = re.compile(r"\b(?:in|inside|within|into|onto|near|around|across|outside|throughout|at)\s+(?:the\s+)?$")
LOOK_BACK = 70
"""Characters before a place in which its cues stand."""

SUBJECT = re.compile(
    r"(?:^|[,;:“\"(—–]|\b(?:that|and|but|as|while|when|because|after|if|though|although|said|whether))\s*$"
)
"""What stands before the subject of a clause."""

YEAR = re.compile(r"(?:19|20)(?<!\w\d\d)\d\d\b")
MONTH = ("Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
         "Nov(?:ember)?|Dec(?:ember)?")  # fmt: skip
DAY = "(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
BEFORE_DATELINE = re.compile(rf"[\s(\[|/,.•·*—–-]*(?:(?:[A-ZÄ-Ü][\w'’-]*|{DAY}|{MONTH}|\d+)[\s|/,.-]*){{0,3}}")
AFTER_DATELINE = re.compile(
    rf"(?:[\s,./|(]*+(?:{MONTH}|{DAY}|\d++(?::\d\d)?|AP|AFP|Reuters|TASS|RFE/RL|Kyrgyzstan|Tajikistan|[A-Z]{{2,}}+))*+"
    r"[\s.]*\)?\s*(?:\([\w./ -]{2,30}\)\s*)?(?:[—–|]|\s-\s|--|:\s|\.\s|\)\s)"
)


@dataclass(frozen=True, slots=True)
class Cues:
    """Patterns of one role and position, as one expression each.

    Those that are looked for at many positions, `before` and `sentence`, are for text in small letters: to ignore case
    takes four times as long.
    """

    before: re.Pattern[str]
    after: re.Pattern[str]
    after_in: re.Pattern[str]
    after_capital: re.Pattern[str]
    sentence: re.Pattern[str]


@cache
def cues(role: str) -> Cues:
    """The cue words of a role, from cues.csv. What must stand before a place ends right before it."""

    def at(where: str) -> list[str]:
        return [row["cue"] for row in table("cues.csv") if (row["role"], row["where"]) == (role, where)]

    return Cues(
        before=re.compile(_in_small(f"(?:{_any(at('before'))})$")),
        after=re.compile(_any(at("after")), re.IGNORECASE),
        after_in=re.compile(_any(at("after_in")), re.IGNORECASE),
        after_capital=re.compile(_any(at("after_capital")), re.IGNORECASE),
        sentence=re.compile(_in_small(_any(at("sentence")))),
    )


def _any(patterns: Sequence[str]) -> str:
    """One pattern for all. That they begin at a word is asked once, before all that say so, which is much faster."""
    words = "|".join(f"(?:{pattern[2:]})" for pattern in patterns if pattern.startswith(r"\b"))
    others = [f"(?:{pattern})" for pattern in patterns if not pattern.startswith(r"\b")]
    # Without a pattern nothing must match.
    return "|".join([rf"\b(?:{words})", *others] if words else others) or r"(?!)"


def _in_small(pattern: str) -> str:
    """A pattern with its words in small letters; its classes ("\\W") stay as they are."""
    return re.sub(r"\\.|[^\\]+", lambda part: part[0] if part[0][0] == "\\" else part[0].lower(), pattern)


class Roles:
    """The roles of the places of one text."""

    def __init__(self, text: str, published: date | None = None) -> None:
        self.text = text
        self.small = small(text)
        self.year = published.year if published else None
        self.sentences = Sentences.of(text)
        self._said: dict[tuple[str, int, int], bool] = {}

    def role(self, place: ResolvedPlace) -> str:
        """The role of a place in the text."""
        if self.is_dateline(place):
            return OTHER
        start, end = self.sentences.sentence(place.start)
        end = max(end, place.end)
        before = self.small[max(start, place.start - LOOK_BACK) : place.start]
        after = self.text[place.end : end]
        near = self._beside(place, before, after)
        if near:
            return near
        if self._says(OTHER, start, end):
            return OTHER
        if self._says(BACKGROUND, start, end) or self._is_older(start, end):
            return BACKGROUND
        return INCIDENT if self._happened(place, start, end, before) else OTHER

    def is_dateline(self, place: ResolvedPlace) -> bool:
        """Whether the place says where the text was written: "BATKEN, April 29 —"."""
        start = self.sentences.paragraph(place.start)[0]
        before = self.text[start : place.start]
        if len(before) > 60 or place.kind in LOCAL:
            return False
        bracketed = before.strip().startswith("(") or not before.strip()
        capitals = self.text[place.start : place.end].isupper()
        opens = BEFORE_DATELINE.fullmatch(before) is not None and (bracketed or capitals or before.strip().isupper())
        return opens and AFTER_DATELINE.match(self.text, place.end, place.end + 60) is not None

    def _beside(self, place: ResolvedPlace, before: str, after: str) -> str:
        """The role that the words directly beside the place decide; those before it are in small letters."""
        speaks = place.kind in AUTHORITIES or place.place_id in CAPITALS
        metonym = cues(METONYM)
        if speaks and LOCATIVE.search(before):
            if before.strip() == "in" and metonym.after_in.match(after):
                return METONYM
        elif speaks and metonym.after.match(after):
            return METONYM
        if cues(OTHER).before.search(before) or cues(OTHER).after.match(after):
            return OTHER
        if speaks and metonym.before.search(before):
            return METONYM
        state = place.kind == "country" or place.place_id in CAPITALS
        return METONYM if state and SUBJECT.search(before) and metonym.after_capital.match(after) else ""

    def _is_older(self, start: int, end: int) -> bool:
        years = [int(year) for year in YEAR.findall(self.text, start, end)]
        return self.year is not None and bool(years) and max(years) < self.year

    def _happened(self, place: ResolvedPlace, start: int, end: int, before: str) -> bool:
        if place.place_id in CAPITALS or place.kind == "country":
            return place.side in THEATRE and bool(LOCATIVE.search(before)) and self._says(INCIDENT, start, end)
        # A line of 970 km locates nothing, and what lies elsewhere is not this conflict.
        if place.side not in THEATRE or place.place_id == "kgz-tjk-border" or (place.radius_km or 0) > 300:
            return False
        paragraph = self.sentences.paragraph(place.start) if place.kind in LOCAL else (start, end)
        return self._says(INCIDENT, start, end) or self._says(INCIDENT, *paragraph)

    def _says(self, role: str, start: int, end: int) -> bool:
        """Whether a sentence or paragraph holds cue words of a role."""
        key = (role, start, end)
        if key not in self._said:
            self._said[key] = cues(role).sentence.search(self.small, start, end) is not None
        return self._said[key]


def role(text: str, place: ResolvedPlace, published: date | None = None) -> str:
    """The role of one place in a text; for many places of one text make `Roles` once."""
    return Roles(text, published).role(place)
