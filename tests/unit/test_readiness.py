"""The readiness report: what an organizer would paste into an e-mail to the others."""
# ruff: noqa: E501 (a point of the report is a line)

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from babel import Locale

from sphinx_workshop.rules.readiness import as_text, readiness
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_workshop.model.workshop import Workshop

    LoadGood = Callable[[Mapping[str, str]], Workshop]

EN: Final = Locale("en")
N22: Final = "<https://neurips.cc/Conferences/2022/WorkshopsGuide>"
ROOT: Final = Path(__file__).parents[2]
DATA: Final = {
    "workshop.yml": """\
name: Example Workshop on Examples 2022
short_name: EWE 2022
phase: call
format: hybrid
date: 2022-12-02
contact: chairs@example.org
venue:
  name: TBD
  room: TBD
links:
  submission: https://example.org/submit
  livestream: TBD
  more:
    - label: Last year
      url: TBD
""",
    "call.yml": """\
tracks:
  - name: Full papers
    max_pages: 9
  - name: Posters
    max_pages: TBD
archival: TBD
language: en
""",
    "dates.yml": """\
- name: Papers due
  kind: submission
  due: 2022-09-22
- name: Decisions
  kind: notification
  due: 2022-10-20 17:00
  timezone: Europe/Paris
- name: Final papers due
  kind: camera-ready
  due: TBD
""",
    "organizers.yml": """\
- name: Ada Example
  url: TBD
- name: Bob Example
  url: TBD
- name: Cleo Example
""",
    "speakers.yml": """\
- id: ada-example
  role: panelist
- name: Grace Example
  talk:
    title: Examples
    slides: TBD
- name: Declined Example
  status: declined
  talk: TBD
""",
    "program.yml": """\
- date: 2022-12-02
  sessions:
    - title: Opening
      start: TBD
    - title: TBD
      start: TBD
    - title: Panel
      speakers: TBD
""",
}


def part(workshop: Workshop, title: str) -> list[str]:
    """Return the points below a heading, and no heading twice."""
    found = [one.points for one in readiness(workshop, EN) if one.title.startswith(title)]
    assert len(found) <= 1
    return list(found[0]) if found else []


def test_what_is_for_reviewers_alone_is_not_in_the_report(
    load_good: Callable[[dict[str, str]], Workshop],
) -> None:
    data = "- name: Ada\n  bio: TBD\n  proposal:\n    gender: TBD\n"
    text = as_text(load_good({"organizers.yml": data}), Locale("en"))
    assert "bio (organizers.yml) of Ada" in text
    assert "gender" not in text


@pytest.mark.parametrize("committee", ["TBD\n", "- role: Reviewers\n  people: [Iris Invited]\n"])
def test_a_session_is_not_named_after_who_is_only_invited(committee: str, load_good: LoadGood) -> None:
    """Pages show the report."""
    session = "- date: 2022-12-02\n  sessions:\n    - speakers: iris-invited\n      start: 09:05\n"
    files = {
        "workshop.yml": "name: Example Workshop\nphase: program\n",
        "speakers.yml": "- name: Iris Invited\n  status: invited\n",
        "program.yml": session,
        "committee.yml": committee,
    }
    text = as_text(load_good(files), EN)
    assert "the `title` of the session at 09:05" in text
    assert "iris" not in text


def test_a_member_of_a_committee_who_is_only_invited_is_not_named(load_good: LoadGood) -> None:
    """Pages show the report."""
    people = "- role: Chairs\n  people:\n"
    people += "    - {name: Iris Invited, status: invited, url: TBD}\n    - {name: Ada Example, url: TBD}\n"
    points = part(load_good({"committee.yml": people}), "To be announced")
    assert points == ["people.url (committee.yml) of Ada Example"]


def test_it_says_what_is_known(load_good: LoadGood) -> None:
    assert part(load_good(DATA), "Known") == [
        "name, short_name, format, date, venue, contact",
        "links: submission",
        "3 organizers",
        "2 speakers",
        "2 dates",
        "3 sessions",
        "call for papers: tracks, language",
    ]


def test_it_says_what_is_to_be_announced_where_and_of_whom(load_good: LoadGood) -> None:
    assert part(load_good(DATA), "To be announced") == [
        "venue.name (workshop.yml)",
        "venue.room (workshop.yml)",
        "links.livestream (workshop.yml)",
        "links.more.url (workshop.yml)",
        "tracks.max_pages (call.yml) of Posters",
        "archival (call.yml)",
        "due (dates.yml) of Final papers due",
        "url (organizers.yml) of Ada Example, Bob Example",
        "talk.slides (speakers.yml) of Grace Example",
        "sessions.start (program.yml) of Opening",
        "sessions.title (program.yml)",
        "sessions.speakers (program.yml) of Panel",
    ]


def test_who_declined_is_no_longer_to_be_announced(load_good: LoadGood) -> None:
    assert "Declined" not in as_text(load_good(DATA), EN)


def test_a_fact_of_a_person_in_two_files_is_to_be_announced_once(load_good: LoadGood) -> None:
    text = as_text(load_good(DATA), EN)
    assert text.count("Ada Example") == 1, "her url is TBD in organizers.yml, and she is in speakers.yml, too"


def test_a_whole_file_to_be_announced_is_named(load_good: LoadGood) -> None:
    whole = dict.fromkeys(["call.yml", "dates.yml", "organizers.yml", "speakers.yml", "program.yml"], "TBD\n")
    assert part(load_good(whole), "To be announced") == [f"all of {file}" for file in whole]


@pytest.mark.parametrize(("phase", "named"), [("review", False), ("program", True)])
def test_no_paper_is_named_before_papers_are_public(*, phase: str, named: bool, load_good: LoadGood) -> None:
    """Pages show the report, and each paper of this one lacks all that a paper may lack."""
    papers = "- id: secret\n  title: A secret paper\n  authors: [Anonymous]\n  abstract: TBD\n  links: TBD\n"
    files = {"workshop.yml": f"name: Example Workshop\nphase: {phase}\n", "papers.yml": papers}
    text = as_text(load_good(files), EN)
    assert ("abstract (papers.yml) of A secret paper" in text) is named
    assert ("secret" in text) is named
    assert 'papers with the names of their authors: an author is still "Anonymous"' in text


def test_it_says_how_a_little_is_known(load_good: LoadGood) -> None:
    event = "name: Workshop\nphase: proposal\ndata_format: 1\n"
    people = "- name: Ada Example\n"
    workshop = load_good({"workshop.yml": event, "call.yml": "archival: TBD\n", "organizers.yml": people})
    assert part(workshop, "Known") == ["name", "1 organizer"]


def test_it_names_all_links_that_are_known_and_counts_papers(load_good: LoadGood) -> None:
    links = "links:\n  submission: https://example.org/a\n  livestream: https://example.org/b\n"
    event = f"name: Workshop\nphase: program\n{links}"
    papers = "- id: '1'\n  title: A paper\n  authors: [Ada Example]\n"
    known = part(load_good({"workshop.yml": event, "papers.yml": papers}), "Known")
    assert known == ["name", "links: submission, livestream", "1 paper"]


def test_all_that_a_need_lacks_is_on_one_line(load_good: LoadGood) -> None:
    program = "- date: TBD\n  sessions:\n    - title: Opening\n"
    workshop = load_good({"workshop.yml": "name: W\nphase: program\n", "program.yml": program})
    assert "the start of every session: the `date` of a day, the `start` of `Opening`" in part(
        workshop, "Missing"
    )


def test_a_month_that_begins_as_the_host_s_date_ends_is_perhaps_in_time(load_good: LoadGood) -> None:
    limit = (
        "{name: Due, kind: submission, due: 2022-10-01 00:00, timezone: UTC, level: mandatory, "
        "source: 'https://example.org'}"
    )
    files = with_host(submission("2022-10\n  timezone: UTC"))
    files["workshop.yml"] = files["workshop.yml"].replace("neurips-2022", "own.yml")
    workshop = load_good({**files, "own.yml": f"name: Conf\nmilestones: [{limit}]\n"})
    (point,) = part(workshop, "Dates of the host")
    assert "`Papers due`, 2022-10 UTC: perhaps in time" in point


# The host


def with_host(dates: str) -> dict[str, str]:
    head = "name: W\nphase: proposal\nhost: neurips-2022\n"
    return {"workshop.yml": head, "organizers.yml": "- name: Ada Example\n"} | (
        {"dates.yml": dates} if dates else {}
    )


SUGGESTED: Final = (
    "Suggested submission date for workshop contributions, Thursday, 22 September 2022, 23:59 AoE (suggested): {}. "
    + N22
)
MANDATORY: Final = (
    "Mandatory accept/reject notification date, Thursday, 20 October 2022, 23:59 AoE (mandatory): {}. " + N22
)
VIDEO: Final = "Video upload, Thursday, 10 November 2022, 23:59 AoE (mandatory): {}. " + N22
NONE: Final = "not among the workshop's dates"


def submission(due: str, name: str = "Papers due") -> str:
    return f"- name: {name}\n  kind: submission\n  due: {due}\n"


@pytest.mark.parametrize(
    ("dates", "stands"),
    [
        ("TBD\n", ["to be announced"] * 3),
        ("", [NONE] * 3),
        (submission("TBD"), ["`Papers due` is to be announced", NONE, NONE]),
        (submission("2022-09-22"), ["`Papers due`, 2022-09-22 AoE: in time", NONE, NONE]),
        (submission("2022-09-23"), ["`Papers due`, 2022-09-23 AoE: OVERDUE", NONE, NONE]),
        (submission("2022-09"), ["`Papers due`, 2022-09 AoE: perhaps in time", NONE, NONE]),
        (submission("2022-10"), ["`Papers due`, 2022-10 AoE: OVERDUE", NONE, NONE]),
        # an hour of difference: 12:59 in Paris is 10:59 UTC, 13:59 is 11:59 UTC, which is 23:59 AoE
        (
            submission("2022-09-23 13:59\n  timezone: Europe/Paris"),
            ["`Papers due`, 2022-09-23 13:59 Europe/Paris: in time", NONE, NONE],
        ),
        (
            submission("2022-09-23 14:00\n  timezone: Europe/Paris"),
            ["`Papers due`, 2022-09-23 14:00 Europe/Paris: OVERDUE", NONE, NONE],
        ),
        (
            submission("2022-09-15", "Full papers")
            + submission("2022-09-29", "Posters")
            + submission("TBD", "Demos")
            + "- name: Decisions\n  kind: notification\n  due: 2022-10-21\n"
            + "- name: Videos\n  kind: video\n  due: 2022-11-10\n",
            [
                "`Full papers`, 2022-09-15 AoE: in time; `Posters`, 2022-09-29 AoE: OVERDUE; `Demos` is to be announced",
                "`Decisions`, 2022-10-21 AoE: OVERDUE",
                "`Videos`, 2022-11-10 AoE: in time",
            ],
        ),
    ],
)
def test_it_says_how_the_dates_stand_to_those_of_the_host(
    dates: str, stands: list[str], write_data: Callable[[Mapping[str, str]], Path]
) -> None:
    workshop = load(write_data(with_host(dates))).workshop
    expected = [line.format(stand) for line, stand in zip((SUGGESTED, MANDATORY, VIDEO), stands, strict=True)]
    assert part(workshop, "Dates of the host, NeurIPS 2022") == expected


def test_without_a_host_it_says_nothing_of_one(load_good: LoadGood) -> None:
    assert "host" not in as_text(load_good(DATA), EN)


# The phase


def test_it_says_what_is_missing_now_and_what_is_needed_next(load_good: LoadGood) -> None:
    data = {
        **DATA,
        "workshop.yml": DATA["workshop.yml"].replace("contact: chairs@example.org", "contact: TBD"),
    }
    workshop = load_good(data)
    assert part(workshop, "Missing in this phase, call") == ["a contact: `contact`"]
    assert part(workshop, "Needed for the next phase, review") == [
        "the deadline of camera-ready papers: the `due` of `Final papers due`"
    ]


def test_what_is_missing_now_is_not_repeated_for_the_next_phase(load_good: LoadGood) -> None:
    workshop = load_good({})
    assert part(workshop, "Missing in this phase, proposal") == ["an organizer: an organizer"]
    assert all("organizer" not in point for point in part(workshop, "Needed for the next phase, call"))


def test_after_the_last_phase_comes_none(load_good: LoadGood) -> None:
    workshop = load_good({"workshop.yml": "name: W\nphase: archive\n"})
    titles = [one.title for one in readiness(workshop, EN)]
    assert titles == ["Known", "Missing in this phase, archive"]
    assert (
        part(workshop, "Missing")[-1] == "a link for recordings, or a video of each talk: `links.recordings`"
    )


# The whole


def test_a_point_is_one_line_and_no_part_is_empty(load_good: LoadGood) -> None:
    for one in readiness(load_good(DATA), EN):
        assert one.points
        assert all(point and point == " ".join(point.split()) for point in one.points)


def test_the_report_of_the_vgm_workshop() -> None:
    workshop, problems = load(ROOT / "docs/data", ROOT / "docs")
    assert problems == []
    assert (
        as_text(workshop, EN)
        == f"""\
Readiness of VGM 2022, phase: proposal

Known
- name, short_name, tagline, host, format
- 5 organizers
- call for papers: topics, tracks, template, file_format, language, review, rules

To be announced
- all of dates.yml
- all of speakers.yml
- all of program.yml
- all of papers.yml
- date (workshop.yml)
- contact (workshop.yml)
- links.submission (workshop.yml)
- links.livestream (workshop.yml)
- url (organizers.yml) of Anh Tran, Binh-Son Hua, Khoi Nguyen, Dinh Phung, Jianfei Cai

Tracks
- Full papers: the link for submission is to be announced
- Short papers: the link for submission is to be announced

Dates of the host, NeurIPS 2022
- {SUGGESTED.format("to be announced")}
- {MANDATORY.format("to be announced")}
- {VIDEO.format("to be announced")}

Needed for the next phase, call
- the date of the event: `date`
- a contact: `contact`
- the link for submission of each track: `links.submission`
- the submission deadline of each track: a milestone of kind `submission`
- the date of notification of each track: a milestone of kind `notification`"""
    )


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows cannot change the zone of a process")
def test_the_report_is_the_same_at_any_time_and_place(
    load_good: LoadGood, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = as_text(load_good(DATA), EN)
    try:
        for zone in ("Pacific/Kiritimati", "Etc/GMT+12"):
            monkeypatch.setenv("TZ", zone)
            time.tzset()
            monkeypatch.setattr(time, "time", lambda: 4_000_000_000.0)
            assert as_text(load_good(DATA), EN) == first
    finally:
        monkeypatch.undo()
        time.tzset()
    assert os.environ.get("TZ") not in {"Pacific/Kiritimati", "Etc/GMT+12"}


def test_no_rule_and_no_report_asks_what_time_it_is() -> None:
    """Long past and far in the future, a deadline is judged alike: only the host's dates and the others count."""
    source = ROOT / "src/sphinx_workshop"
    for path in [
        *source.glob("rules/*.py"),
        *source.glob("model/*.py"),
        source / "render/wording.py",
    ]:
        text = path.read_text(encoding="utf-8")
        for word in (".now(", ".today(", ".utcnow(", "time.time(", "import time\n", "localtime"):
            assert word not in text, f"{path.name} has {word}"


def test_what_a_host_expects_of_a_proposal_is_in_the_report_as_long_as_there_is_only_one(
    load_good: LoadGood,
) -> None:
    text = "name: W\nphase: proposal\nhost: rlc-2026\n"
    source = "<https://github.com/rl-conference/rl-conference.github.io/blob/HEAD/call_for_workshops.html>"
    workshop = load_good({"workshop.yml": text})
    assert part(workshop, "What the proposal needs, RLC 2026") == [
        f"part `proposal`: at most 3 pages, without references (stated). {source}",
        f"section `introduction`: The motivation for the topic of the workshop (stated). {source}",
        f"section `schedule`: A tentative schedule (stated). {source}",
        "section `organizers`: Short biographies of the organizers, with the role of each in the team "
        f"(stated). {source}",
        f"section `experience`: The experience that the organizers have as a team (stated). {source}",
        "section `new`: Who of the organizers is new to the series "
        f"(stated; if the workshop is part of a series). {source}",
        f"section `outreach`: How the workshop finds its audience (stated). {source}",
        f"section `timeline`: The planned dates of submission and of notification (stated). {source}",
        f"section `diversity`: How the audience, the team and the speakers are diverse (stated). {source}",
        f"section `problems`: The problems that the workshop wants to solve (stated). {source}",
        f"section `discussion`: How discussion is encouraged (stated). {source}",
        f"section `conflicts`: How conflicts of interest are managed (stated). {source}",
        f"table of speakers: affiliation, gender, position, confirmation (stated). {source}",
    ]
    conditions = [f"Nobody assesses a submission from their own organization (mandatory). {source}"]
    assert part(workshop, "What the host also asks for, RLC 2026") == conditions
    later = load_good({"workshop.yml": text.replace("proposal", "call")})
    assert part(later, "What the proposal needs") == []
    assert part(later, "What the host also asks for") == conditions


def test_the_day_by_which_a_site_must_be_live_is_a_date_of_the_host(load_good: LoadGood) -> None:
    workshop = load_good({"workshop.yml": "name: W\nphase: proposal\nhost: chi-2026\n"})
    assert part(workshop, "Dates of the host, CHI 2026")[0] == (
        "The site is live, Thursday, 18 December 2025, 23:59 AoE (stated). <https://chi2026.acm.org/workshops/>"
    )


def test_the_day_by_which_a_site_must_be_live_comes_first(load_good: LoadGood) -> None:
    workshop = load_good({"workshop.yml": "name: W\nphase: proposal\nhost: neurips-2023\n"})
    assert [line.partition(",")[0] for line in part(workshop, "Dates of the host")] == [
        "The site is live",
        "Mandatory accept/reject notification date",
    ]


def test_a_host_that_asks_for_no_table_of_speakers_is_not_said_to(load_good: LoadGood) -> None:
    workshop = load_good({"workshop.yml": "name: W\nphase: proposal\nhost: ieee-vis-2026\n"})
    points = part(workshop, "What the proposal needs")
    assert points[0].startswith("part `proposal`: at most 4 pages (")
    assert not any(point.startswith("table") for point in points)


@pytest.mark.parametrize(
    ("link", "state"),
    [
        ("", "missing"),
        ("    submission: TBD\n", "to be announced"),
        ("    submission: https://example.org\n", "known"),
    ],
)
def test_it_says_where_each_track_is_submitted(link: str, state: str, load_good: LoadGood) -> None:
    dates = "- name: Due\n  kind: submission\n  due: 2030-08-10\n- name: Dinner\n  due: 2030-08-11\n"
    workshop = load_good({"call.yml": f"tracks:\n  - name: Demos\n{link}", "dates.yml": dates})
    assert part(workshop, "Tracks") == [f"Demos: the link for submission is {state}; `Due`, 2030-08-10 AoE"]


def test_a_fact_to_be_announced_is_named_by_the_key_that_the_file_has(load_good: LoadGood) -> None:
    workshop = load_good({"editions.yml": "- year: 2029\n  place: TBD\n"})
    assert "place (editions.yml) of 2029" in part(workshop, "To be announced")
