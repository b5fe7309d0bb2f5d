"""How well articles are read, as Markdown tables: what is printed can be quoted as it is.

Without options the sets of tests/reading/gold are read, each text once, with the day of its publication:

    .venv/bin/python benchmarks/reading_quality.py

--sets practice practice-2 picks two of them; --gold FILE --texts FOLDER takes another gold file, of the same form,
with its texts. A claim is right when metric, value, side and passage agree, an incident when kind and passage do, a
place when it is found where something happened, under its name: the rules stand in tests/reading/scoring.py. The
further columns are shares of the right claims.

--reliability adds a table of confidence over all of those sets: of the claims that were read with a confidence of 0.8
to 0.9, the share that is right. Claims that gold leaves open are counted nowhere.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from borderviz.reading import read

TESTS = Path(__file__).resolve().parents[1] / "tests" / "reading"
sys.path.insert(0, str(TESTS))

from scoring import (  # type: ignore[import-not-found, unused-ignore]  # noqa: E402
    DETAILS,
    Comparison,
    Found,
    Record,
    compare,
    gold_of,
    together,
)

BINS = 10
"""Into how many parts confidence is divided, from 0 to 1."""
TITLES = {"claimant_side": "claimant's side", "as_of": "as of"}

Rows = Sequence[Sequence[str]]


def main() -> None:
    given = arguments()
    found = {path.stem: compared(path, texts) for path, texts in chosen(given)}
    print(as_table(quality_head(), [quality_row(name, one) for name, one in found.items()]))
    if len(found) > 1:
        print(quality_line("all", together(found.values())))
    if given.reliability:
        print("\n" + as_table(["confidence", "claims", "right"], reliability(together(found.values()).judged())))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", nargs="+", metavar="NAME", help="sets of tests/reading/gold (default: all)")
    parser.add_argument("--gold", type=Path, metavar="FILE", help="a gold file of your own, JSON lines")
    parser.add_argument("--texts", type=Path, metavar="FOLDER", help="the folder of its texts (default: beside it)")
    parser.add_argument("--reliability", action="store_true", help="add a table of confidence")
    return parser.parse_args()


def chosen(given: argparse.Namespace) -> Iterator[tuple[Path, Path]]:
    """Each gold file with the folder of its texts; exits if there is no such file."""
    own = given.gold is not None
    sets = sorted((TESTS / "gold").glob("*.jsonl"))
    if given.sets or own:
        sets = [TESTS / "gold" / f"{name}.jsonl" for name in given.sets or ()]
    pairs = [(path, TESTS / "texts") for path in sets]
    if own:
        pairs.append((given.gold, given.texts or given.gold.parent))
    for path, texts in pairs:
        if not path.is_file():
            sys.exit(f"There is no gold file {path}.")
        yield path, texts


def compared(gold: Path, texts: Path) -> Comparison:
    """The texts of a gold file read and compared with it; exits if a text is missing."""
    return together(compare(record, drafted(record, texts)) for record in gold_of(gold))


def drafted(gold: Record, texts: Path) -> dict[str, Any]:
    path = texts / gold["file"]
    if not path.is_file():
        sys.exit(f"The text {path} is missing: name the folder of the texts with --texts.")
    return read(path.read_text(encoding="utf-8"), gold["published"], file=path.name).as_dict()


def quality_head() -> list[str]:
    details = [TITLES.get(detail, detail) for detail in DETAILS]
    claims = ["claims: precision", "recall", "F1"]
    return ["set", "texts", *claims, *details, "places: recall", "incidents: precision", "recall", "F1"]


def quality_row(name: str, found: Comparison) -> list[str]:
    shares = [per_cent(found.share(detail)) for detail in DETAILS]
    places = per_cent(found.places.found.recall)
    return [name, str(found.texts), *three(found.claims.found), *shares, places, *three(found.incidents.found)]


def quality_line(name: str, found: Comparison) -> str:
    return line([f"**{cell}**" for cell in quality_row(name, found)])


def three(found: Found) -> list[str]:
    return [per_cent(found.precision), per_cent(found.recall), per_cent(found.f1)]


def reliability(judged: Sequence[tuple[float, bool]]) -> Rows:
    """A row for each part of the confidence in which claims were read, highest first."""
    rows = []
    for part in range(BINS - 1, -1, -1):
        right = [is_right for confidence, is_right in judged if min(int(confidence * BINS), BINS - 1) == part]
        if right:
            bounds = f"{part / BINS:.1f} to {(part + 1) / BINS:.1f}"
            rows.append([bounds, str(len(right)), per_cent(sum(right) / len(right))])
    return rows


def per_cent(share: float) -> str:
    return f"{share:.1%}"


def as_table(head: Sequence[str], rows: Rows) -> str:
    """A Markdown table: the first column to the left, figures to the right."""
    return "\n".join([line(head), line(["---", *["---:"] * (len(head) - 1)]), *(line(row) for row in rows)])


def line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
