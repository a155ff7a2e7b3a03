"""The committees of the workshop: groups of people (`committee.yml`)."""

from __future__ import annotations

from typing import Annotated

from sphinx_workshop.model.base import Also, Entry, OrTbd, Tbd
from sphinx_workshop.model.names import LIKE_AN_ID, key_of
from sphinx_workshop.model.people import Person, Status
from sphinx_workshop.model.texts import TEXT_SCHEMA, Line, Several


class Member(Person):
    """A member of a committee: an id of another file, a name, or an entry as in organizers.yml."""

    role: OrTbd[Several[Line]] | None = None
    """What the person does in the group: `Area chair`; one, or a list."""
    status: Status = Status.CONFIRMED
    """Whether the person takes part. Default: `confirmed`; only those who are confirmed are shown."""

    @property
    def key(self) -> str:
        """The person's id, given or made from the name; the name itself if it has no Latin letter."""
        return self.id or key_of(self.name or "")

    @property
    def is_public(self) -> bool:
        """Whether readers may see the member: only those who confirmed."""
        return self.status is Status.CONFIRMED


def member_of(value: object) -> object:
    """Turn an id or a name into a member."""
    if not isinstance(value, str):
        return value
    return {"id": value} if LIKE_AN_ID.fullmatch(value.strip()) else {"name": value}


class Group(Entry):
    """A committee, such as the program committee (`committee.yml`)."""

    role: Line
    """What the group is called: `Program committee`."""
    people: OrTbd[tuple[Annotated[Member, Also(member_of, TEXT_SCHEMA)], ...]]
    """Its members: ids of other files, names, or entries."""

    def public(self) -> Group:
        """Return the group without the members who readers may not see."""
        if isinstance(self.people, Tbd):
            return self
        members = tuple(one for one in self.people if one.is_public)
        return self.with_facts({"people": members}, self.place)
