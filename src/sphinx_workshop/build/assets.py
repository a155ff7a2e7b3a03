"""What the pages of a site have beside their texts: the bar, styles and scripts."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx_workshop.build.current_page import path_to_root
from sphinx_workshop.build.domain import domain_of
from sphinx_workshop.config import settings
from sphinx_workshop.locale import _, forms
from sphinx_workshop.papers import FOLDER, INDEX
from sphinx_workshop.papers.shell import NAME
from sphinx_workshop.render.bar import bar_html
from sphinx_workshop.render.forms import locale_of, moment_form
from sphinx_workshop.render.nodes import SITES, box, moment, paper_list
from sphinx_workshop.render.targets import Action

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from docutils import nodes
    from sphinx.application import Sphinx

    from sphinx_workshop.build.domain import WorkshopDomain
    from sphinx_workshop.render.targets import Closed, FooterLink

STATIC: Final = Path(__file__).parent.parent / "static"
_EARLY: Final = frozenset({"deadlines.js", "times.js", "workshop.js"})
"""Scripts that run before the first paint, where a browser knows how: what they add moves nothing."""


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
    if pagename in domain.listed or _is_shell(pagename):
        app.add_css_file("papers.css")
    if app.builder.name not in SITES:
        return
    _add_papers(app, pagename, domain, doctree)
    # Private to pydata_sphinx_theme and Furo: the bar that they make of a setting. Tested in test_private.py.
    if not context.get("theme_announcement"):
        context["theme_announcement"] = _bar(app, pagename, domain, kinds)
    if domain.around is not None:
        context["workshop_name"] = domain.around.name
        context["workshop_footer"] = _footer(app, pagename, domain.around.footer)
    _add_scripts(app, kinds, domain, is_shell=_is_shell(pagename) and _presents_papers(domain))


def _add_papers(app: Sphinx, pagename: str, domain: WorkshopDomain, doctree: nodes.document | None) -> None:
    """Let a page search papers, and copy BibTeX, where it shows some."""
    folders = {docname.rpartition("/")[0] for docname in domain.listed}
    is_list = doctree is not None and next(doctree.findall(paper_list), None) is not None
    shows_list = is_list or (_is_shell(pagename) and pagename.rpartition("/")[0] in folders)
    if shows_list:
        _add_search(app, pagename)
    elif pagename == "search" and domain.papers and settings(app.config).publish:
        _add_search(app, pagename, on_search_page=True)
    if shows_list or pagename == f"{FOLDER}/{NAME}":
        words = {"copy": _("Copy"), "label": _("Copy BibTeX")}
        _add_script(app, "paper.js", **words, copied=_("Copied"), select=_("Selected: now copy it"))


def _presents_papers(domain: WorkshopDomain) -> bool:
    """Return whether pages of papers say when these are presented."""
    return domain.session.own_pages and bool(domain.session.facts.workshop.sessions_of_papers)


def _add_scripts(app: Sphinx, kinds: set[str], domain: WorkshopDomain, *, is_shell: bool) -> None:
    """Let a page load the scripts of the dates and times that it shows."""
    if "workshop-deadlines" in kinds or (domain.around is not None and domain.around.action.deadlines):
        _add_script(app, "deadlines.js")
    if kinds & {"workshop-day", "workshop-start", "workshop-deadline"} or is_shell:
        _add_times(app)
    if "workshop-deadline" in kinds:
        locale = locale_of(app.config.language)
        times = {"local": _("your time"), "announced": _("announced")}
        # Translators: whose time it is, and the time
        times["note"] = _("({}: {})")
        times["moment"] = moment_form(locale)
        _add_script(app, "workshop.js", past=_("past"), next=_("next, {}"), **times)
    if "workshop-day" in kinds:
        _add_program(app)


def _add_times(app: Sphinx) -> None:
    """Let a page show times on the visitor's clock."""
    words = {
        "switch": _("Times in"),
        "workshop": _("Workshop"),
        "yours": _("Yours"),
        "to-yours": _("{}: show your time"),
        "to-workshop": _("{}: show the time of the workshop"),
    }
    _add_script(app, "times.js", **words)


def _add_program(app: Sphinx) -> None:
    """Let a page have days as tabs, filters, what is on now, and the reader's own schedule."""
    words = {
        "now": _("now"),
        "next": _("next, {}"),
        "tonow": _("Now"),
        "tonext": _("Next"),
        "room": _("Room"),
        "track": _("Track"),
        "kind": _("Kind"),
        "room-all": _("All rooms"),
        "track-all": _("All tracks"),
        "kind-all": _("All kinds"),
        "clear": _("Clear"),
        "shown": _("Sessions: {} of {}"),
    }
    _add_script(app, "program.js", **words)
    words = {
        "star": _("“{}” in my schedule"),
        "mine": _("My schedule"),
        "hint": _("The sessions that you mark with a star are shown here. Only this browser knows them."),
        "clash": _("At the same time as {}"),
        "download": _("Download for my calendar (.ics)"),
    }
    _add_script(app, "schedule.js", **words)


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
        "none": _("No paper matches"),
        "short": _("Type more letters"),
        "failed": _("The search could not be loaded"),
        "more": _("Show more"),
        "heading": _("Papers"),
        "comma": _(", "),
    }
    found = forms(
        "%(number)d paper that matches",
        "All %(number)d papers that match",
        locale_of(app.config.language),
    )
    words |= {f"all{category}": text for category, text in found.items()}
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
    if name in _EARLY:
        attributes["blocking"] = "render"
    app.add_js_file(name, loading_method="defer", **attributes)


def _bar(app: Sphinx, pagename: str, domain: WorkshopDomain, kinds: AbstractSet[str]) -> str:
    """Return the bar; empty where the landing page's head says the same right below it."""
    if domain.around is None or ("workshop-hero" in kinds and domain.around.action.deadlines):
        return ""
    bar = bar_html(domain.around.action, partial(_address, app, pagename, domain))
    # What begins with `http` is the address of a bar for the theme: every page would ask there. A workshop's
    # name may begin so. Tested in tests/sphinx/test_safety.py.
    return f" {bar}" if bar.startswith("http") else bar


def _footer(app: Sphinx, pagename: str, links: Iterable[FooterLink]) -> list[FooterLink]:
    """Return the links at the foot of a page."""
    root = path_to_root(app.builder, pagename)
    return [link._replace(url=f"{root}{link.url}") if link.is_in_site else link for link in links]


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
