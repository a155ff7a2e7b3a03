"""The art of a new site, drawn from its accent and its name: people around a table, who talk.

It is neutral, and meant to be replaced. The same name and accent give the same bytes.
"""

from __future__ import annotations

import struct
import zlib
from html import escape
from math import ceil, cos, hypot, pi, sin, sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.theme.colours import Colour, mixed, parse, readable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ACCENTS: Final = ("#27477f", "#1d5c4d", "#6b2d5c", "#8a3b12", "#4a3f8f", "#1f5673", "#7a2331", "#45591f")
_WARM: Final = Colour(0xD9 / 255, 0x70 / 255, 0x2B / 255)
_WARM_DARK: Final = Colour(0xF0 / 255, 0x93 / 255, 0x5A / 255)
_WHITE: Final = Colour(1, 1, 1)
_NIGHT: Final = Colour(0x11 / 255, 0x15 / 255, 0x1D / 255)
_SEATS: Final = 13
"""An odd number, so that no line goes through the middle."""
_WARM_SEAT: Final = 3
"""The place of the warm colour in `Shades`; the seat is as large as the strong ones."""
_ICON: Final = 512
"""The side of the icon, in pixels: enough for all devices."""


class Shades(NamedTuple):
    """The colours of a drawing, on a light or on a dark ground."""

    strong: Colour
    middle: Colour
    faint: Colour
    warm: Colour


class Dot(NamedTuple):
    """A disc."""

    x: float
    y: float
    radius: float
    shade: str
    """The name of its colour in `Shades`."""


class _Ring(NamedTuple):
    """Seats around a table."""

    x: float
    y: float
    radius: float
    sizes: tuple[float, float, float]
    """The radii of large, middle and small seats."""


def accent_of(name: str) -> str:
    """Return the accent of a workshop that has chosen none."""
    return ACCENTS[zlib.crc32(name.encode()) % len(ACCENTS)]


def hero(name: str, accent: str) -> str:
    """Return the picture of the landing page, as SVG."""
    seats = list(_ring(_Ring(280, 260, 205, (31, 23, 16)), _choices(name, _SEATS)))
    lines = [
        f'<path class="{"middle" if step == _SEATS // 2 else "faint"}" stroke-width="{width}" d="{path}"/>'
        for step, width in ((2, 2.5), (4, 2.5), (_SEATS // 2, 3.5))
        for path in [_chords(seats, step, name)]
        if path
    ]
    return _svg("People around a table", (560, 520), accent, [*lines, *_discs(seats)])


def mark(name: str, title: str, accent: str, side: int) -> str:
    """Return the logo or the icon, as SVG."""
    scale = side / 64
    dots = [_scaled(dot, scale) for dot in _mark(name)]
    return _svg(title, (side, side), accent, _discs(dots))


def icon(name: str, accent: str) -> bytes:
    """Return the icon as a PNG with a transparent ground, large enough for all devices."""
    shades, scale = _shades(accent)[0], _ICON / 64
    rows = [bytearray(4 * _ICON) for _ in range(_ICON)]
    for dot in _mark(name):
        colour = bytes(round(channel * 255) for channel in getattr(shades, dot.shade))
        _fill(rows, _scaled(dot, scale), colour)
    return _png(rows)


def _mark(name: str) -> Iterator[Dot]:
    yield from _ring(_Ring(32, 32, 22, (8.5, 6.5, 5)), _choices(name, 7))


def _scaled(dot: Dot, scale: float) -> Dot:
    return Dot(dot.x * scale, dot.y * scale, dot.radius * scale, dot.shade)


def _choices(name: str, count: int) -> tuple[int, ...]:
    """Return a size from 0 to 2 for each seat, by the name alone; that of one seat is `_WARM_SEAT`."""
    bits = zlib.crc32(f"{name} ".encode()) | zlib.crc32(name.encode()) << 32
    return tuple(_WARM_SEAT if at == bits % count else (bits >> 3 * at) % 3 for at in range(count))


def _ring(ring: _Ring, choices: Sequence[int]) -> Iterator[Dot]:
    for at, choice in enumerate(choices):
        angle = 2 * pi * at / len(choices) - pi / 2
        size = ring.sizes[choice % _WARM_SEAT]
        place = ring.x + ring.radius * cos(angle), ring.y + ring.radius * sin(angle)
        yield Dot(*place, size, Shades._fields[choice])


def _chords(seats: Sequence[Dot], step: int, name: str) -> str:
    """Return lines between seats that are so many seats apart: some of them, chosen by the name."""
    bits = zlib.crc32(f"{step}{name}".encode())
    pairs = [(seats[at], seats[(at + step) % len(seats)]) for at in range(len(seats)) if bits >> at & 1]
    return "".join(f"M{one.x:.0f} {one.y:.0f}L{other.x:.0f} {other.y:.0f}" for one, other in pairs)


def _discs(dots: Sequence[Dot]) -> list[str]:
    return [
        f'<path class="{dot.shade}" stroke-width="{2 * dot.radius:g}" d="M{dot.x:.1f} {dot.y:.1f}h0"/>'
        for dot in dots
    ]


def _shades(accent: str) -> tuple[Shades, Shades]:
    colour = parse(accent) or parse(ACCENTS[0]) or _NIGHT
    strong, light = readable(colour, _WHITE), readable(colour, _NIGHT)
    return (
        Shades(strong, mixed(strong, _WHITE, 0.62), mixed(strong, _WHITE, 0.3), _WARM),
        Shades(light, mixed(light, _NIGHT, 0.6), mixed(light, _NIGHT, 0.32), _WARM_DARK),
    )


def _svg(title: str, size: tuple[int, int], accent: str, body: Sequence[str]) -> str:
    width, height = size
    rules = [
        "".join(f".{name}{{stroke:{colour}}}" for name, colour in zip(Shades._fields, shades, strict=True))
        for shades in _shades(accent)
    ]
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}">',
        f"<title>{escape(title, quote=False)}</title>",
        "<style>",
        "path{fill:none;stroke-linecap:round}",
        rules[0],
        f"@media (prefers-color-scheme:dark){{{rules[1]}}}",
        "</style>",
        *body,
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _fill(rows: Sequence[bytearray], dot: Dot, colour: bytes) -> None:
    """Paint a disc; its edge is as smooth as one pixel allows."""
    for y in range(max(0, int(dot.y - dot.radius)), min(len(rows), int(dot.y + dot.radius) + 2)):
        height = abs(y + 0.5 - dot.y)
        outer = sqrt(max(0, (dot.radius + 0.5) ** 2 - height**2))
        inner = sqrt(max(0, (dot.radius - 0.5) ** 2 - height**2))
        left, right = max(0, int(dot.x - outer)), min(len(rows), int(dot.x + outer) + 1)
        start, end = ceil(dot.x - inner), int(dot.x + inner)  # all of it is inside
        if start < end:
            rows[y][4 * start : 4 * end] = (colour + b"\xff") * (end - start)
        for x in (*range(left, start), *range(max(start, end), right)):
            cover = min(1.0, dot.radius + 0.5 - hypot(x + 0.5 - dot.x, height))
            if cover > 0:
                rows[y][4 * x : 4 * x + 4] = colour + bytes([round(255 * cover)])


def _png(rows: Sequence[bytearray]) -> bytes:
    """Return rows of red, green, blue and alpha as a PNG (W3C PNG, third edition, section 5)."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", len(rows[0]) // 4, len(rows), 8, 6, 0, 0, 0)
    content = zlib.compress(b"".join(b"\0" + bytes(row) for row in rows), 9)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", content), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)
