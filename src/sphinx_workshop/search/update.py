"""The index after edits of papers: the same as one built from nothing, for a fraction of the work."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from sphinx_workshop.search import files
from sphinx_workshop.search.index import shard_files, shown
from sphinx_workshop.search.numbers import decode, encode, steps
from sphinx_workshop.search.terms import strong_words, term_of, weak_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_workshop.model.papers import Paper


def update(before: Mapping[str, str], edits: Iterable[tuple[Paper, Paper]]) -> dict[str, str | None]:
    """Return the files that edits of papers change, by name; None for a file that is no longer needed.

    :param before: the files of the index; only those that are needed are looked up
    :param edits: each edited paper, as it was and as it is; no id changes, nor does the order of papers
    :raises ValueError: for an id that is not in the index: then it must be built anew
    """
    manifest = files.read_manifest(before[files.MANIFEST])
    ids = files.json_value(before[files.IDS])
    changed = {ids.index(paper.id): (was, paper) for was, paper in edits}
    old = {name: before[name] for name in manifest.shards}
    lines = [line for content in old.values() for line in files.shard_lines(content)]
    _edit(lines, changed, manifest.papers)
    terms, new = shard_files(lines)
    for position, (_was, paper) in changed.items():
        name = files.block_name(position // manifest.block)
        old.setdefault(name, before[name])
        rows = files.json_value(new.get(name, old[name]))
        rows[position % manifest.block] = shown(paper)
        new[name] = files.json_file(rows)

    result: dict[str, str | None] = {name: text for name, text in new.items() if old.get(name) != text}
    result |= dict.fromkeys(old.keys() - new.keys())
    if result:
        come = filter(None, result.values())
        version = files.version_of(come, (old[name] for name in result if name in old), manifest.version)
        result[files.MANIFEST] = files.manifest_file(manifest._replace(version=version, terms=terms))
    return result


def _edit(lines: list[str], changed: Mapping[int, tuple[Paper, Paper]], papers: int) -> None:
    """Take from the lines, and add to them, what the edits change."""
    texts = steps(2 * papers)
    for term, (gone, come) in _differences(changed).items():
        at = bisect_left(lines, f"{term} ")
        known = at < len(lines) and lines[at].startswith(f"{term} ")
        numbers = sorted((set(decode(lines[at].partition(" ")[2]) if known else ()) - gone) | come)
        lines[at : at + known] = [f"{term} {encode(numbers, texts)}"] if numbers else []


def _differences(changed: Mapping[int, tuple[Paper, Paper]]) -> dict[str, tuple[set[int], set[int]]]:
    """Return the numbers that each term loses, and those that it gains."""
    found: defaultdict[str, tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    for position, papers in changed.items():
        for side, other in ((0, 1), (1, 0)):
            words, others = _numbers(papers[side], position), _numbers(papers[other], position)
            for word, number in words.items() - others.items():
                found[term_of(word)][side].add(number)
    return dict(found)


def _numbers(paper: Paper, position: int) -> dict[str, int]:
    """Return the words of a paper, each with the number that stands for the paper in its line."""
    weak = dict.fromkeys(weak_words(paper), 2 * position)
    return weak | dict.fromkeys(strong_words(paper), 2 * position + 1)
