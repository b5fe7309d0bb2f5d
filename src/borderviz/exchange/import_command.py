"""`borderviz import FILE [--study FOLDER] …`: other people's event data as a layer of a study."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from borderviz.exchange.importing.column_names import ROLES
from borderviz.exchange.importing.errors import ImportFileError
from borderviz.exchange.importing.formats import FORMATS
from borderviz.notices import Notice
from borderviz.study import Study

if TYPE_CHECKING:
    from borderviz.exchange.importing.guess import Guess
    from borderviz.exchange.importing.reader import Imported, Options

MOST_SHOWN = 20
"""Notices that are printed of each kind; how many more there are is said, and --all prints them."""


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `import` to the commands of a parser."""
    command = commands.add_parser("import", help="take other people's event data as a layer of a study")
    command.add_argument("file", type=Path, help="CSV, .xlsx, GeoJSON, UCDP GED, ACLED or a list of events in JSON")
    command.add_argument("--study", type=Path, metavar="FOLDER", help="the study that the layer is stored with")
    command.add_argument("--as-study", type=Path, metavar="NEWFOLDER", help="make a study of an export of borderviz")
    command.add_argument("--name", help="name of the layer (default: that of the file)")
    command.add_argument("--format", choices=FORMATS, default="", help="what the file is, if not as recognised")
    command.add_argument(
        "--column", action="append", default=[], metavar="ROLE=COLUMN",
        help=f"which column plays a role, nothing after = for none; roles: {', '.join(ROLES)}",
    )  # fmt: skip
    order = command.add_mutually_exclusive_group()
    order.add_argument("--day-first", action="store_true", default=None, help="04/05/2021 is 4 May")
    order.add_argument("--month-first", action="store_true", help="04/05/2021 is 5 April")
    command.add_argument("--encoding", default="", help="encoding of a CSV file, such as cp1251, if not as found")
    command.add_argument("--dry-run", action="store_true", help="say what would be taken, and write nothing")
    command.add_argument("--all", action="store_true", help="print all notices")
    command.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Import a file; return 1 where it cannot be taken, or nothing of it could."""
    try:
        return _as_study(given) if given.as_study else _as_layer(given)
    except ImportFileError as refused:
        print(f"borderviz: {refused}", file=sys.stderr)
        return 1


def _as_study(given: argparse.Namespace) -> int:
    from borderviz.exchange.own_study import save_as_study

    study = save_as_study(given.file, given.as_study)
    for notice in study.notices:
        print(notice)
    print(f"{len(study.reports)} reports, {len(study.claims)} claims, {len(study.incidents)} incidents "
          f"written to {given.as_study}")  # fmt: skip
    return 1 if study.errors else 0


def _as_layer(given: argparse.Namespace) -> int:
    from borderviz.exchange.importing.reader import import_file, inspect
    from borderviz.exchange.importing.source_file import SourceFile
    from borderviz.exchange.own_files import is_own_export

    study = Study.open(given.study) if given.study else None
    options = _options(given, study)
    inspection = inspect(SourceFile.on_disk(given.file), options)
    if is_own_export(given.file):
        print(
            "This is an export of borderviz: --as-study NEWFOLDER opens all of it. Here its incidents become a layer."
        )
    print(guess_text(inspection.guess))
    imported = import_file(inspection)
    for remark in imported.guess.remarks:
        print(f"  {remark}")
    print()
    print("\n".join(notice_lines(imported.layer.notices, everything=given.all)))
    print(counts_text(imported, study))
    print(f"Terms: {imported.layer.terms}")
    if not imported.taken:
        raise ImportFileError(f"{given.file.name}: no row could be taken", "the notices above say why")
    return _stored(given, imported, study)


def _stored(given: argparse.Namespace, imported: Imported, study: Study | None) -> int:
    if study is None or given.dry_run:
        print("Nothing was written." if given.dry_run else "Nothing was written: name a study with --study FOLDER.")
        return 0
    from borderviz.exchange.layer_files import write_layer

    try:
        print(f"Written to {write_layer(imported.layer, study.folder)}.")
    except ImportError:
        raise ImportFileError(
            "a layer is stored as Parquet, and pyarrow is missing", "pip install 'borderviz[files]'"
        ) from None
    return 0


def _options(given: argparse.Namespace, study: Study | None) -> Options:
    from borderviz.exchange.importing.reader import Options

    day_first = True if given.day_first else False if given.month_first else None
    area = study.settings.area if study else None
    return Options(given.format, columns_of(given.column), day_first, given.encoding, area, given.name or "")


def columns_of(words: Sequence[str]) -> dict[str, str]:
    """Return roles and columns of words such as "lat=Y". Raises ImportFileError for a word without a role."""
    columns = {}
    for word in words:
        role, equals, column = word.partition("=")
        if not equals or role not in ROLES:
            raise ImportFileError(f"{word!r} names no role", f"write ROLE=COLUMN; the roles are {', '.join(ROLES)}")
        columns[role] = column
    return columns


def guess_text(guess: Guess) -> str:
    """Return what a file was taken for, a line a column, with the reason and examples."""
    lines = [f"Taken for: {guess.format}"]
    for role, match in guess.matches.items():
        examples = f", such as {' | '.join(match.examples)}" if match.examples else ""
        lines.append(f"  {role} = {match.column} ({match.reason}){examples}")
    used = {match.column for match in guess.matches.values()}
    left = [column for column in guess.columns if column not in used]
    return "\n".join([*lines, f"  not taken: {', '.join(left)}"] if left else lines)


def notice_lines(notices: Sequence[Notice], *, everything: bool = False) -> list[str]:
    """Return notices as lines, errors first; of each kind MOST_SHOWN, and how many more there are."""
    lines = []
    for is_error, name in ((True, "errors"), (False, "warnings")):
        found = [notice for notice in notices if notice.is_error is is_error]
        shown = len(found) if everything else MOST_SHOWN
        lines += [str(notice) for notice in islice(found, shown)]
        if len(found) > shown:
            lines.append(f"… and {len(found) - shown:,} more {name} (--all prints them)")
    return lines


def counts_text(imported: Imported, study: Study | None) -> str:
    """Return how many rows there are, were taken, and lie in the area and the days of a study."""
    text = f"{imported.rows:,} rows: {imported.taken:,} taken, {imported.left_out:,} left out"
    if study is None:
        return text
    from borderviz.exchange.compare_layer import in_area, in_days

    here = in_area(imported.layer.events, study)
    then = here & in_days(imported.layer.events, list(study.clashes.values()))
    return f"{text}; {here.sum():,} in the area of the study, {then.sum():,} of these in the days of its clashes"
