"""Reading many articles: in order, in several processes, with a memory that does not grow with their number."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import chain, islice
from pathlib import Path

from borderviz.reading.articles.decode import NoText
from borderviz.reading.articles.sources import Article, Source, read_article
from borderviz.reading.draft import Draft
from borderviz.reading.output import claims_rows, confident, json_line
from borderviz.reading.reader import Reader
from borderviz.reading.table import as_table
from borderviz.study import Study

TOGETHER = 8
"""Articles that are sent to a process at a time."""
AHEAD = 4
"""Parcels for each process that are under way at most."""
WORTH_PROCESSES = 24
"""Articles from which further processes are started: that takes as long as reading a few dozen."""


@dataclass(frozen=True, slots=True)
class Options:
    """How articles are read and printed."""

    published: date | None = None
    format: str = "jsonl"
    least: float = 0.5
    study: str | None = None
    width: int | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What is printed of one source, or why it could not be read."""

    name: str
    printed: str = ""
    error: str = ""


def results(sources: Iterable[Source | OSError], options: Options, workers: int | None = None) -> Iterator[Result]:
    """Yield one result a source, in their order. Without `workers`, all cores are used if there is enough to read."""
    given = iter(sources)
    first = list(islice(given, WORTH_PROCESSES))
    if workers is None:
        workers = cores() if len(first) == WORTH_PROCESSES else 1
    every = chain(first, given)
    if workers <= 1:
        yield from (result(source, options) for source in every)
    else:
        yield from _in_processes(every, options, workers)


def result(source: Source | OSError, options: Options) -> Result:
    """Read one source. Nothing is raised for what it holds."""
    if isinstance(source, OSError):
        return Result(str(source.filename or ""), error=source.strerror or str(source))
    try:
        article = read_article(source, options.published)
        return Result(source.path, PRINTERS[options.format](article, options))
    except OSError as error:
        return Result(source.path, error=error.strerror or str(error))
    except NoText as error:
        return Result(source.path, error=str(error))
    except Exception as error:  # one article must never end the reading of the others
        return Result(source.path, error=f"it could not be read ({type(error).__name__}: {error}); please report it")


def draft_of(article: Article, options: Options) -> Draft:
    """Read an article; what was wrong with the table beside it stands in the report's notes."""
    draft = _reader(options.study).read(
        article.text, article.published, title=article.title, outlet=article.outlet, file=article.file
    )
    report = replace(draft.report, id=article.id, notes=article.notes + draft.report.notes)
    return confident(replace(draft, report=report), options.least)


PRINTERS: dict[str, Callable[[Article, Options], str]] = {
    "jsonl": lambda article, options: json_line(draft_of(article, options)),
    "table": lambda article, options: as_table(draft_of(article, options), options.width),
    "csv": lambda article, options: claims_rows(draft_of(article, options)),
    "text": lambda article, options: article.text if article.text.endswith("\n") else article.text + "\n",
}


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@cache
def _reader(folder: str | None) -> Reader:
    return Reader.of(Study.open(Path(folder)) if folder else None)


def _in_processes(sources: Iterable[Source | OSError], options: Options, workers: int) -> Iterator[Result]:
    """A bounded number of parcels is under way, so that the next is taken only when one has been printed."""
    given = iter(sources)
    pool = ProcessPoolExecutor(workers)
    under_way: deque[tuple[list[Source | OSError], Future[list[Result]]]] = deque()
    try:
        while True:
            while len(under_way) < workers * AHEAD and (parcel := list(islice(given, TOGETHER))):
                under_way.append((parcel, pool.submit(_read_parcel, parcel, options)))
            if not under_way:
                return
            parcel, future = under_way.popleft()
            yield from _outcome(parcel, future)
    finally:
        pool.shutdown(cancel_futures=True)


def _read_parcel(parcel: list[Source | OSError], options: Options) -> list[Result]:
    return [result(source, options) for source in parcel]


def _outcome(parcel: list[Source | OSError], future: Future[list[Result]]) -> list[Result]:
    try:
        return future.result()
    except BrokenProcessPool:
        why = "its process ended, perhaps for want of memory; try --workers 1"
        return [Result(source.path, error=why) for source in parcel if isinstance(source, Source)]
