"""Data text is offered to translators at its line in the data file, and shown translated."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from collections.abc import Callable

    from babel.messages.catalog import Catalog

    from tests.sphinx.conftest import Build, Site

FULL_DATA: Final = Path(__file__).parents[1] / "roots/full/data"
TRANSLATIONS: Final = {
    "Examples: a talk": "Beispiele: ein Vortrag",
    "Works on *examples*.": "Arbeitet an *Beispielen*.",
    "Papers are [original](https://example.org/original).": "Beiträge sind [neu](https://example.org/original).",
    "Paper submission deadline": "Einreichungsschluss",
    "Prose": "Prosa",
    "with lists": "mit Listen",
    "Yes, and `three`, too.": "Ja, auch `drei`.",
    "The call for papers is *open*.": "Der Aufruf *läuft*.",
    "There are lifts to *all* floors.": "Aufzüge führen auf *alle* Etagen.",
}


@pytest.fixture(scope="module")
def catalogs(full_builds: Callable[[str], Build]) -> dict[str, Catalog]:
    """What translators are given, by page."""
    out = full_builds("gettext").out
    return {
        path.stem: read_po(io.StringIO(path.read_text(encoding="utf-8")))
        for path in sorted(out.glob("*.pot"))
    }


@pytest.fixture(scope="module")
def german(new_full: Callable[[Path], Site], tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The site with every kind of fact, in German, as text."""
    build = new_full(tmp_path_factory.mktemp("german")).build("text", strict=True, language="de")
    assert build.warnings == []
    return build


@pytest.mark.parametrize(
    ("page", "message", "file", "line"),
    [
        ("people", "Works on *examples*.", "speakers.yml", 5),
        ("people", "Lives in [Example](https://example.org/town).", "speakers.yml", 7),
        ("people", "Examples: a talk", "speakers.yml", 9),
        ("people", "An abstract with $e=mc^2$.", "speakers.yml", 10),
        ("cfp", "**Small examples**, such as $x^2$", "call.yml", 2),
        ("cfp", "with lists", "call.yml", 6),
        ("cfp", "With *results*.", "call.yml", 13),
        ("cfp", "Papers are [original](https://example.org/original).", "call.yml", 44),
        ("dates", "Paper submission deadline", "dates.yml", 4),
        ("program", "From *everybody*.", "program.yml", 21),
        ("program", "Discussion", "program.yml", 12),
        ("program", "Examples: a talk", "speakers.yml", 9),
    ],
)
def test_data_text_points_to_its_line_in_the_data_file(
    catalogs: dict[str, Catalog], page: str, message: str, file: str, line: int
) -> None:
    found = catalogs[page].get(message)
    assert found is not None, [entry.id for entry in catalogs[page]]
    places = {(path.rpartition("/")[2], number) for path, number in found.locations}
    assert (file, line) in places, places


def test_every_place_of_a_catalog_is_a_line_that_has_the_message(catalogs: dict[str, Catalog]) -> None:
    def words(text: str) -> list[str]:
        return re.findall(r"\w+", text)

    for catalog in catalogs.values():
        for message in catalog:
            for path, line in message.locations:
                if path.endswith(".yml"):
                    data = (FULL_DATA / path.rpartition("/")[2]).read_text(encoding="utf-8").splitlines()
                    assert words(str(message.id))[0] in words(data[line - 1])


def test_a_catalog_has_no_names_or_dates_to_translate(catalogs: dict[str, Catalog]) -> None:
    messages = {str(entry.id) for catalog in catalogs.values() for entry in catalog}
    assert not messages & {"Ada Example", "Grace Example", "PDF", "To be announced", "chairs@example.org"}
    assert not [message for message in messages if "23:59" in message or "09:00" in message]


def test_a_catalog_translates_data_text_like_prose(full: Site) -> None:
    pages = full.build("gettext", doctrees="doctrees-gettext").out
    for path in sorted(pages.glob("*.pot")):
        catalog = read_po(io.StringIO(path.read_text(encoding="utf-8")), locale="de")
        for message in catalog:
            if message.id:
                message.string = TRANSLATIONS.get(str(message.id), "")
        target = full.source / "locale/de/LC_MESSAGES" / f"{path.stem}.mo"
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            write_mo(file, catalog)
    build = full.build("text", strict=True, language="de", locale_dirs=["locale"], gettext_auto_build=False)
    assert build.warnings == []
    assert "Arbeitet an *Beispielen*." in build.text("people.txt")
    assert "Beispiele: ein Vortrag" in build.text("people.txt")
    assert "Beiträge sind neu." in build.text("cfp.txt")
    assert "**Beispiele: ein Vortrag**" in build.text("program.txt")
    assert "Einreichungsschluss" in build.text("dates.txt")
    assert "Prosa" in build.text("prose.txt")
    assert "mit Listen" in build.text("cfp.txt")
    assert "Ja, auch" in build.text("about.txt")
    assert "Der Aufruf *läuft*." in build.text("about.txt")
    assert "Aufzüge führen auf *alle* Etagen." in build.text("index.txt")


def test_dates_are_in_the_language_of_the_site(full: Site) -> None:
    build = full.build("text", strict=True, language="de")
    assert build.warnings == []
    assert "Donnerstag, 22. September 2022, 23:59 AoE" in build.words("index.txt")


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("index.txt", ["Veranstaltungsort", "Raum: wird noch bekannt gegeben", "Barrierefreiheit"]),
        ("dates.txt", ["Wann", "(vorher", "Donnerstag, 15. September 2022"]),
        ("cfp.txt", ["Doppelblind", "Mindestens 3 Gutachter pro Beitrag.", "Bis zu 9 Seiten"]),
        ("program.txt", ["Alle Zeiten in Chicago, UTC−6.", "Moderation:", "„On *good* examples“"]),
        ("people.txt", ["Vorsitz: Freitag, 2. Dezember 2022", "Vortrag: wird noch bekannt gegeben"]),
    ],
)
def test_what_we_say_is_in_the_language_of_the_site(german: Build, page: str, words: list[str]) -> None:
    found = german.words(page)
    assert [text for text in words if text not in found] == []
