"""Generic words: "region", "border post", "water intake" beside a name say which of its bearers is meant."""

from __future__ import annotations

from functools import cache, lru_cache

from borderviz.model import Place, PlaceKind
from borderviz.places.shipped import table
from borderviz.places.tokens import Tokens
from borderviz.quick_record import quick_record

LONGEST = 4
"""Words of the longest generic phrase."""

OF_KIND = {PlaceKind.REGION: "region", PlaceKind.DISTRICT: "district", PlaceKind.CITY: "city", PlaceKind.RIVER: "river",
           PlaceKind.VILLAGE: "village", PlaceKind.COUNTRY: "country", PlaceKind.SECTOR: "sector",
           PlaceKind.CHECKPOINT: "crossing", PlaceKind.FACILITY: "facility"}  # fmt: skip

FITS: dict[str, dict[str, float]] = {
    "region": {"region": 1.0},
    "district": {"district": 1.0},
    "city": {"city": 1.0, "village": 0.8},
    "village": {"village": 1.0, "sector": 0.9, "city": 0.7},
    "enclave": {"sector": 0.8, "village": 1.0},
    "post": {"post": 1.0, "crossing": 0.6, "village": 0.5, "sector": 0.5, "city": 0.3},
    "crossing": {"crossing": 1.0, "post": 0.7, "village": 0.5, "sector": 0.5, "city": 0.3},
    "airport": {"airport": 1.0, "city": 0.4},
    "water": {"water": 1.0, "village": 0.4, "sector": 0.4},
    "river": {"river": 1.0},
    "reservoir": {"reservoir": 1.0, "water": 0.6},
    "road": {"road": 1.0},
    "border": {"border": 1.0},
    "valley": {"valley": 1.0},
}
"""How well the places of each class fit a generic word. Where none fits, the word does not belong to the name."""

BARE = frozenset(["region", "district"])
"""Classes whose places are also named without their generic word."""

LINKS = {
    "of": frozenset(FITS),
    "called": frozenset(FITS),
    "named": frozenset(FITS),
    "at": frozenset(["post", "crossing", "airport", "water"]),
    "in": frozenset(["airport"]),
    "near": frozenset(["airport"]),
}
"""Words that join a generic word to a name behind it. "A post in Batken" is not a post called Batken."""


@quick_record()
class Generic:
    """A generic phrase in a text: its class, its first and its last word + 1, and whether it is a plural."""

    kind: str
    first: int
    end: int
    many: bool


@cache
def phrases() -> dict[str, tuple[str, bool, str]]:
    """Class, plural and position of each generic phrase, in lower case."""
    return {row["word"]: (row["class"], row["number"] == "many", row["where"]) for row in table("generics.csv")}


@cache
def _last_words() -> frozenset[str]:
    return frozenset(phrase.replace("-", " ").split()[-1] for phrase in phrases())


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase.replace("-", " ").split()[0] for phrase in phrases())


def generic_after(tokens: Tokens, at: int) -> Generic | None:
    """The longest generic phrase that begins with word `at`, which follows a name."""
    if at >= len(tokens) or tokens.words[at].lower() not in _first_words():
        return None
    for end in range(min(at + LONGEST, len(tokens)), at, -1):
        found = _read(tokens, at, end, "after")
        if found is not None:
            return found
    return None


def generic_before(tokens: Tokens, at: int) -> Generic | None:
    """The longest generic phrase that ends before word `at`, joined to it directly or by "of"."""
    end, link = at, ""
    if at > 1 and tokens.words[at - 1].lower() in LINKS and tokens.adjacent(at - 1) and tokens.adjacent(at - 2):
        end, link = at - 1, tokens.words[at - 1].lower()
    elif at < 1 or not (tokens.adjacent(at - 1) or tokens.gap(at - 1) in (" «", " “", ' "', " '", " ‘")):
        return None
    if end < 1 or tokens.words[end - 1].lower() not in _last_words():
        return None
    for first in range(max(end - LONGEST, 0), end):
        found = _read(tokens, first, end, "before")
        if found is not None and (not link or found.kind in LINKS[link]):
            return found
    return None


def _read(tokens: Tokens, first: int, end: int, where: str) -> Generic | None:
    words = tokens.words[first:end]
    if any(not tokens.joined(at) for at in range(first, end - 1)):
        return None
    phrase = " ".join(words).lower()
    kind, many, place = phrases().get(phrase) or phrases().get(phrase.replace(" ", "-")) or ("", False, "")
    # "Washington Post" is a newspaper, "Batken-Isfana Route" a road.
    if not kind or place not in ("both", where) or (phrase in ("post", "posts") and words[0][0].isupper()):
        return None
    return Generic(kind, first, end, many)


@lru_cache(maxsize=8192)
def split_name(name: str) -> tuple[str, str]:
    """A name of the gazetteer without its generic word, and the class of that word ("Batken Region")."""
    tokens = Tokens.of(name)
    for size in range(min(LONGEST, len(tokens) - 1), 0, -1):
        behind, before = len(tokens) - size, size
        if (found := _read(tokens, behind, len(tokens), "after")) is not None:
            return name[: tokens.ends[behind - 1]], found.kind
        if (found := _read(tokens, 0, before, "before")) is not None:
            return name[tokens.starts[before] :], found.kind
    return name, ""


def class_of(place: Place) -> str:
    """The class of a place: by the generic word of its name, else by its kind."""
    generic = split_name(place.name)[1]
    general = place.kind in (PlaceKind.FACILITY, PlaceKind.CHECKPOINT, PlaceKind.SECTOR, PlaceKind.REGION)
    return generic if general and generic else OF_KIND[place.kind]
