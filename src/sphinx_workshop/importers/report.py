"""What an import did, in lines for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_workshop.messages import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_workshop.importers.merge import Merged

_MOST: Final = 20
"""How many lines of one sort are printed."""


def lines(noun: str, merged: Merged, names: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each entry that was added, changed, or kept though the source does not have it.

    What stood with an item that the source no longer has, such as the ORCID of an author, has one, too.
    """
    yield from capped([f"added {noun} {key}: {quoted(names.get(key) or key)}" for key in merged.added])
    yield from capped([f"changed {noun} {key}: {', '.join(facts)}" for key, facts in merged.changed])
    yield from capped([f"dropped from {noun} {key}: {what}" for key, what in merged.dropped])
    yield from capped([f"kept {noun} {key}: the source does not have it" for key in merged.kept])


def summary(file: str, merged: Merged) -> str:
    """Return how many entries of a file became what."""
    return (
        f"{file}: {len(merged.added)} added, {len(merged.changed)} changed, "
        f"{merged.unchanged} unchanged, {len(merged.kept)} kept"
    )


def capped(said: list[str], most: int = _MOST) -> Iterable[str]:
    """Return lines; of many the first, and how many more there are."""
    if len(said) <= most:
        return said
    return [*said[:most], f"… and {len(said) - most} more: {said[0].partition(' ')[0].rstrip(':')}"]
