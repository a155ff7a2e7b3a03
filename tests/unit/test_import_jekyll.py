"""A site that Jekyll builds comes in whole, or the report names the rest; twice is as once."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from click.testing import CliRunner

from sphinx_workshop.cli.main import main
from sphinx_workshop.model.base import items, known
from sphinx_workshop.source.loader import load
from tests.unit.jekyll_sites import AL_FOLIO, CONFERENCE, FLAT, GROUPS, PAGES, SITES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from click.testing import Result

    from sphinx_workshop.model.workshop import Workshop
    from tests.unit.jekyll_sites import Site

    Write = Callable[[Mapping[str, str | bytes]], Path]

WORKSHOP: Final = "name: Example Workshop 2030\nphase: call\n"


@pytest.fixture
def folder(write_data: Write) -> Path:
    """Write a data folder with a workshop.yml alone."""
    return write_data({"workshop.yml": WORKSHOP})


@pytest.fixture
def write_site(tmp_path: Path) -> Callable[[Site], Path]:
    """Write a site from its files."""

    def write(files: Site) -> Path:
        for name, content in files.items():
            path = tmp_path / "site" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path / "site"

    return write


def run(site: Path, folder: Path, *options: str) -> Result:
    """Run an import in this process."""
    result = CliRunner().invoke(main, ["import", "jekyll", str(site), str(folder), *options])
    assert result.exit_code == 0, result.output
    return result


def report(site: Path, folder: Path, *options: str) -> dict[str, Any]:
    """Return what an import says, as data."""
    loaded: dict[str, Any] = json.loads(run(site, folder, "--format", "json", *options).stdout)
    return loaded


def imported(site: Path, folder: Path, *options: str) -> Workshop:
    """Return the workshop that an import makes; its data has no problem that makes it unreadable."""
    run(site, folder, *options)
    return load(folder).workshop


def why(said: dict[str, Any], text: str) -> str:
    """Return why a text stays behind."""
    found = [one["why"] for one in said["source"]["not_imported"] if text in one["text"]]
    assert len(set(found)) == 1, (text, found)
    return str(found[0])


def contents(folder: Path) -> dict[str, bytes]:
    """Return all files of the data folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def texts_in(files: Site) -> Counter[tuple[str, str]]:
    """Return every text of the data of a site, read by other programs than ours, with its file."""
    found: Counter[tuple[str, str]] = Counter()
    for name, content in files.items():
        found.update((name, text) for text in texts_of(name, content if isinstance(content, str) else ""))
    return found


def texts_of(name: str, content: str) -> Iterator[str]:
    """Yield every text of a file."""
    match Path(name).suffix:
        case ".yml":
            yield from walk(yaml.load(content, yaml.BaseLoader))  # noqa: S506 (makes texts only)
        case ".json":
            yield from walk(json.loads(content))
        case ".csv":
            yield from walk(list(csv.DictReader(content.splitlines())))
        case _ if content.startswith("---\n"):
            front, body = content.removeprefix("---\n").split("---\n", maxsplit=1)
            yield from walk(yaml.load(front, yaml.BaseLoader))  # noqa: S506 (makes texts only)
            yield from walk(body if name.startswith("_") else "")


def walk(data: object) -> Iterator[str]:
    """Yield the texts inside data."""
    if isinstance(data, dict | list):
        for inner in data.values() if isinstance(data, dict) else data:
            yield from walk(inner)
    elif text := str(data if data is not None else "").strip():
        yield "TBD" if text == "TBA" else text


@pytest.mark.parametrize("shape", SITES)
def test_every_text_of_a_site_is_imported_or_named_with_a_reason(
    shape: str, folder: Path, write_site: Callable[[Site], Path]
) -> None:
    source = report(write_site(SITES[shape]), folder)["source"]
    told = [*source["imported"], *source["not_imported"]]
    assert all(one.get("to") or one.get("why") for one in told)
    assert len(told) == source["texts"]
    named = Counter((one["where"].split(":")[0], one["text"]) for one in told)
    missing = texts_in(SITES[shape]) - named
    assert not missing


@pytest.mark.parametrize("shape", SITES)
def test_what_is_told_as_imported_is_in_the_data(
    shape: str, folder: Path, write_site: Callable[[Site], Path]
) -> None:
    said = report(write_site(SITES[shape]), folder)
    written = "".join(
        path.read_text("utf-8").replace("\\", "").replace("\n", "") for path in folder.glob("*.yml")
    )
    kept = str([file["differing"] for file in said["files"]])
    for one in said["source"]["imported"]:
        is_changed = one.get("but") or any(sign in one["text"] for sign in "0123456789:/<*[~.")
        words = one["text"].split()[0]
        assert (
            is_changed or words in written or words in kept or one["text"] in {"Monday", "Workshop date"}
        ), one


@pytest.mark.parametrize("shape", SITES)
def test_a_second_import_of_a_site_changes_nothing(
    shape: str, folder: Path, write_site: Callable[[Site], Path]
) -> None:
    site = write_site(SITES[shape])
    run(site, folder)
    before = contents(folder)
    assert len(before) > 1
    assert run(site, folder).output.endswith("nothing changed\n")
    assert contents(folder) == before


@pytest.mark.parametrize("shape", SITES)
def test_a_dry_run_writes_nothing(shape: str, folder: Path, write_site: Callable[[Site], Path]) -> None:
    before = contents(folder)
    run(write_site(SITES[shape]), folder, "--dry-run")
    assert contents(folder) == before


def test_the_report_of_a_site_fits_on_a_screen(folder: Path, write_site: Callable[[Site], Path]) -> None:
    lines = run(write_site(FLAT), folder).output.splitlines()
    assert len(lines) < 60


def test_settings_become_facts_of_the_workshop(folder: Path, write_site: Callable[[Site], Path]) -> None:
    event = imported(write_site(FLAT), folder).event
    assert event.name == "Example Workshop 2030"  # what the data says already stays
    assert (event.short_name, event.contact, event.url) == (
        "FLAT 2030",
        "flat@example.org",
        "https://flat.example.org",
    )
    assert event.span is not None
    assert str(event.span.start) == "2030-09-22"
    assert "submission: https://submit.example.org/flat" in (folder / "workshop.yml").read_text("utf-8")


def test_people_come_by_whatever_their_keys_are_called(
    folder: Path, write_site: Callable[[Site], Path]
) -> None:
    site = write_site(FLAT)
    said = report(site, folder)
    workshop = load(folder).workshop
    ada, dang, li = items(workshop.organizers)
    assert (ada.key, ada.position, ada.affiliation) == ("ada-example", "Professor", ("Example University",))
    assert (ada.url, ada.scholar, ada.photo) == (
        "https://ada.example.org",
        "AAAAAAAAAAAJ",
        "photos/ada-example.png",
    )
    assert (dang.name, dang.bio) == ("Đặng Văn Mẫu", "Dang writes **examples**.")
    assert (li.name, li.affiliation) == ("李明", ("示例大学",))
    assert "e-mail" in why(said, "dang@example.org")
    assert (folder / "photos/ada-example.png").read_bytes() == FLAT["assets/img/ada.png"]


def test_a_panelist_who_speaks_too_has_both_roles(folder: Path, write_site: Callable[[Site], Path]) -> None:
    bo, cy = items(imported(write_site(FLAT), folder).speakers)
    assert (bo.role, cy.role) == (("speaker", "panelist"), ("panelist",))
    talk = known(bo.talk)
    assert talk is not None
    assert talk.title == "On examples"


def test_dates_keep_their_zones_and_what_was_struck_out(
    folder: Path, write_site: Callable[[Site], Path]
) -> None:
    said = report(write_site(FLAT), folder)
    dates = {one.key: one for one in load(folder).workshop.all_milestones}
    submission = dates["paper-submission-deadline"]
    assert (str(submission.due), submission.timezone) == ("2030-07-31", "AoE")
    assert [str(one.due) for one in submission.was] == ["2030-07-15"]
    assert submission.kind.value == "submission"
    assert "workshop-date" not in dates
    assert "03/09/2030 may be 2030-03-09 or 2030-09-03" in why(said, "03/09/2030")
    text = (folder / "dates.yml").read_text("utf-8")
    assert "- name: Camera-ready\n  due: TBD\n" in text
    assert "- name: Video upload\n  due: TBD\n" in text


def test_a_program_without_am_and_pm_goes_on_after_noon(
    folder: Path, write_site: Callable[[Site], Path]
) -> None:
    said = report(write_site(FLAT), folder)
    day = load(folder).workshop.days[0]
    assert str(day.date) == "2030-09-22"
    sessions = items(day.sessions)
    assert [str(one.start)[:5] for one in sessions] == ["08:30", "08:40", "12:30", "13:15"]
    assert sessions[1].speakers == ("bo-example",)
    assert any("after noon: 13:15" in note for note in said["notes"])


def test_a_drawing_with_a_script_stays_behind(folder: Path, write_site: Callable[[Site], Path]) -> None:
    said = report(write_site(FLAT), folder)
    assert "script" in why(said, "foundation.svg")
    assert not (folder / "logos").exists()
    assert "tier: Gold" in (folder / "sponsors.yml").read_text("utf-8")


def test_a_list_that_nobody_knows_is_named_and_can_be_mapped(
    folder: Path, write_site: Callable[[Site], Path]
) -> None:
    site = write_site({**FLAT, "_data/crew.yml": "- name: Ed Example\n  affiliation: Example University\n"})
    assert "--map NAME=PART" in why(report(site, folder, "--dry-run"), "Ed Example")
    workshop = imported(site, folder, "--map", "crew=organizers")
    assert "ed-example" in workshop.organizers_by_key
    result = CliRunner().invoke(
        main, ["import", "jekyll", str(site), str(folder), "--map", "crew=organisers"]
    )
    assert result.exit_code == 1
    assert "did you mean `organizers`" in result.output


def test_sessions_get_what_collections_say_about_their_talks(
    folder: Path, write_site: Callable[[Site], Path]
) -> None:
    workshop = imported(write_site(CONFERENCE), folder)
    sessions = {one.id: one for one in items(workshop.days[0].sessions)}
    assert (sessions["on-rooms"].speakers, sessions["on-rooms"].room) == (("ada-example",), "Hall A")
    assert sessions["on-rooms"].description == "Rooms are examples of halls."
    assert (sessions["on-halls"].speakers, sessions["on-halls"].room) == (("bo-example",), "Hall B")
    ada, _bo = items(workshop.speakers)
    assert ada.bio == "Ada studies rooms."
    assert ada.url == "https://ada.example.org" or "https://ada.example.org" in str(ada.links)


def test_groups_are_roles_of_organizers_or_committees(
    folder: Path, write_site: Callable[[Site], Path]
) -> None:
    said = report(write_site(GROUPS), folder)
    workshop = load(folder).workshop
    (ada,) = items(workshop.organizers)
    assert (ada.name, ada.role) == ("Ada Example", ("Program Chairs",))
    groups = {group.role: [one.name for one in items(group.people)] for group in items(workshop.committee)}
    assert groups == {"Steering Committee": ["Bo Example"], "Reviewers": ["Fay Example", "Gus Example"]}
    assert "edition" in why(said, "Old Example")
    assert "one person" in why(said, "someone")
    assert "otherwise" in why(said, "Other University")
    assert "what these people do" in why(said, "Hal Example")


def test_papers_come_with_affiliations_and_links(folder: Path, write_site: Callable[[Site], Path]) -> None:
    said = report(write_site(GROUPS), folder)
    one, other = load(folder).workshop.all_papers
    assert [author.name for author in one.known_authors] == ["Cy Example", "Di Example"]
    assert one.known_authors[0].affiliation
    assert other.award == "Best paper"
    assert "copy it" in why(said, "files/groups.pdf")


def test_news_and_posts_need_a_whole_date(folder: Path, write_site: Callable[[Site], Path]) -> None:
    said = report(write_site(AL_FOLIO), folder)
    news = items(load(folder).workshop.news)
    assert [(str(one.date), one.text) for one in news] == [
        ("2030-04-10", "We look for reviewers."),
        ("2030-05-01", "A post\n\nIts text."),
    ]
    assert "year" in why(said, "No year.")


def test_the_front_matter_of_collections_is_read(folder: Path, write_site: Callable[[Site], Path]) -> None:
    said = report(write_site(AL_FOLIO), folder)
    workshop = load(folder).workshop
    ada, bo = items(workshop.organizers)
    assert (ada.photo, bo.role) == ("photos/ada-example.png", ("Advisor",))
    assert "no such picture" in why(said, "nobody.png")
    assert workshop.event.url == "https://example.org/folio/"
    assert workshop.event.timezone == "UTC"  # that of a build of Jekyll need not be that of the event


def test_lists_of_pages_are_read_below_headings_and_prose_is_named(
    folder: Path, write_site: Callable[[Site], Path]
) -> None:
    said = report(write_site(PAGES), folder)
    workshop = load(folder).workshop
    dates = {one.key: one for one in workshop.all_milestones}
    assert [*dates] == ["submission-deadline", "notification", "camera-ready"]
    assert [str(one.due) for one in dates["submission-deadline"].was] == ["2030-06-01"]
    assert workshop.event.span is not None
    assert str(workshop.event.span.start) == "2030-09-08"
    assert "July 20th has no year" in why(said, "July 20th")
    assert "topics:\n  - First topic\n  - Second topic\n" in (folder / "call.yml").read_text("utf-8")
    assert [one.name for group in items(workshop.committee) for one in items(group.people)] == [
        "Ada Example",
        "Bo Example",
    ]
    assert "prose" in why(said, "Some prose")
    assert "2029" not in (folder / "dates.yml").read_text("utf-8")
    assert "template" in why(said, "your-email@example.com")


def test_what_was_edited_by_hand_stays_and_what_is_to_come_is_filled(
    write_data: Write, write_site: Callable[[Site], Path]
) -> None:
    folder = write_data(
        {
            "workshop.yml": "name: Mine 2030  # by hand\nphase: call\ncontact: TBD\ntagline: My words\n",
            "organizers.yml": "- name: Ada Example\n  affiliation: My University\n  photo: TBD\n",
            "dates.yml": "- id: submission\n  name: Submission\n  kind: submission\n  due: TBD\n",
        }
    )
    said = report(write_site(FLAT), folder)
    assert "name: Mine 2030  # by hand" in (folder / "workshop.yml").read_text("utf-8")
    workshop = load(folder).workshop
    assert (workshop.event.contact, workshop.event.tagline) == ("flat@example.org", "My words")
    ada = workshop.organizers_by_key["ada-example"]
    assert (ada.affiliation, ada.photo) == (("My University",), "photos/ada-example.png")
    dates = {one.key: one for one in workshop.all_milestones}
    assert (dates["submission"].name, str(dates["submission"].due)) == ("Submission", "2030-07-31")
    kept = [one["what"] for file in said["files"] for one in file["differing"]]
    assert "affiliation: the source has `Example University`" in kept


def test_a_folder_that_is_no_site_is_one_line(folder: Path, tmp_path: Path) -> None:
    inner = tmp_path / "other/docs"
    inner.mkdir(parents=True)
    (inner / "_config.yml").write_text("title: x\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["import", "jekyll", str(inner.parent), str(folder)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"give the folder {inner}" in result.stderr


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "_data/organizers.csv",
            "name,affiliation,affiliation\nAda Example,First University,Second University",
        ),
        (
            "_data/organizers.json",
            '[{"name": "Ada Example", "affiliation": "First University",'
            ' "affiliation": "Second University"}]',
        ),
    ],
)
def test_a_head_or_a_key_that_stands_twice_loses_nothing(
    name: str, content: str, write_site: Callable[[Site], Path], folder: Path
) -> None:
    said = report(write_site({"_config.yml": "title: EW 2030\n", name: content}), folder)
    assert load(folder).workshop.organizers_by_key["ada-example"].affiliation == ("First University",)
    assert why(said, "Second University")


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        (
            "sponsors",
            {"name": "Example Inc.", "url": "https://example.org/1"},
            {"name": "Example Inc.", "url": "https://example.org/2"},
        ),
        (
            "faq",
            {"question": "May I come?", "answer": "Yes, first."},
            {"question": "May I come?", "answer": "No, /2"},
        ),
        (
            "speakers",
            {"name": "Ada Example", "affiliation": "A", "talk_title": "On one thing"},
            {"name": "Ada Example", "affiliation": "A", "talk_title": "On another /2"},
        ),
        (
            "dates",
            {"name": "Workshop", "date": "2030-06-03"},
            {"name": "Workshop day", "date": "2030-06-05 /2"},
        ),
        (
            "schedule",
            {"time": "9:00", "title": "One talk", "speaker": "Ada Example (University of Examples)"},
            {"time": "9:30", "title": "Another", "speaker": "Ada Example (University /2)"},
        ),
        (
            "news",
            {"date": "2030-01-01", "text": f"{'The same words ' * 5} and one end"},
            {"date": "2030-01-01", "text": f"{'The same words ' * 5} and another /2"},
        ),
    ],
)
def test_what_a_list_says_twice_in_two_ways_is_named(
    name: str,
    first: Mapping[str, str],
    second: Mapping[str, str],
    write_site: Callable[[Site], Path],
    folder: Path,
) -> None:
    site = write_site({"_config.yml": "title: EW 2030\n", f"_data/{name}.json": json.dumps([first, second])})
    assert why(report(site, folder), "/2").startswith("another list of the site")


def test_two_papers_of_one_id_in_two_lists_are_named(
    write_site: Callable[[Site], Path], folder: Path
) -> None:
    lists = {
        f"_data/{name}_papers.json": json.dumps([{"id": "1", "title": title, "authors": "Ada Example"}])
        for name, title in (("a", "On one thing"), ("b", "On another"))
    }
    said = report(write_site({"_config.yml": "title: EW 2030\n", **lists}), folder)
    assert any("On another" in note and "another list" in note for note in said["notes"]), said["notes"]
