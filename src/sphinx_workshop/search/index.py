"""The index of papers: which words are in which papers, and what results show of each."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.markup import plain_text
from sphinx_workshop.search import files
from sphinx_workshop.search.numbers import encode, steps
from sphinx_workshop.search.shards import divide
from sphinx_workshop.search.terms import filter_word, strong_words, term_of, weak_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TypeAlias

    from sphinx_workshop.model.papers import Paper

    Badges: TypeAlias = Callable[[Paper], Iterable[tuple[str, str]]]

BLOCK: Final = 10
"""How many papers share a file of what results show: 1 KB as sent; most results are each in another."""
NAMES: Final = frozenset({"award", "decision", "track"})
"""The short facts by whose words a paper is found."""


def build(
    papers: Sequence[Paper], badges: Badges, authors: Callable[[Paper], str] | None = None
) -> dict[str, str]:
    """Return the files of the index, by name; papers are known by their positions.

    A line of a shard is a term and the numbers of the papers that have it: twice the position, plus one if
    the term is in the title, an author, a keyword or a short fact. For filters, a decision, a track and a
    keyword are also terms as a whole.

    Args:
        papers: the papers
        badges: returns field and text of the short facts of a paper
        authors: returns what results show of the authors of a paper; None: all names
    """
    facts = [list(badges(paper)) for paper in papers]
    found: defaultdict[str, list[int]] = defaultdict(list)
    for position, paper in enumerate(papers):
        named = [
            (field, text) for field, text in facts[position] if field in NAMES and _is_known(paper, field)
        ]
        strong = strong_words(paper, [text for _field, text in named])
        strong.update(filter_word("track", text) for field, text in named if field == "track")
        number = 2 * position
        for word in weak_words(paper) - strong:
            found[word].append(number)
        number += 1
        for word in strong:
            found[word].append(number)
    texts = steps(2 * len(papers))
    lines = sorted([f"{term_of(word)} {encode(numbers, texts)}" for word, numbers in found.items()])

    result = {files.IDS: files.json_file([paper.id for paper in papers])}
    rows = [_row(paper, short, authors or _names) for paper, short in zip(papers, facts, strict=True)]
    for number, start in enumerate(range(0, len(rows), BLOCK)):
        result[files.block_name(number)] = files.json_file(rows[start : start + BLOCK])
    shards = divide(lines)
    for number, part in enumerate(shards.values()):
        result[files.shard_name(number)] = files.shard_file(part)
    terms = "|".join(map("".join, shards))
    manifest = files.Manifest(len(papers), BLOCK, files.version_of(result.values()), terms)
    return {files.MANIFEST: files.manifest_file(manifest), **result}


def _is_known(paper: Paper, field: str) -> bool:
    return not isinstance(getattr(paper, field), Tbd)


def _names(paper: Paper) -> str:
    return ", ".join([author.name for author in paper.known_authors])


def _row(paper: Paper, badges: Iterable[tuple[str, str]], authors: Callable[[Paper], str]) -> list[str]:
    """Return what results show of a paper: id, title, authors, and field and text of each badge."""
    return [paper.id, plain_text(paper.title), authors(paper), *[text for badge in badges for text in badge]]
