"""Texts of other systems as plain text: lines, names, ids, addresses."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Final

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from sphinx_workshop.importers.text.emails import NEVER_PUBLISHED, has_email, name_without_emails
from sphinx_workshop.importers.text.letters import accents
from sphinx_workshop.model.names import Identifier, slug, url_of
from sphinx_workshop.source.yaml import TO_BE

_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_REMOVED: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters
    "\u202a-\u202e\u2066-\u2069"  # marks that change the direction of the text after them
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"  # not characters
)
_ID: Final = TypeAdapter(Identifier)


def lines(text: str) -> str:
    """Return text with plain line breaks, without control characters and spaces at line ends."""
    cleaned = _REMOVED.sub("", _BREAKS.sub("\n", text))
    return "\n".join(line.rstrip() for line in cleaned.split("\n")).strip()


def line(text: str) -> str:
    """Return text as one line, without control characters."""
    return " ".join(lines(text).split())


def paragraphs(text: str) -> str:
    """Return text as lines with single spaces, and paragraphs one blank line apart."""
    cleaned = "\n".join(" ".join(part.split()) for part in lines(text).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", cleaned)


def name(text: str) -> str:
    """Return a line that is not Markdown, such as a name, without e-mail addresses.

    It is empty if it only says "to be announced".
    """
    cleaned = accents(name_without_emails(line(text)))
    return "" if is_to_be(cleaned) else cleaned


def is_to_be(text: str) -> bool:
    """Return whether text only says "to be announced", in any of the words that data files refuse."""
    return text.strip().lower() in TO_BE


def identifier(text: str) -> str:
    """Return an id that data files accept, unchanged if possible; empty if none can be made."""
    cleaned = line(text)
    if re.fullmatch(r"\d+\.0+", cleaned):  # a number from a spreadsheet
        cleaned = cleaned.partition(".")[0]
    for candidate in (cleaned, cleaned.strip("-._ "), slug(cleaned)):
        with suppress(ValidationError):
            if not is_to_be(candidate):
                return str(_ID.validate_python(candidate))
    return ""


def address(text: str) -> tuple[str, str]:
    """Return an address that data files accept and that is no e-mail address, or nothing and the reason."""
    cleaned = line(text)
    if cleaned.lower().startswith("mailto:") or has_email(cleaned):
        return "", NEVER_PUBLISHED
    try:
        return url_of(cleaned.replace(" ", "%20")), ""
    except PydanticCustomError as error:
        return "", error.message()
