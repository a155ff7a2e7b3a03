"""Makes the icons of all devices from one PNG, with Pillow."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from PIL import Image

from sphinx_workshop.pictures.icon import ICO, LARGE, SMALL, TOUCH, TOUCH_SIDE, names

_SPACE: Final = 0.12
"""The part of a tile, on each side, that stays free around the icon."""


def make(content: bytes) -> dict[str, bytes]:
    """Return the icons by name; those larger than the picture are left out.

    Raises:
        OSError: The picture is broken.
    """
    with Image.open(BytesIO(content), formats=["PNG"]) as file:
        image = file.convert("RGBA")
    side = max(image.size)
    square = Image.new("RGBA", (side, side))
    square.paste(image, ((side - image.width) // 2, (side - image.height) // 2))
    return {name: _icon(square, name) for name in names(side)}


def _icon(square: Image.Image, name: str) -> bytes:
    stream = BytesIO()
    if name == ICO:
        sides = [(side, side) for side in SMALL if side <= square.width]
        square.save(stream, "ICO", sizes=sides)
    elif name == TOUCH:
        _tile(square).save(stream, "PNG", optimize=True)
    else:
        _resized(square, LARGE[name]).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _tile(square: Image.Image) -> Image.Image:
    """Return the icon on a white tile: a home screen shows nothing behind it, and rounds the corners."""
    inner = _resized(square, round(TOUCH_SIDE * (1 - 2 * _SPACE)))
    tile = Image.new("RGBA", (TOUCH_SIDE, TOUCH_SIDE), "white")
    tile.alpha_composite(inner, ((TOUCH_SIDE - inner.width) // 2,) * 2)
    return tile.convert("RGB")


def _resized(square: Image.Image, side: int) -> Image.Image:
    return square.resize((side, side), Image.Resampling.LANCZOS)
