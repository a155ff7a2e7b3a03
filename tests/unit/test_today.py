"""What the calendar makes doubtful is a warning of the check, which alone knows what day it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest
from click.testing import CliRunner

from sphinx_workshop.cli.main import main
from sphinx_workshop.problems import Severity
from sphinx_workshop.rules.today import check_today

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from sphinx_workshop.model.workshop import Workshop

    LoadGood = Callable[[Mapping[str, str]], Workshop]

WORKSHOP: Final = "name: Example Workshop 2026\nphase: call\ndate: 2026-12-20\n"
DATES: Final = """\
- name: Paper deadline
  kind: submission
  due: 2026-08-10
- name: Late-breaking deadline
  kind: submission
  due: 2026-09-04
- name: Notification
  kind: notification
  due: 2026-10-01
"""


def said(workshop: Workshop, today: str) -> list[str]:
    """Return the kinds of the warnings on a day."""
    problems = list(check_today(workshop, date.fromisoformat(today)))
    assert all(problem.severity is Severity.WARNING for problem in problems)
    return [problem.kind.value for problem in problems]


@pytest.mark.parametrize(
    ("due", "last"),
    [
        ("2026-09-04", "2026-09-04"),
        ("2026-09-04 23:00", "2026-09-04"),
        ("2026-09", "2026-09-30"),
        ("2026-12", "2026-12-31"),
    ],
)
def test_a_call_is_over_on_the_day_after_its_last_deadline(due: str, last: str, load_good: LoadGood) -> None:
    workshop = load_good({"workshop.yml": WORKSHOP, "dates.yml": DATES.replace("2026-09-04", due)})
    the_day_after = date.fromordinal(date.fromisoformat(last).toordinal() + 1).isoformat()
    assert said(workshop, last) == []
    assert said(workshop, the_day_after) == ["call-over"]


def test_a_call_is_not_over_while_a_deadline_is_to_be_announced(load_good: LoadGood) -> None:
    workshop = load_good({"workshop.yml": WORKSHOP, "dates.yml": DATES.replace("2026-09-04", "TBD")})
    assert said(workshop, "2027-01-01") == []


def test_a_call_that_is_over_names_the_deadline_and_two_ways_out(load_good: LoadGood) -> None:
    workshop = load_good({"workshop.yml": WORKSHOP, "dates.yml": DATES})
    (problem,) = check_today(workshop, date(2026, 11, 25))
    assert problem.message == (
        "the last submission deadline is past: `Late-breaking deadline` (2026-09-04 AoE); "
        "write `phase: review`, or the new `due` if it has been extended"
    )
    assert problem.position[1:] == (2, 8)


def test_an_event_is_over_on_the_day_after_its_last_day(load_good: LoadGood) -> None:
    workshop = load_good({"workshop.yml": WORKSHOP.replace("call", "live"), "dates.yml": DATES})
    assert said(workshop, "2026-12-20") == []
    assert said(workshop, "2026-12-21") == ["event-over"]
    (problem,) = check_today(workshop, date(2026, 12, 21))
    assert problem.position[1:] == (2, 8)
    assert problem.message == ("the event ended on 2026-12-20; write `phase: archive`, or correct the `date`")


@pytest.mark.parametrize(
    ("name", "when", "expected"),
    [
        ("Workshop 2026", "2026-12-20", []),
        ("Workshop 2025", "2026-12-20", ["year"]),
        ("Workshop2025", "2026-12-20", ["year"]),
        ("Workshop", "2026-12-20", []),
        ("Workshop 20255", "2026-12-20", []),
        ("Winter school 2026/2027", "2027-01-20", []),
        ("Workshop 2026", "\n  start: 2026-12-31\n  end: 2027-01-02", []),
        ("Workshop 2027", "\n  start: 2026-12-31\n  end: 2027-01-02", []),
        ("Workshop 2025", "\n  one_of:\n    - 2026-12-01\n    - 2026-12-02", ["year"]),
        ("Workshop 2025", "TBD", []),
    ],
)
def test_a_year_in_the_name_is_one_of_the_event(
    name: str, when: str, expected: list[str], load_good: LoadGood
) -> None:
    assert said(load_good({"workshop.yml": f"name: {name}\nphase: call\ndate: {when}\n"}), "2026-01-01") == (
        expected
    )


def test_the_short_name_has_a_year_too(load_good: LoadGood) -> None:
    workshop = load_good({"workshop.yml": f"{WORKSHOP}short_name: EW 2025\n"})
    (problem,) = check_today(workshop, date(2026, 1, 1))
    assert problem.message == (
        "`short_name` `EW 2025` has `2025`, and the event is in `2026`; correct one of the two"
    )


@pytest.mark.parametrize(
    ("name", "when", "expected"),
    [
        ("Workshop", "2022-12-02", []),
        ("Workshop", "2026-12-20", ["year"]),
        ("Workshop", "TBD", []),
        ("Workshop 2026", "TBD", ["year"]),
        ("Workshop 2022", "TBD", []),
        ("Workshop", "\n  start: 2022-12-31\n  end: 2023-01-02", []),
    ],
)
def test_the_rules_of_a_host_in_another_year_are_told_to_be_that(
    name: str, when: str, expected: list[str], load_good: LoadGood
) -> None:
    facts = f"name: {name}\nphase: proposal\nhost: neurips-2022\ndate: {when}\n"
    problems = list(check_today(load_good({"workshop.yml": facts}), date(2022, 1, 1)))
    assert [one.kind.value for one in problems] == expected
    for problem in problems:
        assert problem.message == (
            "the rules and dates are those of NeurIPS 2022, and the event is in `2026`; name the profile of "
            "that year as `host`, or write one, once the host has said its rules"
        )
        assert problem.position.line == 3


def test_an_event_that_may_be_in_either_of_two_years_is_in_both(load_good: LoadGood) -> None:
    days = "\n  one_of: [2027-01-02, 2026-12-31]"
    assert (
        said(load_good({"workshop.yml": f"name: Late 2027\nphase: call\ndate: {days}\n"}), "2026-01-01") == []
    )
    (problem,) = check_today(
        load_good({"workshop.yml": f"name: Late 2025\nphase: call\ndate: {days}\n"}), date(2026, 1, 1)
    )
    assert "and the event is in `2026`, `2027`; correct" in problem.message


def test_the_check_takes_the_day_as_an_option_and_warnings_do_not_fail_it(
    write_data: Callable[[Mapping[str, str]], Path],
) -> None:
    folder = write_data({"workshop.yml": WORKSHOP, "dates.yml": DATES})
    for today, is_over in (("2026-09-04", False), ("2026-09-05", True)):
        result = CliRunner().invoke(main, ["check", str(folder), "--no-readiness", "--today", today])
        assert result.exit_code == 0
        assert ("[call-over]" in result.stdout) is is_over
    wrong = CliRunner().invoke(main, ["check", str(folder), "--today", "tomorrow"])
    assert wrong.exit_code == 2


def test_a_site_that_the_host_wants_live_should_not_be_a_proposal_any_more(load_good: LoadGood) -> None:
    text = "name: Example Workshop 2026\nphase: proposal\nhost: chi-2026\n"
    proposal = load_good({"workshop.yml": text})
    assert said(proposal, "2025-12-18") == []
    assert said(proposal, "2025-12-19") == ["site-late"]
    assert said(load_good({"workshop.yml": text.replace("proposal", "call")}), "2025-12-19") == []
    (problem,) = check_today(proposal, date(2025, 12, 19))
    assert (problem.position.line, problem.position.column) == (2, 8)
    assert problem.message == (
        "the site should be live since 2025-12-18 AoE (with the call), "
        "says https://chi2026.acm.org/workshops/; write `phase: call` once the call can be public"
    )
