"""A study with very many figures: the one that ships, with made claims in place of its own."""

import random
from dataclasses import replace
from datetime import timedelta
from itertools import product
from pathlib import Path

from borderviz.model import Claim, Group, Metric, Qualifier
from borderviz.study import Study

REPOSITORY = Path(__file__).resolve().parents[1]
CLAIMANTS = 40
HEDGES = ((Qualifier.EXACT, 6), (Qualifier.ABOUT, 1), (Qualifier.AT_LEAST, 2), (Qualifier.MORE_THAN, 1))


def made_study(claims: int, seed: int = 0) -> Study:
    """Return the study with so many claims, over all its clashes, both sides, four metrics and 40 claimants."""
    study = Study.open(REPOSITORY / "data" / "clashes")
    pick = random.Random(seed)
    pattern = next(iter(study.claims.values()))
    made = [_made(study, pattern, number, pick) for number in range(claims)]
    return replace(study, claims={claim.claim_id: claim for claim in made})


def _made(study: Study, pattern: Claim, number: int, pick: random.Random) -> Claim:
    clash = pick.choice(list(study.clashes.values()))
    metrics = (Metric.KILLED, Metric.INJURED, Metric.DISPLACED, Metric.MISSING)
    metric, side = pick.choice(list(product(metrics, study.sides)))
    value = pick.randint(1, 200) * (100 if metric is Metric.DISPLACED else 1)
    hedge = pick.choices([name for name, _ in HEDGES], [weight for _, weight in HEDGES])[0]
    speaker = pick.randrange(CLAIMANTS)
    return replace(
        pattern, claim_id=f"made-{number}", report_id=pick.choice(list(study.reports)), metric=metric, side=side,
        value=value, low=value, high=value if hedge in (Qualifier.EXACT, Qualifier.ABOUT) else None, qualifier=hedge,
        group=Group.ALL if pick.random() < 0.9 else Group.CIVILIAN, claimant=f"Claimant {speaker}",
        claimant_side=["KGZ", "TJK", "media", "third_party"][speaker % 4], clash=clash.clash_id, repeat=False,
        as_of=str(clash.start + timedelta(days=pick.randint(0, (clash.end - clash.start).days))), note="",
    )  # fmt: skip
