"""Tracks: each has its own order of dates, and a phase asks for the dates and the link of each."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

import pytest
from babel import Locale

from sphinx_workshop.model.phase import Phase
from sphinx_workshop.model.tracks import full_name, milestones_of, submission_of, tracks_of
from sphinx_workshop.render.action import action_of
from sphinx_workshop.render.deadlines import TO_SUBMIT, deadlines
from sphinx_workshop.rules.new_dates import new_dates
from sphinx_workshop.rules.phases import check_phase
from sphinx_workshop.rules.readiness import as_text, readiness

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.source.loader import Loaded

    LoadData = Callable[[Mapping[str, str]], Loaded]
    LoadGood = Callable[[Mapping[str, str]], Workshop]

EN: Final = Locale("en")
PAGES: Final = dict.fromkeys(("proposal", "dates", "program", "papers"), "page")
WORKSHOP: Final = """\
name: Example Workshop 2030
phase: call
date: 2030-12-20
contact: a@example.org
"""
SUBMIT: Final = "links:\n  submission: https://example.org/submit\n"
ORGANIZERS: Final = "- name: Ada One\n"
CALL: Final = """\
tracks:
  - name: Full papers
    id: full
    submission: https://example.org/full
  - name: Late-breaking work
    id: late
    submission: https://example.org/late
"""
DATES: Final = """\
- name: Full papers due
  kind: submission
  track: full
  due: 2030-08-10
- name: Late-breaking work due
  kind: submission
  track: late
  due: 2030-10-04
- name: Notification of full papers
  kind: notification
  track: full
  due: 2030-09-20
- name: Notification of late-breaking work
  kind: notification
  track: late
  due: 2030-10-20
"""
TRACKS: Final = {
    "workshop.yml": WORKSHOP,
    "call.yml": CALL,
    "dates.yml": DATES,
    "organizers.yml": ORGANIZERS,
}


def lacks(loaded: Loaded) -> list[str]:
    """Return what the present phase lacks, in the words after the need."""
    assert loaded.problems == []
    messages = [problem.message for problem in check_phase(loaded.workshop, loaded.problems)]
    return [message.partition(": ")[2].partition("; ")[0] for message in messages]


def test_one_track_may_ask_for_final_papers_and_another_not(load_data: LoadData) -> None:
    review = {**TRACKS, "workshop.yml": WORKSHOP.replace("phase: call", "phase: review")}
    assert lacks(load_data(review)) == ["a milestone of kind `camera-ready` is missing"]
    final = f"{DATES}- name: Final papers\n  kind: camera-ready\n  track: full\n  due: 2030-11-10\n"
    assert lacks(load_data({**review, "dates.yml": final})) == []
    assert new_dates(load_data({**review, "dates.yml": final}).workshop, Phase.REVIEW) == ()


def test_each_track_has_its_own_order_of_dates(load_data: LoadData) -> None:
    assert load_data(TRACKS).problems == []
    swapped = DATES.replace("2030-09-20", "2030-08-09")
    (problem,) = load_data({**TRACKS, "dates.yml": swapped}).problems
    assert problem.message.startswith(
        "`Notification of full papers` (2030-08-09 AoE) is not after `Full papers due` (2030-08-10 AoE)"
    )


def test_a_date_of_all_tracks_that_is_wrong_in_two_is_one_problem(load_data: LoadData) -> None:
    dates = DATES + "- name: Camera-ready\n  kind: camera-ready\n  due: 2030-09-01\n"
    (problem,) = load_data({**TRACKS, "dates.yml": dates}).problems
    assert problem.position.line == 19


@pytest.mark.parametrize(
    ("due", "is_wrong"),
    [("2030-08", False), ("2030-09", False), ("2030-07", True), ("2030-10", False)],
)
def test_a_month_is_compared_only_where_it_is_certain(
    due: str,
    is_wrong: bool,  # noqa: FBT001 (one of two cases)
    load_data: LoadData,
) -> None:
    dates = (
        f"- name: A\n  kind: submission\n  due: 2030-08-10\n- name: B\n  kind: notification\n  due: {due}\n"
    )
    assert bool(load_data({"dates.yml": dates}).problems) is is_wrong


TASK: Final = """\
- name: Results
  kind: submission
  due: 2030-07-09
- name: Scores
  kind: notification
  due: 2030-07-16
- name: System descriptions
  kind: submission
  due: {papers}
- name: Reviews
  kind: review
  due: 2030-08-17
"""


@pytest.mark.parametrize(
    ("papers", "is_wrong"),
    [("2030-08-06", False), ("TBD", False), ("2030-08", False), ("2030-07-10", True), ("2030-07-16", True)],
)
def test_reviews_follow_a_notification_only_where_papers_do(
    papers: str,
    is_wrong: bool,  # noqa: FBT001 (one of two cases)
    load_data: LoadData,
) -> None:
    problems = load_data({"dates.yml": TASK.format(papers=papers)}).problems
    assert [problem.position.line for problem in problems] == [12] * is_wrong


def test_of_two_dates_at_the_same_time_the_first_of_the_file_is_named(load_data: LoadData) -> None:
    dates = (
        "- {name: Posters due, kind: submission, track: late, due: 2030-10-04}\n"
        "- {name: All due, kind: submission, due: 2030-10-04}\n"
        "- {name: Decisions, kind: notification, track: late, due: 2030-10-01}\n"
    )
    (problem,) = load_data({**TRACKS, "dates.yml": dates}).problems
    assert "is not after `Posters due`" in problem.message


def test_reviews_may_be_due_as_decisions_are_told(load_data: LoadData) -> None:
    dates = TASK.format(papers="2030-07-10").replace("2030-08-17", "2030-07-16")
    assert load_data({"dates.yml": dates}).problems == []


@pytest.mark.parametrize(
    ("dates", "opens", "is_wrong"),
    [
        (DATES, "2030-10-04", False),
        (DATES, "2030-10-05", True),
        (DATES.replace("2030-10-04", "TBD"), "2030-10-05", False),
        ("", "2030-10-05", False),
    ],
)
def test_a_track_opens_before_its_last_deadline_or_at_it(
    dates: str,
    opens: str,
    is_wrong: bool,  # noqa: FBT001 (one of two cases)
    load_data: LoadData,
) -> None:
    dates += f"- name: Submission opens\n  kind: opening\n  track: late\n  due: {opens}\n"
    assert bool(load_data({**TRACKS, "dates.yml": dates}).problems) is is_wrong


def test_what_is_to_be_announced_may_come_first(load_data: LoadData) -> None:
    dates = (
        "- name: A\n  kind: submission\n  due: 2030-10-01\n- name: B\n  kind: submission\n  due: TBD\n"
        "- name: C\n  kind: notification\n  due: 2030-09-01\n"
    )
    assert load_data({"dates.yml": dates}).problems == []
    assert load_data({"dates.yml": dates.replace("TBD", "2030-10-02")}).problems != []


@pytest.mark.parametrize(
    ("tracks", "fix"),
    [
        (
            ("", ""),
            "correct one of the two, or write below `Final` with `track:` which tracks it is for",
        ),
        (("", "  track: late\n"), "correct one of the two"),
        (("  track: late\n", "  track: late\n"), "correct one of the two"),
    ],
)
def test_a_date_out_of_order_without_a_track_may_be_for_other_tracks(
    tracks: tuple[str, str], fix: str, load_data: LoadData
) -> None:
    final, notified = tracks[0], tracks[1] or "  track: [late, full]\n"
    dates = (
        f"- name: Told\n  kind: notification\n{notified}  due: 2030-10-20\n"
        f"- name: Final\n  kind: camera-ready\n{final}  due: 2030-10-10\n"
    )
    if tracks[1] and not final:
        dates = dates.replace(notified, "")
    (problem,) = load_data({**TRACKS, "dates.yml": dates}).problems
    assert problem.message.endswith(f"`notification`: {fix}")


@pytest.mark.parametrize("due", ["2030-12-20", "2031-01"])
def test_months_and_tracks_come_before_the_event(due: str, load_data: LoadData) -> None:
    dates = f"- name: B\n  kind: camera-ready\n  track: late\n  due: {due}\n"
    (problem,) = load_data({**TRACKS, "dates.yml": dates}).problems
    assert "is not before the event (2030-12-20)" in problem.message


@pytest.mark.parametrize(
    ("kind", "track", "due", "fix"),
    [
        ("notification", "  track: late\n", "2030-12-20", None),
        (
            "notification",
            "",
            "2030-12-20",
            "correct one of the two, or write with `track:` whose results are announced there",
        ),
        ("notification", "  track: late\n", "2030-12-21", "correct one of the two"),
        ("submission", "  track: late\n", "2030-12-20", "correct one of the two"),
    ],
)
def test_the_results_of_a_track_may_be_announced_at_the_event(
    kind: str, track: str, due: str, fix: str | None, load_data: LoadData
) -> None:
    dates = f"- name: Winners\n  kind: {kind}\n{track}  due: {due}\n"
    problems = load_data({**TRACKS, "dates.yml": dates}).problems
    assert [problem.message.rpartition("; ")[2] for problem in problems] == ([fix] if fix else [])


def test_several_tracks_without_a_date_are_one_lack(load_data: LoadData) -> None:
    call = f"{CALL}  - name: Demos\n"
    dates = DATES.partition("- name: Late")[0] + DATES.partition("due: 2030-10-04\n")[2]
    assert lacks(
        load_data({**TRACKS, "workshop.yml": WORKSHOP + SUBMIT, "call.yml": call, "dates.yml": dates})
    ) == [
        "a milestone of kind `submission` for each of the tracks `Late-breaking work`, `Demos` is missing",
        "a milestone of kind `notification` for the track `Demos` is missing",
    ]


def test_a_phase_that_has_all_dates_and_links_of_each_track_lacks_nothing(load_data: LoadData) -> None:
    assert lacks(load_data(TRACKS)) == []


def test_each_track_needs_its_own_dates_and_its_own_link(load_data: LoadData) -> None:
    one_date = DATES.partition("- name: Late")[0] + "- name: Notification\n  kind: notification\n  due: TBD\n"
    one_link = CALL.replace("https://example.org/late", "TBD").replace(
        "    submission: https://example.org/full\n", ""
    )
    assert lacks(load_data({**TRACKS, "dates.yml": one_date, "call.yml": one_link})) == [
        "the `submission` of the track `Late-breaking work` is TBD",
        "`links.submission` is missing",
        "a milestone of kind `submission` for the track `Late-breaking work` is missing",
        "the `due` of `Notification` is TBD",
    ]


def test_a_link_to_be_announced_is_asked_for_where_it_is_written(load_data: LoadData) -> None:
    call = CALL.replace("https://example.org/late", "TBD")
    loaded = load_data({**TRACKS, "workshop.yml": WORKSHOP + SUBMIT, "call.yml": call})
    (line,) = [number for number, text in enumerate(call.splitlines(), 1) if text.endswith("TBD")]
    (problem,) = check_phase(loaded.workshop, loaded.problems)
    assert problem.position[1:] == (line, 17)


def test_a_track_that_is_left_out_makes_no_second_problem_where_it_is_named(load_data: LoadData) -> None:
    call = "tracks:\n  - name: Full papers\n  - name: Demos\n    pages: many\n"
    papers = "- title: T\n  id: '1'\n  track: demos\n  authors: [Ada Example]\n"
    dates = "- name: Demos due\n  track: demos\n  due: 2030-08-10\n"
    problems = load_data({"call.yml": call, "papers.yml": papers, "dates.yml": dates}).problems
    assert [problem.position.line for problem in problems] == [4]


@pytest.mark.parametrize("call", ["language: en\n", "TBD\n", "tracks: TBD\n"])
def test_a_paper_may_be_of_any_track_while_the_call_has_none(call: str, load_data: LoadData) -> None:
    papers = "- title: T\n  id: '1'\n  track: demos\n  authors: [Ada Example]\n"
    assert load_data({"call.yml": call, "papers.yml": papers}).problems == []


def test_the_link_of_the_workshop_is_that_of_tracks_without_one(load_good: LoadGood) -> None:
    call = CALL.replace("    submission: https://example.org/full\n", "")
    workshop = load_good({**TRACKS, "workshop.yml": WORKSHOP + SUBMIT, "call.yml": call})
    links = [submission_of(track, workshop) for track in tracks_of(workshop)]
    assert links == ["https://example.org/submit", "https://example.org/late"]


def test_of_two_notifications_the_one_to_be_announced_is_named(load_data: LoadData) -> None:
    files = {
        "workshop.yml": WORKSHOP + SUBMIT,
        "organizers.yml": ORGANIZERS,
        "call.yml": "tracks:\n  - name: Papers\n    id: papers\n  - name: Demos\n    id: demos\n",
        "dates.yml": "- name: Due\n  kind: submission\n  due: 2030-08-10\n"
        "- name: Notification of papers\n  kind: notification\n  track: papers\n  due: 2030-09-20\n"
        "- name: Notification of demos\n  kind: notification\n  track: demos\n  due: TBD\n",
    }
    loaded = load_data(files)
    (problem,) = check_phase(loaded.workshop, loaded.problems)
    assert problem.message == (
        "phase `call` needs the date of notification of each track: the `due` of `Notification of demos` is "
        "TBD; write it, or go back to `phase: proposal`"
    )
    assert problem.position.line == 11


@pytest.mark.parametrize("phase", ["review", "program", "live"])
def test_an_event_without_a_call_is_ready_without_one(phase: str, load_data: LoadData) -> None:
    files = {
        "workshop.yml": f"name: Example Conference 2030\nphase: {phase}\nformat: in-person\n"
        "date:\n  start: 2030-06-01\n  end: 2030-06-02\ncontact: a@example.org\nvenue:\n  name: Hall\n",
        "organizers.yml": ORGANIZERS,
        "speakers.yml": "- name: Bo Two\n  talk:\n    title: On X\n",
        "program.yml": "- date: 2030-06-01\n  sessions:\n"
        "    - start: 09:00\n      speakers: bo-two\n      room: Hall A\n"
        "    - title: Lunch\n      kind: break\n      start: 12:00\n      end: 13:00\n"
        "    - title: Sprint\n      start: 09:00\n      room: Hall B\n",
    }
    loaded = load_data(files)
    assert list(check_phase(loaded.workshop)) == []
    call = load_data({**files, "workshop.yml": files["workshop.yml"].replace(phase, "call")})
    assert "a track in `call.yml` is missing" in lacks(call)


def test_live_in_person_each_session_without_a_room_is_named(load_data: LoadData) -> None:
    sessions = "    - title: A\n      start: 09:00\n      room: R\n    - title: B\n      start: 10:00\n"
    files = {
        "workshop.yml": WORKSHOP.replace("call", "live") + "format: in-person\n",
        "organizers.yml": ORGANIZERS,
        "program.yml": f"- date: 2030-12-20\n  sessions:\n{sessions}",
    }
    assert lacks(load_data(files)) == ["the `room` of `B` is missing"]
    none = files["program.yml"].replace("      room: R\n", "")
    assert lacks(load_data({**files, "program.yml": none})) == ["`venue.room` is missing"]


def test_a_month_is_a_known_date_for_a_phase_and_one_of_two_days_too(load_data: LoadData) -> None:
    files = {
        **TRACKS,
        "workshop.yml": WORKSHOP.replace(
            "date: 2030-12-20", "date:\n  one_of:\n    - 2030-12-19\n    - 2030-12-20"
        ),
        "dates.yml": DATES.replace("2030-10-20", "2030-10"),
    }
    assert lacks(load_data(files)) == []


@pytest.mark.parametrize("call", ["TBD\n", "tracks: TBD\n"])
def test_while_the_tracks_are_to_be_announced_any_may_be_named(call: str, load_data: LoadData) -> None:
    assert load_data({**TRACKS, "call.yml": call}).problems == []


# What is announced


def test_deadlines_are_announced_nearest_first_with_their_tracks(load_good: LoadGood) -> None:
    workshop = load_good({**TRACKS, "dates.yml": DATES.replace("Late-breaking work due", "The others")})
    found = deadlines(reversed(workshop.all_milestones), TO_SUBMIT, workshop, EN)
    assert [(one.name, one.url, one.words, one.until) for one in found] == [
        (
            "Full papers due",
            "https://example.org/full",
            "Saturday, 10 August 2030, 23:59 AoE",
            "2030-08-11T11:59:00Z",
        ),
        (
            "The others (Late-breaking work)",
            "https://example.org/late",
            "Friday, 4 October 2030, 23:59 AoE",
            "2030-10-05T11:59:00Z",
        ),
    ]


def test_a_month_is_announced_until_it_ends_where_it_ends_last(load_good: LoadGood) -> None:
    workshop = load_good({**TRACKS, "dates.yml": DATES.replace("2030-10-04", "2030-10")})
    last = deadlines(workshop.all_milestones, TO_SUBMIT, workshop, EN)[-1]
    assert (last.words, last.datetime, last.until) == ("October 2030", "2030-10", "2030-11-01T12:00:00Z")


def test_while_no_date_is_known_none_is_announced(load_good: LoadGood) -> None:
    workshop = load_good({**TRACKS, "dates.yml": "- name: Due\n  kind: submission\n  due: TBD\n"})
    assert deadlines(workshop.all_milestones, TO_SUBMIT, workshop, EN) == ()


def test_abstracts_to_be_announced_do_not_hide_when_the_last_deadline_is(load_good: LoadGood) -> None:
    dates = f"- name: Abstracts\n  kind: abstract\n  due: TBD\n{DATES}"
    workshop = load_good({**TRACKS, "dates.yml": dates})
    action = action_of(workshop, PAGES, EN)
    assert [one.name for one in action.deadlines][-1] == "Abstracts"
    assert action.until == "2030-10-05T11:59:00Z"


def test_dates_of_all_tracks_are_dates_of_each(load_good: LoadGood) -> None:
    workshop = load_good(
        {**TRACKS, "dates.yml": f"{DATES}- name: Final papers\n  kind: camera-ready\n  due: TBD\n"}
    )
    late = tracks_of(workshop)[1]
    assert [one.name for one in milestones_of(late, workshop)] == [
        "Late-breaking work due",
        "Notification of late-breaking work",
        "Final papers",
    ]
    shared = workshop.all_milestones[-1]
    assert full_name(shared, tracks_of(workshop)) == "Final papers"


@pytest.mark.parametrize(
    ("name", "tracks", "expected"),
    [
        ("Full papers due", "full", "Full papers due"),
        ("Full papers due", "[full, late]", "Full papers due (Full papers, Late-breaking work)"),
        ("Full papers and late-breaking work", "[full, late]", "Full papers and late-breaking work"),
        ("Due", "[full, late]", "Due (Full papers, Late-breaking work)"),
    ],
)
def test_a_date_names_its_tracks_unless_its_name_has_all_of_them(
    name: str, tracks: str, expected: str, load_good: LoadGood
) -> None:
    dates = f"- name: {name}\n  kind: submission\n  track: {tracks}\n  due: 2030-08-10\n"
    workshop = load_good({**TRACKS, "dates.yml": dates})
    assert full_name(workshop.all_milestones[0], tracks_of(workshop)) == expected


# Dates for organizers only


INTERNAL: Final = f"{DATES}- name: Secret day\n  internal: true\n  due: 2030-09-01\n  kind: submission\n"


def test_dates_for_organizers_only_are_no_dates_of_the_workshop(load_good: LoadGood) -> None:
    workshop = load_good({**TRACKS, "dates.yml": INTERNAL})
    assert "Secret day" not in {one.name for one in workshop.all_milestones}
    assert workshop.milestone("secret-day") is None
    assert "Secret day" in {one.name for one in workshop.with_internal().all_milestones}
    assert not any("Secret" in point for part in readiness(workshop, EN) for point in part.points)
    assert "\n\nDates for organizers only\n- `Secret day`, 2030-09-01 AoE" in as_text(workshop, EN)


def test_dates_for_organizers_only_are_checked_like_others(load_data: LoadData) -> None:
    dates = INTERNAL.replace("kind: submission\n", "was: 2030-09-02\n").replace(
        "2030-09-01", "2030-09-01\n  from: 2030-09-05"
    )
    kinds = [problem.kind.value for problem in load_data({**TRACKS, "dates.yml": dates}).problems]
    assert "moved-earlier" in kinds
    assert "date-order" in kinds


def test_a_date_for_organizers_only_is_no_deadline_that_a_phase_needs(load_data: LoadData) -> None:
    only = "- name: Secret day\n  internal: true\n  due: 2030-09-01\n  kind: submission\n"
    assert "a milestone of kind `submission` is missing" in lacks(load_data({**TRACKS, "dates.yml": only}))


def test_an_earlier_date_holds_in_the_zone_in_which_it_was_announced(load_good: LoadGood) -> None:
    dates = "- name: A\n  due: 2030-08-10\n  was:\n    - due: 2030-08-10\n      timezone: Asia/Tokyo\n"
    (milestone,) = load_good({"dates.yml": dates}).all_milestones
    assert milestone.instant_before(milestone.was[0], "UTC") == datetime(2030, 8, 10, 14, 59, tzinfo=UTC)
    assert milestone.due == date(2030, 8, 10)


@pytest.mark.parametrize(("name", "key"), [("实践", "实践"), ("Late Work", "late-work")])
def test_a_track_without_an_id_is_known_by_its_name_in_any_script(
    load_data: LoadData, name: str, key: str
) -> None:
    call = f"tracks:\n  - name: {name}\n    submission: https://example.org/submit\n"
    dates = f"- name: Papers due\n  kind: submission\n  track: {key}\n  due: 2030-08-10\n"
    assert load_data({"workshop.yml": WORKSHOP, "call.yml": call, "dates.yml": dates}).problems == []


def test_new_dates_of_tracks_in_other_scripts_have_ids_of_their_own(load_data: LoadData) -> None:
    call = "tracks:\n  - name: Full papers\n  - name: 实践\n  - name: 理论\n"
    first = "- name: Full papers due\n  kind: submission\n  track: full-papers\n  due: 2030-08-10\n"
    loaded = load_data({"workshop.yml": WORKSHOP, "call.yml": call, "dates.yml": first})
    found = [(one.id, one.track) for one in new_dates(loaded.workshop, Phase.CALL) if "submission" in one.id]
    assert found == [("submission", "实践"), ("submission-2", "理论")]
