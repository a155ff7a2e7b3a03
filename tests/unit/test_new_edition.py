"""The next edition keeps what carries over, byte for byte; the rest of its data is TBD."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from click.testing import CliRunner

from sphinx_workshop.cli.folder import short
from sphinx_workshop.cli.main import main
from sphinx_workshop.scaffold.next_edition import next_name
from sphinx_workshop.yamledit import Document

if TYPE_CHECKING:
    from click.testing import Result

FULL: Final = Path(__file__).parents[1] / "roots/full"
WORKSHOP: Final = """\
# yaml-language-server: $schema=schemas/workshop.json
# Where it all begins
name: 'Example Workshop 2029'  # with the year
short_name: EW 2029
phase: archive
host: neurips-2025  # the host of 2025

date: 2029-12-06
format: virtual
timezone: Asia/Tokyo
contact: chairs@example.org # all of us
url: https://example.org/2029/
links:
  submission: https://example.org/submit
  mailing_list: https://example.org/list
  chat: https://chat.example.org/2029
  social:
    - https://bsky.app/profile/example.org
proposal:
  max_pages: 3
"""
DATES: Final = """\
- name: Paper submission deadline
  id: submission
  kind: submission
  due: 2029-09-22 # a Saturday
  was:
    - 2029-09-15
  tentative: true
"""
ORGANIZERS: Final = """\
# in order
- id: ada
- name: Bo Example
  proposal:
    new: true
    career_stage: Postdoc
"""
SPEAKERS: Final = (
    "- id: ada\n  name: Ada Example\n  affiliation: A\n  status: confirmed\n  talk:\n    title: T\n"
)


def following(site: Path, folder: Path, *options: str) -> Result:
    result = CliRunner().invoke(main, ["new", str(folder), "--next", str(site), *options])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of 2029 in the layout of new ones."""
    folder = tmp_path / "site"
    data = folder / "docs/data"
    data.mkdir(parents=True)
    texts = {"workshop": WORKSHOP, "dates": DATES, "organizers": ORGANIZERS, "speakers": SPEAKERS}
    for name, text in {**texts, "call": "tracks:\n  - name: Full papers\ntemplate: TBD\n"}.items():
        (data / f"{name}.yml").write_text(text, encoding="utf-8")
    (folder / "docs/index.md").write_text("# Welcome to 2029\n", encoding="utf-8")
    (folder / "conf.py").write_text(
        'project = "EW 2029"\ncopyright = "2029, us"\nseen = "https://example.org/2029"\n'
        'man_pages = [("index", "ew-2029", title)]\n',
        encoding="utf-8",
    )
    (folder / "build").mkdir()
    (folder / "build/x.md").write_text("2029", encoding="utf-8")
    return folder


@pytest.fixture
def edition(site: Path) -> Path:
    folder = site.with_name("next")
    result = following(site, folder)
    assert result.exit_code == 0, result.output
    return folder


def text(folder: Path, name: str) -> str:
    return (folder / name).read_text(encoding="utf-8")


def test_who_and_what_for_stays_and_where_and_when_is_to_be_announced(edition: Path) -> None:
    assert (
        text(edition, "docs/data/workshop.yml")
        == """\
# yaml-language-server: $schema=schemas/workshop.json
# Where it all begins
name: Example Workshop 2030  # with the year
short_name: EW 2030
phase: proposal

date: TBD
format: TBD
timezone: Asia/Tokyo
contact: chairs@example.org # all of us
url: TBD
links:
  submission: TBD
  mailing_list: https://example.org/list
  chat: TBD
  social:
    - https://bsky.app/profile/example.org
"""
    )


def test_dates_stay_by_name_and_lose_their_days(edition: Path) -> None:
    assert (
        text(edition, "docs/data/dates.yml")
        == """\
- name: Paper submission deadline
  id: submission
  kind: submission
  due: TBD # a Saturday
"""
    )


def test_organizers_stay_with_what_the_speakers_said_of_them(edition: Path) -> None:
    assert (
        text(edition, "docs/data/organizers.yml")
        == """\
# in order
- id: ada
  name: Ada Example
  affiliation: A
- name: Bo Example
  proposal:
    career_stage: Postdoc
"""
    )
    assert text(edition, "docs/data/speakers.yml") == "TBD\n"


def test_the_present_edition_is_listed_at_its_own_address(edition: Path) -> None:
    entry = {"year": "2029", "name": "Example Workshop 2029", "host": "NeurIPS 2025", "place": "Online"}
    listed = Document(text(edition, "docs/data/editions.yml")).data
    assert listed == [entry | {"url": "https://example.org/2029/"}]


def test_pages_and_settings_come_along_with_the_new_name_and_nothing_built(site: Path, edition: Path) -> None:
    assert text(edition, "docs/index.md") == text(site, "docs/index.md")
    assert text(edition, "conf.py") == (
        'project = "EW 2030"\ncopyright = "2030, us"\nseen = "https://example.org/2029"\n'
        'man_pages = [("index", "ew-2030", title)]\n'
    )
    assert not (edition / "build").exists()


def test_the_title_of_the_readme_has_the_new_name(site: Path) -> None:
    readme = "# The website of EW 2029\n\nEW 2029 is\n\n# EW 2029\n"
    (site / "README.md").write_text(readme, encoding="utf-8")
    output = following(site, site.with_name("next")).output
    assert text(site.with_name("next"), "README.md") == readme.replace("2029", "2030", 1)
    assert "    README.md:3\n" in output
    assert "    README.md:1\n" not in output


def test_the_site_in_the_present_folder_is_called_that(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site)
    result = CliRunner().invoke(main, ["new", "../next", "--next"])
    assert "in phase `proposal`; the site in this folder stays as it is.\n" in result.output
    (site / "docs/data/workshop.yml").unlink()
    result = CliRunner().invoke(main, ["new", "../third", "--next"])
    assert "--next: this folder has no docs/data/workshop.yml" in result.output


def test_lines_that_still_say_the_last_year_are_named(site: Path) -> None:
    output = following(site, site.with_name("next")).output
    assert "    conf.py:3\n" in output
    assert f"    {Path('docs/index.md')}:1\n" in output


def test_the_present_site_stays_as_it_is(site: Path) -> None:
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    following(site, site.with_name("next"))
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_what_is_known_of_the_next_edition_can_be_given(site: Path) -> None:
    folder = site.with_name("next")
    known = ("--host", "iclr-2026", "--date", "2032-12-06", "--due", "submission=2032-09-20")
    assert following(site, folder, *known, "--phase", "call").exit_code == 0
    workshop = Document(text(folder, "docs/data/workshop.yml")).data
    assert isinstance(workshop, dict)
    assert (workshop["name"], workshop["host"], workshop["phase"]) == (
        "Example Workshop 2032",
        "iclr-2026",
        "call",
    )
    assert "due: 2032-09-20" in text(folder, "docs/data/dates.yml")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--organizer", "Ada"), "--organizer: with --next"),
        (("--track", "Full"), "--track: with --next"),
        (("--accent", "red"), "--accent: "),
    ],
)
def test_what_the_present_site_gives_is_not_given_twice(
    site: Path, options: tuple[str, ...], said: str
) -> None:
    result = following(site, site.with_name("next"), *options)
    assert result.exit_code == 1
    assert said in result.output
    assert not site.with_name("next").exists()


def test_what_is_no_site_or_would_hold_itself_is_refused(site: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "has no docs/data/workshop.yml" in following(tmp_path / "empty", tmp_path / "next").output
    assert "is inside the present site" in following(site, site / "next").output
    (site / "docs/data/dates.yml").write_text("- due: never\n", encoding="utf-8")
    result = following(site, tmp_path / "next")
    assert result.exit_code == 1
    assert "fix that first" in result.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "site"]


def test_what_cannot_be_edited_is_told_with_its_file_and_place(site: Path) -> None:
    path = site / "docs/data/workshop.yml"
    path.write_text("name: EW 2029\nphase: call\nhost: &h neurips-2025\ntagline: *h\n", encoding="utf-8")
    result = following(site, site.with_name("next"))
    assert result.exit_code == 1
    expected = f"Error: {short(path).as_posix()}:4:10: after the edit this would not be YAML"
    assert result.output.startswith(expected), result.output
    assert "in block style, without anchors" in result.output
    assert not site.with_name("next").exists()


def test_files_of_the_last_edition_stay_behind_unless_a_page_shows_them(tmp_path: Path) -> None:
    shutil.copytree(FULL, tmp_path / "full")
    assert following(tmp_path / "full", tmp_path / "next").exit_code == 0
    data = tmp_path / "next/data"
    there = {path.relative_to(data).as_posix() for path in data.rglob("*.*") if path.suffix != ".yml"}
    assert there == {"photos/ada.png", "logos/example.svg", "logos/example-dark.svg"}, (
        "the photo of an organizer, and what index.md shows; no paper, no slides"
    )


def test_a_long_text_is_not_taken_for_the_name_of_a_file(site: Path) -> None:
    data = site / "docs/data/organizers.yml"
    data.write_text(f"{ORGANIZERS}  bio: {'李明是研究员.' * 30}\n", encoding="utf-8")
    result = following(site, site.with_name("next"))
    assert result.exit_code == 0, result.output


def test_any_name_leaves_the_settings_readable(site: Path) -> None:
    name = 'The "next" \\ one 2030'
    assert following(site, site.with_name("next"), "--short-name", name).exit_code == 0
    settings = {"title": "", "author": ""}
    exec(text(site.with_name("next"), "conf.py"), settings)  # noqa: S102 (as Sphinx does)
    assert settings["project"] == name


def test_names_are_replaced_once_and_as_words(site: Path) -> None:
    workshop = site / "docs/data/workshop.yml"
    workshop.write_text(WORKSHOP.replace("EW 2029", "EW"), encoding="utf-8")
    (site / "conf.py").write_text('title = "EW, NEW: Example Workshop 2029"\n', encoding="utf-8")
    options = ("--short-name", "EW 2", "--name", "EW Example")
    assert following(site, site.with_name("next"), *options).exit_code == 0
    assert text(site.with_name("next"), "conf.py") == 'title = "EW 2, NEW: EW Example"\n'


def test_it_says_if_nobody_else_can_get_the_extension(site: Path, tmp_path: Path) -> None:
    result = following(site, site.with_name("next"), "--extension", str(tmp_path))
    assert "which only this machine has" in result.output


def test_another_wheel_takes_the_place_of_the_one_that_was_taken_along(site: Path, tmp_path: Path) -> None:
    folder = site / "requirements"
    folder.mkdir()
    old, new = (f"sphinx_workshop-{number}-py3-none-any.whl" for number in (1, 2))
    (folder / old).write_bytes(b"old")
    (folder / "extension.txt").write_text(f"# Ours.\n./requirements/{old}\n# More.\n", encoding="utf-8")
    (tmp_path / new).write_bytes(b"new")
    assert following(site, site.with_name("next"), "--extension", str(tmp_path / new)).exit_code == 0
    assert text(site.with_name("next"), "requirements/extension.txt") == (
        f"# Ours.\n./requirements/{new}\n# More.\n"
    )
    assert {one.name for one in (site.with_name("next") / "requirements").iterdir()} == {new, "extension.txt"}
    assert (folder / old).is_file()


def test_what_is_no_line_of_the_extension_stays_byte_for_byte_and_so_does_its_wheel(
    site: Path, tmp_path: Path
) -> None:
    folder, new = site / "requirements", "sphinx_workshop-2-py3-none-any.whl"
    folder.mkdir()
    (folder / "other-1-py3-none-any.whl").write_bytes(b"other")
    others = b"# Caf\xe9\n./requirements/other-1-py3-none-any.whl\n"
    (folder / "extension.txt").write_bytes(others + b"sphinx-workshop==1\n")
    (tmp_path / new).write_bytes(b"new")
    assert following(site, site.with_name("next"), "--extension", str(tmp_path / new)).exit_code == 0
    taken = site.with_name("next") / "requirements"
    assert (taken / "extension.txt").read_bytes() == others + f"./requirements/{new}\n".encode()
    assert (taken / "other-1-py3-none-any.whl").read_bytes() == b"other"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Example Workshop 2029", "Example Workshop 2030"),
        ("EW'29", "EW'30"),
        ("2029 in 2029", "2030 in 2030"),
        ("EW 12029", "EW 12029"),
        ("Third Workshop", "Third Workshop"),
    ],
)
def test_the_year_of_a_name_is_raised(name: str, expected: str) -> None:
    assert next_name(name, 2029, 2030) == expected
