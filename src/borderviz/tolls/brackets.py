"""Brackets: what stands in brackets behind a figure, so that each claim is told once and in its place."""

from __future__ import annotations

from collections.abc import Iterator

from borderviz.tolls.chains import Chain, Check, chains
from borderviz.tolls.parts import parts
from borderviz.tolls.records import Figure, Figures


class Brackets:
    """Of figures of one clash: which stand behind which other, and which are inside some brackets.

    - Sub-counts stand behind their total.
    - The same figure of one claimant for the same time, from another report, stands behind the first.
    - A word ("dozens") stands behind the number of the same claimant and time that it allows.
    - A rise and the replaced total before it stand behind the total that they make, where all are for the same time.

    What has something behind itself is never inside other brackets.
    """

    def __init__(self, figures: Figures) -> None:
        self.behind: dict[str, list[Figure]] = {of.total.claim_id: list(of.parts) for of in parts(figures)}
        self.rises: dict[str, Chain] = {}
        self.inside = {part.claim_id for found in self.behind.values() for part in found}
        for first, again in _repeated(figures):
            self._put(again, first)
        for number, word in _in_words(figures):
            self._put(word, number)
        for chain in chains(figures):
            self._put_chain(chain)

    def _is_free(self, figure: Figure) -> bool:
        return figure.claim_id not in self.behind and figure.claim_id not in self.inside

    def _put(self, figure: Figure, behind: Figure) -> None:
        if self._is_free(figure) and behind.claim_id not in self.inside:
            self.behind.setdefault(behind.claim_id, []).append(figure)
            self.inside.add(figure.claim_id)

    def _put_chain(self, chain: Chain) -> None:
        before, after = chain.before, chain.after
        if before is None or after is None or len(chain.rises) > 1 or chain.check is not Check.HOLDS:
            return
        (rise,) = chain.rises
        is_free = self._is_free(before) and self._is_free(rise) and after.claim_id not in self.inside
        if is_free and before.superseded and after.moment == rise.moment:
            self.rises[after.claim_id] = chain
            self.inside |= {before.claim_id, rise.claim_id}


def _scope(figure: Figure) -> tuple[object, ...]:
    return figure.metric, figure.side, figure.group, figure.claimant, figure.recalled, figure.moment


def _repeated(figures: Figures) -> Iterator[tuple[Figure, Figure]]:
    first: dict[tuple[object, ...], Figure] = {}
    for figure in sorted(figures, key=lambda f: f.claim_id):
        if not figure.part_of:
            same = (figure.increment, figure.superseded, figure.vague, figure.qualifier, figure.value, figure.high)
            known = first.setdefault((*_scope(figure), *same), figure)
            if known is not figure:
                yield known, figure


def _in_words(figures: Figures) -> Iterator[tuple[Figure, Figure]]:
    totals = [f for f in sorted(figures, key=lambda f: f.claim_id) if f.is_total and not f.superseded]
    numbers: dict[tuple[object, ...], Figure] = {}
    for figure in totals:
        if not figure.vague:
            numbers.setdefault(_scope(figure), figure)
    for word in totals:
        number = numbers.get(_scope(word)) if word.vague else None
        if number is not None and number.bounds.meet(word.bounds):
            yield number, word
