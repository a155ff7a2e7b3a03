"""Decodes pictures, turns them upright, crops, shrinks and encodes them: the one module with Pillow."""

from __future__ import annotations

import warnings
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageCms

from sphinx_workshop.pictures.recipes import Made

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sphinx_workshop.pictures.recipes import Recipe

FORMATS: Final = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
"""What is decoded. Pillow knows many more formats, some of which run other programs."""
DRAWN: Final = frozenset({"PNG", "GIF"})
"""Formats of drawings: a logo in one of them keeps its sharp edges."""
DENSITIES: Final = (1, 2, 3)
WORTH_A_FILE: Final = 1.25
"""By which factor a copy must be larger than the one before."""
FACE: Final = 0.25
"""Which part of what is cut off a tall picture is cut off at its top: faces are above the middle."""
ORIENTATION: Final = 0x0112
"""The tag of EXIF that says how the camera was held (EXIF 2.32, section 4.6.4)."""
UPRIGHT: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What turns a picture upright, by the orientation."""


def make_all(orders: Sequence[tuple[Path, Recipe]], workers: int) -> list[Made | str]:
    """Return pictures in the sizes of their recipes; for one that cannot be shown, what is wrong and the fix.

    Args:
        orders: The file of each picture, and its recipe. Of an animation, only the first frame is taken.
        workers: How many threads may work: Pillow lets others run while it decodes and encodes.
    """
    with warnings.catch_warnings():
        # Pillow warns of odd notes of cameras, which nobody is to see, and of sizes that are no longer safe.
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        if workers <= 1:
            return [_made_or_wrong(order) for order in orders]
        with ThreadPoolExecutor(workers) as pool:
            return list(pool.map(_made_or_wrong, orders))


def _made_or_wrong(order: tuple[Path, Recipe]) -> Made | str:
    file, recipe = order
    try:
        return make(file.read_bytes(), recipe)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        most = (Image.MAX_IMAGE_PIXELS or 0) // 1_000_000
        return f"has too many pixels; save it with at most {most} million"
    except Exception:  # noqa: BLE001 (decoders of broken files raise nearly everything)
        return "is not a picture, or is broken; save it again as .jpg, .png, .webp or .svg"


def make(content: bytes, recipe: Recipe) -> Made:
    """Return a picture in the sizes of a recipe, none of them larger than it is."""
    with Image.open(BytesIO(content), formats=FORMATS) as file:
        is_drawn = file.format in DRAWN and not recipe.is_cropped
        # A JPEG is decoded at a fraction of its size, as long as that leaves twice the pixels needed.
        share = 2 * DENSITIES[-1] * max(recipe.width, recipe.height) / min(file.size)
        file.draft(None, (round(file.width * share), round(file.height * share)))
        image = _in_srgb(_upright(file))
    box = _square(image) if recipe.is_cropped else (0, 0, *image.size)
    there = (box[2] - box[0], box[3] - box[1])
    scale = min(recipe.width / there[0], recipe.height / there[1])
    width, height = (max(1, round(side * scale)) for side in there)
    copies = [
        _resized(image, box, (one, round(one * there[1] / there[0]))) for one in _widths(width, there[0])
    ]
    fallback = copies[min(1, len(copies) - 1)]
    kind = "PNG" if is_drawn or fallback.mode == "RGBA" else "JPEG"
    return Made(
        width,
        height,
        [(copy.width, _encoded(copy, "WEBP", quality=80, lossless=is_drawn)) for copy in copies],
        _encoded(fallback, kind, quality=82, optimize=True, progressive=True),
        {"PNG": ".png", "JPEG": ".jpg"}[kind],
    )


def _upright(image: Image.Image) -> Image.Image:
    """Return a picture as the camera was held."""
    turn = None
    with suppress(Exception):  # whatever is wrong with notes of a camera, browsers show the picture
        turn = UPRIGHT.get(image.getexif().get(ORIENTATION, 1))
    return image if turn is None else image.transpose(turn)


def _in_srgb(image: Image.Image) -> Image.Image:
    """Return a picture in the colours of the web: as RGB, or RGBA if one sees through it."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):  # 16 bits
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode == "CMYK" or (image.mode == "RGB" and not image.has_transparency_data):
        image = _converted(image, profile) if profile else image
    if not image.has_transparency_data:
        return image.convert("RGB")
    image = image.convert("RGBA")
    return image.convert("RGB") if image.getchannel("A").getextrema() == (255, 255) else image


def _converted(image: Image.Image, profile: bytes) -> Image.Image:
    """Return a picture with its colours as sRGB: phones save others, and the profile is not kept."""
    try:
        before = ImageCms.ImageCmsProfile(BytesIO(profile))
        after = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, before, after, outputMode="RGB") or image
    except (ImageCms.PyCMSError, OSError, ValueError):  # browsers pass over a profile that is broken
        return image


def _square(image: Image.Image) -> tuple[int, int, int, int]:
    """Return the part of a picture in which the face is."""
    side = min(image.size)
    left, top = (image.width - side) // 2, int((image.height - side) * FACE)
    return left, top, left + side, top + side


def _widths(shown: int, there: int) -> list[int]:
    """Return the widths of the copies, in pixels.

    Args:
        shown: At how many CSS pixels the picture is shown.
        there: How many pixels it has.
    """
    most = min(there, DENSITIES[-1] * shown)
    smaller = [density * shown for density in DENSITIES[:-1]]
    return [*(width for width in smaller if width * WORTH_A_FILE <= most), most]


def _resized(image: Image.Image, box: tuple[int, int, int, int], size: tuple[int, int]) -> Image.Image:
    copy = image.resize((size[0], max(1, size[1])), Image.Resampling.LANCZOS, box, reducing_gap=3.0)
    copy.info.clear()  # comments, profiles and notes, some of which encoders would write again
    return copy


def _encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    stream = BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()
