"""Made GED: a CSV file with the 49 columns of UCDP GED and as many made events as are asked for."""

import csv
import itertools
import random
from datetime import date, timedelta
from pathlib import Path

from borderviz.exchange.ged_columns import GED_COLUMNS

WORDS = (
    "border village clash forces fire shelling district road bridge water checkpoint guards residents reported killed "
    "exchange mortar night morning agreement line region official ministry hospital wounded evacuated school river"
).split()
COUNTRIES = (("Kyrgyzstan", 703, 39.9, 70.6), ("Tajikistan", 702, 39.6, 70.1), ("Mali", 432, 15.0, -1.5))
TEXT = 200
"""Characters of a text, as source_article and source_headline of GED have."""


def write_made_ged(path: Path, rows: int) -> None:
    """Write `rows` made events, the same ones at each call."""
    draw = random.Random(20210428)
    texts = [_text(draw) for _ in range(500)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_MINIMAL)
        writer.writerow(GED_COLUMNS)
        writer.writerows(_row(number, draw, texts) for number in itertools.islice(itertools.count(1), rows))


def _text(draw: random.Random) -> str:
    words = ""
    while len(words) < TEXT:
        words += f"{draw.choice(WORDS)} "
    return f'"{words[:60].strip()}", {words[60:].strip()}'


def _row(number: int, draw: random.Random, texts: list[str]) -> list[object]:
    country, code, lat, lon = draw.choice(COUNTRIES)
    start = date(1989, 1, 1) + timedelta(days=draw.randrange(13_000))
    end = start + timedelta(days=draw.choice((0, 0, 0, 1, 5, 30)))
    best = draw.randrange(40)
    event: dict[str, object] = {
        "id": number, "relid": f"{country[:3].upper()}-{start.year}-1-{number}", "year": start.year,
        "active_year": "True",
        "code_status": "Clear", "type_of_violence": draw.randint(1, 3), "conflict_dset_id": 11345,
        "conflict_new_id": 11345,
        "conflict_name": f"{country}: Border", "dyad_dset_id": 902, "dyad_new_id": 902,
        "dyad_name": f"Government of {country} - Others", "side_a_dset_id": 139, "side_a_new_id": 139,
        "side_a": f"Government of {country}", "side_b_dset_id": 6734, "side_b_new_id": 6734, "side_b": "Others",
        "number_of_sources": draw.randint(1, 9), "source_article": draw.choice(texts), "source_office": "Agency",
        "source_date": end.isoformat(), "source_headline": draw.choice(texts),
        "source_original": draw.choice(texts)[:60],
        "where_prec": draw.randint(1, 6), "where_coordinates": f"{draw.choice(WORDS).title()} village",
        "where_description": draw.choice(texts), "adm_1": f"{draw.choice(WORDS).title()} region",
        "adm_2": f"{draw.choice(WORDS).title()} district", "latitude": round(lat + draw.uniform(-1, 1), 6),
        "longitude": round(lon + draw.uniform(-1, 1), 6), "geom_wkt": f"POINT ({lon:.6f} {lat:.6f})",
        "priogrid_gid": 187_000 + number % 900, "country": country, "country_id": code, "region": "Asia",
        "event_clarity": draw.randint(1, 2), "date_prec": draw.randint(1, 5), "date_start": f"{start} 00:00:00.000",
        "date_end": f"{end} 00:00:00.000", "deaths_a": best // 2, "deaths_b": best - best // 2, "deaths_civilians": 0,
        "deaths_unknown": 0, "best": best, "high": best + draw.randrange(5), "low": max(best - draw.randrange(5), 0),
        "gwnoa": code, "gwnob": "",
    }  # fmt: skip
    return [event[name] for name in GED_COLUMNS]
