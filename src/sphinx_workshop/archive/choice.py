"""Which files of a built site an archived edition needs; the others would only make the repository large."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet
    from pathlib import Path

STATIC: Final = "_static/"
_ONLY_AT_ROOT: Final = frozenset(
    {
        "404.html",
        "_headers",
        "_redirects",
        "CNAME",
        "netlify.toml",
        "robots.txt",
        "staticwebapp.config.json",
        "vercel.json",
    }
)
"""What hosts and search engines read at the root of a host alone (for `robots.txt`: RFC 9309, 2.3)."""
_NEVER: Final = frozenset({"_static/webpack-macros.html"})
"""What no reader gets: a template that the inherited theme keeps there."""
_MAPS: Final = (".js.map", ".css.map")
"""For the tools of developers."""
_IF_NAMED: Final = (".css", ".eot", ".otf", ".ttf", ".woff", ".woff2")
"""Stylesheets and fonts: only pages and other stylesheets name them, none is put together by a script."""
_NAMING: Final = (".html", ".js", ".css", ".svg", ".json", ".webmanifest")


def needed(files: Mapping[str, Path], editions: AbstractSet[str]) -> list[str]:
    """Return the files that an archived edition needs, in order.

    These are all but hidden files, sources of pages, older editions (they have places of their own), what is
    only for the root of a host, maps of scripts, and stylesheets and fonts that nothing names.

    Args:
        files: the files of the built site, by their names relative to its root
        editions: the folders of older editions in it
    """
    names = sorted(name for name in files if _is_of_site(name, editions))
    unnamed = {name for name in names if name.startswith(STATIC) and name.endswith(_IF_NAMED)}
    todo = [name for name in names if name not in unnamed]
    while todo:
        text = _text(files[todo.pop()])
        found = {name for name in unnamed if name.rpartition("/")[2] in text}
        unnamed -= found
        todo += found
    return [name for name in names if name not in unnamed]


def _is_of_site(name: str, editions: Iterable[str]) -> bool:
    folders = name.split("/")
    if any(folder.startswith(".") for folder in folders) or folders[0] in {"_sources", *editions}:
        return False
    return name not in _ONLY_AT_ROOT | _NEVER and not name.endswith(_MAPS)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.name.endswith(_NAMING) else ""
