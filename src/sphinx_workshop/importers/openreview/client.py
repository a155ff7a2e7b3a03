"""The service of OpenReview: opened once for a session, and every mishap turned into a sentence."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from sphinx_workshop.importers.record import CannotImport, as_mapping
from sphinx_workshop.importers.servers.addresses import Origin, origin_of
from sphinx_workshop.importers.servers.limits import Visit
from sphinx_workshop.messages import quoted
from sphinx_workshop.table import load

if TYPE_CHECKING:
    from collections.abc import Iterator

ADDRESSES: Final = {"v2": "https://api2.openreview.net", "v1": "https://api.openreview.net"}
_OPEN: Final = "sphinx_workshop.importers.openreview.session:open_client"
"""What opens a client, looked up when one is needed: the library is an extra of the package."""


@dataclass(frozen=True)
class Service:
    """The service that a user names, and how much it may cost to ask it."""

    baseurl: str | None = None
    """Its address, if it is not the usual one."""
    version: str | None = None
    """`v1` or `v2`; None: the one that has the venue."""
    visit: Visit = field(default_factory=Visit)


@contextmanager
def client_of(service: Service, version: str) -> Iterator[Any]:
    """Open a client of a version of the service, `v1` or `v2`, at its usual address or at another one.

    Raises:
        CannotImport: Whatever goes wrong while the client is open, in a sentence.
    """
    address = (service.baseurl or ADDRESSES[version]).rstrip("/")
    origin = origin_of(address)
    login = {key: os.environ.get(f"OPENREVIEW_{key.upper()}") for key in ("username", "password")}
    _check_login(login, address, origin)
    try:
        open_client = load(_OPEN)
    except ImportError as error:
        message = "the client of OpenReview is not installed; run: pip install 'sphinx-workshop[openreview]'"
        raise CannotImport(message) from error
    client = None
    try:
        client = open_client(version, address, _servers(origin), login, service.visit)
        yield client
    except CannotImport:
        raise
    except Exception as error:
        raise _explained(error, address, service.visit.status) from error
    finally:
        if client is not None:
            client.session.close()


def _check_login(login: dict[str, str | None], address: str, origin: Origin) -> None:
    """Check that a name and a password are both there or both not, and that nobody reads them on the way."""
    given = list(filter(None, login.values()))
    if not given:
        return
    if len(given) < len(login):
        message = "set both OPENREVIEW_USERNAME and OPENREVIEW_PASSWORD to log in, or none to ask as a guest"
        raise CannotImport(message)
    if not origin.is_private:
        message = (
            f"{address} is not https, so that others could read the password on its way: nothing was sent; "
            "use https, or unset OPENREVIEW_USERNAME and OPENREVIEW_PASSWORD"
        )
        raise CannotImport(message)


def _servers(origin: Origin) -> frozenset[Origin]:
    """Return the servers of a service: the one that was named; OpenReview's own are two, with one login."""
    usual = frozenset(map(origin_of, ADDRESSES.values()))
    return usual if origin in usual else frozenset({origin})


def _explained(error: Exception, address: str, last: int | None) -> Exception:
    """Return the error that says what went wrong; an error of ours as it is."""
    status = f" (HTTP {last})" if last else ""
    reason = reason_of(error)
    said = as_mapping(error.args[0] if error.args else "").get("name")
    is_strange = isinstance(error, OSError | ValueError | LookupError | TypeError | AttributeError)
    if said == "MfaRequiredError":
        message = f"{address} asks for a code, too (a second factor): run the import in a terminal"
        return CannotImport(f"{message}, where you can type it")
    if is_strange or isinstance(error, RecursionError) or reason.startswith("`<"):  # a page for people
        message = f"{address} does not answer as OpenReview does{status}"
        return CannotImport(f"{message}; check the address and --api, or try again later")
    if type(error).__module__.partition(".")[0] == "openreview":
        return CannotImport(f"{address} refuses{status}: {reason}; check the login, or try again later")
    return error


def is_refusal(error: Exception) -> bool:
    """Return whether the service says that something is not there, or may not be read."""
    said = error.args[0] if error.args else ""
    return as_mapping(said).get("name") in {"NotFoundError", "ForbiddenError"}


def reason_of(error: Exception) -> str:
    """Return what the service says of an error."""
    said = error.args[0] if error.args else ""
    text = said.get("message", said) if isinstance(said, dict) else said
    return quoted(str(text) or type(error).__name__)
