"""Papers as their source words them, as records of papers.yml."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pydantic import TypeAdapter, ValidationError

from sphinx_workshop.importers.record import Record
from sphinx_workshop.importers.text import markdown, plain
from sphinx_workshop.importers.text.emails import has_email
from sphinx_workshop.messages import quoted
from sphinx_workshop.model.names import Orcid
from sphinx_workshop.model.papers import Paper
from sphinx_workshop.yamledit import Unquoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sphinx_workshop.importers.authors.cell import Author
    from sphinx_workshop.yamledit import Value

ORDER: Final = tuple(Paper.model_fields)
"""The keys of a paper, in the order in which they are written."""
ANONYMOUS: Final = "Anonymous"
"""The author of a paper whose source hides who wrote it; where it says nothing, authors are TBD."""
FORUM: Final = "https://openreview.net/forum?id="
FORUM_PDF: Final = "https://openreview.net/pdf?id="
_ORCID: Final = TypeAdapter(Orcid)


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
    track: str = ""
    archival: bool | None = None
    presentation: str = ""
    board: str = ""
    award: str = ""
    links: Mapping[str, str] = field(default_factory=dict)
    """Other links that papers have a key for: `video`, `slides`, `poster`, `code`."""
    more: Sequence[tuple[str, str]] = ()
    """Any other links: label and address."""
    orcids: Sequence[str] = ()
    """The ORCID iDs of the authors, in their order; empty for one without."""
    presenters: Collection[int] = ()
    """The places of the authors who present the paper."""
    sessions: Sequence[str] = ()
    """The ids or titles of the sessions that it is in."""
    has_made_id: bool = False
    """Whether the id was made from a link or the title, since the source has none."""


def paper_records(papers: Iterable[Raw], notes: list[str], *, markup: bool) -> list[Record]:
    """Return the records of papers, and note each paper and fact that is left out.

    With `markup`, abstracts are Markdown, as at OpenReview; else they are plain text, whose lines stay.
    """
    records: dict[str, Record] = {}
    for raw in papers:
        key, given = plain.identifier(raw.id), plain.line(raw.id)
        about = f"paper {key or quoted(raw.id)}"
        said: list[str] = []
        record = _record(key, raw, said, markup=markup)
        if not key:
            notes.append(f"{about}: left out: no id can be made from that; give it letters or digits")
        elif not record.name or not markdown.is_accepted(record.name):
            notes.append(f"{about}: left out: it has no title; give it one in the source")
        elif key in records:
            notes.append(f"{about}: left out: the source has two papers with that id; {quoted(record.name)}")
        else:
            if given != key and not re.fullmatch(r"\d+\.0+", given):
                said.insert(0, f"its id in the source is {quoted(given)}, which no data file can have")
            notes += [f"{about}: {sentence}" for sentence in said]
            records[key] = record
    return list(records.values())


def _record(key: str, raw: Raw, said: list[str], *, markup: bool) -> Record:
    """Return the record of a paper, and say which of its facts are left out."""
    line, block = markdown.inline, markdown.allowed if markup else markdown.plain_block
    if any(map(has_email, _texts_of(raw))):
        said.append("left out the e-mail addresses in its texts")
    authors = _authors(raw, said)
    facts: dict[str, Value] = {
        "title": line(raw.title),
        "authors": authors,
        "abstract": markdown.unless_tbd(block, raw.abstract),
        "tldr": markdown.unless_tbd(line, raw.tldr),
        "decision": plain.name(raw.decision),
        "track": plain.name(raw.track),
        "presentation": raw.presentation,
        "board": plain.name(raw.board),
        "award": plain.name(raw.award),
        "keywords": list(filter(None, dict.fromkeys(map(plain.name, raw.keywords)))),
        "links": _links(raw, said),
    }
    facts = {fact: value for fact, value in facts.items() if value}
    if raw.archival is not None:
        facts["archival"] = Unquoted("true" if raw.archival else "false")
    is_hidden = any(_is_anonymous(author.name) for author in raw.authors)
    first: dict[str, Value] = {} if authors else {"authors": [ANONYMOUS] if is_hidden else "TBD"}
    name, sessions = str(facts.get("title", "")), list(filter(None, map(plain.name, raw.sessions)))
    return Record(key, facts, first, name, sessions, has_made_id=raw.has_made_id)


def _authors(raw: Raw, said: list[str]) -> list[Value]:
    """Return the authors as papers.yml has them, without those whose names are not given."""
    authors: list[Value] = []
    for place, author in enumerate(raw.authors):
        name = plain.name(author.name)
        if not name or _is_anonymous(name):
            continue
        facts: dict[str, Value] = {"name": name}
        if affiliation := plain.name(author.affiliation):
            facts["affiliation"] = affiliation
        if orcid := raw.orcids[place] if place < len(raw.orcids) else "":
            try:
                facts["orcid"] = _ORCID.validate_python(orcid)
            except ValidationError:
                said.append(f"left out the ORCID of {quoted(name)}: {quoted(orcid)} is mistyped")
        if place in raw.presenters:
            facts["presenter"] = Unquoted("true")
        authors.append(facts if len(facts) > 1 else name)
    return authors


def _is_anonymous(name: str) -> bool:
    return re.fullmatch(r"anonymous(?: authors?| author\(s\))?", name.strip(), re.IGNORECASE) is not None


def _links(raw: Raw, said: list[str]) -> dict[str, Value]:
    links: dict[str, Value] = {}
    for fact, given in {"openreview": raw.openreview, "pdf": raw.pdf, **raw.links}.items():
        if url := _address(fact, given, said):
            links[fact] = url
    more = [(label, _address(label, given, said)) for label, given in raw.more]
    others: list[Value] = [{"label": plain.name(label) or url, "url": url} for label, url in more if url]
    return {**links, "more": others} if others else links


def _address(fact: str, given: str, said: list[str]) -> str:
    """Return an address that a paper may have, or nothing, and say why."""
    url, reason = plain.address(given)
    if not url and given.strip():
        said.append(f"left out links.{fact}: {reason}")
    return url


def _texts_of(raw: Raw) -> Iterator[str]:
    """Yield the texts of a paper in which there may be e-mail addresses."""
    yield from (raw.title, raw.abstract, raw.tldr, raw.decision, raw.track, raw.board, raw.award)
    yield from (*raw.keywords, *raw.sessions, *(label for label, _ in raw.more))
    for author in raw.authors:
        yield from (author.name, author.affiliation)
