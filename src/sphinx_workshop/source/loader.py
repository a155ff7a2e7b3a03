"""A data folder to a workshop, with all of its problems at once."""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_workshop.messages import listing, nearest
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.event import Event
from sphinx_workshop.model.workshop import Workshop
from sphinx_workshop.problems import Kind, Position, Problem, sort
from sphinx_workshop.rules import check
from sphinx_workshop.rules.references import Written
from sphinx_workshop.source.files import FILES, KEYED, NO_WORKSHOP, PEOPLE
from sphinx_workshop.source.hosts import host_of
from sphinx_workshop.source.identity import join_people, unique, written_ids
from sphinx_workshop.source.long import read_long
from sphinx_workshop.source.paths import NamedFiles, without_bad_pdfs, without_bad_photos
from sphinx_workshop.source.reading import read_document
from sphinx_workshop.source.validate import validate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sphinx_workshop.model.papers import Paper
    from sphinx_workshop.source.yaml import Document


class Loaded(NamedTuple):
    """What a data folder says, as far as it is usable, and what is wrong with it."""

    workshop: Workshop
    problems: list[Problem]


def load(folder: Path, root: Path | None = None) -> Loaded:
    """Read, validate and join all data files of a folder; never raises for what is in them.

    :param folder: the data folder; positions give its files as this path does
    :param root: the source folder, which no path in the data may leave; default: the folder above
    """
    with no_collector():
        return _load(folder, root)


@contextmanager
def no_collector() -> Iterator[None]:
    """Keep the garbage collector from walking what is being made, again and again, and all of it to stay."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            # What was made is old at once: else the first new object has the collector walk all of it.
            frozen = gc.get_freeze_count()
            gc.freeze()
            if not frozen:
                gc.unfreeze()
            gc.enable()


def load_around(folder: Path, root: Path, papers: tuple[Paper, ...], *, people: bool) -> Workshop:
    """Return what the data files say but for that of papers; some papers stand for it.

    :param people: whether the files of people are read, of whom there may be thousands
    """
    without = {"papers": papers} | ({} if people else dict.fromkeys(PEOPLE))
    with no_collector():
        return _join(folder, root, without)[0]


def _load(folder: Path, root: Path | None) -> Loaded:
    workshop, written, problems = _join(folder, root)
    return Loaded(workshop, sort([*problems, *check(workshop, written)]))


def _join(
    folder: Path, root: Path | None, stand_ins: Mapping[str, Any] = MappingProxyType({})
) -> tuple[Workshop, Written, list[Problem]]:
    """Read and validate the files, and join what they say.

    :param stand_ins: what stands for some of the files
    """
    problems: list[Problem] = []
    parts: dict[str, Any] = dict(stand_ins)
    documents: dict[str, Document] = {}
    long_ids: frozenset[str] | None = frozenset()
    for stem, kind in FILES.items():
        if stem in parts:
            continue
        path = folder / kind.name
        if not os.path.lexists(path):
            continue
        if kind.may_be_long:
            parts[stem], found, long_ids = read_long(path, kind)
            problems += found
            continue
        documents[stem] = document = read_document(path)
        parts[stem], found = validate(document, kind)
        problems += [*document.problems, *found]
    for stem in KEYED:
        if isinstance(parts.get(stem), tuple):
            parts[stem], found = unique(parts[stem])
            problems += found
    named = NamedFiles(folder, root or folder.parent)
    for stem in PEOPLE:
        if isinstance(parts.get(stem), tuple):
            parts[stem], found = without_bad_photos(parts[stem], named)
            problems += found
    if isinstance(parts.get("papers"), tuple):
        parts["papers"], found = without_bad_pdfs(parts["papers"], named)
        problems += found
    of_people = [documents[stem] for stem in PEOPLE if stem in documents]
    people, found = join_people(parts, written_ids(of_people, with_names=True))
    problems += found
    event = parts.get("workshop") or Event.model_validate(dict(NO_WORKSHOP))
    host, found = host_of(event, folder)
    problems += found
    problems += _strangers(folder, os.path.normpath(event.host) if event.host else None)
    workshop = Workshop(
        event=event,
        host=host,
        call=parts.get("call"),
        milestones=parts.get("dates"),
        organizers=parts.get("organizers"),
        speakers=parts.get("speakers"),
        program=parts.get("program"),
        papers=parts.get("papers"),
        people=MappingProxyType(people),
    )
    written = Written(
        people=written_ids(of_people),
        papers=None if isinstance(workshop.papers, Tbd) else long_ids,
        whole_program=not any(problem.position.file == str(folder / "program.yml") for problem in problems),
    )
    return workshop, written, problems


def _strangers(folder: Path, profile: str | None) -> Iterator[Problem]:
    """Yield a problem for a missing workshop.yml, and for each YAML file that nothing reads.

    :param profile: the host that workshop.yml names, which may be a file
    """
    names = {kind.name for kind in FILES.values()}
    if not os.path.lexists(folder / "workshop.yml"):
        there = "the file does" if folder.is_dir() else "the data folder and the file do"
        yield Problem(
            Kind.NO_DATA,
            Position(str(folder / "workshop.yml"), 1, 1),
            f"{there} not exist; write one with `name:` and `phase:`",
        )
    for path in sorted(folder.glob("*")) if folder.is_dir() else []:
        if path.suffix.lower() in {".yml", ".yaml"} and path.name not in names | {profile}:
            close = nearest(path.with_suffix(".yml").name, names)
            hint = f"did you mean `{close}`?" if close else f"the data files are {listing(sorted(names))}"
            yield Problem(
                Kind.UNKNOWN_FILE, Position(str(path), 1, 1), f"nothing reads `{path.name}`; {hint}"
            )
