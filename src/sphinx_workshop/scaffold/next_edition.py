"""The data files of the next edition: what carries over from the present one stays, the rest is TBD.

Edits keep every other byte of the files: comments, order, quotes.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from sphinx_workshop.archive.listing import entry_of, listed
from sphinx_workshop.model.base import known
from sphinx_workshop.model.event import YEAR, Format
from sphinx_workshop.scaffold.facts import TBD, as_date, date_entry, event_date
from sphinx_workshop.source.files import FILES, first_line
from sphinx_workshop.yamledit import Document, Insert, Remove, Set, Unquoted, in_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sphinx_workshop.model.event import Event
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.scaffold.answers import Answers
    from sphinx_workshop.yamledit.edits import Operation

OF_ONE_EDITION: Final = ("speakers", "program", "papers", "sponsors", "news", "awards")
"""The data files that begin again as TBD. Of call.yml, dates.yml and committee.yml, a part stays."""
_LINKS_THAT_STAY: Final = frozenset({"code_of_conduct", "mailing_list", "chat", "source", "license"})
_LISTS_OF_LINKS: Final = frozenset({"social", "more"})
_OF_A_SPEAKER: Final = frozenset({"id", "status", "role", "talk"})
"""The keys of a speaker that an organizer does not take over."""


def next_name(name: str, old: int | None, new: int | None) -> str:
    """Return a name with the year of the next edition in place of the old one: `VGM 2023`, `VGM '23`."""
    if old is None or new is None:
        return name
    raised = re.sub(rf"(?<!\d){old}(?!\d)", str(new), name)
    return re.sub(rf"(?<=['\u2019]){old % 100:02}(?!\d)", f"{new % 100:02}", raised)


def answers_for(event: Event, given: Answers, year: int | None) -> Answers:
    """Return answers with the name and the short name of the next edition."""
    short_name = given.short_name or next_name(known(event.short_name) or "", event.year, year)
    return replace(given, name=given.name or next_name(event.name, event.year, year), short_name=short_name)


def year_of(given: Answers, old: int | None) -> int | None:
    """Return the year of the next edition: that of its date or its name, if they have one, else the next."""
    for text in (given.date, given.name):
        if match := YEAR.search(text):
            return int(match[0])
    return old + 1 if old is not None else None


def edited(folder: Path, workshop: Workshop, answers: Answers, *, is_archived: bool) -> dict[str, Document]:
    """Return the data files of the next edition by their stems: those that differ from the present ones.

    Args:
        folder: The data folder of the present edition.
        workshop: The facts in it.
        answers: What is known of the next edition.
        is_archived: Whether the present edition will be at the address of the next one, below its year.

    Raises:
        FileEditError: A file is written in a way that cannot be edited.
        NotAList: editions.yml is not a list.
    """
    files = {
        stem: Document((folder / kind.name).read_bytes().decode())
        for stem, kind in FILES.items()
        if (folder / kind.name).exists()
    }
    speakers = _by_id(files["speakers"].data) if "speakers" in files else {}
    changes = {
        "workshop": _workshop(files["workshop"].data, workshop.event, answers),
        "call": _call(files["call"].data) if "call" in files else (),
        "dates": _dates(files["dates"].data, answers) if "dates" in files else (),
        "organizers": _people(files["organizers"].data, speakers) if "organizers" in files else (),
        "committee": _committee(files["committee"].data) if "committee" in files else (),
        **{stem: (Set((), TBD),) for stem in OF_ONE_EDITION},
    }
    found = {}
    for stem in (stem for stem in changes if stem in files):
        with in_file(FILES[stem].name):
            found[stem] = files[stem].edit(*changes[stem])
    year = workshop.event.year
    if year is not None:
        entry = entry_of(workshop, year)
        if not is_archived:
            del entry["url"]
            if (url := known(workshop.event.url)) and str(year) in url:
                entry["url"] = url
        document = files.get("editions") or Document(first_line(folder / "editions.yml"))
        with in_file("editions.yml"):
            found["editions"], _keys = listed(document, entry)
    return found


def _by_id(data: object) -> dict[str, dict[str, Any]]:
    entries = data if isinstance(data, list) else []
    return {one["id"]: one for one in entries if isinstance(one, dict) and "name" in one and "id" in one}


def _workshop(data: Any, event: Event, answers: Answers) -> Iterator[Operation]:  # noqa: ANN401 (plain data)
    """Yield the edits of workshop.yml: where and when are new, who and what for is not."""
    yield Set(("name",), answers.name)
    if answers.short_name:
        yield Set(("short_name",), answers.short_name, after=["name"])
    yield Set(("phase",), Unquoted(answers.phase))
    if answers.host:
        yield Set(("host",), answers.host, after=["name", "short_name", "tagline", "phase"])
    elif "host" in data:
        yield Remove(("host",))
    yield Set(("format",), answers.format or TBD, after=["phase", "host"])
    yield Set(("date",), event_date(answers.date), after=["phase", "host", "format"])
    if "venue" in data:
        yield Set(("venue",), TBD)
    if "timezone" in data and known(event.format) is not Format.VIRTUAL:
        yield Remove(("timezone",))
    if answers.contact:
        yield Set(("contact",), answers.contact)
    if answers.url:
        yield Set(("url",), answers.url)
    elif "url" in data and _has_year(data["url"], event.year):
        yield Set(("url",), TBD)
    yield from _links(data.get("links"), event.year, answers)
    yield from _proposal(data.get("proposal"))


def _links(links: object, year: int | None, answers: Answers) -> Iterator[Operation]:
    if not isinstance(links, dict):
        if answers.submission:
            yield Set(("links",), {"submission": answers.submission})
        return
    for key, value in links.items():
        stays = key in _LISTS_OF_LINKS or (key in _LINKS_THAT_STAY and not _has_year(value, year))
        if not stays and key != "submission":
            yield Set(("links", key), TBD)
    if "submission" in links or answers.submission:
        yield Set(("links", "submission"), answers.submission or TBD)


def _proposal(proposal: object) -> Iterator[Operation]:
    """Yield the edits of what is for the host's reviewers: its limits are of the old host."""
    if not isinstance(proposal, dict):
        return
    if set(proposal) <= {"max_pages"}:
        yield Remove(("proposal",))
        return
    if "max_pages" in proposal:
        yield Remove(("proposal", "max_pages"))
    if "expects" in proposal:
        yield Set(("proposal", "expects"), TBD)


def _has_year(text: object, year: int | None) -> bool:
    return year is not None and str(year) in str(text)


def _call(data: Any) -> Iterator[Operation]:  # noqa: ANN401
    """Yield the edits of call.yml: addresses and style files are of one edition."""
    if not isinstance(data, dict):
        return
    if "template" in data:
        yield Set(("template",), TBD)
    tracks = data.get("tracks")
    for at, track in enumerate(tracks if isinstance(tracks, list) else ()):
        keys = (key for key in ("submission", "template", "links") if key in track)
        yield from (Set(("tracks", at, key), TBD) for key in keys)


def _dates(data: Any, answers: Answers) -> Iterator[Operation]:  # noqa: ANN401
    """Yield the edits of dates.yml: the dates stay by name, each to be announced."""
    given = {date.kind: as_date(date.due) for date in answers.dates}
    entries = data if isinstance(data, list) else []
    for at, entry in enumerate(entries):
        yield Set((at, "due"), given.pop(entry.get("kind", ""), TBD))
        yield from (Remove((at, key)) for key in ("from", "was", "tentative") if key in entry)
    new = [date_entry(kind, due) for kind, due in given.items()]
    if isinstance(data, list):
        yield from (Insert((), len(entries), entry) for entry in new)
    elif new:
        yield Set((), new)


def _people(data: Any, speakers: Mapping[str, Mapping[str, Any]]) -> Iterator[Operation]:  # noqa: ANN401
    """Yield the edits of organizers.yml: a speaker's facts, which would be lost, and nobody is new again."""
    for at, entry in enumerate(data if isinstance(data, list) else ()):
        proposal = entry.get("proposal")
        if isinstance(proposal, dict) and "new" in proposal:
            yield Remove((at, "proposal", "new") if len(proposal) > 1 else (at, "proposal"))
        if "name" not in entry and entry.get("id") in speakers:
            speaker = speakers[entry["id"]]
            after = ["id"]
            for key in (key for key in speaker if key not in _OF_A_SPEAKER and key not in entry):
                yield Set((at, key), speaker[key], after=after.copy())
                after.append(key)


def _committee(data: Any) -> Iterator[Operation]:  # noqa: ANN401
    """Yield the edits of committee.yml: the groups stay, and who is in them has to agree again."""
    for at, _group in enumerate(data if isinstance(data, list) else ()):
        yield Set((at, "people"), TBD)
