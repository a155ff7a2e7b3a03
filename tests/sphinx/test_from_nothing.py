"""After any edit, each file of a site is as a build from nothing makes it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

import pytest

from tests.edits import EDITS, copy_site, left_by_sphinx, make, undo
from tests.outputs import compare
from tests.sphinx.conftest import Site

if TYPE_CHECKING:
    from pathlib import Path

    from tests.outputs import Fault

FORMATS: Final = ("html", "dirhtml")
TYPICAL: Final = (
    "a person's affiliation",
    "a photo replaced",
    "a date moved",
    "a paper's title",
    "a title in the program",
    "a paper added",
    "a PDF replaced",
    "the phase, papers go",
    "a page's prose",
    "no pages of papers",
)
SPEECH: Final = EDITS["a title in the program"]
"""An edit of a title that lists, the program, pages with roles and the calendar show."""


def wrong(site: Site, builder: str = "html", *, out: Path | None = None, **settings: object) -> list[Fault]:
    """Return what is wrong with an output: the one that the site has of a format, or another."""
    folder = site.folder / "from-nothing"
    shutil.rmtree(folder, ignore_errors=True)
    fresh = Site(folder)
    shutil.rmtree(fresh.source)
    shutil.copytree(site.source, fresh.source)
    expected = fresh.build(builder, **settings).out
    return list(compare(out or site.folder / builder, expected, left_by_sphinx(site.source)))


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the site as it is before all edits, built in two formats."""
    site = Site(tmp_path_factory.mktemp("every") / "site")
    copy_site(site.source)
    for builder in FORMATS:
        assert site.build(builder, strict=True).warnings == []
    return shutil.copytree(site.folder, site.folder.with_name("before"))


@pytest.fixture
def every(before: Path) -> Site:
    """The site with every kind of page that shows facts; its two formats share what was read."""
    folder = before.with_name("site")  # always the same: moved to another one, all pages would be read again
    shutil.rmtree(folder)
    shutil.copytree(before, folder)
    site = Site.__new__(Site)
    site.folder, site.source = folder, folder / "source"
    return site


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_built_as_from_nothing_and_can_be_undone(every: Site, before: Path, name: str) -> None:
    make(EDITS[name], every.source)
    assert every.build(strict=True).warnings == []
    assert wrong(every) == []
    undo(EDITS[name], every.source)
    assert every.build(strict=True).warnings == []
    assert list(compare(every.folder / "html", before / "html", left_by_sphinx(every.source))) == []


@pytest.mark.parametrize(
    ("first", "name"), [*(("html", name) for name in TYPICAL), *(("text", name) for name in TYPICAL[2:5])]
)
def test_a_format_follows_an_edit_that_another_was_built_after(every: Site, first: str, name: str) -> None:
    make(EDITS[name], every.source)
    every.build(first, strict=True)
    every.build("dirhtml", strict=True)
    assert wrong(every, "dirhtml") == []


@pytest.mark.parametrize("name", TYPICAL[4:6])
def test_several_processes_build_an_edit_as_one_does(every: Site, name: str) -> None:
    make(EDITS[name], every.source)
    assert every.build(strict=True, parallel=2).warnings == []
    assert wrong(every) == []


def test_edits_one_after_another_in_two_formats(every: Site) -> None:
    for number, name in enumerate(TYPICAL):
        make(EDITS[name], every.source)
        every.build(FORMATS[number % 2])
    for builder in FORMATS:
        every.build(builder)
        assert wrong(every, builder) == [], builder


LOST: Final = (
    "dates.html",
    "papers.html",
    "papers/one.html",
    "papers/one.pdf",
    "papers/_index/manifest.js",
    "paper-authors.html",
    "calendar.ics",
)


@pytest.mark.parametrize("lost", LOST)
def test_a_file_that_was_deleted_is_written_again(every: Site, lost: str) -> None:
    (every.folder / "html" / lost).unlink()
    assert every.build(strict=True).warnings == []
    assert wrong(every) == []


@pytest.mark.parametrize("name", ["program.html", "papers.html", "papers/two.html", *LOST[4:]])
@pytest.mark.parametrize("state", ["broken", "deleted"])
def test_a_file_that_is_not_as_it_was_is_made_anew_at_an_edit(every: Site, name: str, state: str) -> None:
    path = every.folder / "html" / name
    if state == "broken":
        path.write_bytes(path.read_bytes().replace(b"Second", b"Other").replace(b"[", b"<"))
    else:
        path.unlink()
    make(SPEECH, every.source)
    assert every.build(strict=True).warnings == []
    assert wrong(every) == []


@pytest.mark.parametrize(
    ("name", "edit"),
    [
        ("data/files/four.pdf", "a paper's title"),
        ("data/files/four.pdf", None),
        ("data/photos/grace.png", None),
    ],
)
def test_a_file_that_the_data_name_may_go_and_come(every: Site, name: str, edit: str | None) -> None:
    path = every.source / name
    content = path.read_bytes()
    path.unlink()
    make(EDITS[edit] if edit else {}, every.source)
    for _build in range(2):
        (warning,) = every.build().warnings
        assert "[workshop.path]" in warning
        assert wrong(every) == []
    path.write_bytes(content)
    assert every.build(strict=True).warnings == []
    assert wrong(every) == []


def test_a_page_of_a_paper_that_is_written_by_hand_stays(every: Site) -> None:
    make(EDITS["a paper's page written by hand"], every.source)
    every.build(strict=True)
    make(EDITS["a paper added"], every.source)
    build = every.build(strict=True)
    assert "By hand." in build.text("papers/one.html")
    assert wrong(every) == []


@pytest.mark.parametrize(
    ("name", "right", "broken"),
    [
        ("data/papers.yml", "  award: Best paper", "  award: Best paper\n  colour: red"),
        ("data/papers.yml", "First things", "First $\\nothing{$ things"),
        ("data/dates.yml", "- name: Notification", '- name: "Notification'),
        ("roles.md", "{paper}`one`", "{paper}`no-such-paper`"),
    ],
)
def test_a_problem_is_built_as_from_nothing_and_so_is_its_fix(
    every: Site, name: str, right: str, broken: str
) -> None:
    every.replace(name, right, broken)
    warnings = every.build().warnings
    assert warnings
    assert wrong(every) == []
    every.replace(name, broken, right)
    assert every.build(strict=True).warnings == []
    assert wrong(every) == []


def test_two_folders_that_share_what_was_read_each_follow_an_edit(every: Site, tmp_path: Path) -> None:
    second = Site.__new__(Site)
    second.folder, second.source = tmp_path, every.source
    shared = str(every.folder / "doctrees")
    second.build(doctrees=shared, strict=True)
    make(EDITS["a paper's title"], every.source)
    every.build(strict=True)
    make(EDITS["a date moved"], every.source)
    out = second.build(doctrees=shared, strict=True).out
    assert wrong(every, out=out) == []


@pytest.mark.parametrize(("builder", "pages"), [("html", True), ("dirhtml", False)])
def test_an_edit_among_many_papers_is_built_as_from_nothing(
    every: Site,
    builder: str,
    pages: bool,  # noqa: FBT001 (a parameter of a test)
) -> None:
    # So many that lists have pages and the index of authors has letters.
    many = "".join(
        f'- id: "{n}"\n  title: Paper number {n}\n  authors:\n    - Ann {chr(97 + n % 26)}name{n}\n'
        f"  abstract: All about {n}.\n  decision: poster\n"
        for n in range(1, 621)
    )
    every.replace("data/papers.yml", "- id: six", f"{many}- id: six")
    every.build(builder, workshop_paper_pages=pages)
    for name, old, new in (
        ("data/papers.yml", "All about 1.", "All about one."),
        ("data/papers.yml", "title: Paper number 300\n", "title: Number 300\n"),
        ("papers.md", "```{papers}\n", "```{papers}\n:group-by: none\n"),
    ):
        every.replace(name, old, new)
        every.build(builder, workshop_paper_pages=pages)
    assert wrong(every, builder, workshop_paper_pages=pages) == []
