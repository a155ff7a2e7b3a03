"""Addresses of servers: which are addresses at all, which are one server, which are this machine."""

from __future__ import annotations

import ipaddress
import re
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.messages import quoted

_PORTS: Final = {"http": 80, "https": 443}


class Origin(NamedTuple):
    """A server: what two addresses have in common that lead to the same one (RFC 6454, section 4)."""

    scheme: str
    host: str
    port: int

    @property
    def is_this_machine(self) -> bool:
        """Whether nothing that is sent there leaves this machine."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:  # a name
            return self.host == "localhost"

    @property
    def is_private(self) -> bool:
        """Whether nobody on the way can read what is sent there."""
        return self.scheme == "https" or self.is_this_machine


def is_address(text: str) -> bool:
    """Return whether a text is an address of http or https, and not a file."""
    return re.match(r"https?://", text, re.IGNORECASE) is not None


def origin_of(address: str) -> Origin:
    """Return the server that an address is of.

    Raises:
        CannotImport: It is no address of http or https, or has a login in it.
    """
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError as error:
        raise _no_address(address) from error
    if not is_address(address) or not host:
        raise _no_address(address)
    if "@" in parts.netloc:
        without = quoted(f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}")
        message = f"an address may not have a name or a password in it; write {without}"
        raise CannotImport(message)
    return Origin(parts.scheme, host, port or _PORTS[parts.scheme])


def _no_address(text: str) -> CannotImport:
    return CannotImport(f"{quoted(text)} is not an address; write it as https://example.org")
