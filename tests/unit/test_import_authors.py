"""Lists of authors, as people and programs write them, become names and affiliations."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_workshop.importers.authors.cell import Author, authors_of, names_last_first

CELLS: Final[dict[str, list[list[str]]]] = yaml.safe_load(
    Path(__file__).with_name("author_cells.yml").read_text(encoding="utf-8")
)
SAID: Final = {
    "unclear": "unclear authors stay as they are written",
    "left out": "left out of the authors: `",
    "nameless": "e-mail addresses stand where names may be missing",
    "addresses": "left out of the authors, since they are never published",
}
"""How the sentences begin that a cell may give."""
FUZZ: Final = settings(max_examples=100, deadline=None)
NAMES: Final = st.one_of(
    st.builds(
        "{} {}".format,
        st.sampled_from(["Ada", "Bo", "Chí", "Dóra", "Émi", "A.", "B.-C.", "Đan", "Ada-Bo", "Иван", "Μαρία"]),
        st.sampled_from(
            ["One", "O'Two", "Thrée", "McFour", "van_Five", "Шесть", "Επτά", "Eight-Nine", "Ten-Ố"]
        ),
    ).map(lambda name: name.replace("_", " ")),
    st.sampled_from(["王小明", "李华", "张伟民", "田中花子", "홍길동", "김철수", "佐々木一郎"]),
)
SEPARATORS: Final = [
    ", ",
    ",",
    "; ",
    ";",
    " ; ",
    "|",
    " | ",
    "\n",
    "，",
    "、",
    "；",
    "،",
    " and ",
    " & ",
    " • ",
    ",\n",
    " \\and ",
]
PIECES: Final = st.sampled_from(
    [
        *(
            "Ada One",
            "Bo",
            "Two, ",
            "X University",
            "王小明",
            "李华",
            "A. ",
            "Иванов",
            "Ramón y Cajal",
            "van der ",
        ),
        *(", ", ";", "; ", "|", " and ", "&", "\n", "，", "、", " y ", " - ", ": ", "/", " at ", " with "),
        *(
            "(",
            ")",
            "（",
            "）",
            "[",
            "]",
            "{",
            "}",
            "<",
            ">",
            '"',
            "'",
            "*",
            "†",
            "1",
            "1,2",
            "²",
            "^{1}",
            "\\",
            "$",
            "~",
        ),
        *(
            "@",
            "ada@example.org",
            "mailto:",
            "ada at example dot org",
            "＠",
            "%40",
            "&#64;",
            "(at)",
            "et al.",
            ", PhD",
            "Dr. ",
        ),
    ]
)


@pytest.mark.parametrize(
    ("cell", "expected", "said"),
    [(cell, expected, said) for cells in CELLS.values() for cell, expected, *said in cells],
)
def test_a_cell_is_read_as_it_is_meant(cell: str, expected: str, said: list[str]) -> None:
    authors, sentences = authors_of(cell, last_first=False)
    assert " | ".join(" = ".join(filter(None, author)) for author in authors) == expected
    assert len(sentences) == len(said)
    for sentence, (kind, _, what) in zip(sentences, (each.partition(": ") for each in said), strict=True):
        assert sentence.startswith(SAID[kind])
        assert all(part in sentence for part in what.split(", "))


def test_the_corpus_is_large() -> None:
    assert sum(map(len, CELLS.values())) > 250


@FUZZ
@given(st.lists(NAMES, min_size=2, max_size=6), st.sampled_from(SEPARATORS))
def test_names_that_are_joined_come_apart_again(names: list[str], separator: str) -> None:
    authors, said = authors_of(separator.join(names), last_first=False)
    assert ([author.name for author in authors], said) == (names, [])


@FUZZ
@given(st.lists(NAMES, min_size=2, max_size=6), st.sampled_from(["; ", ", ", "\n", "、"]))
def test_affiliations_come_with_their_names(names: list[str], separator: str) -> None:
    affiliations = [f"X{place}, Y and Z; W" for place, _ in enumerate(names)]
    cell = separator.join(f"{name} ({at})" for name, at in zip(names, affiliations, strict=True))
    assert authors_of(cell, last_first=False) == (list(map(Author, names, affiliations)), [])


@FUZZ
@given(st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=40))
def test_no_address_ever_gets_through(cell: str) -> None:
    authors, _ = authors_of(cell, last_first=False)
    for text in (text for author in authors for text in author):
        assert not re.search(r"[@＠\n\x00\ue000-\ue00f]|example\.org|%40|ada at example dot org", text)
    assert all(author.name for author in authors)


WORDS: Final = st.sampled_from(["Ann", "Bob", "Cyd", "Dan", "Eve", "Fay", "Gus", "Hal", "Ivy", "Joy"])
BETWEEN: Final = st.sampled_from(
    [*"(),;{}<>$^~|[]&:*/-", " ", " ", ", ", "; ", " and ", "1", "†", "\n", " (", ") ", "，", "、"]
)


@FUZZ
@given(st.lists(st.tuples(WORDS, BETWEEN), max_size=10))
def test_nothing_that_a_cell_says_is_lost(pieces: list[tuple[str, str]]) -> None:
    authors, said = authors_of("".join(map("".join, pieces)), last_first=False)
    texts = [*(text for author in authors for text in author), *said]
    assert {word for word, _ in pieces} <= set(re.findall("[A-Z][a-z]+", " ".join(texts)))


def test_what_is_to_be_said_says_how_to_fix_it() -> None:
    cell = "One, Ada, Two, Bo et al. <ada@example.org>; chi@example.org; dee@example.org"
    assert authors_of(cell, last_first=False)[1] == [
        "unclear authors stay as they are written: `One, Ada, Two, Bo`; write them as `Ada One; Bo Two`",
        "left out of the authors: `et al.`; add by hand what should be on the site",
        "e-mail addresses stand where names may be missing: 2; write the names there",
        "left out of the authors, since they are never published: e-mail addresses (3)",
    ]


def test_a_table_that_writes_family_names_first_is_known_by_its_longer_lists() -> None:
    table = ["García López, María José (X); Pérez Gómez, Ana Luz", "One, Ada; Two, Bo*", "Three, Chi"]
    assert names_last_first(table)
    assert authors_of(table[0], last_first=True)[0] == [
        ("María José García López", "X"),
        ("Ana Luz Pérez Gómez", ""),
    ]
    assert not names_last_first(
        ["Ada One, Bo Two (X); Chi Three, Dee Four (Y)", "Ada One, X University; Bo Two, Y Lab"]
    )
