"""The accepted papers of a venue at OpenReview: fetched, and made records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Protocol

from sphinx_workshop.importers.authors.cell import Author
from sphinx_workshop.importers.decisions import decision_of, presentation_at
from sphinx_workshop.importers.openreview.client import client_of, is_refusal, reason_of
from sphinx_workshop.importers.papers import ANONYMOUS, FORUM, FORUM_PDF, Raw, paper_records
from sphinx_workshop.importers.record import CannotImport, as_list, as_mapping
from sphinx_workshop.messages import counted, listing, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sphinx_workshop.importers.decisions import Decision
    from sphinx_workshop.importers.openreview.client import Service
    from sphinx_workshop.importers.openreview.profiles import Profile
    from sphinx_workshop.importers.record import Record

PAGE: Final = 250
"""How many submissions are asked for at once: with their reviews they are the largest answers."""
MOST: Final = 20_000
"""How many submissions a venue has at most."""


class NothingThere(CannotImport):
    """The service has no submission that can be read."""


class Submission(Protocol):
    """What the client gives for a submission, from either version of the service."""

    id: str
    forum: str | None
    number: int | None
    content: dict[str, object]
    details: dict[str, object] | None
    ddate: int | None


def fetch(
    venue: str,
    service: Service,
    progress: Callable[[int, int], None] = lambda done, total: None,  # noqa: ARG005
) -> list[Submission]:
    """Return the submissions to a venue, such as `NeurIPS.cc/2022/Workshop/VGM`, that can be read.

    `progress` is told how many submissions are there, of how many.

    Raises:
        NothingThere: There are none that may be read.
        CannotImport: The service does not give all of them.
    """
    refused = ""
    # The accepted papers; else all submissions, whose decisions are among the replies to them.
    for number, query in (
        ("v2", {"content": {"venueid": venue}}),
        ("v2", {"invitation": f"{venue}/-/Submission"}),
        ("v1", {"content": {"venueid": venue}}),
        ("v1", {"invitation": f"{venue}/-/Blind_Submission"}),
        ("v1", {"invitation": f"{venue}/-/Submission"}),
    ):
        if service.version not in (None, number):
            continue
        with client_of(service, number) as client:
            try:
                submissions = _all(client, query, progress)
            except Exception as error:
                if not is_refusal(error):
                    raise
                refused = refused or f" ({reason_of(error)})"
                continue
        if submissions:
            return submissions
    message = (
        f"no submission of {quoted(venue)} can be read{refused}; check the id, which is the one in "
        "openreview.net/group?id=…, or log in: set OPENREVIEW_USERNAME and OPENREVIEW_PASSWORD"
    )
    raise NothingThere(message)


def _all(client: Any, query: dict[str, Any], progress: Callable[[int, int], None]) -> list[Submission]:  # noqa: ANN401
    """Return all submissions of a query, page by page, without deleted ones."""
    found: dict[str, Submission] = {}
    total, after = 1, None
    while len(found) < total:
        first = after is None
        answer = client.get_notes(
            **query, details="directReplies", sort="id", limit=PAGE, after=after, with_count=first
        )
        page, count = answer if isinstance(answer, tuple) else (answer, 0)
        if any(not isinstance(one.content, dict) for one in page) or not isinstance(count, int):
            raise TypeError
        total = count if first else total
        if max(total, len(found) + len(page)) > MOST:
            message = f"OpenReview gives more than {MOST} submissions, which no workshop has; check the id"
            raise CannotImport(message)
        new = {one.id: one for one in page if one.id not in found}
        found |= new
        progress(len(found), max(total, 1))
        if not new:
            break
        after = page[-1].id
    if len(found) < total:
        message = f"OpenReview gave {len(found)} of {total} submissions; import again"
        raise CannotImport(message)
    return [one for one in found.values() if one.ddate is None]


def profiles_wanted(submissions: Sequence[Submission], venue: str) -> set[str]:
    """Return the ids of the profiles of all authors of accepted papers, as far as they have one."""
    accepted = [one for one in submissions if _accepted(one, venue) is not None]
    return {key for one in accepted for key in _author_ids(one) if key.startswith("~")}


def submission_records(
    submissions: Sequence[Submission], venue: str, profiles: Mapping[str, Profile], notes: list[str]
) -> list[Record]:
    """Return the accepted papers among the submissions to a venue, by number.

    Where a paper does not say of its authors where they work, their profiles do.
    """
    accepted = [(one, how) for one in submissions if (how := _accepted(one, venue)) is not None]
    if len(accepted) < len(submissions):
        notes.append(
            f"{venue}: {counted(len(submissions) - len(accepted), 'submission')} not accepted and left out"
        )
    accepted.sort(key=lambda each: (each[0].number is None, each[0].number or 0, each[0].id))
    if hidden := [_name_of(one) for one, _how in accepted if not _shows_authors(one)]:
        notes.append(
            f"the source hides the authors of {counted(len(hidden), 'paper')}, written as `Anonymous`: "
            f"{listing(hidden)}; import again once they are public"
        )
    return paper_records((_raw(one, how, profiles) for one, how in accepted), notes, markup=True)


def _accepted(submission: Submission, venue: str) -> Decision | None:
    """Return how a paper is presented; None if it is not accepted."""
    venueid, name = _text(submission, "venueid"), _text(submission, "venue")
    words = _decision(submission)
    decision = decision_of(words)
    accepted = bool(decision.accepted)
    if words:
        accepted = accepted and not re.search(r"withdrawn|rejected", venueid, re.IGNORECASE)
    else:
        accepted = venueid == venue and not re.match(r"submitted to", name, re.IGNORECASE)
    return decision._replace(decision=presentation_at(name) or decision.decision) if accepted else None


def _decision(submission: Submission) -> str:
    """Return the words of the first decision among the replies to a submission."""
    details = as_mapping(submission.details)
    replies = as_list(details.get("directReplies")) + as_list(details.get("replies"))
    for reply in map(as_mapping, replies):
        kinds = as_list(reply.get("invitations") or [reply.get("invitation")])
        content = as_mapping(reply.get("content"))
        words = _value(content.get("decision") or content.get("recommendation"))
        if isinstance(words, str) and any(re.search(r"Decision\d*$", str(kind)) for kind in kinds) and words:
            return words
    return ""


def _raw(submission: Submission, how: Decision, profiles: Mapping[str, Profile]) -> Raw:
    key = submission.forum or submission.id
    pdf, listed = _text(submission, "pdf"), as_list(_value(submission.content.get("keywords")))
    shows = _shows_authors(submission)
    authors, orcids = _authors(submission, profiles) if shows else ([Author(ANONYMOUS)], [])
    return Raw(
        id=_name_of(submission),
        title=_text(submission, "title"),
        authors=authors,
        orcids=orcids,
        abstract=_text(submission, "abstract"),
        tldr=_text(submission, "TLDR", "TL;DR", "tldr", "TL_DR", "one-sentence_summary"),
        decision=how.decision,
        presentation=how.presentation,
        keywords=list(map(str, listed)) or re.split(r"[;,]", _text(submission, "keywords")),
        openreview=FORUM + key,
        pdf=FORUM_PDF + key if pdf.startswith("/") else pdf,
    )


def _name_of(submission: Submission) -> str:
    """Return the id that a submission gets in the data: its number, else the id of its forum."""
    number = submission.number
    return str(number) if isinstance(number, int) else submission.forum or submission.id


def _shows_authors(submission: Submission) -> bool:
    names = [author.name for author in map(_author, _listed(submission, "authors"))]
    return any(name and not name.lower().startswith("anonymous") for name in names)


def _listed(submission: Submission, field: str) -> list[object]:
    return as_list(_value(submission.content.get(field)))


def _author_ids(submission: Submission) -> list[str]:
    """Return the ids of the authors' profiles, in the order of the authors; an address for one without."""
    authors = _listed(submission, "authors")
    if any(isinstance(author, dict) for author in authors):
        return [str(as_mapping(author).get("username") or "") for author in authors]
    return [str(key) for key in _listed(submission, "authorids")]


def _authors(submission: Submission, profiles: Mapping[str, Profile]) -> tuple[list[Author], list[str]]:
    """Return the authors, and their ORCID iDs in the same order; empty for one who has none."""
    authors = list(map(_author, _listed(submission, "authors")))
    keys = _author_ids(submission)
    if len(keys) != len(authors):
        return authors, []
    found = [profiles.get(key) for key in keys]
    complete = [
        author._replace(affiliation=author.affiliation or profile.affiliation) if profile else author
        for author, profile in zip(authors, found, strict=True)
    ]
    return complete, [profile.orcid if profile else "" for profile in found]


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
