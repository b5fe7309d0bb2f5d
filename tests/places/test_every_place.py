"""Every name of the gazetteer and of the table of places elsewhere is found in a sentence, and names its place."""

from __future__ import annotations

import re

import pytest

from borderviz.model import Place
from borderviz.places import Gazetteer
from borderviz.places.index import QUALIFIER
from borderviz.places.shipped import ELSEWHERE, shipped_places
from borderviz.study import read_table

PLACES = shipped_places()
NAMES = [(place, name) for place in PLACES for name in (place.name, *place.other_names)]
BESIDE = {"village": "the village of {}", "city": "the town of {}", "district": "{} district", "region": "{} region"}


def found(sentence: str) -> set[str]:
    """All places that the mentions of a sentence may mean."""
    return {place_id for mention in Gazetteer.shipped().find(sentence) for place_id in mention.place_ids}


@pytest.mark.parametrize(("place", "name"), NAMES, ids=[f"{place.place_id}-{name}" for place, name in NAMES])
def test_every_name_is_found(place: Place, name: str) -> None:
    plain = QUALIFIER.sub("", name)
    beside = BESIDE.get(place.kind, "{}").format(plain)
    assert place.place_id in found(f"Reporters heard of {plain} on Monday.") | found(
        f"They came from {beside} at noon."
    )


# Names that two places bear in truth: namesakes, a town and the exclave, river or crossing called after it.
HOMONYMS = {
    "aini": "ayni zafarobod", "balikchi": "baliqchi balykchy", "burburduk": "borborduk zhany-zher",
    "tsentralnuie": "borborduk zhany-zher",
    "bulakbashi": "bulak-bashy bulak-bashy-batken bulak-bashy-leilek buloqboshi",
    "bustun": "buston-1514913 buston-1538311", "bustan": "buston-1514913 buston-1538311",
    "chirchik": "chirchiq salor", "chartak": "chortoq sergeli", "dustuk": "dostuk-batken dostuk-leilek",
    "gulistun": "guliston guliston-isfara guliston-town", "xamza": "hamza tinchlik", "narin": "haqqulobod naryn",
    "ianikurgan": "ibrat yangiqorgon", "ianikurgun": "ibrat yangiqorgon", "karasu": "kara-suu qorasuv",
    "karavan": "karavan kerben", "kerben": "karavan kerben", "kairagach": "kayragach-exclave kayragach-leilek",
    "marxamat": "marhamat-1513241 marhamat-1513242", "kurguntepa": "bokhtar qorgontepa",
    "kurgantiube": "bokhtar qorgontepa", "shuximardun": "shohimardon shohimardon-exclave",
    "shaximardan": "shohimardon shohimardon-exclave", "sirdaria": "sirdaryo syr-darya",
    "uchkurgan": "uch-korgon uchqurghon-shahri", "uchkurgun": "uch-korgon uchqurghon-shahri",
}  # fmt: skip


def test_only_real_homonyms_share_a_key() -> None:
    entries = Gazetteer.shipped().index.entries
    whole = {key: {entry.place_id for entry in bearers if not entry.generic} for key, bearers in entries.items()}
    shared = {key: " ".join(sorted(ids)) for key, ids in whole.items() if len(ids) > 1 and key[0] != "*"}
    assert shared == HOMONYMS


WORDS = (
    "About Back Aim Alarm Arc Are Arch Ash Ask Assault At Attack Bar Barack Barrack Bath Batten Bay Bell Book "
    "Border Boston Bus Bush Cache Call Camp Can Car Carbon Case Cheek Cheque Chess Chorus Coal Come Cook Cool "
    "Cut Dam Dare Dash Day Dozens Dust Fire Gall Gang Gas Gave Gold Gone Guns Guard Hall Hard He Heck Hill Him "
    "Home Hush Irate Is Just Karma Key Kick Kin King Know Lack Lake Land Lang Last Leak Like Lock Long Look "
    "Machine Man Mark Mass May Mean Men Mine More Mosque Nail Narrow Near News No Nor Nova Now Oak Of Oil Olga "
    "On Oral Our Out Over Pact Pale Park Part Pass Path Peace Pole Pope Post Price Push Quick Rapid Rash "
    "Rather Raw Red Rest Road Rock Room Root Rush Salt Same Sat Saw Say Search Seek Shah Shack Shell Shock "
    "Shot Show Silk Sock Some Soak Song Soon South Star State Such Suck Sure Surge Take Talk Tank Tar Task "
    "Team Tent That Their Then Time Toll Took Top Troops Truce Us Use Van Vast Village War Was Water Way Well "
    "Were West Will Wood Work Yak Yet You Young Your Zone "
)


@pytest.mark.parametrize("word", str.split(WORDS))
def test_english_words_are_no_places(word: str) -> None:
    assert found(f"{word} seven of them left. {word} was there.") == set()


def test_dates_people_and_newspapers_are_no_places() -> None:
    text = (
        "On Nov 3 Kim Jong Un sang Pop songs. Lieutenant Maksat Toktosunov, Zafar Samadov and Mr Gafurov read the "
        "Moscow Times, The Washington Post and an Amnesty International report. It was 5 Oktyabr. President Japarov."
    )
    assert found(text) == set()


def test_posts_that_are_written_and_villagers_of_a_day_name_no_place() -> None:
    text = "In a Facebook post and a Telegram post on Friday village elders, a Tajik border post and the Ala-Too stage."
    assert Gazetteer.shipped().find(text) == []


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.place_id)
def test_ids_have_one_form(place: Place) -> None:
    assert re.fullmatch(r"[a-z0-9-]+", place.place_id)


def test_no_place_elsewhere_repeats_one_of_the_border() -> None:
    ids = [place.place_id for place in PLACES]
    assert len(ids) == len(set(ids))
    rows, notices = read_table(ELSEWHERE, Place)
    assert not notices and all(row.record.has_point and row.record.radius_km and row.record.source for row in rows)
