"""Papers into the sessions of program.yml that their source names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.importers.merge.entries import Merge, text_of
from sphinx_workshop.importers.record import as_list, as_mapping
from sphinx_workshop.messages import counted, quoted
from sphinx_workshop.model.names import slug
from sphinx_workshop.yamledit import Insert, Set

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_workshop.importers.record import Record
    from sphinx_workshop.yamledit import Document, Path

_MOST_NAMED = 12


def add_to_sessions(document: Document, papers: Sequence[Record], notes: list[str]) -> Merge:
    """Add papers to the sessions that they name by id or title, and note the sessions that there are not."""
    merged = Merge(document)
    days = enumerate(as_list(document.data))
    places = {name: place for index, day in days for name, place in _named(day, (index,))}
    missing: dict[str, int] = {}
    coming: dict[Path, list[str]] = {}
    for paper in papers:
        for name in paper.sessions:
            path, _ = places.get(_comparable(name), ((), {}))
            if path:
                coming.setdefault(path, []).append(paper.id)
            else:
                missing[name] = missing.get(name, 0) + 1
    for path, session in places.values():
        if path in coming:
            _add(merged, path, session, list(dict.fromkeys(coming.pop(path))))
    if missing:
        names = [f"{quoted(name)} ({counted(count, 'paper')})" for name, count in missing.items()]
        more = ", …" * (len(names) > _MOST_NAMED)
        notes.append(
            f"program.yml has no session with the id or title {', '.join(names[:_MOST_NAMED])}{more}; "
            "add it with its time, and import again, and the papers are named in it"
        )
    return merged


def _add(merged: Merge, path: Path, session: Mapping[str, object], keys: Sequence[str]) -> None:
    """Add papers to a session, behind those that it has."""
    there = session.get("papers")
    old = as_list(there) if isinstance(there, list) else [there] if there not in (None, "TBD") else []
    new = [key for key in keys if key not in old]
    if not new:
        merged.unchanged += 1
        return
    merged.changed[text_of(session, "id") or text_of(session, "title")] = ["papers"]
    at = (*path, "papers")
    if isinstance(there, list) and there:
        merged.edits += [Insert(at, len(there), key) for key in new]
    else:
        merged.edits.append(Set(at, [*map(str, old), *new]))


def _named(holder: object, path: Path) -> Iterator[tuple[str, tuple[Path, Mapping[str, object]]]]:
    """Yield the sessions in a day or a session, by what they may be called, with their paths."""
    for index, session in enumerate(map(as_mapping, as_list(as_mapping(holder).get("sessions")))):
        at = (*path, "sessions", index)
        for name in filter(None, (text_of(session, "title"), text_of(session, "id"))):
            yield _comparable(name), (at, session)
        yield from _named(session, at)


def _comparable(name: str) -> str:
    return slug(name) or "".join(name.split())
