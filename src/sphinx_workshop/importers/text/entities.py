"""Characters that are written as entities of HTML: `&#246;` is ö. What stands for no character stays."""

from __future__ import annotations

import html
import re
from typing import Final

_ENTITY: Final = re.compile(r"&(?:#\d{1,9};?|#[xX][0-9a-fA-F]{1,8};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_REPLACEMENT: Final = "\ufffd"
"""What programs write for what is no character; it may also be meant."""
_MEANT: Final = re.compile(r"&#(?:0*65533|x0*fffd);?", re.IGNORECASE)


def unescaped(text: str, nothing: str | None = None) -> str:
    """Return a text with the characters that its entities stand for.

    Args:
        text: The text.
        nothing: What stands for an entity of no character; None: the entity, as it is written.
    """

    def character(found: re.Match[str]) -> str:
        meant = html.unescape(found[0])
        is_none = not meant or (_REPLACEMENT in meant and not _MEANT.fullmatch(found[0]))
        return (found[0] if nothing is None else nothing) if is_none else meant

    return _ENTITY.sub(character, text) if "&" in text else text
