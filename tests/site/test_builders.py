"""The site is built in every format, strictly, without a warning, and reads well there."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BUILDERS: Final = {
    "html": "index.html",
    "dirhtml": "proposal/index.html",
    "singlehtml": "index.html",
    "epub": "VGM2022.epub",
    "latex": "vgm2022.tex",
    "text": "index.txt",
    "man": "vgm2022.7",
    "gettext": "index.pot",
    "linkcheck": "output.json",
    "pseudoxml": "index.pseudoxml",
}


@pytest.mark.parametrize("builder", BUILDERS)
def test_the_site_is_built_in_every_format(build: Callable[[str], Path], builder: str) -> None:
    assert (build(builder) / BUILDERS[builder]).is_file()


def test_links_of_the_data_are_checked(build: Callable[[str], Path]) -> None:
    assert "PaperInformation/StyleFiles" in (build("linkcheck") / "output.json").read_text(encoding="utf-8")


def test_pages_of_the_epub_are_well_formed(build: Callable[[str], Path]) -> None:
    for page in sorted(build("epub").rglob("*.xhtml")):
        ET.fromstring(page.read_text(encoding="utf-8"))  # noqa: S314 (our own output)


def test_latex_has_the_organizers_as_a_list_and_no_link_without_a_label(build: Callable[[str], Path]) -> None:
    text = (build("latex") / "vgm2022.tex").read_text(encoding="utf-8")
    assert re.search(r"\\begin{itemize}\s*\\item {}\s*(?:\\\S+\s*)*\\sphinxstylestrong{Anh Tran}", text)
    links = set(re.findall(r"\\hyperref\[\\detokenize{([^}]*)}\]", text))
    assert links - set(re.findall(r"\\label{\\detokenize{([^}]*)}}", text)) == set()


@pytest.mark.parametrize(
    "name", ["index", "proposal", "topics", "cfp", "dates", "speakers", "program", "organizers"]
)
def test_text_reads_well(build: Callable[[str], Path], name: str) -> None:
    text = (build("text") / f"{name}.txt").read_text(encoding="utf-8")
    assert not re.search(r"TBD|<[a-z/]|\{[a-z]+\}`|:::|```|\[image|workshop-", text)
    assert "\n\n\n\n" not in text
