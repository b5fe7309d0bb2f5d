"""The index of names: which places of the gazetteer a stretch of words may name."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from borderviz.model import Place, PlaceKind
from borderviz.places.generics import BARE, FITS, class_of, split_name
from borderviz.places.names import fold, is_cyrillic, stem
from borderviz.places.shipped import table
from borderviz.places.tokens import DASHES, Tokens

QUALIFIER = re.compile(r"\s*\([^)]*\)")
MOST_WORDS = 5
ACRONYM = 5
"""Letters of the longest acronym."""

SHORTEST = 7
ALIKE = 0.86
"""Letters of the shortest name, and likeness, at which a misspelling is told from another name."""

SMALL = frozenset(["village", "sector"])
ROAD = re.compile(rf"(.+?)\s*[{DASHES}]\s*(.+) road$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A place under one of its names. `generic` is the class of the generic word that was taken off the name."""

    place_id: str
    kind: str
    generic: str
    official: bool


@dataclass(slots=True)
class NameIndex:
    """Keys of names, and what begins like one of them."""

    places: dict[str, Place] = field(default_factory=dict)
    entries: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    by_form: dict[tuple[str, int], list[tuple[str, frozenset[str]]]] = field(default_factory=lambda: defaultdict(list))
    """Keys by their first letter and length, with their letters: what a misspelled name is compared with."""
    prefixes: set[str] = field(default_factory=set)
    lower_starts: set[str] = field(default_factory=set)
    roads: dict[frozenset[str], str] = field(default_factory=dict)
    acronyms: set[str] = field(default_factory=set)
    cautious: frozenset[str] = frozenset()
    strangers: frozenset[str] = frozenset()
    looked_up: Callable[[str], tuple[str, bool]] = field(init=False)
    """What `_look_up` gives, remembered: most capitalised words of a text are not new."""

    def __post_init__(self) -> None:
        self.looked_up = lru_cache(maxsize=65536)(self._look_up)

    @classmethod
    def of(cls, places: Iterable[Place]) -> NameIndex:
        """Index places by all their names. Of two places with one id the first is kept."""
        rows = table("cautious.csv")
        index = cls(
            cautious=frozenset(fold(row["name"]) for row in rows if row["how"] == "key"),
            strangers=frozenset(row["name"].lower() for row in rows if row["how"] == "spelling"),
        )
        for place in places:
            if place.place_id not in index.places:
                index.places[place.place_id] = place
                index._add(place)
        return index

    def longest(self, tokens: Tokens, at: int) -> tuple[int, list[Entry], str] | None:
        """The end (word + 1), the places and the key of the longest name that begins with word `at`."""
        best, end, starts = None, at, tokens.starts
        while end < len(starts) and end - at < MOST_WORDS and (end == at or tokens.joined(end - 1)):
            end += 1
            found, begins = self.looked_up(tokens.text[starts[at] : tokens.ends[end - 1]])
            if found:
                best = end, self.entries[found], found
            if not begins:
                break
        return best

    def _look_up(self, phrase: str) -> tuple[str, bool]:
        """The key of the name that a phrase is, empty for none, and whether a name begins like it."""
        keys = self._keys(phrase)
        found = next((key for key in keys if key in self.entries), "")
        strange = phrase.lower() in self.strangers
        return "" if strange else found, any(key in self.prefixes for key in keys)

    def entries_of(self, name: str, generic: str) -> list[Entry]:
        """The places of a name that a generic word of this class allows, the whole name with that word included."""
        return [entry for entry in self.named(name) if usable(entry, generic)]

    def named(self, name: str) -> list[Entry]:
        """The places that a name, given alone, may mean."""
        return next((self.entries[key] for key in self._keys(name) if key in self.entries), [])

    def misspelled(self, name: str) -> list[Entry]:
        """The small places of the border whose name differs from this one by a letter or two; long names only."""
        key = fold(name)
        if len(key) < SHORTEST:
            return []
        near = difflib.get_close_matches(key, self._perhaps_alike(key), n=1, cutoff=ALIKE)
        return [entry for entry in self.entries[near[0]] if entry.kind in SMALL] if near else []

    def _perhaps_alike(self, key: str) -> list[str]:
        """The keys that do not differ in more letters than the likeness allows: few are left to be compared."""
        own, size = frozenset(key), len(key)
        return [
            other
            for length in (size - 1, size, size + 1)
            for other, letters in self.by_form.get((key[0], length), ())
            if len(own ^ letters) <= (1 - ALIKE) * (size + length)
        ]

    def _keys(self, phrase: str) -> tuple[str, ...]:
        if phrase.isupper() and phrase in self.acronyms:
            return ("=" + phrase,)
        if not is_cyrillic(phrase):
            return (fold(phrase),)
        # A star keeps the stems of Russian words apart from Latin names: Баку without its ending is no "back".
        return fold(phrase), "*" + fold(" ".join(map(stem, re.split(r"[\s\-–]+", phrase))))

    def _add(self, place: Place) -> None:
        kind = class_of(place)
        for name in (place.name, *place.other_names):
            full = QUALIFIER.sub("", name)
            official = name == place.name
            if kind == "road":
                self._add_road(place.place_id, full)
            head, generic = split_name(full)
            self._enter(full, Entry(place.place_id, kind, "", official))
            # The other names of a river may bear another generic word than the river's class: a reservoir does not.
            if generic and kind in FITS.get(generic, ()):
                self._enter(head, Entry(place.place_id, kind, generic, official))

    def _enter(self, name: str, entry: Entry) -> None:
        # GBAO and US are names in capitals only: "us" is none.
        if name.isupper() and len(name) <= ACRONYM:
            self.acronyms.add(name)
        for key in self._keys(name):
            if key:
                self._put(key, entry)
            self.prefixes.update(key[:length] for length in range(1, len(key) + 1))
        tokens = Tokens.of(name)
        for end in range(1, len(tokens)):
            self.prefixes.update(self._keys(name[: tokens.ends[end - 1]]))
        if len(tokens) and tokens.words[0][0].islower():
            self.lower_starts.add(tokens.words[0].lower())

    def _put(self, key: str, entry: Entry) -> None:
        if key not in self.entries:
            self.by_form[key[0], len(key)].append((key, frozenset(key)))
        bearers = self.entries[key]
        known = next((at for at, other in enumerate(bearers) if other.place_id == entry.place_id), None)
        if known is None:
            bearers.append(entry)
        elif bearers[known].generic and not entry.generic:
            # "Golovnoy" alone stands in the list beside "Golovnoi water intake".
            bearers[known] = replace(entry, official=bearers[known].official)

    def _add_road(self, place_id: str, name: str) -> None:
        if (ends := ROAD.match(name)) is not None:
            self.roads.setdefault(frozenset((fold(ends[1]), fold(ends[2]))), place_id)

    def ranked(self, entries: Sequence[Entry], generic: str) -> Sequence[Entry]:
        """Entries in the order in which they are likely where nothing else is known."""
        return entries if len(entries) < 2 else sorted(entries, key=lambda entry: -self.prior(entry, generic))

    def prior(self, entry: Entry, generic: str) -> float:
        """How likely a place is meant by its name, from 0 to 1, before anything else is looked at."""
        fit = FITS[generic].get(entry.kind, 0.0) if generic else 1.0
        bare = 0.8 if entry.generic and not generic else 1.0
        return fit**2 * bare * (1.0 if entry.official else 0.75) * standing(self.places[entry.place_id])


def usable(entry: Entry, generic: str) -> bool:
    """Whether a place may be meant where its name stands with a generic word of this class, or with none."""
    if generic:
        return entry.kind in FITS[generic]
    return not entry.generic or entry.generic in BARE


STANDING = {
    PlaceKind.COUNTRY: 1.0, PlaceKind.CITY: 1.0, PlaceKind.DISTRICT: 0.95, PlaceKind.REGION: 0.93,
    PlaceKind.SECTOR: 0.86, PlaceKind.VILLAGE: 0.85, PlaceKind.CHECKPOINT: 0.8, PlaceKind.FACILITY: 0.8,
    PlaceKind.RIVER: 0.5,
}  # fmt: skip
"""Of two bearers of a name the larger is meant more often."""


def standing(place: Place) -> float:
    """How often a place is meant in news of this border, from 0 to 1."""
    return STANDING[place.kind] * (1.0 if place.side in ("KGZ", "TJK", "disputed") else 0.6)
