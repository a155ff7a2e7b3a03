"""The index of papers: every word finds its papers, in small files."""

from __future__ import annotations

import gzip
from functools import partial
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sphinx_workshop.model.event import Event
from sphinx_workshop.model.papers import Paper
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.model.workshop import Workshop
from sphinx_workshop.papers.badges import badges as badges_of
from sphinx_workshop.search import files, shards
from sphinx_workshop.search.index import build
from sphinx_workshop.search.numbers import encode, steps
from sphinx_workshop.search.terms import filter_word, term_of
from sphinx_workshop.search.words import words
from tests import search_reader as reader
from tests.papers_in_numbers import papers
from tests.word_cases import WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping


badges: Final = partial(badges_of, workshop=Workshop(event=Event(name="Example", phase=Phase.PROGRAM)))


def paper(**facts: object) -> Paper:
    return Paper.model_validate({"id": "1", "title": "Untitled", "authors": ["Ada Lovelace"], **facts})


def rows(content: Mapping[str, str]) -> list[list[str]]:
    """Return what is shown of all papers of an index."""
    names = [name for name in content if name.startswith("d")]
    return [row for name in names for row in reader.value(content[name])]


def found(content: Mapping[str, str]) -> dict[str, list[int]]:
    """Return the terms of an index, with their numbers, from the shards that the manifest lists."""
    names = reader.shard_names(content[files.MANIFEST])
    lines = [line.split(" ") for name in names for line in reader.shard_lines(content[name])]
    assert len({term for term, _numbers in lines}) == len(lines)
    return {term: reader.decode(numbers) for term, numbers in lines}


def shard_of(content: Mapping[str, str], word: str) -> list[str]:
    """Return the files with the lines that begin with a word, as a browser finds them by the manifest."""
    names = []
    for number, text in enumerate(reader.manifest(content["manifest.js"]).terms.split("|")):
        beginning, first, last = text[:-2], text[-2], text[-1]
        after = word[len(beginning) :][:1]
        if beginning.startswith(word) or (word.startswith(beginning) and first <= after <= last):
            names.append(files.shard_name(number))
    return names


# --- Words ---


@pytest.mark.parametrize("text", WORDS)
def test_words_have_neither_marks_nor_case(text: str) -> None:
    assert words(text) == WORDS[text]


@given(st.text())
def test_a_word_is_its_own_word(text: str) -> None:
    """A query is split as a text is, whatever is pasted from a text."""
    assert [again for word in words(text) for again in words(word)] == words(text)


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1)))
@example(["ۃ", "水"])  # U+06C3 and U+6C34
def test_terms_are_plain_and_begin_alike_where_words_do(texts: list[str]) -> None:
    known = [word for text in texts for word in words(text)]
    for word in known:
        assert set(term_of(word)) <= set(shards.SIGNS) - {" "}
        for other in known:
            assert term_of(other).startswith(term_of(word)) == other.startswith(word)


# --- Numbers ---


@given(st.sets(st.integers(0, 70_000)))
def test_numbers_are_read_as_they_were_written(numbers: set[int]) -> None:
    assert reader.decode(encode(sorted(numbers), steps(70_001))) == sorted(numbers)


def test_a_step_is_short() -> None:
    texts = steps(40_000)
    assert [len(texts[step]) for step in (0, 31, 32, 1023, 1024, 32_767, 32_768)] == [1, 1, 2, 2, 3, 3, 4]


# --- The index ---


def test_words_of_title_authors_and_keywords_count_more_than_those_of_the_abstract() -> None:
    one = paper(title="Visual *art*", keywords="diffusion", abstract="Art with models", tldr="We paint")
    two = paper(id="2", title="Models")
    strong = {"visual": [1], "art": [1], "ada": [1, 3], "lovelace": [1, 3], "diffusion": [1]}
    strong["_k_diffusion"] = [1]
    weak = {"with": [0], "we": [0], "paint": [0]}
    assert found(build([one, two], badges)) == {**strong, **weak, "models": [0, 3]}


def test_values_of_fields_are_terms_as_a_whole_for_filters() -> None:
    oral = paper(title="History", decision="Spotlight (oral)", track="Full papers", keywords=["Oral history"])
    terms = found(build([oral, paper(id="2", decision="口头")], badges))
    whole = {term: numbers for term, numbers in terms.items() if term.startswith(("_d_", "_t_", "_k_"))}
    assert whole == {
        "_d_spotlight_oral": [1],
        "_d_" + term_of("口") + "_" + term_of("头"): [3],
        "_t_full_papers": [1],
        "_k_oral_history": [1],
    }


@given(
    st.sampled_from(["decision", "track", "keyword"]),
    st.text(),
    st.text(st.characters(categories=["L", "N"])),
)
@example("decision", "a", "水")
def test_no_word_is_taken_for_a_value_of_a_field(field: str, value: str, text: str) -> None:
    begins = term_of(filter_word(field, value))[:3]
    assert not any(term_of(word).startswith(begins) for word in words(text))


def test_a_paper_is_found_by_its_decision_award_and_track() -> None:
    known = paper(title="One", decision="Spotlight", award="Best paper", track="Demonstrations")
    terms = found(build([known, paper(id="2", track="TBD", board="TBD")], badges))
    assert all(terms[word] == [1] for word in ("spotlight", "best", "paper", "demonstrations"))
    assert not {"announced", "track", "board"} & set(terms)


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        ("See [the page](https://example.org).", {"see", "the", "page"}),
        ("See [this].\n\n[this]: https://example.org", {"see", "this"}),
        ("A&amp;B, Q&A", {"a", "b", "q"}),
        ("*Two*\n\n- words", {"two", "words"}),
    ],
)
def test_only_what_is_for_reading_is_found(abstract: str, expected: set[str]) -> None:
    assert found(build([paper(title="I", authors=[], abstract=abstract)], badges)).keys() == {"i", *expected}


def test_formulas_are_found_as_people_type_them() -> None:
    terms = found(
        build([paper(title=r"$\mathcal{D}$ynamic $L_2$, CO$_2$ and D$^3$ in $O(n \log n)$")], badges)
    )
    assert {"dynamic", "l2", "co2", "d3", "o", "n", "log"} <= set(terms)
    assert not {"mathcal", "ynamic"} & set(terms)


def test_what_is_to_be_announced_is_not_found() -> None:
    terms = found(build([paper(abstract="TBD", tldr="TBD", keywords="TBD", decision="TBD")], badges))
    assert terms.keys() == {"ada", "lovelace", "untitled"}


def test_results_show_plain_words() -> None:
    full = paper(title=r"*On* $x^2$: 1 \< 2", authors=["Zoë", {"name": "李明"}], decision="oral")
    content = build([full, paper(id="2", award="Best paper")], badges)
    assert rows(content) == [
        ["1", "On x^2: 1 < 2", "Zoë, 李明", "decision", "Oral"],
        ["2", "Untitled", "Ada Lovelace", "award", "Best paper"],
    ]
    assert reader.value(content["ids.js"]) == ["1", "2"]


def test_an_index_of_nothing_is_an_index() -> None:
    content = build([], badges)
    assert found(content) == {}
    assert reader.manifest(content["manifest.js"]).papers == 0


def test_files_are_ascii_whatever_is_in_them() -> None:
    content = build([paper(title=r"扩散模型 Ελλάς 𐐀 `</script>${x}`", authors=["Zoë\u2028"])], badges)
    assert all(text.isascii() for text in content.values())


@pytest.fixture(scope="module")
def known() -> list[Paper]:
    return papers(5000)


@pytest.fixture(scope="module")
def many(known: list[Paper]) -> dict[str, str]:
    return build(known, badges)


def test_five_thousand_papers_lie_in_files_of_bounded_size(many: dict[str, str]) -> None:
    frame = len(files.shard_file([]))
    size = {name: len(text) for name, text in many.items()}
    assert size.keys() >= {"manifest.js", "ids.js", "t0.js", "d0.js"}
    assert max(size[name] for name in size if name.startswith("t")) <= shards.LIMIT + frame
    assert max(size[name] for name in size if name.startswith("d")) < 4_000
    assert size["manifest.js"] < 2_000
    assert 100 < len(size) < 800


def test_the_first_answer_for_five_thousand_papers_is_small(many: dict[str, str]) -> None:
    """A query of three words, two of them complete, and 20 results in as many files."""
    terms = found(many)
    frequent = sorted(terms, key=lambda term: len(terms[term]))[-2000::700]
    names = {name for term in frequent for name in shard_of(many, term[:6])}
    names |= {"manifest.js", *(files.block_name(number * 7) for number in range(20))}
    assert sum(len(gzip.compress(many[name].encode())) for name in names) < 60_000


def test_the_manifest_leads_to_every_word_and_to_no_file_in_vain(many: dict[str, str]) -> None:
    lines = {name: reader.shard_lines(many[name]) for name in reader.shard_names(many["manifest.js"])}
    for name, held in lines.items():
        for line in (held[0], held[len(held) // 2], held[-1]):
            term = line.partition(" ")[0]
            assert name in shard_of(many, term)
            assert len(shard_of(many, f"{term} ")) == 1
            for end in range(1, len(term)):
                assert name in shard_of(many, term[:end])


def test_a_word_in_every_paper_has_a_file_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "LIMIT", 60)
    content = build(
        [paper(id=str(number), title=f"The theory {number}", authors=[]) for number in range(100)], badges
    )
    held = [reader.shard_lines(text) for name, text in content.items() if name.startswith("t")]
    assert [line.split(" ")[0] for lines in held for line in lines if len(line) > 60] == ["the", "theory"]
    assert all(len(lines) == 1 for lines in held if shards_size(lines) > 60)


def shards_size(lines: list[str]) -> int:
    return sum(len(line) + 1 for line in lines)
