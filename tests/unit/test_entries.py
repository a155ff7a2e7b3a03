"""A long list is read quickly, and says the same, at the same places, as all of YAML would."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_workshop.model.plain import Mapping, Place
from sphinx_workshop.problems import Kind
from sphinx_workshop.source.entries import LazyPlace, cut, read_entries
from sphinx_workshop.source.yaml import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.source.yaml import Document, Plain

PAPER: Final = """\
# A comment
- id: "1"  # the first
  title: A title
  authors:
    - Ada
    - name: Bob
      affiliation: There
  abstract: |
    Two
    lines
- id: "2"
  title: Another
  links:
    pdf: TBD

- id: "3"
  title: &anchor The **last** one
"""
LINES: Final = [
    "- id: a",
    "- name: b",
    "-   title: wide",
    "- just text",
    "- [flow, list]",
    "- *alias",
    "- &anchor id: c",
    "  title: *anchor",
    "  other: &alias text",
    "-",
    "---",
    "# comment",
    "",
    "  title: text",
    "  title: again",
    "  other: 'quoted''text'",
    '  other: "escaped \\x01"',
    '  other: "not closed',
    "  list:",
    "    - one",
    "    - key: two",
    "  blank:",
    "  nothing: ~",
    "  to_be: tba",
    "  announced: ' TBD '",
    "  tagged: !!str x",
    "  bold: **very**",
    "  bold: is **very** bold",
    "  far:                                                   !!str x",
    "  text: |",
    "    - not an entry",
    "    more",
    "  flow: {a: b, c}",
    "  ? odd",
    "\tindented",
    "key: value",
    "  colon: a: b",
]


def spelled_out(place: Place) -> object:
    return (
        place.position,
        place.text_line,
        {key: spelled_out(inner) for key, inner in place.keys.items()},
        {step: spelled_out(inner) for step, inner in place.parts.items()},
    )


def mappings(data: Plain) -> Iterator[Mapping]:
    if isinstance(data, Mapping):
        yield data
    inner = data.values() if isinstance(data, Mapping) else data if isinstance(data, list) else ()
    for value in inner:
        yield from mappings(value)


def said(document: Document) -> object:
    return (
        document.data,
        document.problems,
        [spelled_out(one.place) for one in mappings(document.data)],
        spelled_out(document.place),
    )


@given(st.lists(st.sampled_from(LINES), max_size=9).map("\n".join), st.sampled_from(["", "\n"]))
def test_both_readers_say_the_same_at_the_same_places(text: str, end: str) -> None:
    assert said(read_entries(text + end, "papers.yml")) == said(read(text + end, "papers.yml"))


@pytest.mark.parametrize("text", [PAPER, PAPER.replace("\n", "\r\n"), f"{PAPER}---\n", f"{PAPER}- id: [\n"])
def test_a_whole_file_is_read_the_same(text: str) -> None:
    assert said(read_entries(text, "papers.yml")) == said(read(text, "papers.yml"))


def test_no_place_is_looked_for_before_somebody_asks() -> None:
    document = read_entries(PAPER, "papers.yml")
    assert isinstance(document.data, list)
    first = document.data[0]
    assert isinstance(first, Mapping)
    assert isinstance(first.place, LazyPlace)
    with pytest.raises(AttributeError):
        object.__getattribute__(first.place, "_found")
    assert first.place.of("authors", 1, "affiliation").position == ("papers.yml", 7, 20)
    assert object.__getattribute__(first.place, "_found") is not None


def test_entries_are_cut_where_they_begin() -> None:
    pieces = cut(PAPER) or []
    assert [piece.line for piece in pieces] == [1, 10, 15]
    assert "".join(piece.text for piece in pieces) == PAPER.removeprefix("# A comment\n")
    assert [piece.odd for piece in pieces] == [False, False, True]


def test_an_entry_may_mean_what_another_one_says() -> None:
    document = read_entries('- id: "1"\n  authors: &all [Ada, Bob]\n- id: "2"\n  authors: *all\n', "a.yml")
    assert not document.problems
    assert isinstance(document.data, list)
    assert [entry["authors"] for entry in document.data if isinstance(entry, Mapping)] == [["Ada", "Bob"]] * 2


def test_one_bad_entry_costs_the_others_nothing() -> None:
    document = read_entries(PAPER.replace("title: Another", "title: Another\n  title: twice"), "papers.yml")
    (problem,) = document.problems
    assert (problem.kind, problem.position) == (Kind.DUPLICATE_KEY, ("papers.yml", 13, 3))
    assert "papers.yml:12:3" in problem.message
