"""What each role says inside a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bs4 import Tag

    from tests.sphinx.conftest import Build, Site

SENTENCES: Final = {
    "milestone": "{milestone}`submission`",
    "milestone-moment": "{milestone}`registration`",
    "milestone-day": "{milestone}`tutorial`",
    "milestone-tbd": "{milestone}`camera-ready-papers`",
    "person": "{person}`ada-example`",
    "person-titled": "{person}`the chair <ada-example>`",
    "person-script": "{person}`li-ming`",
    "session": "{session}`opening`",
    "session-titled": "{session}`how it begins <opening>`",
    "name": "{fact}`name`",
    "short-name": "{fact}`short_name`",
    "tagline": "{fact}`tagline`",
    "phase": "{fact}`phase`",
    "format": "{fact}`format`",
    "date": "{fact}`date`",
    "timezone": "{fact}`timezone`",
    "venue": "{fact}`venue.name`",
    "room-tbd": "{fact}`venue.room`",
    "address-absent": "{fact}`venue.address`",
    "contact": "{fact}`contact`",
    "contact-titled": "{fact}`us <contact>`",
    "link": "{fact}`links.submission`",
    "link-titled": "{fact}`OpenReview <links.submission>`",
    "link-tbd": "{fact}`links.livestream`",
    "link-tbd-titled": "{fact}`the stream <links.livestream>`",
    "link-absent": "{fact}`links.recordings`",
    "long-name": "{workshop:fact}`short_name`",
}
EXPECTED: Final = {
    "milestone-tbd": '<span class="workshop-tbd">To be announced</span>',
    "name": "<bdi>Example Workshop on Examples 2022</bdi>",
    "short-name": "<bdi>EWE 2022</bdi>",
    "tagline": "Examples <em>of</em> examples",
    "phase": "<bdi>call</bdi>",
    "format": "<bdi>hybrid</bdi>",
    "date": "<bdi>Friday, 2 December 2022</bdi>",
    "timezone": "<bdi>America/Chicago</bdi>",
    "venue": "<bdi>Example Center</bdi>",
    "room-tbd": '<span class="workshop-tbd">to be announced</span>',
    "address-absent": "",
    "link": '<a class="reference external" href="https://example.org/submit">'
    "<bdi>https://example.org/submit</bdi></a>",
    "link-titled": '<a class="reference external" href="https://example.org/submit">OpenReview</a>',
    "link-tbd": '<span class="workshop-tbd">to be announced</span>',
    "link-tbd-titled": '<span class="workshop-tbd">the stream (to be announced)</span>',
    "link-absent": "",
    "long-name": "<bdi>EWE 2022</bdi>",
}
MOMENTS: Final = {
    "milestone": ("2022-09-23T11:59:00Z", "Thursday, 22 September 2022, 23:59 AoE"),
    "milestone-moment": ("2022-11-10T16:00:00Z", "Thursday, 10 November 2022, 17:00 (Paris, UTC+1)"),
    "milestone-day": ("2022-12-01", "Thursday, 1 December 2022"),
}
LINKS: Final = {
    "person": ("people.html#person-ada-example", "Ada Example"),
    "person-titled": ("people.html#person-ada-example", "the chair"),
    "person-script": ("people.html#person-li-ming", "李明"),
    "session": ("program.html#session-opening", "Opening"),
    "session-titled": ("program.html#session-opening", "how it begins"),
    "contact": ("mailto:chairs%40example.org", "chairs@example.org"),
    "contact-titled": ("mailto:chairs%40example.org", "us"),
}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, new_full: Callable[[Path], Site]) -> Tag:
    site = new_full(tmp_path_factory.mktemp("roles"))
    site.replace("data/workshop.yml", "  address: 1 Example Street, Example Town\n", "")
    site.replace("data/workshop.yml", "  recordings: TBD\n", "")
    lines = [f'<div class="{name}">\n\n({text})\n\n</div>' for name, text in SENTENCES.items()]
    site.write({"prose.md": "# Page\n\n" + "\n\n".join(lines) + "\n"})
    build = site.build("html", strict=True)
    assert build.warnings == []
    return build.html("prose.html")


def content(page: Tag, name: str) -> Tag:
    paragraph = page.select_one(f"div.{name} > p")
    assert paragraph is not None
    return paragraph


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_role_says_the_fact(page: Tag, name: str) -> None:
    assert content(page, name).decode_contents() == f"({EXPECTED[name]})"


@pytest.mark.parametrize("name", sorted(LINKS))
def test_a_role_links_to_the_thing(page: Tag, name: str) -> None:
    link = content(page, name).select_one("a")
    assert link is not None
    assert (link["href"], link.get_text()) == LINKS[name]
    assert content(page, name).get_text() == f"({LINKS[name][1]})"


@pytest.mark.parametrize("name", sorted(MOMENTS))
def test_a_date_is_for_readers_and_for_programs(page: Tag, name: str) -> None:
    moment = content(page, name).select_one("time")
    assert moment is not None
    assert (moment["datetime"], moment.get_text()) == MOMENTS[name]
    tentative = " (tentative)" if name == "milestone-moment" else ""
    assert content(page, name).get_text() == f"({MOMENTS[name][1]}{tentative})"


def test_every_sentence_is_tested() -> None:
    assert SENTENCES.keys() == EXPECTED.keys() | MOMENTS.keys() | LINKS.keys()


def test_roles_read_well_as_text(full_text: Build) -> None:
    assert (
        "Examples *of* examples. Papers are due Thursday, 22 September 2022, 23:59 AoE; submit here or "
        "write to chairs@example.org. The chair is Ada Example, and Opening begins the day."
    ) in full_text.words()


def test_milestones_of_a_file_that_is_tbd_are_to_be_announced(site: Site) -> None:
    site.write({"data/dates.yml": "TBD\n", "index.md": "# Home\n\nDue: {milestone}`submission`.\n"})
    build = site.build("text", strict=True)
    assert build.warnings == []
    assert "Due: To be announced." in build.text()


def test_a_session_without_a_title_is_named_by_its_speakers(site: Site) -> None:
    site.write(
        {
            "data/speakers.yml": """
                - name: Grace Example
                - name: Alan Example
                """,
            "data/program.yml": """
                - date: TBD
                  sessions:
                    - id: talks
                      speakers: [grace-example, alan-example]
                """,
            "index.md": "# Home\n\nFirst {session}`talks`.\n",
        }
    )
    build = site.build("text", strict=True)
    assert build.warnings == []
    assert "First Grace Example, Alan Example." in build.text()


@pytest.mark.parametrize(
    ("role", "message", "shown"),
    [
        (
            "{milestone}`submision`",
            "no milestone has the id `submision`; did you mean `submission`?",
            "submision",
        ),
        (
            "{person}`ada-exampel`",
            "no person has the id `ada-exampel`; did you mean `ada-example`?",
            "ada-exampel",
        ),
        (
            "{person}`her <ada-exampel>`",
            "no person has the id `ada-exampel`; did you mean `ada-example`?",
            "ada-exampel",
        ),
        ("{session}`openning`", "no session has the id `openning`; did you mean `opening`?", "openning"),
        ("{fact}`nmae`", "no fact has the id `nmae`; did you mean `name`?", "nmae"),
        (
            "{fact}`links.submision`",
            "no fact has the id `submision`; did you mean `submission`?",
            "submision",
        ),
        ("{fact}`venue.name.first`", "no fact has the id `first`", "first"),
        ("{person}`zzz`", "no person has the id `zzz`; correct it, or add it to the data", "zzz"),
    ],
)
def test_an_unknown_id_in_a_role_is_a_warning_at_its_line(
    full: Site, role: str, message: str, shown: str
) -> None:
    full.write({"prose.md": f"# Prose\n\nText.\n\nSome {role}.\n"})
    build = full.build("text")
    assert len(build.warnings) == 1, build.warnings
    assert build.warnings[0].startswith(f"prose.md:5: WARNING: {message}")
    assert build.warnings[0].endswith("[workshop.directive]")
    assert f'Some "{shown}".' in build.text("prose.txt")


@pytest.mark.parametrize(
    ("directive", "message"),
    [
        (
            "```{organizer} ada-exampel\n```",
            "no organizer has the id `ada-exampel`; did you mean `ada-example`?",
        ),
        (
            "```{organizers}\n:ids: ada-example, li-mng\n```",
            "no organizer has the id `li-mng`; did you mean `li-ming`?",
        ),
        (
            "```{speaker} grace-exampel\n```",
            "no speaker has the id `grace-exampel`; did you mean `grace-example`?",
        ),
        ("```{speakers}\n:ids: zzz\n```", "no speaker has the id `zzz`; correct it, or add it to the data"),
        ("```{speaker} declined-example\n```", "no speaker has the id `declined-example`"),
        (
            "```{program}\n:day: 2022-12-20\n```",
            "no day of the program has the id `2022-12-20`; did you mean `2022-12-02`?",
        ),
    ],
)
def test_an_unknown_id_in_a_directive_is_a_warning_at_its_line(
    full: Site, directive: str, message: str
) -> None:
    full.write({"prose.md": f"# Prose\n\nText.\n\n{directive}\n"})
    build = full.build("text")
    assert len(build.warnings) == 1, build.warnings
    assert build.warnings[0].startswith(f"prose.md:5: WARNING: {message}")
    assert build.warnings[0].endswith("[workshop.directive]")


def test_one_person_of_a_file_that_is_tbd_is_to_be_announced(site: Site) -> None:
    site.write({"data/speakers.yml": "TBD\n", "index.md": "# Home\n\n```{speaker} grace-example\n```\n"})
    build = site.build("text")
    assert build.warnings == []
    assert "to be announced" in build.text().lower()


def test_a_session_of_a_program_that_is_tbd_is_to_be_announced(site: Site) -> None:
    site.write({"data/program.yml": "TBD\n", "index.md": "# Home\n\nOpening: {session}`opening`.\n"})
    build = site.build("text")
    assert build.warnings == []
    assert "Opening: To be announced." in build.text()
