"""What becomes of a picture: in which size a page shows it, and the files that are made for that."""

from __future__ import annotations

from typing import Final, NamedTuple


class Recipe(NamedTuple):
    """How a picture is shown; the lengths are CSS pixels, as in `workshop.css`."""

    width: int
    """Width of the box that it fills, or fits into."""
    height: int
    """Height of the box."""
    is_cropped: bool
    """Whether it fills the box, and loses what is outside; else it fits in whole."""
    is_first: bool = False
    """Whether readers see it without scrolling, so that the browser should not wait."""


def _portrait(side: int, *, is_first: bool = False) -> Recipe:
    return Recipe(side, side, is_cropped=True, is_first=is_first)


def _logo(height: int) -> Recipe:
    return Recipe(height * 9 // 2, height, is_cropped=False)


RECIPES: Final = {
    "cards": _portrait(80),
    "faces": _portrait(112),
    "full": _portrait(176, is_first=True),
    "art": Recipe(480, 544, is_cropped=False),  # of the landing page
    "logo-1": _logo(88),
    "logo-2": _logo(60),
    "logo-3": _logo(44),
    "logo-4": _logo(36),
}
"""The recipes by the names that directives use: a layout of people, or the size of a sponsor's tier."""


class Copy(NamedTuple):
    """A file made from a picture."""

    name: str
    density: str
    """How many of its pixels one CSS pixel has, as `srcset` writes it: `2x`."""


class Picture(NamedTuple):
    """The files made from a picture for one recipe; nothing of the original is in them but what it shows."""

    width: int
    """Width at which it is shown, in CSS pixels."""
    height: int
    """Height at which it is shown, in CSS pixels."""
    copies: tuple[Copy, ...]
    """The WebP files, smallest first."""
    fallback: str
    """A JPEG, or a PNG where it is transparent or drawn, for whatever does not know WebP."""

    @property
    def names(self) -> list[str]:
        """The names of all files."""
        return [*(copy.name for copy in self.copies), self.fallback]


class Made(NamedTuple):
    """A picture in the sizes that a recipe asks for, encoded."""

    width: int
    """In CSS pixels, as the height."""
    height: int
    webp: list[tuple[int, bytes]]
    """Width in pixels, and content, of each copy, smallest first."""
    fallback: bytes
    ending: str
    """The ending of the fallback's name."""
