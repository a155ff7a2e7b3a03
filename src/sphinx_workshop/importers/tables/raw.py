"""The papers of a table in the words of its cells: id, texts, links, how and where each is presented."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.authors.cell import names_last_first
from sphinx_workshop.importers.decisions import form_of
from sphinx_workshop.importers.papers import Raw
from sphinx_workshop.importers.tables.cells import (
    archival_of,
    categories_of,
    is_no,
    is_yes,
    keywords_of,
)
from sphinx_workshop.importers.tables.links import forum_key, links_of
from sphinx_workshop.importers.tables.people import team_of
from sphinx_workshop.importers.text import plain
from sphinx_workshop.importers.text.emails import name_without_emails
from sphinx_workshop.messages import counted, quoted
from sphinx_workshop.model.names import slug

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sphinx_workshop.importers.tables.entries import Entry

_LONGEST_MADE: Final = 60
"""The longest id that is made from a title: it names a page."""
_MOST_NAMED: Final = 8
_FORMS: Final = frozenset({"oral", "spotlight", "poster"})


def raw_papers(entries: Sequence[Entry], notes: list[str]) -> list[Raw]:
    """Return the papers of a table, and note what is unclear about each, with its line in the table."""
    last_first = names_last_first(text for entry in entries if (text := entry.text("authors")))
    papers: list[Raw] = []
    ids: set[str] = set()
    for entry in entries:
        said: list[str] = []
        raw = _raw(entry, ids, last_first=last_first, said=said)
        papers.append(raw)
        ids.add(raw.id)
        about = f"{plain.identifier(raw.id) or quoted(raw.id)} (line {entry.line})"
        notes += [f"paper {about}: {sentence}" for sentence in said]
    if nameless := [raw.id for raw in papers if not any(plain.name(author.name) for author in raw.authors)]:
        what = f"{counted(len(nameless), 'paper')} without authors in the table"
        notes.append(
            f"{what}, written as `authors: TBD`: {_some(nameless)}; add them there, and import again"
        )
    if made := sum(raw.has_made_id for raw in papers):
        what = counted(made, "paper")
        notes.append(
            f"{what} without a number: each id is made from the page at OpenReview, else from the title"
        )
    return papers


def _some(ids: Sequence[str]) -> str:
    return ", ".join([*map(quoted, ids[:_MOST_NAMED]), *["…"] * (len(ids) > _MOST_NAMED)])


def _raw(entry: Entry, ids: Collection[str], *, last_first: bool, said: list[str]) -> Raw:
    links, more, board = links_of(entry, said)
    given = entry.text("id")
    title = entry.text("title")
    key = forum_key(links.get("openreview", ""))
    decision, presentation = _presented(entry, said)
    team = team_of(entry, last_first=last_first, said=said)
    archival = archival_of(entry.text("archival")) if entry.text("archival") else None
    if entry.text("archival") and archival is None:
        said.append(
            f"nobody can tell whether {quoted(entry.text('archival'))} is archival; write `archival:`"
        )
    return Raw(
        id=given or key or _made(title, ids, said),
        title=title,
        authors=team.authors,
        abstract=entry.text("abstract"),
        tldr=entry.text("tldr"),
        decision=decision,
        keywords=[
            *(
                keyword
                for _, cell, _ in entry.all("keywords")
                for keyword in keywords_of(name_without_emails(cell))
            ),
            *(category for _, cell, _ in entry.all("area") for category in categories_of(cell)),
        ],
        openreview=links.pop("openreview", ""),
        pdf=links.pop("pdf", ""),
        track=entry.text("track"),
        archival=archival,
        presentation=presentation,
        board=entry.text("board") or board,
        award=_award(entry),
        links=links,
        more=more,
        orcids=team.orcids,
        presenters=team.presenters,
        sessions=[
            session
            for cell in entry.texts("session")
            for session in categories_of(cell)
            if not _is_form(session)
        ],
        has_made_id=not given,
    )


def _made(title: str, ids: Collection[str], said: list[str]) -> str:
    """Return an id that a title gives in every import; one that two papers would have gets a number."""
    made = slug(title)
    if len(made) * 2 < sum(map(str.isalnum, title)):  # most letters of the title are not Latin ones
        made = f"paper-{sha256(title.encode()).hexdigest()[:8]}"
    if len(made) > _LONGEST_MADE:
        made = made[: _LONGEST_MADE + 1].rpartition("-")[0] or made[:_LONGEST_MADE]
    number = 1
    while (key := f"{made}-{number}" if number > 1 else made) in ids:
        number += 1
    if number > 1:
        said.append(f"its id would be `{made}`, as of another paper; give both a number in the source")
    return key


def _presented(entry: Entry, said: list[str]) -> tuple[str, str]:
    """Return how a paper is presented, and where, by its decision and by the columns about that."""
    decisions: list[str] = []
    presentations: list[str] = []
    sessions = filter(_is_form, entry.texts("session"))
    for words in [*entry.texts("decision"), *entry.texts("format"), *sessions]:
        decision, presentation = form_of(words)
        decisions += [decision] * (bool(decision) and decision not in decisions)
        presentations += [presentation] * (bool(presentation) and presentation not in presentations)
    forms = [decision for decision in decisions if decision in _FORMS]
    decision = forms[0] if len(forms) == 1 else ", ".join(forms or decisions)
    presentation = presentations[0] if len(presentations) == 1 else ""
    others = [other for other in decisions if forms and other not in forms]
    others += presentations if len(presentations) > 1 else []
    said += [f"not used: {quoted(other)}, beside {quoted(decision)}" for other in others]
    return decision, presentation


def _is_form(session: str) -> bool:
    """Return whether what should be a session only says how or where papers are presented: `Orals`."""
    decision, presentation = form_of(session)
    return decision in _FORMS or (not decision and bool(presentation))


def _award(entry: Entry) -> str:
    """Return an award: the head of the column is its name where the cell only says yes."""
    awards = [(head if is_yes(cell) else cell) for head, cell, _ in entry.all("award") if not is_no(cell)]
    return ", ".join(awards)
