"""A schedule into the data files: its sessions, its people, and its time zone where workshop.yml has none."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.files import DataFile
from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.importers.report import Account
from sphinx_workshop.importers.schedules.reading import read_schedule
from sphinx_workshop.importers.schedules.records import schedule_records
from sphinx_workshop.importers.schedules.zones import clocks_of
from sphinx_workshop.messages import counted
from sphinx_workshop.model.base import known
from sphinx_workshop.source.loader import load
from sphinx_workshop.yamledit import Document, Set, YamlEditError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sphinx_workshop.importers.run import Import
    from sphinx_workshop.importers.schedules.events import Link, Schedule

_SITE_LANGUAGE: Final = re.compile(r"^language\s*=\s*[\"']([\w-]+)[\"']", re.MULTILINE)
_BEFORE_ZONE: Final = ("name", "short_name", "tagline", "phase", "host", "format", "date")
"""The keys that `timezone` stands behind."""


def import_schedule(
    work: Import, places: Sequence[Path | str], get: Callable[[str], bytes] | None = None
) -> None:
    """Add the schedule of files and addresses to an import.

    Raises:
        CannotImport: It cannot be read, or nobody can tell its time zone.
    """
    language = site_language(work.folder)
    schedule = read_schedule(*places, get=get, language=language)
    workshop = load(work.folder).workshop
    schedule = _without_own_pages(schedule, known(workshop.event.url))
    work.notes += schedule.notes
    work.account = _account(schedule, places)
    clocks = clocks_of(schedule, workshop.event, work.notes)
    if clocks.to_write:
        _write_zone(work, clocks.to_write)
        if any(session.start is not None for _, session in workshop.sessions()):
            work.notes.append(
                f"the times that program.yml had are {clocks.to_write}'s now, too; they were UTC"
            )
    days, people = schedule_records(schedule, workshop, clocks, language, work.notes)
    work.add_program(days, people)


def _without_own_pages(schedule: Schedule, site: str | None) -> Schedule:
    """Return a schedule without links to the pages of the workshop: one that it exported has them."""
    if not site:
        return schedule
    home = site.rstrip("/")

    def is_elsewhere(link: Link) -> bool:
        return bool(link.label) or not f"{link.url.rstrip('/')}/".startswith(f"{home}/")

    events = [replace(event, links=tuple(filter(is_elsewhere, event.links))) for event in schedule.events]
    return replace(schedule, events=events)


def _account(schedule: Schedule, places: Sequence[Path | str]) -> Account:
    """Return what a schedule has."""
    events = schedule.events
    people = {person.key or person.name for event in events for person in event.people}
    days, rooms = ({getattr(event, what) for event in events} - {""} for what in ("day", "room"))
    count = {"events": len(events), "days": len(days), "rooms": len(rooms), "people": len(people)}
    nouns = {"events": "event", "days": "day", "rooms": "room", "people": "speaker"}
    came = ", ".join(counted(count[what], noun) for what, noun in nouns.items())
    files = list(map(str, places))
    return Account([f"{', '.join(files)}: {came}"], {"files": files, "time_zone": schedule.zone, **count})


def site_language(folder: Path) -> str:
    """Return the language of the site that data is for, as its `conf.py` says; English if it does not."""
    for above in folder.resolve().parents[:2]:
        path = above / "conf.py"
        if path.is_file() and (found := _SITE_LANGUAGE.search(path.read_text("utf-8", "replace"))):
            return found[1]
    return "en"


def _write_zone(work: Import, zone: str) -> None:
    """Write the zone of the schedule into workshop.yml, which has none, and say so."""
    path = work.folder / "workshop.yml"
    content = path.read_bytes()
    try:
        document = Document(content.decode())
        if not isinstance(document.data, dict) or "timezone" in document.data:
            message = (
                f"{path}: its `timezone` cannot be read; write it as `timezone: {zone}`, and import again"
            )
            raise CannotImport(message)
        changed = document.edit(Set(("timezone",), zone, after=_BEFORE_ZONE))
    except (YamlEditError, UnicodeDecodeError) as error:
        message = f"{path} cannot be read: {error}; fix that, or write `timezone: {zone}`, and import again"
        raise CannotImport(message) from error
    work.changes.append((DataFile(path, content, document), changed))
    work.notes.append(f"workshop.yml: added `timezone: {zone}`, the time zone of the schedule")
