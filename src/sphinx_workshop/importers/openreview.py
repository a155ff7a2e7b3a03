"""The submissions of a venue at OpenReview, fetched by its official client."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from sphinx_workshop.importers.found import CannotImport
from sphinx_workshop.messages import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

API_V2: Final = "https://api2.openreview.net"
API_V1: Final = "https://api.openreview.net"
_PAGE: Final = 1000
"""How many notes the service gives at once."""
_SECONDS: Final = 60
"""How long to wait for an answer."""
_RETRIES: Final = 2
_INSTALL: Final = "the client of OpenReview is not installed; run: pip install 'sphinx-workshop[openreview]'"


class Note(Protocol):
    """What the client gives for a submission, in either version of the service."""

    id: str
    forum: str | None
    number: int | None
    content: dict[str, object]
    details: dict[str, object] | None
    ddate: int | None


@dataclass(frozen=True)
class _Query:
    version: str
    content: dict[str, str] | None = None
    invitation: str | None = None


def fetch(
    venue: str,
    baseurl: str | None,
    version: str | None,
    progress: Callable[[int, int], None] = lambda done, total: None,  # noqa: ARG005
) -> list[Note]:
    """Return the submissions of a venue that can be read.

    :param venue: the id of the venue, such as `NeurIPS.cc/2022/Workshop/VGM`
    :param baseurl: the address of the service; default: that of the version
    :param version: `v1` or `v2`; default: the one that has the venue
    :param progress: is told how many submissions are there of how many
    :raises CannotImport: where the service does not give them all
    """
    refused = ""
    for query in _queries(venue, version):
        address = (baseurl or (API_V2 if query.version == "v2" else API_V1)).rstrip("/")
        statuses: list[int] = []
        with _errors(address, statuses):
            service = _Service(address, query.version, statuses)
            try:
                notes = service.notes(query, progress)
            except _Refused as error:
                refused = refused or str(error)
                continue
            finally:
                service.client.session.close()
        if notes:
            return notes
    reason = f" ({refused})" if refused else ""
    message = (
        f"no submission of {quoted(venue)} can be read{reason}; check the id, which is the one in "
        "openreview.net/group?id=…, or log in: set OPENREVIEW_USERNAME and OPENREVIEW_PASSWORD"
    )
    raise CannotImport(message)


def _queries(venue: str, version: str | None) -> list[_Query]:
    """Return what to ask for: the accepted papers, else all submissions, whose decisions are replies."""
    queries = [
        _Query("v2", content={"venueid": venue}),
        _Query("v2", invitation=f"{venue}/-/Submission"),
        _Query("v1", content={"venueid": venue}),
        _Query("v1", invitation=f"{venue}/-/Blind_Submission"),
        _Query("v1", invitation=f"{venue}/-/Submission"),
    ]
    return [query for query in queries if version in {None, query.version}]


class _Refused(Exception):  # noqa: N818 (the service may say so to a question of several)
    """The service does not know what was asked for, or does not show it."""


class _Session(Protocol):
    def close(self) -> None:
        """End the connections."""


class _Client(Protocol):
    session: _Session

    def get_notes(self, **parameters: object) -> object:
        """Return notes, with their number at first."""


class _Service:
    def __init__(self, address: str, version: str, statuses: list[int]) -> None:
        self.client = _client(address, version, statuses)

    def notes(self, query: _Query, progress: Callable[[int, int], None]) -> list[Note]:
        """Return all notes of a query, page by page, none of them deleted."""
        page, total = self.page(query, None)
        found = {note.id: note for note in page}
        while page and len(found) < total:
            progress(len(found), total)
            page, _ = self.page(query, page[-1].id)
            page = [note for note in page if note.id not in found]
            found |= {note.id: note for note in page}
        progress(len(found), max(total, 1))
        if len(found) < total:
            message = f"OpenReview gave {len(found)} of {total} submissions; import again"
            raise CannotImport(message)
        return [note for note in found.values() if note.ddate is None]

    def page(self, query: _Query, after: str | None) -> tuple[list[Note], int]:
        import openreview  # noqa: PLC0415 (an extra)

        try:
            answer = self.client.get_notes(
                content=query.content,
                invitation=query.invitation,
                details="directReplies",
                sort="id",
                limit=_PAGE,
                after=after,
                with_count=after is None,
            )
        except openreview.OpenReviewException as error:
            said = error.args[0] if error.args else {}
            if isinstance(said, dict) and said.get("name") in {"NotFoundError", "ForbiddenError"}:
                raise _Refused(_message(error)) from error
            raise
        notes: object = answer[0] if isinstance(answer, tuple) else answer
        count: object = answer[1] if isinstance(answer, tuple) else 0
        if not isinstance(notes, list) or not isinstance(count, int):
            raise TypeError
        if any(not isinstance(note.content, dict) for note in notes):
            raise TypeError
        return notes, count


def _client(address: str, version: str, statuses: list[int]) -> _Client:
    """Return a client that notes the HTTP status of each answer."""
    try:
        import openreview  # noqa: PLC0415 (an extra)
        import openreview.api  # noqa: PLC0415
        from urllib3.util import Retry  # noqa: PLC0415
    except ImportError as error:
        raise CannotImport(_INSTALL) from error
    # Named here, so that the client asks for nothing and takes no other variables.
    login = {
        "username": os.environ.get("OPENREVIEW_USERNAME"),
        "password": os.environ.get("OPENREVIEW_PASSWORD"),
    }
    make = openreview.api.OpenReviewClient if version == "v2" else openreview.Client
    client = make(baseurl=address, **login)
    # The client waits without end, and repeats a question for minutes.
    adapter = client.session.get_adapter(address)
    adapter.max_retries = Retry(
        total=_RETRIES,
        backoff_factor=0.5,
        status_forcelist=[429, 500, 502, 503, 504],
        raise_on_status=False,
        respect_retry_after_header=False,
    )
    send = adapter.send
    adapter.send = lambda request, **options: send(request, **{**options, "timeout": _SECONDS})
    client.session.hooks["response"].append(lambda answer, **_: statuses.append(answer.status_code))
    typed: _Client = client
    return typed


@contextmanager
def _errors(address: str, statuses: list[int]) -> Iterator[None]:
    """Turn whatever an answer can do to the client into a sentence."""
    try:
        yield
    except (CannotImport, _Refused):
        raise
    except OSError as error:  # the exceptions of requests are among them
        if isinstance(error, ValueError) and statuses:  # there is an answer, and it is no JSON
            raise _strange(address, statuses) from error
        message = f"{address} cannot be asked, or broke off: {_message(error)}; try again later"
        raise CannotImport(message) from error
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise _strange(address, statuses) from error
    except Exception as error:
        if type(error).__module__.partition(".")[0] not in {"openreview", "urllib3", "http"}:
            raise
        said = _message(error)
        if said.startswith("`<"):  # a page for people
            raise _strange(address, statuses) from error
        message = f"{address} refuses{_status(statuses)}: {said}; check the login, or try again later"
        raise CannotImport(message) from error


def _strange(address: str, statuses: list[int]) -> CannotImport:
    return CannotImport(
        f"{address} does not answer as OpenReview does{_status(statuses)}; "
        "check the address and --api, or try again later"
    )


def _status(statuses: list[int]) -> str:
    return f" (HTTP {statuses[-1]})" if statuses else ""


def _message(error: Exception) -> str:
    said = error.args[0] if error.args else ""
    if reason := getattr(said, "reason", None):  # of the last attempt to connect
        said = str(reason).rpartition(": ")[2]
    text = said.get("message", said) if isinstance(said, dict) else said
    return quoted(str(text) or type(error).__name__)
