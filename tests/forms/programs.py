"""What programs that are not ours find wrong with each form: those that run on their own."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from tests.quality import markup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tests.forms.whole import Output


OF_WEASYPRINT: Final = {
    "TBL-002": "cells name their heads; the head of the heads of rows is named by none",
    "TBL-010": "the same tables: a head in each row",
    "LST-003": "the blanks between items of a list in one line are tagged, as spans",
    "LNK-001": "it finds a link without its element, where pypdf finds the element",
}
"""Rules of outloud that are left out, since what WeasyPrint 70 tags is not ours, with the reason."""
_LLMS: Final = """\
import sys
from llms_txt.core import parse_llms_file
read = parse_llms_file(open(sys.argv[1], encoding="utf-8").read())
assert read.title and len(read.sections) == 2 and all(read.sections.values()), read
"""
_ICS: Final = """\
import sys
import ics
for path in sys.argv[1:]:
    read = ics.Calendar(open(path, encoding="utf-8", newline="").read())
    assert read.events and all(one.name and one.uid and one.begin for one in read.events), path
"""
_BIBTEX: Final = """\
import sys
import bibtexparser
for path in sys.argv[1:]:
    text = open(path, encoding="utf-8").read()
    read = bibtexparser.parse_string(text)
    assert not read.failed_blocks, read.failed_blocks
    assert len(read.entries) == text.count("\\n@") + text.startswith("@")
"""
_NETLIFY: Final = """\
import { parseAllHeaders } from "@netlify/headers-parser"
import { parseAllRedirects } from "@netlify/redirect-parser"
const [site] = process.argv.slice(2)
const options = { minimal: true }
const headers = await parseAllHeaders({ headersFiles: [`${site}/_headers`], ...options })
const redirects = await parseAllRedirects({ redirectsFiles: [`${site}/_redirects`], ...options })
console.log(JSON.stringify({
  rules: headers.headers.length,
  redirects: redirects.redirects.length,
  errors: [...headers.errors, ...redirects.errors].map(String),
}))
"""


class Tools(NamedTuple):
    """Where programs are installed."""

    python: Path
    """The folder `bin` of an environment with the packages of the group `readers`."""
    node: Path
    """The folder `node_modules` with `vnu-jar` and the parsers of Netlify."""


class Program(NamedTuple):
    """What reads a form."""

    form: str
    tool: str
    faults: Callable[[Output, Tools], Iterable[str]]


def run(*command: str | Path, folder: Path | None = None) -> Iterator[str]:
    """Yield what a program says if it finds something wrong."""
    done = subprocess.run(list(map(str, command)), cwd=folder, capture_output=True, check=False, text=True)
    if done.returncode:
        yield f"{Path(command[0]).name}: {done.stdout}{done.stderr}".strip()


def cff(output: Output, tools: Tools) -> Iterator[str]:
    for file in (output.html / "CITATION.cff", output.exports / "cff"):
        yield from run(tools.python / "cffconvert", "--validate", "-i", file)
        yield from run(tools.python / "cffconvert", "-f", "bibtex", "-i", file)


def pdfua(output: Output, tools: Tools) -> Iterator[str]:
    """Check for errors; it warns of tables whose cells name their heads, since the heads have no scope."""
    done = subprocess.run(
        [str(tools.python / "pdfua"), "check", str(output.pdf)], capture_output=True, check=False, text=True
    )
    if done.returncode not in {0, 1, 2}:  # nothing, information, warnings
        yield done.stdout


def outloud(output: Output, tools: Tools) -> Iterator[str]:
    yield from run(tools.python / "outloud", "--no-info", "--skip", ",".join(OF_WEASYPRINT), output.pdf)


def llms(output: Output, tools: Tools) -> Iterator[str]:
    yield from run(tools.python / "python", "-c", _LLMS, output.html / "llms.txt")


def ics(output: Output, tools: Tools) -> Iterator[str]:
    yield from run(tools.python / "python", "-c", _ICS, *sorted(output.html.rglob("*.ics")))


def bibtex(output: Output, tools: Tools) -> Iterator[str]:
    yield from run(
        tools.python / "python", "-c", _BIBTEX, output.html / "papers.bib", output.exports / "bibtex"
    )


def html(output: Output, tools: Tools) -> Iterator[str]:
    """Check the pages that Sphinx does not make of sources."""
    pages = [output.html / name for name in ("404.html", "call.html", "old/program.html")]
    for page, found in markup.errors([page.resolve(strict=True) for page in pages], tools.node).items():
        yield from (f"{page.name}:{one}" for one in found)


def netlify(output: Output, tools: Tools) -> Iterator[str]:
    script = tools.node.parent / "netlify.mjs"
    script.write_text(_NETLIFY, encoding="utf-8")
    command = ["node", str(script), str(output.html)]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    read = json.loads(done.stdout) if not done.returncode else {"errors": [done.stderr]}
    if read != {"rules": 4, "redirects": 2, "errors": []}:
        yield f"it reads {read}"


def missing(program: Program, tools: Tools) -> str:
    """Return what is not installed of what a program needs; empty if nothing."""
    if program.faults is html:
        return "" if shutil.which("java") and (tools.node / "vnu-jar").is_dir() else "Java and vnu-jar"
    if program.faults is netlify:
        return "" if shutil.which("node") and (tools.node / "@netlify").is_dir() else program.tool
    return "" if (tools.python / "python").exists() else program.tool


PROGRAMS: Final = (
    Program("CITATION.cff", "cffconvert", cff),
    Program("calendars", "ics", ics),
    Program("BibTeX", "bibtexparser", bibtex),
    Program("proposal as PDF", "pdfua", pdfua),
    Program("proposal as PDF", "outloud", outloud),
    Program("llms.txt", "llms-txt", llms),
    Program("404.html, pages that have moved", "Nu HTML checker", html),
    Program("_headers, _redirects", "parsers of Netlify", netlify),
)
