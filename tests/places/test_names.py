"""The key of a name: one for all its transliterations, and different for different places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borderviz.places import Gazetteer
from borderviz.places.names import fold, is_cyrillic, stem

SAME = (
    "Kok-Tash = Kök-Tash = Көк-Таш = Кок-Таш = Кёк-Таш = Koktash = Kok Tash = KOK-TASH",
    "Chorku = Chorkuh = Чоркӯҳ = Чорку",
    "Ak-Say = Ak-Sai = Ак-Сай = Aksai",
    "Lyailyak = Leilek = Leylek = Ляйляк = Лейлек",
    "Zhashtyk = Jashtyk = Dzhashtyk = Djashtyk = Жаштык",
    "Khojai A'lo = Khoja Alo = Khodzhai-Alo = Hojai-Alo = Ходжаи Аъло = Хоҷаи Аъло",
    "Ovchi-Kalacha = Ovchi-Qal'acha = Ovchi Qalacha = Ovchi Qal’acha",
    "Gafurov = Ghafurov = Гафуров = Ғафуров",
    "Chon-Alai = Chong-Alay = Чон-Алай = Чоң-Алай",
    "Golovnoi = Golovnoy = Головной",
    "Sogd = Sughd = Soghd",
    "Khujand = Hudzhand = Khudjand = Худжанд = Хуҷанд",
    "Vorukh = Worukh = Ворух",
    "Jany-Jer = Zhany-Zher = Jangy-Jer = Жаңы-Жер",
    "Paskii-Aryk = Pasky-Aryk = Паскы-Арык",
    "Somoniyon = Сомониён",
)
LISTED = (("Khujand", "Khodjent"), ("Batken", "Botken"), ("Samarkandyk", "Samarkandek"), ("Isfana", "Razzakov"))


@pytest.mark.parametrize("line", SAME)
def test_spellings_of_one_name_share_a_key(line: str) -> None:
    assert len({fold(name) for name in line.split(" = ")}) == 1


@pytest.mark.parametrize(("one", "other"), LISTED)
def test_names_of_other_languages_meet_in_the_gazetteer(one: str, other: str) -> None:
    gazetteer = Gazetteer.shipped()
    assert gazetteer.named(one)[0] == gazetteer.named(other)[0]


@pytest.mark.parametrize("word", ["Баткен", "Batken", "Batkeniya", "Osh", "Asht", "Kim"])
def test_different_names_stay_apart(word: str) -> None:
    others = {"Бишкек", "Bekobod", "Batkenovka", "Ash", "Isht", "Kum"}
    assert fold(word) not in {fold(other) for other in others}


@pytest.mark.parametrize(
    ("word", "base"),
    [("Баткене", "баткен"), ("Ворухом", "ворух"), ("Исфаринском", "исфаринск"), ("Исфаринский", "исфаринск"),
     ("Баткенской", "баткенск"), ("Нау", "нау"), ("Batken", "Batken")],
)  # fmt: skip
def test_russian_endings_of_case_fall_away(word: str, base: str) -> None:
    assert stem(word) == base


@given(st.text())
def test_fold_is_idempotent_and_ascii(name: str) -> None:
    key = fold(name)
    assert fold(key) == key and key.isascii() and (not key or key.isalnum())


@given(st.text(alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюяңөүғӣқӯҳҷў -'"))
def test_fold_never_loses_cyrillic_names(name: str) -> None:
    letters = [letter for letter in name if letter not in "ъь -'"]
    assert bool(fold(name)) == bool(letters) and is_cyrillic(name) == any(map(str.isalpha, name))
