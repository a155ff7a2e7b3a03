"""What the pages of a site have beside their texts: the bar, styles and scripts."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx_workshop.build.current_page import path_to_root
from sphinx_workshop.build.domain import domain_of
from sphinx_workshop.locale import _
from sphinx_workshop.papers import FOLDER, INDEX
from sphinx_workshop.papers.shell import NAME
from sphinx_workshop.render.bar import bar_html
from sphinx_workshop.render.nodes import SITES, box, moment, paper_list
from sphinx_workshop.render.targets import Action

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from sphinx_workshop.build.domain import WorkshopDomain
    from sphinx_workshop.render.targets import Closed


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
    domain.session.writes_pages |= doctree is not None
    kinds = _kinds_of(doctree) if doctree is not None else set()
    if pagename in domain.used or _is_shell(pagename):
        app.add_css_file("workshop.css")
    if "workshop-day" in kinds:
        app.add_css_file("program.css")
    if app.builder.name not in SITES:
        return
    folders = {docname.rpartition("/")[0] for docname in domain.listed}
    is_list = doctree is not None and next(doctree.findall(paper_list), None) is not None
    if is_list or (_is_shell(pagename) and pagename.rpartition("/")[0] in folders):
        _add_search(app, pagename)
    elif pagename == "search" and domain.papers:
        _add_search(app, pagename, on_search_page=True)
    # Private to pydata_sphinx_theme and Furo: the bar that they make of a setting. Tested in test_private.py.
    if not context.get("theme_announcement"):
        context["theme_announcement"] = _bar(app, pagename, domain)
    _add_scripts(app, kinds, domain)


def _add_scripts(app: Sphinx, kinds: set[str], domain: WorkshopDomain) -> None:
    """Let a page load the scripts of the dates and times that it shows."""
    if "workshop-deadlines" in kinds or (domain.action is not None and domain.action.deadlines):
        _add_script(app, "deadlines.js")
    if "workshop-deadline" in kinds:
        _add_script(app, "workshop.js", yours=_("your time"), past=_("past"), next=_("next"))
    if "workshop-start" in kinds:
        words = {"switch": _("Times in"), "workshop": _("Workshop"), "yours": _("Yours")}
        _add_script(app, "program.js", now=_("now"), next=_("next"), **words)


def _is_shell(pagename: str) -> bool:
    """Return whether a page is written to be filled with what is said of papers."""
    return pagename.rpartition("/")[2] == NAME


def _add_search(app: Sphinx, pagename: str, *, on_search_page: bool = False) -> None:
    """Let a page search the papers: in its list of them, or among the results of Sphinx's own search."""
    domain = domain_of(app.env)
    if not domain.session.is_site:
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
        listed = next(iter(sorted(domain.listed)), None)
        places["index"] = f"{path_to_root(app.builder, pagename)}{INDEX}"
        if domain.session.own_pages:
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
    action = domain.action
    if action is None:
        return ""
    return bar_html(action, partial(_address, app, pagename, domain))


def _address(app: Sphinx, pagename: str, domain: WorkshopDomain, action: Action | Closed) -> str:
    """Return where an action leads from a page; empty if that is not known, or the page itself."""
    docname, anchor = action.page(app.env.found_docs), ""
    if isinstance(action, Action) and domain.action_target is not None:
        docname, anchor = domain.action_target.docname, f"#{domain.action_target.anchor}"
    if docname == pagename and not anchor:
        return ""
    if docname:
        return f"{app.builder.get_relative_uri(pagename, docname)}{anchor}"
    return action.url if isinstance(action, Action) else ""
