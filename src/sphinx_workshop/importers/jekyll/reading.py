"""The files of a site that may have facts: found inside its folder alone, and read up to a size."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.source.paths import is_inside

if TYPE_CHECKING:
    from collections.abc import Iterator

CONFIGS: Final = ("_config.yml", "_config.yaml")
_DATA_FILES: Final = frozenset({".yml", ".yaml", ".json", ".csv", ".tsv"})
_PAGES: Final = frozenset({".md", ".markdown", ".html", ".htm"})
_NO_COLLECTIONS: Final = frozenset(
    f"_{name}"
    for name in (
        "layouts",
        "includes",
        "sass",
        "sass-custom",
        "site",
        "plugins",
        "drafts",
        "css",
        "js",
        "tools",
    )
)
"""Folders of Jekyll and of themes, in which no facts are."""
_NO_PAGES: Final = frozenset(
    {
        *("vendor", "node_modules", "assets", "css", "js", "img", "images"),
        *("test", "tests", "bin", "lib", "docker"),
    }
)
_ABOUT_THE_REPOSITORY: Final = frozenset(
    {
        *("readme", "license", "licence", "contributing", "changelog", "code_of_conduct", "contributors"),
        *("history", "redistributed", "install", "customize", "editing_guide", "security", "agents", "404"),
    }
)
"""Pages that are not of the site."""
LARGEST: Final = 2_000_000
"""How many bytes a file has, at most."""
_LARGEST_SITE: Final = 16_000_000
_MOST_FILES: Final = 3_000


@dataclass
class Site:
    """The files of a site that may have facts."""

    folder: Path
    config: PurePosixPath | None = None
    data: list[PurePosixPath] = field(default_factory=list)
    collections: list[PurePosixPath] = field(default_factory=list)
    """The files of collections, such as `_speakers/ada.md`."""
    pages: list[PurePosixPath] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    """Sentences about files that are not read."""
    left: int = _LARGEST_SITE
    """How many bytes may still be read."""

    def content(self, name: PurePosixPath) -> bytes | None:
        """Return what a file of the site holds; None, and a sentence, if it is not to be read."""
        path = self.folder / name
        why = why_not(path, self.folder, LARGEST)
        if not why:
            try:
                content = path.read_bytes()
            except OSError as error:
                why = f"it cannot be read: {error.strerror}"
            else:
                self.left -= len(content)
                if self.left >= 0:
                    return content
                why = f"the files of a site may have {_LARGEST_SITE // 1_000_000} MB together"
        self.said.append(f"{name}: not read: {why}")
        return None


def why_not(path: Path, folder: Path, largest: int) -> str:
    """Return why a file is not to be read: it leaves the site, or is too large; empty if it is fine."""
    if not is_inside(path, folder):
        return "it leaves the folder of the site"
    try:
        status = path.stat()
    except (OSError, ValueError):  # not there, or no name of a file
        return "there is no such file"
    if not stat.S_ISREG(status.st_mode):
        return "it is no file"
    return f"it has more than {largest // 1_000_000} MB" if status.st_size > largest else ""


def site_in(folder: Path) -> Site:
    """Return the files of a site.

    Raises:
        CannotImport: The folder is not the source of a site that Jekyll builds.
    """
    site = Site(folder)
    site.config = next((PurePosixPath(name) for name in CONFIGS if (folder / name).is_file()), None)
    if site.config is None and not (folder / "_data").is_dir():
        inner = [
            name for name in ("docs", "site", "website", "src") if (folder / name / CONFIGS[0]).is_file()
        ]
        fix = f"give the folder {folder / inner[0]}" if inner else "give the folder that has them"
        message = f"{folder} has no _config.yml and no folder _data, as every site of Jekyll does; {fix}"
        raise CannotImport(message)
    for count, name in enumerate(_files(folder)):
        if count == _MOST_FILES:
            site.said.append(f"not read: the files after the first {_MOST_FILES}")
            break
        _sort(site, name)
    return site


def _files(folder: Path) -> Iterator[PurePosixPath]:
    """Yield the files below a folder, in order; hidden ones, and what links lead to, are left out."""
    for root, folders, names in os.walk(folder):
        at = Path(root).relative_to(folder)
        folders[:] = sorted(name for name in folders if _has_facts(at, name))
        for name in sorted(names):
            if Path(name).suffix.lower() in _DATA_FILES | _PAGES and not name.startswith("."):
                yield PurePosixPath(at.as_posix()) / name


def _has_facts(at: Path, name: str) -> bool:
    if name.startswith(".") or name in _NO_PAGES | _NO_COLLECTIONS:
        return False
    return at == Path() or at.parts[0] == "_data" or not name.startswith("_")


def _sort(site: Site, name: PurePosixPath) -> None:
    """Put a file among those of its sort."""
    is_page = name.suffix.lower() in _PAGES
    top = name.parts[0] if len(name.parts) > 1 else ""
    if top == "_data" and is_page:
        site.said.append(f"{name}: not read: it is no data")
    elif top == "_data":
        site.data.append(name)
    elif top.startswith("_") and top != "_pages":
        if is_page:
            site.collections.append(name)
    elif is_page and name.stem.lower() not in _ABOUT_THE_REPOSITORY:
        site.pages.append(name)
