"""What the picture says that other sites show of a page, and what its file is called."""

from __future__ import annotations

from hashlib import sha256
from typing import Final, NamedTuple

WIDTH: Final = 1200
HEIGHT: Final = 630
"""The shape that networks show in full, 1.91 to 1; in pixels."""
DRAWN_AS: Final = 1
"""To be raised when the same card becomes another picture than before."""


class Card(NamedTuple):
    """The texts of a card, any of them may be empty, and its colour."""

    event: str
    """The short name of the workshop; empty where the title says it."""
    title: str
    below: str
    """What follows the title in smaller letters: the tagline, or the authors of a paper."""
    foot: str
    """Date and place."""
    colour: str
    """The ground, as `#rrggbb`; white is read on it."""
    font: str = ""
    """The font for what the bundled one cannot show; empty if there is none."""

    @property
    def text(self) -> str:
        """All that it says, for those who do not see it."""
        return " · ".join(filter(None, (self.event, self.title, self.below, self.foot)))

    @property
    def name(self) -> str:
        """The name of the file, which differs by what the card says and how it is drawn."""
        return f"card-{sha256(repr((DRAWN_AS, *self)).encode()).hexdigest()[:16]}.png"
