"""What is wrong with an output of Sphinx, compared with that of a build from nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet
    from pathlib import Path

SEARCH: Final = "search index"
"""A fault that bare Sphinx has: a page that a killed build wrote is not indexed until it is written again."""


class Fault(NamedTuple):
    """What is wrong with a file of the output."""

    kind: str
    file: str


def contents(folder: Path) -> dict[str, Path]:
    """Return the files of an output, by name."""
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}


def indexed(path: Path) -> dict[str, set[str]]:
    """Return what a search index says of each document."""
    index = json.loads(path.read_text(encoding="utf-8").removeprefix("Search.setIndex(").removesuffix(")"))
    names: list[str] = index["docnames"]
    found = {name: {f"title {title}"} for name, title in zip(names, index["titles"], strict=True)}
    for name, file in zip(names, index["filenames"], strict=True):
        found[name].add(f"file {file}")
    for kind in ("terms", "titleterms"):
        for term, places in index[kind].items():
            for place in [places] if isinstance(places, int) else places:
                found[names[place]].add(f"{kind} {term}")
    for kind in ("alltitles", "indexentries"):
        for text, entries in index[kind].items():
            for place, *about in entries:
                found[names[place]].add(f"{kind} {text} {about}")
    for prefix, entries in index["objects"].items():
        for place, kind, *about in entries:
            found[names[place]].add(f"object {prefix} {index['objtypes'][str(kind)]} {about}")
    return found


def compare(out: Path, fresh: Path, gone: AbstractSet[str]) -> Iterator[Fault]:
    """Yield what is wrong with an output.

    Args:
        out: the folder to look at
        fresh: the output of a build from nothing
        gone: files that Sphinx leaves where they are
    """
    there, due = contents(out), contents(fresh)
    for name in sorted(there.keys() | due.keys()):
        if name == ".buildinfo.bak" or (name not in due and (name in gone or name.startswith("_images/"))):
            continue  # bare Sphinx leaves them, too
        if name not in due:
            yield Fault("draft left over" if name.startswith(".") else "left over", name)
        elif name not in there:
            yield Fault("missing picture" if name.startswith("_images/") else f"missing {sort(name)}", name)
        elif name == "searchindex.js":
            was, now = indexed(there[name]), indexed(due[name])
            wrong = sorted(page for page in was.keys() | now.keys() if was.get(page) != now.get(page))
            if wrong:
                yield Fault(SEARCH, f"{name}: {', '.join(wrong)}")
        elif (content := there[name].read_bytes()) != (right := due[name].read_bytes()):
            torn = right.startswith(content)
            yield Fault(f"{'half-written' if torn else 'stale'} {sort(name)}", name)


def sort(name: str) -> str:
    """Return which sort of file one is."""
    if name.startswith(("papers/", "paper-authors")) and name != "papers/index.html":
        return "file of papers"
    return "page" if name.endswith(".html") else "picture" if name.startswith("_images/") else "file"
