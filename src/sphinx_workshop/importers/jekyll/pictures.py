"""Pictures that a site has: found, checked as the loader does, and named for the data folder."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from sphinx_workshop.importers.jekyll import reasons, values
from sphinx_workshop.importers.jekyll.reading import why_not
from sphinx_workshop.source.paths import PICTURE
from sphinx_workshop.source.signatures import wrong_picture

if TYPE_CHECKING:
    from sphinx_workshop.importers.jekyll.leaves import Leaf

_LARGEST: Final = 20_000_000
_MOST_FILES: Final = 20_000
_ACTIVE: Final = re.compile(
    rb"<(?:[^\s<>/:]+:)?(?:script|foreignobject|iframe)|\0|\son\w+\s*=|javascript:|<!entity|<!doctype[^>]*\[|@import|href\s*=\s*[\"']\s*(?:https?:)?//",
    re.IGNORECASE,
)
"""What a drawing may not have: scripts, whatever the prefix of their names, and files of others; nor UTF-16,
in which nothing of this would be found."""


class Pictures:
    """The pictures of a site, and those that the data gets."""

    def __init__(self, site: Path, data: Path, base: str = "") -> None:
        """Take the folders of the site and of the data, and the path below which the site is published."""
        self.site, self.data, self.base = site, data, base.strip("/")
        self.planned: dict[str, Path] = {}
        """The files that the data folder gets, by their paths in it."""

    @cached_property
    def _by_name(self) -> dict[str, list[Path]]:
        found: defaultdict[str, list[Path]] = defaultdict(list)
        count = 0
        for root, folders, names in os.walk(self.site):
            folders[:] = sorted(
                name for name in folders if not name.startswith((".", "_site", "node_modules"))
            )
            for name in sorted(names):
                count += 1
                if count > _MOST_FILES:
                    return found
                path = Path(root) / name
                if path.suffix.lower() in PICTURE.endings:
                    for key in {name, path.stem, name.lower()}:
                        found[key].append(path)
        return found

    def plan(self, leaf: Leaf | None, folder: str, key: str) -> str:
        """Return the path in the data folder that a picture gets; empty if it stays behind, for a reason."""
        if leaf is None:
            return ""
        given = unquote(values.without_liquid(leaf.text)).strip().replace("\\", "/")
        if re.match(r"(?:[a-z][a-z0-9+.-]*:)?//|data:", given, re.IGNORECASE):
            leaf.stays(reasons.ELSEWHERE)
            return ""
        source, why = self._found(given, folder)
        if source is None or why:
            leaf.stays(why)
            return ""
        target = self._target(source, folder, key)
        if not target:
            leaf.stays(f"the data folder has another file {folder}/{key}{source.suffix.lower()}")
            return ""
        self.planned[target] = Path(os.path.realpath(source))
        return target

    def _found(self, given: str, folder: str) -> tuple[Path | None, str]:
        """Return the file that a path of a site means, or why it cannot be taken."""
        # A path is relative to the page that shows it, wherever that is: what leads up ends at the site.
        inside = re.sub(r"^(?:\.{0,2}/+)+", "", given).removeprefix(f"{self.base}/" if self.base else "")
        if ".." in PurePosixPath(inside).parts:
            return None, reasons.OUTSIDE
        try:
            there = bool(inside) and (self.site / inside).is_file()
        except (OSError, ValueError):  # no name of a file
            there = False
        possible = [self.site / inside] if there else self._named(PurePosixPath(inside), folder)
        if len(possible) > 1:
            return None, reasons.SEVERAL_PICTURES
        if not possible:
            return None, reasons.NO_PICTURE
        return possible[0], self._wrong(possible[0])

    def _named(self, path: PurePosixPath, folder: str) -> list[Path]:
        """Return the pictures with the name of a path, in the folder that it names, if there are such."""
        named = self._by_name.get(path.name) or self._by_name.get(path.name.lower(), [])
        ending = path.as_posix().strip("./")
        below = [one for one in named if one.as_posix().endswith(f"/{ending}")]
        same = below or named
        alike = [one for one in same if any(folder in part for part in one.parts)]
        return alike if len(alike) == 1 else same

    def _wrong(self, path: Path) -> str:
        if why := why_not(path, self.site, _LARGEST):
            return why
        if path.suffix.lower() not in PICTURE.endings:
            return reasons.WRONG_PICTURE
        if why := wrong_picture(path) or "":
            return f"the file {why}"
        is_active = path.suffix.lower() == ".svg" and _ACTIVE.search(path.read_bytes())
        return reasons.ACTIVE_PICTURE if is_active else ""

    def _target(self, source: Path, folder: str, key: str) -> str:
        """Return a path of the data folder that no other picture has."""
        real = Path(os.path.realpath(source))
        for number in range(1, 100):
            name = f"{folder}/{key}{f'-{number}' if number > 1 else ''}{source.suffix.lower()}"
            if self.planned.get(name, real) != real:
                continue
            there = self.data / name
            return "" if there.exists() and not _is_same(there, real) else name
        return ""


def _is_same(one: Path, other: Path) -> bool:
    return (
        one.is_file()
        and one.stat().st_size == other.stat().st_size
        and one.read_bytes() == other.read_bytes()
    )
