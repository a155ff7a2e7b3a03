"""Draws the cards of pages with Pillow: white letters on the colour of the site, the same bytes each time."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PIL import Image, ImageColor, ImageDraw, ImageFont, features

from sphinx_workshop.pictures.card import HEIGHT, WIDTH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_workshop.pictures.card import Card

_FONTS: Final = Path(__file__).parent.parent / "fonts"
REGULAR: Final = str(_FONTS / "NotoSans-Regular.ttf")
BOLD: Final = str(_FONTS / "NotoSans-Bold.ttf")
MARGIN: Final = 84
"""Pixels around the texts."""
TITLES: Final = (86, 76, 68, 60, 54, 48)
"""The sizes of a title: it has the first in which it fits."""
EVENT: Final = 40
SMALL: Final = 34
GAP: Final = 24
"""Pixels between the title and what follows it."""
LINE: Final = WIDTH - 2 * MARGIN
"""The length of a line."""
LEADING: Final = 1.22
"""The height of a line, in sizes of its letters."""
MOST_BELOW: Final = 2
"""How many lines follow the title."""
WHITE: Final = 255
QUIET: Final = 204
"""The shade of what stands around the title."""
FAINT: Final = 17
"""The shade of the rings behind the texts."""
STEPS: Final = 16
"""How many shades a card has, from its ground to white: letters stay smooth, and the file small."""
_BREAKABLE: Final = re.compile(r"\s+|[^\s\u2e80-\uffef]+|[\u2e80-\uffef]")
"""Blanks, words, and signs of scripts that write no blanks between words."""
_NOWHERE: Final = "\U0010ffff"
"""A character that no font has."""


class Style(NamedTuple):
    """How a text is set: the bundled font, and one for what that cannot show; empty if there is none."""

    font: str
    other: str
    size: int

    def face(self, text: str) -> ImageFont.FreeTypeFont | None:
        """Return the font that has every letter of a text; None if there is none."""
        paths = filter(None, (self.font, self.other))
        return next((font for path in paths if _shows(font := _load(path, self.size), path, text)), None)


def draw(cards: Sequence[Card], folder: Path) -> list[bytes]:
    """Return cards as PNG.

    Args:
        cards: What they say.
        folder: Where their own font is.

    Raises:
        OSError: The font cannot be read.
    """
    return [_draw(card._replace(font=str(folder / card.font) if card.font else "")) for card in cards]


def _draw(card: Card) -> bytes:
    image = Image.new("L", (WIDTH, HEIGHT), 0)
    canvas = ImageDraw.Draw(image)
    image.paste(_rings())
    small, foot = Style(REGULAR, card.font, SMALL), HEIGHT - MARGIN - SMALL
    _write(canvas, card.foot, foot, small, QUIET)
    below = [_shortened(line, small) for line in _wrapped(card.below, small)[:MOST_BELOW]]
    top, bottom = MARGIN + EVENT + GAP, foot - GAP
    room = bottom - top - (GAP + len(below) * SMALL * LEADING if below else 0)
    is_shown = Style(BOLD, card.font, EVENT).face(card.title) is not None
    style, lines = _fitted(card.title if is_shown else card.event, card.font, room)
    if is_shown:
        _write(canvas, card.event, MARGIN - 12, Style(BOLD, card.font, EVENT), QUIET)
    at = top + (room - len(lines) * style.size * LEADING) / 2
    for text in lines:
        _write(canvas, text, at, style, WHITE)
        at += style.size * LEADING
    for text in below:
        _write(canvas, text, at + GAP, small, QUIET)
        at += SMALL * LEADING
    return _encoded(image, card.colour)


def _fitted(title: str, other: str, room: float) -> tuple[Style, list[str]]:
    """Return the size of a title that fills its room, and its lines; one too long even so loses its end."""
    for size in TITLES:
        style, most = Style(BOLD, other, size), int(room / (size * LEADING))
        if _length(title, style) > most * LINE:
            continue  # far too large: its lines need not be found
        lines = _wrapped(title, style)
        if len(lines) <= most and all(_length(line, style) <= LINE for line in lines):
            return style, lines
    last = Style(BOLD, other, TITLES[-1])
    lines, most = _wrapped(title, last), int(room / (last.size * LEADING))
    ended = _shortened(f"{lines[most - 1]}\N{HORIZONTAL ELLIPSIS}", last) if len(lines) > most else ""
    return last, [*(_shortened(line, last) for line in lines[: most - 1]), *filter(None, [ended])]


def _wrapped(text: str, style: Style) -> list[str]:
    """Return the lines of a text; none if no font can show it. A long word may make a line too long."""
    font = style.face(text)
    if font is None:
        return []
    lines = [""]
    for part in _BREAKABLE.findall(unicodedata.normalize("NFC", text)):
        if lines[-1] and not part.isspace() and font.getlength(lines[-1] + part) > LINE:
            lines.append("")
        lines[-1] = (lines[-1] + part).lstrip()
    return [line.rstrip() for line in lines if line.strip()]


def _length(line: str, style: Style) -> float:
    font = style.face(line)
    return font.getlength(line.rstrip()) if font is not None else 0


def _shortened(line: str, style: Style) -> str:
    """Return a line that fits, if need be without its end."""
    rest = line
    while rest and _length(line, style) > LINE:
        rest = rest[:-1].rstrip(" ,;:.\N{HORIZONTAL ELLIPSIS}")
        line = f"{rest}\N{HORIZONTAL ELLIPSIS}"
    return line


def _write(canvas: ImageDraw.ImageDraw, text: str, top: float, style: Style, shade: int) -> None:
    """Write one line, from the side at which its script begins."""
    text = unicodedata.normalize("NFC", text)
    font = style.face(text)
    if font is None:
        return
    is_right = _is_right_to_left(text)
    place, anchor = (WIDTH - MARGIN if is_right else MARGIN, top), "ra" if is_right else "la"
    canvas.text(place, _shortened(text, style), fill=shade, font=font, anchor=anchor)


def _is_right_to_left(text: str) -> bool:
    """Return whether the first letter with a direction runs from right to left (UAX #9, rules P2 and P3)."""
    strong = (way for way in map(unicodedata.bidirectional, text) if way in {"L", "R", "AL"})
    return next(strong, "L") != "L"


@cache
def _load(path: str, size: int) -> ImageFont.FreeTypeFont:
    """Return a font. The bundled one needs no shaping; without, a card is the same on every machine."""
    is_bundled = path in {REGULAR, BOLD}
    shaped = not is_bundled and features.check("raqm")
    layout = ImageFont.Layout.RAQM if shaped else ImageFont.Layout.BASIC
    return ImageFont.truetype(path, size, layout_engine=layout)


def _shows(font: ImageFont.FreeTypeFont, path: str, text: str) -> bool:
    """Return whether a font has every letter of a text, and can join them as their script asks for."""
    if font.layout_engine == ImageFont.Layout.BASIC and _is_right_to_left(text):
        return False
    return all(_has(path, letter) for letter in set(text) if not letter.isspace())


@cache
def _has(path: str, letter: str) -> bool:
    """Return whether a font has a character: else it shows the box, or the blank, that it has for others."""
    font = _load(path, SMALL)
    shown, box = font.getmask(letter), font.getmask(_NOWHERE)
    is_mark = unicodedata.category(letter) in {"Mn", "Cf"}
    return is_mark or (any(shown.size) and (shown.size, bytes(shown)) != (box.size, bytes(box)))


@cache
def _rings() -> Image.Image:
    """Return the ground: rings around the lower right corner, drawn larger and made smaller to be smooth."""
    scale, stroke, centre = 2, 56, (WIDTH - 40, HEIGHT + 20)
    image = Image.new("L", (WIDTH * scale, HEIGHT * scale), 0)
    canvas = ImageDraw.Draw(image)
    for radius in (150, 290, 430):
        box = [scale * (at + sign * radius) for sign in (-1, 1) for at in centre]
        canvas.ellipse(box, outline=FAINT, width=scale * stroke)
    return image.resize((WIDTH, HEIGHT), Image.Resampling.BOX)


def _encoded(image: Image.Image, colour: str) -> bytes:
    ground = ImageColor.getrgb(colour)[:3]
    shades = [
        round(channel + (WHITE - channel) * step / (STEPS - 1)) for step in range(STEPS) for channel in ground
    ]
    card = image.point([round(shade * (STEPS - 1) / WHITE) for shade in range(WHITE + 1)])
    card.putpalette(shades)
    stream = BytesIO()
    card.save(stream, "PNG", bits=4, compress_level=6)
    return stream.getvalue()
