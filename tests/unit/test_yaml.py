"""YAML gives texts, lists and mappings, each with the place where an editor shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from sphinx_workshop.model.limits import MAX_ALIASED, MAX_DEPTH
from sphinx_workshop.model.plain import Bad, Mapping
from sphinx_workshop.problems import Kind, Position
from sphinx_workshop.source.yaml import Document, read, read_document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def clean(text: str) -> Document:
    """Read a text in which nothing may be wrong."""
    document = read(text, "dates.yml")
    assert document.problems == []
    return document


def place_of(document: Document, *path: str | int) -> tuple[int, int]:
    """Return the line and column of a value."""
    return document.place.of(*path).position[1:]


@pytest.mark.parametrize(
    "scalar",
    [
        "10:30",
        "No",
        "no",
        "true",
        "2022",
        "0o17",
        "017",
        "1e3",
        "1_000",
        ".inf",
        "2022-09-22",
        "2022-09-22 17:00",
        "=",
        "0x1F",
        "y",
    ],
)
def test_a_plain_scalar_is_the_text_that_was_written(scalar: str) -> None:
    assert clean(f"value: {scalar}\nlist: [{scalar}]\n").data == {"value": scalar, "list": [scalar]}


def test_what_is_blank_in_a_bracket_that_is_not_closed_is_one_problem() -> None:
    (problem,) = read("- name: Papers due\n  timezone: {UTC+7\n", "dates.yml").problems
    assert (problem.kind, problem.position) == (Kind.SYNTAX, Position("dates.yml", 2, 13))


@pytest.mark.parametrize("word", ["null", "~", "Null", "NULL"])
def test_a_word_for_nothing_is_blank_unless_it_is_in_quotes(word: str) -> None:
    document = read(f"quoted: '{word}'\nplain: {word}\n", "dates.yml")
    assert document.data == {"quoted": word, "plain": Bad.BAD}
    assert [(problem.kind, problem.position) for problem in document.problems] == [
        (Kind.BLANK, Position("dates.yml", 2, 8))
    ]


@pytest.mark.parametrize(
    "word",
    ["tbd", "TBA", "Tbc", "tbf", "todo", "To do", "to be announced", "to be determined", "'?'", "??", "???"],
)
def test_other_words_for_tbd_are_not_taken_for_facts(word: str) -> None:
    (problem,) = read(f"- {word}\n", "dates.yml").problems
    written = word.strip("'")
    assert problem.message == f"`{written}` is not understood; write `TBD` for what is to be announced"


@pytest.mark.parametrize("text", ["TBD\n", "'TBD'\n", '" TBD "\n', "|\n  TBD\n"])
def test_tbd_is_one_word_however_it_is_written(text: str) -> None:
    assert clean(text).data == "TBD"


def test_keys_and_values_know_their_places() -> None:
    document = clean("# comment\n- name: A\n  was:\n    - one\n    - [two,   three]\n")
    assert isinstance(document.data, list)
    (entry,) = document.data
    assert isinstance(entry, Mapping)
    assert place_of(document) == (2, 1)
    assert place_of(document, 0) == (2, 3)
    assert entry.place.of_key("was").position == Position("dates.yml", 3, 3)
    assert place_of(document, 0, "was", 0) == (4, 7)
    assert place_of(document, 0, "was", 1, 1) == (5, 15)


def test_the_place_of_what_is_not_there_is_that_of_what_is_around_it() -> None:
    document = clean("- name: A\n")
    assert place_of(document, 0, "due", "day") == (1, 3)
    assert document.place.of(0).of_key("due").position == Position("dates.yml", 1, 3)


@pytest.mark.parametrize("letters", ["ü", "李明", "👩‍🔬", "e\u0301"])
def test_columns_count_characters(letters: str) -> None:
    document = clean(f"{{{letters}: x, b: y}}\n")
    assert place_of(document, "b") == (1, len(letters) + 10)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_those_of_editors_on_every_system(end: str) -> None:
    document = clean(end.join(["- name: A", "  due: TBD", ""]))
    assert place_of(document, 0, "due") == (2, 8)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_character_that_yaml_forbids_is_found_on_its_line(end: str) -> None:
    (problem,) = read(end.join(["- name: A", "  due: \x08", ""]), "dates.yml").problems
    assert problem.position == Position("dates.yml", 2, 8)
    assert "U+0008" in problem.message


def test_a_byte_order_mark_moves_no_column(tmp_path: Path) -> None:
    path = tmp_path / "dates.yml"
    path.write_bytes(b"\xef\xbb\xbf- name: A\n")
    document = read_document(path)
    assert (document.data, document.problems) == ([{"name": "A"}], [])
    assert place_of(document, 0) == (1, 3)


def test_an_alias_is_the_value_that_it_names_at_the_place_of_that() -> None:
    document = clean("- &a [x, y]\n- *a\n")
    assert document.data == [["x", "y"], ["x", "y"]]
    assert place_of(document, 1, 0) == (1, 7)


def test_an_alias_may_name_what_another_entry_says() -> None:
    document = clean('- id: "1"\n  authors: &all [Ada, Bob]\n- id: "2"\n  authors: *all\n')
    assert isinstance(document.data, list)
    assert [entry["authors"] for entry in document.data if isinstance(entry, Mapping)] == [["Ada", "Bob"]] * 2


def test_a_text_below_a_sign_begins_on_the_next_line() -> None:
    document = clean("- a: text\n  b: |\n    text\n  c: >-\n    text\n")
    assert [document.place.of(0, key).text_line for key in "abc"] == [1, 3, 5]


def test_nesting_without_end_is_refused_at_the_depth_where_it_is_no_fact() -> None:
    deep = "[" * MAX_DEPTH + "x" + "]" * MAX_DEPTH
    assert read(deep, "dates.yml").problems == []
    (problem,) = read("[" * (MAX_DEPTH + 1) + "x" + "]" * (MAX_DEPTH + 1), "dates.yml").problems
    what = f"values are nested more than {MAX_DEPTH} deep"
    assert problem.message == f"{what}; no fact is; rewrite this entry"
    assert (problem.kind, problem.position) == (Kind.YAML_FEATURE, Position("dates.yml", 1, MAX_DEPTH + 1))
    assert "nested" in problem.message
    # Some versions of libyaml look further ahead, to a limit of their own.
    (problem,) = read("[" * 100_000, "dates.yml").problems
    assert (problem.kind, problem.position.line) == (Kind.YAML_FEATURE, 1)
    assert problem.position.column > MAX_DEPTH
    assert "nested" in problem.message


def test_aliases_may_add_up_to_what_a_person_would_write() -> None:
    anchor = "- &a [" + ", ".join(["x"] * 99) + "]\n"
    assert read(anchor + "- *a\n" * (MAX_ALIASED // 100), "dates.yml").problems == []
    (problem,) = read(anchor + "- *a\n" * (MAX_ALIASED // 100 + 1), "dates.yml").problems
    assert (problem.kind, problem.position) == (
        Kind.YAML_FEATURE,
        Position("dates.yml", MAX_ALIASED // 100 + 2, 3),
    )


def test_what_stands_before_a_problem_is_read_and_reported_too() -> None:
    document = read("- name: A\n  name: B\n  due: !!str x\n- 'open\n", "dates.yml")
    assert document.data is Bad.BAD
    assert [problem.kind for problem in document.problems] == [
        Kind.DUPLICATE_KEY,
        Kind.YAML_FEATURE,
        Kind.SYNTAX,
    ]


def test_of_a_key_written_twice_neither_value_is_used() -> None:
    assert read("a: one\na: two\nb: c\n", "dates.yml").data == {"a": Bad.BAD, "b": "c"}


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        # without a dash, the next entry of a list looks like this
        (
            "- a: one\n  b: two\n  a: three\n  b: four\n",
            "begin another entry with `- `, or keep one of the two",
        ),
        ("- a: one\n  b: two\n  b: four\n", "keep one of the two"),
        ("a: one\nb: two\na: three\n", "keep one of the two"),
    ],
)
def test_where_a_list_may_lack_a_dash_a_key_written_twice_says_so(text: str, fix: str) -> None:
    (problem,) = read(text, "dates.yml").problems
    assert problem.message.partition("; ")[2] == fix


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('a: "open\nb: "c"\n', (1, 4)),
        ('a: ["x", "open\nb: "c"]\n', (1, 10)),
        ('a: "x"\nb: "open\nc\nd: "e"\n', (2, 4)),
    ],
)
def test_a_quotation_mark_left_open_is_found_where_it_stands(text: str, place: tuple[int, int]) -> None:
    (problem,) = read(text, "dates.yml").problems
    assert problem.position[1:] == place
    assert problem.message.endswith("the quotation mark that opens here is not closed in its line")


def test_a_quotation_mark_that_means_inches_is_not_blamed_for_what_is_wrong_below() -> None:
    (problem,) = read('a: 5" wide\nb: c: d\n', "dates.yml").problems
    assert problem.position == Position("dates.yml", 2, 5)
    assert "text with a colon followed by a space needs quotes" in problem.message


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a:\nb: {UTC+7\n", [(1, 3), (2, 4)]),
        ("a: {b: , c\n", [(1, 8), (1, 4)]),
        ("- a:\n- b: c: d\n", [(1, 5), (2, 7)]),
        ("- ~\n- @b\n", [(1, 3), (2, 3)]),
        # what seems to be missing is what cannot be read
        ("x: y\nb:\n: z\n", [(3, 1)]),
    ],
)
def test_a_blank_value_is_told_beside_what_cannot_be_read_elsewhere(
    text: str, places: list[tuple[int, int]]
) -> None:
    problems = read(text, "dates.yml").problems
    assert [problem.position[1:] for problem in problems] == places


def test_the_first_of_two_documents_is_used() -> None:
    document = read("TBD\n---\nTBD\n", "dates.yml")
    assert document.data == "TBD"
    assert len(document.problems) == 1


SYNTAX = [
    'a: "open\n',
    'a: "open',
    "a: [open\nb: c\n",
    "a: {b: open\n",
    "a: b: c\n",
    "\ta: b\n",
    "a: @b\n",
    "a: `b`\n",
    "a: *\n",
    "a: &\n",
    "a\nb: c\n",
    "a: 'it's'\n",
    'a: "\\p"\n',
    "a: ?\n",
    "- a\nb: c\n",
    "a: %b\n",
    "a: |1x\n",
    "a: !<\n",
    "%YAML 9.9\n---\na: b\n",
    "a: [b]]\n",
    "a: ]\n",
]


@pytest.mark.parametrize("text", SYNTAX)
@pytest.mark.parametrize("parser", ["with libyaml", "without libyaml"])
def test_a_syntax_error_has_a_place_and_a_fix(
    text: str, parser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if parser == "without libyaml":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    problems = read(text, "dates.yml").problems
    assert len(problems) == 1
    lines = text.split("\n")
    _, line, column = problems[0].position
    assert 1 <= line <= len(lines)
    assert 1 <= column <= len(lines[line - 1]) + 1
    assert "; " in problems[0].message


@pytest.mark.parametrize("parser", ["with libyaml", "without libyaml"])
@pytest.mark.parametrize(
    ("data", "kind", "place"),
    [
        ("a: ~\n", Kind.BLANK, (1, 4)),
        ("a: {b, c: d}\n", Kind.BLANK, (1, 5)),
        ("- ?\n", Kind.TO_BE, (1, 3)),
        ("a: ?\n", Kind.TO_BE, (1, 4)),
        ("a: {b: ?}\n", Kind.TO_BE, (1, 8)),
        ("? - a\n: b\n", Kind.YAML_FEATURE, (1, 3)),
        ("- &a {b: c}\n- <<: *a\n", Kind.YAML_FEATURE, (2, 3)),
        ("- {'': a}\n", Kind.YAML_FEATURE, (1, 4)),
        ("a: !b c\n", Kind.YAML_FEATURE, (1, 4)),
        ("a: *b\n", Kind.SYNTAX, (1, 4)),
        ("!!str a: b\n", Kind.YAML_FEATURE, (1, 1)),
        ("- ? \n", Kind.TO_BE, (1, 3)),
    ],
)
def test_a_problem_is_the_same_with_and_without_libyaml(
    data: str, kind: Kind, place: tuple[int, int], parser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if parser == "without libyaml":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    assert [(problem.kind, problem.position[1:]) for problem in read(data, "dates.yml").problems] == [
        (kind, place)
    ]


@pytest.mark.parametrize("value", ["{due: TBD}", "[{due: TBD}, *a]", "*a", "a"])
def test_what_would_be_merged_is_passed_over_and_what_follows_is_read(value: str) -> None:
    document = read(f"- &a {{name: A}}\n- <<: {value}\n  name: B\n- name: C\n", "dates.yml")
    assert [(problem.kind, problem.position[1:]) for problem in document.problems] == [
        (Kind.YAML_FEATURE, (2, 3))
    ]
    assert document.data == [{"name": "A"}, Bad.BAD, {"name": "C"}]


def test_merging_in_quotes_is_a_key_like_another() -> None:
    assert clean("'<<': a\n").data == {"<<": "a"}


@pytest.mark.parametrize(
    "content", [b"caf\xe9\n", b"- name: A\n- name: caf\xe9\n", "- name: A\n".encode("utf-16")]
)
def test_what_is_not_utf8_is_refused_where_that_shows(
    content: bytes, write_data: Callable[[dict[str, bytes]], Path]
) -> None:
    path = write_data({"dates.yml": content}) / "dates.yml"
    document = read_document(path)
    assert document.data is Bad.BAD
    ((kind, (file, line, column), message),) = document.problems
    assert (kind, file) == (Kind.UNREADABLE, str(path))
    bad = next(offset for offset, byte in enumerate(content) if byte >= 0x80)
    assert (line, column) == (content.count(b"\n", 0, bad) + 1, bad - content.rfind(b"\n", 0, bad))
    assert "UTF-8" in message
