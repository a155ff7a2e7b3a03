"""What the built site has beside its texts: the calendar, the bar on every page, styles, scripts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from docutils import nodes
from markupsafe import Markup
from sphinx.util.osutil import relative_uri

from sphinx_workshop.build.domain import domain_of
from sphinx_workshop.export import CALENDAR, FORMATS
from sphinx_workshop.locale import _
from sphinx_workshop.papers import FOLDER, INDEX
from sphinx_workshop.papers.shell import is_shell
from sphinx_workshop.render.nodes import SITES, box, calendar, moment, paper_list

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_workshop.build.domain import WorkshopDomain


STATIC: Final = Path(__file__).parent.parent / "static"


def add_static_folder(app: Sphinx) -> None:
    """Let the builders copy what the extension's pages need."""
    app.config.html_static_path.append(str(STATIC))


def add_to_page(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give each page the bar, and the styles and scripts of what it shows."""
    if app.builder.format != "html":
        return
    domain = domain_of(app.env)
    domain.writes = domain.writes or doctree is not None
    kinds = _kinds_of(doctree) if doctree is not None else set()
    if pagename in domain.used or is_shell(pagename):
        app.add_css_file("workshop.css")
    if "workshop-day" in kinds:
        app.add_css_file("program.css")
    if app.builder.name not in SITES:
        return
    folders = {docname.rpartition("/")[0] for docname in domain.listed}
    is_list = doctree is not None and next(doctree.findall(paper_list), None) is not None
    if is_list or (is_shell(pagename) and pagename.rpartition("/")[0] in folders):
        _add_search(app, pagename)
    elif pagename == "search" and domain.papers:
        _add_search(app, pagename, on_search_page=True)
    if not context.get("theme_announcement"):
        context["theme_announcement"] = _bar(app, pagename, domain)
    if "workshop-deadline" in kinds:
        _add_script(app, "workshop.js", yours=_("your time"), past=_("past"), next=_("next"))
    if "workshop-start" in kinds:
        words = {"switch": _("Times in"), "workshop": _("Workshop"), "yours": _("Yours")}
        _add_script(app, "program.js", now=_("now"), next=_("next"), **words)


def _add_search(app: Sphinx, pagename: str, *, on_search_page: bool = False) -> None:
    """Let a page search the papers: in its list of them, or among the results of Sphinx's own search."""
    domain = domain_of(app.env)
    if not domain.is_site:
        return
    if on_search_page:  # which shows nothing else of the workshop
        app.add_css_file("workshop.css")
    app.add_css_file("papers.css")
    _add_script(app, "papers-index.js")
    words = {
        "label": _("Search papers"),
        "hint": _("Words of the title, authors, keywords or abstract"),
        "match-one": _("{} paper matches"),
        "match-other": _("{} papers match"),
        "none": _("No paper matches"),
        "short": _("Type more letters"),
        "failed": _("The search could not be loaded"),
        "more": _("Show more"),
        "heading": _("Papers"),
        "all": _("All {} papers that match"),
    }
    places: dict[str, str] = {}
    if on_search_page:
        here = app.builder.get_target_uri(pagename)
        listed = next(iter(sorted(domain.listed)), None)
        places["index"] = relative_uri(here, INDEX)
        if domain.own_pages:
            page = app.builder.get_relative_uri(pagename, f"{FOLDER}/ID")
            places["page"] = page.replace("ID", "{}")
        if listed is not None:
            places["list"] = app.builder.get_relative_uri(pagename, listed)
    _add_script(app, "papers.js", **words, **places)


def _kinds_of(doctree: nodes.document) -> set[str]:
    """Return the classes of the groups and of the dates on a page."""
    return {name for kind in (box, moment) for node in doctree.findall(kind) for name in node["classes"]}


def _add_script(app: Sphinx, name: str, **words: str) -> None:
    """Let a page load a script, which finds its words in the element that loads it."""
    attributes: dict[str, Any] = {f"data-{key}": str(word) for key, word in words.items()}
    app.add_js_file(name, loading_method="defer", **attributes)


def _bar(app: Sphinx, pagename: str, domain: WorkshopDomain) -> str:
    lead = domain.lead
    if lead is None:
        return ""
    docname = lead.page(app.env.found_docs)
    address = app.builder.get_relative_uri(pagename, docname) if docname else lead.url
    if not address or docname == pagename:
        return str(Markup("{}").format(lead.news))
    return str(Markup('{} <a href="{}">{}</a>').format(lead.news, address, lead.label))


def write_calendar(app: Sphinx, error: Exception | None) -> None:
    """Write the calendar of a site; it is left as it is where the facts have not changed."""
    domain = domain_of(app.env)
    if error is not None or app.builder.name not in SITES:
        return
    path = Path(app.outdir) / CALENDAR
    if not domain.calendar:
        path.unlink(missing_ok=True)
        return
    if path.exists() and (not domain.calendar_moved or domain.planned is not None):
        return  # it stays as it is, or is written with the search index
    content = FORMATS["ics"](domain.load().workshop).encode()
    if not path.is_file() or path.read_bytes() != content:
        path.write_bytes(content)


def visit_calendar(self: HTML5Translator, node: nodes.Element) -> None:
    """Write the links to the calendar, where there is one: in a site, not in a book."""
    builder = self.builder
    if builder.name in SITES:
        here = builder.get_target_uri(builder.current_docname) if builder.name != "singlehtml" else ""
        links = [(_("Add to calendar"), relative_uri(here, CALENDAR))]
        if node["url"]:
            links.append((_("Subscribe"), subscription(node["url"])))
        self.body.append(self.starttag(node, "p", ""))
        for label, address in links:
            self.body.append(f'<a href="{self.attval(address)}">{self.encode(label)}</a> ')
        self.body.append("</p>\n")
    raise nodes.SkipNode


def subscription(url: str) -> str:
    """Return the address that calendar programs follow, for the address of the site or of its home page."""
    parts = urlsplit(url)
    folder, _slash, name = parts.path.rpartition("/")
    path = folder if "." in name else parts.path.rstrip("/")
    return f"webcal://{parts.netloc}{path}/{CALENDAR}"


def add_calendar_node(app: Sphinx) -> None:
    """Make the node of the calendar known: it is for HTML alone."""

    def skip(_self: nodes.NodeVisitor, _node: nodes.Element) -> None:
        raise nodes.SkipNode

    other: dict[str, Any] = dict.fromkeys(("latex", "text", "man", "texinfo"), (skip, None))
    app.add_node(calendar, html=(visit_calendar, None), **other)
