"""The addresses of a site that moves into a folder below its own root."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Container

_END_OF_SENTENCE: Final = ".,;:!?)]}"
"""What follows an address in a text, and is no part of it."""
_OCTETS: Final = 75
"""The longest line of a calendar (RFC 5545, section 3.1)."""
_FOLD: Final = re.compile("\r\n[ \t]")
"""Where a line of a calendar goes on (RFC 5545, section 3.1)."""


class Moving:
    """A site that moves: its full addresses get the year, and links to older editions one step more."""

    def __init__(self, base: str, year: str, files: Container[str], editions: Container[str]) -> None:
        """Take the site.

        Args:
            base: its address, with a slash at its end; empty if it is not known
            year: the folder that it moves into
            files: the files that move, relative to its root
            editions: the folders of older editions, which do not move with it
        """
        self.base, self._year = base, year
        self._files, self._editions = files, editions
        rest = re.escape(base.partition("://")[2].rstrip("/"))
        self._own = re.compile(rf"((?:https?|webcal)://{rest})((?:[/?#][^\s\"'<>\\]*)?)(?![\w.:/-])")

    def text(self, text: str) -> str:
        """Return a text whose full addresses of this site's own files are the new ones.

        Others stay, even at the same host: a page of another project, or of an older edition.
        """
        return self._own.sub(self._moved, text) if self.base else text

    def calendar(self, text: str) -> str:
        """Return a calendar with the new addresses; its long lines are folded."""
        lines = _FOLD.sub("", text).split("\r\n")
        if (moved := [self.text(line) for line in lines]) == lines:
            return text
        return "\r\n".join(map(_folded, moved))

    def link(self, address: str, page: str) -> str:
        """Return where a link of a page leads from its new place."""
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return self.text(address)
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
        return f"../{address}" if target.partition("/")[0] in self._editions else address

    def is_elsewhere(self, address: str) -> bool:
        """Return whether a browser would ask another site for what is at an address."""
        if not address.lower().startswith(("http:", "https:", "ws:", "wss:", "ftp:", "//")):
            return False
        return not (self.base and address.startswith(self.base))

    def _moved(self, found: re.Match[str]) -> str:
        root, rest = found.groups()
        parts = urlsplit(rest.rstrip(_END_OF_SENTENCE))
        name = unquote(parts.path).removeprefix("/")
        name = f"{name}index.html" if not name or name.endswith("/") else name
        if name not in self._files and f"{name}/index.html" not in self._files:
            return found[0]
        slash = "" if rest.startswith("/") else "/"
        return f"{root}/{self._year}{slash}{rest}"


def _folded(line: str) -> str:
    """Return a line of a calendar as lines that are short enough; no character is cut."""
    parts, size = [""], 0
    for character in line:
        octets = len(character.encode())
        if size + octets > _OCTETS:
            parts.append("")
            size = 1  # the blank before it
        parts[-1] += character
        size += octets
    return "\r\n ".join(parts)
