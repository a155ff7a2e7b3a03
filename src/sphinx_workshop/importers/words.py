"""Outside text without what no data file may have in it, and outside values in the form of our facts."""

from __future__ import annotations

import re
from typing import Final

from pydantic_core import PydanticCustomError

from sphinx_workshop.model.names import Identifier, slug, url_of
from sphinx_workshop.source.yaml import TO_BE

_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNWANTED: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters
    "\u202a-\u202e\u2066-\u2069"  # what turns the direction of the text that follows
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"  # no characters at all
)
_IDENTIFIER: Final = Identifier.__metadata__[0].check  # type: ignore[attr-defined]
_FORUM: Final = "https://openreview.net"


def lines(text: str) -> str:
    """Return text without control characters, with plain line breaks, and no blanks at line ends."""
    kept = _UNWANTED.sub("", _BREAKS.sub("\n", text))
    return "\n".join(line.rstrip() for line in kept.split("\n")).strip()


def line(text: str) -> str:
    """Return text as one line, without control characters."""
    return " ".join(lines(text).split())


def paragraphs(text: str) -> str:
    """Return text as lines without runs of blanks, and paragraphs one blank line apart."""
    cleaned = "\n".join(" ".join(part.split()) for part in lines(text).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", cleaned)


def name(text: str) -> str:
    """Return a line that is no Markdown, such as a name; nothing where it stands for what is to come."""
    cleaned = line(text)
    return "" if is_to_be(cleaned) else cleaned


def is_to_be(text: str) -> bool:
    """Return whether text only says that something is to be announced; no data file may say so but by TBD."""
    return text.strip().lower() in TO_BE


def identifier(text: str) -> str:
    """Return an id as data files may have it, the same where it is one; nothing where none can be made."""
    cleaned = line(text)
    if re.fullmatch(r"\d+\.0+", cleaned):  # a spreadsheet's idea of a number
        cleaned = cleaned.partition(".")[0]
    for candidate in (cleaned, cleaned.strip("-._ "), slug(cleaned)):
        try:
            return str(_IDENTIFIER(candidate))
        except PydanticCustomError:
            continue
    return ""


def address(text: str) -> tuple[str, str]:
    """Return an address that data may have, or nothing and why."""
    cleaned = line(text)
    try:
        return url_of(cleaned.replace(" ", "%20")), ""
    except PydanticCustomError as error:
        return "", error.message().partition(";")[0]


def forum(key: str) -> str:
    """Return the page of a submission at OpenReview."""
    return f"{_FORUM}/forum?id={key}"


def pdf(key: str) -> str:
    """Return the paper of a submission at OpenReview."""
    return f"{_FORUM}/pdf?id={key}"
