"""The client of OpenReview: opened once for a session, and every mishap turned into a sentence."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from sphinx_workshop.importers.record import CannotImport, as_mapping
from sphinx_workshop.messages import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

ADDRESSES: Final = {"v2": "https://api2.openreview.net", "v1": "https://api.openreview.net"}
SECONDS: Final = 60
"""How long to wait for an answer."""
RETRIES: Final = 2


@contextmanager
def client_of(baseurl: str | None, version: str) -> Iterator[Any]:
    """Open a client of a version of the service, `v1` or `v2`, at its usual address or at another one.

    Raises:
        CannotImport: Whatever goes wrong while the client is open, in a sentence.
    """
    address = (baseurl or ADDRESSES[version]).rstrip("/")
    try:  # the only late import of importers: the library is an extra of the package
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
    reason = reason_of(error)
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


def is_refusal(error: Exception) -> bool:
    """Return whether the service says that something is not there, or may not be read."""
    said = error.args[0] if error.args else ""
    return as_mapping(said).get("name") in {"NotFoundError", "ForbiddenError"}


def reason_of(error: Exception) -> str:
    """Return what the service, or the connection to it, says of an error."""
    said = error.args[0] if error.args else ""
    if reason := getattr(said, "reason", None):  # of the last attempt to connect
        said = str(reason).rpartition(": ")[2]
    text = said.get("message", said) if isinstance(said, dict) else said
    return quoted(str(text) or type(error).__name__)
