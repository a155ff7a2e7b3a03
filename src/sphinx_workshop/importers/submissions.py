"""Submissions of OpenReview, in both versions of the service, to papers: what is accepted, what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_workshop.importers import decisions, words
from sphinx_workshop.importers.paper import SCIENTIFIC, Raw, paper, unique

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_workshop.importers.found import Found, Notes
    from sphinx_workshop.importers.openreview import Note


def papers(submissions: Sequence[Note], venue: str, notes: Notes) -> list[Found]:
    """Return the accepted papers among the submissions of a venue, by number."""
    accepted = [(note, how) for note in submissions if (how := _presentation(note, venue)) is not None]
    if len(accepted) < len(submissions):
        notes.add(venue, f"left out {len(submissions) - len(accepted)} submissions that are not accepted")
    accepted.sort(key=lambda each: (each[0].number is None, each[0].number or 0, each[0].id))
    found = (paper(_raw(note, how), SCIENTIFIC, notes) for note, how in accepted)
    return unique(filter(None, found), "paper", notes)


def _presentation(note: Note, venue: str) -> str | None:
    """Return how a paper is presented, nothing where that is not said, and None where it is not accepted."""
    venueid, name = _text(note, "venueid"), _text(note, "venue")
    decision = _decision(note)
    if decision:
        accepted = decisions.is_accepted(decision) and not re.search(
            r"withdrawn|rejected", venueid, re.IGNORECASE
        )
    else:
        accepted = venueid == venue and not re.match(r"submitted to", name, re.IGNORECASE)
    if not accepted:
        return None
    return decisions.presentation_at(name) or decisions.presentation(decision)


def _decision(note: Note) -> str:
    """Return the words of the decision among the replies to a submission."""
    details = note.details if isinstance(note.details, dict) else {}
    for kind in ("directReplies", "replies"):
        replies = details.get(kind)
        for reply in replies if isinstance(replies, list) else []:
            if not isinstance(reply, dict):
                continue
            invitations = reply.get("invitations") or [reply.get("invitation")]
            if any(re.search(r"Decision\d*$", str(invitation)) for invitation in invitations):
                content = reply.get("content")
                found = (
                    _value(content.get("decision") or content.get("recommendation"))
                    if isinstance(content, dict)
                    else ""
                )
                if isinstance(found, str) and found:
                    return found
    return ""


def _raw(note: Note, how: str) -> Raw:
    key = note.forum or note.id
    pdf = _text(note, "pdf")
    authors = _value(note.content.get("authors"))
    keywords = _value(note.content.get("keywords"))
    return Raw(
        id=str(note.number) if isinstance(note.number, int) else key,
        title=_text(note, "title"),
        authors=tuple(_authors(authors if isinstance(authors, list) else [])),
        abstract=_text(note, "abstract"),
        tldr=_text(note, "TLDR", "TL;DR", "tldr", "TL_DR", "one-sentence_summary"),
        decision=how,
        keywords=tuple(
            map(str, keywords) if isinstance(keywords, list) else re.split(r"[;,]", _text(note, "keywords"))
        ),
        openreview=words.forum(key),
        pdf=words.pdf(key) if pdf.startswith("/") else pdf,
    )


def _authors(people: Iterable[object]) -> Iterable[tuple[str, str]]:
    for person in people:
        if isinstance(person, dict):
            places = person.get("institutions")
            names = (
                [str(place.get("name") or "") for place in places or [] if isinstance(place, dict)]
                if isinstance(places, list)
                else []
            )
            yield str(person.get("fullname") or person.get("name") or ""), next(filter(None, names), "")
        else:
            yield str(person), ""


def _text(note: Note, *fields: str) -> str:
    values = (_value(note.content.get(field)) for field in fields)
    return next((value for value in values if isinstance(value, str) and value), "")


def _value(fact: object) -> object:
    """Return a fact of either version: the second wraps it."""
    return fact.get("value") if isinstance(fact, dict) and "value" in fact else fact
