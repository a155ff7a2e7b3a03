"""The profile of the host that workshop.yml names: one of ours, or a file of the workshop's own."""

from __future__ import annotations

import os
import re
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_workshop.messages import listing, nearest, quoted
from sphinx_workshop.model.host import Host
from sphinx_workshop.problems import Kind, Problem
from sphinx_workshop.source.files import FileKind
from sphinx_workshop.source.paths import is_inside
from sphinx_workshop.source.reading import read_document
from sphinx_workshop.source.validate import validate

if TYPE_CHECKING:
    from sphinx_workshop.model.event import Event


def profiles() -> dict[str, Path]:
    """Return the profiles that come with the extension, by name."""
    folder = Path(str(files("sphinx_workshop"))) / "rules" / "hosts"
    return {path.stem: path for path in sorted(folder.glob("*.yml"))}


def host_of(event: Event, folder: Path) -> tuple[Host | None, list[Problem]]:
    """Return the host of a workshop, if it names one, and the problems of the name or of its file.

    :param folder: the data folder, which a path is relative to and may not leave
    """
    if event.host is None:
        return None, []
    known = profiles()
    if event.host in known:
        return read_host(known[event.host])
    kind, message = Kind.PATH, ""
    path = folder / event.host
    if path.suffix not in {".yml", ".yaml"}:
        kind, message = (
            Kind.HOST,
            f"no host is known as {quoted(event.host)}; {_meant(event.host, list(known))}",
        )
    elif not is_inside(path, folder):
        message = f"{quoted(event.host)} leaves the data folder; put the file into it"
    elif not os.path.isfile(path):  # noqa: PTH113 (pathlib raises for a name that is too long)
        hint = f"write `{path.stem}`" if path.stem in known else "add it, or correct the path"
        message = f"there is no file {quoted(event.host)} in the data folder; {hint}"
    if message:
        return None, [Problem(kind, event.place.of("host").position, message)]
    return read_host(path)


def _meant(name: str, known: list[str]) -> str:
    """Return what a name may have meant; another year is no slip of the keyboard, and has its own rules."""
    close = nearest(name, known)
    if close and re.findall(r"\d+", name) == re.findall(r"\d+", close):
        return f"did you mean `{close}`?"
    return f"there are {listing(known)}; or write the path of a profile of your own, such as `host.yml`"


def read_host(path: Path) -> tuple[Host | None, list[Problem]]:
    """Return the host that a profile describes, and the problems of the file."""
    document = read_document(path)
    host, found = validate(document, FileKind(path.stem, "host", Host, "the host", many=False))
    return host if isinstance(host, Host) else None, [*document.problems, *found]
