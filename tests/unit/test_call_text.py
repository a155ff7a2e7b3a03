"""The call for papers as plain text: what authors must know, 72 columns wide, within a budget of words."""
# ruff: noqa: RUF001 (fullwidth signs are wide, too)

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
import wcwidth
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinx_workshop.cli.main import main
from sphinx_workshop.export.addresses import Addresses
from sphinx_workshop.export.call import call
from sphinx_workshop.export.plain.budget import shortened, words
from sphinx_workshop.export.plain.columns import WIDTH, columns, wrapped
from sphinx_workshop.export.plain.sections import Part, Rank, Section
from sphinx_workshop.export.refused import Refused
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from click.testing import Result

    from sphinx_workshop.model.workshop import Workshop

    LoadGood = Callable[[Mapping[str, str | bytes]], Workshop]
    Write = Callable[[Mapping[str, str | bytes]], Path]

FULL: Final = Path(__file__).parents[1] / "roots/full/data"
LONG: Final = f"https://example.org/{'a-long-path/' * 8}"
FILES: Final[dict[str, str]] = {
    "workshop.yml": """\
name: Example Workshop 2030
phase: proposal
format: virtual
date: 2030-12-06
contact: chairs@example.org
url: https://example.org/workshop
links:
  submission: https://example.org/submit
""",
    "organizers.yml": "- name: Ada Example\n  affiliation: Example University\n",
    "call.yml": "tracks:\n  - name: Full papers\n    max_pages: 1\n",
    "dates.yml": """\
- name: Papers due
  kind: submission
  due: 2030-09-20
- name: Decisions
  kind: notification
  due: 2030-10-18
""",
}
LEAST: Final = """\
Call for papers: Example Workshop 2030
======================================

Friday, 6 December 2030
Online
Website [1]

Tracks
------
- Full papers: up to 1 page

How to submit
-------------
- Submit a paper [2]

Important dates
---------------
- Papers due: Friday, 20 September 2030, 23:59 AoE
- Decisions: Friday, 18 October 2030, 23:59 AoE
- Workshop: Friday, 6 December 2030

AoE is anywhere on Earth, UTC-12.

Organizers
----------
- Ada Example, Example University

Contact
-------
- E-mail: chairs@example.org

Links
-----
[1] https://example.org/workshop
[2] https://example.org/submit
"""


def with_lines(**more: str) -> dict[str, str]:
    """Return the data files with lines added to their ends."""
    return {name: text + more.get(name.removesuffix(".yml"), "") for name, text in FILES.items()} | {
        f"{stem}.yml": text for stem, text in more.items() if f"{stem}.yml" not in FILES
    }


def export(folder: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["export", "call", str(folder), *options])


def section(text: str, title: str) -> str:
    """Return what stands below a title; empty if there is no such title."""
    found = re.search(rf"^{title}\n-+\n(.*?)(?=\n\n[^\n]+\n-+\n|\Z)", text, re.MULTILINE | re.DOTALL)
    return found[1].rstrip("\n") if found else ""


def too_wide(text: str) -> list[str]:
    """Return the lines of more than 72 columns that are not an address alone."""
    return [
        line for line in text.splitlines() if columns(line) > WIDTH and not re.fullmatch(r"https?:\S+", line)
    ]


# What is said


def test_the_least_call_has_what_there_is_and_nothing_else(load_good: LoadGood) -> None:
    assert call(load_good(FILES)) == LEAST


def test_the_full_call_has_every_section_in_order() -> None:
    text = call(load(FULL).workshop)
    titles = re.findall(r"^(.+)\n[=-]+$", text, re.MULTILINE)
    assert titles == [
        "Call for papers: Example Workshop on Examples 2022 (EWE 2022)",
        "Topics",
        "Tracks",
        "How to submit",
        "Review",
        "Rules and policies",
        "Important dates",
        "Speakers",
        "Organizers",
        "Contact",
        "Links",
    ]
    assert text == call(load(FULL).workshop)
    assert "Examples of examples\n\nWorkshop at ExampleConf 2022\n" in text
    assert "Example Center, 1 Example Street, Example Town, and online" in text


def test_each_track_has_its_limits_its_links_and_its_dates() -> None:
    text = call(load(FULL).workshop)
    assert "- Full papers: up to 9 pages, excluding references; archival" in section(text, "Tracks")
    assert section(text, "Important dates").startswith(
        "Full papers:\n"
        "- Paper submission deadline: Thursday, 22 September 2022, 23:59 AoE\n"
        "  (formerly Thursday, 15 September 2022, 23:59 AoE)\n\n"
        "Shared task:\n"
        "- Opening of the shared task: Monday, 1 August 2022, 23:59 AoE\n"
        "- System descriptions: Saturday, 1 October 2022, 23:59 AoE (formerly\n"
        "  Saturday, 24 September 2022, 17:00 (Paris, UTC+2))\n\n"
        "All tracks:\n"
    )
    assert section(text, "Important dates").count("Paper submission deadline") == 1
    links = dict(re.findall(r"^\[(\d+)\] (\S+)$", section(text, "Links"), re.MULTILINE))
    task = re.search(r"- Submit to Shared task \[(\d+)\]", text)
    assert task is not None
    assert links[task[1]] == "https://example.org/task/submit"


def test_tracks_of_one_name_keep_their_dates(load_good: LoadGood) -> None:
    tracks = "  - {name: Demos, id: a}\n  - {name: Demos, id: b}\n"
    dates = "".join(f"- {{name: Due {key}, track: {key}, due: 2030-09-2{key == 'b':d}}}\n" for key in "ab")
    text = section(call(load_good(with_lines(call=tracks, dates=dates))), "Important dates")
    assert text.startswith("Demos:\n- Due a: Friday, 20")
    assert "\n\nDemos:\n- Due b: Saturday, 21" in text


def test_only_people_who_are_certain_to_come_are_speakers() -> None:
    speakers = section(call(load(FULL).workshop), "Speakers")
    assert "Grace Example, Example Institute" in speakers
    assert "Ada Example (panelist)" in speakers
    for name in ("Alan", "Declined", "Iris"):  # tentative, declined, invited
        assert name not in speakers


def test_nothing_for_reviewers_or_organizers_alone_is_said_and_no_paper() -> None:
    text = call(load(FULL).workshop)
    for hidden in (
        "Iris",
        "Declined",
        "PhD student",
        "two workshops",
        "Reviews due",
        "A paper",
        "TBD",
        "To be",
    ):
        assert hidden not in text


@pytest.mark.parametrize("phase", ["proposal", "call", "program", "archive"])
def test_what_is_to_be_announced_and_not_needed_is_left_out(phase: str, load_good: LoadGood) -> None:
    files = with_lines(
        call="topics: TBD\nreview: TBD\narchival: TBD\nrules: TBD\npolicies: TBD\ntemplate: TBD\n",
        dates="- name: Final papers\n  kind: camera-ready\n  due: TBD\n",
        speakers="TBD\n",
    )
    files["workshop.yml"] = files["workshop.yml"].replace("proposal", phase) + "  registration: TBD\n"
    workshop = load_good(files)
    assert call(workshop) == LEAST


def test_a_workshop_without_a_site_or_a_host_has_neither(load_good: LoadGood) -> None:
    files = {
        **FILES,
        "workshop.yml": FILES["workshop.yml"].replace("url: https://example.org/workshop\n", ""),
    }
    text = call(load_good(files))
    assert "Website" not in text
    assert "Workshop at" not in text
    assert "Website [1]" in call(load_good(files), Addresses("https://example.org/built/"))


# Links


def test_links_are_footnotes_each_once_and_in_order(load_good: LoadGood) -> None:
    topics = """topics:
  - See [one](https://example.org/1), [two](https://example.org/2), and [one](https://example.org/1) again
  - Read https://example.org/2, or <https://example.org/3>.
  - Write to [us](mailto:a@example.org) or <mailto:b@example.org>
"""
    text = call(load_good(with_lines(call=topics)))
    assert section(text, "Topics").split("\n- ") == [
        "- See one [2], two [3], and one [2] again",
        "Read [3], or [4].",
        "Write to us (a@example.org) or mailto:b@example.org",
    ]
    numbers = re.findall(r"^\[(\d+)\]", section(text, "Links"), re.MULTILINE)
    assert numbers == ["1", "2", "3", "4", "5"]
    assert text.count("https://example.org/2") == 1


def test_a_long_address_stands_alone_on_its_line(load_good: LoadGood) -> None:
    text = call(load_good(with_lines(call=f"rules:\n  - The [rules]({LONG}) hold.\n")))
    assert f"\n[3]\n{LONG}\n" in text
    assert too_wide(text) == []


# Columns


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"{'word ' * 20}", [("word " * 14).rstrip(), ("word " * 6).rstrip()]),
        (f"- {'word ' * 16}", [f"- {('word ' * 14).rstrip()}", "  word word"]),
        (f"  - {'word ' * 14}", [f"  - {('word ' * 13).rstrip()}", "    word"]),
        (f"12. {'word ' * 14}", [f"12. {('word ' * 13).rstrip()}", "    word"]),
        ("x" * 75, ["x" * 72, "xxx"]),
        (f"- {'x' * 75}", [f"- {'x' * 70}", f"  {'x' * 5}"]),
        (f"short {'x' * 70} end", ["short", f"{'x' * 70}", "end"]),
        (f"{'x' * 69} [1]", ["x" * 69, "[1]"]),
        (f"{'x' * 61} seven [12], end", ["x" * 61, "seven [12], end"]),
        ("注" * 40, ["注" * 36, "注" * 4]),
        (f"Latin {'注' * 40}", [f"Latin {'注' * 33}", "注" * 7]),
        (f"{'注' * 36}。後", [f"{'注' * 35}", "注。後"]),
        (f"{'注' * 35}「後」", ["注" * 35, "「後」"]),
        (f"{'가나다라 ' * 9}", [("가나다라 " * 8).rstrip(), "가나다라"]),
        ("e\u0301" * 73, ["e\u0301" * 72, "e\u0301"]),
        ("a\n\n  b", ["a", "", "  b"]),
    ],
)
def test_lines_are_broken_where_a_person_would(text: str, lines: list[str]) -> None:
    assert wrapped(text).split("\n") == lines


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]) | st.sampled_from("注가 \n-"))
)
def test_no_line_is_too_wide_and_no_character_is_lost(text: str) -> None:
    result = wrapped(text)
    assert too_wide(result) == []
    assert "".join(result.split()) == "".join(text.split())


def test_wide_characters_are_those_of_another_library() -> None:
    for text in ("李明", "Đặng", "أحمد", "e\u0301", "가나", "ＡＢ", "「」、。", "Ada Example"):
        assert columns(text) == wcwidth.wcswidth(unicodedata.normalize("NFC", text)), text


MARKDOWN: Final = st.sampled_from(
    [
        "注意力机制的研究与应用，欢迎投稿。" * 4,
        "x" * 200,
        f"[a link]({LONG})",
        LONG,
        "`code` and $x^2$",
        "a **b**",
    ]
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(MARKDOWN, min_size=1, max_size=5), st.integers(60, 300))
def test_whatever_the_call_says_it_is_72_columns_wide_and_within_its_budget(
    write_data: Write, texts: list[str], budget: int
) -> None:
    loaded = load(write_data(with_lines(call="topics:\n" + "".join(f"  - {text!r}\n" for text in texts))))
    assert loaded.problems == []
    assert too_wide(call(loaded.workshop)) == []
    short = call(loaded.workshop, words=budget)
    assert too_wide(short) == []
    assert words(short) <= budget


# The budget


def test_a_short_call_has_the_most_that_fits_and_no_part_of_a_sentence() -> None:
    workshop = load(FULL).workshop
    whole = " ".join(re.sub(r"\[\d+\]", "[]", call(workshop)).split())
    least = _least(workshop)
    for budget in range(least, 400, 23):
        text = call(workshop, words=budget)
        assert words(text) <= budget
        assert too_wide(text) == []
        assert "Friday, 2 December 2022" in text
        assert "23:59 AoE" in text
        assert "https://ewe.example.org" in text
        assert "https://example.org/task/submit" in text
        for part in re.split(r"\n(?=- )|\n\n", re.sub(r"\[\d+\]", "[]", text.partition("\nLinks\n")[0])):
            assert " ".join(part.split()) in whole
    assert call(workshop, words=1000) == call(workshop)


def test_what_matters_least_is_left_out_first() -> None:
    sections = [
        Section.of("A", [Part(Rank.TOPICS, "- one two three"), Part(Rank.TOPICS, "- four")]),
        Section.of("B", [Part(Rank.ALWAYS, "- five"), Part(Rank.MORE, "- six"), Part(Rank.DATES, "- seven")]),
    ]

    def there(budget: int) -> str:
        return " ".join(part.text[2:] for one in shortened("T", sections, budget) for part in one.parts)

    assert [there(budget) for budget in (3, 4, 7, 8, 9, 10)] == [
        "five",
        "five seven",
        "five six seven",  # "six" fits where the whole of "one two three" does not
        "one two three five seven",
        "one two three four five seven",
        "one two three four five six seven",
    ]


def test_tracks_rules_and_people_are_all_there_or_none() -> None:
    workshop = load(FULL).workshop
    whole = call(workshop)
    for budget in range(_least(workshop), 400, 11):
        text = call(workshop, words=budget)
        for title in ("Speakers", "Organizers", "Review", "Rules and policies"):
            there = re.findall(r"^- .*", section(text, title), re.MULTILINE)
            assert len(there) in {0, len(re.findall(r"^- .*", section(whole, title), re.MULTILINE))}
        assert ("- Full papers:" in text) == ("- Shared task\n" in text)


def test_a_budget_that_is_too_small_names_the_least(write_data: Write) -> None:
    folder = write_data(FILES)
    least = _least(load(folder).workshop)
    result = export(folder, "--words", str(least - 1))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"Error: the shortest call has {least} words; write `--words {least}` or more\n"
    result = export(folder, "--words", str(least))
    assert result.exit_code == 0
    assert words(result.stdout) == least


def _least(workshop: Workshop) -> int:
    with pytest.raises(Refused) as raised:
        call(workshop, words=1)
    return next(int(word) for word in str(raised.value).split() if word.isdigit())


# The command


@pytest.mark.parametrize("phase", ["proposal", "call", "review"])
def test_a_call_whose_facts_are_there_is_printed_in_every_phase(phase: str, write_data: Write) -> None:
    result = export(write_data({**FILES, "workshop.yml": FILES["workshop.yml"].replace("proposal", phase)}))
    assert (result.exit_code, result.stdout, result.stderr) == (0, LEAST, "")


@pytest.mark.parametrize(
    ("file", "line", "said"),
    [
        ("workshop.yml", "contact: chairs@example.org", "workshop.yml:1:1: error: {} a contact"),
        ("workshop.yml", "date: 2030-12-06", "workshop.yml:1:1: error: {} the date of the event"),
        ("workshop.yml", "submission: https://example.org/submit", "8:3: error: {} the link for submission"),
        ("dates.yml", "kind: submission", "dates.yml:1:1: error: {} the submission deadline"),
        ("dates.yml", "kind: notification", "dates.yml:1:1: error: {} the date of notification"),
    ],
)
def test_a_call_that_lacks_a_fact_is_refused(
    file: str, line: str, said: str, write_data: Write, tmp_path: Path
) -> None:
    instead = "registration: https://example.org/register" if line.startswith("submission") else ""
    folder = write_data({**FILES, file: FILES[file].replace(line, instead)})
    output = tmp_path / "call.txt"
    result = export(folder, "-o", str(output))
    assert (result.exit_code, result.stdout, output.exists()) == (1, "", False)
    assert said.format("a call for papers needs") in result.stderr
    assert "[not-ready]" in result.stderr


def test_without_a_call_file_there_is_no_call(write_data: Write) -> None:
    result = export(write_data({name: text for name, text in FILES.items() if name != "call.yml"}))
    assert result.exit_code == 1
    assert "call.yml: error: a call for papers needs a track" in result.stderr


def test_words_are_for_the_call_alone(write_data: Write) -> None:
    result = CliRunner().invoke(main, ["export", "ics", str(write_data(FILES)), "--words", "250"])
    assert result.exit_code == 2
    assert "--words goes with call only" in result.stderr
