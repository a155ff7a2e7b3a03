"""Every form of one site is what programs that are not ours take, and says no more than it should.

`nox -s forms` does the same with a hundred papers, with more programs, and builds all of it twice.
"""

from __future__ import annotations

import re
import shutil
from ctypes.util import find_library
from typing import TYPE_CHECKING, Final

import pytest

from sphinx_workshop.source.loader import load
from tests.forms import tbd, whole
from tests.forms.announced import announce, every
from tests.forms.readers import READERS, Reader
from tests.marked import DAY, MARK, NUMBER, marked_files, marks_in
from tests.next_edition import archive
from tests.pdf_text import texts_of_pdf
from tests.sphinx.test_audience import write_hidden

if TYPE_CHECKING:
    from pathlib import Path

    from tests.forms.whole import Output
    from tests.sphinx.conftest import Site

FOR_REVIEWERS: Final = (
    "careerstage",
    "sector",
    "gender",
    "experience",
    "funding",
    "needs",
    "name",
    "affiliation",
    "title",
)
"""Marked facts that are in the proposal: those for reviewers, and of an invited speaker."""

WHEN: Final = frozenset({"date", "due", "start", "end"})
"""Facts without which a session or a milestone is in no form, so that nothing else of it could be."""
pytestmark = [
    pytest.mark.skipif(not find_library("pango-1.0"), reason="WeasyPrint needs Pango"),
    pytest.mark.filterwarnings("ignore:'myst_parser.sphinx_ext.myst_refs.MystReferenceResolver.app'"),
]


@pytest.fixture(scope="module")
def output(new_site: type[Site], tmp_path_factory: pytest.TempPathFactory) -> Output:
    """All forms of the full workshop with few papers, strictly."""
    site = new_site(tmp_path_factory.mktemp("forms"))
    shutil.rmtree(site.source)
    whole.write(site.source, papers=9)
    proposal = site.build("proposal", strict=True, doctrees="others")
    shutil.copyfile(proposal.out / whole.PDF, site.source / whole.PDF)
    html = site.build(strict=True)
    assert proposal.warnings + html.warnings == []
    exports = site.folder / "exports"
    exports.mkdir()
    for name, content in whole.exports(load(site.source / "data").workshop):
        (exports / name).write_bytes(content)
    return whole.Output(html.out, exports, site.source / whole.PDF)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: f"{reader.form}, {reader.tool}")
def test_other_programs_take_each_form(output: Output, reader: Reader) -> None:
    assert list(reader.faults(output)) == []


def test_what_is_not_known_is_in_no_form_for_programs(output: Output) -> None:
    assert [*tbd.in_site(output.html)] == []


def test_facts_that_are_all_to_be_announced_are_in_no_form_for_programs(
    output: Output, tmp_path: Path, new_site: type[Site]
) -> None:
    site = new_site(tmp_path)
    shutil.copytree(output.pdf.parent, site.source, dirs_exist_ok=True)
    announce(site.source / "data", *every(deepest=True))
    html = site.build(html_theme="basic").out
    assert "o be announced" in (html / "people.html").read_text(encoding="utf-8")
    assert [*tbd.in_site(html), *tbd.in_exports(site.source / "data")] == []


def test_facts_of_one_file_that_are_to_be_announced_are_in_no_export(output: Output, tmp_path: Path) -> None:
    for file in sorted({file for file, _path in every()}):
        data = shutil.copytree(output.pdf.parent / "data", tmp_path / file)
        chosen = [(name, path) for name, path in every(deepest=True) if name == file]
        announce(data, *((name, path) for name, path in chosen if path[-1] not in WHEN))
        assert list(tbd.in_exports(data)) == [], file


# What is not for readers


@pytest.fixture(scope="module")
def marked(new_site: type[Site], tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site whose facts that are not for readers are all marked, with the proposal that it offers."""
    site = write_hidden(new_site(tmp_path_factory.mktemp("marked")))
    site.write({"proposal.md": "---\norphan: true\n---\n# Proposal\n\nWhat is proposed.\n"})
    with (site.source / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(f"workshop_proposal_pdf = {whole.PDF!r}\nhtml_show_sourcelink = False\n")
    proposal = site.build("proposal", doctrees="others").out / whole.PDF
    shutil.copyfile(proposal, site.source / whole.PDF)
    return site


def test_the_proposal_says_what_is_for_reviewers(marked: Site) -> None:
    text = re.sub(r"[\s\N{HYPHEN}\N{HYPHEN-MINUS}]", "", "".join(texts_of_pdf(marked.source / whole.PDF)))
    assert [field for field in FOR_REVIEWERS if f"{MARK}{field}" not in text] == []
    assert str(NUMBER) in text
    assert "Mark" in text
    assert "Dan" not in text  # who declined
    assert not {DAY, "2187", f"{MARK}abstract"}.intersection(marks_in(text.encode()))


def test_a_site_that_offers_the_proposal_says_it_nowhere_else(marked: Site) -> None:
    build = marked.build(workshop_redirects={"old": "index"})
    assert (build.out / whole.PDF).is_file()
    assert (build.out / "_headers").is_file()
    assert any((build.out / "_cards").iterdir())
    assert set(marked_files(build.out)) <= {whole.PDF}


def test_an_archived_edition_says_it_nowhere_else(marked: Site) -> None:
    marked.replace("data/workshop.yml", '"phase": "call"', '"phase": "archive"')
    for name in ("papers", "awards"):  # which are public by now
        marked.delete(f"data/{name}.yml")
    build = marked.build()
    assert archive(2026, marked.source, build.out).exit_code == 0
    folder = marked.source / "archive/2026"
    assert (folder / "index.html").is_file()
    assert set(marked_files(folder)) <= {whole.PDF}
