"""The rules of host conferences: as the hosts wrote them, each broken once and kept once.

The facts are copied from what was seen on the hosts' pages (the address beside each), and not from the profiles.
"""
# ruff: noqa: E501 (a date of a host is a line)

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from sphinx_workshop.model.base import Entry
from sphinx_workshop.model.event import Format
from sphinx_workshop.model.host import Rule
from sphinx_workshop.problems import Kind, Severity
from sphinx_workshop.source.hosts import profiles, read_host

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_workshop.model.host import Host
    from sphinx_workshop.problems import Problem
    from sphinx_workshop.source.loader import Loaded

    LoadData = Callable[[Mapping[str, str | bytes]], Loaded]

N22: Final = "https://neurips.cc/Conferences/2022/WorkshopsGuide"
N23: Final = "https://blog.neurips.cc/2023/09/12/your-neurips-workshop-was-accepted-now-what/"
N24: Final = "https://nips.cc/Conferences/2024/WorkshopsGuidance"
N25: Final = "https://neurips.cc/Conferences/2025/CallForWorkshopsGuidance"
MILESTONES: Final[dict[str, list[tuple[str, str, str, list[str]]]]] = {
    # kind, date, level, earlier dates
    "neurips-2022": [
        ("other", "2022-06-06", "stated", ["2022-06-03"]),
        ("other", "2022-07-05", "stated", ["2022-07-03"]),
        ("submission", "2022-09-22", "suggested", []),
        ("notification", "2022-10-20", "mandatory", []),
        ("video", "2022-11-10", "mandatory", ["2022-11-03"]),
    ],
    "neurips-2021": [
        ("other", "2021-06-22", "stated", []),
        ("other", "2021-07-21", "stated", []),
        ("submission", "2021-09-17", "suggested", []),
        ("notification", "2021-10-21", "mandatory", []),
        ("video", "2021-11-01", "mandatory", []),
    ],
    "neurips-2023": [
        ("notification", "2023-10-27", "mandatory", []),
        ("other", "2023-11-03", "stated", []),
        ("other", "2023-11-20", "stated", []),
    ],
    "neurips-2024": [
        ("other", "2024-06-07", "stated", []),
        ("other", "2024-07-12", "stated", []),
        ("submission", "2024-08-30", "suggested", []),
        ("notification", "2024-09-30", "mandatory", []),
    ],
    "neurips-2025": [
        ("other", "2025-05-30", "stated", []),
        ("other", "2025-07-04", "stated", []),
        ("submission", "2025-08-22", "suggested", []),
        ("notification", "2025-09-22", "stated", []),
    ],
    "iclr-2021": [
        ("other", "2020-11-09", "stated", []),
        ("other", "2020-12-11", "stated", []),
        ("submission", "2021-02-26", "suggested", []),
        ("notification", "2021-03-26", "mandatory", []),
    ],
    "iclr-2026": [
        ("other", "2025-10-10", "stated", []),
        ("other", "2025-12-01", "stated", []),
        ("submission", "2026-01-30", "suggested", []),
        ("notification", "2026-03-01", "mandatory", []),
        ("other", "2026-03-11", "stated", []),
    ],
    "icml-2026": [],
    "rlc-2026": [
        ("other", "2026-03-13", "stated", []),
        ("other", "2026-04-03", "stated", ["2026-03-27"]),
        ("submission", "2026-05-15", "suggested", []),
        ("notification", "2026-05-29", "suggested", []),
    ],
    "ieee-vis-2026": [
        ("other", "2026-02-26", "stated", []),
        ("other", "2026-03-26", "stated", []),
        ("other", "2026-07-30", "stated", []),
        ("camera-ready", "2026-08-18", "mandatory", []),
    ],
    "acl-2026": [("other", "2025-09-05", "stated", []), ("other", "2025-09-22", "stated", [])],
    "eacl-2026": [("other", "2025-09-05", "stated", []), ("other", "2025-09-22", "stated", [])],
    "acl-2023": [("other", "2022-11-15", "stated", []), ("other", "2022-12-14", "stated", [])],
    "chi-2026": [
        ("other", "2025-10-02", "stated", []),
        ("other", "2025-11-20", "stated", []),
        ("other", "2025-12-04", "stated", []),
    ],
    "chi-2025": [],
    "ecml-pkdd-2026": [
        ("other", "2026-02-13", "stated", []),
        ("other", "2026-03-06", "stated", []),
        ("submission", "2026-06-05", "stated", []),
        ("camera-ready", "2026-07-10", "stated", []),
    ],
}
NAMES: Final = {
    "acl-2023": "ACL 2023",
    "acl-2026": "ACL 2026",
    "chi-2025": "CHI 2025",
    "chi-2026": "CHI 2026",
    "eacl-2026": "EACL 2026",
    "ecml-pkdd-2026": "ECML PKDD 2026",
    "iclr-2026": "ICLR 2026",
    "icml-2026": "ICML 2026",
    "ieee-vis-2026": "IEEE VIS 2026",
    "neurips-2021": "NeurIPS 2021",
    "rlc-2026": "RLC 2026",
    "neurips-2022": "NeurIPS 2022",
    "neurips-2023": "NeurIPS 2023",
    "neurips-2024": "NeurIPS 2024",
    "neurips-2025": "NeurIPS 2025",
    "iclr-2021": "ICLR 2021",
}
SOURCES: Final = {
    # the beginning of the address of every source
    "acl-2023": "https://github.com/acl-org/acl-2023/",
    "acl-2026": "https://list.elra.info/",
    "chi-2025": "https://chi2025.acm.org/for-authors/workshops/",
    "chi-2026": "https://chi2026.acm.org/workshops/",
    "eacl-2026": "https://list.elra.info/",
    "ecml-pkdd-2026": "https://ecmlpkdd.org/2026/submissions-workshop-track",
    "iclr-2021": "https://iclr.cc/Conferences/2021/",
    "iclr-2026": "https://iclr.cc/Conferences/2026/",
    "icml-2026": "https://icml.cc/Conferences/2026/CallForWorkshops",
    "ieee-vis-2026": "https://github.com/ieee-vgtc/ieeevis.org/",
    "neurips-2021": "https://neurips.cc/Conferences/2021/WorkshopsGuide",
    "neurips-2022": N22,
    "neurips-2023": N23,
    "neurips-2024": N24,
    "neurips-2025": N25,
    "rlc-2026": "https://github.com/rl-conference/rl-conference.github.io/",
}


def profile(name: str) -> Host:
    host, problems = read_host(profiles()[name])
    assert problems == []
    assert host is not None
    return host


def head(host: str, *more: str) -> str:
    return "".join(
        f"{line}\n" for line in ("name: Example Workshop", "phase: proposal", f"host: {host}", *more)
    )


def milestone(kind: str, due: str, *more: str) -> str:
    lines = [f"- name: My {kind}", f"  kind: {kind}", f"  due: {due}", *(f"  {line}" for line in more)]
    return "".join(f"{line}\n" for line in lines)


def places(problems: list[Problem]) -> list[str]:
    """Return where problems are, and of which kind they are."""
    return [
        f"{Path(p.position.file).name}:{p.position.line}:{p.position.column} {p.kind.value}" for p in problems
    ]


# The profiles say what the hosts say


def test_there_is_a_profile_of_every_host() -> None:
    assert set(profiles()) == set(MILESTONES)


@pytest.mark.parametrize("name", MILESTONES)
def test_a_profile_has_the_dates_of_its_host(name: str) -> None:
    host = profile(name)
    assert host.name == NAMES[name]
    found = [
        (one.kind.value, str(one.due), one.level.value, [str(day) for day in one.was])
        for one in host.milestones
    ]
    assert found == MILESTONES[name]
    assert {one.timezone for one in host.milestones} <= {"AoE"}


@pytest.mark.parametrize("name", MILESTONES)
def test_every_rule_of_a_profile_has_its_source(name: str) -> None:
    sources = [rule.source.replace("https://www.", "https://") for rule in rules_of(profile(name))]
    assert sources
    assert [source for source in sources if not source.startswith(SOURCES[name])] == []


@pytest.mark.parametrize("name", MILESTONES)
def test_every_rule_of_a_profile_has_the_day_on_which_its_page_was_read(name: str) -> None:
    host = profile(name)
    assert all(rule.read or host.read for rule in rules_of(host))


def rules_of(value: object) -> list[Rule]:
    """Return all rules in an entry, at any depth."""
    if isinstance(value, tuple):
        return [rule for one in value for rule in rules_of(one)]
    if not isinstance(value, Entry):
        return []
    inner = [rule for field in type(value).model_fields for rule in rules_of(getattr(value, field))]
    return [value, *inner] if isinstance(value, Rule) else inner


def test_the_limit_of_a_day_of_the_host_is_its_end_anywhere_on_earth() -> None:
    mandatory = profile("neurips-2022").milestones[3]
    assert mandatory.instant == datetime(2022, 10, 21, 11, 59, tzinfo=UTC)


def test_the_other_rules_are_those_that_the_hosts_have_and_no_others() -> None:
    hosts = {name: profile(name) for name in profiles()}

    def having(rule: str) -> set[str]:
        return {name for name, host in hosts.items() if getattr(host, rule)}

    later = {"iclr-2026", "icml-2026", "rlc-2026"}
    assert having("days") == {"neurips-2022", "neurips-2024", "neurips-2025", "ecml-pkdd-2026"} | later
    assert having("formats") == {"neurips-2024", "neurips-2025", "chi-2026"} | later
    assert having("duration") == {"neurips-2024", "neurips-2025", "ecml-pkdd-2026"}
    assert having("hours") == {"neurips-2023"}
    assert having("talks") == {"iclr-2021", "rlc-2026"}
    assert having("site_by") == {"neurips-2023", "chi-2026"}
    assert having("author_kit") == {"neurips-2022"}
    assert having("proposal") == {
        "acl-2023",
        "acl-2026",
        "chi-2025",
        "eacl-2026",
        "iclr-2021",
        "ieee-vis-2026",
        "rlc-2026",
    }
    assert having("conditions") == {
        "acl-2023",
        "acl-2026",
        "chi-2025",
        "eacl-2026",
        "iclr-2026",
        "icml-2026",
        "ieee-vis-2026",
        "rlc-2026",
    }


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("acl-2023", [("main", 2, ()), ("organizers", 2, ())]),
        ("acl-2026", [("main", 2, ()), ("organizers", 2, ())]),
        ("eacl-2026", [("main", 2, ()), ("organizers", 2, ())]),
        ("chi-2025", [("proposal", 8, ())]),
        ("ieee-vis-2026", [("proposal", 4, ())]),
        ("rlc-2026", [("proposal", 3, ("references",))]),
    ],
)
def test_a_profile_has_the_page_limits_of_a_proposal(
    name: str, parts: list[tuple[str, int, tuple[str, ...]]]
) -> None:
    proposal = profile(name).proposal
    assert proposal is not None
    assert [(one.id, one.max_pages, one.excluding) for one in proposal.parts] == parts


def test_the_second_part_of_a_proposal_for_acl_says_what_is_in_it() -> None:
    for name in ("acl-2023", "acl-2026", "eacl-2026"):
        proposal = profile(name).proposal
        assert proposal is not None
        assert proposal.parts[1].note == "organizers, program committee and references"


@pytest.mark.parametrize(
    ("name", "sections"),
    [
        (
            "acl-2023",
            "description numbers virtual shared-tasks needs venue editions organizers committee review platform "
            "diversity",
        ),
        (
            "iclr-2021",
            "problems discussion diversity access team novelty speakers published-work conflicts",
        ),
        (
            "rlc-2026",
            "introduction schedule organizers experience new outreach timeline diversity problems discussion "
            "conflicts",
        ),
    ],
)
def test_a_profile_has_the_sections_of_a_proposal(name: str, sections: str) -> None:
    proposal = profile(name).proposal
    assert proposal is not None
    assert [one.id for one in proposal.sections] == sections.split()


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("acl-2023", ("confirmation", "funding")),
        ("rlc-2026", ("affiliation", "gender", "position", "confirmation")),
    ],
)
def test_a_profile_has_the_columns_of_the_table_of_speakers(name: str, columns: tuple[str, ...]) -> None:
    proposal = profile(name).proposal
    assert proposal is not None
    assert proposal.speakers is not None
    assert proposal.speakers.columns == columns


def test_a_site_is_live_by_the_day_that_the_host_says() -> None:
    days = {name: site.due for name in profiles() if (site := profile(name).site_by)}
    assert days == {"neurips-2023": date(2023, 8, 15), "chi-2026": date(2025, 12, 18)}


def test_neurips_2022_says_on_which_days_and_where_its_style_is() -> None:
    host = profile("neurips-2022")
    assert host.days is not None
    assert (host.days.days, host.days.virtual) == ((date(2022, 12, 2), date(2022, 12, 3)), False)
    assert host.author_kit is not None
    assert host.author_kit.url == "https://neurips.cc/Conferences/2022/PaperInformation/StyleFiles"
    assert "cancelled" in str(host.milestones[3].note)


def test_neurips_2023_says_at_which_hours() -> None:
    hours = profile("neurips-2023").hours
    assert hours is not None
    assert (hours.start, hours.end) == (time(8, 15), time(17, 30))


def test_neurips_2024_says_in_person_on_two_days_and_for_how_long() -> None:
    host = profile("neurips-2024")
    assert host.days is not None
    assert host.days.days == (date(2024, 12, 14), date(2024, 12, 15))
    assert host.formats is not None
    assert host.formats.allowed == (Format.IN_PERSON,)
    assert [(one.min_hours, one.max_hours) for one in host.duration] == [(7, 9)]
    assert "1 hour" in str(host.formats.note)


def test_neurips_2025_does_not_label_its_notification_mandatory() -> None:
    assert str(profile("neurips-2025").milestones[3].note).startswith("not labelled mandatory")


def test_iclr_2021_holds_its_second_date_as_a_note_and_says_who_gives_talks() -> None:
    host = profile("iclr-2021")
    assert "2021-02-25" in str(host.milestones[3].note)
    assert host.talks is not None
    assert host.talks.organizers is False
    expected = [
        "problems to be solved",
        "discussion",
        "iversity",
        "cannot attend",
        "team",
        "past workshops",
        "interest",
        "already published",
        "conflicts",
    ]
    assert host.proposal is not None
    advice = [one.text for one in host.proposal.sections]
    assert len(advice) == len(expected)
    assert all(word in text for word, text in zip(expected, advice, strict=True))


# Dates

LIMITS: Final = [
    (name, kind, due, level)
    for name, dates in MILESTONES.items()
    for kind, due, level, _was in dates
    if kind != "other"
]


@pytest.mark.parametrize(("host", "kind", "due", "level"), LIMITS)
def test_a_date_of_the_host_is_kept_until_it_has_ended_anywhere_on_earth(
    host: str, kind: str, due: str, level: str, load_data: LoadData
) -> None:
    day = date.fromisoformat(due)
    after = day + timedelta(days=1)
    for kept in (
        milestone(kind, due),
        milestone(kind, f"{after} 11:59", "timezone: UTC"),
        milestone(kind, "TBD"),
    ):
        assert load_data({"workshop.yml": head(host), "dates.yml": kept}).problems == [], level


@pytest.mark.parametrize(("host", "kind", "due", "level"), LIMITS)
def test_a_date_after_that_of_the_host_is_an_error_if_mandatory_else_a_warning(
    host: str, kind: str, due: str, level: str, load_data: LoadData
) -> None:
    day = date.fromisoformat(due)
    after = day + timedelta(days=1)
    expected = Kind.HOST_MANDATORY if level == "mandatory" else Kind.HOST_SUGGESTED
    for late in (milestone(kind, str(after)), milestone(kind, f"{after} 12:00", "timezone: UTC")):
        (problem,) = load_data({"workshop.yml": head(host), "dates.yml": late}).problems
        assert places([problem]) == [f"dates.yml:3:8 {expected.value}"]
        assert problem.severity is (Severity.ERROR if level == "mandatory" else Severity.WARNING)
        assert f"`My {kind}` ({after}" in problem.message
        assert f"is after the {level} date of {NAMES[host]}: " in problem.message
        assert f", {due} AoE" in problem.message
        assert SOURCES[host] in problem.message
        assert "; move it to that time or before" in problem.message


def test_a_message_quotes_the_rule_its_note_and_its_source(load_data: LoadData) -> None:
    text = milestone("notification", "2022-10-21 08:00", "timezone: America/New_York")
    (problem,) = load_data({"workshop.yml": head("neurips-2022"), "dates.yml": text}).problems
    assert problem.message == (
        "`My notification` (2022-10-21 08:00 America/New_York) is after the mandatory date of NeurIPS 2022: "
        "Mandatory accept/reject notification date, 2022-10-20 AoE "
        "(otherwise speaker tickets are withheld or the workshop is cancelled), "
        f"says {N22}; move it to that time or before"
    )


def test_of_several_tracks_each_that_is_late_is_named(load_data: LoadData) -> None:
    text = (
        milestone("notification", "2022-10-20", "id: a")
        + milestone("notification", "2022-10-21", "id: b")
        + milestone("notification", "2022-10-22", "id: c")
    )
    found = load_data({"workshop.yml": head("neurips-2022"), "dates.yml": text}).problems
    assert places(found) == ["dates.yml:7:8 host-mandatory", "dates.yml:11:8 host-mandatory"]


def test_an_extension_past_the_suggested_date_is_a_warning_and_the_earlier_date_none(
    load_data: LoadData,
) -> None:
    text = milestone("submission", "2022-09-29", "was: 2022-09-22")
    (problem,) = load_data({"workshop.yml": head("neurips-2022"), "dates.yml": text}).problems
    assert places([problem]) == ["dates.yml:3:8 host-suggested"]
    assert problem.message.endswith("; move it to that time or before, unless this is intended")


@pytest.mark.parametrize("kind", ["camera-ready", "registration", "event", "other"])
def test_dates_of_which_the_host_says_nothing_are_free(kind: str, load_data: LoadData) -> None:
    text = milestone(kind, "2022-12-01")
    assert load_data({"workshop.yml": head("neurips-2022"), "dates.yml": text}).problems == []


def test_dates_to_be_announced_break_no_rule(load_data: LoadData) -> None:
    assert (
        load_data(
            {"workshop.yml": head("neurips-2022", "date: TBD", "format: TBD"), "dates.yml": "TBD\n"}
        ).problems
        == []
    )


# Days and formats


@pytest.mark.parametrize(
    ("host", "form", "day"),
    [
        ("neurips-2022", "in-person", "2022-12-02"),
        ("neurips-2022", "in-person", "2022-12-03"),
        ("neurips-2022", "hybrid", "{start: 2022-12-02, end: 2022-12-03}"),
        ("neurips-2022", "virtual", "2022-12-09"),
        ("neurips-2022", "TBD", "2022-12-09"),
        ("neurips-2022", "in-person", "TBD"),
        ("neurips-2024", "in-person", "2024-12-14"),
        ("neurips-2024", "in-person", "2024-12-15"),
        ("neurips-2024", "TBD", "TBD"),
        ("neurips-2023", "virtual", "2023-12-25"),
        ("neurips-2025", "in-person", "2025-12-06"),
        ("acl-2026", "hybrid", "2025-12-25"),
        ("neurips-2024", "in-person", "{one_of: [2024-12-14, 2024-12-15]}"),
        ("iclr-2021", "virtual", "2021-05-07"),
    ],
)
def test_a_day_and_a_format_of_the_host_are_kept(host: str, form: str, day: str, load_data: LoadData) -> None:
    assert load_data({"workshop.yml": head(host, f"format: {form}", f"date: {day}")}).problems == []


@pytest.mark.parametrize(
    ("host", "form", "day", "named"),
    [
        ("neurips-2022", "in-person", "2022-12-04", "2022-12-04"),
        (
            "neurips-2022",
            "hybrid",
            "{start: 2022-12-03, end: 2022-12-04}",
            "2022-12-04",
        ),
        ("neurips-2022", "in-person", "2023-12-02", "2023-12-02"),
        ("neurips-2024", "in-person", "2024-12-13", "2024-12-13"),
    ],
)
def test_an_event_in_person_on_another_day_is_a_warning_since_days_move(
    host: str, form: str, day: str, named: str, load_data: LoadData
) -> None:
    (problem,) = load_data({"workshop.yml": head(host, f"format: {form}", f"date: {day}")}).problems
    assert places([problem]) == ["workshop.yml:5:7 host-suggested"]
    december = "`2022-12-02`, `2022-12-03`" if host == "neurips-2022" else "`2024-12-14`, `2024-12-15`"
    assert problem.message == (
        f"{named} is not a day of workshops in person at {NAMES[host]}: {december}, says {SOURCES[host]}; "
        "write one of these, unless the host has moved them"
    )


@pytest.mark.parametrize("form", ["virtual", "hybrid"])
def test_an_event_in_another_format_is_an_error(form: str, load_data: LoadData) -> None:
    (problem,) = load_data(
        {"workshop.yml": head("neurips-2024", f"format: {form}", "date: 2024-12-14")}
    ).problems
    assert places([problem]) == ["workshop.yml:4:9 host-mandatory"]
    assert problem.message == (
        f"`{form}` is not a format of workshops at NeurIPS 2024: `in-person` (at most 1 hour may be remote), "
        f"says {N24}; write one of these"
    )


@pytest.mark.parametrize("form", ["virtual", "hybrid"])
def test_a_format_that_the_host_only_states_is_a_warning(form: str, load_data: LoadData) -> None:
    (problem,) = load_data({"workshop.yml": head("chi-2026", f"format: {form}")}).problems
    assert places([problem]) == ["workshop.yml:4:9 host-suggested"]
    assert problem.message.endswith("; write one of these, unless this is intended")


# Hours and duration


def program(day: str, *sessions: str) -> str:
    return "".join(
        f"{line}\n"
        for line in [
            f"- date: {day}",
            "  sessions:",
            *(f"    {line}" for text in sessions for line in text.splitlines()),
        ]
    )


def session(start: str, end: str) -> str:
    return f"- title: T\n  start: {start}\n  end: {end}"


@pytest.mark.parametrize(
    "sessions",
    [
        [session("08:15", "17:30")],
        [session("08:15", "12:00"), session("12:00", "17:30")],
        [session("TBD", "TBD")],
        [session("09:00", "2023-12-15 17:00")],
    ],
)
@pytest.mark.parametrize("day", ["2023-12-15", "TBD"])
def test_a_program_within_the_hours_is_kept(sessions: list[str], day: str, load_data: LoadData) -> None:
    assert (
        load_data({"workshop.yml": head("neurips-2023"), "program.yml": program(day, *sessions)}).problems
        == []
    )


@pytest.mark.parametrize(
    ("sessions", "place", "lasts"),
    [
        ([session("08:14", "09:00")], "4:14", "08:14 to 09:00"),
        ([session("08:00", "18:00")], "4:14", "08:00 to 18:00"),
        ([session("17:00", "17:31")], "5:12", "17:00 to 17:31"),
        ([session("TBD", "18:00")], "5:12", "18:00"),
        ([session("17:00", "2023-12-16 09:00")], "5:12", "17:00 to 09:00"),
        ([session("TBD", "12:00") + "\n  sessions:\n    - title: U\n      start: 08:00"], "8:18", "08:00"),
    ],
)
def test_a_session_outside_the_hours_is_one_error(
    sessions: list[str], place: str, lasts: str, load_data: LoadData
) -> None:
    text = program("2023-12-15", *sessions)
    (problem,) = load_data({"workshop.yml": head("neurips-2023"), "program.yml": text}).problems
    assert places([problem]) == [f"program.yml:{place} host-mandatory"]
    name = "`U`" if "U" in text else "`T`"
    assert problem.message == (
        f"{name} ({lasts}) is not within the hours of NeurIPS 2023, 08:15 to 17:30, says {N23}; move the session"
    )


@pytest.mark.parametrize(
    ("day", "sessions"),
    [
        ("2024-12-14", [session("09:00", "16:00")]),
        ("2024-12-14", [session("08:00", "12:00"), session("12:00", "17:00")]),
        # while a time is to be announced, nobody knows how long it is
        ("2024-12-14", [session("09:00", "09:10"), session("TBD", "TBD")]),
        ("2024-12-14", [session("09:00", "09:10"), "- title: T"]),
        ("TBD", [session("09:00", "2024-12-15 01:00")]),
    ],
)
def test_a_program_as_long_as_the_host_says_is_kept(
    day: str, sessions: list[str], load_data: LoadData
) -> None:
    assert (
        load_data({"workshop.yml": head("neurips-2024"), "program.yml": program(day, *sessions)}).problems
        == []
    )


@pytest.mark.parametrize(
    ("sessions", "lasts"),
    [
        ([session("09:00", "15:59")], "6:59"),
        ([session("08:00", "12:00"), session("12:15", "17:05")], "9:05"),
        ([session("18:00", "2024-12-15 04:00")], "10:00"),
    ],
)
def test_a_program_too_short_or_too_long_is_an_error(
    sessions: list[str], lasts: str, load_data: LoadData
) -> None:
    text = program("2024-12-14", *sessions)
    (problem,) = load_data({"workshop.yml": head("neurips-2024"), "program.yml": text}).problems
    assert places([problem]) == ["program.yml:1:9 host-mandatory"]
    assert problem.message == (
        f"the program lasts {lasts} hours; at NeurIPS 2024, it lasts 7 to 9 hours, says {N24}: make it longer or shorter"
    )


@pytest.mark.parametrize("sessions", ["", "  sessions: TBD\n"])
def test_a_day_without_sessions_lasts_nobody_knows_how_long(sessions: str, load_data: LoadData) -> None:
    text = f"- date: 2024-12-14\n{sessions}"
    assert load_data({"workshop.yml": head("neurips-2024"), "program.yml": text}).problems == []


@pytest.mark.parametrize(("start", "end"), [("09:00", "13:00"), ("09:00", "17:00")])
def test_of_several_durations_each_is_kept(start: str, end: str, load_data: LoadData) -> None:
    text = program("2026-09-07", session(start, end))
    assert load_data({"workshop.yml": head("ecml-pkdd-2026"), "program.yml": text}).problems == []


def test_a_program_of_none_of_several_durations_is_named_with_all_of_them(load_data: LoadData) -> None:
    text = program("2026-09-07", session("09:00", "15:00"))
    (problem,) = load_data({"workshop.yml": head("ecml-pkdd-2026"), "program.yml": text}).problems
    assert places([problem]) == ["program.yml:1:9 host-suggested"]
    assert "lasts 6:00 hours; at ECML PKDD 2026, it lasts 8 or 4 hours" in problem.message


# Who gives talks

ORGANIZERS: Final = "- name: Ada Example\n- name: Bob Example\n"


def talks(
    *sessions: str, speakers: str = "- name: Grace Example\n", host: str = "iclr-2021"
) -> dict[str, str | bytes]:
    return {
        "workshop.yml": head(host),
        "organizers.yml": ORGANIZERS,
        "speakers.yml": speakers,
        "program.yml": program("2021-05-07", *sessions),
    }


@pytest.mark.parametrize(
    "sessions",
    [
        ["- speakers: grace-example"],
        ["- title: Welcome\n  kind: opening\n  speakers: ada-example"],
        ["- title: Farewell\n  kind: closing\n  speakers: [ada-example, bob-example]"],
        ["- title: Discussion\n  kind: panel\n  speakers: grace-example\n  chairs: ada-example"],
        ["- title: Discussion\n  kind: panel\n  speakers: [grace-example, ada-example]"],
        ["- title: Dinner\n  kind: social\n  speakers: ada-example"],
        ["- speakers: TBD"],
    ],
)
def test_organizers_may_introduce_and_moderate(sessions: list[str], load_data: LoadData) -> None:
    assert load_data(talks(*sessions)).problems == []


@pytest.mark.parametrize(
    ("sessions", "expected"),
    [
        (["- speakers: ada-example"], ["program.yml:3:17"]),
        (["- speakers: [grace-example, ada-example]"], ["program.yml:3:33"]),
        (["- speakers: [ada-example, bob-example]"], ["program.yml:3:18", "program.yml:3:31"]),
        (["- title: Keynote\n  kind: other\n  speakers: ada-example"], ["program.yml:5:17"]),
        (["- title: Spotlights\n  kind: spotlight\n  speakers: ada-example"], ["program.yml:5:17"]),
        (["- title: All\n  sessions:\n    - speakers: ada-example"], ["program.yml:5:21"]),
    ],
)
def test_organizers_who_give_a_talk_are_an_error(
    sessions: list[str], expected: list[str], load_data: LoadData
) -> None:
    found = load_data(talks(*sessions)).problems
    assert places(found) == [f"{place} host-mandatory" for place in expected]


def test_a_message_about_a_talk_says_what_is_allowed(load_data: LoadData) -> None:
    (problem,) = load_data(talks("- speakers: ada-example")).problems
    assert problem.message == (
        "`ada-example` is an organizer; organizers do not give talks at ICLR 2021 (a brief introduction, "
        "or moderating a panel, is allowed), says https://iclr.cc/Conferences/2021/WorkshopsGuide: "
        "give the talk to somebody else, or write its `kind` if it is an opening or a panel"
    )


def test_a_talk_of_an_organizer_is_one_error_whether_it_is_in_the_program_or_not(load_data: LoadData) -> None:
    speakers = "- id: ada-example\n  talk:\n    title: On examples\n"
    talk, panel = "- speakers: ada-example", "- title: Discussion\n  kind: panel\n  speakers: ada-example"
    assert places(load_data(talks(talk, speakers=speakers)).problems) == ["program.yml:3:17 host-mandatory"]
    assert places(load_data(talks(panel, speakers=speakers)).problems) == ["speakers.yml:3:5 host-mandatory"]


def test_a_talk_that_an_organizer_declined_is_none(load_data: LoadData) -> None:
    speakers = "- id: ada-example\n  status: declined\n  talk: TBD\n"
    assert load_data(talks("- title: T", speakers=speakers)).problems == []


def test_of_those_who_speak_only_organizers_with_a_talk_break_the_rule(load_data: LoadData) -> None:
    speakers = "- id: ada-example\n  role: panelist\n- name: Grace Example\n  talk:\n    title: Examples\n"
    assert load_data(talks("- speakers: grace-example", speakers=speakers)).problems == []


def test_a_host_may_let_organizers_give_talks(load_data: LoadData) -> None:
    own = f"{OWN}talks:\n  organizers: true\n  source: https://example.org/talks\n"
    files = talks("- speakers: ada-example", host="host.yml")
    assert load_data({**files, "host.yml": own}).problems == []


@pytest.mark.parametrize("host", ["neurips-2022", "neurips-2023", "neurips-2025"])
def test_other_hosts_say_nothing_of_who_gives_talks(host: str, load_data: LoadData) -> None:
    assert load_data(talks("- speakers: ada-example", host=host)).problems == []


# Without a host, and with one of one's own


def test_without_a_host_there_are_no_rules(load_data: LoadData) -> None:
    files = talks("- speakers: ada-example\n  start: 03:00\n  end: 04:00")
    files["workshop.yml"] = "name: W\nphase: proposal\nformat: in-person\ndate: 2021-05-07\n"
    loaded = load_data({**files, "dates.yml": milestone("notification", "2021-05-06")})
    assert loaded.problems == []
    assert loaded.workshop.host is None


OWN: Final = """name: Example Conference
milestones:
  - name: Papers due
    kind: submission
    due: 2026-03-01 17:00
    timezone: Europe/Paris
    level: mandatory
    source: https://example.org/rules
days:
  days: 2026-06-01
  virtual: true
  source: https://example.org/days
"""
CONDITION: Final = "conditions:\n  - {}\n".format("text: A call is there\n    source: https://example.org")


@pytest.mark.parametrize("path", ["host.yml", "./own.yaml", "hosts/own.yml"])
def test_a_profile_may_be_a_file_of_the_workshops_own(path: str, load_data: LoadData) -> None:
    late = milestone("submission", "2026-03-01 17:00:01", "timezone: Europe/Paris")
    loaded = load_data({"workshop.yml": head(path), path: OWN, "dates.yml": late})
    assert loaded.workshop.host is not None
    (problem,) = loaded.problems
    assert places([problem]) == ["dates.yml:3:8 host-mandatory"]
    assert problem.message == (
        "`My submission` (2026-03-01 17:00:01 Europe/Paris) is after the mandatory date of Example Conference: "
        "Papers due, 2026-03-01 17:00 Europe/Paris, says https://example.org/rules; move it to that time or before"
    )


def test_a_profile_may_bind_virtual_workshops_to_its_days(load_data: LoadData) -> None:
    for form in ("format: virtual", "format: in-person", "format: TBD"):
        good = load_data({"workshop.yml": head("host.yml", form, "date: 2026-06-01"), "host.yml": OWN})
        assert good.problems == []
        (problem,) = load_data(
            {"workshop.yml": head("host.yml", form, "date: 2026-06-02"), "host.yml": OWN}
        ).problems
        assert places([problem]) == ["workshop.yml:5:7 host-suggested"]
        assert problem.message.startswith(
            "2026-06-02 is not a day of workshops at Example Conference: `2026-06-01`,"
        )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("milestones:\n  - TBD\n", ["host.yml:1:1 missing", "host.yml:2:5 type"]),
        (OWN.replace("level: mandatory", "level: manditory"), ["host.yml:7:12 value"]),
        (OWN.replace("source: https://example.org/rules", "source: example.org"), ["host.yml:8:13 url"]),
        (OWN.replace("    source: https://example.org/rules\n", ""), ["host.yml:3:5 missing"]),
        (OWN.replace("  days: 2026-06-01", "  days: [2026-06-01, 2026-06-31]"), ["host.yml:10:22 date"]),
        (OWN + "hour: 9\n", ["host.yml:13:1 unknown-key"]),
        ("name: Example Conference\nname: Another\n", ["host.yml:2:1 duplicate-key"]),
        (OWN + CONDITION + "    days_after: 7\n    milestone: Paper due\n", ["host.yml:17:16 reference"]),
        (OWN + CONDITION + "    milestone: Papers due\n", ["host.yml:14:5 value"]),
        (OWN + CONDITION + "    days_after: 7\n", ["host.yml:14:5 value"]),
        (
            OWN + CONDITION + "    days_after: 7\n    days_before: 7\n    milestone: Papers due\n",
            ["host.yml:14:5 value"],
        ),
        (OWN + CONDITION + "    days_after: 7\n    milestone: Papers due\n", []),
        ("- name: Example Conference\n", ["host.yml:1:1 type"]),
        ("TBD\n", []),
        ("", ["host.yml:1:1 blank"]),
        ("name: [", ["host.yml:1:8 syntax"]),
    ],
)
def test_the_problems_of_a_profile_are_at_their_place_in_it(
    text: str, expected: list[str], load_data: LoadData
) -> None:
    assert places(load_data({"workshop.yml": head("host.yml"), "host.yml": text}).problems) == expected


@pytest.mark.parametrize(
    ("text", "name", "fix"),
    [
        (OWN, "Example Conference", "write one of `Papers due`"),
        ("name: Another Conference\n", "Another Conference", "add it to `milestones`"),
    ],
)
def test_a_condition_that_counts_from_no_milestone_is_told_which_there_are(
    text: str, name: str, fix: str, load_data: LoadData
) -> None:
    text += CONDITION + "    days_after: 7\n    milestone: Paper due\n"
    (problem,) = load_data({"workshop.yml": head("host.yml"), "host.yml": text}).problems
    assert problem.message == f"`Paper due` is no milestone of {name}; {fix}"


def test_a_profile_without_a_name_is_told_that_the_host_needs_one(load_data: LoadData) -> None:
    files = {"workshop.yml": head("host.yml"), "host.yml": OWN.replace("name: Example Conference\n", "")}
    assert [problem.message for problem in load_data(files).problems] == ["the host needs `name`; write it"]


def test_a_profile_with_a_problem_has_its_other_rules_all_the_same(load_data: LoadData) -> None:
    text = OWN.replace("days: 2026-06-01", "days: 2026-06-31")
    late = milestone("submission", "2026-03-02")
    found = load_data({"workshop.yml": head("host.yml"), "host.yml": text, "dates.yml": late}).problems
    assert places(found) == ["dates.yml:3:8 host-mandatory", "host.yml:10:9 date"]


@pytest.mark.parametrize(
    ("host", "kind", "message"),
    [
        ("neurips2022", "host", "no host is known as `neurips2022`; did you mean `neurips-2022`?"),
        ("NeurIPS-2024", "host", "no host is known as `NeurIPS-2024`; did you mean `neurips-2024`?"),
        ("ICLR 2021", "host", "no host is known as `ICLR 2021`; did you mean `iclr-2021`?"),
        ("neurips", "host", "no host is known as `neurips`; there are `acl-2023`, `acl-2026`,"),
        # next year's organizers made no slip
        (
            "neurips-2026",
            "host",
            "`neurips-2025`, `rlc-2026`; or write the path of a profile of your own, such as `host.yml`",
        ),
        ("hosts/own", "host", "or write the path of a profile of your own, such as `host.yml`"),
        (
            "hosts/own.yml",
            "path",
            "there is no file `hosts/own.yml` in the data folder; add it, or correct the path",
        ),
        (
            "neurips-2022.yml",
            "path",
            "there is no file `neurips-2022.yml` in the data folder; write `neurips-2022`",
        ),
        (".yml", "host", "no host is known as `.yml`; there are "),
        (
            "../../own.yml",
            "path",
            "`../../own.yml` leaves the data folder; put the file into it",
        ),
        (
            "/etc/own.yml",
            "path",
            "`/etc/own.yml` leaves the data folder; put the file into it",
        ),
        (
            f"{'x' * 5000}.yml",
            "path",
            f"there is no file `{'x' * 79}…` in the data folder; add it, or correct the path",
        ),
    ],
    ids=lambda value: value[:20],
)
def test_a_host_that_is_not_there_is_a_problem_that_says_what_may_be_meant(
    host: str, kind: str, message: str, load_data: LoadData
) -> None:
    loaded = load_data({"workshop.yml": head(host)})
    assert places(loaded.problems) == [f"workshop.yml:3:7 {kind}"]
    assert message in loaded.problems[0].message
    assert loaded.workshop.host is None


def test_a_profile_that_is_a_link_out_of_the_source_folder_is_not_read(
    write_data: Callable[[Mapping[str, str | bytes]], Path], load_data: LoadData, tmp_path: Path
) -> None:
    (tmp_path / "secret.yml").write_text(OWN, encoding="utf-8")
    (write_data({}) / "own.yml").symlink_to(tmp_path / "secret.yml")
    loaded = load_data({"workshop.yml": head("own.yml")})
    assert places(loaded.problems) == ["workshop.yml:3:7 path"]
    assert loaded.workshop.host is None


@pytest.mark.parametrize(("due", "problems"), [("2022-10", 0), ("2022-11", 1)])
def test_a_month_is_late_if_none_of_its_days_is_in_time(
    due: str, problems: int, load_data: Callable[[Mapping[str, str]], Loaded]
) -> None:
    files = {
        "workshop.yml": "name: Example Workshop\nphase: proposal\nhost: neurips-2022\n",
        "dates.yml": f"- name: Notification\n  kind: notification\n  due: {due}\n",
    }
    assert len(load_data(files).problems) == problems


@pytest.mark.parametrize(
    ("name", "text", "day"),
    [
        ("acl-2026", "The proposal can be turned into a call for papers within one week of acceptance", date(2025, 9, 29)),
        ("eacl-2026", "The proposal can be turned into a call for papers within one week of acceptance", date(2025, 9, 29)),
        ("iclr-2026", "Every organizer has an OpenReview profile two weeks before the application deadline", date(2025, 9, 26)),
        ("chi-2025", "Authors are notified at least 7 days before early registration ends", None),
    ],
)  # fmt: skip
def test_a_condition_that_is_counted_from_a_milestone_has_a_day(
    name: str, text: str, day: date | None
) -> None:
    host = read_host(profiles()[name])[0]
    assert host is not None
    (condition,) = (one for one in host.conditions if one.text == text)
    found = host.date_of(condition)
    assert (found.due if found is not None else None) == day


def test_a_day_is_counted_from_the_day_of_a_milestone_in_its_zone(load_data: LoadData) -> None:
    text = OWN + CONDITION + "    days_before: 3\n    milestone: Papers due\n"
    host = load_data({"workshop.yml": head("host.yml"), "host.yml": text}).workshop.host
    assert host is not None
    found = host.date_of(host.conditions[0])
    assert found is not None
    assert (found.due, found.timezone, found.local) == (
        date(2026, 2, 26),
        "Europe/Paris",
        datetime(2026, 2, 26, 23, 59),  # noqa: DTZ001 (on the clock there)
    )
