"""Every form of one site is what programs that are not ours take, and says no more than it should.

`nox -s forms` does the same with a hundred papers, with more programs, and builds all of it twice.
"""

from __future__ import annotations

import io
import shutil
from ctypes.util import find_library
from typing import TYPE_CHECKING, Final

import pypdf
import pytest

from sphinx_workshop.source.loader import load
from tests.forms import tbd, whole
from tests.forms.announced import announce, every
from tests.forms.readers import READERS, Reader
from tests.marked import MARK, marked_files, marks_in
from tests.next_edition import archive
from tests.sphinx.conftest import FULL
from tests.sphinx.test_audience import hidden_facts

if TYPE_CHECKING:
    from pathlib import Path

    from tests.forms.whole import Output
    from tests.sphinx.conftest import Build, Site

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


def test_facts_that_are_all_to_be_announced_are_in_no_form_for_programs(tmp_path: Path) -> None:
    html = whole.build_announced(tmp_path, every(deepest=True), phase="program")
    assert "o be announced" in (html / "people.html").read_text(encoding="utf-8")
    assert [*tbd.in_site(html), *tbd.in_exports(tmp_path / "source/data")] == []


@pytest.mark.parametrize("file", sorted({file for file, _path in every()}))
def test_a_file_whose_facts_are_to_be_announced_says_so_in_no_export(tmp_path: Path, file: str) -> None:
    data = whole.write(tmp_path / "source", papers=9) / "data"
    announce(data, *(one for one in every(deepest=True) if one[0] == file))
    assert list(tbd.in_exports(data)) == []
