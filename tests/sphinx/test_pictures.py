"""Photos and logos on pages: small copies with their sizes, in every format, and never the original."""

from __future__ import annotations

import os
import subprocess
import sys
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZipFile

import pytest
from PIL import Image

from sphinx_workshop.pictures.shelf import PILLOW

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sphinx.conftest import Build, Site

DATA: Final = {
    "data/organizers.yml": """
        - name: Ada Example
          photo: photos/Ada 1.jpg
        - name: Bob Example
        - name: Cid Example
          photo: photos/cid.svg
        """,
    "data/sponsors.yml": """
        - name: Example Works
          url: https://example.org
          logo: logos/works.png
          logo_dark: logos/dark.svg
        """,
    "data/photos/cid.svg": "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'/>",
    "data/logos/dark.svg": "<svg xmlns='http://www.w3.org/2000/svg' width='200' height='100'/>",
    "index.md": "# Home\n\n```{organizers}\n:layout: faces\n```\n\n```{sponsors}\n```\n\n"
    "```{toctree}\nsub/people\nada\n```\n",
    "sub/people.md": "# People\n\n```{organizers}\n```\n",
    "ada.md": "# Ada\n\n```{organizer} ada-example\n```\n",
}
SECRET: Final = b"taken at a secret place"


def jpeg(side: int = 500, colour: tuple[int, int, int] = (200, 30, 30)) -> bytes:
    """Return a photo with notes of the camera."""
    notes, stream = Image.Exif(), BytesIO()
    notes[0x010E] = SECRET.decode()
    Image.new("RGB", (side, side), colour).save(stream, "JPEG", exif=notes)
    return stream.getvalue()


def put(site: Site) -> Site:
    """Write the pages, the data and the pictures."""
    site.write(DATA)
    (site.source / "data/photos/Ada 1.jpg").write_bytes(jpeg())
    logo = Image.new("RGBA", (600, 200), (30, 30, 200, 255))
    logo.putpixel((0, 0), (0, 0, 0, 0))
    logo.save(site.source / "data/logos/works.png")
    return site


def everything(build: Build) -> dict[str, bytes]:
    """Return all files of the output, those in archives, too."""
    found = {}
    for path in sorted(build.out.rglob("*")):
        if path.is_file():
            found[str(path.relative_to(build.out))] = path.read_bytes()
        if path.suffix == ".epub":
            with ZipFile(path) as book:
                found |= {f"epub:{name}": book.read(name) for name in book.namelist()}
    return found


def test_a_photo_is_a_picture_with_its_sizes(site: Site) -> None:
    build = put(site).build(strict=True)
    page = build.html("sub/people.html").select_one("li.workshop-person > picture.workshop-picture")
    assert page is not None
    (source,), (image,) = page.select("source"), page.select("img")
    assert source["type"] == "image/webp"
    files = [one.split(" ") for one in str(source["srcset"]).split(", ")]
    assert [density for _path, density in files] == ["1x", "2x", "3x"]
    paths = [path for path, _density in files] + [str(image["src"])]
    sizes = [Image.open(BytesIO((build.out / "sub" / path).read_bytes())).size for path in paths]
    assert sizes == [(80, 80), (160, 160), (240, 240), (160, 160)]
    rest = {name: value for name, value in image.attrs.items() if name != "src"}
    assert rest == {
        "alt": "",
        "class": ["workshop-portrait"],
        "width": "80",
        "height": "80",
        "loading": "lazy",
        "decoding": "async",
    }


def test_who_is_shown_alone_is_larger_and_not_waited_for(site: Site) -> None:
    image = put(site).build().html("ada.html").select_one("img.workshop-portrait")
    assert image is not None
    assert (image["width"], image["height"]) == ("176", "176")
    assert "loading" not in image.attrs


def test_drawings_stay_as_they_are_and_say_their_size(site: Site) -> None:
    build = put(site).build(strict=True)
    photo = build.html("sub/people.html").select_one("img[src$='cid.svg']")
    logo = build.html().select_one("img[src$='dark.svg']")
    assert photo is not None
    assert logo is not None
    assert (photo["width"], photo["height"]) == ("80", "80")
    assert (logo["width"], logo["height"], logo["alt"]) == ("120", "60", "Example Works")
    assert (build.out / "_images/dark.svg").read_bytes() == (site.source / "data/logos/dark.svg").read_bytes()


def test_a_logo_has_its_shape_and_the_name_as_its_text(site: Site) -> None:
    image = put(site).build().html().select_one("picture > img.workshop-logo")
    assert image is not None
    assert (image["width"], image["height"], image["alt"]) == ("180", "60", "Example Works")
    assert str(image["src"]).endswith(".png"), "it is transparent"


@pytest.mark.parametrize(
    "builder", ["html", "dirhtml", "singlehtml", "epub", "text", "man", "texinfo", "xml"]
)
def test_no_original_is_published(site: Site, builder: str) -> None:
    build = put(site).build(builder, strict=True)
    files = everything(build)
    assert [name for name, content in files.items() if SECRET in content] == []
    assert [name for name in files if name.endswith(("Ada 1.jpg", "works.png"))] == []
    if builder in {"text", "man", "texinfo", "xml"}:
        assert [name for name in files if name.endswith((".jpg", ".png", ".webp"))] == []


def test_a_book_has_one_size_that_every_reader_knows(site: Site) -> None:
    files = everything(put(site).build("epub", strict=True))
    page = files["epub:sub/people.xhtml"].decode()
    assert "<picture" not in page
    assert "loading=" not in page
    assert [name for name in files if name.endswith(".webp")] == []
    assert len([name for name in files if name.startswith("epub:_images/ada-1-")]) == 3


def test_a_pdf_has_small_photos_and_names_for_logos(site: Site) -> None:
    put(site).replace("data/organizers.yml", "photo: photos/cid.svg", "affiliation: Example University")
    build = site.build("latex", strict=True)
    files = everything(build)
    photos = {name for name in files if name.endswith(".jpg")}
    assert all(name.startswith("ada-1-") for name in photos)
    assert len(photos) == 3
    assert SECRET not in b"".join(files.values())
    text = next(content for name, content in files.items() if name.endswith(".tex")).decode()
    assert "Example Works" in text
    assert "includegraphics[width=80\\sphinxpxdimen]" in text


BROKEN: Final = jpeg()[:900]


def test_a_broken_photo_is_a_warning_at_its_line_and_the_initials_are_shown(site: Site) -> None:
    put(site)
    (site.source / "data/photos/Ada 1.jpg").write_bytes(BROKEN)
    build = site.build()
    assert len(build.warnings) == 3  # pages
    assert set(build.warnings) == {
        "data/organizers.yml:2: WARNING: `data/photos/Ada 1.jpg` is not a picture, or is broken; "
        "save it again as .jpg, .png, .webp or .svg [workshop.picture]"
    }
    assert [one.get_text() for one in build.html().select(".workshop-initials")] == ["AE", "BE"]
    (site.source / "data/photos/Ada 1.jpg").write_bytes(jpeg())
    build = site.build()
    assert build.warnings == []
    assert [one.get_text() for one in build.html().select(".workshop-initials")] == ["BE"]


def test_a_broken_logo_is_a_warning_and_the_name_is_shown(site: Site) -> None:
    put(site)
    for name in ("works.png", "dark.png"):
        (site.source / "data/logos" / name).write_bytes(b"\x89PNG broken")
    site.replace("data/sponsors.yml", "dark.svg", "dark.png")
    build = site.build()
    assert [warning.split(": ")[0] for warning in build.warnings] == [
        "data/sponsors.yml:3",
        "data/sponsors.yml:4",
    ]
    link = build.html().select_one(".workshop-sponsors a")
    assert link is not None
    assert link.get_text() == "Example Works"
    assert link.select("img") == []


def test_a_photo_that_is_replaced_is_made_anew_and_only_on_its_pages(site: Site) -> None:
    before = put(site).build().html("ada.html").select_one("img")
    (site.source / "data/photos/Ada 1.jpg").write_bytes(jpeg(600, (30, 200, 30)))
    build = site.build()
    after = build.html("ada.html").select_one("img")
    assert before is not None
    assert after is not None
    assert before["src"] != after["src"]
    assert sorted(build.read) == ["ada", "index", "sub/people"]
    assert site.build().written == []


def test_a_page_that_is_written_again_finds_its_pictures_made(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = everything(put(site).build())
    monkeypatch.setitem(PILLOW, "make_all", lambda *_: pytest.fail("a picture is made again"))
    site.replace("sub/people.md", "# People", "# Everybody")
    build = site.build()
    assert "sub/people" in build.written
    images = {name: content for name, content in first.items() if name.startswith("_images/")}
    assert images.items() <= everything(build).items()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Sphinx works in parallel only where processes fork")
def test_parallel_builds_make_the_same_files(site: Site, tmp_path: Path, new_site: type[Site]) -> None:
    serial, parallel = (
        everything(put(site).build()),
        everything(put(new_site(tmp_path / "2")).build(parallel=2)),
    )
    pictures = {name for name in serial if name.startswith("_images/")}
    assert len(pictures) == 4 * 3 + 4 + 2
    assert pictures == {name for name in parallel if name.startswith("_images/")}
    assert [name for name in pictures if serial[name] != parallel[name]] == []


ASKED: Final = """
import sys
from sphinx.cmd.build import main
status = main(["-q", "-b", "html", *sys.argv[1:]])
print(status, "sphinx_workshop.pictures.making" in sys.modules)
"""


def says_of_pillow(site: Site) -> str:
    """Build in a process of its own; return the status, and whether pictures could be made in it."""
    folders = ["-d", str(site.folder / "doctrees"), str(site.source), str(site.folder / "html")]
    command = [sys.executable, "-c", ASKED, *folders]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.strip()


def test_what_needs_pillow_is_imported_only_to_make_pictures(site: Site) -> None:
    site.write(
        {"data/organizers.yml": "- name: Ada Example\n", "index.md": "# Home\n\n```{organizers}\n```\n"}
    )
    assert says_of_pillow(site) == "0 False"
    put(site)
    assert says_of_pillow(site) == "0 True"
    site.replace("sub/people.md", "# People", "# Everybody")
    assert says_of_pillow(site) == "0 False"


def test_the_photo_of_who_is_only_invited_is_in_no_output(site: Site) -> None:
    put(site).write(
        {"data/speakers.yml": "- name: Ivy Invited\n  photo: photos/ivy.jpg\n  status: invited\n"}
    )
    (site.source / "data/photos/ivy.jpg").write_bytes(jpeg(400, (1, 2, 3)))
    files = everything(site.write({"ada.md": "# All\n\n```{speakers}\n```\n"}).build())
    assert [name for name in files if "ivy" in name] == []
