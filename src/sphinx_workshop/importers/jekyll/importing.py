"""A site into the data files: its lists to the parts that they are, then every file filled, nothing replaced."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from sphinx_workshop.importers.jekyll import values
from sphinx_workshop.importers.jekyll.account import account_of, explain
from sphinx_workshop.importers.jekyll.entries import Entry
from sphinx_workshop.importers.jekyll.event import SETTING, date_of, days_of, event_facts, years_in
from sphinx_workshop.importers.jekyll.filling import Files
from sphinx_workshop.importers.jekyll.leaves import Leaf, leaf_at, leaves_in
from sphinx_workshop.importers.jekyll.lists import NOBODY_KNOWS, Finder, Listed
from sphinx_workshop.importers.jekyll.milestones import Milestones
from sphinx_workshop.importers.jekyll.others import Others
from sphinx_workshop.importers.jekyll.pages import lists_of, prose_of
from sphinx_workshop.importers.jekyll.papers import paper_records_of
from sphinx_workshop.importers.jekyll.parsing import Parsed, parsed
from sphinx_workshop.importers.jekyll.people import FILES, People
from sphinx_workshop.importers.jekyll.pictures import Pictures
from sphinx_workshop.importers.jekyll.program import Days, add_program
from sphinx_workshop.importers.jekyll.reading import Site, site_in
from sphinx_workshop.importers.jekyll.sessions import Sessions
from sphinx_workshop.importers.jekyll.words import PARTS, SESSION
from sphinx_workshop.importers.record import CannotImport
from sphinx_workshop.importers.tables.heads import comparable_head
from sphinx_workshop.messages import counted, listing, nearest, quoted
from sphinx_workshop.model.names import slug
from sphinx_workshop.source.loader import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from sphinx_workshop.importers.jekyll.leaves import Tree
    from sphinx_workshop.importers.run import Import
    from sphinx_workshop.yamledit import Value

_PEOPLE: Final = frozenset({*FILES, "people"})


@dataclass
class Reading:
    """What the files of a site say."""

    config: dict[str, Tree] = field(default_factory=dict)
    named: list[tuple[str, Tree]] = field(default_factory=list)
    """The data files and the collections, by their names without endings."""
    pages: list[tuple[str, Parsed]] = field(default_factory=list)
    leaves: list[Leaf] = field(default_factory=list)
    files: int = 0


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
    reading = _read(site)
    event = load(work.folder).workshop.event
    years = [one for one in [year, event.year, *years_in(reading.config)] if one]
    finder = Finder(parts, years[0] if years else _only_year(reading.named))
    found = list(_lists(reading, finder))
    base = leaf_at(reading.config, "baseurl")
    pictures = Pictures(folder, work.folder, base.text if base else "")
    facts = event_facts(reading.config)
    people, others, milestones = People(pictures), Others(pictures), Milestones()
    for listed in found:
        if listed.part in _PEOPLE:
            people.add(listed)
        elif listed.part == "dates":
            milestones.add(listed)
        elif listed.part in {"sponsors", "news", "faq", "topics"}:
            getattr(others, f"add_{listed.part}")(listed)
    people.look_up()
    if milestones.day is not None:
        facts = {"date": date_of(milestones.day[0]), **facts} if date_of(milestones.day[0]) else facts
    days = _program(found, people, list(event.span.days) if event.span else days_of(facts.get("date")), work.notes)
    papers = paper_records_of([listed for listed in found if listed.part == "papers"], work.notes)
    files = Files(work, people)
    files.fill_event(facts)
    files.fill_call(others.topics)
    files.fill_dates(list(milestones.records.values()))
    files.fill_people()
    files.fill_papers(papers)
    files.fill_program(days)
    files.fill_others(others)
    work.copies = files.copies(pictures.planned)
    _settle(reading, found)
    work.notes += [*site.said, *_hints(event.timezone, days)]
    work.account = account_of(str(folder), reading.files, reading.leaves)


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


def _read(site: Site) -> Reading:
    """Read the files of a site."""
    reading = Reading()

    def take(name: PurePosixPath) -> Parsed | None:
        content = site.content(name)
        if content is None:
            return None
        reading.files += 1
        result = parsed(content, name)
        site.said.extend(result.said)
        return result

    if site.config is not None and (result := take(site.config)) and isinstance(result.tree, dict):
        reading.config = result.tree
        reading.leaves += leaves_in(result.tree)
    for name in site.data:
        if result := take(name):
            inner = "/".join((*name.parts[1:-1], name.stem))
            reading.named.append((inner, result.tree))
            reading.leaves += leaves_in(result.tree)
    collections: dict[str, list[Tree]] = {}
    for name in site.collections:
        if (result := take(name)) and isinstance(result.tree, dict):
            tree: dict[str, Tree] = dict(result.tree)
            if result.body.strip() and "body" not in tree:
                tree["body"] = Leaf(str(name), ("body",), result.body.strip(), result.line)
            reading.leaves += leaves_in(tree)
            collections.setdefault(name.parts[0].removeprefix("_"), []).append(tree)
    reading.named += [(name, trees) for name, trees in collections.items()]
    for name in site.pages:
        if result := take(name):
            reading.pages.append((str(name), result))
            reading.leaves += leaves_in(result.tree)
    return reading


def _only_year(named: Iterable[tuple[str, Tree]]) -> int | None:
    """Return the year that the names of files have, if they have one alone."""
    years = set(map(int, [year for name, _ in named for year in _years(name)]))
    return years.pop() if len(years) == 1 else None


def _years(name: str) -> list[str]:
    import_years = [part for part in name.replace("-", "/").replace("_", "/").split("/")]
    return [part[-4:] for part in import_years if part[-4:].isdigit() and part[-4:-2] in {"19", "20"}]


def _lists(reading: Reading, finder: Finder) -> Iterable[Listed]:
    """Yield the lists of data files, collections, settings and pages."""
    for name, tree in reading.named:
        yield from finder.lists(tree, name)
    for key, tree in reading.config.items():
        if not isinstance(tree, Leaf) and (finder.mapped.get(comparable_head(key)) or key in {"people", "organizers", "speakers"}):
            yield from finder.lists(tree, key)
    for name, page in reading.pages:
        tree = page.tree if isinstance(page.tree, dict) else {}
        for key, value in tree.items():
            if not isinstance(value, Leaf):
                yield from finder.lists(value, key)
        prose = prose_of(page.body, name, page.line)
        if prose is not None:
            reading.leaves.append(prose)
        if not _years(name.rpartition(".")[0]):
            for listed in lists_of(page.body, name, page.line):
                reading.leaves += [item for item in listed.items if isinstance(item, Leaf)]
                yield listed


def _program(
    found: Sequence[Listed], people: People, event: Sequence[date], notes: list[str]
) -> Days:
    talks: dict[str, Entry] = {}
    for listed in found:
        if listed.part == "talks":
            for item in listed.items:
                entry = Entry(item, SESSION) if isinstance(item, dict) else None
                title = (entry.leaf("title") or entry.leaf("name")) if entry else None
                if entry is not None and title is not None:
                    talks[slug(title.text)] = entry
    sessions = Sessions(people, talks, notes)
    days: Days = {}
    for listed in found:
        if listed.part == "program":
            add_program(listed.items, listed.name, event, sessions, days)
    return days


def _settle(reading: Reading, found: Sequence[Listed]) -> None:
    """Give every text that is left a reason."""
    for listed in found:
        if not listed.part:
            for leaf in (leaf for item in listed.items for leaf in leaves_in(item)):
                if leaf.text:
                    leaf.stays(NOBODY_KNOWS.format(listed.name))
    explain(reading.leaves, SETTING)


def _hints(zone: str, days: Days) -> list[str]:
    """Return what to look at after the import."""
    said = []
    if days:
        said.append(f"the times of the program are read as {zone}; if that is wrong, write `timezone:` in workshop.yml")
    if None in days:
        count = counted(len(days[None]), "session")
        said.append(f"{count} on a day that nobody can tell, written as `date: TBD`; write it in program.yml")
    return said
