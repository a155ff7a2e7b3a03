"""Photos as organizers deliver them: large, not square, with a place in them; drawn, of nobody."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageDraw, ImageFilter

if TYPE_CHECKING:
    from pathlib import Path

SIZE: Final = (1800, 2400)
_SKINS: Final = ("#f1c9a5", "#8d5524", "#e0ac69", "#c68642", "#ffdbac", "#5c3a21")
_SHIRTS: Final = ("#2b4ea0", "#7a1f3d", "#1f6f54", "#6b4e9b", "#b5651d", "#333f50")
_HAIR: Final = ("#2b1b0e", "#6b6b6b", "#111111", "#7a4a1e", "#d9b36c")
_CAMERA: Final = {271: "Example Camera", 272: "Model 1", 306: "2022:06:01 12:00:00"}
"""Tags of EXIF: the maker, the model, the time."""
_PLACE: Final = {1: "N", 2: (48.0, 12.0, 30.0), 3: "E", 4: (16.0, 22.0, 23.0)}
"""Tags of its part about the place: latitude and longitude."""
_GPS: Final = 0x8825


def draw_face(path: Path, number: int) -> None:
    """Write a photo; the ending of its name says the format, and JPEGs have EXIF.

    Args:
        path: The file.
        number: Chooses the colours; the same number is the same picture.
    """
    path.write_bytes(_face(path.suffix, number))


@cache  # drawn once for all folders that tests write
def _face(ending: str, number: int) -> bytes:
    """Return the bytes of a photo."""
    width, _height = SIZE
    picture = _behind(number)
    draw = ImageDraw.Draw(picture)
    skin, hair = _SKINS[number % len(_SKINS)], _HAIR[number % len(_HAIR)]
    middle = width // 2 + (number % 3 - 1) * 120
    draw.ellipse((middle - 430, 360, middle + 430, 1400), fill=hair)
    draw.rounded_rectangle((middle - 700, 1620, middle + 700, 2700), 320, fill=_SHIRTS[number % len(_SHIRTS)])
    draw.rectangle((middle - 150, 1350, middle + 150, 1750), fill=skin)
    draw.ellipse((middle - 370, 520, middle + 370, 1530), fill=skin)
    for side in (-1, 1):
        x = middle + side * 150
        draw.ellipse((x - 60, 900, x + 60, 980), fill="#ffffff")
        draw.ellipse((x - 30, 908, x + 30, 972), fill="#222222")
    draw.line((middle, 980, middle - 40, 1130, middle + 20, 1140), fill="#7d4b36", width=14)
    draw.arc((middle - 160, 1080, middle + 160, 1300), 20, 160, fill="#a03b3b", width=28)
    grain = Image.frombytes("L", SIZE, Random(number).randbytes(SIZE[0] * SIZE[1])).convert("RGB")  # noqa: S311
    picture = Image.blend(picture, grain, 0.08)
    photo = BytesIO()
    if ending == ".jpg":
        exif = picture.getexif()
        exif.update(_CAMERA)
        exif.get_ifd(_GPS).update(_PLACE)
        picture.save(photo, "JPEG", quality=92, exif=exif)
    else:
        picture.resize((900, 1200)).save(photo, "PNG")
    return photo.getvalue()


def _behind(number: int) -> Image.Image:
    """Return a wall with leaves and lamps, out of focus."""
    small = (SIZE[0] // 8, SIZE[1] // 8)
    shade = Image.linear_gradient("L").resize(small)
    light, dark = (Image.new("RGB", small, _colour(number + turn, 60, 225)) for turn in (0, 3))
    picture = Image.composite(light, dark, shade)
    draw = ImageDraw.Draw(picture)
    for spot in range(9):
        x, y = (spot * 50 + number * 17) % small[0], (spot * 30 + number * 9) % (small[1] // 2)
        draw.ellipse((x - 15, y - 15, x + 15, y + 15), fill=_colour(number + spot, 90, 240))
    return picture.filter(ImageFilter.GaussianBlur(8)).resize(SIZE)


def draw_logo(path: Path, number: int) -> None:
    """Write a wide logo with a clear background as PNG."""
    logo = Image.new("RGBA", (1200, 400), (0, 0, 0, 0))
    draw = ImageDraw.Draw(logo)
    for ring in range(3):
        left = 40 + 220 * ring
        draw.ellipse((left, 60, left + 280, 340), outline=_SHIRTS[(number + ring) % len(_SHIRTS)], width=44)
    draw.rounded_rectangle((820, 120, 1160, 280), 60, fill=_SHIRTS[number % len(_SHIRTS)])
    logo.save(path)


def _colour(number: int, least: int, most: int) -> tuple[int, int, int]:
    """Return a colour whose parts lie between two values."""
    red, green, blue = ((number * step) % (most - least) + least for step in (53, 97, 151))
    return red, green, blue
