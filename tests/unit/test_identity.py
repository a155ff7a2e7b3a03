"""One id is one person across all files of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_workshop.model.base import TBD
from sphinx_workshop.model.names import slug
from sphinx_workshop.problems import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_workshop.model.people import Organizer, Speaker
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.source.loader import Loaded


def organizers(workshop: Workshop) -> tuple[Organizer, ...]:
    assert isinstance(workshop.organizers, tuple)
    return workshop.organizers


def speakers(workshop: Workshop) -> tuple[Speaker, ...]:
    assert isinstance(workshop.speakers, tuple)
    return workshop.speakers


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Anh Tran", "anh-tran"),
        ("Đinh Phùng", "dinh-phung"),
        ("Phan đình Phùng", "phan-dinh-phung"),
        ("Nguyễn Thị Thuý Ngần", "nguyen-thi-thuy-ngan"),
        ("Binh-Son Hua", "binh-son-hua"),
        ("Bjørn Łukasiewicz", "bjorn-lukasiewicz"),
        ("Strauß", "strauss"),
        ("Æsa Þórðardóttir", "aesa-thordardottir"),
        ("Çağrı İnanç", "cagri-inanc"),  # noqa: RUF001 (as people write it)
        ("Ａｄａ", "ada"),  # noqa: RUF001 (as people write it)
        ("ﬁnch", "finch"),
        ("O’Neil, Jr.", "oneil-jr"),  # noqa: RUF001 (as people write it)
        ("  R2 D2  ", "r2-d2"),
        ("李明", ""),
        ("Ада", ""),
        ("!?", ""),
    ],
)
def test_the_default_id_is_the_name_in_latin_letters(name: str, made: str) -> None:
    assert slug(name) == made


def test_a_given_id_goes_before_the_name(load_good: Callable[[dict[str, str]], Workshop]) -> None:
    workshop = load_good({"organizers.yml": "- name: 李明\n  id: li-ming\n- name: Ada\n"})
    assert [person.key for person in organizers(workshop)] == ["li-ming", "ada"]
    assert list(workshop.people) == ["li-ming", "ada"]


def test_a_person_of_two_files_has_the_facts_of_both_in_both(
    load_good: Callable[[dict[str, str]], Workshop],
) -> None:
    workshop = load_good(
        {
            "organizers.yml": "- name: Ada Example\n  affiliation: X\n  role: Chair\n  url: TBD\n",
            "speakers.yml": "- id: ada-example\n  country: VN\n  bio: B\n  role: panelist\n",
        }
    )
    ada, (speaker,) = organizers(workshop)[0], speakers(workshop)
    for person in (ada, speaker, workshop.people["ada-example"]):
        assert (person.name, person.affiliation, person.url, person.country, person.bio) == (
            "Ada Example",
            ("X",),
            TBD,
            "VN",
            "B",
        )
    assert (ada.role, speaker.role) == (("Chair",), ("panelist",))
    assert ada.place.of("country").position[1:] == (2, 12)
    assert ada.place.of("country").file.endswith("speakers.yml")
    assert speaker.place.of("affiliation").file.endswith("organizers.yml")
    assert speaker.place.of("role").file.endswith("speakers.yml")


def test_an_entry_of_a_name_alone_is_the_same_person_too(
    load_good: Callable[[dict[str, str]], Workshop],
) -> None:
    workshop = load_good(
        {"organizers.yml": "- name: Ada Example\n", "speakers.yml": "- name: Ada Example\n  country: VN\n"}
    )
    assert organizers(workshop)[0].country == "VN"
    assert len(workshop.people) == 1


def test_the_name_may_be_in_the_later_file(load_good: Callable[[dict[str, str]], Workshop]) -> None:
    workshop = load_good(
        {"organizers.yml": "- id: ada\n", "speakers.yml": "- id: ada\n  name: Ada Example\n"}
    )
    assert organizers(workshop)[0].name == "Ada Example"


@pytest.mark.parametrize(("first", "second"), [("X", "Y"), ("TBD", "Y"), ("[X, Y]", "[Y, X]")])
def test_two_values_for_one_fact_are_a_problem_and_the_first_stays(
    first: str, second: str, load_data: Callable[[dict[str, str]], Loaded]
) -> None:
    loaded = load_data(
        {
            "organizers.yml": f"- name: Ada\n  affiliation: {first}\n",
            "speakers.yml": f"- name: Ada\n  affiliation: {second}\n",
        }
    )
    ((kind, (file, line, column), message),) = loaded.problems
    assert (kind, line, column) == (Kind.CONFLICT, 2, 16)
    assert file.endswith("speakers.yml")
    assert "organizers.yml:2:16" in message
    assert speakers(loaded.workshop)[0].affiliation == organizers(loaded.workshop)[0].affiliation
    assert organizers(loaded.workshop)[0].affiliation != ("Y",)


def test_the_same_value_twice_is_no_problem(load_good: Callable[[dict[str, str]], Workshop]) -> None:
    load_good({"organizers.yml": "- name: Ada\n  url: TBD\n", "speakers.yml": "- name: Ada\n  url: TBD\n"})


def test_two_entries_of_one_file_are_not_one_person(load_data: Callable[[dict[str, str]], Loaded]) -> None:
    loaded = load_data({"organizers.yml": "- name: Ada\n  country: VN\n- name: Ada\n  country: AU\n"})
    assert [problem.kind for problem in loaded.problems] == [Kind.DUPLICATE_ID]
    assert [person.country for person in organizers(loaded.workshop)] == ["VN"]


def test_who_has_no_name_in_any_file_is_left_out(load_data: Callable[[dict[str, str]], Loaded]) -> None:
    loaded = load_data({"speakers.yml": "- id: ada\n- name: Bob\n", "organizers.yml": "- id: ada\n"})
    assert [(problem.kind, problem.position[1:]) for problem in loaded.problems] == [
        (Kind.MISSING, (1, 7))
    ] * 2
    assert [person.key for person in speakers(loaded.workshop)] == ["bob"]
    assert list(loaded.workshop.people) == ["bob"]


@pytest.mark.parametrize(
    "broken", ["- name: Ada\n  country: UK\n", "- name: 'Ada\n", "name: Ada\n", "- Ada\n"]
)
def test_whose_name_cannot_be_read_is_left_out_without_a_second_problem(
    broken: str, load_data: Callable[[dict[str, str]], Loaded]
) -> None:
    program = "- date: TBD\n  sessions:\n    - speakers: ada\n"
    loaded = load_data({"organizers.yml": broken, "speakers.yml": "- id: ada\n", "program.yml": program})
    assert len(loaded.problems) == 1
    assert speakers(loaded.workshop) == ()


def test_who_declined_is_nobody_to_readers_and_no_unknown_id(
    load_data: Callable[[dict[str, str]], Loaded],
) -> None:
    data = {
        "organizers.yml": "- name: Cem\n",
        "speakers.yml": "- name: Ada\n  status: declined\n- name: Bob\n- id: cem\n  status: declined\n",
        "program.yml": "- date: TBD\n  sessions:\n    - speakers: ada\n",
    }
    workshop, problems = load_data(data)
    assert [problem.kind for problem in problems] == [Kind.DECLINED]
    assert [speaker.key for speaker in workshop.public_speakers] == ["bob"]
    assert set(workshop.people) == {"bob", "cem"}
    assert workshop.declined.keys() == {"ada"}
