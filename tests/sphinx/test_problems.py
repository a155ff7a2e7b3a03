"""Problems of the data in a build: warnings with type, subtype and place; the rest of the site is built."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from sphinx_workshop.problems import Kind

if TYPE_CHECKING:
    from tests.sphinx.conftest import Site


class Example(NamedTuple):
    """A site that has one problem."""

    files: dict[str, str]
    at: str
    """Where the warning says it is."""


def program(*sessions: str) -> str:
    """Return a day of the program, with sessions in braces; the first is in line 3."""
    return "".join(
        f"{line}\n"
        for line in ["- date: 2022-12-02", "  sessions:", *(f"    - {{{one}}}" for one in sessions)]
    )


EXAMPLES: Final = {
    Kind.UNREADABLE: Example({"data/call.yml": "\udcff"}, "data/call.yml:1:1"),
    Kind.UNKNOWN_FILE: Example({"data/organisers.yml": "- name: Ada\n"}, "data/organisers.yml:1:1"),
    Kind.SYNTAX: Example({"data/dates.yml": "- name: Q&A: panel\n"}, "data/dates.yml:1:12"),
    Kind.DUPLICATE_KEY: Example(
        {"data/call.yml": "file_format: PDF\nfile_format: PDF\n"}, "data/call.yml:2:1"
    ),
    Kind.YAML_FEATURE: Example({"data/call.yml": "file_format: !!str PDF\n"}, "data/call.yml:1:14"),
    Kind.DATA_FORMAT: Example(
        {"data/workshop.yml": "name: A\nphase: call\ndata_format: 2\n"}, "data/workshop.yml:3:14"
    ),
    Kind.BLANK: Example({"data/organizers.yml": "- name: Ada\n  url:\n"}, "data/organizers.yml:2:7"),
    Kind.TO_BE: Example({"data/organizers.yml": "- name: Ada\n  url: tba\n"}, "data/organizers.yml:2:8"),
    Kind.UNKNOWN_KEY: Example(
        {"data/organizers.yml": "- name: Ada\n  affilation: X\n"}, "data/organizers.yml:2:3"
    ),
    Kind.MISSING: Example({"data/dates.yml": "- name: Deadline\n"}, "data/dates.yml:1:3"),
    Kind.TYPE: Example({"data/dates.yml": "name: Deadline\n"}, "data/dates.yml:1:1"),
    Kind.VALUE: Example({"data/organizers.yml": "- name: Ada\n  country: XX\n"}, "data/organizers.yml:2:12"),
    Kind.DATE: Example({"data/dates.yml": "- name: Deadline\n  due: 2022-02-30\n"}, "data/dates.yml:2:8"),
    Kind.ZONE: Example(
        {"data/organizers.yml": "- name: Ada\n  timezone: Mars\n"}, "data/organizers.yml:2:13"
    ),
    Kind.URL: Example(
        {"data/organizers.yml": "- name: Ada\n  url: ftp://example.org\n"}, "data/organizers.yml:2:8"
    ),
    Kind.IDENTIFIER: Example(
        {"data/organizers.yml": "- name: Ada\n  orcid: 0000-0002-1825-0098\n"}, "data/organizers.yml:2:10"
    ),
    Kind.PATH: Example(
        {"data/organizers.yml": "- name: Ada\n  photo: ../../x.png\n"}, "data/organizers.yml:2:10"
    ),
    Kind.PICTURE: Example(
        {"data/organizers.yml": "- name: Ada\n  photo: ada.png\n", "data/ada.png": "<html>\n"},
        "data/organizers.yml:2:10",
    ),
    Kind.MARKUP: Example(
        {"data/organizers.yml": "- name: Ada\n  bio: A <b>bold</b> one\n"}, "data/organizers.yml:2:8"
    ),
    Kind.DUPLICATE_ID: Example(
        {"data/organizers.yml": "- name: Ada\n- name: Ada\n"}, "data/organizers.yml:2:9"
    ),
    Kind.NO_ID: Example({"data/organizers.yml": "- name: 李明\n"}, "data/organizers.yml:1:9"),
    Kind.CONFLICT: Example(
        {
            "data/organizers.yml": "- name: Ada\n  country: VN\n",
            "data/speakers.yml": "- id: ada\n  country: FR\n",
        },
        "data/speakers.yml:2:12",
    ),
    Kind.REFERENCE: Example(
        {"data/program.yml": "- date: TBD\n  sessions:\n    - speakers: nobody\n"}, "data/program.yml:3:17"
    ),
    Kind.DECLINED: Example(
        {
            "data/speakers.yml": "- name: Ada\n  status: declined\n",
            "data/program.yml": program("title: A, speakers: ada"),
        },
        "data/program.yml:3:28",
    ),
    Kind.DAY_ORDER: Example(
        {"data/program.yml": "- date: 2022-12-02\n- date: 2022-12-01\n"}, "data/program.yml:2:9"
    ),
    Kind.OUTSIDE: Example(
        {
            "data/program.yml": program(
                "title: A, start: 09:00, end: 10:00, sessions: [{title: B, start: 08:00}]"
            )
        },
        "data/program.yml:3:73",
    ),
    Kind.ROOM_CLASH: Example(
        {"data/program.yml": program(*(f"title: {title}, start: 09:00, end: 10:00" for title in "AB"))},
        "data/program.yml:4:25",
    ),
    Kind.PERSON_CLASH: Example(
        {
            "data/program.yml": program(
                *(f"title: A, room: {room}, start: 09:00, end: 10:00, chairs: Ada" for room in "AB")
            )
        },
        "data/program.yml:4:61",
    ),
    Kind.SESSION_ORDER: Example(
        {
            "data/program.yml": program(
                "title: B, start: 10:00, end: 11:00", "title: A, start: 09:00, end: 10:00"
            )
        },
        "data/program.yml:4:25",
    ),
    Kind.GAP: Example(
        {
            "data/program.yml": program(
                "title: A, start: 09:00, end: 10:00", "title: B, start: 11:00, end: 12:00"
            )
        },
        "data/program.yml:4:25",
    ),
    Kind.AUTHORS: Example(
        {"data/papers.yml": "- id: a\n  title: A\n  authors:\n    - Ada Example, Bob Example\n"},
        "data/papers.yml:4:7",
    ),
    Kind.NIGHT: Example(
        {
            "data/speakers.yml": "- name: Ada\n  timezone: Asia/Tokyo\n",
            "data/program.yml": program("title: A, start: 18:00, end: 19:00, speakers: ada"),
        },
        "data/program.yml:3:54",
    ),
    Kind.NOT_PRESENTED: Example(
        {
            "data/workshop.yml": "name: A\nphase: program\n",
            "data/papers.yml": "".join(f"- id: p{n}\n  title: P\n  authors: [Ada]\n" for n in (1, 2)),
            "data/program.yml": program("papers: p1"),
        },
        "data/papers.yml:4:7",
    ),
    Kind.PRESENTED_TWICE: Example(
        {
            "data/workshop.yml": "name: A\nphase: program\n",
            "data/papers.yml": "- id: p1\n  title: P\n  authors: [Ada]\n",
            "data/program.yml": program("papers: p1", "papers: p1, title: B"),
        },
        "data/program.yml:4:16",
    ),
    Kind.DATE_ORDER: Example(
        {
            "data/program.yml": "- date: 2022-12-02\n  sessions:\n"
            "    - title: A\n      start: 10:00\n      end: 09:00\n"
        },
        "data/program.yml:5:12",
    ),
    Kind.DATE_HISTORY: Example(
        {"data/dates.yml": "- name: A\n  due: 2022-09-22\n  was:\n    - 2022-09-21\n    - 2022-09-20\n"},
        "data/dates.yml:5:7",
    ),
    Kind.MOVED_EARLIER: Example(
        {"data/dates.yml": "- name: A\n  due: 2022-09-22\n  was: 2022-09-30\n"}, "data/dates.yml:2:8"
    ),
    Kind.DAYLIGHT_SAVING: Example(
        {"data/dates.yml": "- name: A\n  due: 2022-03-27 02:30\n  timezone: Europe/Paris\n"},
        "data/dates.yml:2:8",
    ),
    Kind.HOST: Example(
        {"data/workshop.yml": "name: A\nphase: proposal\nhost: nowhere\n"}, "data/workshop.yml:3:7"
    ),
    Kind.HOST_MANDATORY: Example(
        {
            "data/workshop.yml": "name: A\nphase: proposal\nhost: neurips-2022\n",
            "data/dates.yml": "- name: A\n  kind: notification\n  due: 2022-11-22\n",
        },
        "data/dates.yml:3:8",
    ),
    Kind.HOST_SUGGESTED: Example(
        {
            "data/workshop.yml": "name: A\nphase: proposal\nhost: neurips-2022\n",
            "data/dates.yml": "- name: A\n  kind: submission\n  due: 2022-09-30\n",
        },
        "data/dates.yml:3:8",
    ),
    Kind.DIRECTIVE: Example({"index.md": "# Home\n\n{person}`nobody`\n"}, "index.md:3"),
}
"""One for each kind of problem."""
BY_COMMAND: Final = {
    Kind.NOT_READY,
    Kind.ARCHIVE,
    Kind.KEPT_BACK,
    Kind.SITE_LATE,
    Kind.CALL_OVER,
    Kind.EVENT_OVER,
    Kind.YEAR,
}
"""What a phase needs, and what the calendar says, fails no build."""
ELSEWHERE: Final = {
    Kind.NO_DATA,
    Kind.LIMIT,
    Kind.MORE,
    Kind.LINK,
    Kind.MATH,
    Kind.REDIRECT,
    Kind.SITE_FILE,
    Kind.PROPOSAL,
    Kind.TOO_LONG,
} | BY_COMMAND
"""Tested below, with the limits, the redirects and the proposal, by the link check, and by the command."""


def break_it(site: Site, kind: Kind) -> None:
    for name, text in EXAMPLES[kind].files.items():
        (site.source / name).write_bytes(text.encode("utf-8", "surrogateescape"))


@pytest.mark.parametrize("kind", EXAMPLES, ids=lambda kind: kind.value)
def test_a_problem_is_one_warning_with_its_place_and_subtype(site: Site, kind: Kind) -> None:
    break_it(site, kind)
    warnings = site.build("dummy").warnings
    assert len(warnings) == 1, warnings
    assert warnings[0].startswith(f"{EXAMPLES[kind].at}: WARNING: ")
    assert warnings[0].endswith(f" [workshop.{kind.value}]")


@pytest.mark.parametrize("kind", EXAMPLES, ids=lambda kind: kind.value)
def test_the_warning_of_each_kind_can_be_suppressed(site: Site, kind: Kind) -> None:
    break_it(site, kind)
    build = site.build("dummy", strict=True, suppress_warnings=[f"workshop.{kind.value}"])
    assert (build.warnings, build.statuscode) == ([], 0)


def test_all_kinds_of_problems_are_tested() -> None:
    assert set(Kind) == EXAMPLES.keys() | ELSEWHERE


def test_what_a_phase_needs_is_no_warning_of_a_build(site: Site) -> None:
    site.write({"data/workshop.yml": "name: Example\nphase: live\nformat: hybrid\n"})
    assert site.build("dummy", strict=True).warnings == []


@pytest.mark.parametrize("phase", ["review", "program"])
def test_papers_that_are_not_public_yet_are_no_warning_of_a_build(site: Site, phase: str) -> None:
    blind = "- id: p1\n  title: P\n  authors: [Anonymous]\n"
    site.write({"data/workshop.yml": f"name: Example\nphase: {phase}\n", "data/papers.yml": blind})
    assert site.build("dummy", strict=True).warnings == []


def test_all_warnings_can_be_suppressed_at_once(site: Site) -> None:
    for kind in (Kind.BLANK, Kind.DATE, Kind.DIRECTIVE):
        break_it(site, kind)
    assert len(site.build("dummy").warnings) == 3
    assert site.build("dummy", doctrees="other", suppress_warnings=["workshop"]).warnings == []


def test_a_site_without_data_says_so_and_is_built(site: Site) -> None:
    site.delete("data/workshop.yml")
    build = site.build("text")
    assert len(build.warnings) == 1
    assert build.warnings[0].startswith("WARNING: data/workshop.yml: ")
    assert build.warnings[0].endswith("[workshop.no-data]")
    assert "Home" in build.text()


@pytest.mark.parametrize("kind", [Kind.DATE, Kind.DIRECTIVE], ids=lambda kind: kind.value)
def test_a_problem_fails_a_strict_build_that_goes_on_to_its_end(site: Site, kind: Kind) -> None:
    break_it(site, kind)
    build = site.build("text", strict=True)
    assert build.statuscode != 0
    assert build.text("index.txt")


def test_a_problem_does_not_fail_a_build_that_is_not_strict(site: Site) -> None:
    break_it(site, Kind.DATE)
    assert site.build("text").statuscode == 0


def test_a_bad_entry_is_left_out_and_the_rest_is_shown(site: Site) -> None:
    site.write(
        {
            "data/organizers.yml": """
                - name: Ada Example
                - name: Bad Example
                  url: no address
                - name: Cid Example
                """,
            "data/dates.yml": """
                - name: Good date
                  due: 2022-09-22
                - name: Bad date
                  due: 2022-22-09
                """,
            "data/program.yml": """
                - date: 2022-12-02
                  sessions:
                    - title: Good session
                    - title: Bad session
                      start: 9 o'clock
                """,
            "data/call.yml": """
                file_format: PDF
                language: Klingon
                """,
            "data/speakers.yml": "- name: 'not closed\n",
            "index.md": """
                # Home

                ```{organizers}
                ```
                ```{important-dates}
                ```
                ```{program}
                ```
                ```{call-facts}
                ```
                ```{speakers}
                ```

                The end.
                """,
        }
    )
    build = site.build("text")
    places = [":".join(warning.split(":")[:2]) for warning in build.warnings]
    assert places == [
        "data/call.yml:2",
        "data/dates.yml:4",
        "data/organizers.yml:3",
        "data/program.yml:5",
        "data/speakers.yml:1",
    ]
    words = build.words()
    for good in ("Ada Example", "Cid Example", "Good date", "Good session", "PDF", "The end."):
        assert good in words
    assert "Bad" not in words
    assert "Klingon" not in words


def test_problems_are_said_again_by_a_build_that_reads_nothing(site: Site) -> None:
    break_it(site, Kind.DATE)
    first = site.build("dummy")
    again = site.build("dummy")
    assert again.read == []
    assert again.warnings == first.warnings


def test_a_setting_that_cannot_be_is_an_error_that_names_it(site: Site) -> None:
    with pytest.raises(Exception, match="workshop_data"):
        site.build("dummy", workshop_data=" ")
