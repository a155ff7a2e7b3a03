"""E-mail addresses in imported texts: no page gets them."""

from __future__ import annotations

import re
from typing import Final

_ADDRESS: Final = r"(?:\{[^{}@\n]+\}|[\w.%+-]+)@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}"
_LINKED: Final = re.compile(
    rf"\[(?P<words>[^\]\n]*)\]\(<?mailto:[^)\s]*\)"
    rf"|<a\s[^<>]*mailto:[^<>]*>(?P<html>.*?)</a\s*>"
    rf"|<(?:mailto:)?{_ADDRESS}>",
    re.IGNORECASE | re.DOTALL,
)
_BARE: Final = re.compile(rf"(?<![\w.@/:=+-])(?:mailto:)?{_ADDRESS}(?![\w@/-]|:\S)", re.IGNORECASE)
OMITTED: Final = "(…)"
"""What stands for an address, in any language."""


def without_emails(text: str) -> str:
    """Return text with a mark for each e-mail address; a link to one keeps its words."""
    if "@" not in text and "mailto:" not in text.lower():
        return text
    words = _LINKED.sub(lambda link: link["words"] or link["html"] or OMITTED, text)
    return _BARE.sub(OMITTED, words)
