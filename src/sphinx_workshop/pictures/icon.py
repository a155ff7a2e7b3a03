"""The icons that devices ask for: what they are called, and how large a picture they need."""

from __future__ import annotations

from typing import Final

ICO: Final = "favicon.ico"
SMALL: Final = (16, 32, 48)
"""The sides of the pictures in the icon that every browser knows, in pixels."""
TOUCH: Final = "apple-touch-icon.png"
TOUCH_SIDE: Final = 180
"""The side of the icon on a home screen."""
LARGE: Final = {"icon-192.png": 192, "icon-512.png": 512}
"""The icons that a manifest lists."""
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"


def names(side: int) -> list[str]:
    """Return the icons that are made from a picture with a longer side; none is larger than that."""
    sides = {ICO: SMALL[0], TOUCH: TOUCH_SIDE, **LARGE}
    return [name for name, least in sides.items() if least <= side]


def side_of(content: bytes) -> int:
    """Return the longer side of a PNG in pixels; 0 if it is none (ISO/IEC 15948, section 11.2.2)."""
    if not content.startswith(_SIGNATURE):
        return 0
    return max(int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big"))
