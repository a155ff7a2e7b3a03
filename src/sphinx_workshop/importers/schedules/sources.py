"""The bytes of files and of addresses of http and https."""

from __future__ import annotations

from http.client import HTTPException
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.error import HTTPError
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.importers.servers.addresses import is_address, origin_of
from sphinx_workshop.importers.servers.limits import Limits, Visit
from sphinx_workshop.importers.servers.waiting import PAUSES, TOO_MANY, Later
from sphinx_workshop.messages import shortened

if TYPE_CHECKING:
    from collections.abc import Callable

    Get = Callable[[str], bytes]
    """Returns what is at an address."""

MOST_BYTES: Final = Limits.answer
"""The largest file that is read."""
_ACCEPTED: Final = "application/json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"
"""A page of a schedule at pretalx answers with the schedule if it is asked for JSON."""


class Source(NamedTuple):
    """What a file, or an address, has."""

    name: str
    content: bytes
    url: str = ""
    """The address; empty for a file."""


def read_source(place: str, get: Get | None = None) -> Source:
    """Return what is in a file or at an address.

    Raises:
        CannotImport: It cannot be read.
    """
    if is_address(place):
        return Source(place, (get or download)(place), place)
    try:
        with Path(place).open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        message = f"{place} cannot be read: {error.strerror}; check the path"
        raise CannotImport(message) from error
    return Source(place, _not_too_large(content, place))


def download(url: str, visit: Visit | None = None) -> bytes:
    """Return what is at an address; the visit has the limits.

    Raises:
        CannotImport: It cannot be reached, refuses, is too large, or takes too long.
    """
    visit = visit or Visit()
    origin_of(url)
    pauses = iter(PAUSES)
    while True:
        try:
            return visit.in_time(url, lambda: _received(url, visit))
        except HTTPError as error:
            pause, is_busy = next(pauses, None), error.code == TOO_MANY
            if pause is None or not _later(url, error).waited(visit, pause, may_repeat=is_busy):
                raise _refusal(url, error, visit) from error


def _later(url: str, error: HTTPError) -> Later:
    return Later.of(url, error.code, error.headers.get("Retry-After", ""))


def _refusal(url: str, error: HTTPError, visit: Visit) -> CannotImport:
    """Return why a server gives nothing."""
    if error.code == TOO_MANY:
        return _later(url, error).error(visit)
    hint = "it needs a login: download the schedule in a browser, and give the file"
    fix = hint if error.code in {401, 403} else "check the address, or try again later"
    return CannotImport(f"{url} answers with an error ({error.code} {shortened(error.reason or '')}); {fix}")


def _received(url: str, visit: Visit) -> bytes:
    """Return the whole answer of a server.

    Raises:
        CannotImport: There is none, or it is too large.
        HTTPError: It is an error.
    """
    opener = OpenerDirector()
    for handler in (  # those of http alone: no redirection leads to a file
        ProxyHandler(),
        HTTPHandler(),
        HTTPSHandler(),
        HTTPRedirectHandler(),
        HTTPErrorProcessor(),
        HTTPDefaultErrorHandler(),
    ):
        opener.add_handler(handler)
    try:
        request = Request(url, headers={"Accept": _ACCEPTED, "User-Agent": "sphinx-workshop"})  # noqa: S310 (http alone)
        answer = opener.open(request, timeout=visit.limits.silence)
        if answer is None:
            message = (
                f"{url} leads to an address that is neither http nor https; download the schedule by hand"
            )
            raise CannotImport(message)
        with answer:
            return visit.body(url, answer.read, answer.headers.get("Content-Encoding", ""))
    except HTTPError as error:
        error.close()
        raise
    except (OSError, HTTPException, ValueError) as error:
        cause = getattr(error, "reason", error)
        if isinstance(cause, TimeoutError):
            raise visit.silent(url) from error
        reason = shortened(str(cause))
        message = f"{url} cannot be reached, or broke off: {reason}; check the address, or try again later"
        raise CannotImport(message) from error


def _not_too_large(content: bytes, name: str) -> bytes:
    if len(content) > MOST_BYTES:
        message = f"{name} has more than {MOST_BYTES // 1_000_000} MB; check that it is a schedule"
        raise CannotImport(message)
    return content
