"""The custom properties that one accent colour gives the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx.util import logging

from sphinx_workshop.theme.colours import Colour, Pair, mixed, parse, readable

if TYPE_CHECKING:
    from collections.abc import Mapping

GROUND: Final = Pair(Colour(1, 1, 1), Colour(0x11 / 255, 0x15 / 255, 0x1D / 255))
"""The ground of a page, light and dark: `--pst-color-background` in variables.css."""
DEFAULT: Final = Colour(0x27 / 255, 0x47 / 255, 0x7F / 255)
_TEXT: Final = 7.0
_STRONG: Final = 10.0
_logger = logging.getLogger(__name__)


def palette_of(options: Mapping[str, object]) -> str:
    """Return the style rule for the options `accent` and `accent_dark` of the theme."""
    accent = _chosen(options, "accent") or DEFAULT
    return palette(accent, _chosen(options, "accent_dark") or accent)


def ground_of(options: Mapping[str, object]) -> str:
    """Return the option `accent` as a ground on which white is read, as `#rrggbb`."""
    return str(readable(parse(str(options.get("accent") or "").strip()) or DEFAULT, GROUND.light))


def palette(accent: Colour, accent_dark: Colour) -> str:
    """Return the style rule that sets all that is made of the accent, each as CSS's `light-dark()`.

    Whatever the accent is, text in it has the contrast that level AAA of WCAG 2.2 asks for.

    Args:
        accent: The colour of links, buttons and marks on a light page, as the site asks for it.
        accent_dark: The same for a dark page.
    """
    text = _pair(Pair(accent, accent_dark), _TEXT)
    roles = {
        "accent": text,
        "accent-strong": _pair(text, _STRONG),
        "accent-tint": Pair(mixed(text.light, GROUND.light, 0.08), mixed(text.dark, GROUND.dark, 0.14)),
        "on-accent": GROUND,
    }
    lines = [
        f"--workshop-theme-{role}: light-dark({pair.light}, {pair.dark});" for role, pair in roles.items()
    ]
    return "\n  ".join(["html {", *lines]) + "\n}\n"


def _chosen(options: Mapping[str, object], name: str) -> Colour | None:
    text = str(options.get(name) or "").strip()
    colour = parse(text)
    if text and colour is None:
        _logger.warning(
            "html_theme_options: `%s` is %r; write a colour as #rrggbb, such as #27477f",
            name,
            text,
            type="workshop",
            subtype="theme",
        )
    return colour


def _pair(colours: Pair, least: float) -> Pair:
    return Pair(*(readable(one, ground, least) for one, ground in zip(colours, GROUND, strict=True)))
