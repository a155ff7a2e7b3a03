"""Somebody of a site, fact by fact, before the data files get them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.jekyll import reasons, values
from sphinx_workshop.model.people import Speaker

if TYPE_CHECKING:
    from sphinx_workshop.importers.jekyll.leaves import Leaf
    from sphinx_workshop.yamledit import Value

SPEAKER: Final = "speaker"


@dataclass
class Draft:
    """Somebody in a part of the workshop."""

    key: str
    name: str
    file: str
    """The data file of the part."""
    group: str = ""
    """The group of the committee."""
    facts: dict[str, Value] = field(default_factory=dict)
    leaves: dict[str, list[Leaf]] = field(default_factory=dict)
    """Where each fact comes from."""
    talk: dict[str, Value] = field(default_factory=dict)
    parts: dict[str, None] = field(default_factory=dict)
    """What a speaker does: speaks, sits on a panel, moderates."""

    def set(self, fact: str, value: Value, leaf: Leaf | None) -> None:
        """Give somebody a fact; one that they have already stays."""
        if not value:
            return
        if fact in self.facts:
            if self.facts[fact] != value and leaf is not None:
                leaf.stays(reasons.SAID_OTHERWISE)
            return
        self._keep(fact, value, leaf)

    def add(self, fact: str, value: Value, leaf: Leaf | None) -> None:
        """Add one of several values of a fact."""
        old = self.facts.get(fact)
        present = [] if old is None else list(old) if isinstance(old, list) else [old]
        if value and value not in present:
            self._keep(fact, [*present, value] if present else value, leaf)

    def add_link(self, value: Value, leaf: Leaf | None) -> None:
        """Add a page or an account."""
        old = self.facts.get("links")
        present = list(old) if isinstance(old, list) else []
        if value and value not in present:
            self._keep("links", [*present, value], leaf)

    def _keep(self, fact: str, value: Value, leaf: Leaf | None) -> None:
        values.keep(Speaker, self.facts, fact, value, leaf)
        if leaf is not None:
            self.leaves.setdefault(fact, []).append(leaf)

    @property
    def all_facts(self) -> dict[str, Value]:
        """The facts, with the talk and what a speaker does beside speaking."""
        roles: list[Value] = list(self.parts)
        facts = dict(self.facts)
        if roles and roles != [SPEAKER]:
            facts["role"] = roles[0] if len(roles) == 1 else roles
        return {**facts, "talk": self.talk} if self.talk else facts
