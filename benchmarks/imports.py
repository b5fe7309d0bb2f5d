"""Times the import of made UCDP GED files beside pandas.read_csv of the same file, each in a process of its own.

    python benchmarks/imports.py --rows 1000,10000,350000

A made file has all 49 columns of GED and texts of about 200 characters. Given are seconds by the clock and of the
processor (of both cores together; steadier on a machine that does other work), rows a second by the clock, and the
peak of resident memory, with the loading of Python and its packages, which the row "loading alone" gives by itself.
"layer" reads the file into a layer as `borderviz import` does; "pandas" is pandas.read_csv of all columns with no more
arguments, which takes every cell as it is: no dates, no checks, no notices; "stored" also writes the layer's file.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from statistics import median

from made_ged import write_made_ged

WAYS = ("layer", "stored", "pandas")
LOADING = "loading alone"
PACKAGES = ("pandas", "pyarrow", "numpy")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", default="1000,10000,350000", help="sizes (default: 1000,10000,350000)")
    parser.add_argument("--runs", type=int, default=3, help="runs of each, of which the median is given (default: 3)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    given = parser.parse_args()
    found = measured([int(size) for size in given.rows.split(",")], given.runs)
    print(json.dumps(found, indent=2) if given.json else as_text(found))


def measured(sizes: list[int], runs: int) -> dict[str, object]:
    """Seconds, rows a second and peak MB of each way at each size. The ways take turns, so that load hits all alike."""
    rows: list[dict[str, object]] = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path = Path(folder) / f"made-{size}.csv"
            write_made_ged(path, size)
            ways = (*WAYS, LOADING)
            results = [{way: in_process(way, path) for way in ways} for _ in range(runs)]
            for way in ways:
                seconds = median(result[way]["seconds"] for result in results)
                peak = max(result[way]["peak_mb"] for result in results)
                row = {
                    "rows": size,
                    "file_mb": round(path.stat().st_size / 1e6),
                    "way": way,
                    "seconds": round(seconds, 2),
                    "cpu_seconds": round(median(result[way]["cpu_seconds"] for result in results), 2),
                }
                rows.append(row | {"rows_a_second": round(size / seconds) if way != LOADING else None, "peak_mb": peak})
            path.unlink()
    used = {"Python": platform.python_version(), "cores": os.cpu_count(), "load": round(os.getloadavg()[0], 1)}
    return {"results": rows, "with": used | {name: version(name) for name in PACKAGES}}


def in_process(way: str, path: Path) -> dict[str, float]:
    """Run one way in a process of its own: peaks of memory never fall within one."""
    command = [sys.executable, __file__, way, str(path)]
    start = time.perf_counter()
    run = subprocess.run(command, env=os.environ | {"BORDERVIZ_IMPORT": "1"}, capture_output=True, check=True)
    seconds = time.perf_counter() - start
    return {"seconds": seconds, **json.loads(run.stdout)}


def read(path: Path) -> None:
    from borderviz.exchange.importing.reader import read_layer
    from borderviz.exchange.importing.source_file import SourceFile

    imported = read_layer(SourceFile.on_disk(path))
    if imported.left_out or not imported.taken:
        sys.exit(f"{imported.left_out} rows of a good file were left out")


def store(path: Path) -> None:
    from borderviz.exchange.importing.reader import read_layer
    from borderviz.exchange.importing.source_file import SourceFile
    from borderviz.exchange.layer_files import write_layer

    write_layer(read_layer(SourceFile.on_disk(path)).layer, path.parent)


def plain(path: Path) -> None:
    import pandas as pd

    pd.read_csv(path, low_memory=False)


def load(path: Path) -> None:
    import borderviz.exchange.importing.events
    import borderviz.exchange.importing.reader  # noqa: F401


READERS: dict[str, Callable[[Path], None]] = {"layer": read, "stored": store, "pandas": plain, LOADING: load}


def as_text(found: dict[str, object]) -> str:
    rows = found["results"]
    assert isinstance(rows, list)
    lines = [f"{'rows':>9}{'file MB':>9}  {'way':<15}{'seconds':>9}{'CPU s':>8}{'rows a second':>15}{'peak MB':>9}"]
    for row in rows:
        speed = f"{row['rows_a_second']:>15,}" if row["rows_a_second"] else f"{'–':>15}"
        line = (
            f"{row['rows']:>9,}{row['file_mb']:>9,}  {row['way']:<15}{row['seconds']:>9.2f}{row['cpu_seconds']:>8.2f}"
        )
        lines.append(f"{line}{speed}{row['peak_mb']:>9,.0f}")
    return "\n".join([*lines, "", str(found["with"])])


if __name__ == "__main__":
    if os.environ.get("BORDERVIZ_IMPORT"):
        READERS[sys.argv[1]](Path(sys.argv[2]))
        used = resource.getrusage(resource.RUSAGE_SELF)
        print(json.dumps({"cpu_seconds": used.ru_utime + used.ru_stime, "peak_mb": used.ru_maxrss / 1024}))
    else:
        main()
