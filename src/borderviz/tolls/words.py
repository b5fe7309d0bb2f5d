"""Words: what is reported about a clash as a paragraph, each figure with its claim; nothing is added up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from borderviz.model import Group
from borderviz.study import Study
from borderviz.tolls.brackets import Brackets
from borderviz.tolls.chains import Chain
from borderviz.tolls.phrases import DONE, WHOLE, Days, amount, counted, is_one, listing, members, outlets, said_by, verb
from borderviz.tolls.pieces import Piece, joined
from borderviz.tolls.records import Figure, Figures, Rows, listed
from borderviz.tolls.silent import Entries, Silence, silent
from borderviz.wording import side_name

NOTHING = "The reports at hand give no figure for this clash."


def words(rows: Rows, silences: Entries, study: Study, clash: str) -> list[Piece]:
    """Return the paragraph of a clash: metric by metric, side by side, a sentence for each claimant.

    A figure that a report says again is left out; every other one is told, with the claim it comes from. Sub-counts
    stand in brackets behind their total, and so does a rise where it makes the total; figures replaced say so. A side
    that gave no losses is named where they would stand. Recalls have sentences of their own at the end.
    """
    return joined(sentences(rows, silences, study, clash), " ", " ")


def sentences(rows: Rows, silences: Entries, study: Study, clash: str) -> list[list[Piece]]:
    """Return the sentences of the paragraph of a clash, in their order."""
    known = listed(rows)
    figures = Figures(f for f in known if f.clash == clash and not f.repeat)
    told = _Told(study, Days(), Brackets(figures))
    quiet = [silence for silence in silent(known, silences) if silence.clash == clash]
    outside = [figure for figure in figures if figure.claim_id not in told.brackets.inside]
    found = [] if figures else [[Piece(NOTHING)]]
    found += _of_the_time(told, [figure for figure in outside if not figure.recalled], quiet)
    found += _recalled(told, [figure for figure in outside if figure.recalled])
    return found


def _of_the_time(told: _Told, figures: list[Figure], quiet: list[Silence]) -> Iterator[list[Piece]]:
    said = {(found[0][0].metric, found[0][0].side): found for found in _by_people(told.study, figures)}
    for metric, side in _places(told.study, {*said, *((s.metrics[0], s.side) for s in quiet)}):
        for of_claimant in said.get((metric, side), ()):
            yield [*told.clause(of_claimant, begins=True), Piece(".")]
        for silence in quiet:
            if (silence.metrics[0], silence.side) == (metric, side):
                yield [Piece(silence_text(silence, told.study))]


def _recalled(told: _Told, figures: list[Figure]) -> Iterator[list[Piece]]:
    for by_claimant in _by_people(told.study, figures):
        clauses = [told.clause(of_claimant) for of_claimant in by_claimant]
        yield [Piece("Looking back, "), *joined(clauses, "; ", "; "), Piece(".")]


def silence_text(silence: Silence, study: Study) -> str:
    """Return a silence as a sentence: "Tajikistan gave no figure of its dead, according to DW."."""
    name = study.sides[silence.side].name if silence.side in study.sides else silence.side
    losses = listing([WHOLE[metric] for metric in silence.metrics], "or")
    return f"{name} gave no figure of its {losses}, according to {outlets(silence)}."


Key = tuple[str, str]


def _places(study: Study, present: set[Key]) -> list[Key]:
    """The metrics and sides of a paragraph in their order: that of the codebook, then of the study."""
    sides = [*study.sides, *sorted({side for _, side in present} - {*study.sides})]
    return [(metric, side) for metric in DONE for side in sides if (metric, side) in present]


def _by_people(study: Study, figures: list[Figure]) -> list[list[list[Figure]]]:
    """Figures by metric and side in the order of the paragraph, and in each by claimant, the first to speak first."""
    found: dict[Key, dict[str, list[Figure]]] = {}
    for figure in sorted(figures, key=_telling):
        found.setdefault((figure.metric, figure.side), {}).setdefault(figure.claimant, []).append(figure)
    return [list(found[key].values()) for key in _places(study, set(found))]


def _telling(figure: Figure) -> tuple[object, ...]:
    """The order of telling: by time; all people before groups of them; what was replaced, rises, totals."""
    place = 0 if figure.superseded else 1 if figure.increment else 2
    return (figure.moment, figure.group != Group.ALL.value, figure.group, place, figure.low, figure.claim_id)


@dataclass(frozen=True)
class _Told:
    """Writes the figures of one paragraph."""

    study: Study
    days: Days
    brackets: Brackets

    def clause(self, figures: Sequence[Figure], *, begins: bool = False) -> list[Piece]:
        """What one claimant said of one side: who, then figure after figure with their days."""
        claimant = figures[0].claimant
        told = [self._item(figures, position) for position in range(len(figures))]
        return [Piece(f"{said_by(claimant, begins=begins)} {verb(claimant)} "), *joined(told, ", ", " and ")]

    def _item(self, figures: Sequence[Figure], position: int) -> list[Piece]:
        figure = figures[position]
        before = figures[position - 1] if position else None
        after = figures[position + 1] if position + 1 < len(figures) else None
        when = "" if after is not None and after.moment == figure.moment else f" {self.days.when(figure)}"
        return [*self._number(figure, before), *self._notes(figure), *([Piece(when)] if when else [])]

    def _number(self, figure: Figure, before: Figure | None) -> list[Piece]:
        """The figure with what it counts, or alone where it counts what the one before it does."""
        if before is None or before.group != figure.group or before.part_of or figure.part_of:
            return [Piece(counted(figure, self.study), figure.claim_id)]
        if figure.increment:
            return [Piece(f"{amount(figure)} more", figure.claim_id)]
        at_once = before.moment == figure.moment and not before.increment
        link = ("then " if before.superseded else "elsewhere ") if at_once else ""
        total = [Piece(" in all")] if before.increment else []
        return [*([Piece(link)] if link else []), Piece(amount(figure), figure.claim_id), *total]

    def _notes(self, figure: Figure) -> list[Piece]:
        notes = [self._note(other, figure) for other in self.brackets.behind.get(figure.claim_id, ())]
        if chain := self.brackets.rises.get(figure.claim_id):
            notes.append(_rise(chain))
        if figure.superseded:
            notes.append([Piece("replaced later")])
        if figure.part_of:
            notes.append([Piece("part of a larger figure")])
        return [Piece(" ("), *joined(notes, "; ", "; "), Piece(")")] if notes else []

    def _note(self, other: Figure, figure: Figure) -> list[Piece]:
        if other.part_of:
            return [Piece(amount(other), other.claim_id), Piece(f" of them {self._who(other, figure)}")]
        if other.vague and not figure.vague:
            return [Piece("also “"), Piece(amount(other), other.claim_id), Piece("”")]
        return [Piece("said again", other.claim_id)]

    def _who(self, part: Figure, total: Figure) -> str:
        """The people of a sub-count: "civilians", "a child", "Tajik"; the side only where the total has both."""
        side = side_name(part.side, self.study.sides) if part.side != total.side else ""
        if part.group == Group.ALL.value:
            return side or "counted apart"
        who = members(part.group, f"{side} ".lstrip(), one=is_one(part))
        return f"a {who}" if is_one(part) else who


def _rise(chain: Chain) -> list[Piece]:
    (rise,) = chain.rises
    before = chain.before or rise
    return [
        Piece(amount(rise), rise.claim_id), Piece(" more than the "), Piece(amount(before), before.claim_id),
        Piece(" given before"),
    ]  # fmt: skip
