"""That a merge did what it should: compares what files say, not how they were edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.importers.edit import same
from sphinx_workshop.importers.merge import entries
from sphinx_workshop.importers.program import slots
from sphinx_workshop.importers.tree import Node, parse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_workshop.importers.found import Found


def lost_entries(before: str, after: str, found: Sequence[Found]) -> list[str]:
    """Return the entries of a list that are not as they should be; none is expected, ever."""
    return _wrong(_entries(before), _entries(after), found)


def lost_sessions(before: str, after: str, found: Sequence[Found]) -> list[str]:
    """Return the sessions of a program that are not as they should be; none is expected, ever."""
    old, new = _sessions(before), _sessions(after)
    lost = [] if _nameless(before) == _nameless(after) else ["a session without an id"]
    return lost + _wrong(old, new, found)


def _entries(text: str) -> dict[str, Node]:
    return entries(parse(text))


def _sessions(text: str) -> dict[str, Node]:
    return {key: slot.node for slot in slots(parse(text)) if (key := slot.node.text_of("id"))}


def _nameless(text: str) -> list[str]:
    return sorted(
        repr([(key.text, value.plain) for key, value in slot.node.pairs if key.text != "sessions"])
        for slot in slots(parse(text))
        if not slot.node.text_of("id")
    )


def _wrong(old: Mapping[str, Node], new: Mapping[str, Node], found: Sequence[Found]) -> list[str]:
    """Return what is gone, what is not as the source has it, and what changed that is not the source's."""
    expected = {one.id: one for one in found}
    wrong = [key for key in (*old, *expected) if key not in new]
    for key, node in new.items():
        one = expected.get(key)
        owned = one.facts if one is not None else {}
        wrong += [
            f"{key}: {name}"
            for name, value in owned.items()
            if (now := node.get(name)) is None or not same(now, value)
        ]
        if key not in old and one is None:
            wrong.append(key)
        wrong += [
            f"{key}: {name.text}"
            for name, value in (old[key].pairs if key in old else ())
            if name.text not in owned
            and name.text != "sessions"
            and ((now := node.get(name.text)) is None or now.plain != value.plain)
        ]
    return wrong
