"""Cards and icons: pictures that are right on every machine, and small."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Final

import pytest
from PIL import Image, ImageFont

from sphinx_workshop.pictures import cards, icons
from sphinx_workshop.pictures.card import HEIGHT, WIDTH, Card
from sphinx_workshop.pictures.icon import LARGE, SMALL, TOUCH, names, side_of

HERE: Final = Path()
PLAIN: Final = Card("EWE 2022", "Dates", "", "Friday, 2 December 2022", "#27477f")
LONG: Final = "A title that goes on and on, about examples of Đặng, Ελληνικά and Русский, " * 6
WORD: Final = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def picture(card: Card) -> Image.Image:
    (content,) = cards.draw([card], HERE)
    return Image.open(BytesIO(content))


def written(card: Card, box: tuple[int, int, int, int]) -> bool:
    """Return whether anything as light as letters is inside a part of a card."""
    darkest, lightest = picture(card).convert("L").crop(box).getextrema()
    assert isinstance(darkest, int | float)
    return float(str(lightest)) > 150


@pytest.mark.parametrize("card", [PLAIN, PLAIN._replace(title=LONG, below=LONG), PLAIN._replace(title=WORD)])
def test_a_card_has_the_shape_that_networks_ask_for_and_is_small(card: Card) -> None:
    (content,) = cards.draw([card], HERE)
    assert (picture(card).size, picture(card).format) == ((WIDTH, HEIGHT), "PNG")
    assert len(content) <= 40_000


def test_a_card_is_the_same_bytes_each_time() -> None:
    assert cards.draw([PLAIN], HERE) == cards.draw([PLAIN], HERE)
    assert PLAIN.name == Card(*PLAIN).name
    assert PLAIN.name != PLAIN._replace(title="Date").name


@pytest.mark.parametrize("title", [LONG, WORD, "W" * 300, "Dates"])
def test_no_text_leaves_the_margins(title: str) -> None:
    card = PLAIN._replace(title=title, below=title, foot=title, event=title)
    edge = cards.MARGIN - 6
    for box in ((WIDTH - edge, 0, WIDTH, HEIGHT), (0, 0, edge, HEIGHT), (0, HEIGHT - 60, WIDTH, HEIGHT)):
        assert not written(card, box)


def test_a_title_does_not_reach_what_is_below() -> None:
    foot = HEIGHT - cards.MARGIN - cards.SMALL
    for title in (LONG, WORD, "Dates"):
        assert not written(PLAIN._replace(title=title, foot=""), (0, foot, WIDTH, HEIGHT))


@pytest.mark.parametrize(
    "title", ["Đặng Thị Ngọc", "Ελληνικά", "Русский", "Łódź, Ångström", "naïve “quotes” – €5"]
)
def test_the_bundled_fonts_show_latin_vietnamese_greek_and_cyrillic(title: str) -> None:
    for path in (cards.BOLD, cards.REGULAR):
        assert cards.Style(path, "", 40).face(title) is not None


@pytest.mark.parametrize("title", ["李明", "أحمد", "データ", "한국어", "🎉 Party"])
def test_what_no_font_can_show_is_left_out_and_the_name_stands_for_it(title: str) -> None:
    without = PLAIN._replace(title=PLAIN.event, event="")
    assert cards.draw([PLAIN._replace(title=title)], HERE) == cards.draw([without], HERE)
    assert cards.draw([PLAIN._replace(below=title)], HERE) == cards.draw([PLAIN], HERE)


def test_a_font_of_the_site_shows_what_the_bundled_one_cannot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards, "BOLD", cards.REGULAR)
    calls: list[str] = []
    load = cards._load

    def noted(path: str, size: int) -> ImageFont.FreeTypeFont:
        calls.append(path)
        return load(cards.REGULAR, size)

    monkeypatch.setattr(cards, "_load", noted)
    monkeypatch.setattr(cards, "_shows", lambda _font, path, _text: path == "other.ttf")
    style = cards.Style(cards.REGULAR, "other.ttf", 40)
    assert style.face("李明") is not None
    assert calls == [cards.REGULAR, "other.ttf"]


def test_a_title_is_as_large_as_it_can_be() -> None:
    room = 300.0
    sizes = [cards._fitted(title, "", room)[0].size for title in ("Dates", LONG[:70], LONG)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == cards.TITLES[0]
    style, lines = cards._fitted(LONG, "", room)
    assert lines[-1].endswith("\N{HORIZONTAL ELLIPSIS}")
    assert len(lines) * style.size * cards.LEADING <= room


def png(width: int, height: int) -> bytes:
    stream = BytesIO()
    Image.new("RGBA", (width, height), (39, 71, 127, 128)).save(stream, "PNG")
    return stream.getvalue()


def test_one_picture_becomes_the_icons_of_all_devices() -> None:
    made = icons.make(png(512, 512))
    assert list(made) == ["favicon.ico", "apple-touch-icon.png", "icon-192.png", "icon-512.png"]
    ico = Image.open(BytesIO(made["favicon.ico"]))
    assert ico.info["sizes"] == {(side, side) for side in SMALL}
    touch = Image.open(BytesIO(made[TOUCH]))
    assert (touch.size, touch.mode) == ((180, 180), "RGB")
    assert touch.getpixel((0, 0)) == (255, 255, 255)
    assert [Image.open(BytesIO(made[name])).size for name in LARGE] == [(192, 192), (512, 512)]
    assert made == icons.make(png(512, 512))


def test_no_icon_is_larger_than_its_picture_and_none_is_squeezed() -> None:
    made = icons.make(png(200, 100))
    assert (
        list(made) == names(side_of(png(200, 100))) == ["favicon.ico", "apple-touch-icon.png", "icon-192.png"]
    )
    wide = Image.open(BytesIO(made["icon-192.png"]))
    assert wide.getpixel((96, 10)) == (0, 0, 0, 0)
    assert side_of(b"<svg/>") == 0
