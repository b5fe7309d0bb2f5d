"""Towns and larger villages of GeoNames inside the mapped area."""

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

from .area import EAST, NORTH, SOUTH, WEST
from .regions import rows

ISO = {"KG": "KGZ", "TJ": "TJK", "UZ": "UZB"}

# Letters of English and of the usual transcriptions of Kyrgyz, Tajik and Uzbek; other languages' spellings stay out.
LATIN = re.compile(r"[A-ZÖÜŬ][A-Za-zÖÜŬöüŭı'’‘ʻ`. -]+")
# Russian, and the extra letters of Kyrgyz, Tajik and Uzbek.
CYRILLIC = re.compile(r"[ЁА-ЯӨҮҢҒҚҲҶӮЎ][ЁА-Яа-яёӨөҮүҢңҒғӢӣҚқӮӯҲҳҶҷЎў'’ -]+")
# Soviet addresses rather than names: "named after", station, town, collective farm, resort.
TITLES = ("Imeni ", "Stantsiya ", "Gorod ", "Kolkhoz ", "Kurort ")
# Endings that Lithuanian, Latvian, Esperanto and other grammars put behind a name.
FOREIGN_ENDINGS = ("a", "as", "o", "i", "e", "ai")

# Smallest population of a radius in km; below the first, a village with the radius of a village.
CITY_RADIUS = ((500_000, 8.0), (150_000, 6.0), (50_000, 4.0), (10_000, 3.0))
VILLAGE_RADIUS_KM = 2.0

Row = dict[str, Any]


def read_towns(folder: Path) -> dict[str, dict[str, Any]]:
    """GeoNames records of the three countries, by GeoNames id."""
    records = json.loads((folder / "cities500.json").read_text(encoding="utf-8"))
    return {key: record for key, record in records.items() if record["countrycode"] in ISO}


def town_rows(records: dict[str, dict[str, Any]], taken: set[str], merged: set[str]) -> list[Row]:
    """Gazetteer rows of the towns inside the area whose GeoNames id is not among `merged`.

    Slugs already `taken`, or wanted by two towns, get the GeoNames id behind them.
    """
    spelled = {row["geonames_id"]: row["other_names"] for row in rows("names.csv")}
    chosen = {key: r for key, r in records.items() if inside(r) and key not in merged}
    wanted = Counter(slug(record["name"]) for record in chosen.values())
    result = []
    for key, record in sorted(chosen.items(), key=lambda item: int(item[0])):
        name = slug(record["name"])
        place_id = f"{name}-{key}" if wanted[name] > 1 or name in taken else name
        result.append(town_row(place_id, key, record, spelled.get(key)))
    return result


def inside(record: dict[str, Any]) -> bool:
    """Whether a record lies in the area."""
    return bool(WEST <= record["longitude"] <= EAST and SOUTH <= record["latitude"] <= NORTH)


def town_row(place_id: str, key: str, record: dict[str, Any], spelled: str | None) -> Row:
    """The gazetteer row of one town; `spelled` are other names chosen by hand, which replace those of GeoNames."""
    radius = town_radius_km(record["population"])
    return {
        "place_id": place_id,
        "name": record["name"],
        "other_names": spelled or "; ".join(other_names(record["name"], record["alternatenames"])),
        "kind": "city" if radius > VILLAGE_RADIUS_KM else "village",
        "side": ISO[record["countrycode"]],
        "lat": round(record["latitude"], 5),
        "lon": round(record["longitude"], 5),
        "radius_km": radius,
        "confidence": "high",
        "source": f"GeoNames {key}",
        "population": record["population"] or "",
        "note": "",
    }


def town_radius_km(population: int) -> float:
    """Radius in km of the circle in which an event "in" a place of that population may lie."""
    return next((radius for smallest, radius in CITY_RADIUS if population >= smallest), VILLAGE_RADIUS_KM)


def other_names(name: str, alternatives: list[str]) -> list[str]:
    """The spellings in Latin and Cyrillic letters that a report in English or of the region may use."""
    kept: list[str] = []
    known = {folded(name)}
    stems = {folded(other) for other in [name, *alternatives]}
    for other in alternatives:
        plain = folded(other)
        inflected = any(plain.endswith(end) and plain[: -len(end)] in stems for end in FOREIGN_ENDINGS)
        if readable(other) and plain not in known and not inflected:
            known.add(plain)
            kept.append(other)
    return kept


def readable(name: str) -> bool:
    """Whether a name is spelled in the letters above and is neither a code (OSS) nor an address."""
    spelled = LATIN.fullmatch(name) or CYRILLIC.fullmatch(name)
    return bool(spelled) and not name.isupper() and not name.startswith(TITLES)


def folded(name: str) -> str:
    """A name without case, accents, apostrophes and hyphens, to tell whether two spellings are the same."""
    return slug(name).replace("-", "")


def slug(name: str) -> str:
    """A lower-case identifier; Cyrillic letters are kept apart from Latin ones by their own code points."""
    text = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return re.sub(r"[\W_]+", "-", re.sub("['’‘ʻʼ`]", "", text.lower())).strip("-")
