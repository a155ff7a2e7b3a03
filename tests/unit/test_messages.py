"""What the extension says is translated: whole, with the same blanks to fill, and with each plural form."""

from __future__ import annotations

import ast
import gettext
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from babel import Locale
from babel.messages.pofile import read_po
from sphinx.locale import init, translators

import sphinx_workshop
from sphinx_workshop.locale import CATALOG, FOLDER, NUMBER, counted, forms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from babel.messages.catalog import Catalog, Message

PACKAGE: Final = Path(sphinx_workshop.__file__).parent
TOOL: Final = Path(__file__).parents[2] / "tools/messages.py"
LANGUAGES: Final = sorted(path.parents[1].name for path in FOLDER.glob(f"*/LC_MESSAGES/{CATALOG}.po"))
OTHERS: Final = [str(files(name) / "locale") for name in ("sphinx", "pydata_sphinx_theme")]
"""Where the translations lie of those whose messages are in `inherited.pot`."""
_BLANK: Final = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\}")
SAYING: Final = {"_": slice(0, 1), "counted": slice(1, 3), "forms": slice(0, 2)}


def catalog_of(language: str) -> Catalog:
    with (FOLDER / language / f"LC_MESSAGES/{CATALOG}.po").open("rb") as file:
        return read_po(file, locale=language)


def messages_of(language: str) -> Iterator[tuple[Message, list[str]]]:
    """Yield the messages of a language with their translations: one, or one for each plural form."""
    for message in catalog_of(language):
        if message.id:
            said = message.string or ""
            yield message, [said] if isinstance(said, str) else list(said)


@pytest.fixture
def speak() -> Iterator[Callable[[str], Locale]]:
    """Load the messages of a language, as Sphinx does."""

    def load(language: str) -> Locale:
        translators.clear()
        init([str(FOLDER)], language, CATALOG)
        return Locale.parse(language)

    yield load
    translators.clear()


def test_the_languages_of_the_field_are_there() -> None:
    assert {"ar", "de", "es", "fr", "ja", "ko", "pt", "vi", "zh_CN"} <= set(LANGUAGES)


def test_the_catalogues_are_fresh() -> None:
    command = [sys.executable, str(TOOL), "--check"]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=60)
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(language: str) -> None:
    theirs = [gettext.translation("sphinx", folder, [language], fallback=True) for folder in OTHERS]

    def is_theirs(message: Message) -> bool:
        """Return whether Sphinx and themes say it, whose translations templates take first."""
        places = {file for file, _line in message.locations}
        return all(place.endswith((".pot", ".html")) for place in places) and any(
            one.gettext(str(message.id)) != message.id for one in theirs
        )

    assert not [
        message.id for message, said in messages_of(language) if not all(said) and not is_theirs(message)
    ]
    assert not [message.id for message, _said in messages_of(language) if message.fuzzy]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_same_blanks(language: str) -> None:
    rule = Locale.parse(language).plural_form
    single = {tag: [number for number in range(1000) if rule(number) == tag] for tag in rule.tags}
    for message, said in messages_of(language):
        english = message.id if isinstance(message.id, str) else message.id[1]
        wanted = sorted(_BLANK.findall(english))
        for index, text in enumerate(said):
            # A form for one number alone may say it in words.
            tags = [tag for tag in single if len(said) > 1 and _form(language, single[tag]) == index]
            is_in_words = any(len(single[tag]) == 1 for tag in tags) and NUMBER not in text
            blanks = [blank for blank in wanted if not (is_in_words and blank == NUMBER)]
            assert not text or sorted(_BLANK.findall(text)) == blanks, (english, text)


def _form(language: str, numbers: list[int]) -> int | None:
    choose = gettext.c2py(catalog_of(language).plural_expr)
    return choose(numbers[0]) if numbers else None


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_form_for_each_plural_category_of_the_language(language: str) -> None:
    catalog, rule = catalog_of(language), Locale.parse(language).plural_form
    choose = gettext.c2py(catalog.plural_expr)
    pairs = {(rule(number), choose(number)) for number in range(1000)}
    categories, said = ({pair[place] for pair in pairs} for place in (0, 1))
    assert len(pairs) == len(categories)
    # Since release 49, CLDR tells one from other there, though no word changes.
    assert len(said) == (1 if language == "vi" else len(categories))
    assert catalog.num_plurals == len(said)


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Yield where the extension says something, with the file and the line."""
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        own = {
            alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module == "sphinx_workshop.locale"
            for alias in node.names
        }
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in own & SAYING.keys()
            ):
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}", node


def test_a_message_is_written_where_it_is_said() -> None:
    """No tool finds the words of a variable."""
    found = dict(calls())
    assert len(found) > 200
    assert not [
        place
        for place, call in found.items()
        for argument in call.args[SAYING[call.func.id]]  # type: ignore[attr-defined]
        if not isinstance(argument, ast.Constant)
    ]


@pytest.mark.parametrize(
    ("language", "number", "words"),
    [
        ("en", 1, "1 submission"),
        ("en", 1234, "1,234 submissions"),
        ("de", 1, "1 Einreichung"),
        ("de", 1234, "1.234 Einreichungen"),
        ("fr", 0, "0 soumission"),
        ("ja", 1, "投稿 1 件"),
        ("ar", 2, "ورقتان مقدَّمتان"),
        ("ar", 3, "3 أوراق مقدَّمة"),
        ("ar", 11, "11 ورقة مقدَّمة"),
        ("it", 2, "2 submissions"),
    ],
)
def test_numbers_of_things_are_said_by_the_rules_of_the_language(
    language: str, number: int, words: str, speak: Callable[[str], Locale]
) -> None:
    speak(language)
    assert counted(number, "%(number)d submission", "%(number)d submissions") == words


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", {"one": "{} submission", "other": "{} submissions"}),
        ("ko", {"other": "투고 {}편"}),
        ("it", {"one": "{} submission", "many": "{} submissions", "other": "{} submissions"}),
        (
            "ar",
            {
                "zero": "لا أوراق مقدَّمة",
                "one": "ورقة مقدَّمة واحدة",
                "two": "ورقتان مقدَّمتان",
                "few": "{} أوراق مقدَّمة",
                "many": "{} ورقة مقدَّمة",
                "other": "{} ورقة مقدَّمة",
            },
        ),
    ],
)
def test_scripts_get_each_plural_category_of_the_language(
    language: str, expected: dict[str, str], speak: Callable[[str], Locale]
) -> None:
    assert forms("%(number)d submission", "%(number)d submissions", speak(language)) == expected
