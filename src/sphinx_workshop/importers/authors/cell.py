"""Authors in one cell of a table, as OpenReview, CMT, EasyChair and spreadsheets write them."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Final, NamedTuple

import yaml

from sphinx_workshop.importers.authors.clean import cleaned, is_role
from sphinx_workshop.importers.authors.legend import is_no_affiliation, without_legend
from sphinx_workshop.importers.authors.lists import Style, groups, pair_of, people, style_of
from sphinx_workshop.importers.authors.markup import as_written
from sphinx_workshop.importers.authors.person import person_of
from sphinx_workshop.importers.authors.words import is_degree, is_doubtful, is_family
from sphinx_workshop.messages import listing, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LIST: Final = re.compile(r"\[.*['\"{].*\]|(['\"]).*\1\s*,\s*\1.*\1", re.DOTALL)

_ALL: Final = re.compile(r"(?:all|both)(?: (?:at|from|of))? ", re.IGNORECASE)
"""How an affiliation begins that is everybody's."""


class Author(NamedTuple):
    """An author, with an affiliation if the source gives one."""

    name: str
    affiliation: str = ""


def authors_of(cell: str, *, last_first: bool) -> tuple[list[Author], list[str]]:
    """Return the authors of a cell, and sentences about what is unclear or left out.

    Understood are lists with commas, semicolons, bars, lines, numbers and the words for "and", in the scripts
    that people write them in; CMT's `One, Ada (Example University)*; Two, Bo`, and names as `Last, First` if
    the table writes them so; affiliations in brackets, after a comma, for a group, or by the sign of a
    footnote. What is unclear stays as it is written, but for its e-mail addresses.
    """
    text, addresses, bare_addresses, left_out = cleaned("|".join(_listed(cell)) or cell)
    text, legend = without_legend(text)
    left_out += [legend.pop(key) for key in list(legend) if is_no_affiliation(key, legend[key])]
    parts = groups(text)
    how = style_of(parts, last_first=last_first)
    authors: list[Author] = []
    unclear: list[str] = []
    for part in parts:
        found = _authors(part, how, legend)
        left_out += [author.name for author in found if is_role(author.name)]
        named = [author for author in found if not is_role(author.name)]
        last = named[-1:] if how.is_alone else []
        unclear += [author.name for author in named if is_doubtful(author.name, is_last=[author] == last)]
        if not found and (text := as_written(part)) and not is_degree(text):
            named = [Author(text)]
            unclear.append(text)
        authors += named
    shown = {author.affiliation for author in authors}
    left_out += [text for text in legend.values() if not any(text in affiliation for affiliation in shown)]
    # One address for each name between commas is that person's; any other number is not sure to be.
    nameless = bare_addresses if bare_addresses != len(authors) else 0
    as_they_are = f"unclear authors stay as they are written: {_quoted(unclear)}"
    sentences = {
        f"{as_they_are}; write them as `Ada One; Bo Two`": unclear,
        f"left out of the authors: {_quoted(left_out)}; add by hand what should be on the site": left_out,
        f"e-mail addresses stand where names may be missing: {nameless}; write the names there": nameless,
        f"left out of the authors, since they are never published: e-mail addresses ({addresses})": addresses,
    }
    return authors, [sentence for sentence, applies in sentences.items() if applies]


def _quoted(texts: Iterable[str]) -> str:
    return listing(map(shortened, texts))


def names_last_first(cells: Iterable[str]) -> bool:
    """Return whether a table writes names as `Last, First`: the names of its longer lists have commas."""
    lists = [parts for cell in cells if len(parts := groups(cleaned(cell).text)) > 1]
    parts = [part for each in lists for part in each]
    pairs = [pair for part in parts if (pair := pair_of(part))]
    sure = sum(is_family(*pair) for pair in pairs)
    return len(pairs) * 2 > len(parts) and sure * 5 > len(pairs)


def _authors(part: str, how: Style, legend: Mapping[str, str]) -> list[Author]:
    """Return the authors of a part of a list; nobody if nobody can tell.

    An affiliation behind the last of several is everybody's, if the list has other parts.
    """
    found = [person_of(*piece) for piece in people(part, how) or ()]
    is_shared = not how.is_alone and not any(each.affiliation for each in found[:-1])
    shared = found[-1].affiliation if found and is_shared else ""
    if found and _ALL.match(found[-1].affiliation):
        shared = _ALL.sub("", found[-1].affiliation)
        found[-1] = found[-1]._replace(affiliation=shared)
    authors = []
    for name, own, keys in found:
        known = "; ".join(filter(None, [own, *(legend[key] for key in keys if key in legend)]))
        authors.append(Author(name, known or shared))
    return [author for author in authors if author.name and not is_degree(author.name)]


def _listed(cell: str) -> list[str]:
    """Return the names of a list as programs write it."""
    text = cell.strip()
    if not _LIST.fullmatch(text):
        return []
    for read in (yaml.safe_load, ast.literal_eval):
        try:
            names = read(text if text.startswith("[") else f"[{text}]")
        except (yaml.YAMLError, ValueError, SyntaxError, RecursionError, MemoryError):
            continue
        if isinstance(names, list) and all(texts := list(map(_text, names))):
            return texts
    return []


def _text(item: object) -> str:
    """Return an item of a list, which may have a name and an affiliation, as text; nothing for any other."""
    if not isinstance(item, dict):
        return item if isinstance(item, str) else ""
    facts = {str(key).lower(): value for key, value in item.items()}
    name, affiliation = facts.get("name") or facts.get("fullname"), facts.get("affiliation") or ""
    if not isinstance(name, str) or not isinstance(affiliation, str):
        return ""
    return f"{name} ({affiliation})" if affiliation else name
