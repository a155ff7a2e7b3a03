"""Names are in the order that readers of the site's language know."""

from __future__ import annotations

import random

import pytest
from babel import Locale

from sphinx_workshop.render.sorting import letter_of, sort_key

ORDERS = {
    "en": "abel Abel Ábel Abelson de-la Delacroix Øster Oz Zoë 山田",
    "en-accents": "cote coté côte côté",
    "de": "Adam Ähn Ahnert Goethe Göthe Gothel Müller Muller2 Strasse Straße Strauß Zander",
    "es": "Nuñez Nuza Nzu Ñandú Oca",
    "fr": "Cote Coté Côte Côté Écart Edith Œuvre Olive",
    "pt": "Ágata Agenor Conceição Concha Zé",
    "vi": "An Ăn Ân Bình Da Đà Đan Em Ên Hoa Hoà Hoả Hoã Hoá Hoạ Ong Ông Ơn Ung Ưng",
    "sv": "Andersson Zorn Åberg Äng Öberg",
    "fi": "Aalto Zeta Ääri Öhman",
    "da": "Andersen Zeuthen Æbelø Østergaard Ågård",
    "nb": "Aas Ås",
    "pl": "Adam Ąbek Lis Łabędź Zając Źdźbło Żak",
    "cs": "Cibulka Čapek Havel Chalupa Ibl Řehoř Zima Žák",
    "tr": "Can Çelik Gül Ğan Hal Işık İnce Ozan Öz",
    "ja": "Ada あべ アンドウ いとう がまん かみ きよはら 山田 李",
    "ko": "가영 김민수 나라 박지성 李 Ada",
    "zh": "李明 王芳 Ada Zoe",
    "ar": "أحمد الباز بدر حسن الحكيم خالد Ada",
    "ru": "Андреев Ёлкин Жуков Яров Ada",
}
LETTERS = [
    ("en", "Ålund", "a"),
    ("en", "Øster", "o"),
    ("en", "李", "other"),
    ("en", "Ваня", "other"),
    ("en", "'t Hooft", "t"),
    ("en", "3M", "other"),
    ("es", "Ñandú", "ñ"),
    ("de", "Ñandú", "n"),
    ("vi", "Đặng", "đ"),
    ("vi", "Ấn", "â"),
    ("vi", "Ủy", "u"),
    ("sv", "Åberg", "å"),
    ("cs", "Chalupa", "ch"),
    ("ru", "Иванов", "и"),
    ("ar", "الحكيم", "ح"),
    ("ja", "がまん", "か"),
    ("ja", "コウノ", "か"),
    ("ja", "山田", "漢"),
    ("ko", "김", "ㄱ"),
    ("ko", "까", "ㄱ"),
    ("zh", "李", "漢"),
]


@pytest.mark.parametrize(("name", "words"), ORDERS.items())
def test_names_are_in_the_order_of_the_language(name: str, words: str) -> None:
    locale, expected = Locale.parse(name.partition("-")[0]), words.split()
    for seed in range(5):
        shuffled = random.Random(seed).sample(expected, len(expected))  # noqa: S311 (a test)
        assert sorted(shuffled, key=lambda text: sort_key(text, locale)) == expected


@pytest.mark.parametrize(("language", "name", "letter"), LETTERS)
def test_a_name_is_under_its_letter(language: str, name: str, letter: str) -> None:
    assert letter_of(name, Locale.parse(language)) == letter


@pytest.mark.parametrize("language", ["en", "ar", "ja", "ko", "vi", "zh", "ru", "sv"])
def test_names_under_one_letter_stand_together(language: str) -> None:
    locale = Locale.parse(language)
    names = " ".join(ORDERS.values()).split()
    letters = [letter_of(name, locale) for name in sorted(names, key=lambda name: sort_key(name, locale))]
    runs = [letter for index, letter in enumerate(letters) if index == 0 or letters[index - 1] != letter]
    assert len(runs) == len(set(runs)), runs
