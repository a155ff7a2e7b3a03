"""Makes the icons for all devices from the PNG that `html_favicon` names, or that lies beside its SVG."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx.util import logging

from sphinx_workshop.build.domain import domain_of
from sphinx_workshop.build.last_build import digest
from sphinx_workshop.build.manifests import manifest_of
from sphinx_workshop.build.others import is_of_others
from sphinx_workshop.papers.output import Batch
from sphinx_workshop.pictures.icon import LARGE, names, side_of
from sphinx_workshop.problems import Kind
from sphinx_workshop.render.nodes import SITES
from sphinx_workshop.table import Table
from sphinx_workshop.theme.palette import ground_of
from sphinx_workshop.web.icons import MANIFEST, manifest, tags

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.application import Sphinx

_PILLOW: Final = Table({"make": "sphinx_workshop.pictures.icons:make"})
"""What needs Pillow: a build that finds the icons made does without."""
logger = logging.getLogger(__name__)


def icon_tags(app: Sphinx, address: Callable[[str], str]) -> str:
    """Return the tags for the icons of a site, beside the one that Sphinx writes.

    Args:
        app: The application.
        address: Returns where a file of the site is, seen from the page.
    """
    return tags(_names(_content(app)), address)


def write_icons(app: Sphinx) -> None:
    """Make the icons of a site that have changed, and its manifest of them."""
    if app.builder.name not in SITES:
        return
    content, around = _content(app), domain_of(app.env).around
    record = manifest_of(app.builder, "icons")
    colour = ground_of(getattr(app.builder, "theme_options", {}))
    about = (around.name, around.short_name, colour) if around is not None else ("", "", colour)
    foreign = [name for name in _names(content) if is_of_others(app, name)]
    key = digest(repr((content, about, foreign)))
    if (not content and not record.files) or (record.key == key and record.is_complete()):
        return

    def made() -> Iterator[tuple[str, bytes]]:
        if content:
            large = {name: LARGE[name] for name in _names(content) if name in LARGE}
            icons = {**_made(app, content), MANIFEST: manifest(*about, large)}
            yield from ((name, icon) for name, icon in icons.items() if name not in foreign)

    record.write(key, [Batch((), made)], {}, jobs=1, others=foreign)


def _made(app: Sphinx, content: bytes) -> dict[str, bytes]:
    try:
        found: dict[str, bytes] = _PILLOW["make"](content)
    except (OSError, ValueError):
        logger.warning(
            "html_favicon: `%s` is broken; save it again as .png",
            app.config.html_favicon,
            type="workshop",
            subtype=Kind.PICTURE.value,
        )
        return {}
    return found


def _names(content: bytes) -> list[str]:
    side = side_of(content)
    return [*names(side), MANIFEST] if side else []


def _content(app: Sphinx) -> bytes:
    """Return the PNG; empty if the site has none."""
    favicon = app.config.html_favicon
    if not favicon or "://" in favicon:
        return b""
    path = Path(app.confdir, favicon).with_suffix(".png")
    return _read(path, path.stat().st_mtime_ns) if path.is_file() else b""


@cache
def _read(path: Path, _changed: int) -> bytes:
    return path.read_bytes()
