"""Sentences: a contradiction in plain English, in words that take no side."""

from __future__ import annotations

from collections.abc import Sequence

from borderviz.study import Study
from borderviz.tolls.chains import Chain
from borderviz.tolls.parts import Parts
from borderviz.tolls.phrases import Days, amount, capital, counted, listing, outlets, people, said_by
from borderviz.tolls.records import Bounds, Figure
from borderviz.tolls.silent import Silence

MOST_NAMED = 5
"""Figures that a sentence names; how many more there are it says."""


def side_by_side(figures: Sequence[Figure], study: Study) -> str:
    """Return "Kyrgyz people displaced, 30 April 2021: 13,500 according to A, about 20,000 according to B."."""
    return f"{_figures(figures, study)}."


def beside_silence(figures: Sequence[Figure], silence: Silence, study: Study) -> str:
    """Return "Tajik dead, 30 April 2021: at least 12 according to A; no figure from Tajikistan, according to B."."""
    name = study.sides[silence.side].name if silence.side in study.sides else silence.side
    return f"{_figures(figures, study)}; no figure from {name}, according to {outlets(silence)}."


def restated(figures: Sequence[Figure], study: Study) -> str:
    """Return "Kyrgyz dead: 40 on 30 April 2021, then 36 on 1 May, both according to A."."""
    head, days = _head(figures, study)
    told = [f"{amount(figure)}{_when(figure, days)}" for figure in figures]
    return f"{head}: {', then '.join(told)}, both according to {said_by(figures[0].claimant)}."


def recalled_lower(figures: Sequence[Figure], study: Study) -> str:
    """Return "Kyrgyz dead: at least 33 on 1 May 2021 according to A; 20 recalled on 27 January 2022 by B."."""
    *of_the_time, recall = figures
    days = Days()
    told = [_said(figure, days) for figure in of_the_time]
    return f"{capital(people(recall, study))}: {', '.join(told)}; {_recalled(recall, days)}."


def too_many_parts(found: Parts, study: Study) -> str:
    """Return "Kyrgyz injured, 30 April 2021: 23 in all, with 30 Kyrgyz civilians injured as a part, according to A."""
    head, _ = _head([found.total], study)
    told = listing([counted(part, study) for part in found.counted])
    together = f" (together at least {found.least:,})" if len(found.counted) > 1 else ""
    part = "as a part" if len(found.counted) == 1 else "as parts"
    return f"{head}: {amount(found.total)} in all, with {told}{together} {part}, according to {_all(found, study)}."


def _all(found: Parts, study: Study) -> str:
    return listing([*dict.fromkeys(said_by(figure.claimant) for figure in (found.total, *found.counted))])


def broken_chain(chain: Chain, study: Study) -> str:
    """Return "Kyrgyz dead, 18 September 2022: 24, then 12 more, then 40, according to A; 24 and 12 are 36."."""
    figures = [figure for figure in (chain.before, *chain.rises, chain.after) if figure is not None]
    head, days = _head(figures, study)
    told = [f"{amount(f)}{' more' if f.increment else ''}{_when(f, days)}" for f in figures]
    terms = listing([amount(figure) for figure in figures[:-1]])
    result = f"{terms} come to {_bounds(chain.expected or Bounds(0, None))}"
    return f"{head}: {', then '.join(told)}, according to {said_by(figures[0].claimant)}; {result}."


def _bounds(bounds: Bounds) -> str:
    if bounds.most is None:
        return f"{bounds.least:,} or more"
    return f"{bounds.least:,}" if bounds.least == bounds.most else f"{bounds.least:,} to {bounds.most:,}"


def total_and_sum(total: Figure, of_sides: Sequence[Figure], study: Study) -> str:
    """Return "Dead on both sides: 20 on 1 May 2021 according to A; side by side, 33 Kyrgyz dead … according to B …"""
    days = Days()
    own = _recalled(total, days) if total.recalled else _said(total, days)
    told = [
        f"{counted(figure, study)} {days.when(figure)} according to {said_by(figure.claimant)}" for figure in of_sides
    ]
    return f"{capital(people(total, study))}: {own}; side by side, {listing(told)}."


def _recalled(figure: Figure, days: Days) -> str:
    return f"{amount(figure)} recalled {days.when(figure)} by {said_by(figure.claimant)}"


def _figures(figures: Sequence[Figure], study: Study) -> str:
    """What the figures count, with the day where they share it, and each of them with who says it."""
    head, days = _head(figures, study)
    told = [f"{amount(f)}{_when(f, days)} according to {said_by(f.claimant)}" for f in figures[:MOST_NAMED]]
    more = len(figures) - len(told)
    return f"{head}: {', '.join(told)}{f', and {more} more' if more else ''}"


def _said(figure: Figure, days: Days) -> str:
    return f"{amount(figure)} {days.when(figure)} according to {said_by(figure.claimant)}"


def _head(figures: Sequence[Figure], study: Study) -> tuple[str, Days | None]:
    """What figures count, with their day; where they do not share one, the writer of their days."""
    subject, days = capital(people(figures[0], study)), Days()
    if len({figure.moment for figure in figures}) > 1:
        return subject, days
    return f"{subject}, {days.when(figures[0]).removeprefix('on ')}", None


def _when(figure: Figure, days: Days | None) -> str:
    return f" {days.when(figure)}" if days else ""
