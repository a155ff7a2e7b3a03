"""Papers as their source words them, as records of papers.yml."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pydantic import TypeAdapter, ValidationError

from sphinx_workshop.importers.record import Record
from sphinx_workshop.importers.text import markdown, plain
from sphinx_workshop.importers.text.emails import without_emails
from sphinx_workshop.messages import quoted
from sphinx_workshop.model.names import Orcid
from sphinx_workshop.model.papers import Paper
from sphinx_workshop.yamledit import Unquoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sphinx_workshop.importers.authors.cell import Author
    from sphinx_workshop.yamledit import Value

ORDER: Final = tuple(Paper.model_fields)
"""The keys of a paper, in the order in which they are written."""
ANONYMOUS: Final = "Anonymous"
"""The author of a paper whose source does not say who wrote it."""
FORUM: Final = "https://openreview.net/forum?id="
FORUM_PDF: Final = "https://openreview.net/pdf?id="
EMAIL: Final = re.compile(
    r"[<(\[]?(?:mailto:)?(?:\{[^{}@]+\}|[^\s@<>\"(),;:\\\[\]{}]+)@[^\s@<>\"(),;:\\\[\]{}]+\.[A-Za-z]{2,}[>)\]]?"
)
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
    title, abstract, tldr = (_without_emails(text, said) for text in (raw.title, raw.abstract, raw.tldr))
    authors = _authors(raw, said)
    facts: dict[str, Value] = {
        "title": line(title),
        "authors": authors,
        "abstract": markdown.unless_tbd(block, abstract),
        "tldr": markdown.unless_tbd(line, tldr),
        "decision": _name(raw.decision),
        "track": _name(raw.track),
        "presentation": raw.presentation,
        "board": _name(raw.board),
        "award": _name(raw.award),
        "keywords": list(filter(None, dict.fromkeys(map(_name, raw.keywords)))),
        "links": _links(raw, said),
    }
    facts = {fact: value for fact, value in facts.items() if value}
    if raw.archival is not None:
        facts["archival"] = Unquoted("true" if raw.archival else "false")
    first: dict[str, Value] = {} if authors else {"authors": [ANONYMOUS]}
    name, sessions = str(facts.get("title", "")), list(filter(None, map(_name, raw.sessions)))
    return Record(key, facts, first, name, sessions, has_made_id=raw.has_made_id)


def _authors(raw: Raw, said: list[str]) -> list[Value]:
    """Return the authors as papers.yml has them, without those whose names are not given."""
    authors: list[Value] = []
    for place, author in enumerate(raw.authors):
        name = _name(author.name)
        if not name or name.lower() in {"anonymous", "anonymous authors"}:
            continue
        facts: dict[str, Value] = {"name": name}
        if affiliation := _name(author.affiliation):
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


def _links(raw: Raw, said: list[str]) -> dict[str, Value]:
    links: dict[str, Value] = {}
    for fact, given in {"openreview": raw.openreview, "pdf": raw.pdf, **raw.links}.items():
        if url := _address(fact, given, said):
            links[fact] = url
    more = [(label, _address(label, given, said)) for label, given in raw.more]
    others: list[Value] = [{"label": label, "url": url} for label, url in more if url]
    return {**links, "more": others} if others else links


def _address(fact: str, given: str, said: list[str]) -> str:
    """Return an address that a paper may have, or nothing, and say why."""
    url, reason = plain.address(given)
    if url.startswith("mailto:") or EMAIL.fullmatch(given.strip()):
        url, reason = "", "it is an e-mail address"
    if not url and given.strip():
        said.append(f"left out links.{fact}: {reason}")
    return url


def _name(text: str) -> str:
    """Return a line that is not Markdown, without e-mail addresses."""
    return plain.name(EMAIL.sub("", text))


def _without_emails(text: str, said: list[str]) -> str:
    cleaned = without_emails(text)
    if cleaned != text:
        said.append("left out the e-mail addresses in its texts")
    return cleaned
