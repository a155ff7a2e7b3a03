"""What fuzzing begins with: files and cells of the tests, and the words that the readers know."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml

from sphinx_workshop.export.formats import FORMATS
from sphinx_workshop.export.sheets.sheet import SHEETS
from sphinx_workshop.importers.issue.forms import ADD, CORRECT, FORMS
from sphinx_workshop.importers.tables.columns import COLUMNS
from sphinx_workshop.model.base import fields_by_key
from sphinx_workshop.source.files import FILES
from sphinx_workshop.source.loader import load
from tests.fuzz.imports import PARTS, SITE_FILES
from tests.fuzz.workbooks import part, workbook
from tests.hostile import TEXTS
from tests.unit.issue_bodies import body_of
from tests.unit.jekyll_sites import SITES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TESTS: Final = Path(__file__).parents[1]
KEPT: Final = Path(__file__).parent / "corpus"
"""Small inputs, one for each part of the code that fuzzing has reached, and all that ever failed."""
_SIGNS: Final = (
    *(
        "- ",
        ": ",
        "? ",
        "&a ",
        "*a",
        "!!x ",
        "<<: ",
        "--- ",
        "|-\n",
        ">-\n",
        "TBD",
        "[",
        "]",
        "{",
        "}",
        "~~~",
    ),
    *("**", "$$", "`", "](", "![", "<!--", "&#0;", "\\begin{equation}", "https://", "mailto:", "javascript:"),
    *("\ufeff", "\u2028", "\x85", "\u202e", " and ", "; ", "\\'e", "University", "Accept (Oral)", "Reject"),
    *("2030-12-02", "09:05", "AoE", "Europe/Berlin", "P1DT2H", "T17:00Z", '"value":', "<event>", "</day>"),
)


def seeds(target: str) -> Iterator[bytes]:
    """Yield inputs of a target, those that were kept first."""
    for path in sorted((KEPT / target).glob("*")):
        yield path.read_bytes()
    yield from _MADE[target]()


def words() -> list[str]:
    """Return what libFuzzer's dictionary has: keys, heads of columns, signs."""
    keys = {key for kind in FILES.values() for key in fields_by_key(kind.entry)}
    heads = {name for column in COLUMNS.values() for name in column.names}
    return sorted({*keys, *heads, *_SIGNS})


def _data_files() -> Iterator[bytes]:
    stems = list(FILES)
    for path in [*sorted(TESTS.glob("roots/full/data/*.yml")), *sorted(TESTS.glob("bad/*/*.yml"))]:
        stem = path.stem if path.stem in stems else path.parent.name
        if stem in stems:
            yield path.read_bytes()[:3000] + bytes([stems.index(stem)])


def _edits() -> Iterator[bytes]:
    for path in sorted(TESTS.glob("roots/full/data/*.yml")):
        for what in range(4):
            yield path.read_bytes()[:1500] + bytes([1, 0, 3, 7, what])


def _texts() -> Iterator[bytes]:
    yield from (text.encode() for text in TEXTS.values())
    for paper in yaml.safe_load((TESTS / "roots/full/data/papers.yml").read_text("utf-8")):
        yield str(paper.get("abstract", "")).encode()


def _cells() -> Iterator[bytes]:
    found = yaml.safe_load((TESTS / "unit/author_cells.yml").read_text("utf-8"))
    for cells in found.values():
        yield from (f"{cell[0]} ".encode() for cell in cells)


def _tables() -> Iterator[bytes]:
    yield b"ID,Title,Authors,Decision\n1,One,Ada Example; Bo Example,Accept (Oral)\n2,Two,C D,Reject\n"
    yield "Title\tAuthors\tLink\nÉté\tOne, Ada\thttps://example.org/a.pdf\n".encode("utf-16")
    folder = TESTS / "roots/full/data"
    workshop = load(folder, folder.parent).workshop
    for sheet in SHEETS:
        lines = str(FORMATS["csv"].make(workshop, sheet=sheet)).splitlines(keepends=True)
        yield "".join(lines[:6]).encode()


def _workbooks() -> Iterator[bytes]:
    yield workbook() + bytes([PARTS.index("")])
    for number, name in enumerate(PARTS):
        if name:
            yield part(name) + bytes([number])


def _issues() -> Iterator[bytes]:
    for form in FORMS:
        examples = {field.key: field.example or (*field.choices, "")[0] for field in form.fields}
        for action in (ADD, CORRECT):
            said = {key: answer for key, answer in examples.items() if answer}
            yield body_of(form, {**said, "action": action}).encode()


def _sites() -> Iterator[bytes]:
    for site in SITES.values():
        for name, content in site.items():
            if name in SITE_FILES:
                data = content.encode() if isinstance(content, str) else content
                yield data + bytes([SITE_FILES.index(name)])


def _schedules() -> Iterator[bytes]:
    event = {"id": 1, "title": "A talk", "start": "10:00", "duration": "00:30", "persons": [{"name": "Ada"}]}
    days = [{"date": "2030-12-02", "rooms": {"Hall A": [event]}}]
    conference = {"time_zone_name": "Europe/Berlin", "day_change": "04:00", "days": days}
    yield json.dumps({"schedule": {"conference": conference}}).encode()
    yield (
        b'<schedule><day date="2030-12-02"><room name="A">'
        b'<event id="1"><title>One</title><start>10:00</start>'
        b"<persons><person>Ada Example</person></persons></event></room></day></schedule>"
    )


def _notes() -> Iterator[bytes]:
    content = {
        "title": {"value": "One"},
        "authors": {"value": ["Ada Example"]},
        "abstract": {"value": "A $b$."},
    }
    yield json.dumps([{"id": "abc", "number": 1, "content": content}]).encode()


def _dates() -> Iterator[bytes]:
    yield from (b"2030-12-02 17:00", b"2030-12", b"9 am", b"AoE", b"P1DT2H", b"1:02:30")


_MADE: Final[dict[str, Callable[[], Iterator[bytes]]]] = {
    "reader": _data_files,
    "edits": _edits,
    "markdown": _texts,
    "authors": _cells,
    "csv": _tables,
    "frab": _schedules,
    "openreview": _notes,
    "dates": _dates,
    "xlsx": _workbooks,
    "issue": _issues,
    "jekyll": _sites,
}
"""What makes inputs of a target."""
