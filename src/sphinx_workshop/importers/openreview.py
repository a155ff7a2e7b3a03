"""The accepted papers of a venue at OpenReview: fetched with its official client, and made records."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, Protocol

from sphinx_workshop.importers.authors import Author
from sphinx_workshop.importers.decisions import decision_of, presentation_at
from sphinx_workshop.importers.papers import FORUM, FORUM_PDF, Raw, paper_records
from sphinx_workshop.importers.record import CannotImport, as_list, as_mapping
from sphinx_workshop.messages import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinx_workshop.importers.record import Record

ADDRESSES: Final = {"v2": "https://api2.openreview.net", "v1": "https://api.openreview.net"}
PAGE: Final = 1000
"""How many submissions the service gives at once."""
SECONDS: Final = 60
"""How long to wait for an answer."""
RETRIES: Final = 2


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
    baseurl: str | None,
    version: str | None,
    progress: Callable[[int, int], None] = lambda done, total: None,  # noqa: ARG005
) -> list[Submission]:
    """Return the submissions to a venue, such as `NeurIPS.cc/2022/Workshop/VGM`, that can be read.

    Without a version, `v1` or `v2`, it is the one that has the venue; `progress` is told how many
    submissions are there, of how many.

    Raises:
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
        if version not in (None, number):
            continue
        with _client((baseurl or ADDRESSES[number]).rstrip("/"), number) as client:
            try:
                submissions = _all(client, query, progress)
            except Exception as error:
                said = error.args[0] if error.args else ""
                if as_mapping(said).get("name") not in {"NotFoundError", "ForbiddenError"}:
                    raise
                refused = refused or f" ({_reason(error)})"
                continue
        if submissions:
            return submissions
    message = (
        f"no submission of {quoted(venue)} can be read{refused}; check the id, which is the one in "
        "openreview.net/group?id=…, or log in: set OPENREVIEW_USERNAME and OPENREVIEW_PASSWORD"
    )
    raise CannotImport(message)


@contextmanager
def _client(address: str, version: str) -> Iterator[Any]:
    """Open a client, and turn whatever an answer does to it into a sentence."""
    try:  # the only late import of importers: the client is an extra of the package
        import openreview.api  # noqa: PLC0415
        from urllib3.util import Retry  # noqa: PLC0415
    except ImportError as error:
        message = "the client of OpenReview is not installed; run: pip install 'sphinx-workshop[openreview]'"
        raise CannotImport(message) from error
    status = [""]
    client = None
    try:
        make = openreview.api.OpenReviewClient if version == "v2" else openreview.Client
        # Given here, so that the client neither asks for a login nor takes other variables.
        login = {key: os.environ.get(f"OPENREVIEW_{key.upper()}") for key in ("username", "password")}
        client = make(baseurl=address, **login)
        # By itself the client waits without end, and repeats a question for minutes.
        adapter = client.session.get_adapter(address)
        adapter.max_retries = Retry(
            total=RETRIES,
            backoff_factor=0.5,
            status_forcelist=[429, 500, 502, 503, 504],
            raise_on_status=False,
            respect_retry_after_header=False,
        )
        send = adapter.send
        adapter.send = lambda request, **options: send(request, **{**options, "timeout": SECONDS})
        hooks = client.session.hooks["response"]
        hooks.append(lambda answer, **_: status.append(f" (HTTP {answer.status_code})"))
        yield client
    except CannotImport:
        raise
    except Exception as error:
        raise _explained(error, address, status[-1]) from error
    finally:
        if client is not None:
            client.session.close()


def _explained(error: Exception, address: str, status: str) -> Exception:
    """Return the error that says what went wrong; an error of ours as it is."""
    reason = _reason(error)
    # Errors of its connections are OSErrors; one that is a ValueError, too, is an answer that is not JSON.
    is_connection = isinstance(error, OSError) and not (isinstance(error, ValueError) and status)
    is_strange = isinstance(error, OSError | ValueError | LookupError | TypeError | AttributeError)
    if is_connection:
        return CannotImport(f"{address} cannot be reached, or broke off: {reason}; try again later")
    if is_strange or reason.startswith("`<"):  # a page for people
        message = f"{address} does not answer as OpenReview does{status}"
        return CannotImport(f"{message}; check the address and --api, or try again later")
    if type(error).__module__.partition(".")[0] in {"openreview", "urllib3", "http"}:
        return CannotImport(f"{address} refuses{status}: {reason}; check the login, or try again later")
    return error


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


def _reason(error: Exception) -> str:
    said = error.args[0] if error.args else ""
    if reason := getattr(said, "reason", None):  # of the last attempt to connect
        said = str(reason).rpartition(": ")[2]
    text = said.get("message", said) if isinstance(said, dict) else said
    return quoted(str(text) or type(error).__name__)


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
    words = _decision(submission)
    decision = decision_of(words)
    accepted = bool(decision.accepted)
    if words:
        accepted = accepted and not re.search(r"withdrawn|rejected", venueid, re.IGNORECASE)
    else:
        accepted = venueid == venue and not re.match(r"submitted to", name, re.IGNORECASE)
    return presentation_at(name) or decision.decision if accepted else None


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


def _raw(submission: Submission, presentation: str) -> Raw:
    key = submission.forum or submission.id
    pdf, listed = _text(submission, "pdf"), as_list(_value(submission.content.get("keywords")))
    return Raw(
        id=str(submission.number) if isinstance(submission.number, int) else key,
        title=_text(submission, "title"),
        authors=[_author(author) for author in as_list(_value(submission.content.get("authors")))],
        abstract=_text(submission, "abstract"),
        tldr=_text(submission, "TLDR", "TL;DR", "tldr", "TL_DR", "one-sentence_summary"),
        decision=presentation,
        keywords=list(map(str, listed)) or re.split(r"[;,]", _text(submission, "keywords")),
        openreview=FORUM + key,
        pdf=FORUM_PDF + key if pdf.startswith("/") else pdf,
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
