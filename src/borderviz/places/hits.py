"""A hit: words of a text that are a name, while it is being decided what belongs to them."""

from __future__ import annotations

from dataclasses import replace

from borderviz.places.generics import Generic
from borderviz.places.index import Entry
from borderviz.quick_record import quick_record


@quick_record()
class Hit:
    """Words `first` to `end` are a name; words `start` to `stop` are the mention, the generic word included.

    `ids` are set where the places are not those of the name itself, as for a road between two towns.
    """

    first: int
    end: int
    key: str
    entries: tuple[Entry, ...]
    kind: str = ""
    many: bool = False
    wide: tuple[int, int] | None = None
    ids: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        """First word of the mention."""
        return self.wide[0] if self.wide else self.first

    @property
    def stop(self) -> int:
        """Word behind the mention."""
        return self.wide[1] if self.wide else self.end

    def under(self, kind: str, many: bool = False) -> Hit:
        """The same name under a generic word that stands elsewhere."""
        return replace(self, kind=kind, many=many)

    def beside(self, generic: Generic) -> Hit:
        """The name together with the generic word beside it."""
        # "villages of A, B and C": a plural belongs to all of them, so it stays out of the mention of the first.
        wide = None if generic.many else (min(generic.first, self.first), max(generic.end, self.end))
        return replace(self, kind=generic.kind, many=generic.many, wide=wide)

    def over(self, start: int, stop: int, kind: str, ids: tuple[str, ...]) -> Hit:
        """A mention of several names: a road or a border."""
        return replace(self, first=start, end=stop, kind=kind, wide=None, many=False, ids=ids)
