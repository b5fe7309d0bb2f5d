"""`borderviz geocode`: ranked places, near spellings for what is not known, an exit status for scripts."""

from __future__ import annotations

import json

import pytest

from borderviz.cli import main

Output = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("name", "place_id"),
    [("Көк-Таш", "kok-tash"), ("batken", "batken"), ("Batken region", "batken-region"), ("Khodzhai Alo", "khojai-alo"),
     ("Ворухе", "vorukh"), ("Nov", "nov"),
     ("Batken-Isfana highway", "isfana-batken-road"), ("GBAO", "gorno-badakhshan")],
)  # fmt: skip
def test_names_in_any_spelling(name: str, place_id: str, capsys: Output) -> None:
    assert main(["geocode", name, "--format", "jsonl"]) == 0
    first = json.loads(capsys.readouterr().out.splitlines()[0])
    assert (first["query"], first["rank"], first["place_id"]) == (name, 1, place_id)


def test_near_ranks_namesakes_by_distance(capsys: Output) -> None:
    assert main(["geocode", "Dostuk", "--near", "Arka", "--format", "jsonl"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert found[0]["place_id"] == "dostuk-leilek" and found[0]["distance_km"] == pytest.approx(1.1, abs=0.1)


def test_unknown_names_get_suggestions_and_the_others_are_printed(capsys: Output) -> None:
    assert main(["geocode", "Kok-Tach", "Vorukh", "Qqqqqqq"]) == 1
    printed = capsys.readouterr()
    assert printed.out.startswith("Vorukh  1  vorukh  Vorukh  village  TJK  39.8513 70.5801 ±5 km")
    assert "Kok-Tach: no such place is known; did you mean Kok-Tash" in printed.err
    assert "Qqqqqqq: no such place is known\n" in printed.err


def test_an_unknown_near_is_told(capsys: Output) -> None:
    assert main(["geocode", "Vorukh", "--near", "Qqqqqqq"]) == 1
    assert "Qqqqqqq" in capsys.readouterr().err


def test_a_place_without_a_point_says_so(capsys: Output) -> None:
    assert main(["geocode", "Kyrgyz-Tajik border", "--near", "Osh"]) == 0
    assert "no point" in capsys.readouterr().out


def test_empty_and_odd_names_are_not_known(capsys: Output) -> None:
    assert main(["geocode", "", "   ", "'", "x" * 10_000]) == 1
    assert capsys.readouterr().out == ""
