"""The form about a paper as a record of papers.yml."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.authors.cell import Author, authors_of
from sphinx_workshop.importers.issue.facts import TBD, facts_of
from sphinx_workshop.importers.issue.forms import ADD
from sphinx_workshop.importers.merge.entries import text_of
from sphinx_workshop.importers.papers import Raw, paper_records
from sphinx_workshop.importers.record import CannotImport, Record, as_list, as_mapping
from sphinx_workshop.importers.text import plain
from sphinx_workshop.messages import listing, nearest, quoted
from sphinx_workshop.model.names import slug
from sphinx_workshop.model.papers import Paper

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_workshop.importers.issue.body import Answers
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.yamledit import Document

_LINKS: Final = ("openreview", "pdf", "video", "slides", "poster", "code")
_TRIED: Final = {
    key: key for key in ("abstract", "decision", "track", "award", *(f"links.{link}" for link in _LINKS))
}
"""What is tried by its type before the importer of papers words it."""


def paper_record(answers: Answers, document: Document, workshop: Workshop, notes: list[str]) -> Record:
    """Return the record of the paper, with the facts that the issue has.

    Raises:
        CannotImport: Nobody can tell which paper is meant, or a fact is of the wrong type.
    """
    facts = facts_of(answers, Paper, _TRIED, notes)
    is_new = answers["action"] == ADD
    key, present = _find(answers["id"], document)
    if is_new and present:
        message = f"there is a paper {quoted(key)} already; choose `Correct`"
        raise CannotImport(message)
    if not is_new and not present:
        raise CannotImport(_not_there(answers["id"], workshop))
    if is_new and not answers["title"]:
        message = "`Title` is empty; fill it in"
        raise CannotImport(message)
    said: list[str] = []
    records = paper_records([_raw(answers, key, present, said)], said, markup=True)
    notes += said
    if not records:
        reasons = "; ".join(said)
        raise CannotImport(reasons)
    record = records[0]
    to_be = {fact: value for fact, value in facts.items() if value == TBD and "." not in fact}
    own = {fact: value for fact, value in record.facts.items() if fact != "title" or answers["title"]}
    if not workshop.papers_are_public:
        notes.append(f"paper {record.id}: no page shows it before the phase `program`")
    return (
        replace(record, id=key, facts={**own, **to_be})
        if present
        else replace(record, facts={**own, **to_be})
    )


def _find(written: str, document: Document) -> tuple[str, Mapping[str, object]]:
    """Return the id and the entry that an id or a title is of; an empty entry if there is none.

    Raises:
        CannotImport: Several papers have the title.
    """
    entries = list(map(as_mapping, as_list(document.data)))
    by_id = {text_of(entry, "id"): entry for entry in entries}
    if written in by_id:
        return written, by_id[written]
    found = [entry for entry in entries if _title(text_of(entry, "title")) == _title(written)]
    if len(found) > 1:
        ids = listing(text_of(entry, "id") for entry in found)
        message = f"{len(found)} papers have the title {quoted(written)}; write the number of one: {ids}"
        raise CannotImport(message)
    return (text_of(found[0], "id"), found[0]) if found else (written, {})


def _title(title: str) -> str:
    return slug(title) or title


def _not_there(written: str, workshop: Workshop) -> str:
    public = workshop.public_papers
    meant = nearest(written, [*public, *(paper.title for paper in public.values())])
    hint = (
        f"did you mean {quoted(meant)}?" if meant else "write its number as the site has it, or choose `Add`"
    )
    return f"no paper has the number or the title {quoted(written)}; {hint}"


def _raw(answers: Answers, key: str, present: Mapping[str, object], said: list[str]) -> Raw:
    """Return the paper as the issue words it."""
    authors: list[Author] = []
    for line in plain.lines(answers["authors"]).split("\n"):
        found, sentences = authors_of(line, last_first=False) if line.strip() else ([], [])
        authors += found
        said += sentences
    links: dict[str, str] = {link: plain.line(answers[f"links.{link}"]) for link in _LINKS}
    return Raw(
        key,
        answers["title"] or text_of(present, "title"),
        authors,
        abstract=answers["abstract"],
        decision=answers["decision"],
        keywords=answers["keywords"].split(";"),
        openreview=links.pop("openreview"),
        pdf=links.pop("pdf"),
        track=answers["track"],
        award=answers["award"],
        links=links,
    )
