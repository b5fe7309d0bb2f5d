"""The word lists of attribution as look-up tables: which phrase begins at a token."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from borderviz.model import PlaceKind
from borderviz.places.shipped import shipped_places, table
from borderviz.quick_record import quick_record
from borderviz.reading.lexicon import rows
from borderviz.reading.text import Token, tokens

SIDES = ("KGZ", "TJK")
"""The sides of the study that is shipped."""

SETTLEMENTS = frozenset({PlaceKind.VILLAGE, PlaceKind.CITY, PlaceKind.DISTRICT, PlaceKind.REGION})
SIDE_KINDS = frozenset({"country", "capital", "adjective", "people", "authority"})
PLACE_KINDS = frozenset({"region", "district", "city", "village", "place"})


@quick_record()
class Entry:
    """A phrase of a word list: its words, how an analyst would name it, whom it speaks for, what it is."""

    words: tuple[str, ...]
    as_written: tuple[str, ...]
    name: str
    side: str
    kind: str


@quick_record()
class Match:
    """An entry found at tokens [first, last)."""

    first: int
    last: int
    entry: Entry


class Phrases:
    """Phrases by their first word. A phrase written with capitals is only found so."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.alone: dict[str, list[Entry]] = {}
        self.longer: dict[str, dict[str, list[Entry]]] = {}
        for entry in entries:
            if len(entry.words) == 1:
                self.alone.setdefault(entry.words[0], []).append(entry)
            else:
                self.longer.setdefault(entry.words[0], {}).setdefault(entry.words[1], []).append(entry)
        self.starts = frozenset(self.alone) | frozenset(self.longer)
        for seconds in self.longer.values():
            for found in seconds.values():
                found.sort(key=lambda entry: -len(entry.words))

    def candidates(self, words: Sequence[str]) -> list[int]:
        """Return the tokens at which a phrase may begin; `words` are those of the tokens in lower case."""
        starts, alone, longer = self.starts, self.alone, self.longer
        found = [index for index, word in enumerate(words) if word in starts]
        last = len(words) - 1
        return [k for k in found if words[k] in alone or (k < last and words[k + 1] in longer[words[k]])]

    def at(self, found: Sequence[Token], index: int) -> Entry | None:
        """Return the longest phrase that begins at the token, or None."""
        word = found[index].lower
        seconds = self.longer.get(word)
        if seconds is not None and index + 1 < len(found):
            for entry in seconds.get(found[index + 1].lower, ()):
                if follows(found, index, entry.words) and self._as_written(found, index, entry):
                    return entry
        for entry in self.alone.get(word, ()):
            if not entry.as_written or self._as_written(found, index, entry):
                return entry
        return None

    @staticmethod
    def _as_written(found: Sequence[Token], index: int, entry: Entry) -> bool:
        for offset, word in enumerate(entry.as_written, index):
            text = found[offset].text
            if text != word and text != word.upper():
                return False
        return True


def follows(found: Sequence[Token], index: int, words: tuple[str, ...]) -> bool:
    """Whether the words, of which the first two are known to, stand in the text from the token on."""
    return len(words) == 2 or tuple([token.lower for token in found[index : index + len(words)]]) == words


def entry_of(phrase: str, name: str, side: str, kind: str) -> Entry:
    """Make an entry of a phrase as it stands in a word list; raises ValueError if it has no word."""
    found = tokens(phrase)
    if not found:
        raise ValueError(f"a word list holds an empty phrase ({kind})")
    written = tuple(token.text for token in found) if phrase != phrase.lower() else ()
    return Entry(tuple(token.lower for token in found), written, name, side, kind)


@cache
def actor_phrases() -> Phrases:
    """All phrases that may name a speaker or tell whose it is: speakers.csv and sides.csv."""
    speakers = [entry_of(row["word"], row["name"], row["side"], row["kind"]) for row in rows("speakers")]
    sides = [entry_of(row["word"], "", row["side"], row["kind"]) for row in rows("sides")]
    known = {entry.words for entry in speakers + sides}
    return Phrases([*speakers, *sides, *(entry for entry in _places() if entry.words not in known)])


def _places() -> Iterator[Entry]:
    """Settlements of the gazetteer in Latin script whose name tells the side; none that is also another word."""
    cautious = {row["name"] for row in table("cautious.csv")}
    sides: dict[str, set[str]] = {}
    for place in shipped_places():
        for name in (place.name, *place.other_names) if place.kind in SETTLEMENTS else ():
            if name.isascii() and len(name) > 3 and name[0].isupper() and name not in cautious:
                sides.setdefault(name, set()).add(place.side)
    for name, found in sides.items():
        if len(found) == 1 and found <= set(SIDES):
            yield entry_of(name, "", found.pop(), "place")


Saying = tuple[tuple[str, ...], frozenset[str]]
NO_KINDS: frozenset[str] = frozenset()


@cache
def saying_words() -> dict[str, tuple[Saying, ...]]:
    """Verbs and nouns of saying by their first word: (words, kinds), the longest first."""
    kinds: dict[tuple[str, ...], set[str]] = {}
    for row in rows("saying"):
        kinds.setdefault(tuple(token.lower for token in tokens(row["word"])), set()).add(row["kind"])
    table: dict[str, list[Saying]] = {}
    for words, found in kinds.items():
        table.setdefault(words[0], []).append((words, frozenset(found)))
    return {first: tuple(sorted(items, key=lambda item: -len(item[0]))) for first, items in table.items()}


@cache
def _saying_seconds() -> dict[str, frozenset[str]]:
    """The second words of the phrases of saying by their first; none for a word that says something alone."""
    table = saying_words()
    return {
        first: frozenset(words[1] for words, _ in found)
        for first, found in table.items()
        if all(len(words) > 1 for words, _ in found)
    }


def saying_candidates(words: Sequence[str]) -> list[int]:
    """Return the tokens at which a phrase of saying may begin; `words` are those of the tokens in lower case."""
    table, seconds, last = saying_words(), _saying_seconds(), len(words) - 1
    found = [index for index, word in enumerate(words) if word in table]
    return [k for k in found if words[k] not in seconds or (k < last and words[k + 1] in seconds[words[k]])]


def saying_at(found: Sequence[Token], index: int) -> tuple[int, frozenset[str]]:
    """Return the end (token index) and kinds of the phrase of saying that begins at the token, if one does."""
    entries = saying_words().get(found[index].lower)
    if entries is None:
        return index, NO_KINDS
    second = found[index + 1].lower if index + 1 < len(found) else ""
    for words, kinds in entries:
        if len(words) == 1 or (words[1] == second and follows(found, index, words)):
            return index + len(words), kinds
    return index, NO_KINDS


@cache
def adjective_of(side: str) -> str:
    """Return "Kyrgyz" for KGZ: the first adjective of the side in sides.csv, or an empty string."""
    return next((row["word"].title() for row in rows("sides") if (row["side"], row["kind"]) == (side, "adjective")), "")


@cache
def capitals_of(side: str) -> tuple[str, ...]:
    """Return ("Bishkek",) for KGZ: the capitals of the side in sides.csv."""
    return tuple(row["word"].title() for row in rows("sides") if (row["side"], row["kind"]) == (side, "capital"))


@cache
def country_of(side: str) -> str:
    """Return "Kyrgyzstan" for KGZ: the first country of the side in sides.csv, or the code itself."""
    return next((row["word"].title() for row in rows("sides") if (row["side"], row["kind"]) == (side, "country")), side)
