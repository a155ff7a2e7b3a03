"""A site into the data files: each list to the part that it is; every file is filled, nothing replaced."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.jekyll import reasons
from sphinx_workshop.importers.jekyll.account import account_of, explain
from sphinx_workshop.importers.jekyll.contents import Contents
from sphinx_workshop.importers.jekyll.entries import Entry
from sphinx_workshop.importers.jekyll.event import event_facts
from sphinx_workshop.importers.jekyll.filling import Files
from sphinx_workshop.importers.jekyll.leaves import leaf_at, leaves_in
from sphinx_workshop.importers.jekyll.lists import Finder
from sphinx_workshop.importers.jekyll.milestones import Milestones
from sphinx_workshop.importers.jekyll.others import Others
from sphinx_workshop.importers.jekyll.papers import paper_records_of
from sphinx_workshop.importers.jekyll.parts import PARTS
from sphinx_workshop.importers.jekyll.people import FILES, People
from sphinx_workshop.importers.jekyll.pictures import Pictures
from sphinx_workshop.importers.jekyll.program import add_program
from sphinx_workshop.importers.jekyll.reading import site_in
from sphinx_workshop.importers.jekyll.sessions import Sessions
from sphinx_workshop.importers.jekyll.when import date_of, days_of, years_in
from sphinx_workshop.importers.jekyll.words import SESSION
from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.importers.tables.heads import comparable_head
from sphinx_workshop.messages import counted, listing, nearest, quoted
from sphinx_workshop.model.names import slug
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from sphinx_workshop.importers.jekyll.lists import Listed
    from sphinx_workshop.importers.jekyll.program import Days
    from sphinx_workshop.importers.record import Record
    from sphinx_workshop.importers.run import Import

_MOST_NAMED: Final = 8
_PEOPLE: Final = frozenset({*FILES, "people"})


def import_site(work: Import, folder: Path, mapped: Sequence[str] = (), year: int | None = None) -> None:
    """Add what a site says to an import.

    Args:
        work: The import.
        folder: The source of the site.
        mapped: What the user says that lists are: `NAME=PART`.
        year: The edition to import, of several.

    Raises:
        CannotImport: The folder is no such site, or the user names a part that there is not.
    """
    parts = mapped_parts(mapped)
    site = site_in(folder)
    contents = Contents.of(site)
    event = load(work.folder).workshop.event
    years = [one for one in (year, event.year, *years_in(contents.config)) if one]
    finder = Finder(parts, years[0] if years else contents.only_year())
    found = list(contents.lists(finder))
    base = leaf_at(contents.config, "baseurl")
    pictures = Pictures(folder, work.folder, base.text if base else "")
    facts = event_facts(contents.config, contents.about(finder.year))
    people, milestones, others = _sorted(found, pictures)
    if milestones.day is not None and (day := date_of(milestones.day[0])):
        facts = {"date": day, **facts}
        if facts["date"] != day:
            milestones.day[1].stays(reasons.ANOTHER)
    span = list(event.span.days) if event.span else days_of(facts.get("date"))
    days = _program(found, people, span, work.notes)
    papers = paper_records_of([listed for listed in found if listed.part == "papers"], work.notes)
    dates = list(milestones.records.values())
    files = Files(work, people)
    files.fill_event(facts)
    files.fill_call(others.topics)
    files.fill_dates(dates)
    files.fill_people()
    files.fill_papers(papers)
    files.fill_program(days)
    files.fill_others(others)
    work.copies = files.copies(pictures.planned)
    for listed in found:
        for leaf in leaves_in(listed.items) if not listed.part else ():
            leaf.stays(reasons.NOBODY_KNOWS if leaf.text else leaf.why)
    explain(contents.leaves)
    work.notes += [*site.said, *_hints(event.timezone, days, dates)]
    work.account = account_of(str(folder), contents.files, contents.leaves)


def names_in(folder: Path) -> tuple[str, str] | None:
    """Return the name and the short name that a site gives its workshop; None if it gives it no name.

    A short name that it lacks is empty. What is no site has none; its import says why.
    """
    try:
        contents = Contents.of(site_in(folder))
    except CannotImport:
        return None
    facts = event_facts(contents.config, contents.about(Finder({}, contents.only_year()).year))
    return (str(facts["name"]), str(facts.get("short_name", ""))) if "name" in facts else None


def mapped_parts(options: Sequence[str]) -> dict[str, str]:
    """Return the parts that `--map "NAME=PART"` gives, by the comparable name of a file, folder or key.

    Raises:
        CannotImport: An option has another form, or names a part that there is not.
    """
    mapped = {}
    for option in options:
        name, equals, part = (text.strip() for text in option.rpartition("="))
        if not equals or not name or part not in PARTS:
            guess = nearest(part, PARTS)
            hint = f"did you mean {quoted(guess)}? " if guess else ""
            message = f"--map {quoted(option)}: {hint}write NAME=PART, where PART is one of {listing(PARTS)}"
            raise CannotImport(message)
        mapped[comparable_head(PurePosixPath(name).stem.removeprefix("_"))] = part
    return mapped


def _sorted(found: Sequence[Listed], pictures: Pictures) -> tuple[People, Milestones, Others]:
    """Give the lists to those who read them."""
    people, milestones, others = People(pictures), Milestones(), Others(pictures)
    readers = {
        **dict.fromkeys(_PEOPLE, people.add),
        "dates": milestones.add,
        "sponsors": others.add_sponsors,
        "news": others.add_news,
        "faq": others.add_faq,
        "topics": others.add_topics,
    }
    for listed in found:
        if listed.part in readers:
            readers[listed.part](listed)
    people.look_up()
    return people, milestones, others


def _program(found: Sequence[Listed], people: People, event: Sequence[date], notes: list[str]) -> Days:
    """Return the sessions of each day, with what the site says about their talks elsewhere."""
    talks = {slug(title): entry for title, entry in _talks(found)}
    sessions = Sessions(people, talks, notes)
    days: Days = {}
    for listed in found:
        if listed.part == "program":
            add_program(listed.items, listed.name, event, sessions, days)
    return days


def _talks(found: Sequence[Listed]) -> Iterator[tuple[str, Entry]]:
    for item in (item for listed in found if listed.part == "talks" for item in listed.items):
        if isinstance(item, dict):
            entry = Entry(item, SESSION)
            title = entry.leaf("title") or entry.leaf("name")
            if title is not None:
                yield title.text, entry


def _hints(zone: str, days: Days, dates: Sequence[Record]) -> Iterator[str]:
    """Yield what to look at after the import."""
    if unzoned := [one.name for one in dates if "timezone" not in one.facts and one.facts["due"] != "TBD"]:
        fix = "where that is wrong, write `timezone:` in dates.yml"
        more = f" and {len(unzoned) - _MOST_NAMED} more" if len(unzoned) > _MOST_NAMED else ""
        yield f"dates without a zone count as AoE: {listing(unzoned[:_MOST_NAMED])}{more}; {fix}"
    if days:
        fix = "if that is wrong, write `timezone:` in workshop.yml"
        yield f"the times of the program are read as {zone}; {fix}"
    if undated := sum(len(records) for day, records in days.items() if isinstance(day, str)):
        fix = "written as `date: TBD`; write it in program.yml"
        yield f"{counted(undated, 'session')} on a day that nobody can tell, {fix}"
