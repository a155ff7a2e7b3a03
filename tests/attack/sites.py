"""Sites full of one text each: as data that shows it everywhere, as it is, and as imports bring it."""

from __future__ import annotations

import io
import json
import re
import shutil
from contextlib import redirect_stderr
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape, quoteattr

import yaml
from click.testing import CliRunner
from openpyxl import Workbook
from sphinx.cmd.build import build_main
from sphinx.locale import translators

from sphinx_workshop.cli.main import main
from sphinx_workshop.importers.text.markdown import is_accepted, literal
from sphinx_workshop.model.markup import refuse_block
from sphinx_workshop.source.schema import all_schemas
from sphinx_workshop.source.yaml import CONTROL
from sphinx_workshop.yamledit.values import flow
from tests.fuzz.imports import UNREADABLE
from tests.hostile import FULL, data
from tests.unit.openreview_service import Service, note, profile, run, running

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

CONF: Final = """\
project = "Example"
copyright = "2022, Example"
version = "2022"
extensions = ["myst_parser", "sphinx_design", "sphinx_workshop"]
primary_domain = "workshop"
html_theme = "workshop"
html_baseurl = "https://ewe.example.org/2022/"
html_copy_source = False
html_show_sourcelink = False
exclude_patterns = ["data"]
suppress_warnings = ["myst.*", "workshop.*", "ref.*", "toc.*", "image.*", "app.*"]
"""
EVENT: Final = """\
name: Example
phase: archive
timezone: Europe/Berlin
date:
  start: 2030-12-02
  end: 2030-12-30
"""
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NO_CELL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_shown(folder: Path, text: str) -> Path:
    """Write a site that shows a text wherever data has a free one: in Markdown each sign is itself."""
    words = " ".join(CONTROL.sub("", text).split())[:2000] or "x"
    shown = literal(words) or "x"
    shown = shown if is_accepted(shown, refuse_block) else "x"
    return _write(folder, lambda number: f"{shown} {number}")


def write_raw(folder: Path, text: str) -> Path:
    """Write a site whose data has a text as it is, wherever it has a free one: much of it is refused."""
    return _write(folder, lambda number: f"{text} {number}")


def _write(folder: Path, text: Callable[[int], str]) -> Path:
    shutil.copytree(FULL.parent, folder, ignore=shutil.ignore_patterns("*.yml"))
    (folder / "data/hosts").mkdir(exist_ok=True)
    for path in (FULL / "hosts").iterdir():
        shutil.copyfile(path, folder / "data/hosts" / path.name)
    (folder / "conf.py").write_text(CONF, encoding="utf-8")
    for name, content in _files(text).items():
        (folder / "data" / name).write_text(content, encoding="utf-8")
    return folder


def _files(text: Callable[[int], str]) -> dict[str, str]:
    """Return data files; what YAML cannot have as it is stands in them as escapes, one entry a line."""
    plain = data(lambda number: f"\ue0ff{number}\ue0fe")
    files = {}
    for name in all_schemas():
        content = yaml.load(plain[name], yaml.BaseLoader)  # noqa: S506 (all values stay texts)
        full = _with(content, text)
        files[name] = (
            "".join(f"- {flow(one)}\n" for one in full) if isinstance(full, list) else f"{flow(full)}\n"
        )
    return files


def _with(value: Any, text: Callable[[int], str]) -> Any:  # noqa: ANN401 (YAML)
    if isinstance(value, dict):
        return {key: _with(inner, text) for key, inner in value.items()}
    if isinstance(value, list):
        return [_with(inner, text) for inner in value]
    found = re.fullmatch("\ue0ff(\\d+)\ue0fe", value)
    return text(int(found[1])) if found else value


def build(source: Path, out: Path) -> list[str]:
    """Build a site in this process; return what it warns of, but for what data is warned of."""
    warnings = out.parent / f"{out.name}.warnings"
    status = run_sphinx("-w", str(warnings), "-d", f"{out}.doctrees", str(source), str(out))
    said = warnings.read_text(encoding="utf-8").splitlines() if warnings.exists() else []
    return [*said, *[f"the build ended with {status}"] * bool(status)]


def run_sphinx(*arguments: str) -> int:
    """Run Sphinx in this process, quietly; return its status."""
    with redirect_stderr(io.StringIO()):
        status: int = build_main(["-q", *arguments])
    translators.clear()
    return status


def write_imported(folder: Path, payloads: Mapping[str, str]) -> dict[str, int]:
    """Write a site into which every importer has brought every text in every place; return how many records.

    Raises:
        AssertionError: An import fails, or writes what the check cannot read.
    """
    shutil.copytree(FULL.parent, folder, ignore=shutil.ignore_patterns("*.yml"))
    (folder / "conf.py").write_text(CONF, encoding="utf-8")
    target = folder / "data"
    (target / "workshop.yml").write_text(EVENT, encoding="utf-8")
    texts = list(payloads.values())
    came = {}
    for name, write in {"csv": _table, "xlsx": _workbook, "frab.json": _schedule, "frab.xml": _xml}.items():
        file = folder.parent / f"{folder.name}-{name}"
        file.write_bytes(write(texts))
        came[name] = _run(target, ["import", name.partition(".")[0], str(file), str(target)], len(texts))
    came["openreview"] = _openreview(target, texts)
    return came


def _run(target: Path, arguments: list[str], count: int) -> int:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, (arguments[1], result.output[-2000:], result.exception)
    _check_readable(target)
    return count


def _check_readable(target: Path) -> None:
    result = CliRunner().invoke(main, ["check", str(target), "--format", "json", "--no-readiness"])
    said = [line for line in result.output.splitlines() if any(f"[{kind}]" in line for kind in UNREADABLE)]
    assert said == [], said[:3]


def _table(texts: list[str]) -> bytes:
    heads = [
        "ID",
        "Title",
        "Authors",
        "Affiliations",
        "Abstract",
        "Keywords",
        "Track",
        "Award",
        "PDF",
        "Link",
    ]
    rows = [[f"c{number}", *([f"{text} {number}"] * (len(heads) - 1))] for number, text in enumerate(texts)]
    quoted = [",".join('"{}"'.format(cell.replace('"', '""')) for cell in row) for row in [heads, *rows]]
    return "\n".join(quoted).encode("utf-8", "replace")


def _workbook(texts: list[str]) -> bytes:
    book, stream = Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    sheet.append(["ID", "Title", "Authors", "Abstract", "Keywords", "Decision", "Video"])
    for number, text in enumerate(texts):
        cell = _NO_CELL.sub("", f"{text} {number}")
        sheet.append([f"x{number}", *[cell if not cell.startswith("=") else f" {cell}"] * 4, "Accept", cell])
    book.save(stream)
    return stream.getvalue()


def _event(text: str, number: int) -> dict[str, Any]:
    words = f"{text} {number}"
    persons = [{"name": words, "biography": text, "affiliation": text, "url": text, "avatar": text}]
    texts = dict.fromkeys(
        ("title", "subtitle", "abstract", "description", "track", "type", "language"), words
    )
    links = [{"title": text, "url": text}]
    return {
        **texts,
        "id": number,
        "duration": "00:01",
        "persons": persons,
        "links": links,
        "url": text,
        "logo": text,
    }


def _schedule(texts: list[str]) -> bytes:
    events = [
        {**_event(text, number), "start": f"{number // 60 + 5:02}:{number % 60:02}"}
        for number, text in enumerate(texts)
    ]
    days = [
        {
            "date": "2030-12-02",
            "rooms": {f"{text[:60]} hall": [one] for text, one in zip(texts, events, strict=True)},
        }
    ]
    conference = {"title": "Example", "time_zone_name": "Europe/Berlin", "days": days}
    return json.dumps({"schedule": {"conference": conference}}).encode()


def _xml(texts: list[str]) -> bytes:
    events = ""
    for number, text in enumerate(texts):
        words = escape(_NOT_XML.sub("", f"{text} {number}"))
        inner = "".join(
            f"<{tag}>{words}</{tag}>" for tag in ("title", "subtitle", "abstract", "description", "track")
        )
        address = quoteattr(_NOT_XML.sub("", text))
        start = f"{number // 60 + 5:02}:{number % 60:02}"
        events += (
            f'<room name={address}><event id="y{number}"><start>{start}</start><duration>00:01</duration>'
            f"{inner}<persons><person>{words}</person></persons>"
            f"<links><link href={address}>{words}</link></links></event></room>"
        )
    return f'<schedule><day date="2030-12-03">{events}</day></schedule>'.encode()


def _openreview(target: Path, texts: list[str]) -> int:
    facts = ("abstract", "keywords", "pdf", "TLDR", "venue")
    notes, people = [], []
    for number, text in enumerate(texts):
        words = _sent(f"{text} {number}")
        content: dict[str, Any] = {fact: [words] if fact == "keywords" else words for fact in facts}
        key = f"~Ada_Example{number + 1}"
        notes.append(note(number + 1, words, **{**content, "authors": [words], "authorids": [key]}))
        people.append(profile(key, words, institution=words, orcid=words))
    with running(Service(notes=notes, profiles=people)) as service:
        result = run(service, target, "--profiles")
    assert result.exit_code == 0, result.output[-2000:]
    _check_readable(target)
    return len(texts)


def _sent(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
