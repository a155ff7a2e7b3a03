"""An edit of a paper changes what it says wherever that stands, as if all were built anew."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any, Final

import pytest

from sphinx_workshop.papers import index_files
from tests.sphinx.conftest import Site
from tests.sphinx.test_papers import FILES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sphinx.conftest import Build

NUMBER: Final = 620
"""So many papers that lists have pages and the index of authors has letters."""
OTHERWISE: Final = {".buildinfo", ".buildinfo.bak", "searchindex.js"}
"""Files that Sphinx writes in another order if it does so again."""


def many(number: int) -> str:
    return "".join(
        f'- id: "{n}"\n  title: Paper number {n}\n'
        f"  authors:\n    - Ann {chr(97 + n % 26)}name{n}\n    - Bo Two\n"
        f"  abstract: All about {n}.\n  keywords: [examples]\n"
        f"  decision: {'oral' if n % 10 == 0 else 'poster'}\n"
        for n in range(1, number + 1)
    )


FEW: Final = {
    "data/papers.yml": """\
# The accepted papers.
- id: one
  title: First things
  authors:
    - Ada Example
    - name: Bob Example
      affiliation: Institute of Examples
  abstract: |
    The *first* paragraph, where $a < b$.

    The second.
  decision: poster
  keywords: [things]
  links:
    openreview: https://openreview.net/forum?id=one
- id: two
  title: Second things
  authors:
    - Ada Example
  decision: oral
- id: three
  title: Third & last things
  authors:
    - 李明
    - Ada Example
  abstract: Of *examples*.
  decision: poster
  award: Best paper
- id: four
  title: Fourth things
  authors:
    - Dan Example
  links:
    pdf: files/four.pdf
- id: five
  title: Fifth things
  authors:
    - name: Eve Example
      affiliation: Fifth University
- id: six
  title: Sixth things
  authors:
    - Fay Example
""",
    "data/files/four.pdf": "%PDF-1.4 an example\n",
    "papers.md": "# Papers\n\n```{papers}\n```\n",
    "orals.md": "# Orals\n\n```{papers}\n:decision: oral\n```\n",
    "folder/again.md": "# Again\n\n```{papers}\n:group-by: keyword\n```\n\n"
    "```{papers}\n:group-by: none\n```\n",
    "index.md": "# Home\n\n{fact}`name`: {paper}`four`\n\n"
    "```{toctree}\nprogram\npapers\norals\nfolder/again\n```\n",
}
SITE: Final = {
    **{name: FILES[name] for name in ("data/workshop.yml", "program.md")},
    "data/program.yml": """
        - date: 2030-12-02
          sessions:
            - title: Talks
              start: 09:00
              end: 10:00
              papers: [two]
            - title: Posters
              kind: poster
              start: 10:00
              end: 11:00
            - start: 11:00
              end: 11:15
              papers: [five, six]
        """,
}
SMALL: Final = {
    "an abstract": ("The *first* paragraph", "The *first* & best paragraph"),
    "a title": ("First things", "First, “simple” things $x < y$"),
    "a title with signs": ("Third & last things", "Third & *last* things <=>"),
    "an affiliation": ("Institute of Examples", "Example University"),
    "a title in the program": ("Second things", "Two `things` & “more”"),
    "a link": ("forum?id=one", "forum?id=other&more"),
    "a line more": ("  decision: oral\n", "  decision: oral\n  tldr: It is *second*.\n"),
    "what only follows": ("The second.\n", "The second.\n\n    The third.\n"),
    "a comment": ("# The accepted papers.", "# The accepted papers,\n# in order."),
    "all of it written otherwise": ("    - Dan Example", "    - &dan Dan Example"),
}
LARGE: Final = {
    "an author more": ("    - 李明\n", "    - 李明\n    - Carl Example\n"),
    "a decision": ("decision: oral", "decision: poster"),
    "an award": ("  award: Best paper\n", ""),
    "an id": ("id: three", "id: third"),
    "a paper less": ("- id: three", "- id: x\n  title: New\n  authors:\n    - Zed Example\n- id: three"),
    "a title that a page names": ("Fourth things", "Four things"),
    "a paper whose session is called by it and another": ("Fifth University", "Fifth Institute"),
    "another form of a name": ("Bob Example", "Bob EXAMPLE"),
    "keywords": ("keywords: [things]", "keywords: [matters]"),
    "a problem": ("  decision: oral", "  decision: oral\n  colour: red"),
}


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in OTHERWISE
    }


def anew(site: Site, builder: str = "html", **settings: object) -> dict[str, bytes]:
    """Return the files of the site as a build from nothing makes them."""
    folder = site.folder / "anew"
    shutil.rmtree(folder, ignore_errors=True)
    fresh = Site(folder)
    shutil.copytree(site.source, fresh.source, dirs_exist_ok=True)
    return files(fresh.build(builder, **settings).out)


def is_small(build: Build) -> bool:
    """Return whether no document was read or written."""
    return not build.read and not build.written


@pytest.fixture
def few(site: Site) -> Site:
    """A site with three papers, in several lists, and its build."""
    assert not site.write({**SITE, **FEW}).build(strict=True).warnings
    return site


@pytest.mark.parametrize("edit", SMALL.values(), ids=SMALL)
def test_a_small_edit_changes_all_that_shows_it_and_reads_no_document(
    few: Site, edit: tuple[str, str]
) -> None:
    few.replace("data/papers.yml", *edit)
    build = few.build(strict=True)
    assert is_small(build)
    assert files(build.out) == anew(few)
    before = files(build.out)
    assert is_small(few.build(strict=True))
    assert files(build.out) == before


@pytest.mark.parametrize("edit", LARGE.values(), ids=LARGE)
def test_any_other_edit_is_as_if_all_were_built_anew(few: Site, edit: tuple[str, str]) -> None:
    few.replace("data/papers.yml", *edit)
    build = few.build()
    assert not is_small(build)
    assert files(build.out) == anew(few)


def test_one_small_edit_after_another(few: Site) -> None:
    for before, after in SMALL.values():
        few.replace("data/papers.yml", before, after)
        assert is_small(few.build(strict=True))
    assert files(few.folder / "html") == anew(few)
    few.replace("data/papers.yml", *LARGE["a decision"])
    assert files(few.build().out) == anew(few)


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("pages", [True, False])
def test_an_edit_among_many_papers(site: Site, builder: str, pages: bool) -> None:  # noqa: FBT001
    settings = {"workshop_paper_pages": pages}
    site.write({**SITE, **FEW, "data/papers.yml": many(NUMBER), "data/program.yml": "TBD\n"})
    site.write(
        {
            "index.md": "# Home\n\n```{toctree}\npapers\norals\nfolder/again\n```\n",
            "program.md": "# Program\n",
        }
    )
    site.build(builder, **settings)
    for number, (before, after) in {
        1: ("All about 1.", "All about one."),
        NUMBER: (f"All about {NUMBER}.", "All about the last."),
        300: ("  title: Paper number 300\n", "  title: Number 300\n"),
        5: ("  title: Paper number 5\n", "  title: Number 5\n"),
    }.items():
        site.replace("data/papers.yml", before, after)
        build = site.build(builder, **settings)
        assert is_small(build) is (pages or "title" not in before), number
        assert files(build.out) == anew(site, builder, **settings)


def test_the_program_of_the_other_format_follows_too(few: Site) -> None:
    few.build("dirhtml", strict=True)
    few.replace("data/papers.yml", *SMALL["a title in the program"])
    assert is_small(few.build(strict=True))
    assert files(few.build("dirhtml", strict=True).out) == anew(few, "dirhtml")


def test_people_are_not_read_for_a_title_in_the_program(few: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    few.replace("data/papers.yml", *SMALL["a title in the program"])
    monkeypatch.delattr("sphinx_workshop.papers.plan.load_around")
    assert files(few.build(strict=True).out) == anew(few)


def test_a_calendar_that_somebody_has_changed_is_made_anew(few: Site) -> None:
    path = few.folder / "html/calendar.ics"
    path.write_text(path.read_text().replace("Second things", "Other things"), newline="")
    few.replace("data/papers.yml", *SMALL["a title in the program"])
    assert files(few.build(strict=True).out) == anew(few)


def test_two_edits_far_apart_in_one_build(few: Site) -> None:
    few.replace("data/papers.yml", *SMALL["a title"])
    few.replace("data/papers.yml", *SMALL["a title with signs"])
    build = few.build(strict=True)
    assert is_small(build)
    assert files(build.out) == anew(few)


def test_the_other_format_follows_although_its_documents_were_not_read_again(few: Site) -> None:
    few.build("dirhtml", strict=True)
    few.replace("data/papers.yml", *SMALL["a title"])
    assert is_small(few.build(strict=True))
    assert files(few.build("dirhtml", strict=True).out) == anew(few, "dirhtml")
    few.replace("data/papers.yml", *reversed(SMALL["a title"]))
    assert files(few.build("dirhtml", strict=True).out) == anew(few, "dirhtml")
    assert files(few.build(strict=True).out) == anew(few)


@pytest.mark.parametrize("name", ["papers.html", "orals.html", "paper-authors.html", "papers/one.html"])
def test_a_page_that_is_not_as_it_was_is_made_anew(few: Site, name: str) -> None:
    page = few.folder / "html" / name
    before = page.read_bytes()
    page.write_bytes(before.replace(b"First things", b"Something else").replace(b"Second", b"Other"))
    few.replace("data/papers.yml", *SMALL["a title"])
    few.replace("data/papers.yml", *SMALL["a line more"])
    assert files(few.build(strict=True).out) == anew(few)


@pytest.mark.parametrize(
    "broken",
    [
        "sphinx_workshop.papers.plan.write_batch",
        "sphinx_workshop.papers.plan.edit_index",
        "sphinx_workshop.papers.plan.keep_written",
        "sphinx_workshop.papers.plan.pickle.dumps",
        "sphinx_workshop.papers.state.State.keep",
        "sphinx_workshop.papers.state.State.forget",
        "pathlib.Path.replace",
    ],
)
def test_an_edit_that_was_stopped_half_way_is_made_up_for(few: Site, broken: str) -> None:
    few.replace("data/papers.yml", *SMALL["a title"])

    def stop(*_arguments: object) -> None:
        raise OSError("stopped")  # noqa: EM101

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(broken, stop)
        with pytest.raises(Exception, match="stopped"):
            few.build()
    assert files(few.build(strict=True).out) == anew(few)
    few.replace("data/papers.yml", *SMALL["an abstract"])
    assert files(few.build(strict=True).out) == anew(few)


def test_an_edit_is_made_up_for_where_the_search_index_was_stopped_half_way(few: Site) -> None:
    few.replace("data/papers.yml", *SMALL["a title"])
    write = index_files._write

    def write_half(contents: dict[str, str], folder: Path) -> None:
        write({name: text for name, text in contents.items() if name != "manifest.js"}, folder)
        raise OSError("stopped")  # noqa: EM101

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index_files, "_write", write_half)
        with pytest.raises(Exception, match="stopped"):
            few.build()
    assert files(few.build(strict=True).out) == anew(few)


@pytest.mark.parametrize(
    "broken",
    [
        "sphinx_workshop.papers.whole.render_shell",
        "sphinx_workshop.papers.whole.write_batch",
        "sphinx_workshop.papers.wanted.Path",
        "sphinx.builders.html.StandaloneHTMLBuilder.write_doc",
        "sphinx.builders.html.StandaloneHTMLBuilder.dump_inventory",
    ],
)
def test_another_edit_that_was_stopped_half_way_is_made_up_for(few: Site, broken: str) -> None:
    few.replace("data/papers.yml", *LARGE["a decision"])

    def stop(*_arguments: object) -> None:
        raise OSError("stopped")  # noqa: EM101

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(broken, stop)
        with pytest.raises(Exception, match="stopped"):
            few.build()
    assert files(few.build(strict=True).out) == anew(few)


def test_a_search_index_that_is_broken_is_made_anew(few: Site) -> None:
    (few.folder / "html/papers/_index/manifest.js").write_text("broken")
    few.replace("data/papers.yml", *SMALL["a title"])
    assert files(few.build(strict=True).out) == anew(few)


def test_a_file_of_a_paper_and_an_edit_follow_together(few: Site) -> None:
    few.replace("data/papers.yml", *SMALL["a title"])
    few.write({"data/files/four.pdf": "%PDF-1.4 another example\n"})
    assert files(few.build(strict=True).out) == anew(few)


def test_the_calendar_follows_a_title_where_no_page_shows_the_program(few: Site) -> None:
    few.write({"program.md": "# Program\n\nTo come.\n"})
    few.build(strict=True)
    few.replace("data/papers.yml", *SMALL["a title in the program"])
    assert files(few.build(strict=True).out) == anew(few)


def test_the_calendar_has_the_titles_of_edits_that_each_format_saw_one_of(few: Site) -> None:
    few.replace("data/program.yml", "kind: poster", "kind: poster\n      papers: [three]")
    few.build(strict=True)
    few.build("dirhtml", strict=True)
    few.replace("data/papers.yml", *SMALL["a title in the program"])
    few.build(strict=True)
    few.replace("data/papers.yml", *SMALL["a title with signs"])
    calendar = few.build("dirhtml", strict=True).out / "calendar.ics"
    assert calendar.read_bytes() == anew(few, "dirhtml")["calendar.ics"]


def test_another_edit_follows_in_a_format_that_has_missed_one(few: Site) -> None:
    few.build("dirhtml", strict=True)
    few.replace("data/papers.yml", *SMALL["a title in the program"])
    few.build(strict=True)
    few.replace("data/papers.yml", *LARGE["a decision"])
    assert files(few.build("dirhtml", strict=True).out) == anew(few, "dirhtml")


def test_a_paper_has_its_page_again_when_one_by_hand_is_gone(few: Site) -> None:
    few.write({"papers/two.md": "---\norphan: true\n---\n\n# By hand\n"})
    few.build(strict=True)
    few.delete("papers/two.md")
    assert files(few.build(strict=True).out) == anew(few)


def test_an_edit_follows_in_a_format_that_has_missed_another(few: Site) -> None:
    few.build("dirhtml", strict=True)
    few.replace("data/workshop.yml", "Example Workshop 2030", "Workshop 2030")
    few.build(strict=True)
    few.replace("data/papers.yml", *SMALL["a title"])
    pages = files(few.build("dirhtml", strict=True).out)
    fresh = anew(few, "dirhtml")
    stale = {name for name in pages if pages[name] != fresh[name]}
    assert stale <= {"index.html", "program/index.html", "calendar.ics"}  # Sphinx reads their documents once


def test_an_edit_follows_while_something_else_changes_too(few: Site) -> None:
    few.replace("data/papers.yml", *SMALL["a title"])
    few.replace("data/workshop.yml", "Example Workshop 2030", "Workshop 2030")
    assert files(few.build(strict=True).out) == anew(few)
    few.replace("data/papers.yml", *SMALL["an abstract"])
    few.write({"orals.md": "# Orals\n\nSome words.\n\n```{papers}\n:decision: oral\n```\n"})
    assert files(few.build(strict=True).out) == anew(few)
    few.replace("data/papers.yml", *SMALL["a link"])
    settings = {"html_title": "Another title", "html_baseurl": "https://example.org/other/"}
    assert files(few.build(strict=True, **settings).out) == anew(few, **settings)


def test_a_formula_that_is_mended_is_not_complained_of_again(few: Site) -> None:
    few.replace("data/papers.yml", "First things", "First $\\nothing{$ things")
    assert any("papers.yml" in line for line in few.build().warnings)
    few.replace("data/papers.yml", "First $\\nothing{$ things", "First $x$ things")
    build = few.build(strict=True)
    assert build.warnings == []
    assert files(build.out) == anew(few)


def test_what_is_wrong_elsewhere_is_told_again_and_keeps_no_edit_from_being_small(few: Site) -> None:
    few.replace("data/program.yml", "start: 10:00", "start: 09:30")
    before = few.build().warnings
    assert any("room-clash" in line for line in before)
    again = few.build()
    assert is_small(again)
    assert again.warnings == before
    few.replace("data/papers.yml", *SMALL["a title"])
    build = few.build()
    assert is_small(build)
    assert build.warnings == before
    assert files(build.out) == anew(few)
    few.replace("data/program.yml", "start: 09:30", "start: 10:00")
    assert files(few.build(strict=True).out) == anew(few)


def test_what_is_wrong_with_papers_is_looked_at_again_after_an_edit(few: Site) -> None:
    few.replace("data/papers.yml", "    - Dan Example", "    - Dan Example, Fay Example")
    (line,) = few.build().warnings
    few.replace("data/papers.yml", *SMALL["a line more"])
    (moved,) = few.build().warnings
    number = int(line.split(":")[1])
    assert moved == line.replace(f":{number}:", f":{number + 1}:")


def test_a_file_that_is_missed_may_come_without_an_edit(few: Site) -> None:
    few.delete("data/files/four.pdf")
    few.replace("data/papers.yml", *SMALL["a title"])
    few.replace("data/papers.yml", "Dan Example", "Daniel Example")
    (line,) = few.build().warnings
    assert "[workshop.path]" in line
    few.write({"data/files/four.pdf": "%PDF-1.4 found\n"})
    assert files(few.build(strict=True).out) == anew(few)


def test_an_edit_is_small_with_several_processes_too(few: Site) -> None:
    few.replace("data/papers.yml", *SMALL["a title"])
    build = few.build(strict=True, parallel=2)
    assert is_small(build)
    assert files(build.out) == anew(few)
    few.replace("data/papers.yml", *SMALL["an abstract"])
    for name in ("papers", "orals", "program", "index", "folder/again"):
        (few.folder / f"html/{name}.html").unlink()
    assert files(few.build(strict=True, parallel=2).out) == anew(few)
    few.replace("data/papers.yml", *SMALL["a title with signs"])
    settings = {"html_title": "Another title"}
    assert files(few.build(strict=True, parallel=2, **settings).out) == anew(few, **settings)


@pytest.mark.parametrize("lost", ["calendar.ics", "orals.html"])
def test_an_edit_is_not_lost_where_something_else_needs_the_facts(few: Site, lost: str) -> None:
    (few.folder / "html" / lost).unlink()
    few.replace("data/papers.yml", *SMALL["an abstract"])
    assert files(few.build(strict=True).out) == anew(few)


def test_a_broken_search_index_is_made_anew_where_something_else_needs_the_facts(few: Site) -> None:
    (few.folder / "html/papers/_index/manifest.js").write_text("broken")
    (few.folder / "html/orals.html").unlink()
    few.replace("data/papers.yml", *SMALL["an abstract"])
    assert files(few.build(strict=True).out) == anew(few)


def test_an_edit_follows_in_two_formats_one_of_which_writes_a_page_again(few: Site) -> None:
    few.build("dirhtml", strict=True)
    few.write({"orals.md": "# Orals\n\nSome words.\n\n```{papers}\n:decision: oral\n```\n"})
    few.build(strict=True)
    few.replace("data/papers.yml", *SMALL["an abstract"])
    assert files(few.build("dirhtml", strict=True).out) == anew(few, "dirhtml")


@pytest.mark.parametrize("edit", ["an abstract", "of the paper itself"])
def test_a_file_that_is_gone_is_missed_at_an_edit(few: Site, edit: str) -> None:
    few.delete("data/files/four.pdf")
    itself = ("  links:\n    pdf:", "  abstract: About four.\n  links:\n    pdf:")
    few.replace("data/papers.yml", *SMALL.get(edit, itself))
    build = few.build()
    assert ["[workshop.path]" in line for line in build.warnings] == [True]
    assert files(build.out) == anew(few)


def test_a_formula_that_is_not_understood_is_told_once_at_an_edit(few: Site) -> None:
    few.replace("data/papers.yml", "$a < b$", "$\\nothing{$")
    build = few.build()
    assert is_small(build)
    assert len(build.warnings) == 1
    assert files(build.out) == anew(few)


def test_a_page_written_by_hand_later_stays(few: Site) -> None:
    few.write({"papers/one.md": "---\norphan: true\n---\n# One\n\nBy hand.\n"})
    assert "By hand." in few.build(strict=True).text("papers/one.html")
    few.replace("data/papers.yml", *LARGE["a decision"])
    build = few.build()
    assert "By hand." in build.text("papers/one.html")
    assert files(build.out) == anew(few)


def test_lists_follow_the_name_of_the_event_in_their_bibtex(few: Site) -> None:
    few.replace("data/workshop.yml", "Example Workshop 2030", "Workshop 2030")
    assert files(few.build(strict=True).out) == anew(few)


def test_two_folders_that_share_what_was_read_have_each_its_own_papers(few: Site, tmp_path: Path) -> None:
    second = Site.__new__(Site)
    second.folder, second.source = tmp_path / "second", few.source
    shared: dict[str, Any] = {"doctrees": str(few.folder / "doctrees"), "strict": True}
    second.build(**shared)
    few.replace("data/papers.yml", *SMALL["a title"])
    few.build(strict=True)
    few.replace("data/papers.yml", *SMALL["a title with signs"])
    assert files(second.build(**shared).out) == anew(few)
