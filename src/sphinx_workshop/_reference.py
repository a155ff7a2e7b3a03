"""The reference of data files, directives, roles, settings, problems and commands, made from the code."""

from __future__ import annotations

import types
from dataclasses import fields
from enum import Enum
from typing import TYPE_CHECKING, Final, get_args, get_origin

import click
from babel import Locale
from docutils import nodes
from docutils.parsers.rst import directives

from sphinx_workshop.cli.main import main
from sphinx_workshop.config import Settings
from sphinx_workshop.directives.table import DIRECTIVES, ROLES
from sphinx_workshop.importers.tables.columns import COLUMNS
from sphinx_workshop.model import limits
from sphinx_workshop.model.base import Checked, Entry, Tbd, entry_type, fields_by_key, may_be_tbd
from sphinx_workshop.model.event import Event, Links
from sphinx_workshop.model.meanings import constants, meanings
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.model.plain import Place
from sphinx_workshop.model.workshop import Workshop
from sphinx_workshop.problems import Kind
from sphinx_workshop.render.action import action_of
from sphinx_workshop.render.elements import table
from sphinx_workshop.render.text import inline
from sphinx_workshop.rules.expectations import level_of, of_proposal
from sphinx_workshop.rules.host import hours_of
from sphinx_workshop.rules.phases import NEEDS
from sphinx_workshop.source.files import FILES
from sphinx_workshop.source.hosts import profiles, read_host

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pydantic.fields import FieldInfo

    from sphinx_workshop.model.host import Host, Rule
    from sphinx_workshop.rules.phases import Need

_HERE: Final = Place("", 1, 1)


def part(name: str, document: nodes.document) -> Iterator[nodes.Node]:
    """Return the nodes of a part of the reference.

    Args:
        name: The part, such as `data`.
        document: The document, in which the part's sections become targets of links.

    Raises:
        ValueError: There is no such part.
    """
    return _PARTS[directives.choice(name, sorted(_PARTS))](document)


def _section(document: nodes.document, title: str, *content: nodes.Node) -> nodes.section:
    node = nodes.section("", nodes.title("", "", *inline(title, _HERE)), *content)
    node["ids"].append(nodes.make_id(title))
    node["names"].append(nodes.fully_normalize_name(title.replace("`", "")))
    document.note_implicit_target(node)
    return node


def _data(document: nodes.document) -> Iterator[nodes.Node]:
    for kind in FILES.values():
        what = "A list; each item is one entry." if kind.many else "One entry."
        either = " The whole file may be `TBD`." if kind.may_be_tbd else " Required."
        tables = [node for entry in _entries(kind.entry) for node in _entry(entry, kind.entry)]
        yield _section(
            document, kind.name, _paragraph(f"{_first_line(kind.entry.__doc__)} {what}{either}"), *tables
        )


def _entries(entry: type[Entry]) -> list[type[Entry]]:
    """Return the types of the entries in a file, each once, the outer before the inner."""
    found = [entry]
    for model in found:
        inner = [entry_type(model, key) for key in fields_by_key(model)]
        found += [one for one in dict.fromkeys(inner) if one is not None and one not in found]
    return found


def _entry(entry: type[Entry], outer: type[Entry]) -> Iterator[nodes.Node]:
    if entry is not outer:
        yield _paragraph(f"**{entry.__name__}**: {_first_line(entry.__doc__)}")
    rows = [
        [f"`{name}`", _words(entry, name, info), meanings(entry).get(name, "")]
        for name, info in fields_by_key(entry).items()
    ]
    yield _table(["Key", "Value", "Meaning"], rows, [20, 30, 50])


def _words(entry: type[Entry], name: str, info: FieldInfo) -> str:
    words = _checked(info.metadata) or _type(info.annotation)
    if may_be_tbd(entry, name):
        words += ", or `TBD`"
    return f"{words}; required" if info.is_required() else words


def _type(annotation: object) -> str:
    """Return a type in plain words."""
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        return f"entry: {annotation.__name__}"
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return "one of " + ", ".join(f"`{choice.value}`" for choice in annotation)
    if words := _checked(getattr(annotation, "__metadata__", ())):
        return words
    arguments = [
        one
        for one in get_args(annotation)
        if one not in {Ellipsis, types.NoneType} and Tbd.TBD not in get_args(one)
    ]
    return f"{'list of: ' if get_origin(annotation) is tuple else ''}{_type(arguments[0])}"


def _checked(metadata: Iterable[object]) -> str:
    """Return the words of a type that has a check of its own, if it has one."""
    return next((extra.words for extra in metadata if isinstance(extra, Checked)), "")


def _directives(_document: nodes.document) -> Iterator[nodes.Node]:
    rows = []
    for name, directive in DIRECTIVES.items():
        argument = " ID" if directive.required_arguments else ""
        options = ", ".join(f"`:{option}:`" for option in directive.option_spec or {}) or "none"
        rows.append([f"`{{{name}}}{argument}`", _first_line(directive.__doc__), options])
    yield _table(["Directive", "Shows", "Options"], rows, [30, 50, 20])


def _roles(_document: nodes.document) -> Iterator[nodes.Node]:
    yield _table(
        ["Role", "Shows"],
        [[f"`{{{name}}}`", _first_line(role.__doc__)] for name, role in ROLES.items()],
        [30, 70],
    )


def _settings(_document: nodes.document) -> Iterator[nodes.Node]:
    default = Settings()
    rows = [
        [f"`workshop_{one.name}`", f"`{getattr(default, one.name)!r}`", one.metadata["help"]]
        for one in fields(Settings)
    ]
    yield _table(["Setting", "Default", "Meaning"], rows, [30, 20, 50])


def _problems(_document: nodes.document) -> Iterator[nodes.Node]:
    rows = [[f"`{kind.value}`", kind.severity.value, kind.meaning] for kind in Kind]
    yield _table(["Kind", "Severity", "Meaning"], rows, [20, 15, 65])


def _limits(_document: nodes.document) -> Iterator[nodes.Node]:
    rows = [[meaning, f"{getattr(limits, name):,}"] for name, meaning in constants(limits).items()]
    yield _table(["Limit", "Value"], rows, [80, 20])


def _commands(_document: nodes.document) -> Iterator[nodes.Node]:
    rows = []
    for name, command in _named_commands(main, "sphinx-workshop"):
        context = click.Context(command, info_name=name)
        options = "; ".join(
            f"`{parameter.opts[0]}`: {parameter.help}"
            for parameter in command.params
            if isinstance(parameter, click.Option)
        )
        usage = command.get_usage(context).removeprefix("Usage: ")
        rows.append([f"`{usage}`", _first_line(command.help), options])
    yield _table(["Command", "Does", "Options"], rows, [30, 35, 35])


def _columns(_document: nodes.document) -> Iterator[nodes.Node]:
    rows = [
        [f"`{fact}`", column.meaning, ", ".join(f"`{name}`" for name in column.names)]
        for fact, column in COLUMNS.items()
    ]
    yield _table(["Fact", "Meaning", "Heads"], rows, [12, 38, 50])


def _named_commands(group: click.Group, prefix: str) -> Iterator[tuple[str, click.Command]]:
    """Yield each command with its full name; for a group, the commands in it."""
    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from _named_commands(command, f"{prefix} {name}")
        else:
            yield f"{prefix} {name}", command


def _leads(phase: Phase) -> str:
    """Return the main action of a phase: the label of its button, and where it leads."""
    links = Links(submission="https://example.org", livestream="https://example.org")
    now = action_of(
        Workshop(event=Event(name="The workshop", phase=phase, links=links)), Settings().pages, Locale("en")
    )
    pages = " or ".join(f"`{name}`" for name in now.docnames)
    return f"{now.label}: {f'the page {pages}' if pages else 'the link'}"


def _need(need: Need) -> str:
    """Return what a phase needs, and when it does."""
    if need.of_call and need.phase is not Phase.CALL:
        return f"{need.words} (where there is a call)"
    return need.words + " (a warning only)" * need.only_warns


def _phases(_document: nodes.document) -> Iterator[nodes.Node]:
    rows = []
    for phase in Phase:
        needs = [_need(need) for need in NEEDS if need.phase is phase]
        rows.append([f"`{phase.value}`", "; ".join(needs) or "nothing more", _leads(phase)])
    yield _table(["Phase", "Also needs", "Main action"], rows, [15, 60, 25])


def _hosts(document: nodes.document) -> Iterator[nodes.Node]:
    for name, path in profiles().items():
        host, _problems = read_host(path)
        if host is None:
            continue
        read = [_paragraph(f"{host.name}; pages read on {host.read}.")] if host.read else []
        head = ["Rule", "Value", "Level"]
        rows = [
            [f"{what} [(source)]({rule.source})", value, level_of(rule)] for what, value, rule in _rules(host)
        ]
        yield _section(document, name, *read, _table(head, rows, [50, 20, 30]))


def _rules(host: Host) -> Iterator[tuple[str, str, Rule]]:
    """Yield each rule of a host: what it is about, what it says, and the rule."""
    if host.site_by is not None:
        yield "The site is live", f"{host.site_by.due} {host.site_by.timezone}", host.site_by
    for limit in host.milestones:
        yield limit.name, f"{limit.due} {limit.timezone}", limit
    yield from _event_rules(host)
    if host.proposal is not None:
        yield from ((f"Proposal, {of}", text, rule) for of, text, rule in of_proposal(host.proposal))
    for condition in host.conditions:
        by = host.date_of(condition)
        day = f": {by.due} {by.timezone}" if by is not None else ""
        yield "Condition", f"{condition.text}{day}", condition
    if host.author_kit is not None:
        yield "Style files", f"[{host.name}]({host.author_kit.url})", host.author_kit


def _event_rules(host: Host) -> Iterator[tuple[str, str, Rule]]:
    if host.days is not None:
        yield "Days", ", ".join(map(str, host.days.days)), host.days
    if host.formats is not None:
        yield "Formats", ", ".join(one.value for one in host.formats.allowed), host.formats
    if host.hours is not None:
        yield "Hours of the program", f"{host.hours.start:%H:%M} to {host.hours.end:%H:%M}", host.hours
    for duration in host.duration:
        yield "Duration", f"{hours_of(duration)} hours", duration
    if host.talks is not None:
        yield "Talks by organizers", "allowed" if host.talks.organizers else "not allowed", host.talks


_PARTS: Final[dict[str, Callable[[nodes.document], Iterator[nodes.Node]]]] = {
    "data": _data,
    "directives": _directives,
    "roles": _roles,
    "settings": _settings,
    "problems": _problems,
    "limits": _limits,
    "phases": _phases,
    "hosts": _hosts,
    "commands": _commands,
    "columns": _columns,
}


def _first_line(text: str | None) -> str:
    return (text or "").strip().partition("\n")[0].replace("``", "`")


def _paragraph(text: str) -> nodes.paragraph:
    return nodes.paragraph(text, "", *inline(text, _HERE), translatable=False)


def _table(head: list[str], rows: list[list[str]], widths: list[int]) -> nodes.table:
    return table(head, [[_paragraph(cell) for cell in row] for row in rows], widths, "workshop-reference")
