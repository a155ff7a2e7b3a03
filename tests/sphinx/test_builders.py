"""Every builder builds every kind of fact, strictly and without a warning."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sphinx.conftest import Build, Site

OLD_JSON: Final = pytest.mark.filterwarnings("ignore:'sphinxcontrib.serializinghtml.JSONHTMLBuilder.app'")
"""What the builder itself still uses."""
BUILDERS: Final = (
    "html",
    "dirhtml",
    "singlehtml",
    "epub",
    "latex",
    "text",
    "man",
    "texinfo",
    "gettext",
    "linkcheck",
    pytest.param("json", marks=OLD_JSON),
    "pseudoxml",
    "xml",
    "dummy",
)


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_builder_says_no_warning(full_builds: Callable[[str], Build], builder: str) -> None:
    build = full_builds(builder)
    assert (build.warnings, build.statuscode) == ([], 0)
    assert set(build.read) == build.env.found_docs


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml", "epub", "latex", "text", "man"])
def test_a_builder_says_no_warning_once_papers_are_public(full: Site, builder: str) -> None:
    full.replace("data/workshop.yml", "phase: call", "phase: program")
    assert full.build(builder, strict=True).warnings == []


@pytest.mark.parametrize("builder", ["epub", "latex", "text", "man", "pseudoxml"])
def test_builders_share_doctrees(full: Site, builder: str) -> None:
    full.build("html")
    build = full.build(builder, strict=True)
    assert (build.warnings, build.read) == ([], [])


def test_text_has_people_as_a_list_and_dates_as_a_table(full_text: Build) -> None:
    people = full_text.text("people.txt")
    assert "\n* **Ada Example**, General chair, Example University, Example Labs\n" in people
    assert "\n* **Grace Example**, Example Institute\n" in people
    dates = full_text.text("dates.txt")
    assert "| What " in dates
    assert "| Paper submission deadline " in dates


def test_latex_has_people_as_a_list_and_dates_as_a_table(full_builds: Callable[[str], Build]) -> None:
    text = full_builds("latex").text("exampleworkshop.tex")
    people = text[text.index(r"\chapter{People}") :]
    assert people.index(r"\begin{itemize}") < people.index("Ada Example") < people.index(r"\end{itemize}")
    assert re.search(r"\\sphinxincludegraphics\[width=80\\sphinxpxdimen\]\{\{ada-\w+\}\.jpg\}", people)
    dates = text[text.index(r"\chapter{Dates}") :]
    table = dates[dates.index(r"\begin{tabular") : dates.index(r"\end{tabular")]
    assert "Paper submission deadline" in table
    assert "23:59 AoE" in table


def test_links_of_latex_lead_to_labels(full_builds: Callable[[str], Build]) -> None:
    text = full_builds("latex").text("exampleworkshop.tex")
    links = set(re.findall(r"\\hyperref\[\\detokenize{([^}]*)}\]", text))
    labels = re.findall(r"\\label{\\detokenize{([^}]*)}}", text)
    assert {"people:person-ada-example", "program:session-opening"} <= links
    assert links - set(labels) == set()
    assert len(labels) == len(set(labels))
    assert {"dates:milestone-submission", "people:person-li-ming"} <= set(labels)


def test_latex_braces_match(full_builds: Callable[[str], Build]) -> None:
    text = full_builds("latex").text("exampleworkshop.tex").replace(r"\{", "").replace(r"\}", "")
    assert text.count("{") == text.count("}")
    assert text.count(r"\begin{") == text.count(r"\end{")


def test_pages_of_an_epub_are_well_formed(full_builds: Callable[[str], Build]) -> None:
    pages = sorted(full_builds("epub").out.glob("*.xhtml"))
    assert len(pages) > 6
    for page in pages:
        ET.fromstring(page.read_text(encoding="utf-8"))  # noqa: S314 (our own output)


@OLD_JSON
def test_dates_are_for_programs_in_every_kind_of_html(full_builds: Callable[[str], Build]) -> None:
    moment = 'datetime="2022-09-23T11:59:00Z"'
    names = {
        "html": "dates.html",
        "dirhtml": "dates/index.html",
        "singlehtml": "index.html",
        "epub": "dates.xhtml",
    }
    for builder, name in names.items():
        assert moment in full_builds(builder).text(name), builder
    assert moment.replace('"', '\\"') in full_builds("json").text("dates.fjson")


def test_links_lead_to_things_in_every_kind_of_html(full_builds: Callable[[str], Build]) -> None:
    expected = {
        ("html", "index.html"): "people.html#person-ada-example",
        ("dirhtml", "index.html"): "people/#person-ada-example",
        ("epub", "index.xhtml"): "people.xhtml#person-ada-example",
    }
    for (builder, name), address in expected.items():
        assert f'href="{address}"' in full_builds(builder).text(name), builder


def test_a_manual_page_reads_well(full_builds: Callable[[str], Build]) -> None:
    text = full_builds("man").text("exampleworkshop.1")
    assert r"\fBĐorđe Nguyễn\fP, Example University" in text
    assert "\\fIExamples: a talk\\fP\n.sp\nAn abstract with" in text, "paragraphs run together"
    assert "23:59 AoE" in text
