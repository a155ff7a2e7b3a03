"""The library of OpenReview, an extra of the package, kept to one server and to the limits of an import."""

from __future__ import annotations

import json
from http.client import HTTPException
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import openreview
import openreview.api
from requests.adapters import HTTPAdapter
from requests.exceptions import RequestException, Timeout
from urllib3.exceptions import HTTPError, TimeoutError  # noqa: A004 (as the library calls it)

from sphinx_workshop.importers.record import CannotImport, as_list, as_mapping, not_utf_8
from sphinx_workshop.importers.servers.addresses import origin_of
from sphinx_workshop.importers.servers.secrets import without_secrets
from sphinx_workshop.importers.servers.waiting import PAUSES, TOO_MANY, Later
from sphinx_workshop.messages import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from requests import PreparedRequest, Response

    from sphinx_workshop.importers.servers.addresses import Origin
    from sphinx_workshop.importers.servers.limits import Visit

_REFUSAL: Final = 400
"""From which status on an answer refuses."""
_SECOND_FACTORS: Final = ("totp", "emailOtp", "passkey")
_BROKEN: Final = (RequestException, HTTPError, HTTPException, OSError)


class BrokenOff(CannotImport):
    """A connection could not be made, or did not last."""


def open_client(
    version: str, address: str, origins: frozenset[Origin], login: Mapping[str, str | None], visit: Visit
) -> Any:  # noqa: ANN401
    """Return a client of a version of the service, logged in if a name and a password are given.

    Args:
        version: `v1` or `v2`.
        address: Where the service is.
        origins: The servers that may be asked.
        login: `username` and `password`.
        visit: The limits.

    Raises:
        CannotImport: The service does not answer, or not within the limits.
    """
    kind = openreview.api.OpenReviewClient if version == "v2" else openreview.Client
    # Made without a login, which would be the first question, before it has any limits.
    client = type("Client", (kind,), {"login_user": lambda *_, **__: {}})(baseurl=address)
    adapter = LimitedAdapter(address, origins, login.get("password"), visit)
    client.session.adapters.clear()
    for scheme in ("https://", "http://"):
        client.session.mount(scheme, adapter)
    client.session.headers["Accept-Encoding"] = "gzip"
    client.session.auth = lambda request: request  # not that of a .netrc
    if any(login.values()):
        if len(origins) == 1:  # the library would log in at an address that nobody named
            client.baseurl_v2 = address
        kind.login_user(client, **login)
    return client


class LimitedAdapter(HTTPAdapter):
    """Asks the servers that it is allowed to ask, and hands on answers that are complete and safe to show."""

    def __init__(self, address: str, origins: frozenset[Origin], password: str | None, visit: Visit) -> None:
        """Take the name of the service for messages, its servers, what no message shows, and the limits."""
        super().__init__()
        self._name = address
        self._origins = origins
        self._password = password
        self._visit = visit

    def send(self, request: PreparedRequest, *_: object, **options: Any) -> Response:  # noqa: ANN401
        """Return the answer to a question, which is repeated where that may help.

        Raises:
            CannotImport: There is none.
        """
        origin = origin_of(request.url or "")
        if origin not in self._origins:
            message = (
                f"{self._name} wants {origin.host} to be asked, too, which nobody named; nothing was sent"
            )
            raise CannotImport(message)
        if origin.is_this_machine:
            options["proxies"] = {}
        for pause in PAUSES:
            try:
                response = self._answer(request, options)
            except BrokenOff:
                if request.method != "GET" or not self._visit.pause(pause):
                    raise
                continue
            may_repeat = request.method == "GET" or response.status_code == TOO_MANY
            if not self._later(response).waited(self._visit, pause, may_repeat=may_repeat):
                return self._checked(response)
        return self._checked(self._answer(request, options))

    def _later(self, response: Response) -> Later:
        return Later.of(self._name, response.status_code, response.headers.get("Retry-After", ""))

    def _checked(self, response: Response) -> Response:
        """Return an answer, unless it still says that there are too many questions."""
        if response.status_code == TOO_MANY:
            raise self._later(response).error(self._visit)
        return response

    def _answer(self, request: PreparedRequest, options: dict[str, Any]) -> Response:
        return self._visit.in_time(self._name, lambda: self._received(request, options))

    def _received(self, request: PreparedRequest, options: dict[str, Any]) -> Response:
        """Return an answer with its whole content.

        Raises:
            CannotImport: It is silent, too large, not UTF-8, or leads elsewhere.
            BrokenOff: The connection cannot be made, or does not last.
        """
        limited = {**options, "stream": True, "timeout": self._visit.limits.silence}
        try:
            response = super().send(request, **limited)
            try:
                content = self._visit.body(
                    self._name,
                    lambda most: bytes(response.raw.read(most, decode_content=False)),
                    response.headers.get("Content-Encoding", ""),
                )
            finally:
                response.close()
        except (Timeout, TimeoutError) as error:
            what = " after the name and the password were sent" if request.path_url == "/login" else ""
            raise self._visit.silent(self._name, what) from error
        except _BROKEN as error:
            reason = without_secrets(_reason_of(error), self._secrets(request))
            message = f"{self._name} cannot be reached, or broke off: {quoted(reason)}; try again later"
            raise BrokenOff(message) from error
        self._visit.status = response.status_code
        if response.is_redirect:
            target = without_secrets(response.headers["Location"], self._secrets(request))
            message = (
                f"{self._name} leads elsewhere, to {quoted(target)}, where nothing is sent; if that is the "
                "service, name it with --baseurl"
            )
            raise CannotImport(message)
        if response.status_code >= _REFUSAL:
            content = _refusal(response, content, self._secrets(request))
        else:
            _check_text(self._name, content)
            content = _login(content) if request.path_url == "/login" else content
        response.raw, response.encoding = BytesIO(content), "utf-8"
        return response

    def _secrets(self, request: PreparedRequest) -> tuple[str | None, ...]:
        token = str(request.headers.get("Authorization") or "").removeprefix("Bearer ")
        return self._password, token


def _refusal(response: Response, content: bytes, secrets: tuple[str | None, ...]) -> bytes:
    """Return what an answer says that refuses, in one form and without secrets."""
    response.headers["Content-Type"] = "application/json"
    text = content.decode("utf-8", "replace")
    try:
        said = as_mapping(json.loads(text))
    except (ValueError, RecursionError):
        said = {}
    message = said.get("message") or text or response.reason
    refusal = {"name": str(said.get("name") or "Error"), "message": str(message)}
    return json.dumps({key: without_secrets(value, secrets) for key, value in refusal.items()}).encode()


def _login(content: bytes) -> bytes:
    """Return the answer to a login with the second factors that the library knows: it prints them."""
    try:
        said = as_mapping(json.loads(content))
    except (ValueError, RecursionError):
        return content
    if not said.get("mfaPending"):
        return content
    known = [method for method in _SECOND_FACTORS if method in as_list(said.get("mfaMethods"))]
    preferred = said.get("preferredMethod")
    chosen = preferred if preferred in known else next(iter(known), None)
    return json.dumps({**said, "mfaMethods": known, "preferredMethod": chosen}).encode()


def _check_text(name: str, content: bytes) -> None:
    """Check that an answer is UTF-8, as JSON is (RFC 8259, section 8.1)."""
    try:
        content.decode()
    except UnicodeDecodeError as error:
        answer = f"an answer of {name}"
        raise not_utf_8(answer, error, "try again later") from error


def _reason_of(error: BaseException) -> str:
    """Return what an error says by itself, without the errors that it is wrapped in."""
    said = error.args[0] if error.args else ""
    reason = getattr(said, "reason", None)  # of the last attempt to connect
    return str(reason).rpartition(": ")[2] if reason else str(said) or type(error).__name__
