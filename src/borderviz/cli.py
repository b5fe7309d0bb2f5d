"""The command line: `borderviz check FOLDER`, `borderviz map FOLDER OUT.html`, `borderviz locate TEXT PHRASE`, …"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from borderviz import __version__
from borderviz.evidence import EvidenceError, find_text, locate, passage, read_text, sha256
from borderviz.exchange import export_command, import_command
from borderviz.places import command as geocode
from borderviz.reading import command as reading
from borderviz.schema import data_package
from borderviz.study import PACKAGE_FILE, Study, StudyError, package_in
from borderviz.wording import number_of


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return 0, or 1 where it found errors. A wrong command line ends with 2, as argparse does."""
    given = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # names come in scripts that a console may not know
            stream.reconfigure(errors="backslashreplace")
    try:
        return int(given.run(given))
    except OSError as error:
        print(f"borderviz: {_in_words(error)}", file=sys.stderr)
    except (StudyError, UnicodeDecodeError) as error:
        print(f"borderviz: {error}", file=sys.stderr)
    return 1


def _in_words(error: OSError) -> str:
    """Say which file it is and what is wrong, without the number that the system has for it."""
    if error.filename is None or error.strerror is None:
        return str(error)
    path = Path(os.fsdecode(error.filename))
    if isinstance(error, FileNotFoundError) and not path.parent.is_dir():
        return f"{path}: there is no folder {path.parent}. Make it, or give another path."
    return f"{path}: {error.strerror[0].lower()}{error.strerror[1:]}. Give another path, or change its rights."


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="borderviz", description="News reports on a border conflict as checked data.")
    parser.add_argument("--version", action="version", version=f"borderviz {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="say row by row what is wrong with a study, and what would be right")
    check.add_argument("folder", type=Path)
    check.add_argument("--texts", type=Path, help="folder of the articles, to check every passage against them")
    check.set_defaults(run=_check)
    chart = commands.add_parser("map", help="write the map of a study as one HTML file that needs no network")
    chart.add_argument("folder", type=Path)
    chart.add_argument("out", type=Path)
    chart.set_defaults(run=_map)
    find = commands.add_parser("locate", help="give offsets, paragraph and hash of a phrase, for the evidence columns")
    find.add_argument("text", type=Path)
    find.add_argument("phrase")
    find.set_defaults(run=_locate)
    describe = commands.add_parser(
        "describe", help="write the Frictionless schemas of a study into its datapackage.json"
    )
    describe.add_argument("folder", type=Path)
    describe.set_defaults(run=_describe)
    geocode.add_command(commands)
    reading.add_command(commands)
    export_command.add_command(commands)
    import_command.add_command(commands)
    return parser


def _check(given: argparse.Namespace) -> int:
    study = Study.open(given.folder)
    problems = [str(notice) for notice in study.notices]
    failed = len(study.errors)
    passages = _passage_problems(study, given.texts or given.folder / "texts")
    for problem in problems + passages:
        print(problem)
    kept = ", ".join(f"{len(getattr(study, table))} {table}" for table in ("reports", "claims", "incidents", "clashes"))
    print(f"{kept} are good; {failed + len(passages)} errors, {len(study.notices) - failed} warnings")
    return 1 if failed or passages else 0


def _passage_problems(study: Study, folder: Path) -> list[str]:
    problems = []
    texts: dict[str, str | None] = {}
    for report_id, report in study.reports.items():
        try:
            texts[report_id] = find_text(report, [folder])
        except (OSError, UnicodeDecodeError) as error:
            texts[report_id] = None
            problems.append(f"error: {report.file}: the text cannot be read ({error}); save it as UTF-8")
    for table, records in (("claims", study.claims), ("incidents", study.incidents)):
        for identifier, record in records.items():
            text = texts[record.report_id]
            try:
                if text is not None:
                    passage(text, record)
            except EvidenceError as error:
                problems.append(f"error: {table}.csv, {identifier}: {error}; locate the phrase again")
    return problems


def _map(given: argparse.Namespace) -> int:
    from borderviz.exchange.layer_files import layers_of
    from borderviz.maps.study_map import StudyMap

    layers, notices = layers_of(given.folder)
    for notice in notices:
        print(notice, file=sys.stderr)
    study = Study.open(given.folder)
    StudyMap.of(study, layers).save(str(given.out))
    over = f" and {number_of(len(layers), 'layer')}" if layers else ""
    print(f"{given.out}: the map of {number_of(len(study.incidents), 'incident')}{over}", file=sys.stderr)
    return 0


def _locate(given: argparse.Namespace) -> int:
    found = list(locate(read_text(given.text), given.phrase))
    for start, end, paragraph in found:
        print(f"{start},{end},{paragraph},{sha256(given.phrase)}")
    if not found:
        print("borderviz: the phrase does not stand in this text", file=sys.stderr)
    return 0 if found else 1


def _describe(given: argparse.Namespace) -> int:
    path = given.folder / PACKAGE_FILE
    base = {"name": given.folder.resolve().name}
    if path.is_file():
        try:
            base = package_in(given.folder)
        except ValueError as error:
            raise StudyError(f"{path} cannot be understood ({error}). Correct or remove it.") from error
    if not isinstance(base, dict):
        raise StudyError(f"{path} does not hold an object. Correct or remove it.")
    base.pop("resources", None)
    path.write_text(json.dumps(data_package(base), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
