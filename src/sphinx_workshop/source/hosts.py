"""The profile of the host that workshop.yml names: one that comes with the extension, or a file of the workshop's own."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_workshop.model.base import listing, nearest
from sphinx_workshop.model.host import Host
from sphinx_workshop.problems import Kind, Problem
from sphinx_workshop.source.files import FileKind
from sphinx_workshop.source.reading import read_document
from sphinx_workshop.source.validate import validate

if TYPE_CHECKING:
    from sphinx_workshop.model.event import Event

PROFILE: Final = FileKind("host", Host, many=False, noun="the host")


def profiles() -> dict[str, Path]:
    """Return the profiles that come with the extension, by name."""
    folder = Path(str(files("sphinx_workshop"))) / "hosts"
    return {path.stem: path for path in sorted(folder.glob("*.yml"))}


def host_of(event: Event, folder: Path, root: Path) -> tuple[Host | None, list[Problem]]:
    """Return the host of a workshop, if it names one, and the problems of the name or of its file.

    :param folder: the data folder, which a path is relative to
    :param root: the source folder, which a path may not leave
    """
    if event.host is None:
        return None, []
    known = profiles()
    if event.host in known:
        return read_host(known[event.host])
    position = event.place.of("host").position
    if not event.host.endswith((".yml", ".yaml")):
        close = nearest(event.host, known)
        hint = f"did you mean `{close}`?" if close else f"there are {listing(known)}; or write the path of a profile, such as hosts/own.yml"
        return None, [Problem(Kind.HOST, position, f"no host is known as `{event.host}`; {hint}")]
    path = folder / event.host
    if not path.resolve().is_relative_to(root.resolve()):
        return None, [Problem(Kind.PATH, position, f"`{event.host}` leaves the source folder; put the file into the data folder")]
    if not path.is_file():
        return None, [Problem(Kind.PATH, position, f"there is no file `{event.host}` in the data folder; add it, or correct the path")]
    return read_host(path)


def read_host(path: Path) -> tuple[Host | None, list[Problem]]:
    """Return the host that a profile describes, and the problems of the file."""
    document = read_document(path)
    host, found = validate(document, PROFILE)
    return host if isinstance(host, Host) else None, [*document.problems, *found]
