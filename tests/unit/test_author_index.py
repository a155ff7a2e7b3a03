"""The index of authors: by family name, as far as the script of a name tells which part that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale

from sphinx_workshop.papers import AUTHORS
from sphinx_workshop.papers.author_index import AuthorIndex
from sphinx_workshop.render.sorting import OTHER
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from pathlib import Path


def index_of(folder: Path, *names: str, language: str = "en") -> AuthorIndex:
    lines = ["- id: one", "  title: T", "  authors:", *(f"    - {name}" for name in names)]
    (folder / "workshop.yml").write_text("name: Example Workshop 2030\nphase: program\n", encoding="utf-8")
    (folder / "papers.yml").write_text("\n".join(lines), encoding="utf-8")
    workshop, _problems = load(folder, folder)
    return AuthorIndex(workshop.authors, Locale.parse(language))


def in_order(folder: Path, *names: str, language: str = "en") -> list[str]:
    """Return the names in the order of the index."""
    index = index_of(folder, *names, language=language)
    assert list(index.pages) == [AUTHORS]
    return [wrote.author.name for _letter, authors in index.letters for wrote in authors]


def test_names_in_the_scripts_of_east_asia_are_sorted_by_their_first_part(tmp_path: Path) -> None:
    names = ["吉田 光男", "浅谷 公威", "池田 周平", "吉田 一"]
    assert in_order(tmp_path, *names) == ["吉田 一", "吉田 光男", "池田 周平", "浅谷 公威"]
    assert in_order(tmp_path, "박 가", "김 하") == ["김 하", "박 가"]


def test_a_foreign_name_in_such_a_script_is_sorted_by_its_last_part(tmp_path: Path) -> None:
    assert in_order(tmp_path, "アダ・ワン", "ボー・イチ") == ["ボー・イチ", "アダ・ワン"]


def test_all_other_names_are_sorted_by_their_last_part_before_those_in_other_scripts(tmp_path: Path) -> None:
    names = ["吉田 光男", "Ada Two", "Bo One", "An Văn Ba"]
    assert in_order(tmp_path, *names) == ["An Văn Ba", "Bo One", "Ada Two", "吉田 光男"]


def test_the_order_is_that_of_the_language(tmp_path: Path) -> None:
    names = ["Bo Åberg", "Di Zed", "Eli Adams", "Ćiro Ćosić", "Cy Cole"]
    assert in_order(tmp_path, *names) == ["Bo Åberg", "Eli Adams", "Cy Cole", "Ćiro Ćosić", "Di Zed"]
    assert in_order(tmp_path, *names, language="sv")[-2:] == ["Di Zed", "Bo Åberg"]


def test_letters_are_those_of_the_language_and_others_come_last(tmp_path: Path) -> None:
    names = [
        *(f"A Name{'abcdefghij'[number % 10]}{number}" for number in range(60)),
        "Bo Åberg",
        "吉田 一",
        "3 3d",
    ]
    swedish = [letter for letter, _authors in index_of(tmp_path, *names, language="sv").letters]
    assert swedish == ["n", "å", OTHER]
    japanese = [letter for letter, _authors in index_of(tmp_path, *names, language="ja").letters]
    assert japanese == ["a", "n", "漢", OTHER]


def test_pages_of_letters_have_names_that_every_server_takes(tmp_path: Path) -> None:
    index = index_of(tmp_path, *(f"A B{number}" for number in range(600)), "Bo Åberg", language="sv")
    assert list(index.pages) == ["paper-authors", "paper-authors-b", "paper-authors-e5"]
    assert index.page_of["bo-aberg"] == "paper-authors-e5"
