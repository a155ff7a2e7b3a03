"""Members of committees are the people of the other files, each once in a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_workshop.model.base import TBD
from sphinx_workshop.problems import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_workshop.model.committee import Member
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.source.loader import Loaded


def members(workshop: Workshop, group: int = 0) -> tuple[Member, ...]:
    assert isinstance(workshop.committee, tuple)
    people = workshop.committee[group].people
    assert isinstance(people, tuple)
    return people


def group(*people: str, role: str = "Committee") -> str:
    return f"- role: {role}\n  people:\n" + "".join(f"    - {person}\n" for person in people)


def test_an_id_and_a_name_alone_are_the_person_of_another_file(
    load_good: Callable[[dict[str, str]], Workshop],
) -> None:
    workshop = load_good(
        {
            "organizers.yml": "- name: Ada Example\n  affiliation: X\n- name: Bo Example\n  affiliation: Y\n",
            "committee.yml": group("ada-example", "Bo Example", "Cy Example"),
        }
    )
    assert [(one.key, one.name, one.affiliation) for one in members(workshop)] == [
        ("ada-example", "Ada Example", ("X",)),
        ("bo-example", "Bo Example", ("Y",)),
        ("cy-example", "Cy Example", None),
    ]
    assert set(workshop.people) == {"ada-example", "bo-example", "cy-example"}
    assert members(workshop)[0].place.of("affiliation").file.endswith("organizers.yml")


def test_a_person_of_two_groups_has_the_facts_of_both(
    load_good: Callable[[dict[str, str]], Workshop],
) -> None:
    workshop = load_good(
        {
            "committee.yml": group("name: Ada Example\n      affiliation: X", "Bo Example")
            + group("name: Ada Example\n      position: Chair", role="Board")
        }
    )
    for index in (0, 1):
        ada = members(workshop, index)[0]
        assert (ada.affiliation, ada.position) == (("X",), "Chair")


def test_a_member_has_a_role_in_each_group(load_good: Callable[[dict[str, str]], Workshop]) -> None:
    workshop = load_good(
        {
            "organizers.yml": "- name: Ada Example\n  role: General chair\n",
            "committee.yml": group("id: ada-example\n      role: Area chair", "Bo Example")
            + group("id: ada-example", role="Board"),
        }
    )
    assert [[one.role for one in members(workshop, index)] for index in (0, 1)] == [
        [("Area chair",), None],
        [None],
    ]


def test_names_without_latin_letters_need_no_id(load_good: Callable[[dict[str, str]], Workshop]) -> None:
    workshop = load_good({"committee.yml": group("李明", "王 芳", "김철수", "Ада Пример")})
    assert [one.name for one in members(workshop)] == ["李明", "王 芳", "김철수", "Ада Пример"]
    assert len(workshop.people) == 4


def test_a_name_without_latin_letters_is_that_of_the_one_person_who_has_it(
    load_good: Callable[[dict[str, str]], Workshop],
) -> None:
    files = {
        "organizers.yml": "- id: li-ming\n  name: 李明\n  affiliation: X\n",
        "committee.yml": group("李明"),
    }
    assert [(one.key, one.affiliation) for one in members(load_good(files))] == [("li-ming", ("X",))]
    files["speakers.yml"] = "- id: li-ming-2\n  name: 李明\n"
    assert [one.key for one in members(load_good(files))] == ["李明"]


def test_a_name_is_that_of_the_one_person_who_has_it_under_another_id(
    load_good: Callable[[dict[str, str]], Workshop],
) -> None:
    files = {"organizers.yml": "- id: ada\n  name: Ada Example\n", "committee.yml": group("Ada Example")}
    assert [one.key for one in members(load_good(files))] == ["ada"]
    files["speakers.yml"] = "- id: ada-2\n  name: Ada Example\n"
    assert [one.key for one in members(load_good(files))] == ["ada-example"]


@pytest.mark.parametrize("again", ["Ada Example", "ada-example", "id: ada-example"])
def test_nobody_is_twice_in_a_group(again: str, load_data: Callable[[dict[str, str]], Loaded]) -> None:
    workshop, problems = load_data({"committee.yml": group("Ada Example", again, "Bo Example")})
    assert [(one.kind, one.position.line) for one in problems] == [(Kind.DUPLICATE_ID, 4)]
    assert "`ada-example` is in this group already" in problems[0].message
    assert [one.key for one in members(workshop)] == ["ada-example", "bo-example"]


def test_a_member_with_a_problem_is_left_out_alone(load_data: Callable[[dict[str, str]], Loaded]) -> None:
    workshop, problems = load_data(
        {"committee.yml": group("Ada Example", "name: Bo\n      country: UK", "Cy")}
    )
    assert [one.kind for one in problems] == [Kind.VALUE]
    assert [one.key for one in members(workshop)] == ["ada-example", "cy"]


def test_only_members_who_confirmed_are_seen(load_good: Callable[[dict[str, str]], Workshop]) -> None:
    statuses = ("invited", "tentative", "declined", "confirmed")
    workshop = load_good(
        {"committee.yml": group(*(f"name: A {one.title()}\n      status: {one}" for one in statuses))}
    )
    assert set(workshop.people) == {"a-confirmed"}
    assert isinstance(workshop.public_committee, tuple)
    assert [one.key for one in workshop.public_committee[0].people] == ["a-confirmed"]  # type: ignore[union-attr]
    assert len(members(workshop)) == 4


def test_members_may_be_to_be_announced(load_good: Callable[[dict[str, str]], Workshop]) -> None:
    workshop = load_good({"committee.yml": "- role: Board\n  people: TBD\n"})
    assert isinstance(workshop.public_committee, tuple)
    assert workshop.public_committee[0].people is TBD
    assert load_good({"committee.yml": "TBD\n"}).public_committee is TBD


def test_without_the_file_there_is_no_committee(load_good: Callable[[dict[str, str]], Workshop]) -> None:
    assert load_good({}).public_committee is None


def test_a_member_may_chair_a_session_by_id(load_good: Callable[[dict[str, str]], Workshop]) -> None:
    load_good(
        {
            "committee.yml": group("Ada Example"),
            "program.yml": "- date: 2022-12-02\n  sessions:\n    - title: A\n      chairs: ada-example\n",
        }
    )


def test_a_photo_of_a_member_is_looked_for(load_data: Callable[[dict[str, str]], Loaded]) -> None:
    workshop, problems = load_data({"committee.yml": group("name: Ada\n      photo: ada.png")})
    assert [(one.kind, one.position[1:]) for one in problems] == [(Kind.PATH, (4, 14))]
    assert members(workshop)[0].photo is None
