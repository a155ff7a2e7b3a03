"""How the proposal looks: the page with its foot, and the style sheet and fonts beside this module."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, NamedTuple

from sphinx_workshop.locale import _

HERE: Final = Path(__file__).parent
STYLE: Final = HERE / "proposal.css"
FONTS: Final = HERE.parent / "fonts"
MARGIN: Final = 20.0
"""The margin of every page, in mm."""


COUNTERS: Final = {"{0}": "counter(page)", "{1}": "counter(pages)"}


class Foot(NamedTuple):
    """What the foot of every page needs."""

    name: str
    """The short name of the workshop."""
    size: str
    """The size of the paper, as CSS calls it: `A4`, `letter`."""


def style_of(foot: Foot) -> str:
    """Return the style sheet of the proposal."""
    # Translators: the number of a page, and how many pages there are
    words = re.split(r"(\{[01]\})", _("Page {0} of {1}"))
    numbers = [COUNTERS.get(one) or _string(one) for one in words if one]
    page = (
        f"@page {{ size: {foot.size}; margin: {MARGIN}mm;\n"
        f"  @bottom-left {{ content: {_string(foot.name)} }}\n"
        f"  @bottom-right {{ content: {' '.join(numbers)} }}\n}}\n"
    )
    return page + STYLE.read_text(encoding="utf-8")


def _string(text: str) -> str:
    """Return text as a string of CSS.

    Source: CSS Syntax Module Level 3, section 4.3.7: any character may be written by its number.
    """
    return '"' + "".join(one if one.isalnum() or one == " " else f"\\{ord(one):x} " for one in text) + '"'


def font_files() -> dict[str, Path]:
    """Return the fonts by the names that the style sheet uses."""
    return {f"fonts/{path.name}": path for path in sorted(FONTS.glob("*.otf"))}
