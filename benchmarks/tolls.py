"""Times what the page of tolls computes: the part before anything is sent, for the shipped study and for made claims.

Each answer of the page is timed alone, as the page makes one of them at a time, from the rows of figures that the
dashboard keeps; making those rows is timed as "figures" and happens once for a study. Medians, in milliseconds. The
last column is the size of what is made, as JSON or text, in kB.
"""

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from made_claims import made_study

from borderviz import tolls
from borderviz.charts.claims_matrix import claims_matrix
from borderviz.charts.compare_chart import compare_chart
from borderviz.charts.growth_chart import growth_chart
from borderviz.model import Metric
from borderviz.study import Study
from borderviz.timeline import Timeline
from borderviz.tolls.contradictions import contradictions
from borderviz.tolls.words import words

SHIPPED = Path(__file__).resolve().parents[1] / "data" / "clashes"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=10_000, help="made claims (default: 10,000)")
    parser.add_argument("--runs", type=int, default=7, help="runs of each (default: 7)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    given = parser.parse_args()
    studies = {"shipped": Study.open(SHIPPED), f"{given.claims:,} claims": made_study(given.claims)}
    results = {name: measured(study, given.runs) for name, study in studies.items()}
    print(json.dumps(results, indent=2) if given.json else as_text(results))


def measured(study: Study, runs: int) -> dict[str, tuple[float, float]]:
    """Milliseconds and kB of each answer."""
    rows = tolls.figures(study, study.claims.values()).to_dict("records")
    silences = tolls.silences(study, study.reports).to_dict("records")
    timeline = Timeline.of(study)
    answers: dict[str, Callable[[], Any]] = {
        "figures": lambda: tolls.figures(study, study.claims.values()).to_dict("records"),
        "compare, killed": lambda: compare_chart(rows, silences, study, Metric.KILLED).to_json(),
        "compare, all four": lambda: [
            compare_chart(rows, silences, study, metric).to_json() for metric in list(Metric)[:4]
        ],
        "growth, killed": lambda: growth_chart(rows, study, Metric.KILLED, timeline=timeline).to_json(),
        "matrix": lambda: claims_matrix(rows, silences, study),
        "contradictions": lambda: [entry.sentence for entry in contradictions(rows, silences, study)],
        "words": lambda: [piece.text for clash in study.clashes for piece in words(rows, silences, study, clash)],
    }
    return {name: timed(answer, runs) for name, answer in answers.items()}


def timed(answer: Callable[[], Any], runs: int) -> tuple[float, float]:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        made = answer()
        times.append(1000 * (time.perf_counter() - start))
    return round(median(times), 1), round(len(json.dumps(made, default=str)) / 1000, 1)


def as_text(results: dict[str, dict[str, tuple[float, float]]]) -> str:
    lines = [f"{'':<20}" + "".join(f"{name + ', ms':>22}{'kB':>10}" for name in results)]
    for answer in next(iter(results.values())):
        cells = [f"{of[answer][0]:>22,.1f}{of[answer][1]:>10,.1f}" for of in results.values()]
        lines.append(f"{answer:<20}" + "".join(cells))
    return "\n".join(lines)


if __name__ == "__main__":
    main()
