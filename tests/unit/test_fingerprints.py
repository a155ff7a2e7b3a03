"""A fingerprint changes exactly when the answer to its question, or the place of the answer, changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from sphinx_workshop.build.fingerprints import Fingerprints

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.source.loader import Loaded

DATA: Final = {
    "workshop.yml": "name: Example\nphase: call\n"
    "links:\n  submission: TBD\n  livestream: TBD\nvenue:\n  name: Hall\n",
    "call.yml": "topics:\n  - Robots\ntracks:\n  - name: Papers\n",
    "dates.yml": "- name: One\n  due: 2022-09-22\n- name: Two\n  due: TBD\n",
    "organizers.yml": "- name: Ada\n  role: Chair\n- name: Bob\n",
    "speakers.yml": "- name: Cem\n  talk:\n    title: On\n- id: ada\n  bio: B\n",
    "committee.yml": "- role: Board\n  people:\n    - ada\n    - Dee\n",
    "news.yml": "- date: 2022-12-02\n  text: Soon\n",
    "program.yml": "- date: 2022-12-02\n  sessions:\n"
    "    - title: Opening\n      id: opening\n    - title: Closing\n      id: closing\n"
    "    - speakers: cem\n      chairs: ada\n      start: 10:00\n",
}
QUESTIONS: Final = frozenset(
    [
        "event",
        "call",
        "milestones",
        "tracks",
        "organizers",
        "speakers",
        "program",
        "committee",
        "news",
        "milestone:one",
        "milestone:two",
        "milestone:none",
        "organizer:ada",
        "organizer:bob",
        "organizer:none",
        "speaker:cem",
        "speaker:ada",
        "name:ada",
        "name:bob",
        "name:cem",
        "name:none",
        "talk:cem",
        "talk:ada",
        "session:opening",
        "session:closing",
        "session:none",
        "sessions:cem",
        "sessions:ada",
        "sessions:bob",
        "sessions:none",
        "fact:name",
        "fact:links",
        "fact:links.submission",
        "fact:links.livestream",
        "fact:venue.name",
        "fact:venue.room",
        "fact:date",
    ]
)
CHANGES: Final = {
    # what is edited: the file, what is there, what comes there; the questions whose answer changes
    "a due date": ("dates.yml", "2022-09-22", "2022-09-29", "milestones milestone:one"),
    "a due date to be announced": ("dates.yml", "TBD", "2022-10-22", "milestones milestone:two"),
    "the zone of a milestone": (
        "dates.yml",
        "- name: Two",
        "- timezone: UTC\n  name: Two",
        "milestones milestone:two",
    ),
    "a line above": (
        "dates.yml",
        "- name: One",
        "# first\n- name: One",
        "milestones milestone:one milestone:two",
    ),
    "a comment behind": ("dates.yml", "TBD", "TBD # soon", ""),
    "quotes below": ("dates.yml", "due: TBD", "due: 'TBD'", ""),
    "an indent": ("dates.yml", "due: TBD", "due:  TBD", "milestones milestone:two"),
    "a role": ("organizers.yml", "Chair", "Co-chair", "organizers organizer:ada"),
    "a member": ("committee.yml", "Dee", "Eve", "committee"),
    "a member's status": ("committee.yml", "Dee", "name: Dee\n      status: invited", "committee"),
    "a line above the members": ("committee.yml", "- role", "# first\n- role", "committee"),
    "news": ("news.yml", "Soon", "Now", "news"),
    "a speaker who is only invited": (
        "speakers.yml",
        "- name: Cem",
        "- name: Cem\n  status: invited",
        "speakers speaker:cem speaker:ada name:cem talk:cem organizers organizer:ada committee "
        "sessions:cem sessions:ada",
    ),
    "a name": ("organizers.yml", "Bob", "Bob B.", "organizers organizer:bob name:bob"),
    "a name given elsewhere": (
        "organizers.yml",
        "name: Ada",
        "name: ADA",
        "organizers speakers organizer:ada speaker:ada name:ada committee",
    ),
    "a biography given elsewhere": (
        "speakers.yml",
        "bio: B",
        "bio: C",
        "organizers speakers organizer:ada speaker:ada committee",
    ),
    "a talk": (
        "speakers.yml",
        "title: On",
        "title: Off",
        "speakers speaker:cem talk:cem sessions:cem sessions:ada",
    ),
    "a speaker who declined": (
        "speakers.yml",
        "- name: Cem",
        "- name: Cem\n  status: declined",
        "speakers speaker:cem speaker:ada name:cem talk:cem organizers organizer:ada committee "
        "sessions:cem sessions:ada",
    ),
    "the title of a session": ("program.yml", "Closing", "Thanks", "program session:closing"),
    "the day": (
        "program.yml",
        "12-02",
        "12-03",
        "program session:opening session:closing sessions:cem sessions:ada",
    ),
    "the time of a session": ("program.yml", "10:00", "10:15", "program sessions:cem sessions:ada"),
    "who chairs": ("program.yml", "chairs: ada", "chairs: bob", "program sessions:ada sessions:bob"),
    "a topic": ("call.yml", "Robots", "Cars", "call"),
    "the name of a track": ("call.yml", "name: Papers", "name: Full papers", "call tracks"),
    "a fact of a track": ("call.yml", "name: Papers", "name: Papers\n    max_pages: 9", "call"),
    "a date that becomes one for organizers only": (
        "dates.yml",
        "due: 2022-09-22",
        "internal: true\n  due: 2022-09-22",
        "milestones milestone:one milestone:two",
    ),
    "a link": (
        "workshop.yml",
        "submission: TBD",
        "submission: https://example.org",
        "event fact:links fact:links.submission",
    ),
    "the workshop's name": ("workshop.yml", "Example", "Other", "event fact:name"),
    "a link that goes": (
        "workshop.yml",
        "  livestream: TBD\n",
        "",
        "event fact:links fact:links.livestream fact:venue.name",
    ),
}


def fingerprints(workshop: Workshop) -> dict[str, str]:
    facts = Fingerprints(workshop)
    return {question: facts.of(question) for question in QUESTIONS}


@pytest.mark.parametrize(("file", "before", "after", "changed"), CHANGES.values(), ids=CHANGES)
def test_an_edit_changes_the_answers_that_it_is_about(
    file: str, before: str, after: str, changed: str, load_data: Callable[[dict[str, str]], Loaded]
) -> None:
    old = fingerprints(load_data(DATA).workshop)
    assert DATA[file].count(before) == 1
    new = fingerprints(load_data({**DATA, file: DATA[file].replace(before, after)}).workshop)
    assert {question for question in QUESTIONS if old[question] != new[question]} == set(changed.split())


@pytest.mark.parametrize(
    ("file", "changed"),
    [
        ("call.yml", "call tracks"),
        ("dates.yml", "milestones milestone:one milestone:two"),
        ("program.yml", "program session:opening session:closing sessions:cem sessions:ada"),
    ],
)
def test_a_file_that_comes_or_goes_changes_its_own_answers(
    file: str, changed: str, load_good: Callable[[dict[str, str]], Workshop]
) -> None:
    rest = {name: text for name, text in DATA.items() if name != file}
    without = fingerprints(load_good(rest))
    with_file = fingerprints(load_good(DATA))
    assert {question for question in QUESTIONS if without[question] != with_file[question]} == set(
        changed.split()
    )


def test_absent_and_to_be_announced_are_two_answers(load_good: Callable[[dict[str, str]], Workshop]) -> None:
    absent = Fingerprints(load_good({}))
    announced = Fingerprints(load_good({"call.yml": "TBD\n", "organizers.yml": "TBD\n"}))
    assert absent.of("event") == announced.of("event")
    for question in ("call", "organizers", "organizer:ada"):
        assert absent.of(question) != announced.of(question)


def test_the_same_facts_have_the_same_fingerprints(load_good: Callable[[dict[str, str]], Workshop]) -> None:
    assert fingerprints(load_good(DATA)) == fingerprints(load_good(DATA))


def test_texts_that_only_join_to_the_same_are_told_apart(
    load_good: Callable[[dict[str, str]], Workshop],
) -> None:
    one = load_good({"call.yml": 'topics:\n  - "a, b"\n'})
    two = load_good({"call.yml": "topics: ['a, b'] \n"})
    assert Fingerprints(one).of("call") != Fingerprints(two).of("call")
