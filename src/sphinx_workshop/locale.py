"""What the extension itself says, in the language of the site."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sphinx.locale import get_translation, get_translator

CATALOG: Final = "sphinx_workshop"
FOLDER: Final = Path(__file__).parent / "locales"

_ = get_translation(CATALOG)


def counted(number: int, one: str, other: str) -> str:
    """Return the words for a number of things in the language of the site; `%(number)d` stands for it.

    Args:
        number: How many things there are.
        one: The English words for one thing.
        other: The English words for any other number.
    """
    return get_translator(CATALOG).ngettext(one, other, number) % {"number": number}
