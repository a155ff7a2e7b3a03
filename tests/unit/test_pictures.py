"""Photos and logos become small copies that show the same, and say nothing else."""

from __future__ import annotations

import json
import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pytest
from PIL import Image, ImageCms, ImageDraw

from sphinx_workshop.pictures.making import make, make_all
from sphinx_workshop.pictures.recipes import Picture, Recipe
from sphinx_workshop.pictures.shelf import PILLOW, Order, Shelf
from sphinx_workshop.pictures.svg import stated_size

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FACE: Final = Recipe(80, 80, is_cropped=True)
LOGO: Final = Recipe(270, 60, is_cropped=False)
RED, BLUE, GREEN = (200, 30, 30), (30, 30, 200), (30, 160, 30)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    stream = BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def halves(width: int, height: int) -> Image.Image:
    """Return a picture that is red on the left and blue on the right."""
    image = Image.new("RGB", (width, height), RED)
    ImageDraw.Draw(image).rectangle((width // 2, 0, width, height), fill=BLUE)
    return image


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def is_near(colour: object, expected: tuple[int, ...], by: int = 12) -> bool:
    assert isinstance(colour, tuple)
    return all(abs(one - other) <= by for one, other in zip(colour, expected, strict=False))


def test_copies_have_the_size_shown_and_twice_and_thrice_that() -> None:
    made = make(saved(halves(900, 900), "JPEG"), FACE)
    assert [width for width, _content in made.webp] == [80, 160, 240]
    assert [opened(content).size for _width, content in made.webp] == [(80, 80), (160, 160), (240, 240)]
    assert opened(made.fallback).size == (160, 160)
    assert (made.width, made.height, made.ending) == (80, 80, ".jpg")


@pytest.mark.parametrize(("side", "widths"), [(40, [40]), (90, [90]), (150, [80, 150]), (170, [80, 170])])
def test_nothing_is_made_larger_than_it_is_nor_in_two_sizes_that_are_nearly_one(
    side: int, widths: list[int]
) -> None:
    made = make(saved(halves(side, side), "PNG"), FACE)
    assert [width for width, _content in made.webp] == widths


def test_a_portrait_is_cut_in_the_middle_and_above_it() -> None:
    wide = opened(make(saved(halves(900, 300), "PNG"), FACE).fallback)
    assert is_near(wide.getpixel((10, 80)), RED)
    assert is_near(wide.getpixel((150, 80)), BLUE)
    tall = Image.new("RGB", (400, 800), GREEN)
    ImageDraw.Draw(tall).rectangle((0, 120, 400, 480), fill=RED)  # the face is in the upper half
    seen = opened(make(saved(tall, "PNG"), FACE).fallback)
    assert [is_near(seen.getpixel((80, y)), RED) for y in (2, 20, 80, 140, 158)] == [
        False,
        True,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_is_turned_as_the_camera_was_held_and_its_notes_are_left_out(orientation: int) -> None:
    upright = halves(600, 600)
    back = {2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE", 6: "ROTATE_90"}
    back |= {7: "TRANSVERSE", 8: "ROTATE_270"}
    held = upright.transpose(Image.Transpose[back[orientation]]) if orientation in back else upright
    notes = Image.Exif()
    notes[0x0112] = orientation
    notes[0x010E] = "a secret place"
    content = saved(held, "JPEG", exif=notes, comment="a secret comment", xmp=b"<x>a secret</x>", quality=95)
    assert content.count(b"secret") == 3
    made = make(content, FACE)
    for one in [made.fallback, *(copy for _width, copy in made.webp)]:
        assert is_near(opened(one).getpixel((10, 40)), RED)
        assert b"secret" not in one
        assert not opened(one).getexif()
        assert not {"exif", "xmp", "comment", "icc_profile"} & set(opened(one).info)


def test_notes_that_are_broken_do_not_matter(tmp_path: Path) -> None:
    notes = b"Exif\0\0MM\0*\0\0\0\x08\xff\xff broken"
    file = tmp_path / "ada.jpg"
    file.write_bytes(saved(halves(300, 300), "JPEG", exif=notes))
    assert not isinstance(make_all([(file, FACE)], 1)[0], str)


def transparent(mode: str) -> Image.Image:
    """Return a red disc on nothing."""
    image = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((50, 50, 350, 350), fill=(*RED, 255))
    return image.quantize() if mode == "P" else image.convert(mode)


@pytest.mark.parametrize(
    ("mode", "kind"), [("RGBA", "PNG"), ("P", "PNG"), ("RGBA", "GIF"), ("RGBA", "WEBP"), ("LA", "PNG")]
)
def test_what_is_transparent_stays_so(mode: str, kind: str) -> None:
    made = make(saved(transparent(mode), kind, lossless=True), FACE)
    assert made.ending == ".png"
    for one in [made.fallback, made.webp[-1][1]]:
        image = opened(one).convert("RGBA")
        corner, middle = image.getpixel((0, 0)), image.getpixel((image.width // 2, image.height // 2))
        assert isinstance(corner, tuple)
        assert isinstance(middle, tuple)
        assert (corner[3], middle[3]) == (0, 255)


def test_a_picture_that_only_could_be_transparent_is_a_jpeg() -> None:
    assert make(saved(halves(300, 300).convert("RGBA"), "PNG"), FACE).ending == ".jpg"


def grey16() -> bytes:
    return saved(Image.new("I;16", (300, 300), 40000), "PNG")


def animated() -> bytes:
    frames = [Image.new("RGB", (300, 300), colour) for colour in (RED, BLUE)]
    return saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100)


@pytest.mark.parametrize(
    ("content", "colour"),
    [
        pytest.param(lambda: saved(halves(300, 300).convert("CMYK"), "JPEG", quality=95), RED, id="cmyk"),
        pytest.param(lambda: saved(Image.new("L", (300, 300), 77), "JPEG"), (77, 77, 77), id="grey"),
        pytest.param(lambda: saved(halves(300, 300).convert("P"), "PNG"), RED, id="palette"),
        pytest.param(lambda: saved(Image.new("1", (300, 300), 1), "PNG"), (255, 255, 255), id="bits"),
        pytest.param(grey16, (156, 156, 156), id="16 bits"),
        pytest.param(animated, RED, id="animation"),
        pytest.param(lambda: saved(halves(300, 300), "AVIF", quality=95), RED, id="avif"),
    ],
)
def test_every_kind_of_picture_keeps_its_colours(
    content: Callable[[], bytes], colour: tuple[int, ...]
) -> None:
    made = make(content(), FACE)
    for one in [made.fallback, made.webp[-1][1]]:
        assert opened(one).mode == "RGB"
        assert getattr(opened(one), "n_frames", 1) == 1
        assert is_near(opened(one).getpixel((10, 40)), colour, by=30)


def test_colours_of_another_profile_become_those_of_the_web() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # A profile whose red is blue: the names of the two are swapped in its table.
    swapped = srgb.replace(b"rXYZ", b"....").replace(b"bXYZ", b"rXYZ").replace(b"....", b"bXYZ")
    for profile, colour in ((srgb, RED), (swapped, RED[::-1]), (b"broken", RED)):
        made = make(saved(halves(300, 300), "JPEG", icc_profile=profile, quality=95), FACE)
        assert is_near(opened(made.fallback).getpixel((10, 40)), colour)


@pytest.mark.parametrize(
    ("size", "shown"), [((2000, 400), (270, 54)), ((400, 2000), (12, 60)), ((30, 20), (90, 60))]
)
def test_a_logo_fits_in_whole(size: tuple[int, int], shown: tuple[int, int]) -> None:
    made = make(saved(halves(*size), "PNG"), LOGO)
    assert (made.width, made.height) == shown
    assert made.webp[-1][0] == min(size[0], 3 * shown[0])


def test_a_drawn_logo_keeps_its_edges() -> None:
    made = make(saved(halves(270, 60), "PNG"), LOGO)
    assert made.ending == ".png"
    assert opened(made.webp[-1][1]).convert("RGB").tobytes() == halves(270, 60).tobytes()


def claimed(width: int, height: int) -> bytes:
    """Return a PNG that claims to be large."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (claimed(10_000, 10_000), "has too many pixels; save it with at most 89 million"),
        (claimed(60_000, 60_000), "has too many pixels; save it with at most 89 million"),
        (b"\x89PNG", "is not a picture, or is broken; save it again as .jpg"),
        (b"", "is not a picture, or is broken"),
        (saved(halves(300, 300), "JPEG")[:2000], "is not a picture, or is broken"),
        (saved(halves(300, 300), "TIFF"), "is not a picture, or is broken"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 1 1\n", "is not a picture, or is broken"),
    ],
)
@pytest.mark.parametrize("workers", [1, 2])
def test_a_bad_picture_is_said_to_be_so_and_the_others_are_made(
    content: bytes, said: str, workers: int, tmp_path: Path
) -> None:
    bad, good = tmp_path / "bad.jpg", tmp_path / "good.jpg"
    bad.write_bytes(content)
    good.write_bytes(saved(halves(300, 300), "JPEG"))
    wrong, made = make_all([(bad, FACE), (good, FACE)], workers)
    assert isinstance(wrong, str)
    assert wrong.startswith(said)
    assert not isinstance(made, str)


def test_what_is_made_once_is_found_again_by_its_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, shelf = tmp_path / "Ada Ünal.jpg", Shelf(tmp_path / "shelf")
    file.write_bytes(saved(halves(300, 300), "JPEG"))
    order = Order(file, FACE)
    first = shelf.take([order, order], 1)[order]
    assert isinstance(first, Picture)
    assert [copy.density for copy in first.copies] == ["1x", "2x", "3x"]
    assert first.fallback.startswith("ada-nal-")
    assert {one.name for one in shelf.folder.iterdir() if one.suffix != ".json"} == set(first.names)

    monkeypatch.setitem(PILLOW, "make_all", lambda *_: pytest.fail("it is made again"))
    moved = file.rename(tmp_path / "ada-nal.jpg")
    assert shelf.take([Order(moved, FACE)], 1) == {Order(moved, FACE): first}
    assert Shelf(shelf.folder).take([Order(moved, FACE)], 1) == {Order(moved, FACE): first}


def test_another_content_or_recipe_and_files_that_are_gone_are_made(tmp_path: Path) -> None:
    file, shelf = tmp_path / "ada.jpg", Shelf(tmp_path / "shelf")
    file.write_bytes(saved(halves(300, 300), "JPEG"))
    small = shelf.take([Order(file, FACE)], 1)[Order(file, FACE)]
    large = shelf.take([Order(file, LOGO)], 1)[Order(file, LOGO)]
    assert isinstance(small, Picture)
    assert small != large
    (shelf.folder / small.fallback).unlink()
    (record,) = [one for one in shelf.folder.glob("*.json") if json.loads(one.read_bytes())["width"] == 80]
    assert shelf.take([Order(file, FACE)], 1)[Order(file, FACE)] == small
    assert (shelf.folder / small.fallback).is_file()
    record.write_text("{", encoding="utf-8")
    assert shelf.take([Order(file, FACE)], 1)[Order(file, FACE)] == small
    file.write_bytes(saved(halves(400, 400), "JPEG"))
    assert shelf.take([Order(file, FACE)], 1)[Order(file, FACE)] != small


def test_a_file_that_cannot_be_read_is_said_to_be_so(tmp_path: Path) -> None:
    order = Order(tmp_path / "none.jpg", FACE)
    assert Shelf(tmp_path).take([order], 1) == {order: "cannot be read; check its permissions"}


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ('<svg width="120" height="40.4">', (120, 40)),
        ("<?xml?><!-- a --><svg xmlns='x' height='40px' width = '120px'>", (120, 40)),
        ('<svg viewBox="0 0 300 100" stroke-width="2">', (300, 100)),
        ('<svg viewBox="-5,-5, 300,100" width="100%" height="100%">', (300, 100)),
        ('<svg width="12em" height="4em">', None),
        ('<svg stroke-width="5" height="4">', None),
        ('<svg width="0" height="4">', None),
        ("<svg>", None),
        ("no drawing", None),
        ("<svg", None),
    ],
)
def test_a_drawing_has_the_size_that_it_states(text: str, size: tuple[int, int] | None) -> None:
    assert stated_size(text) == size
