"""A schedule as records: sessions by day for program.yml, people for speakers.yml."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from pydantic import TypeAdapter, ValidationError

from sphinx_workshop.importers.record import Record
from sphinx_workshop.importers.schedules.kinds import kind_of, label_of
from sphinx_workshop.importers.schedules.sessions import links_of, times_of
from sphinx_workshop.importers.schedules.slots import Slot, with_ids
from sphinx_workshop.importers.schedules.speakers import speaker_records
from sphinx_workshop.importers.schedules.words import words_of
from sphinx_workshop.importers.text import markdown, plain
from sphinx_workshop.importers.text.emails import has_email
from sphinx_workshop.messages import shortened
from sphinx_workshop.model.program import on_day
from sphinx_workshop.model.texts import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sphinx_workshop.importers.record import Facts
    from sphinx_workshop.importers.schedules.events import Event, Schedule
    from sphinx_workshop.importers.schedules.speakers import People
    from sphinx_workshop.importers.schedules.zones import Clocks
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.yamledit import Value

_LANGUAGE: Final[TypeAdapter[str]] = TypeAdapter(Language)
_NAMED: Final = 5
"""How many sessions a note names."""


def schedule_records(
    schedule: Schedule, workshop: Workshop, clocks: Clocks, language: str, notes: list[str]
) -> tuple[dict[date, list[Record]], list[Record]]:
    """Return the sessions of a schedule by day, and its people; note whatever is left out.

    Args:
        schedule: The schedule.
        workshop: What the data says now: its people, and who speaks when.
        clocks: Those of the schedule and of the workshop.
        language: That of the site, such as `en`.
        notes: Gets sentences about what cannot be told, or is left out.
    """
    local = clocks.here
    present = {
        session.id: start and start.replace(tzinfo=local)
        for day, session in workshop.sessions()
        if session.id
        for start in [on_day(session.start, day)]
    }
    slots = with_ids((Slot(event, clocks.local(event)) for event in schedule.events), present, notes)
    people = speaker_records({key: slot.event.people for key, slot in slots.items()}, workshop, notes)
    days: defaultdict[date, list[Record]] = defaultdict(list)
    for key, slot in slots.items():
        day, times = times_of(slot.event, slot.start)
        facts = {
            **times,
            **_people_of(key, people),
            "language": _other_language(slot.event.language, language),
        }
        days[day].append(_session(key, slot.event, facts, notes))
    notes += _without_place(slots)
    return {day: days[day] for day in sorted(days)}, people.records


def _session(key: str, event: Event, others: Facts, notes: list[str]) -> Record:
    """Return the record of a session, with other facts of it; note what is left out."""
    about = f"session {key}"
    description, is_cut = words_of(event.texts)
    if is_cut or any(map(has_email, (event.title, event.room, event.track))):
        notes.append(f"{about}: an e-mail address in its texts is left out; add it by hand if it is public")
    title = plain.line(event.title)
    if not title:
        notes.append(f"{about}: the source gives no title, so it is TBD")
    if "start" not in others:
        notes.append(f"{about}: the source gives no time; add it there")
    facts: dict[str, Value] = {
        "title": "TBD" if not title or plain.is_to_be(title) else markdown.inline(title),
        **others,
        "label": plain.name(label_of(event)),
        "room": "TBD" if plain.is_to_be(event.room) else plain.name(event.room),
        "track": "TBD" if plain.is_to_be(event.track) else plain.name(event.track),
        "description": description,
        "links": links_of(event.links, about, notes),
    }
    kind = kind_of(event)
    facts = {fact: value for fact, value in facts.items() if value}
    return Record(key, facts, {"kind": kind} if kind else {}, title)


def _people_of(key: str, people: People) -> dict[str, Value]:
    parts = {"speakers": people.speakers[key], "moderators": people.moderators[key]}
    return {part: ids[0] if len(ids) == 1 else ids for part, ids in parts.items()}


def _code(language: str) -> str:
    """Return the code of a language; empty for any other text."""
    first, mark, rest = plain.name(language).replace("_", "-").partition("-")
    try:
        return _LANGUAGE.validate_python(f"{first.lower()}{mark}{rest}")
    except ValidationError:
        return ""


def _other_language(given: str, site: str) -> str:
    """Return the language of a session, if it is not that of the site."""
    code = _code(given)
    return code if code.partition("-")[0] != site.lower().replace("_", "-").partition("-")[0] else ""


def _without_place(slots: Mapping[str, Slot]) -> Iterable[str]:
    """Yield what the source says of sessions that data files have no place for, a sentence for each fact."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for key, slot in slots.items():
        for what, value in slot.event.extras.items():
            found[what][key] = value
        if slot.event.language and not _code(slot.event.language):
            found["languages that are no codes, such as `en`"][key] = slot.event.language
    for what, said in found.items():
        named = [f"`{key}`" + (f" ({shortened(value)})" if value else "") for key, value in said.items()]
        more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
        yield f"{what}: data files have no place for that: {', '.join(named[:_NAMED])}{more}"
