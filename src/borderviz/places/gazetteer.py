"""The gazetteer: finds the names of places in a text, in any spelling, with the generic words that belong to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    """Places by name. `find` needs about half a millisecond for a text of 2,000 characters."""

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
        hits += unknown_hits(tokens, hits)
        hits.sort(key=lambda hit: hit.first)
        return [self._mention(hit, tokens) for hit in hits if self._is_place(hit, tokens)]

    def _names(self, tokens: Tokens) -> Iterator[Hit]:
        at, index = 0, self.index
        while at < len(tokens):
            word = tokens.words[at]
            found = None
            if word[0].isupper() or word.lower() in index.lower_starts:
                found = index.longest(tokens, at)
            if found is None:
                at += 1
                continue
            end, entries, key = found
            yield Hit(at, end, key, tuple(entries))
            at = end

    def _with_generic(self, hit: Hit, tokens: Tokens) -> Hit:
        inside = split_name(tokens.text[tokens.starts[hit.first] : tokens.ends[hit.end - 1]])[1]
        if inside:
            return hit.under(inside) if any(usable(entry, inside, False) for entry in hit.entries) else hit
        behind = generic_after(tokens, hit.end) if tokens.adjacent(hit.end - 1) else None
        for generic in (behind, generic_before(tokens, hit.first)):
            if generic is not None and any(usable(entry, generic.kind, False) for entry in hit.entries):
                return hit.beside(generic)
        return hit

    def _is_place(self, hit: Hit, tokens: Tokens) -> bool:
        if hit.kind:
            return True
        if hit.key in self.index.cautious or is_person_or_outlet(hit, tokens):
            return False
        return any(usable(entry, "", _by_river(hit, tokens)) for entry in hit.entries)

    def _mention(self, hit: Hit, tokens: Tokens) -> Mention:
        start, end = tokens.starts[hit.start], tokens.ends[hit.stop - 1]
        entries = [entry for entry in hit.entries if usable(entry, hit.kind, _by_river(hit, tokens))]
        return Mention(
            text=tokens.text[start:end],
            start=start,
            end=end,
            name=tokens.text[tokens.starts[hit.first] : tokens.ends[hit.end - 1]],
            generic=hit.kind,
            place_ids=hit.ids or tuple(entry.place_id for entry in self.index.ranked(entries, hit.kind)),
        )


def _by_river(hit: Hit, tokens: Tokens) -> bool:
    """Whether the words before the name speak of a river, as in "on both banks of the Isfara"."""
    before = [word.lower() for word in tokens.words[max(hit.first - 4, 0) : hit.first]]
    return bool(before) and before[-1] == "the" and not RIVERSIDE.isdisjoint(before)
