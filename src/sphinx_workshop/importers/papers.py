"""Papers as their source words them, as records of papers.yml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers import texts
from sphinx_workshop.importers.record import Record
from sphinx_workshop.messages import quoted
from sphinx_workshop.model.papers import Paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_workshop.importers.authors import Author
    from sphinx_workshop.yamledit import Value

ORDER: Final = tuple(Paper.model_fields)
"""The keys of a paper, in the order in which they are written."""
ANONYMOUS: Final = "Anonymous"
"""The author of a paper whose source does not say who wrote it."""
FORUM: Final = "https://openreview.net/forum?id="
FORUM_PDF: Final = "https://openreview.net/pdf?id="


@dataclass(frozen=True)
class Raw:
    """A paper as its source words it; what the source does not say is empty."""

    id: str
    title: str
    authors: Sequence[Author] = ()
    abstract: str = ""
    tldr: str = ""
    decision: str = ""
    keywords: Sequence[str] = ()
    openreview: str = ""
    pdf: str = ""


def paper_records(papers: Iterable[Raw], notes: list[str], *, markup: bool) -> list[Record]:
    """Return the records of papers, and note each paper and fact that is left out.

    With `markup`, titles have formulas and abstracts are Markdown, as at OpenReview; else all is plain.
    """
    line, block = (texts.with_formulas, texts.markdown) if markup else (texts.inline, texts.plain_block)
    records: dict[str, Record] = {}
    for raw in papers:
        key, given, title = texts.identifier(raw.id), texts.line(raw.id), line(raw.title)
        about = f"paper {key or quoted(raw.id)}"
        if not key:
            notes.append(f"{about}: left out: no id can be made from that; give it letters or digits")
        elif not title or not texts.is_accepted(title):
            notes.append(f"{about}: left out: it has no title; give it one in the source")
        elif key in records:
            notes.append(f"{about}: left out: the source has two papers with that id; {quoted(title)}")
        else:
            if given != key and not re.fullmatch(r"\d+\.0+", given):
                notes.append(f"{about}: its id in the source is {quoted(given)}, which no data file can have")
            authors = [author for each in raw.authors if (author := _author(each))]
            links: dict[str, Value] = {}
            for fact, given in (("openreview", raw.openreview), ("pdf", raw.pdf)):
                url, reason = texts.address(given)
                if url:
                    links[fact] = url
                elif given.strip():
                    notes.append(f"{about}: left out links.{fact}: {reason}")
            facts: dict[str, Value] = {
                "title": title,
                "authors": authors,
                "abstract": texts.unless_tbd(block, raw.abstract),
                "tldr": texts.unless_tbd(line, raw.tldr),
                "decision": texts.name(raw.decision),
                "keywords": list(filter(None, dict.fromkeys(map(texts.name, raw.keywords)))),
                "links": links,
            }
            first: dict[str, Value] = {} if authors else {"authors": [ANONYMOUS]}
            records[key] = Record(key, {fact: value for fact, value in facts.items() if value}, first, title)
    return list(records.values())


def _author(given: Author) -> Value:
    """Return an author as papers.yml has them; nothing for one whose name is not given."""
    name, affiliation = texts.name(given.name), texts.name(given.affiliation)
    if name.lower() in {"anonymous", "anonymous authors"}:
        return ""
    return {"name": name, "affiliation": affiliation} if name and affiliation else name
