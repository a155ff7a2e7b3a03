"""Submissions of OpenReview, from both versions of its service, as records of papers.yml."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_workshop.importers.authors import Author
from sphinx_workshop.importers.decisions import decision_of, presentation_at
from sphinx_workshop.importers.papers import Raw, forum_page, forum_pdf, paper_records
from sphinx_workshop.importers.record import as_list, as_mapping

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_workshop.importers.openreview_client import Submission
    from sphinx_workshop.importers.record import Record


def submission_records(submissions: Sequence[Submission], venue: str, notes: list[str]) -> list[Record]:
    """Return the accepted papers among the submissions to a venue, by number."""
    accepted = [(one, how) for one in submissions if (how := _presentation(one, venue)) is not None]
    if len(accepted) < len(submissions):
        notes.append(f"{venue}: {len(submissions) - len(accepted)} submissions not accepted and left out")
    accepted.sort(key=lambda each: (each[0].number is None, each[0].number or 0, each[0].id))
    return paper_records((_raw(one, how) for one, how in accepted), notes, markup=True)


def _presentation(submission: Submission, venue: str) -> str | None:
    """Return how a paper is presented; empty if that is not said, None if it is not accepted."""
    venueid, name = _text(submission, "venueid"), _text(submission, "venue")
    words = next(_decisions(submission), "")
    accepted, presentation = decision_of(words)
    if words:
        accepted = accepted and not re.search(r"withdrawn|rejected", venueid, re.IGNORECASE)
    else:
        accepted = venueid == venue and not re.match(r"submitted to", name, re.IGNORECASE)
    return presentation_at(name) or presentation if accepted else None


def _decisions(submission: Submission) -> Iterator[str]:
    """Yield the words of the decisions among the replies to a submission."""
    details = as_mapping(submission.details)
    for kind in ("directReplies", "replies"):
        for reply in map(as_mapping, as_list(details.get(kind))):
            invitations = reply.get("invitations") or [reply.get("invitation")]
            content = as_mapping(reply.get("content"))
            words = _value(content.get("decision") or content.get("recommendation"))
            is_decision = any(
                re.search(r"Decision\d*$", str(invitation)) for invitation in as_list(invitations)
            )
            if is_decision and isinstance(words, str) and words:
                yield words


def _raw(submission: Submission, presentation: str) -> Raw:
    key = submission.forum or submission.id
    pdf, keywords = _text(submission, "pdf"), _value(submission.content.get("keywords"))
    return Raw(
        id=str(submission.number) if isinstance(submission.number, int) else key,
        title=_text(submission, "title"),
        authors=[_author(author) for author in as_list(_value(submission.content.get("authors")))],
        abstract=_text(submission, "abstract"),
        tldr=_text(submission, "TLDR", "TL;DR", "tldr", "TL_DR", "one-sentence_summary"),
        decision=presentation,
        keywords=list(map(str, keywords))
        if isinstance(keywords, list)
        else re.split(r"[;,]", _text(submission, "keywords")),
        openreview=forum_page(key),
        pdf=forum_pdf(key) if pdf.startswith("/") else pdf,
    )


def _author(author: object) -> Author:
    if not isinstance(author, dict):
        return Author(str(author))
    affiliations = (str(as_mapping(place).get("name") or "") for place in as_list(author.get("institutions")))
    name = str(author.get("fullname") or author.get("name") or "")
    return Author(name, next(filter(None, affiliations), ""))


def _text(submission: Submission, *fields: str) -> str:
    values = (_value(submission.content.get(field)) for field in fields)
    return next((value for value in values if isinstance(value, str) and value), "")


def _value(fact: object) -> object:
    """Return a fact of either version: the second wraps it."""
    return fact.get("value") if isinstance(fact, dict) and "value" in fact else fact
