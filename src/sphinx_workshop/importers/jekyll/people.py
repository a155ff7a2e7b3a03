"""The people of a site, each once in a part of the workshop, with all that its lists say of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.authors.cell import authors_of
from sphinx_workshop.importers.jekyll import reasons, values
from sphinx_workshop.importers.jekyll.draft import SPEAKER, Draft
from sphinx_workshop.importers.jekyll.entries import Entry
from sphinx_workshop.importers.jekyll.leaves import Leaf, leaves_in
from sphinx_workshop.importers.jekyll.parts import part_of
from sphinx_workshop.importers.jekyll.person import PANEL, complete, name_of
from sphinx_workshop.importers.jekyll.words import PERSON
from sphinx_workshop.importers.text import plain
from sphinx_workshop.model.limits import LONGEST_ID
from sphinx_workshop.model.names import slug

if TYPE_CHECKING:
    from sphinx_workshop.importers.jekyll.lists import Listed
    from sphinx_workshop.importers.jekyll.pictures import Pictures

FILES: Final = {"organizers": "organizers.yml", "speakers": "speakers.yml", "committee": "committee.yml"}
_LONGEST: Final = 500
"""How long the text of one person is, at most."""
_PROGRAM_COMMITTEE: Final = "Program committee"
_GROUPS: Final = dict.fromkeys(("", "pc", "committee", "pc members", "program"), _PROGRAM_COMMITTEE)
_OWN_WORDS: Final = frozenset({"organizers", "organisers", "organizing-committee", "team", "organizer"})


@dataclass
class People:
    """The people of a site."""

    pictures: Pictures
    drafts: dict[str, dict[str, Draft]] = field(default_factory=lambda: {part: {} for part in FILES})
    """By part and id; in a committee, by group and id."""
    members: dict[str, Draft] = field(default_factory=dict)
    """The members of committees by id, each in the first group that has them."""
    directory: list[Entry] = field(default_factory=list)
    """People of lists that do not say what they do."""

    def add(self, listed: Listed) -> None:
        """Add the people of a list."""
        for item in listed.items:
            if isinstance(item, Leaf):
                self._add_text(item, listed)
            elif isinstance(item, dict):
                entry = Entry(item, PERSON)
                category = entry.leaf("category") if listed.part not in FILES else None
                part = part_of(category.text) if category is not None else listed.part
                if part in FILES:
                    self._add_entry(entry, part, listed)
                else:
                    self.directory.append(entry)

    def look_up(self) -> None:
        """Complete people by the lists that do not say what they do, and name those who do nothing."""
        for entry in self.directory:
            name = name_of(entry)
            key = key_of(values.linked(name.text)[0]) if name is not None else ""
            draft = self.known(key)
            if name is None or draft is None:
                for leaf in leaves_in(dict(entry.tree)):
                    leaf.stays(reasons.UNKNOWN_ROLE)
                continue
            name.came(draft.file)
            complete(draft, entry, name, self.pictures)

    def known(self, key: str) -> Draft | None:
        """Return the person of an id in the first part that has them."""
        return self.drafts["organizers"].get(key) or self.drafts["speakers"].get(key) or self.members.get(key)

    def speaker(self, name: str) -> Draft:
        """Return the speaker of a name, somebody new if nobody has it."""
        key = key_of(name)
        draft = self.drafts["speakers"].setdefault(key, Draft(key, name, FILES["speakers"]))
        draft.parts.setdefault(SPEAKER)
        return draft

    def _add_text(self, leaf: Leaf, listed: Listed) -> None:
        """Add the person that a text names, such as `**Ada One** (Example University)`."""
        words, url = values.linked(leaf.text)
        is_short = 0 < len(words) <= _LONGEST
        authors, unclear = authors_of(words, last_first=False) if is_short else ([], [])
        is_one = len(authors) == 1 and not unclear and len(authors[0].name.split()) > 1
        if not leaf.text or listed.part not in FILES or not is_one:
            leaf.stays(reasons.NO_PERSON if leaf.text and listed.part in FILES else leaf.why)
            return
        leaf.came(FILES[listed.part])
        draft = self._draft(authors[0].name, listed, listed.part)
        draft.set("affiliation", plain.name(authors[0].affiliation), leaf)
        draft.set("url", plain.address(url)[0] if url else "", leaf)

    def _add_entry(self, entry: Entry, part: str, listed: Listed) -> None:
        name = name_of(entry)
        words, url = values.linked(name.text) if name is not None else ("", "")
        if name is None or not words or len(key_of(words)) > LONGEST_ID:
            why = (
                reasons.NO_NAME
                if name is None
                else reasons.NO_PERSON
                if words
                else reasons.TO_COME
                if plain.is_to_be(name.text)
                else reasons.NO_TEXT
            )
            for leaf in leaves_in(dict(entry.tree)):
                leaf.stays(why if leaf.text else leaf.why)
            return
        name.came(FILES[part])
        draft = self._draft(words, listed, part)
        draft.set("url", plain.address(url)[0] if url else "", name)
        complete(draft, entry, name, self.pictures)

    def _draft(self, name: str, listed: Listed, part: str) -> Draft:
        key = key_of(name)
        label = values.name(listed.label.text) if listed.label is not None else ""
        group = (label or _group_of(listed.name)) if part == "committee" else ""
        where = f"{group}/{key}" if group else key
        draft = self.drafts[part].setdefault(where, Draft(key, name, FILES[part], group))
        if part == "committee":
            self.members.setdefault(key, draft)
        if part == "speakers":
            heading = f"{listed.name} {label}"
            is_panel = PANEL.search(heading) and not re.search("speaker", heading, re.IGNORECASE)
            draft.parts.setdefault("panelist" if is_panel else SPEAKER)
        if listed.label is not None:
            _use_heading(draft, listed.label, label, part)
        return draft


def _use_heading(draft: Draft, leaf: Leaf, label: str, part: str) -> None:
    """Use the heading of a group: as that of a committee, or as what organizers do."""
    if part == "organizers" and label and slug(label) not in _OWN_WORDS:
        draft.add("role", label, leaf)
    elif part != "committee":
        leaf.why = leaf.why or reasons.HEADING
        return
    leaf.came(draft.file)


def key_of(name: str) -> str:
    """Return the id of a name; one without Latin letters gets one that every import makes again."""
    return slug(name) or f"person-{sha256(name.encode()).hexdigest()[:8]}"


def _group_of(name: str) -> str:
    words = re.sub(r"[-_\d\s]+", " ", name).strip()
    return _GROUPS.get(words.lower(), words.capitalize())
