"""What the first bytes of a file say of it: names of files lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_RASTER: Final = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF")
_BRANDS_OF_AVIF: Final = frozenset({b"avif", b"avis"})
_BRANDS_OF_HEIC: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1"})
_BOMS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_POINTER: Final = b"version https://git-lfs"


def wrong_picture(file: Path) -> str | None:
    """Return why a file is no picture that browsers show, and the fix; None if it looks like one.

    Args:
        file: A file whose name ends as that of a picture.
    """
    try:
        with file.open("rb") as stream:
            start = stream.read(64)
    except OSError as error:
        return f"cannot be read ({error.strerror}); check its permissions"
    brands = {start[at : at + 4] for at in range(8, len(start), 4)} if start[4:8] == b"ftyp" else set()
    if start.startswith(_POINTER):
        return "is only a pointer to a file of Git LFS; run `git lfs pull`"
    if brands & _BRANDS_OF_AVIF:
        return None
    if brands & _BRANDS_OF_HEIC:
        return "is in the format HEIC, which browsers do not show; save it as .jpg"
    if file.suffix.lower() == ".svg":
        is_drawing = start.lstrip().startswith((b"<", *_BOMS))
        return None if is_drawing else "is not an SVG; save it again as .svg, or name it as what it is"
    if start.startswith(_RASTER):
        return None
    return "is not a picture, whatever its name says; save it as .jpg, .png, .webp or .svg"
