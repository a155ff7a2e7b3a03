"""The data files of a new site: what was said, and TBD for what is to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_workshop.export.public.facts import as_json
from sphinx_workshop.model.data_format import CURRENT
from sphinx_workshop.model.names import slug
from sphinx_workshop.model.phase import Phase
from sphinx_workshop.scaffold.answers import NAMES_OF_DATES
from sphinx_workshop.source.files import FILES, first_line
from sphinx_workshop.source.schema import all_schemas
from sphinx_workshop.yamledit import Document, Set, Unquoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_workshop.scaffold.answers import Answers
    from sphinx_workshop.yamledit.edits import Path as YamlPath

TBD: Final = Unquoted("TBD")
COMMENTS: Final = {
    "workshop": (
        "The workshop itself. Write TBD for what is not known yet; leave out a line that does not apply."
    ),
    "call": "What authors must know. Topics and rules are Markdown.",
    "organizers": "The organizers, in the order in which the pages list them.",
}
OPTIONS: Final[dict[tuple[str, YamlPath], str]] = {
    ("workshop", ("name",)): "--name",
    ("workshop", ("short_name",)): "--short-name",
    ("workshop", ("tagline",)): "--tagline",
    ("workshop", ("host",)): "--host",
    ("workshop", ("format",)): "--format",
    ("workshop", ("date",)): "--date",
    ("workshop", ("url",)): "--url",
    ("workshop", ("contact",)): "--contact",
    ("workshop", ("links", "submission")): "--submission-url",
    ("call", ()): "--track",
    ("dates", ()): "--due",
    ("organizers", ()): "--organizer",
}
"""Where each option is written: a file, and the path of a value in it."""


class Written(NamedTuple):
    """A data file of a new site."""

    stem: str
    document: Document


def write_facts(folder: Path, answers: Answers) -> list[Written]:
    """Write the data files of a new site into a folder; their first lines name its schemas, if any."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for stem, facts in _facts(answers).items():
        path = folder / FILES[stem].name
        comment = f"# {COMMENTS[stem]}\n" if stem in COMMENTS else ""
        document = Document(first_line(path) + comment).edit(Set((), facts))
        path.write_bytes(document.text.encode())
        written.append(Written(stem, document))
    return written


def schema_files() -> dict[str, str]:
    """Return the schemas that editors use, as texts by the names of their files."""
    return {name.replace(".yml", ".json"): as_json(schema) for name, schema in all_schemas().items()}


def write_schemas(folder: Path) -> None:
    """Write the schemas that editors use into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schema_files().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _facts(answers: Answers) -> dict[str, Any]:
    """Return what each data file says."""
    call = {} if answers.has_no_call else {"call": dict(_call(answers)) if _has_call(answers) else TBD}
    return {
        "workshop": dict(_workshop(answers)),
        **call,
        "dates": [date_entry(*one) for one in answers.dates] or TBD,
        "organizers": [_person(at, *one) for at, one in enumerate(answers.people, 1)] or TBD,
        "speakers": TBD,
        "program": TBD,
        "papers": TBD,
    }


def _workshop(answers: Answers) -> Iterator[tuple[str, Any]]:
    yield "name", answers.name
    if answers.short_name:
        yield "short_name", answers.short_name
    if answers.tagline:
        yield "tagline", answers.tagline
    yield "phase", Unquoted(answers.phase)
    if answers.host:
        yield "host", answers.host
    yield "format", answers.format or TBD
    yield "date", event_date(answers.date)
    if answers.format in {"in-person", "hybrid"}:
        yield "venue", TBD
    if answers.url:
        yield "url", answers.url
    yield "contact", _or_tbd(answers.contact)
    links = {} if answers.has_no_call else {"submission": _or_tbd(answers.submission)}
    if answers.format in {"virtual", "hybrid"}:
        links["livestream"] = TBD
    if links:
        yield "links", links
    yield "data_format", Unquoted(CURRENT)


def event_date(text: str) -> Any:  # noqa: ANN401 (what can be written as YAML)
    """Return the date of the event: a day, the first and the last one with a slash between them, or TBD."""
    start, slash, end = (part.strip() for part in text.partition("/"))
    if slash:
        return {"start": as_date(start), "end": as_date(end)}
    return as_date(text)


def as_date(text: str) -> str:
    """Return a date as it is written: without quotes if it has the signs of one; TBD if nobody said it."""
    return Unquoted(text) if text and not set(text) - set("0123456789-: ") else _or_tbd(text)


def _or_tbd(text: str) -> str:
    return TBD if text in {"", "TBD"} else text


def _has_call(answers: Answers) -> bool:
    return bool(answers.tracks) or answers.phase == Phase.CALL.value


def _call(answers: Answers) -> Iterator[tuple[str, Any]]:
    yield "topics", TBD
    yield "tracks", [_track(at, *one) for at, one in enumerate(answers.papers, 1)] or TBD
    yield "template", TBD
    yield "review", TBD


def _track(number: int, name: str, pages: str) -> dict[str, str]:
    key = {} if slug(name) else {"id": f"track-{number}"}
    return {**key, "name": name} | ({"max_pages": Unquoted(pages)} if pages else {})


def date_entry(kind: str, due: str) -> dict[str, str]:
    """Return an entry of dates.yml for a kind of date that has a usual name."""
    names = {kind.value: name for kind, name in NAMES_OF_DATES.items()}
    return {"id": kind, "name": names[kind], "kind": kind, "due": as_date(due)}


def _person(number: int, name: str, affiliation: str) -> dict[str, str]:
    key = {} if slug(name) else {"id": f"organizer-{number}"}
    return {**key, "name": name} | ({"affiliation": affiliation} if affiliation else {})
