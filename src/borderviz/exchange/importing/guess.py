"""Guess: which column of a table is what, by its name and by what it holds, with the reason; it can be corrected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from borderviz.exchange.importing.column_names import ROLES, folded, spellings, words_of
from borderviz.exchange.importing.coordinates import degrees, pair
from borderviz.exchange.importing.counts import count_of
from borderviz.exchange.importing.dates import span_of
from borderviz.exchange.importing.errors import ImportFileError
from borderviz.exchange.importing.raw_table import RawTable
from borderviz.exchange.importing.texts import harmless

SAMPLE = 1_000
"""Rows that columns are guessed by."""

EXAMPLES = 3
LONGEST_EXAMPLE = 60

MOST_MISFITS = 0.75
"""Share of filled cells that may not fit a role whose name the column bears: then the cells are wrong, not the name."""

SOME_MISFITS = 0.4
"""The same where one word of the column's name is such a name."""

FEW_MISFITS = 0.1
"""The same where nothing but the values speaks."""


@dataclass(frozen=True, slots=True)
class Match:
    """A column that plays a role, why it is thought so, and examples of what it holds.

    `is_sure` where a person or the dataset's codebook says so.
    """

    role: str
    column: str
    reason: str
    examples: tuple[str, ...] = ()
    is_sure: bool = False


@dataclass(frozen=True)
class Guess:
    """What the columns of a file were taken for. `columns` are all of them; `matches` has one a role at most."""

    format: str
    columns: tuple[str, ...]
    matches: Mapping[str, Match]
    remarks: tuple[str, ...] = field(default=())
    """What was decided over whole columns: the order of day and month, latitude and longitude swapped."""

    @property
    def missing(self) -> tuple[str, ...]:
        """The roles without which no event can be made."""
        has_place = "pair" in self.matches or self.matches.keys() >= {"lat", "lon"}
        where = () if has_place else tuple(role for role in ("lat", "lon") if role not in self.matches)
        return where + (() if "start" in self.matches else ("start",))

    def column(self, role: str) -> str | None:
        """Return the column of a role, or None."""
        return self.matches[role].column if role in self.matches else None

    def corrected(self, columns: Mapping[str, str]) -> Guess:
        """Return the guess with what a person says: role to column, "" for none.

        Raises ImportFileError for a role or a column that does not exist.
        """
        matches = dict(self.matches)
        for role, column in columns.items():
            if role not in ROLES:
                raise ImportFileError(f"there is no role {role!r}", f"the roles are {', '.join(ROLES)}")
            if column and column not in self.columns:
                problem = f"the file has no column {column[:80]!r}"
                raise ImportFileError(problem, f"its columns are {', '.join(self.columns[:50])}")
            matches.pop(role, None)
            if column:
                matches[role] = Match(role, column, "you said so", is_sure=True)
        if columns.get("lat") and columns.get("lon"):
            matches.pop("pair", None)
        return replace(self, matches=matches)

    def with_sure(self, columns: Mapping[str, str], reason: str) -> Guess:
        """Return the guess with columns that the format itself says the roles of."""
        sure = {role: Match(role, column, reason, is_sure=True) for role, column in columns.items()}
        pairless = {role: match for role, match in self.matches.items() if role != "pair"}
        return replace(self, matches={**pairless, **sure})

    def with_examples(self, table: RawTable) -> Guess:
        """Return the guess with examples of what its columns hold."""
        rows = table.sample(50)
        found = {
            role: replace(match, examples=_examples(row.cells[table.columns.index(match.column)] for row in rows))
            for role, match in self.matches.items()
        }
        return replace(self, matches=found)


Fits = Callable[[str], bool]


def _is_coordinate(cell: str) -> bool:
    """Up to 180 for a latitude too: one beyond 90 tells that the columns are swapped."""
    value = degrees(cell)
    return value is not None and abs(value) <= 180


def _is_date(cell: str) -> bool:
    for day_first in (True, False):
        try:
            return span_of(cell, day_first) is not None
        except ValueError:
            continue
    return False


def _is_count(cell: str) -> bool:
    return count_of(cell) is not None


FITS: Mapping[str, Fits] = {
    "pair": lambda cell: pair(cell) is not None,
    "lat": _is_coordinate, "lon": _is_coordinate, "start": _is_date, "end": _is_date,
    "best": _is_count, "low": _is_count, "high": _is_count,
    "radius_km": lambda cell: degrees(cell) is not None,
    "where_precision": lambda cell: cell in set("1234567"),
    "date_precision": lambda cell: cell.casefold() in ("hour", "day", "range", "month"),
    "url": lambda cell: cell.strip().casefold().startswith(("http", "javascript:", "www.")),
}  # fmt: skip
"""Roles of which a cell can be told not to fit; others take any text."""

NEEDED = ("lat", "lon", "start")
"""Roles that a column is given for its name alone where no better one is found: its rows then say what is wrong."""

BY_VALUES = ("pair", "start", "url")
"""Roles that a column is given for its values alone: no other columns hold such cells by chance."""


def guessed(table: RawTable, format_name: str) -> Guess:
    """Guess the roles of a table's columns from their names and from its first rows."""
    rows = table.sample(SAMPLE)
    cells = {
        name: [row.cells[position] for row in rows if row.cells[position].strip()]
        for position, name in enumerate(table.columns)
    }
    matches: dict[str, Match] = {}
    for role in ROLES:
        if role == "pair" and matches.keys() >= {"lat", "lon"}:
            continue
        taken = {match.column for match in matches.values()}
        match = _by_name(role, cells, taken) or (_by_values(role, cells, taken) if role in BY_VALUES else None)
        if match:
            matches[role] = match
    if "pair" in matches:
        matches.pop("lat", None)
        matches.pop("lon", None)
    return Guess(format_name, table.columns, matches)


def known(table: RawTable, format_name: str, columns: Mapping[str, str]) -> Guess:
    """Return the guess for a format whose columns are known by its codebook; those that the file lacks are left out.

    Capitals make no difference: older files of ACLED are written in them.
    """
    found = {column.casefold(): column for column in reversed(table.columns)}
    matches = {
        role: Match(role, found[column], f"{format_name}'s own name for it", is_sure=True)
        for role, column in columns.items()
        if column in found
    }
    return Guess(format_name, table.columns, matches).with_examples(table)


def _by_name(role: str, cells: Mapping[str, Sequence[str]], taken: Iterable[str]) -> Match | None:
    """The column with the surest name whose values fit; a name that is a spelling beats one that has one in it."""
    names = spellings(role)
    found: list[tuple[int, int, str, str]] = []
    for position, (column, values) in enumerate(cells.items()):
        if column in taken:
            continue
        if folded(column) in names and _fit(role, values, MOST_MISFITS):
            found.append((names.index(folded(column)), position, column, "found by its name"))
            continue
        inside = [names.index(word) for word in words_of(column) if word in names and len(word) > 2]
        if folded(column) in names and role in NEEDED:
            found.append((1_000 + names.index(folded(column)), position, column, "found by its name"))
        elif inside and _fit(role, values, SOME_MISFITS):
            found.append((100 + min(inside), position, column, "found by a word in its name"))
    if not found:
        return None
    *_, column, reason = min(found)
    return Match(role, column, _because(role, reason, cells[column]), _examples(cells[column]))


def _by_values(role: str, cells: Mapping[str, Sequence[str]], taken: Iterable[str]) -> Match | None:
    for column, values in cells.items():
        # A bare number can be a day of Excel's, a year, or anything.
        telling = [value for value in values if role != "start" or not value.isdigit()]
        if column not in taken and telling and _fit(role, telling, FEW_MISFITS):
            return Match(role, column, _because(role, "found by what it holds", values), _examples(values))
    return None


def _fit(role: str, values: Sequence[str], misfits: float) -> bool:
    fits = FITS.get(role)
    if fits is None:
        return True
    return sum(not fits(value) for value in values) <= misfits * len(values)


def _because(role: str, reason: str, values: Sequence[str]) -> str:
    fits = FITS.get(role)
    if fits is None or not values:
        return reason
    good = sum(map(fits, values))
    return f"{reason}; {good:,} of {len(values):,} values fit"


def _examples(values: Iterable[str]) -> tuple[str, ...]:
    filled = dict.fromkeys(harmless(value, LONGEST_EXAMPLE) for value in values if value.strip())
    return tuple(list(filled)[:EXAMPLES])
