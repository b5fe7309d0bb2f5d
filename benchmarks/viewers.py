"""Times the answers of one Streamlit process to many viewers who each move time every two seconds.

plain page  a folium map of 1,000 made incidents, as CircleMarkers, built anew at each move of a select_slider
time layer  the same incidents in a TimeLayer, with two bar charts: a viewer's map says which window was let go, and a
            fragment runs for it
dashboard   the dashboard of this repository with the study that ships, which is far smaller, and all its charts and
            lists; moved in the same way

Viewers are sessions of their own on real websockets; no browser draws, so this is the server's part alone. The time of
a move is from sending it to the message that its run has ended. Each viewer moves to windows of its own choice and
checks that the answer is the one for its window; an answer of another session would count as wrong. A viewer who is
still waiting when the next move is due moves as soon as the answer is there, which is counted as late.

With --replicas, only the dashboard is tried, as it is hosted: so many server processes behind nginx, with TLS and the
settings in deploy/; MB is the memory of the largest. nginx and the viewers share the machine with them.

The viewers share a process apart from the server's. Its lag, by which a timer of its own is late, and its share of a
core tell whether it held the answers up.
"""

import argparse
import asyncio
import json
import random
import ssl
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from servers import hosted_dashboard, lay_out_pages, resident_mb, running_server
from sessions import Session, SessionError, session
from subjects import Subject, Widget, dashboard, plain, time_layer
from websockets.exceptions import ConnectionClosed

EVERY = 2.0
"""Seconds between a viewer's moves, more or less a quarter."""
PATIENCE = 60
"""Seconds until a viewer gives up."""
TICK = 0.01

Row = dict[str, Any]


@dataclass(frozen=True)
class Server:
    """Where a page is served, whom to trust there, and by how many processes."""

    address: str
    tls: ssl.SSLContext | None = None
    processes: tuple[int, ...] = ()
    """Of the servers behind the address, where they are known."""


@dataclass
class Log:
    """What all viewers of a page have seen."""

    times: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    late: int = 0
    lags: list[float] = field(default_factory=list)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--viewers", type=numbers, default=[1, 20, 50], help="numbers of viewers (default: 1,20,50)")
    parser.add_argument("--seconds", type=float, default=30, help="how long they move (default: 30)")
    parser.add_argument("--replicas", type=int, default=0, help="try the dashboard behind nginx, with so many servers")
    parser.add_argument("--json", action="store_true", help="print JSON")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pages = lay_out_pages(Path(folder))
        subjects = [dashboard()] if arguments.replicas else [plain(pages), time_layer(pages), dashboard()]
        rows = [
            one_load(subject, count, arguments.seconds, arguments.replicas)
            for count in arguments.viewers
            for subject in subjects
        ]
    print(json.dumps(rows, indent=2) if arguments.json else as_text(rows))


def numbers(text: str) -> list[int]:
    return [int(word) for word in text.split(",")]


def one_load(subject: Subject, viewers: int, seconds: float, replicas: int) -> Row:
    print(f"{viewers} viewers: {subject.name}", file=sys.stderr)
    log = Log()
    with server_of(subject, replicas) as server:
        used, start = time.process_time(), time.perf_counter()
        asyncio.run(everybody(subject, server, viewers, seconds, log))
        busy = (time.process_time() - used) / (time.perf_counter() - start)
        memory = max(filter(None, map(resident_mb, server.processes)), default=0)
    figures = {"load_generator_cores": round(busy, 2), "server_mb": round(memory)}
    return summary(subject.name, viewers, log) | figures


@contextmanager
def server_of(subject: Subject, replicas: int) -> Iterator[Server]:
    """Serve a page until the block ends: by one process alone, or as it is hosted."""
    if replicas:
        with hosted_dashboard(replicas) as (address, tls, processes):
            yield Server(address, tls, tuple(processes))
    else:
        with running_server(subject.script, *subject.arguments, folder=subject.folder) as address:
            yield Server(address)


async def everybody(subject: Subject, server: Server, viewers: int, seconds: float, log: Log) -> None:
    """Let the viewers come one after the other, and all move once they are there."""
    async with AsyncExitStack() as stack:
        there = []
        for number in range(viewers):
            own = await stack.enter_async_context(session(server.address, subject.query, server.tls))
            there.append(Viewer(subject, own, number, subject.find(await own.run())))
        # A server's caches are filled by its first move, which is not counted; of eight viewers one is surely there.
        for viewer in there[: 8 * len(server.processes) if len(server.processes) > 1 else 1]:
            await viewer.move(Log())
        watch = asyncio.create_task(measure_lag(log))
        await asyncio.gather(*(viewer.move_for(seconds, log) for viewer in there))
        watch.cancel()


class Viewer:
    """Moves time again and again."""

    def __init__(self, subject: Subject, own: Session, number: int, widget: Widget) -> None:
        self.subject = subject
        self.own = own
        self.widget = widget
        self.choice = random.Random(number)
        self.instance = f"viewer{number}"
        self.turn = 0

    async def move_for(self, seconds: float, log: Log) -> None:
        due = time.perf_counter() + self.choice.uniform(0, EVERY)
        end = time.perf_counter() + seconds
        while due < end:
            await asyncio.sleep(due - time.perf_counter())
            try:
                await asyncio.wait_for(self.move(log), PATIENCE)
            except (SessionError, ConnectionClosed, TimeoutError) as error:
                log.errors[f"{type(error).__name__}: {error}"] += 1
                return
            due += EVERY * self.choice.uniform(0.75, 1.25)
            log.late += due < time.perf_counter()
            due = max(due, time.perf_counter())

    async def move(self, log: Log) -> None:
        """Move once."""
        self.turn += 1
        move = self.subject.move(self.widget, self.choice, self.instance, self.turn)
        run = await self.own.run(move.state, self.widget.fragment)
        if move.is_answer(run):
            log.times.append(run.milliseconds)
        else:
            log.errors["wrong answer"] += 1


async def measure_lag(log: Log) -> None:
    """Note by how many ms a timer of this process is late."""
    while True:
        start = time.perf_counter()
        await asyncio.sleep(TICK)
        log.lags.append((time.perf_counter() - start - TICK) * 1000)


def summary(name: str, viewers: int, log: Log) -> Row:
    return {
        "page": name,
        "viewers": viewers,
        "moves": len(log.times),
        **spread("", log.times),
        "late": log.late,
        "errors": dict(log.errors),
        **spread("lag_", log.lags),
    }


def spread(prefix: str, values: list[float]) -> Row:
    if not values:
        return {f"{prefix}{name}": None for name in ("p50", "p95", "max")}
    high = quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]
    figures = {"p50": median(values), "p95": high, "max": max(values)}
    return {f"{prefix}{name}": round(value, 1) for name, value in figures.items()}


def as_text(rows: list[Row]) -> str:
    head = f"{'viewers':>7}  {'page':<12}{'moves':>7}{'p50 ms':>10}{'p95 ms':>10}{'max ms':>10}{'late':>6}{'errors':>8}"
    lines = [f"{head}{'lag p95':>9}{'lag max':>9}{'cores':>7}{'MB':>6}"]
    for row in rows:
        times = "".join(
            f"{row[name]:>10,.1f}" if row[name] is not None else f"{'–':>10}" for name in ("p50", "p95", "max")
        )
        line = f"{row['viewers']:>7}  {row['page']:<12}{row['moves']:>7}{times}{row['late']:>6}"
        line += f"{sum(row['errors'].values()):>8}{row['lag_p95'] or 0:>9.1f}{row['lag_max'] or 0:>9.1f}"
        lines.append(f"{line}{row['load_generator_cores']:>7.2f}{row['server_mb'] or '–':>6}")
    lines += [
        f"{row['viewers']} viewers, {row['page']}: {count} × {error}"
        for row in rows
        for error, count in row["errors"].items()
    ]
    return "\n".join([*lines, "", *ratios(rows)])


def ratios(rows: list[Row]) -> list[str]:
    """Say how many times as long a move of the plain page takes, for each number of viewers."""
    p50 = {(row["viewers"], row["page"]): row["p50"] for row in rows if row["p50"]}
    return [
        f"{viewers} at once: the plain page takes {p50[viewers, 'plain page'] / ours:.1f} times as long as the {page}."
        for (viewers, page), ours in p50.items()
        if page != "plain page" and (viewers, "plain page") in p50
    ]


if __name__ == "__main__":
    main()
