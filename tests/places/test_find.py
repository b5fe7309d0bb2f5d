"""Mentions in sentences: where they begin and end, and what belongs to them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borderviz.model import Place, PlaceKind
from borderviz.places import Gazetteer

# [the mention] as it must be found, then the place that must come first; "-" for a place without an id.
SENTENCES = (
    ("officials in [Batken region] said", "batken-region"),
    ("the southwestern [region of Batken] was calm", "batken-region"),
    ("all of [Batken oblast] and [Sughd Province]", "batken-region sughd-region"),
    ("two thirds from [Leilek district]", "leilek-district"),
    ("homes in [Batken] and [Leilek] districts", "batken-district leilek-district"),
    ("[BATKEN], April 29 - A quarrel", "batken"),
    ("[OSH]/[BISHKEK] - Two men", "osh bishkek"),
    ("near the [Golovnoy intake] on Thursday", "golovnoi"),
    ("at the [Golovnoy water works]", "golovnoi"),
    ("a [Golovnoi water distribution center]", "golovnoi"),
    ("the [Kok-Tash border post] burned", "kok-tash-post"),
    ("the [Dostuk post] was gutted", "dostuk-post"),
    ("at the [Kekh outpost] outside [Isfara]", "kekh-post isfara"),
    ("at the [Kyzyl-Bel crossing] on Saturday", "kyzyl-bel-checkpoint"),
    ("[checkpoint at Kyzyl-Bel]", "kyzyl-bel-checkpoint"),
    ("around the [airport at Batken]", "batken-airport"),
    ("[Batken airport] was hit", "batken-airport"),
    ("on the [Isfara River] near there", "isfara-river"),
    ("on both banks of the [Isfara]", "isfara-river"),
    ("the [Batken-Isfana highway] was shut", "isfana-batken-road"),
    ("the [road from Isfana to Batken] was shut", "isfana-batken-road"),
    ("on the [Maksat–Zhashtyk road]", "maksat-zhashtyk-road"),
    ("the [highway that links Isfana] with the regional centre", "isfana-batken-road"),
    ("in the [village of Surkh]", "surkh"),
    ("the villages of [Surkh], [Chorku] and [Vorukh]", "surkh chorku vorukh"),
    ("along the [Kyrgyz-Tajik border]", "kgz-tjk-border"),
    ("the [border between Tajikistan and Kyrgyzstan]", "kgz-tjk-border"),
    ("in the [village of Xorobod], and [Qumtepa village]", "- -"),
    ("the villages of [Ak-Dobo], [Tumshuk] and [Surkh]", "- - surkh"),
    ("troops dug in at [Kara-Tumshuk] today", "-"),
    ("in [селе Кок-Таш], в [Ворухе] и в [Баткене]", "kok-tash vorukh batken"),
    ("жители [Баткенского района] и [Согдийской области]", "batken-district sughd-region"),
    ("[Bobojon Ghafurov district] and [B. Gafurov district]", "bobojon-ghafurov-district bobojon-ghafurov-district"),
    ("[Kyrgyzstan]'s health ministry, [Tajikistan]’s too", "kyrgyzstan tajikistan"),
    ("wrapped [Kok-\nTash] lines", "kok-tash"),
    ("a [New York]-based group", "new-york"),
    ("residents of a village in [Batken region]", "batken-region"),
)


@pytest.mark.parametrize(("marked", "ids"), SENTENCES)
def test_mentions(marked: str, ids: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    found = Gazetteer.shipped().find(text)
    assert [mention.text for mention in found] == [part.split("]")[0] for part in marked.split("[")[1:]]
    assert [mention.place_ids[0] if mention.place_ids else "-" for mention in found] == ids.split()


def test_offsets_count_characters_of_the_text_as_given() -> None:
    text = "«Көк-Таш» — 😀 Kök-Tash, Kok-Tash village."
    found = Gazetteer.shipped().find(text)
    assert [text[mention.start : mention.end] for mention in found] == ["Көк-Таш", "Kök-Tash", "Kok-Tash village"]
    assert [mention.name for mention in found] == ["Көк-Таш", "Kök-Tash", "Kok-Tash"]


def test_a_gazetteer_of_own_places_finds_only_those() -> None:
    own = place("gura", "Gura Nouă", "Гура Ноуэ")
    gazetteer = Gazetteer.of([own, own])
    assert [mention.place_ids for mention in gazetteer.find("From Gura Noua to Batken.")] == [("gura",)]
    assert gazetteer.named("ГУРА НОУЭ") == [own] and gazetteer.place("gura") == own


def place(place_id: str, name: str, *others: str) -> Place:
    """A village somewhere."""
    return Place(
        place_id=place_id, name=name, other_names=others, kind=PlaceKind.VILLAGE, side="MDA", lat=46.9, lon=29.4,
        radius_km=2.0, confidence="low", source="test", population=None, note="",
    )  # fmt: skip


PIECES = st.sampled_from(
    [
        "Kok-Tash",
        "Batken",
        "village of ",
        "region",
        " post",
        "road",
        "-",
        " and ",
        "Xyz",
        "\n",
        ".",
        "'s",
        "Көк",
        "the ",
    ]
)


@given(st.text() | st.lists(PIECES).map("".join) | st.lists(PIECES | st.text(max_size=3)).map(" ".join))
def test_any_text_gives_ordered_mentions_that_lie_in_it(text: str) -> None:
    end = 0
    for mention in Gazetteer.shipped().find(text):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        end = mention.end
