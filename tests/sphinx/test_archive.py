"""A site is archived below its own address, and the next edition, built in the same folder, links to it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
import yaml
from bs4 import BeautifulSoup

from sphinx_workshop.archive.mark import NAME
from tests.next_edition import archive, begin_next
from tests.quality import full as everything

if TYPE_CHECKING:
    from click.testing import Result

    from tests.sphinx.conftest import Build, Site

CHECK_LINKS: Final = Path(__file__).parents[2] / "tools/check_links.py"
BASE: Final = "https://ewe.example.org/"
WORKSHOP: Final = f"name: EWE 2025\nphase: archive\ndate: 2025-12-06\nurl: {BASE}\n"


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def dead_links(folder: Path) -> str:
    command = [sys.executable, str(CHECK_LINKS), str(folder)]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=60).stdout


@pytest.fixture
def ewe(site: Site) -> Site:
    """A site of two pages that can be archived."""
    pages = {
        "index.md": "# Home\n\n```{editions}\n```\n\n```{toctree}\nsub/more\n```\n",
        "sub/more.md": "# More\n\n```{editions}\n:layout: list\n```\n",
    }
    return site.write({"data/workshop.yml": WORKSHOP, **pages})


# The workshop with everything


@pytest.fixture(scope="module")
def next_full(
    new_site: type[Site], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Site, dict[str, bytes], Build]:
    """The workshop with everything after a year: its folder, what the site was, and the next build."""
    site = new_site(tmp_path_factory.mktemp("archived"))
    shutil.rmtree(site.source)
    everything.write(site.source, phase="archive")
    first = site.build(strict=True)
    assert first.warnings == []
    result = archive(2022, site.source, first.out)
    assert result.exit_code == 0, result.output
    assert "Run `sphinx-workshop new ../next --next`." in result.output
    frozen = contents(site.source / "archive/2022")
    begin_next(site.source)
    second = site.build(strict=True)
    assert second.warnings == []
    return site, frozen, second


def test_no_link_is_dead_in_the_new_site_and_the_archived_one(
    next_full: tuple[Site, dict[str, bytes], Build],
) -> None:
    _site, _frozen, build = next_full
    assert (build.out / "2022/papers/p1.html").is_file()
    assert dead_links(build.out) == "no dead link inside the site\n"


def test_every_page_of_the_edition_has_its_own_address_and_the_way_to_the_present_one(
    next_full: tuple[Site, dict[str, bytes], Build],
) -> None:
    _site, _frozen, build = next_full
    pages = sorted((build.out / "2022").rglob("*.html"))
    assert len(pages) > 100
    for path in pages:
        name = path.relative_to(build.out).as_posix()
        page = BeautifulSoup(path.read_bytes(), "html.parser")
        canonical = page.select_one("link[rel=canonical]")
        own = f"{BASE}{name}".removesuffix("/index.html") + "/" * (name == "2022/index.html")
        assert canonical is None or canonical["href"] == own, name
        notices = page.select("aside.workshop-edition")
        assert len(notices) == 1, name
        link = notices[0].select_one("a")
        assert link is not None
        assert (path.parent / str(link["href"])).resolve() == build.out, name
        assert name == "2022/search.html" or not page.select("meta[name=robots]"), name


def test_the_present_edition_lists_the_archived_one_and_links_to_it(
    next_full: tuple[Site, dict[str, bytes], Build],
) -> None:
    _site, _frozen, build = next_full
    about = BeautifulSoup(build.text("about.html"), "html.parser")
    listed = about.select_one(".workshop-editions a[href='2022/']")
    assert listed is not None
    assert listed.text == "Example Workshop on Examples 2022"
    for page, link in (("papers.html", "2022/"), ("papers/p1.html", "../2022/")):
        found = BeautifulSoup(build.text(page), "html.parser").select_one(
            f".workshop-footer a[href='{link}']"
        )
        assert found is not None, page
        assert found.text == "Last edition: Example Workshop on Examples 2022"


def test_the_entry_of_the_edition_has_the_facts(next_full: tuple[Site, dict[str, bytes], Build]) -> None:
    site, _frozen, _build = next_full
    entries = yaml.safe_load((site.source / "data/editions.yml").read_text(encoding="utf-8"))
    assert entries[0] == {
        "year": 2022,
        "name": "Example Workshop on Examples 2022",
        "place": "1 Example Street, Example Town",
        "url": "2022/",
        "accepted": 101,
    }
    assert [entry["year"] for entry in entries] == [2022, 2020, 2021, 2019]


def test_builds_copy_an_edition_as_it_is_and_once(next_full: tuple[Site, dict[str, bytes], Build]) -> None:
    site, frozen, build = next_full
    assert contents(build.out / "2022") == frozen
    times = {path: path.stat().st_mtime_ns for path in (build.out / "2022").rglob("*")}
    again = site.build()
    assert (again.read, again.warnings) == ([], [])
    assert {path: path.stat().st_mtime_ns for path in (build.out / "2022").rglob("*")} == times


# Of a small site


def test_the_same_build_gives_the_same_edition(ewe: Site) -> None:
    out = ewe.build().out
    assert archive(2025, ewe.source, out).exit_code == 0
    first = contents(ewe.source / "archive")
    (ewe.source / "data/editions.yml").unlink()
    out = ewe.build(doctrees="others").out
    shutil.rmtree(ewe.source / "archive")
    assert archive(2025, ewe.source, out).exit_code == 0
    assert contents(ewe.source / "archive") == first
    assert not [name for name in first if name.startswith("2025/.") or "_sources" in name]


def test_a_second_run_says_that_the_edition_is_archived_already(ewe: Site) -> None:
    out = ewe.build().out
    assert archive(2025, ewe.source, out).exit_code == 0
    said = refusal(archive(2025, ewe.source, out))
    assert "archive/2025 is there, and archiving it has listed it in editions.yml" in said
    assert "nothing is left to do; else build the site again, and archive it with --replace" in said


def test_a_run_that_was_stopped_after_the_folder_can_be_repeated(ewe: Site) -> None:
    out = ewe.build().out
    assert archive(2025, ewe.source, out).exit_code == 0
    editions = ewe.source / "data/editions.yml"
    text = editions.read_text(encoding="utf-8")
    editions.unlink()
    assert archive(2025, ewe.source, out).exit_code == 0
    assert editions.read_text(encoding="utf-8") == text == ("- year: 2025\n  name: EWE 2025\n  url: 2025/\n")


def test_an_edition_is_replaced_only_if_asked_to(ewe: Site) -> None:
    assert archive(2025, ewe.source, ewe.build().out).exit_code == 0
    ewe.replace("index.md", "# Home", "# Welcome")
    out = ewe.build().out
    before = contents(ewe.source)
    result = archive(2025, ewe.source, out)
    assert (result.exit_code, contents(ewe.source)) == (1, before)
    assert "archive/2025 exists, with other files; to replace them, archive with --replace" in result.output
    assert archive(2025, ewe.source, out, "--replace").exit_code == 0
    assert "Welcome" in (ewe.source / "archive/2025/index.html").read_text(encoding="utf-8")
    assert not (ewe.source / "archive/2025/2025").exists(), "the copy of itself is no part of it"


def test_the_next_editions_archive_links_to_the_one_before_beside_it(ewe: Site) -> None:
    ewe.replace("conf.py", '"basic"', '"workshop"')
    archive(2025, ewe.source, ewe.build().out)
    ewe.replace("data/workshop.yml", "2025-12", "2026-12")
    ewe.replace("data/workshop.yml", "EWE 2025", "EWE 2026")
    out = ewe.build(strict=True).out
    assert archive(2026, ewe.source, out).exit_code == 0
    assert not (ewe.source / "archive/2026/2025").exists()
    for page, link in (("index.html", "../2025/"), ("sub/more.html", "../../2025/")):
        assert f'href="{link}"' in (ewe.source / "archive/2026" / page).read_text(encoding="utf-8")
    ewe.replace("data/workshop.yml", "2026-12", "2027-12")
    ewe.replace("data/workshop.yml", "EWE 2026", "EWE 2027")
    build = ewe.build(strict=True)
    assert build.warnings == []
    assert dead_links(build.out) == "no dead link inside the site\n"


def test_the_present_edition_is_not_among_the_earlier_ones(ewe: Site) -> None:
    archive(2025, ewe.source, ewe.build().out)
    build = ewe.build()
    assert "2025/" not in build.text("index.html")
    assert "workshop-editions" not in build.text("index.html")


@pytest.mark.parametrize(
    ("builder", "link"),
    [("html", "2025/"), ("dirhtml", "2025/"), ("singlehtml", "2025/"), ("epub", f"{BASE}2025/")],
)
def test_each_format_leads_to_the_archived_edition(ewe: Site, builder: str, link: str) -> None:
    archive(2025, ewe.source, ewe.build().out)
    ewe.write({"data/workshop.yml": WORKSHOP.replace("2025", "2026")})
    build = ewe.build(builder, doctrees=f"{builder}-doctrees")
    assert build.warnings == []
    page = "index.xhtml" if builder == "epub" else "index.html"
    assert f'href="{link}"' in build.text(page)
    assert (build.out / "2025/index.html").exists() == (builder != "epub")


def test_without_an_address_a_book_names_the_edition_without_a_link(ewe: Site) -> None:
    archive(2025, ewe.source, ewe.build().out)
    ewe.write({"data/workshop.yml": WORKSHOP.replace("2025", "2026").replace(f"url: {BASE}\n", "")})
    build = ewe.build("epub", doctrees="epub-doctrees")
    assert build.warnings == []
    assert "EWE 2025" in build.text("index.xhtml")
    assert "2025/" not in build.text("index.xhtml")


def test_link_check_does_not_ask_for_an_archived_edition(ewe: Site) -> None:
    archive(2025, ewe.source, ewe.build().out)
    ewe.write({"data/workshop.yml": WORKSHOP.replace("2025", "2026")})
    build = ewe.build("linkcheck", doctrees="linkcheck-doctrees", linkcheck_ignore=[".*"])
    assert build.warnings == []
    assert "2025/" not in build.text("output.txt")


def test_files_of_an_edition_are_no_pages(ewe: Site) -> None:
    ewe.write(
        {
            "archive/2024/index.html": "<body>2024</body>",
            "archive/2024/notes.md": "# Notes",
            "archive/.2023.part/notes.md": "# Notes",
            "archive/index.md": "---\norphan: true\n---\n# Archive",
        }
    )
    build = ewe.build(strict=True)
    assert build.warnings == []
    assert sorted(build.read) == ["archive/index", "index", "sub/more"]
    assert (build.out / "2024/notes.md").is_file()
    assert not (build.out / ".2023.part").exists()


def test_a_link_in_the_archive_publishes_nothing_from_elsewhere(ewe: Site) -> None:
    ewe.write({"archive/2024/index.html": "<body>2024</body>", "secret/key.txt": "h1dd3n"})
    (ewe.source / "archive/2024/key.txt").symlink_to(ewe.source / "secret/key.txt")
    (ewe.source / "archive/2024/inside").symlink_to(ewe.source / "secret")
    (ewe.source / "archive/2023").symlink_to(ewe.source / "secret")
    out = ewe.build().out
    assert contents(out / "2024").keys() == {"index.html"}
    assert not (out / "2023").exists()


def test_an_edition_that_is_gone_leaves_the_site(ewe: Site) -> None:
    ewe.write({"archive/2024/index.html": "<body>2024</body>"})
    assert (ewe.build().out / "2024/index.html").is_file()
    shutil.rmtree(ewe.source / "archive")
    assert not (ewe.build().out / "2024").exists()


def test_a_page_where_an_edition_goes_is_refused(ewe: Site) -> None:
    ewe.write(
        {"archive/2024/index.html": "<body>2024</body>", "2024/index.md": "---\norphan: true\n---\n# Mine"}
    )
    with pytest.raises(
        Exception, match=r"the page `2024/index` has an address below `2024/`, where the archi"
    ):
        ewe.build()


def test_an_edition_that_is_not_there_is_reported_at_its_line(ewe: Site) -> None:
    ewe.write({"data/editions.yml": "- year: 2024\n  url: 2024/\n"})
    (warning,) = ewe.build().warnings
    assert warning.startswith("data/editions.yml:2:8: WARNING: no edition is archived as `2024/`")


# What is refused


def refusal(result: Result) -> str:
    """Return what a command says that refuses."""
    assert result.exit_code == 1
    return result.output


def test_a_site_that_is_not_finished_is_refused(ewe: Site) -> None:
    out = ewe.build().out
    (out / NAME).unlink()
    assert "is not a finished site" in refusal(archive(2025, ewe.source, out))
    assert "is not a finished site" in refusal(archive(2025, ewe.source, ewe.folder / "absent"))
    ewe.build()
    assert (out / NAME).is_file()
    ewe.write({"conf.py": (ewe.source / "conf.py").read_text(encoding="utf-8") + STOP})
    with pytest.raises(Exception, match="stopped"):
        ewe.build()
    assert "is not a finished site" in refusal(archive(2025, ewe.source, out))


STOP: Final = """

def stop(*_):
    raise ValueError("stopped")


def setup(app):
    app.connect("html-page-context", stop)
"""


def test_a_site_of_other_facts_is_refused(ewe: Site) -> None:
    out = ewe.build().out
    ewe.replace("data/workshop.yml", "EWE 2025", "EWE MMXXV")
    said = refusal(archive(2025, ewe.source, out))
    assert "was built from other facts" in said
    assert "--replace" not in said


def test_data_with_an_error_is_refused(ewe: Site) -> None:
    ewe.write({"data/news.yml": "- text: x\n"})
    out = ewe.build().out
    assert "news.yml:1:" in refusal(archive(2025, ewe.source, out))


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("2025-12-06", "2024-12-06", "the workshop `EWE 2025` is of 2024, and the command says 2025"),
        ("date: 2025-12-06\n", "", None),
        ("name: EWE 2025\nphase: archive\ndate: 2025-12-06", "name: EWE\nphase: archive", "has no year"),
        ("phase: archive", "phase: live", "is in the phase `live`, and would lead readers there for ever"),
        (BASE, f"{BASE}2025/", f"has an address of its own already: {BASE}2025/"),
    ],
)
def test_only_the_finished_site_of_the_year_is_archived(
    ewe: Site, before: str, after: str, words: str | None
) -> None:
    ewe.replace("data/workshop.yml", before, after)
    out = ewe.build().out
    result = archive(2025, ewe.source, out)
    assert result.exit_code == (0 if words is None else 1)
    assert words is None or words in result.output
    assert (ewe.source / "archive").exists() == (words is None)


def test_a_page_that_asks_another_site_is_refused_with_its_place(ewe: Site) -> None:
    ewe.write({"sub/more.md": "# More\n\n<iframe src='https://video.example/1'></iframe>\n"})
    out = ewe.build().out
    said = refusal(archive(2025, ewe.source, out))
    assert "sub/more.html:" in said
    assert ": https://video.example/1\n" in said
    assert "the pages load 1 file of other sites" in said
    assert not (ewe.source / "archive").exists()


def test_a_file_of_editions_that_is_no_list_stops_the_archive_before_it_writes(ewe: Site) -> None:
    ewe.write({"data/editions.yml": "year: 2024\n"})
    out = ewe.build().out
    assert "editions.yml:1:1:" in refusal(archive(2025, ewe.source, out))
    assert not (ewe.source / "archive").exists()
