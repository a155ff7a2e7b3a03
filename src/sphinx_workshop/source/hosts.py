"""The profile of the host that workshop.yml names: one of the extension's, or a file in the data folder."""

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
from sphinx_workshop.source.validate import validate
from sphinx_workshop.source.yaml import read_document

if TYPE_CHECKING:
    from sphinx_workshop.model.event import Event


def profiles() -> dict[str, Path]:
    """Return the profiles that come with the extension, by name."""
    folder = Path(str(files("sphinx_workshop"))) / "rules" / "hosts"
    return {path.stem: path for path in sorted(folder.glob("*.yml"))}


def host_of(event: Event, folder: Path) -> tuple[Host | None, list[Problem]]:
    """Return the host that workshop.yml names, if any, and the problems of the name or of its profile.

    A path is relative to the data folder, and may not leave it.
    """
    if event.host is None:
        return None, []
    known = profiles()
    if event.host in known:
        return read_host(known[event.host])
    path = folder / event.host
    kind, message = Kind.PATH, ""
    if path.suffix not in {".yml", ".yaml"}:
        kind = Kind.HOST
        message = f"no host is known as {quoted(event.host)}; {_fix(event.host, list(known))}"
    elif not is_inside(path, folder):
        message = f"{quoted(event.host)} leaves the data folder; put the file into it"
    elif not os.path.isfile(path):  # noqa: PTH113 (pathlib raises for a name that is too long)
        fix = f"write `{path.stem}`" if path.stem in known else "add it, or correct the path"
        message = f"there is no file {quoted(event.host)} in the data folder; {fix}"
    if message:
        return None, [Problem(kind, event.place.of("host").position, message)]
    return read_host(path)


def _fix(name: str, known: list[str]) -> str:
    """Return the fix for an unknown name; another year is not a slip, since it has its own rules."""
    close = nearest(name, known)
    if close and re.findall(r"\d+", name) == re.findall(r"\d+", close):
        return f"did you mean `{close}`?"
    return f"there are {listing(known)}; or write the path of a profile of your own, such as `host.yml`"


def read_host(path: Path) -> tuple[Host | None, list[Problem]]:
    """Return the host that a profile describes, and the problems of the file."""
    document = read_document(path)
    host, found = validate(document, FileKind(path.stem, Host, "the host", many=False))
    return host if isinstance(host, Host) else None, [*document.problems, *found]
