"""The gazetteer: finds the names of places in a text, in any spelling, with the generic words that belong to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Self

from borderviz.model import Place
from borderviz.places.generics import generic_after, generic_before, split_name
from borderviz.places.hits import Hit
from borderviz.places.index import NameIndex, usable
from borderviz.places.joined import join_lines, spread_plurals
from borderviz.places.people import is_person_or_outlet
from borderviz.places.records import Mention
from borderviz.places.shipped import shipped_places
from borderviz.places.tokens import Tokens
from borderviz.places.unknown import unknown_hits

RIVERSIDE = frozenset(["bank", "banks", "along", "across", "over", "upstream", "downstream"])


class Gazetteer:
    """Places by name. `find` needs some 0.7 ms for a text of 2,000 characters, 1.2 ms for the first ones."""

    def __init__(self, index: NameIndex) -> None:
        self.index = index

    @classmethod
    def of(cls, places: Iterable[Place]) -> Self:
        """The gazetteer of these places; of two with one id the first counts."""
        return cls(NameIndex.of(places))

    @staticmethod
    @cache
    def shipped() -> Gazetteer:
        """The gazetteer that comes with the package. Read once, when first asked for."""
        return Gazetteer.of(shipped_places())

    def place(self, place_id: str) -> Place:
        """The place with this id. Raises KeyError if there is none."""
        return self.index.places[place_id]

    def named(self, name: str) -> list[Place]:
        """The places that bear a name, with or without its generic word, best known first."""
        found = self.find(name if name[:1].isupper() else name[:1].upper() + name[1:])
        whole = [mention for mention in found if mention.start == 0 and mention.end == len(name)]
        ids = [place_id for mention in whole for place_id in mention.place_ids]
        ids += [entry.place_id for entry in self.index.ranked(self.index.named(name), "") if entry.place_id not in ids]
        return [self.place(place_id) for place_id in ids]

    def find(self, text: str) -> list[Mention]:
        """All mentions of places in a text, in its order; they never overlap."""
        tokens = Tokens.of(text)
        hits = [self._with_generic(hit, tokens) for hit in self._names(tokens)]
        hits = spread_plurals(join_lines(hits, tokens, self.index), tokens)
        hits += unknown_hits(tokens, hits, self.index)
        hits.sort(key=lambda hit: hit.first)
        return [self._mention(hit, tokens) for hit in _apart(hits) if self._is_place(hit, tokens)]

    def _names(self, tokens: Tokens) -> Iterator[Hit]:
        behind, index = 0, self.index
        for at in self._starts(tokens):
            found = index.longest(tokens, at) if at >= behind else None
            if found is not None:
                behind, entries, key = found
                yield Hit(at, behind, key, tuple(entries))

    def _starts(self, tokens: Tokens) -> list[int]:
        """Words that may begin a name: capitalised ones, and the few of names that are written small."""
        small = self.index.lower_starts.intersection(tokens.words)
        if not small:
            return tokens.capitals
        return sorted({*tokens.capitals, *(at for at, word in enumerate(tokens.words) if word in small)})

    def _with_generic(self, hit: Hit, tokens: Tokens) -> Hit:
        inside = split_name(tokens.text[tokens.starts[hit.first] : tokens.ends[hit.end - 1]])[1]
        if inside:
            return hit.under(inside) if any(usable(entry, inside) for entry in hit.entries) else hit
        behind = generic_after(tokens, hit.end) if tokens.beside(hit.end - 1) else None
        for generic in (behind, generic_before(tokens, hit.first)):
            if generic is not None and any(usable(entry, generic.kind) for entry in hit.entries):
                return hit.beside(generic)
        river = _by_river(hit, tokens) and any(usable(entry, "river") for entry in hit.entries)
        return hit.under("river") if river else hit

    def _is_place(self, hit: Hit, tokens: Tokens) -> bool:
        # A name that nobody knows has been found by its generic word or by its form.
        if hit.kind or not hit.entries:
            return True
        if hit.key.lstrip("*") in self.index.cautious or is_person_or_outlet(hit, tokens):
            return False
        return any(usable(entry, "") for entry in hit.entries)

    def _mention(self, hit: Hit, tokens: Tokens) -> Mention:
        start, end = tokens.starts[hit.start], tokens.ends[hit.stop - 1]
        entries = [entry for entry in hit.entries if usable(entry, hit.kind)]
        return Mention(
            text=tokens.text[start:end],
            start=start,
            end=end,
            name=tokens.text[tokens.starts[hit.first] : tokens.ends[hit.end - 1]],
            generic=hit.kind,
            place_ids=hit.ids or tuple(entry.place_id for entry in self.index.ranked(entries, hit.kind)),
        )


def _apart(hits: Iterable[Hit]) -> Iterator[Hit]:
    """The hits without overlaps: in "Surkh village Chorku" the word belongs to the first name."""
    behind = 0
    for hit in hits:
        kept = hit if hit.start >= behind else replace(hit, wide=(max(hit.first, behind), hit.stop))
        behind = kept.stop
        yield kept


def _by_river(hit: Hit, tokens: Tokens) -> bool:
    """Whether the words before the name speak of a river, as in "on both banks of the Isfara"."""
    if not hit.first or tokens.words[hit.first - 1].lower() != "the":
        return False
    return not RIVERSIDE.isdisjoint(word.lower() for word in tokens.words[max(hit.first - 4, 0) : hit.first])
