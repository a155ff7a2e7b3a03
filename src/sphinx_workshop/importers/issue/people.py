"""The form about a person as rows of the sheet of people, which knows in which file a fact belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_workshop.export.sheets.cells import joined
from sphinx_workshop.export.sheets.people import OF_PERSON, OF_TALK
from sphinx_workshop.importers.issue.facts import facts_of, profile_at
from sphinx_workshop.importers.issue.forms import ADD, COMMITTEE, ORGANIZER, SPEAKER
from sphinx_workshop.importers.issue.pictures import photo_in
from sphinx_workshop.importers.merge.entries import text_of
from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.importers.sheets.people import FILES, Place
from sphinx_workshop.importers.sheets.rows import SheetRow
from sphinx_workshop.importers.text import plain
from sphinx_workshop.messages import listing, nearest, quoted
from sphinx_workshop.model.committee import Member
from sphinx_workshop.model.names import key_of, slug
from sphinx_workshop.model.people import Organizer, Speaker

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sphinx_workshop.importers.issue.body import Answers
    from sphinx_workshop.importers.sheets.people import PeopleSheet
    from sphinx_workshop.model.base import Entry

_PARTS: Final = {SPEAKER: "Speaker", ORGANIZER: "Organizer", COMMITTEE: "Committee"}
"""What the sheet of people calls the parts that the form has."""
_ENTRIES: Final[dict[str, type[Entry]]] = {"Speaker": Speaker, "Organizer": Organizer, "Committee": Member}
_COMMITTEE: Final = "Program committee"
"""The committee that a first member is added to, if the form names none."""
_OF_PERSON: Final = {field: head for head, field in OF_PERSON.items() if field != "name"}
_OF_PART: Final = {"role": "Role", "status": "Status"}
_OF_TALK: Final = {f"talk.{field}": head for head, field in OF_TALK.items()}
_HEADS: Final = _OF_PERSON | _OF_PART | _OF_TALK
"""The heads of the sheet by the keys of the form."""
_ONLY_OF: Final = {"Organizer": {"status", *_OF_TALK}, "Speaker": set[str](), "Committee": set(_OF_TALK)}
"""Which facts an entry of a part cannot have."""


class _Somebody(NamedTuple):
    """Somebody in the files, and where."""

    key: str
    places: Mapping[Place, Mapping[str, object]]


def person_rows(answers: Answers, sheet: PeopleSheet, folder: Path, notes: list[str]) -> list[SheetRow]:
    """Return the rows of the sheet of people that an issue asks for: one for each part of the person.

    Raises:
        CannotImport: Nobody can tell who is meant, or a fact is of the wrong type.
    """
    part, is_new = _PARTS[answers["part"]], answers["action"] == ADD
    written, new_name = plain.name(answers["name"]), plain.name(answers["new_name"])
    if not written:
        message = f"{quoted(answers['name'])} is not a name; write one into `Name`"
        raise CannotImport(message)
    person = _somebody(written, answers["id"], sheet)
    place = Place(part, _committee(answers, sheet, person) if part == "Committee" else "")
    _check_action(answers, person, place, sheet)
    cells = _cells(answers, part, folder, notes, has_new_id=bool(answers["id"]) and not person.places)
    name = new_name or (written if not person.places else "")
    if not person.places and not answers["id"] and not slug(written):
        message = f"no id can be made from {quoted(written)}; write a `Short name in Latin letters`"
        raise CannotImport(message)
    if is_new and new_name:
        message = "`New name` is only for corrections; write the name into `Name`"
        raise CannotImport(message)
    if is_new and person.places:
        notes.append(
            f"{person.key}: taken for the person of that name in {_files(person)}; if somebody else is "
            "meant, write another `Short name in Latin letters`"
        )
    of_person = {head: cells[head] for head in _OF_PERSON.values() if head in cells}
    others = [other for other in person.places if other != place]
    heads = {"Person id": person.key} | ({"Name": name} if name else {})
    return [
        SheetRow("the issue", {**heads, "Part": place.part, "Committee": place.group, **cells}),
        *(
            SheetRow("the issue", {**heads, "Part": one.part, "Committee": one.group, **of_person})
            for one in others
        ),
    ]


def _somebody(written: str, key: str, sheet: PeopleSheet) -> _Somebody:
    """Return the person who has an id, if it is given, else a name or an id.

    Raises:
        CannotImport: Several people have the name.
    """
    holders = sheet.holders()
    if key:
        return _Somebody(key, holders.get(key, {}))
    named = [
        key
        for key, places in holders.items()
        if any(text_of(entry, "name").casefold() == written.casefold() for entry in places.values())
    ]
    if written not in holders and len(named) > 1:
        public = listing(key for key in named if key in sheet.workshop.people)
        message = (
            f"{len(named)} people have the name {quoted(written)}; write into `Short name in Latin letters` "
            f"which one is meant: {public}"
        )
        raise CannotImport(message)
    key = written if written in holders else (named or [key_of(written)])[0]
    return _Somebody(key, holders.get(key, {}))


def _committee(answers: Answers, sheet: PeopleSheet, person: _Somebody) -> str:
    """Return the committee that is meant.

    Raises:
        CannotImport: There are several.
    """
    everywhere = {place.group: None for places in sheet.holders().values() for place in places if place.group}
    if written := answers["committee"]:
        return next((one for one in everywhere if one.casefold() == written.casefold()), written)
    own = [place.group for place in person.places if place.group]
    groups = list(everywhere if answers["action"] == ADD else own)
    if len(groups) > 1:
        message = f"which committee? write one into `Committee`: {listing(groups)}"
        raise CannotImport(message)
    return groups[0] if groups else _COMMITTEE


def _check_action(answers: Answers, person: _Somebody, place: Place, sheet: PeopleSheet) -> None:
    """Check that who is to be added is not there, and that who is to be corrected is."""
    written, part = answers["name"], answers["part"].lower()
    article = "an" if part.startswith("o") else "a"
    if answers["action"] == ADD:
        if place in person.places:
            message = (
                f"{quoted(written)} is {article} {part} already; choose `Correct`, or, if somebody else has "
                "the same name, write a `Short name in Latin letters`"
            )
            raise CannotImport(message)
        return
    if not person.places:
        names = [one.name for one in sheet.workshop.people.values() if one.name]
        meant = nearest(written, [*names, *sheet.workshop.people])
        hint = (
            f"did you mean {quoted(meant)}?"
            if meant
            else "write the name as the site has it, or choose `Add`"
        )
        message = f"nobody has the name or the id {quoted(written)}; {hint}"
        raise CannotImport(message)
    if place not in person.places:
        message = (
            f"{quoted(written)} is not {article} {part}, but in {_files(person)}; choose that part, or `Add`"
        )
        raise CannotImport(message)


def _files(person: _Somebody) -> str:
    return listing(dict.fromkeys(FILES[place.part] for place in person.places))


def _cells(
    answers: Answers, part: str, folder: Path, notes: list[str], *, has_new_id: bool
) -> dict[str, str]:
    """Return the cells of the sheet that the answers fill; a new id is tried with them."""
    for key in _ONLY_OF[part]:
        if answers[key]:
            label = answers.form.by_key[key].label
            notes.append(f"left out {quoted(label)}: {answers['part'].lower()}s have none")
    keys = {
        key: key for key in _HEADS if key in answers.form.by_key and key not in {*_ONLY_OF[part], "photo"}
    }
    keys |= {"id": "id"} if has_new_id else {}
    facts: dict[str, str | list[str]] = facts_of(answers, _ENTRIES[part], keys, notes)
    facts.pop("id", None)
    facts = _with_profiles(facts, _ENTRIES[part])
    if photo := photo_in(answers["photo"], folder, notes):
        facts["photo"] = photo
    return {_HEADS[key]: value if isinstance(value, str) else joined(value) for key, value in facts.items()}


def _with_profiles(facts: Mapping[str, str | list[str]], entry: type[Entry]) -> dict[str, str | list[str]]:
    """Return facts of a person with the profiles among the other pages as ids, unless an id is given."""
    found = {key: value for key, value in facts.items() if key != "links"}
    others: list[str] = []
    for link in facts.get("links", ()):
        profile = profile_at(link, entry)
        if profile is not None and profile[0] not in found:
            found[profile[0]] = profile[1]
        else:
            others.append(link)
    return {**found, "links": others} if others else found
