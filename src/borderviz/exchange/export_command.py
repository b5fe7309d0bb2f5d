"""`borderviz export FORMAT OUT [--study FOLDER] [filters]`: what is chosen of a study, as a file for other programs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection
from datetime import date
from pathlib import Path

from borderviz.columns import shorten
from borderviz.exchange.formats import ALL, FORMATS
from borderviz.exchange.provenance import Provenance
from borderviz.model import IncidentKind
from borderviz.places.shipped import study_folder
from borderviz.selection import NO_BLAME, Selection
from borderviz.study import Study, StudyError
from borderviz.wording import number_of

STDOUT = "-"


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `export` to the commands of a parser."""
    formats = "\n".join(f"  {one.name:8} {one.label}: {one.about}" for one in ALL)
    command = commands.add_parser(
        "export",
        help="write what is chosen of a study as GeoJSON, CSV, GeoParquet, Excel, KML …",
        description="Write what is chosen of a study as a file. A filter that is not given chooses everything.",
        epilog=f"formats:\n{formats}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("format", choices=FORMATS, metavar="FORMAT", help="one of those listed below")
    command.add_argument("out", metavar="OUT", help="the file to write, or - for standard output")
    command.add_argument("--study", type=Path, metavar="FOLDER", help="the study; without it the one that ships")
    command.add_argument("--force", action="store_true", help="replace OUT if it exists")
    filters = command.add_argument_group("filters", "Each but --from and --to may be given several times.")
    filters.add_argument("--clash", action="append", default=[], metavar="ID", help="such as 2021-04")
    filters.add_argument("--kind", action="append", default=[], help="what happened, such as shooting")
    filters.add_argument("--blamed", action="append", default=[], metavar="SIDE", help="a side, both, or none")
    filters.add_argument("--report", action="append", default=[], metavar="ID", help="the report that says it")
    filters.add_argument("--from", dest="first", type=_day, metavar="DATE", help="first day, YYYY-MM-DD")
    filters.add_argument("--to", dest="last", type=_day, metavar="DATE", help="last day, YYYY-MM-DD")
    command.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Write the file; say on stderr what it holds. Raises StudyError for what the study does not know."""
    form = FORMATS[given.format]
    study = Study.open(given.study or study_folder())
    for notice in study.notices:
        print(notice, file=sys.stderr)
    selection = selection_of(given, study)
    chosen = selection.of(study)
    if given.out != STDOUT and not given.force and Path(given.out).exists():
        raise StudyError(f"{given.out} exists already. Give another name, or --force to replace it.")
    content = form.write(chosen, Provenance.of(study, selection))
    if given.out == STDOUT:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        Path(given.out).write_bytes(content)
    figures = f" and {number_of(len(chosen.claims), 'figure')}" if form.holds_figures else ""
    incidents = number_of(len(chosen.incidents), "incident")
    print(f"{form.label}: {incidents}{figures}, {len(content):,} bytes", file=sys.stderr)
    return 0


def selection_of(given: argparse.Namespace, study: Study) -> Selection:
    """Return the selection that the options name. Raises StudyError for a value that the study does not know."""
    if given.first and given.last and given.last < given.first:
        raise StudyError(f"--to {given.last} is before --from {given.first}. Swap them.")
    return Selection(
        clashes=_known("--clash", given.clash, study.clashes),
        kinds=_known("--kind", given.kind, [kind.value for kind in IncidentKind]),
        blamed=_known("--blamed", given.blamed, [*study.sides, "both", NO_BLAME]),
        reports=_known("--report", given.report, study.reports),
        first=given.first,
        last=given.last,
    )


def _known(option: str, words: Collection[str], known: Collection[str]) -> frozenset[str]:
    strange = [shorten(word) for word in words if word not in known]
    if strange:
        raise StudyError(f"{option} {', '.join(strange)}: not known. Known are {', '.join(known) or 'none'}.")
    return frozenset(words)


def _day(word: str) -> date:
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{word!r} is not a date; write YYYY-MM-DD, such as 2021-04-29") from None
