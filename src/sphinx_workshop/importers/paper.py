"""A paper as its source words it, to the facts of papers.yml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers import escape, words
from sphinx_workshop.importers.found import Found, Notes, Value
from sphinx_workshop.messages import quoted
from sphinx_workshop.model.papers import Paper

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

ORDER: Final = tuple(Paper.model_fields)
"""The keys of a paper, as they are written."""
ANONYMOUS: Final = "Anonymous"
"""The author of a paper whose authors the source does not tell."""


@dataclass(frozen=True)
class Markup:
    """How the texts of a source are written."""

    line: Callable[[str], str]
    """Turns a title into Markdown of ours."""
    paragraphs: Callable[[str], str]
    """Turns an abstract into Markdown of ours."""


PLAIN: Final = Markup(escape.inline, escape.plain_block)
"""Texts that mean themselves."""
SCIENTIFIC: Final = Markup(escape.with_formulas, escape.markdown)
"""Titles with formulas, and abstracts in Markdown, as OpenReview shows them."""


@dataclass(frozen=True)
class Raw:
    """A paper as its source words it; empty is what the source does not say."""

    id: str
    title: str
    authors: tuple[tuple[str, str], ...] = ()
    """Names, each with an affiliation or nothing."""
    abstract: str = ""
    tldr: str = ""
    decision: str = ""
    keywords: tuple[str, ...] = ()
    openreview: str = ""
    pdf: str = ""


def paper(raw: Raw, markup: Markup, notes: Notes) -> Found | None:
    """Return the facts of a paper; None for one that cannot be told from others, or has no title."""
    key = words.identifier(raw.id)
    about = f"paper {key or quoted(raw.id)}"
    if not key:
        notes.add(about, "left out: no id can be made from that; it needs letters or digits")
        return None
    if (given := words.line(raw.id)) != key and not re.fullmatch(r"\d+\.0+", given):
        notes.add(about, f"its id is {quoted(given)} in the source, and no id can be written like that")
    title = markup.line(raw.title)
    if not title or not escape.is_accepted_line(title):
        notes.add(about, "left out: it has no title")
        return None
    facts: dict[str, Value] = {"title": title}
    first: dict[str, Value] = {}
    if authors := _authors(raw.authors):
        facts["authors"] = authors
    else:
        first["authors"] = [ANONYMOUS]
    texts = {
        "abstract": escape.told(markup.paragraphs, raw.abstract),
        "tldr": escape.told(markup.line, raw.tldr),
        "decision": words.name(raw.decision),
    }
    facts |= {field: text for field, text in texts.items() if text}
    if keywords := [word for word in dict.fromkeys(map(words.name, raw.keywords)) if word]:
        facts["keywords"] = keywords
    if links := _links({"openreview": raw.openreview, "pdf": raw.pdf}, about, notes):
        facts["links"] = links
    return Found(key, facts, first, title)


def unique(papers: Iterable[Found], noun: str, notes: Notes) -> list[Found]:
    """Return entries less those whose id an earlier one has."""
    kept: dict[str, Found] = {}
    for one in papers:
        if kept.setdefault(one.id, one) is not one:
            notes.add(f"{noun} {one.id}", f"left out: the source has two of that id; {quoted(one.name)}")
    return list(kept.values())


def _authors(people: Iterable[tuple[str, str]]) -> list[Value]:
    result: list[Value] = []
    for given, place in people:
        person, affiliation = words.name(given), words.name(place)
        if person and person.lower() not in {"anonymous", "anonymous authors"}:
            result.append({"name": person, "affiliation": affiliation} if affiliation else person)
    return result


def _links(addresses: Mapping[str, str], about: str, notes: Notes) -> dict[str, Value]:
    result: dict[str, Value] = {}
    for field, given in addresses.items():
        if not given.strip():
            continue
        url, reason = words.address(given)
        if url:
            result[field] = url
        else:
            notes.add(about, f"left out links.{field}: {reason}")
    return result
