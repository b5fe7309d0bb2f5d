"""`borderviz read`: articles in, drafts out, one after the other as they are read."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TextIO

from borderviz.reading.articles.sources import sources
from borderviz.reading.output import claims_header
from borderviz.reading.run import PRINTERS, Options, Result, results
from borderviz.study import Study

FORMATS = [name for name in PRINTERS if name != "text"]


WIDE = 160
"""Characters of a table that does not go to a terminal."""


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `read` to the commands of borderviz."""
    parser = commands.add_parser("read", help="print what articles claim: tolls, places and incidents, with evidence")
    parser.add_argument("files", nargs="+", metavar="FILE", help="text (.txt .md .html), folder, or - for stdin")
    parser.add_argument("--published", type=_day, metavar="DATE", help="day of publication of all, YYYY-MM-DD")
    parser.add_argument("--format", choices=FORMATS, default="jsonl", help="default: jsonl, one JSON object a text")
    parser.add_argument("--study", metavar="FOLDER", help="the study whose clashes are meant; default: the shipped one")
    parser.add_argument(
        "--min-confidence", type=_share, default=0.5, metavar="X", help="least sure claim (default 0.5)"
    )
    parser.add_argument("--workers", type=_count, metavar="N", help="processes (default: one a core for many files)")
    parser.add_argument("--text", action="store_true", help="print the text that offsets count in, and read nothing")
    parser.set_defaults(run=read_command)


def read_command(given: argparse.Namespace) -> int:
    """Print what was read; return 1 if anything could not be read, and 0 otherwise. Raises StudyError."""
    if given.study:
        Study.open(Path(given.study))
    options = Options(
        published=given.published,
        format="text" if given.text else given.format,
        least=given.min_confidence,
        study=given.study,
        width=None if sys.stdout.isatty() else WIDE,
    )
    try:
        return _print_all(_with_progress(results(sources(given.files), options, given.workers), given.files), options)
    except BrokenPipeError:
        # The reader of our output has gone, as `head` does. Python would complain once more when it flushes at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print("borderviz: interrupted", file=sys.stderr)
        return 130


def _print_all(found: Iterator[Result], options: Options) -> int:
    failed = 0
    if options.format == "csv":
        sys.stdout.write(claims_header())
    for result in found:
        if result.error:
            failed += 1
            _complain(f"borderviz: {result.name}: {result.error}", sys.stderr)
        sys.stdout.write(result.printed)
        if sys.stdout.isatty():
            sys.stdout.flush()
    sys.stdout.flush()
    return 1 if failed else 0


def _with_progress(found: Iterator[Result], files: list[str]) -> Iterator[Result]:
    """A bar on stderr, where a person sees it and the output goes elsewhere."""
    if not sys.stderr.isatty() or sys.stdout.isatty() or files == ["-"]:
        return found
    from tqdm import tqdm

    total = sum(1 for _ in sources(files))
    return iter(tqdm(found, total=total, unit=" texts", file=sys.stderr, dynamic_ncols=True, leave=False))


def _complain(message: str, stream: TextIO) -> None:
    if stream.isatty():
        from tqdm import tqdm

        tqdm.write(message, file=stream)
    else:
        print(message, file=stream)


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{said!r} is no day; write YYYY-MM-DD") from None


def _share(said: str) -> float:
    try:
        value = float(said)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{said!r} is no number from 0 to 1")
    return value


def _count(said: str) -> int:
    if not said.isdecimal() or not 1 <= int(said) <= 1000:
        raise argparse.ArgumentTypeError(f"{said!r} is no number of processes")
    return int(said)
