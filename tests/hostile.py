"""Data whose every free text tries to break out of its place, its harmless twin, and the shape of a file.

A text may change what a file says, never what it is made of: the file has the same shape as one whose texts
are plain words.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import icalendar
import yaml
from lxml import etree
from pybtex.database import parse_string

from sphinx_workshop.model.names import slug
from sphinx_workshop.source.schema import all_schemas

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Shape: TypeAlias = "Counter[object]"
FULL: Final = Path(__file__).parent / "roots/full/data"
ENDINGS: Final = {
    "ics": ".ics",
    "csv": ".csv",
    "xlsx": ".xlsx",
    "frab": ".json",
    "frab-xml": ".xml",
    "bibtex": ".bib",
    "cff": ".cff",
    "jsonld": ".json",
    "json": ".json",
    "atom": ".xml",
    "ai-deadlines": ".yml",
}
"""The kind of file that each format is; the others are plain text."""
TEXTS: Final = {
    "markup": r"""\</script>\</title>\<img src=x onerror="alert(1)"> ]]\> --\> &lt;b&gt; &#60;i&#62; "' {}""",
    "tex": r"} , note = {x} } @misc{y, z=1} % \\input{/etc/passwd} \$ \# ^ ~ & \\",
    "table": r'=HYPERLINK("x","y"), "a";b|c' + "\ta\\\\;b",
    "lines": "END:VEVENT /* 301 \u2028 b \u2029 : c, d; e # f: g \\[x\\](y)",
    "at the beginning": "@SUM(A1) !x ? : %TAG & *",
    "hidden signs": "a\N{RIGHT-TO-LEFT OVERRIDE}b\N{ZERO WIDTH SPACE}c\N{BYTE ORDER MARK}d\U0001f4a5 e\u0301",
}
"""Texts that mean something in a format, each legal as plain text and as Markdown without markup."""
REFERENCES: Final = frozenset(
    {"speakers", "moderators", "chairs", "papers", "to", "organizers", "decision", "presentation"}
)
"""Keys whose texts name other entries, or words that have a meaning."""


def data(text: Callable[[int], str], phase: str = "archive") -> dict[str, str]:
    """Return the data files of the full root with every free text replaced.

    Args:
        text: Returns the text with a number.
        phase: Of the workshop.
    """
    counter = iter(range(10_000))
    files = {}
    for name, schema in all_schemas().items():
        content = yaml.load((FULL / name).read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 (all values stay texts)
        replaced = _replaced(content, schema, schema, lambda: text(next(counter)))
        if name == "workshop.yml":
            replaced |= {"phase": phase, "host": content["host"]}
        files[name] = yaml.safe_dump(replaced, allow_unicode=True, sort_keys=False)
    return files


def _replaced(value: Any, schema: Mapping[str, Any], root: Mapping[str, Any], text: Callable[[], str]) -> Any:  # noqa: ANN401 (YAML)
    options = list(_options(schema, root))
    if isinstance(value, dict):
        properties = next(one["properties"] for one in options if "properties" in one)
        entry = {
            key: inner if key in REFERENCES else _replaced(inner, properties[key], root, text)
            for key, inner in value.items()
        }
        if "name" in value and "id" in properties and "presenter" not in properties:
            entry.setdefault("id", slug(value["name"]))  # what other entries refer to stays
        return entry
    if isinstance(value, list):
        inside = next(one["items"] for one in options if "items" in one)
        return [_replaced(one, inside, root, text) for one in value]
    is_free = any("number" in one.get("type", ()) for one in options) and value != "TBD"
    is_named = any("properties" in one for one in options)  # an entry that is written by its id or name
    return text() if is_free and not is_named else value


def _options(schema: Mapping[str, Any], root: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield all that a schema takes."""
    if "$ref" in schema:
        yield from _options(root["$defs"][schema["$ref"].rpartition("/")[2]], root)
    elif "anyOf" in schema and "properties" not in schema:
        for one in schema["anyOf"]:
            yield from _options(one, root)
    else:
        yield schema


class _Elements(HTMLParser):
    """Counts the elements of a page, with the names of their attributes; parses the facts for programs."""

    def __init__(self) -> None:
        super().__init__()
        self.shape: Shape = Counter()
        self._is_facts = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.shape[tag, *(name for name, _value in attrs)] += 1
        self._is_facts = tag == "script" and ("type", "application/ld+json") in attrs

    def handle_decl(self, decl: str) -> None:
        self.shape["declaration", decl] += 1

    def handle_data(self, data: str) -> None:
        if self._is_facts:
            self.shape += of_json(json.loads(data))
        self._is_facts = False


def of_json(value: object, path: str = "") -> Shape:
    """Return the places of the values in a document; ids that are keys count as one."""
    found: Shape = Counter([path])
    if isinstance(value, dict):
        for key, inner in value.items():
            name = "*" if path.endswith((".people", ".rooms")) else key
            found += of_json(inner, f"{path}.{name}")
    elif isinstance(value, list):
        for inner in value:
            found += of_json(inner, f"{path}[]")
    return found


def _of_html(content: bytes) -> Shape:
    parser = _Elements()
    parser.feed(content.decode())
    parser.close()
    return parser.shape


def _of_xml(content: bytes) -> Shape:
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, huge_tree=False))
    return Counter((str(one.tag), *map(str, one.attrib)) for one in root.iter())


def _of_calendar(content: bytes) -> Shape:
    parsed = icalendar.Calendar.from_ical(content.decode())
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert not re.search(rb"[^\r]\n|\r[^\n]", content)
    return Counter((one.name, *sorted(one)) for one in parsed.walk())


def _of_bibtex(content: bytes) -> Shape:
    entries = parse_string(content.decode(), "bibtex").entries.values()
    return Counter((one.type, len(one.persons), *sorted(one.fields)) for one in entries)


def _of_csv(content: bytes) -> Shape:
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    cells = [cell for row in rows[1:] for cell in row]
    assert not [cell for cell in cells if cell[:1] in {"=", "+", "@", "\t", "\r"}]
    return Counter([("rows", len(rows)), *(("cells", len(row)) for row in rows)])


def _of_workbook(content: bytes) -> Shape:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [name for name in archive.namelist() if name.endswith(".xml")]
        assert not any(b"<f>" in archive.read(name) for name in sheets), "a formula"
        return sum((_of_xml(archive.read(name)) for name in sheets if "sheet" in name), Counter())


def _of_lines(content: bytes) -> Shape:
    """Return the lines by how they begin and how many words of the format's own they have."""
    return Counter(line[:2].rstrip() for line in content.decode().split("\n"))


def _of_yaml(content: bytes) -> Shape:
    return of_json(yaml.safe_load(content))


def shape_of(name: str, content: bytes) -> Shape:
    """Return what a file is made of, as a reader of its format sees it."""
    readers = {
        ".html": _of_html,
        ".json": lambda text: of_json(json.loads(text)),
        ".webmanifest": lambda text: of_json(json.loads(text)),
        ".xml": _of_xml,
        ".ics": _of_calendar,
        ".bib": _of_bibtex,
        ".cff": _of_yaml,
        ".yml": _of_yaml,
        ".csv": _of_csv,
        ".xlsx": _of_workbook,
        ".txt": _of_lines,
        "_headers": _of_lines,
        "_redirects": _of_lines,
    }
    return readers[Path(name).suffix or name](content)
