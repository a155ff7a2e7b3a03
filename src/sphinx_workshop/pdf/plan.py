"""What is in the proposal: its parts in the host's order, each with pages and sections made from data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.messages import listing, nearest, quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

SETTING: Final = "workshop_proposal"
PREFIX: Final = "facts:"
"""What an entry of the setting begins with that is made from data."""
ONLY_PART: Final = "proposal"
"""The part of a proposal whose host names none."""
OF_PEOPLE: Final = ("team", "organizers", "committee")
"""The sections that go into the second part, where the host has one."""


class Part(NamedTuple):
    """A part of the proposal."""

    id: str
    contents: tuple[str, ...]
    """Names of pages, and `facts:NAME`, in order."""


class Known(NamedTuple):
    """What the setting can name."""

    parts: Sequence[str]
    """The parts of the host; empty if it has none."""
    pages: Collection[str]
    """The pages of the site."""
    facts: Collection[str]
    """The sections that can be made from data."""

    @property
    def part_ids(self) -> Sequence[str]:
        """The parts of the proposal."""
        return self.parts or (ONLY_PART,)


def default_parts(known: Known, page: str, sections: Sequence[str]) -> dict[str, list[str]]:
    """Return what is in the proposal if `conf.py` does not say it.

    Args:
        known: the parts and pages there are
        page: the page of the proposal
        sections: the sections made from data that have something to say
    """
    first, *others = known.part_ids
    of_people = [name for name in sections if name in OF_PEOPLE] if others else []
    found = [page] if page in known.pages else []
    rest = [f"{PREFIX}{name}" for name in sections if name not in of_people]
    result = {first: [*found, *rest]}
    if of_people:
        result[others[0]] = [f"{PREFIX}{name}" for name in of_people]
    return result


def parts_of(chosen: Mapping[str, Sequence[str]], known: Known) -> list[Part]:
    """Return the parts that `conf.py` names and that have something in them, in the host's order."""
    return [
        Part(key, contents)
        for key in known.part_ids
        if (contents := tuple(entry for entry in chosen.get(key, ()) if _is_known(entry, known)))
    ]


def wrong_in(chosen: Mapping[str, Sequence[str]], known: Known) -> list[str]:
    """Return what is wrong with the setting, each with how to fix it."""
    wrong = [_unknown("part", key, known.part_ids) for key in chosen if key not in known.part_ids]
    for entry in (entry for contents in chosen.values() for entry in contents):
        if not _is_known(entry, known):
            name = entry.removeprefix(PREFIX)
            wrong.append(
                _unknown("page", entry, known.pages)
                if name == entry
                else _unknown("section made from data", name, known.facts)
            )
    return wrong


def _is_known(entry: str, known: Known) -> bool:
    name = entry.removeprefix(PREFIX)
    return name in (known.pages if name == entry else known.facts)


def _unknown(what: str, name: str, choices: Collection[str]) -> str:
    close = nearest(name, choices)
    hint = f"did you mean `{close}`? " if close else ""
    return f"{SETTING} in conf.py: no {what} is named {quoted(name)}; {hint}choose from {listing(choices)}"
