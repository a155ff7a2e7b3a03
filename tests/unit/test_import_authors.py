"""Lists of authors, as people and programs write them, become names and affiliations."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_workshop.importers.authors import Author, Kind, author_of, authors_of, names_last_first

CELLS: Final[dict[str, list[list[str]]]] = yaml.safe_load(
    Path(__file__).with_name("author_cells.yml").read_text(encoding="utf-8")
)
SAID: Final = {
    Kind.UNCLEAR: "unclear",
    Kind.LEFT_OUT: "left out: {}",
    Kind.NAMELESS: "nameless: {}",
    Kind.ADDRESSES: "addresses: {}",
}
FUZZ: Final = settings(max_examples=150, deadline=None)
NAMES: Final = st.one_of(
    st.builds(
        "{} {}".format,
        st.sampled_from("Ada Bo Chí Dóra Émi A. B.-C. Đan Ada-Bo Иван Μαρία".split()),
        st.sampled_from("One O'Two Thrée McFour van_Five Шесть Επτά Eight-Nine Ten-Ố".split()),
    ).map(lambda name: name.replace("_", " ")),
    st.sampled_from("王小明 李华 张伟民 田中花子 홍길동 김철수 佐々木一郎".split()),
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
    authors, remarks = authors_of(cell, last_first=False)
    assert " | ".join(" = ".join(filter(None, author)) for author in authors) == expected
    assert [SAID[each.kind].format(", ".join(each.texts) or each.count) for each in remarks] == said


def test_the_corpus_is_large() -> None:
    assert sum(map(len, CELLS.values())) > 250


@FUZZ
@given(st.lists(NAMES, min_size=2, max_size=6), st.sampled_from(SEPARATORS))
def test_names_that_are_joined_come_apart_again(names: list[str], separator: str) -> None:
    authors, remarks = authors_of(separator.join(names), last_first=False)
    assert ([author.name for author in authors], remarks) == (names, [])


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


WORDS: Final = st.sampled_from("Ada Bob Cyd Dan Eve Fay Gus Hal Ivy Joy".split())
BETWEEN: Final = st.sampled_from(
    [*"(),;|[]&:*/-", " ", " ", ", ", "; ", " and ", "1", "†", "\n", " (", ") ", "，", "、"]
)


@FUZZ
@given(st.lists(st.tuples(WORDS, BETWEEN), max_size=10))
def test_nothing_that_a_cell_says_is_lost(pieces: list[tuple[str, str]]) -> None:
    authors, remarks = authors_of("".join(map("".join, pieces)), last_first=False)
    texts = [
        *(text for author in authors for text in author),
        *(text for each in remarks for text in each.texts),
    ]
    assert {word for word, _ in pieces} <= set(re.findall("[A-Z][a-z]+", " ".join(texts)))


def test_what_is_to_be_said_says_how_to_fix_it() -> None:
    cell = "One, Ada, Two, Bo et al. <ada@example.org>; chi@example.org; dee@example.org"
    _, remarks = authors_of(cell, last_first=False)
    assert list(map(str, remarks)) == [
        "unclear authors stay as they are written: `One, Ada, Two, Bo`; write them as `Ada One; Bo Two`",
        "left out of the authors: `et al.`; add by hand what should be on the site",
        "e-mail addresses stand where names may be missing: 2; write the names of these authors",
        "left out of the authors: e-mail addresses, which are never published: 3",
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


def test_one_author_is_read_without_a_list() -> None:
    author, remarks = author_of("Dr. Ada One <ada@example.org>", "X University; bo@example.org")
    assert author == ("Ada One", "X University")
    assert [each.count for each in remarks] == [2]
    assert author_of("One, Ada", "Y, Z") == (("Ada One", "Y, Z"), [])
    assert author_of("ada@example.org")[0] == ("", "")
