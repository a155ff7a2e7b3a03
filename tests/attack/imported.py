"""A site into which every importer has brought every text in every place."""

from __future__ import annotations

import io
import json
import re
import shutil
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape, quoteattr

import yaml
from click.testing import CliRunner
from openpyxl import Workbook

from sphinx_workshop.cli.main import main
from tests.attack.imported_issues import add_issues
from tests.attack.imported_site import write_site
from tests.attack.readable import check_readable
from tests.attack.sites import CONF
from tests.hostile import FULL
from tests.unit.openreview_service import VENUE, Service, note, profile, run, running

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

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
    site = write_site(folder.parent / f"{folder.name}-site", texts)
    came = {
        "jekyll": _run(target, ["jekyll", str(site)], texts),
        "issue": add_issues(target, texts),
    }
    for name, write in {"csv": _table, "xlsx": _workbook, "frab.json": _schedule, "frab.xml": _xml}.items():
        file = folder.parent / f"{folder.name}-{name}"
        file.write_bytes(write(texts))
        came[name] = _run(target, [name.partition(".")[0], str(file)], texts)
    came["openreview"] = _openreview(target, texts)
    return came


def _run(target: Path, arguments: list[str], texts: list[str]) -> int:
    result = CliRunner().invoke(main, ["import", *arguments, str(target)])
    assert result.exit_code == 0, (arguments[0], result.output[-2000:], result.exception)
    check_readable(target)
    return len(texts)


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
    groups = {f"{VENUE}/Reviewers": [one["id"] for one in people]}
    with running(Service(notes=notes, profiles=people, groups=groups)) as service:
        result = run(service, target, "--profiles", "--committee")
    assert result.exit_code == 0, result.output[-2000:]
    check_readable(target)
    groups = yaml.safe_load((target / "committee.yml").read_text("utf-8"))
    assert [len(group["people"]) for group in groups if group["role"] == "Reviewers"] == [len(texts)]
    return len(texts)


def _sent(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
