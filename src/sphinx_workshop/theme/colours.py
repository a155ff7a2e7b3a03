"""Colours from one accent: shades that can be read on the light and on the dark ground of the theme."""

from __future__ import annotations

import colorsys
import re
from typing import Final, NamedTuple

_HEX: Final = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_STEPS: Final = 200
_DARK: Final = 0.18
"""The luminance below which white is read better than black."""
_LINEAR: Final = 0.04045
"""The value of a channel of sRGB up to which it is linear."""
READABLE: Final = 7.0
"""The contrast of text with its ground that level AAA of WCAG 2.2 asks for (1.4.6)."""


class Colour(NamedTuple):
    """A colour of sRGB; each channel is from 0 to 1."""

    red: float
    green: float
    blue: float

    def __str__(self) -> str:
        """Return the colour as CSS writes it: `#27477f`."""
        return "#" + "".join(f"{round(channel * 255):02x}" for channel in self)


class Pair(NamedTuple):
    """The same role on a light and on a dark page."""

    light: Colour
    dark: Colour


def parse(text: str) -> Colour | None:
    """Return the colour that `#rgb` or `#rrggbb` stands for; None for anything else."""
    if not _HEX.fullmatch(text):
        return None
    digits = text[1:]
    pairs = [2 * digit for digit in digits] if len(digits) == len("rgb") else re.findall("..", digits)
    return Colour(*(int(pair, 16) / 255 for pair in pairs))


def luminance(colour: Colour) -> float:
    """Return the relative luminance, from 0 to 1, as WCAG 2.2 defines it."""
    red, green, blue = (
        channel / 12.92 if channel <= _LINEAR else ((channel + 0.055) / 1.055) ** 2.4 for channel in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable(colour: Colour, ground: Colour, least: float = READABLE) -> Colour:
    """Return the shade of a colour next to it that can be read on a ground.

    Args:
        colour: The colour; its hue stays.
        ground: What the text stands on.
        least: The contrast that the shade must have.
    """
    if contrast(colour, ground) >= least:
        return colour
    hue, lightness, saturation = colorsys.rgb_to_hls(*colour)
    end = 0.0 if luminance(ground) > _DARK else 1.0  # towards black on a light ground, else towards white
    for step in range(1, _STEPS):
        shade = Colour(*colorsys.hls_to_rgb(hue, lightness + (end - lightness) * step / _STEPS, saturation))
        if contrast(shade, ground) >= least:
            return shade
    return Colour(end, end, end)


def mixed(colour: Colour, ground: Colour, share: float) -> Colour:
    """Return a tint: a share, from 0 to 1, of a colour in a ground."""
    return Colour(*(share * one + (1 - share) * other for one, other in zip(colour, ground, strict=True)))
