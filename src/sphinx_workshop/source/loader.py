"""Load a data folder as a workshop, with all of its problems at once."""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager
from functools import partial
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_workshop.messages import listing, nearest
from sphinx_workshop.model.base import Tbd, items
from sphinx_workshop.model.committee import Group
from sphinx_workshop.model.event import Event
from sphinx_workshop.model.limits import MAX_PROBLEMS
from sphinx_workshop.model.people import Person
from sphinx_workshop.model.plain import Mapping
from sphinx_workshop.model.workshop import Workshop
from sphinx_workshop.problems import Kind, Position, Problem, told
from sphinx_workshop.rules import check
from sphinx_workshop.rules.references import Written
from sphinx_workshop.source.files import FILES, NO_WORKSHOP
from sphinx_workshop.source.groups import by_group, regrouped, unique_members
from sphinx_workshop.source.hosts import host_of
from sphinx_workshop.source.identity import ids_in, join_people, unique, written_ids
from sphinx_workshop.source.paths import NamedFiles
from sphinx_workshop.source.validate import validate
from sphinx_workshop.source.yaml import read_document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_workshop.model.base import Fact
    from sphinx_workshop.model.milestones import Milestone
    from sphinx_workshop.source.files import FileKind
    from sphinx_workshop.source.yaml import Document


class Loaded(NamedTuple):
    """What a data folder says, as far as it is usable, and what is wrong with it."""

    workshop: Workshop
    problems: list[Problem]


def load(folder: Path, root: Path | None = None) -> Loaded:
    """Read, validate and join all data files of a folder; never raises for what is in them.

    Positions give the files as `folder` does. No path in the data may leave `root`, the source folder, by
    default the one above.
    """
    with _no_collector():
        workshop, written, problems = _join(folder, root or folder.parent)
        return Loaded(workshop, told([*problems, *check(workshop, written)], MAX_PROBLEMS))


@contextmanager
def _no_collector() -> Iterator[None]:
    """Keep the garbage collector from searching the new facts, all of which stay, again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if not gc.get_freeze_count():
            gc.freeze()  # both together make the facts old, so that the collector does not search them next
            gc.unfreeze()
        if enabled:
            gc.enable()


def _join(folder: Path, root: Path) -> tuple[Workshop, Written, list[Problem]]:
    """Return what the files say together, what they name, and the problems of each and between them."""
    facts: dict[str, Any] = {}
    problems: list[Problem] = []
    documents: dict[str, Document] = {}
    files = NamedFiles(folder, root)
    for stem, kind in FILES.items():
        if os.path.lexists(folder / kind.name):
            documents[stem] = read_document(folder / kind.name)
            facts[kind.fact], found = _usable(documents[stem], kind, files)
            problems += found
    of_people = [kind for kind in FILES.values() if issubclass(kind.entry, Person) and kind.stem in documents]
    people_files = [documents[kind.stem] for kind in of_people]
    people_files += [documents["committee"]] if "committee" in documents else []
    entries = {kind.fact: facts[kind.fact] for kind in of_people if isinstance(facts[kind.fact], tuple)}
    groups = items(facts.get("committee"))
    members = by_group(groups, chain.from_iterable(entries.values()))
    joined = join_people(entries | members, written_ids(people_files, only_named=True))
    facts |= {fact: joined.entries[fact] for fact in entries}
    if groups:
        facts["committee"] = regrouped(groups, joined.entries)
    facts["event"] = facts.get("event") or Event.model_validate(NO_WORKSHOP)
    host, found = host_of(facts["event"], folder)
    problems += [*joined.problems, *found, *_file_problems(folder, facts["event"])]
    facts["milestones"], internal = _split(facts.get("milestones"))
    workshop = Workshop(
        host=host, people=MappingProxyType(joined.people), internal_milestones=internal, **facts
    )
    paper_files = [documents["papers"]] if "papers" in documents else []
    written = Written(
        people=written_ids(people_files),
        papers=None if isinstance(workshop.papers, Tbd) else written_ids(paper_files),
        tracks=_written_tracks(documents.get("call")),
        whole_program=not any(problem.position.file == str(folder / "program.yml") for problem in problems),
    )
    return workshop, written, problems


def _written_tracks(document: Document | None) -> frozenset[str] | None:
    """Return the ids of all tracks of call.yml, good or bad; None if they cannot be known yet."""
    if document is None:
        return frozenset()
    if not isinstance(document.data, dict):
        return None
    tracks = document.data.get("tracks", [])
    return None if tracks == Tbd.TBD.value else ids_in(tracks)


def _split(
    milestones: Fact[tuple[Milestone, ...]],
) -> tuple[Fact[tuple[Milestone, ...]], tuple[Milestone, ...]]:
    """Return the milestones that readers may see, and those for organizers only."""
    if not isinstance(milestones, tuple):
        return milestones, ()
    public = tuple(one for one in milestones if not one.internal)
    return public, tuple(one for one in milestones if one.internal)


def _usable(document: Document, kind: FileKind, files: NamedFiles) -> tuple[object, list[Problem]]:
    """Return what is usable of a file, looked at by itself, and all of its problems."""
    usable, found = validate(document, kind)
    problems = [*document.problems, *found]
    if not isinstance(usable, tuple):
        return usable, problems
    entries: tuple[Any, ...] = usable
    told_at = {problem.position for problem in problems}
    for path, file_type in kind.named_files.items() if problems else ():
        for item in _left_out(document.data, entries, kind.nested):
            problem = files.named_by(item, path.split("."), file_type)
            problems += [problem] if problem and problem.position not in told_at else []
    for path, file_type in kind.named_files.items():
        check = partial(files.checked_inside, nested=kind.nested) if kind.nested else files.checked
        entries = tuple(
            [check(entry, path=path.split("."), file_type=file_type, problems=problems) for entry in entries]
        )
    if kind.entry is Group:
        entries, found = unique_members(entries)
        problems += found
    elif hasattr(kind.entry, "key"):
        entries, found = unique(entries)
        problems += found
    return entries, problems


def _left_out(data: object, entries: tuple[Any, ...], nested: str) -> Iterator[Mapping]:
    """Yield the items of a list, and those nested in them, that are no entries since something is wrong."""
    kept = {entry.place.position: entry for entry in entries}
    for item in data if isinstance(data, list) else []:
        if not isinstance(item, Mapping):
            continue
        entry = kept.get(item.place.position)
        if entry is None:
            yield item
        inside = getattr(entry, nested, ())
        yield from _left_out(item.get(nested), inside if isinstance(inside, tuple) else (), nested)


def _file_problems(folder: Path, event: Event) -> Iterator[Problem]:
    """Yield a problem for a missing workshop.yml, and for each YAML file that nothing reads."""
    names = {kind.name for kind in FILES.values()}
    profile = os.path.normpath(event.host) if event.host else None
    if not os.path.lexists(folder / "workshop.yml"):
        missing = "the file does" if folder.is_dir() else "the data folder and the file do"
        message = f"{missing} not exist; write one with `name:` and `phase:`"
        yield Problem(Kind.NO_DATA, Position((folder / "workshop.yml").as_posix()), message)
    for path in sorted(folder.glob("*")):
        if path.suffix.lower() in {".yml", ".yaml"} and path.name not in names | {profile}:
            close = nearest(path.with_suffix(".yml").name, names)
            fix = f"did you mean `{close}`?" if close else f"the data files are {listing(sorted(names))}"
            message = f"nothing reads `{path.name}`; {fix}"
            yield Problem(Kind.UNKNOWN_FILE, Position(path.as_posix(), 1, 1), message)
