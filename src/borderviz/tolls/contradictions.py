"""Contradictions: figures that cannot all be so, each said in one sentence; none of them says who is right."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from borderviz.study import Study
from borderviz.tolls import sentences
from borderviz.tolls.both_sides import is_of_all
from borderviz.tolls.chains import Check, chains
from borderviz.tolls.disputes import Dispute, disputes, restatements
from borderviz.tolls.latest import latest
from borderviz.tolls.misfits import misfits
from borderviz.tolls.parts import parts
from borderviz.tolls.recalls import recalls
from borderviz.tolls.records import Bounds, Figure, Figures, Rows, in_order, listed, times
from borderviz.tolls.silent import Entries, silent


class Kind(StrEnum):
    """Which figures stand against each other."""

    CLAIMANTS = "between claimants"
    OFFICIAL = "official and independent count"
    PARTS = "total and parts"
    RISE = "totals and the rise between them"
    BOTH_SIDES = "total over both sides and sum of the sides"
    RECALL = "at the time and recalled"
    RESTATED = "restated by the same claimant"
    SILENCE = "silence beside others' figures"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One contradiction: the claims it is between, and what they say.

    `difference` is how many times the higher figure is the lower one at least, infinite beside a zero, and None for a
    silence, which has no size. `is_vague` says that a word such as "dozens" takes part, of which only the floor is
    known.
    """

    kind: Kind
    clash: str
    metric: str
    side: str
    group: str
    claim_ids: tuple[str, ...]
    difference: float | None
    is_vague: bool
    sentence: str

    @property
    def in_short(self) -> str:
        """What stands against what, and how far apart it is, in words."""
        kind = self.kind.value.capitalize()
        if self.difference is None:
            return kind
        apart = (
            "one is zero" if math.isinf(self.difference) else f"the higher at least {self.difference:.2g} × the lower"
        )
        return f"{kind}, {apart}{', one of them a vague word' if self.is_vague else ''}"


def contradictions(rows: Rows, silences: Entries, study: Study) -> list[Contradiction]:
    """Return the contradictions among figures, those that differ most first.

    What contradicts is decided by bounds and time: figures that leave room for each other do not, "about" has a
    tolerance (`records.TOLERANCE`), an open end leaves room above it, and a figure for a later day that is higher is
    growth. Silences come after the numbers: nothing can be said of how much they differ.
    """
    figures = listed(rows)
    found = [
        *_of_claimants(figures, study), *_of_parts(figures, study), *_of_chains(figures, study),
        *_of_both_sides(figures, study), *_of_recalls(figures, study), *_of_restatements(figures, study),
        *_of_silences(figures, silences, study),
    ]  # fmt: skip
    return sorted(found, key=_rank)


def _rank(found: Contradiction) -> tuple[object, ...]:
    return -(found.difference or 0), found.clash, found.metric, found.side, found.group, found.kind, found.claim_ids


def _made(kind: Kind, figures: Iterable[Figure], difference: float | None, sentence: str) -> Contradiction:
    """A contradiction about what its first figure counts."""
    named = list(figures)
    about = named[0]
    claim_ids = tuple(dict.fromkeys(figure.claim_id for figure in named))
    is_vague = any(figure.vague for figure in named)
    return Contradiction(
        kind, about.clash, about.metric, about.side, about.group, claim_ids, difference, is_vague, sentence
    )  # fmt: skip


def _apart(one: Bounds, other: Bounds) -> float:
    return times(one, other) if one.is_below(other) else times(other, one)


def _of_claimants(figures: Figures, study: Study) -> Iterator[Contradiction]:
    """One contradiction for each group of people, with one figure a claimant; its kind is that of the widest pair."""
    for found in disputes(figures):
        named: dict[str, Figure] = {}
        for dispute in found:
            for figure in dispute:
                named.setdefault(figure.claimant, figure)
        # The sentence names the first few: those that differ most.
        widest, others = list(named.values())[: sentences.MOST_NAMED], list(named.values())[sentences.MOST_NAMED :]
        ordered = [*in_order(widest), *others]
        yield _made(_kind(found[0], study), ordered, found[0].difference, sentences.side_by_side(ordered, study))


def _kind(dispute: Dispute, study: Study) -> Kind:
    """Official is who speaks for a side of the conflict; independent are international bodies, aid agencies, media."""
    official = sum(figure.claimant_side in study.sides for figure in dispute)
    independent = sum(figure.claimant_side in ("third_party", "media") for figure in dispute)
    return Kind.OFFICIAL if official == independent == 1 else Kind.CLAIMANTS


def _of_parts(figures: Figures, study: Study) -> Iterator[Contradiction]:
    for found in parts(figures):
        if not found.fits:
            difference = _apart(found.total.bounds, Bounds(found.least, None))
            yield _made(Kind.PARTS, (found.total, *found.counted), difference, sentences.too_many_parts(found, study))


def _of_chains(figures: Figures, study: Study) -> Iterator[Contradiction]:
    for chain in chains(figures):
        if chain.check is Check.BROKEN and chain.before and chain.after and chain.expected:
            named = (chain.before, *chain.rises, chain.after)
            difference = _apart(chain.expected, chain.after.bounds)
            yield _made(Kind.RISE, named, difference, sentences.broken_chain(chain, study))


def _of_both_sides(figures: Figures, study: Study) -> Iterator[Contradiction]:
    for misfit in misfits(figures, study.sides):
        total, ends = misfit.total, misfit.ends
        kind = Kind.RECALL if total.recalled else Kind.BOTH_SIDES
        yield _made(kind, (total, *ends), misfit.difference, sentences.total_and_sum(total, ends, study))


def _of_recalls(figures: Figures, study: Study) -> Iterator[Contradiction]:
    for found in recalls(figures):
        if found.is_lower and found.at_the_time:
            named = (*found.at_the_time.lowest, found.figure)
            difference = times(found.figure.bounds, found.at_the_time.bounds)
            yield _made(Kind.RECALL, named, difference, sentences.recalled_lower(named, study))


def _of_restatements(figures: Figures, study: Study) -> Iterator[Contradiction]:
    for dispute in restatements(figures):
        pair = in_order(dispute)
        yield _made(Kind.RESTATED, pair, dispute.difference, sentences.restated(pair, study))


def _of_silences(figures: Figures, silences: Entries, study: Study) -> Iterator[Contradiction]:
    said: dict[tuple[str, str, str], list[Figure]] = {}
    for figure in latest(figures):
        if not figure.recalled:
            said.setdefault((figure.clash, figure.side, figure.metric), []).append(figure)
    for silence in silent(figures, silences):
        for metric in silence.metrics:
            others = _of_all_first(said.get((silence.clash, silence.side, metric), ()))
            if others:
                yield _made(Kind.SILENCE, others, None, sentences.beside_silence(others, silence, study))


def _of_all_first(figures: Sequence[Figure]) -> list[Figure]:
    """The totals of all people of a side, or where there are none the figures about groups of them."""
    return [figure for figure in figures if is_of_all(figure)] or list(figures)
