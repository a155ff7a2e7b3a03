"""Links of a plain text as numbered footnotes.

While a text is put together, the address of a link stands in it between two control characters, so that
parts can be left out before anything is numbered.
"""

from __future__ import annotations

import re
from typing import Final

from sphinx_workshop.model.markup import plain_paragraphs, plain_text

_OPEN, _CLOSE = "\x02", "\x03"
_NOTE: Final = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_ADDRESS: Final = re.compile(r"https?://[^\s<>\x02\x03]*[^\s<>\x02\x03.,;:!?'\")\]]")
"""An address that is written in a text, without the sign that ends the sentence."""
_CONTROL: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def cited(text: str, address: str) -> str:
    """Return the text of a link with a footnote for its address; an e-mail address stands beside the text."""
    if address.lower().startswith("mailto:"):
        email = address[len("mailto:") :]
        return text if email in text else f"{text} ({email})"
    note = f"{_OPEN}{address}{_CLOSE}"
    return note if text in {"", address} else f"{text} {note}"


def line(markdown: str) -> str:
    """Return one line of Markdown as plain text with footnotes."""
    return plain_text(markdown, cited)


def block(markdown: str, indent: str = "") -> str:
    """Return Markdown as plain text with footnotes; all lines but the first are indented."""
    return plain_paragraphs(markdown, cited).replace("\n", f"\n{indent}")


def noted(text: str) -> str:
    """Return a text in which the addresses that it spells out are footnotes, too."""
    parts = _NOTE.split(text)  # each second one is the address of a footnote already
    return "".join(
        f"{_OPEN}{part}{_CLOSE}" if index % 2 else _ADDRESS.sub(lambda found: cited("", found[0]), part)
        for index, part in enumerate(parts)
    )


def addresses_in(text: str) -> list[str]:
    """Return the addresses of the footnotes in a text, each once, in order."""
    return list(dict.fromkeys(_NOTE.findall(text)))


def numbered(text: str, addresses: list[str]) -> str:
    """Return a text with the numbers of its footnotes, from 1, and without control characters."""
    return _CONTROL.sub("", _NOTE.sub(lambda found: f"[{addresses.index(found[1]) + 1}]", text))
