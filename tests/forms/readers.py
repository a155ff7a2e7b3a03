"""What programs that are not ours find wrong with each form: those that tests import."""

from __future__ import annotations

import configparser
import io
import json
import re
import urllib.robotparser
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import unquote, urlsplit

import extruct
import feedparser
import icalendar
import openpyxl
import pypdf
import vobject
import yaml
from jsonschema import Draft7Validator, Draft202012Validator, FormatChecker
from lxml import etree
from markdown_it import MarkdownIt
from PIL import Image
from pybtex.database import parse_string
from sphinx.util.inventory import InventoryFile

from tests.forms.whole import BASE
from tests.pdf_text import texts_of_pdf
from tests.schema_org import breaches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from tests.forms.whole import Output

SCHEMAS: Final = Path(__file__).parents[1] / "schemas"
ICONS: Final = {
    "favicon.ico": {(16, 16), (32, 32), (48, 48)},
    "apple-touch-icon.png": {(180, 180)},
    "icon-192.png": {(192, 192)},
    "icon-512.png": {(512, 512)},
}


class Reader(NamedTuple):
    """What reads a form."""

    form: str
    tool: str
    faults: Callable[[Output], Iterable[str]]
    """Yields what is wrong with it; raises where it cannot be read."""


def files(output: Output, *names: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the site and the exports whose names match; each must match something."""
    for name in names:
        folder, pattern = (output.exports, name[7:]) if name.startswith("export ") else (output.html, name)
        found = sorted(folder.glob(pattern))
        if not found:
            message = f"there is no {name}"
            raise FileNotFoundError(message)
        for path in found:
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def described(output: Output) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the documents of JSON-LD of all pages and of the export."""
    for name, content in files(output, "**/*.html"):
        for document in extruct.extract(content.decode(), syntaxes=["json-ld"])["json-ld"]:
            yield name, document
    for name, content in files(output, "export jsonld"):
        yield name, json.loads(content)


def json_ld(output: Output) -> Iterator[str]:
    kinds = set()
    for name, document in described(output):
        yield from (f"{name}: {fault}" for fault in breaches(document))
        kinds |= {thing["@type"] for thing in document.get("@graph", [document])}
    if missing := {"Event", "Person", "ScholarlyArticle", "FAQPage"} - kinds:
        yield f"nothing is a {', '.join(sorted(missing))}"


def by_json_schema(
    schema: Mapping[str, Any], *names: str, draft: type[Draft7Validator | Draft202012Validator]
) -> Callable[[Output], Iterator[str]]:
    """Return what holds JSON or YAML files against a schema."""
    draft.check_schema(schema)

    def faults(output: Output) -> Iterator[str]:
        for name, content in files(output, *names):
            validator = draft(schema, format_checker=FormatChecker())
            for error in validator.iter_errors(
                yaml.safe_load(content) if "cff" in name.lower() else json.loads(content)
            ):
                yield f"{name}: {error.json_path}: {error.message}"

    return faults


def facts(output: Output) -> Iterator[str]:
    schema = json.loads((output.html / "workshop.schema.json").read_bytes())
    return by_json_schema(schema, "workshop.json", "export json", draft=Draft202012Validator)(output)


def by_xml_schema(schema: etree.XMLSchema | etree.RelaxNG, *names: str) -> Callable[[Output], Iterator[str]]:
    """Return what holds XML files against a schema."""

    def faults(output: Output) -> Iterator[str]:
        for name, content in files(output, *names):
            if not schema.validate(etree.fromstring(content)):
                yield f"{name}: {schema.error_log}"

    return faults


def bibtex(output: Output) -> Iterator[str]:
    papers = json.loads((output.html / "workshop.json").read_bytes())["papers"]
    for name, content in files(output, "papers.bib", "export bibtex"):
        entries = parse_string(content.decode(), "bibtex").entries
        if len(entries) != len(papers) + 1:
            yield f"{name}: {len(entries)} entries of {len(papers)} papers and the proceedings"


def atom(output: Output) -> Iterator[str]:
    for name, content in files(output, "feed.xml", "export atom"):
        read = feedparser.parse(content)
        if read.bozo or not read.entries:
            yield f"{name}: {read.get('bozo_exception', 'no entry')}"
        if any(
            not (one.id and one.title and one.updated_parsed and one.link)
            for one in read.entries
            if name == "feed.xml"
        ):
            yield f"{name}: an entry has no id, title, date or link"


def sitemap(output: Output) -> Iterator[str]:
    ((_name, content),) = files(output, "sitemap.xml")
    listed = etree.fromstring(content).xpath("//*[local-name()='loc']/text()")
    for address in listed:
        path = unquote(address.removeprefix(BASE)) or "index.html"
        if not (output.html / path).is_file():
            yield f"{address} is no file"
    if len(listed) != len(set(listed)):
        yield "an address is listed twice"


def robots(output: Output) -> Iterator[str]:
    ((_name, content),) = files(output, "robots.txt")
    read = urllib.robotparser.RobotFileParser()
    read.parse(content.decode().splitlines())
    if not read.can_fetch("*", f"{BASE}papers/first.html"):
        yield "pages must not be read"
    if read.site_maps() != [f"{BASE}sitemap.xml"]:
        yield f"the sitemap is {read.site_maps()}"


def workbook(output: Output) -> Iterator[str]:
    ((_name, content),) = files(output, "export xlsx")
    read = openpyxl.load_workbook(io.BytesIO(content))
    rows = {sheet.title: sheet.max_row for sheet in read}
    if len(rows) != 3 or min(rows.values()) < 2:
        yield f"the sheets are {rows}"
    yield from (
        f"{sheet.title}!{cell.coordinate} is of the type {cell.data_type}"
        for sheet in read
        for row in sheet
        for cell in row
        if cell.data_type not in "sn"
    )


def calendars(output: Output) -> Iterator[str]:
    for name, content in files(output, "*.ics", "calendar/*.ics", "export ics*"):
        first = icalendar.Calendar.from_ical(content)
        uids = sorted(str(one["UID"]) for one in first.walk("VEVENT"))
        second = vobject.readOne(content.decode())
        second.validate(raiseException=True)
        if uids != sorted(one.uid.value for one in second.contents.get("vevent", [])):
            yield f"{name}: two readers find other events"
        if len(uids) != len(set(uids)):
            yield f"{name}: an id is there twice"
        yield from (f"{name}: {one.get('UID')}: {one.errors}" for one in first.walk() if one.errors)


def pdf(output: Output) -> Iterator[str]:
    read = pypdf.PdfReader(output.pdf)
    root: Any = read.trailer["/Root"]
    if not root.get("/MarkInfo", {}).get("/Marked") or "/StructTreeRoot" not in root:
        yield "it is not tagged"
    if not root.get("/Lang"):
        yield "it has no language"
    if not (read.metadata and read.metadata.title):
        yield "it has no title"
    if not read.outline:
        yield "it has no outline"
    yield from (f"{name} is not embedded" for name in sorted(_fonts(read) - _fonts(read, embedded=True)))
    texts = enumerate(texts_of_pdf(output.pdf), start=1)
    yield from (f"page {number} is empty" for number, text in texts if not text.strip())


def _fonts(read: pypdf.PdfReader, *, embedded: bool = False) -> set[str]:
    found = set()
    for page in read.pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            (inner,) = font.get_object().get("/DescendantFonts", [font])
            about = inner.get_object().get("/FontDescriptor", {})
            if not embedded or {"/FontFile", "/FontFile2", "/FontFile3"} & set(about):
                found.add(str(font.get_object()["/BaseFont"]))
    return found


def icons(output: Output) -> Iterator[str]:
    for name, sizes in ICONS.items():
        with Image.open(output.html / name) as picture:
            found = set(picture.info.get("sizes", {picture.size}))
            picture.load()
        if found != sizes:
            yield f"{name} has the sizes {found}"


def cards(output: Output) -> Iterator[str]:
    for name, content in files(output, "_cards/*.png"):
        with Image.open(io.BytesIO(content)) as picture:
            picture.load()
            if picture.size != (1200, 630):
                yield f"{name} has the size {picture.size}"


def manifest(output: Output) -> Iterator[str]:
    ((_name, content),) = files(output, "site.webmanifest")
    read = json.loads(content)
    if not (read["name"] and read["start_url"] and read["icons"]):
        yield "it has no name, no start or no icons"
    for icon in read["icons"]:
        with Image.open(output.html / icon["src"]) as picture:
            if icon["sizes"] != f"{picture.width}x{picture.height}":
                yield f"{icon['src']} has not the size {icon['sizes']}"


def llms(output: Output) -> Iterator[str]:
    """Hold it against https://llmstxt.org: a title, then anything but headings, then headings with links."""
    ((_name, content),) = files(output, "llms.txt")
    tokens = MarkdownIt().parse(content.decode())
    levels = [token.tag for token in tokens if token.type == "heading_open"]
    if not levels or levels[0] != "h1" or set(levels[1:]) != {"h2"} or tokens[0].type != "heading_open":
        yield f"the headings are {levels}"
    _before, *sections = re.split(r"^## .*$", content.decode(), flags=re.MULTILINE)
    for line in "".join(sections).split("\n"):
        if line and not re.match(r"- \[(?:\\.|[^\]\\])+\]\([^\s()]+\)(: |$)", line):
            yield f"{line!r} is no link"
    for address in re.findall(rf"\]\({re.escape(BASE)}([^)]*)\)", content.decode()):
        if not (output.html / (unquote(address) or "index.html")).is_file():
            yield f"{address} is no file"


def headers(output: Output) -> Iterator[str]:
    """Hold it against the limits of Cloudflare Pages: 100 rules, 2,000 characters a line."""
    ((_name, content),) = files(output, "_headers")
    blocks = [block.splitlines() for block in content.decode().strip().split("\n\n")]
    for path, *lines in blocks:
        read = configparser.ConfigParser(delimiters=(":",), interpolation=None)
        read.read_string("\n".join(["[rule]", *(line.strip() for line in lines)]))
        if not path.startswith("/") or not read["rule"] or max(map(len, lines)) > 2000:
            yield f"the rule {path} is none"
    if len(blocks) > 100:
        yield f"{len(blocks)} rules"


def inventory(output: Output) -> Iterator[str]:
    ((_name, content),) = files(output, "objects.inv")
    read = InventoryFile.loads(content, uri="").data
    for kind in ("person", "session", "paper", "milestone"):
        if not read.get(f"workshop:{kind}"):
            yield f"no {kind} is in it"
    pages: dict[str, str] = {}
    for one in (
        one for kind, entries in read.items() if kind.startswith("workshop:") for one in entries.values()
    ):
        path, _sign, anchor = one.uri.partition("#")
        text = pages.setdefault(path, (output.html / path).read_text(encoding="utf-8"))
        if anchor and f'id="{unquote(anchor)}"' not in text:
            yield f"{one.uri} is not there"


def deadlines(output: Output) -> Iterator[str]:
    ((_name, content),) = files(output, "export ai-deadlines")
    (read,) = yaml.safe_load(content)
    if not {"title", "year", "id", "full_name", "link", "deadlines", "date"} <= set(read):
        yield f"it has only {', '.join(read)}"
    for one in read["deadlines"]:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}", one["date"]):
            yield f"{one} has no date"


def call(output: Output) -> Iterator[str]:
    for name, content in files(output, "export call*"):
        for line in content.decode().splitlines():
            if len(line) > 72 and not urlsplit(line.split()[-1]).scheme:
                yield f"{name}: {line!r} is too long"


READERS: Final = (
    Reader("JSON-LD", "extruct, rdflib, vocabulary of schema.org", json_ld),
    Reader("workshop.json", "jsonschema", facts),
    Reader(
        "schedule as JSON",
        "jsonschema, c3voc's schema",
        by_json_schema(
            json.loads((SCHEMAS / "schedule/schema.json").read_bytes()),
            "schedule.json",
            "export frab",
            draft=Draft7Validator,
        ),
    ),
    Reader(
        "schedule as XML",
        "lxml, c3voc's XSD",
        by_xml_schema(
            etree.XMLSchema(etree.parse(SCHEMAS / "schedule/schedule.xml.xsd")),
            "schedule.xml",
            "export frab-xml",
        ),
    ),
    Reader("BibTeX", "pybtex", bibtex),
    Reader("Atom", "feedparser", atom),
    Reader(
        "Atom",
        "lxml, RELAX NG of RFC 4287",
        by_xml_schema(etree.RelaxNG(etree.parse(SCHEMAS / "atom.rng")), "feed.xml", "export atom"),
    ),
    Reader(
        "CITATION.cff",
        "jsonschema, schema of CFF 1.2.0",
        by_json_schema(
            json.loads((SCHEMAS / "cff-1.2.0.json").read_bytes()),
            "CITATION.cff",
            "export cff",
            draft=Draft7Validator,
        ),
    ),
    Reader(
        "sitemap.xml",
        "lxml, XSD of sitemaps.org",
        by_xml_schema(etree.XMLSchema(etree.parse(SCHEMAS / "sitemap.xsd")), "sitemap.xml"),
    ),
    Reader("sitemap.xml", "the files of the site", sitemap),
    Reader("robots.txt", "urllib.robotparser", robots),
    Reader("workbook", "openpyxl", workbook),
    Reader("calendars", "icalendar, vobject", calendars),
    Reader("proposal as PDF", "pypdf", pdf),
    Reader("icons", "Pillow", icons),
    Reader("cards", "Pillow", cards),
    Reader("site.webmanifest", "json, Pillow", manifest),
    Reader("llms.txt", "markdown-it, the rules of llmstxt.org", llms),
    Reader("_headers", "configparser, the limits of hosts", headers),
    Reader("objects.inv", "Sphinx", inventory),
    Reader("entry of ai-deadlines", "PyYAML, the rules of the list", deadlines),
    Reader("call as text", "72 columns", call),
)
