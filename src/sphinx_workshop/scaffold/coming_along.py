"""The files of a site that come along to the next edition: pages, settings and art, but nothing built."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_workshop.scaffold.writing import as_markdown, as_python
from sphinx_workshop.source.files import FILES
from sphinx_workshop.source.yaml import read_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LEFT: Final = frozenset(
    {".git", ".hg", ".svn", ".nox", ".tox", ".venv", "venv", "node_modules", "__pycache__", ".DS_Store"}
)
"""What is no part of a site, at any depth."""
_BUILT: Final = frozenset({"build", "_build", "dist"})
"""What is built, in the folder of the site and in that of its pages."""
_TOOLS: Final = frozenset({"requirements", "tools", "schemas", ".github"})
"""Folders in which nobody writes of the workshop."""
_PROSE: Final = frozenset({".md", ".rst", ".py", ".yml", ".cff"})
_LARGEST: Final = 1_000_000
"""The largest file, in bytes, that may be prose."""


class Site(NamedTuple):
    """A site that is there."""

    root: Path
    data: Path
    """The folder of its data files."""

    @property
    def archive(self) -> Path:
        """The folder of its archived editions."""
        return self.data.parent / "archive"


class Mention(NamedTuple):
    """A line that says the year of the last edition."""

    file: Path
    line: int


def find(root: Path) -> Site | None:
    """Return the site in a folder, if there is one: with `docs/data/workshop.yml`, or `data/workshop.yml`."""
    for data in (root / "docs/data", root / "data"):
        if (data / FILES["workshop"].name).is_file():
            return Site(root, data)
    return None


def bring(site: Site, target: Path, without: frozenset[Path]) -> None:
    """Copy a site into an empty folder.

    Args:
        site: The site.
        target: The folder, which may be beside it or elsewhere.
        without: Files that stay behind.
    """

    def left(folder: str, names: list[str]) -> set[str]:
        here = Path(folder)
        is_top = here in {site.root, site.data.parent}
        return {
            name
            for name in names
            if name in _LEFT or (is_top and name in _BUILT) or here / name in without or _is_odd(here / name)
        }

    shutil.copytree(site.root, target, symlinks=True, ignore=left, dirs_exist_ok=True)


def _is_odd(path: Path) -> bool:
    """Return whether something is a socket, a pipe or a device."""
    return not (path.is_symlink() or path.is_dir() or path.is_file())


def of_last_edition(site: Site, stems: Mapping[str, object]) -> frozenset[Path]:
    """Return the files that the data names now, and that neither the data nor a page will name any more.

    Args:
        site: The site.
        stems: What data files will say, by their stems.
    """
    folder = site.data
    before, after = set[Path](), set[Path]()
    for stem, kind in FILES.items():
        path = folder / kind.name
        if path.is_file():
            data = read_document(path).data
            before.update(_named(data, folder))
            after.update(_named(stems.get(stem, data), folder))
    pages = (path for path in _prose(site) if folder not in path.parents)
    prose = "".join(path.read_text("utf-8", errors="replace") for path in pages)
    return frozenset(
        path for path in before - after if path.name not in prose and path.suffix not in {".yml", ".yaml"}
    )


def _named(data: Any, folder: Path) -> Iterator[Path]:  # noqa: ANN401 (plain data)
    if isinstance(data, dict | list):
        for inner in data.values() if isinstance(data, dict) else data:
            yield from _named(inner, folder)
    elif isinstance(data, str) and "." in data and os.path.isfile(folder / data):  # noqa: PTH113 (says no where a text is no name)
        yield folder / data


def rename(conf: Path, names: Mapping[str, str], years: tuple[int, int] | None) -> None:
    """Write new names, and the year of the workshop, into conf.py; other lines stay as they are.

    Args:
        conf: The file.
        names: New names by old ones.
        years: The old and the new year.
    """
    text = _replaced(_text(conf), {_in_quotes(old): _in_quotes(new) for old, new in names.items() if old})
    if years is not None:
        old_year, new_year = map(str, years)
        text = re.sub(
            r"(?m)^(?:copyright|version|release|project|title|author|latex_documents|man_pages)\b.*$",
            lambda line: re.sub(rf"(?<!\d){old_year}(?!\d)", new_year, line[0]),
            text,
        )
    _write(conf, text)


def rename_heading(page: Path, names: Mapping[str, str]) -> None:
    """Write new names into the title of a page in Markdown; other lines stay as they are.

    Args:
        page: The file.
        names: New names by old ones.
    """
    written = {as_markdown(old): as_markdown(new) for old, new in names.items() if old}
    title = re.compile(r"(?m)^# .*$")
    _write(page, title.sub(lambda line: _replaced(line[0], written), _text(page), count=1))


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "surrogateescape")


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", "surrogateescape"))


def _replaced(text: str, names: Mapping[str, str]) -> str:
    """Return a text with other names, each replaced once, as words."""
    either = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.sub(rf"(?<!\w)(?:{either})(?!\w)", lambda found: names[found[0]], text)


def _in_quotes(name: str) -> str:
    """Return a name as it stands between the quotes of a literal of Python."""
    return as_python(name)[1:-1]


def mentions(site: Site, year: int) -> Iterator[Mention]:
    """Yield the lines of pages, settings and data that say a year; the list of editions may."""
    pattern = re.compile(rf"(?<!\d){year}(?!\d)")
    for path in _prose(site):
        if path.name == FILES["editions"].name:
            continue
        lines = path.read_text("utf-8", errors="replace").splitlines()
        yield from (
            Mention(path.relative_to(site.root), number)
            for number, line in enumerate(lines, 1)
            if pattern.search(line)
        )


def _prose(site: Site) -> Iterator[Path]:
    """Yield the files of a site in which people write: pages, settings, data."""
    for folder, folders, names in os.walk(site.root):
        here = Path(folder)
        folders[:] = sorted(
            name for name in folders if name not in _LEFT | _TOOLS | _BUILT and here / name != site.archive
        )
        for path in (here / name for name in sorted(names)):
            is_text = path.suffix in _PROSE and path.is_file() and not path.is_symlink()
            if is_text and path.stat().st_size <= _LARGEST:
                yield path
