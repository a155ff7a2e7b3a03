"""Problems of the data in a build: warnings with type, subtype and place; the rest of the site is built."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from sphinx_workshop.problems import Kind
from workshop_manual.reference.cases import CASES

if TYPE_CHECKING:
    from tests.sphinx.conftest import Site


BY_COMMAND: Final = {
    Kind.NOT_READY,
    Kind.ARCHIVE,
    Kind.KEPT_BACK,
    Kind.SITE_LATE,
    Kind.CALL_OVER,
    Kind.EVENT_OVER,
    Kind.YEAR,
}
"""What a phase needs, and what the calendar says, fails no build; tested in tests/unit/test_manual.py."""
EXAMPLES: Final = {kind: case for kind, case in CASES.items() if kind not in BY_COMMAND}
"""Those of the manual that fail a build."""
ELSEWHERE: Final = {
    Kind.DIRECTIVE,
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
    if kind is Kind.DIRECTIVE:
        site.write({"index.md": "# Home\n\n{person}`nobody`\n"})
    else:
        EXAMPLES[kind].write(site.source / "data")


@pytest.mark.parametrize("kind", EXAMPLES, ids=lambda kind: kind.value)
def test_a_problem_is_one_warning_with_its_place_and_subtype(site: Site, kind: Kind) -> None:
    break_it(site, kind)
    warnings = site.build("dummy").warnings
    assert len(warnings) == 1, warnings
    assert warnings[0].startswith(f"data/{EXAMPLES[kind].at}: WARNING: ")
    assert warnings[0].endswith(f" [workshop.{kind.value}]")


@pytest.mark.parametrize("kind", EXAMPLES, ids=lambda kind: kind.value)
def test_the_warning_of_each_kind_can_be_suppressed(site: Site, kind: Kind) -> None:
    break_it(site, kind)
    build = site.build("dummy", strict=True, suppress_warnings=[f"workshop.{kind.value}"])
    assert (build.warnings, build.statuscode) == ([], 0)


def test_what_a_page_asks_for_and_is_not_there_is_a_warning_at_its_line(site: Site) -> None:
    break_it(site, Kind.DIRECTIVE)
    (warning,) = site.build("dummy").warnings
    assert warning.startswith("index.md:3: WARNING: ")
    assert warning.endswith("[workshop.directive]")


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
