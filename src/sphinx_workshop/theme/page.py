"""What a page of the theme loads: only what it uses, and nothing inline but what its policy allows."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup
from sphinx.locale import _
from sphinx.util import logging

from sphinx_workshop.render.forms import locale_of
from sphinx_workshop.theme.assets import COMPLETE, MODE, SCRIPT, SMALL
from sphinx_workshop.theme.policy import policy, refused, without_style_attributes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx

_logger = logging.getLogger(__name__)

_CLASSES: Final = re.compile(r'\sclass="([^"]*)"')
_USED_BY: Final = {
    "pygments.css": 'class="highlight',
    "sphinx-design.min.css": "sd-",
    "design-tabs.js": "sd-tab",
}
"""Files that others give to every page, with what stands in the body of a page that uses them."""
_OF_SPHINX: Final = frozenset(
    {"documentation_options.js", "doctools.js", "sphinx_highlight.js", "translations.js"}
)
"""Sphinx's scripts, for the search page and for scripts of others; elsewhere ours loads them."""
_OF_THEME: Final = ("DOCUMENTATION_OPTIONS.pagename", "DOCUMENTATION_OPTIONS.search_as_you_type")
"""How inline scripts of the inherited theme begin whose values stand in attributes of our script."""
_SECTION_MENU: Final = "sidebar-nav-bs.html"
"""The menu of the pages below a page of the header; the inherited theme leaves an empty column without."""
_ICON: Final = re.compile(r"""<link\b(?=[^>]*\brel=["'][^"']*\bicon\b)[^>]*\bhref=["']([^"']*)""")
_TOGGLE: Final = re.compile(r"(<a [^>]*>((?:(?!</a>).)*)</a>\s*<details[^>]*>\s*<summary)(?=>)", re.DOTALL)
"""A link of a menu with pages below it, up to the button that unfolds them."""
_WIDE: Final = frozenset({"workshop-hero", "workshop-day"})
"""What needs the width of the page: beside it is no list of the headings of the page."""
_OWN: Final = Path(__file__).parent.parent / "static"
_OWN_SCRIPTS: Final = frozenset(path.name for path in _OWN.glob("*.js"))


def prepare_page(
    app: Sphinx,
    pagename: str,
    context: dict[str, Any],
    left_out: AbstractSet[str],
) -> None:
    """Choose the files of a page, and write its policy.

    Args:
        app: The application.
        pagename: The name of the page.
        context: What its template is filled with.
        left_out: The classes that only the complete stylesheet has rules for.
    """
    context.setdefault("default_mode", "auto")  # else the inherited theme has no dark pages without scripts
    context["theme_search_bar_text"] = context.get("theme_search_bar_text") or _("Search")
    if locale_of(app.config.language).text_direction == "rtl":
        # The inherited template has no place for a direction beside that for the language.
        context["language"] = Markup(f'{html.escape(context["language"])}" dir="rtl')  # noqa: S704 (escaped)
    if not _has_section(app, pagename):
        context["sidebars"] = [name for name in context.get("sidebars") or [] if name != _SECTION_MENU]
    _name_toggles(context)
    body, sheet = without_style_attributes(context.get("body") or "")
    used = {name for group in _CLASSES.findall(body) for name in group.split()}
    is_complete = bool(used & left_out) or "data-bs-" in body or bool(context.get("theme_icon_links"))
    if used & _WIDE and app.env.toctree_includes.get(pagename, pagename != app.config.root_doc):
        context["meta"] = {**(context.get("meta") or {}), "html_theme.sidebar_secondary.remove": "true"}
    context["body"] = body
    context["workshop_sheet"] = Markup(sheet)  # noqa: S704 (made of style attributes, which have no markup)
    context["workshop_complete"] = is_complete
    _choose_styles(app, context, body, is_complete=is_complete)
    inline = _choose_scripts(app, pagename, context, body)
    if _is_on(context, "content_security_policy"):
        context["workshop_policy"] = policy(body, _loads(context), inline, sheet)
        _warn_of_refused(pagename, body)


def _warn_of_refused(pagename: str, body: str) -> None:
    if names := refused(body):
        _logger.warning(
            "a browser runs no script in an attribute (%s) under the policy of the page; put it into a file "
            "of `html_js_files`, or set `content_security_policy` to False in `html_theme_options`",
            ", ".join(names),
            location=pagename,
            type="workshop",
            subtype="theme",
        )


def _loads(context: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what a page loads beside its body: an element of HTML, and an address."""
    for element, files in (("script", context["script_files"]), ("link", context["css_files"])):
        for file in files:
            yield element, str(getattr(file, "filename", file) or "")
    logos = (context.get("theme_logo") or {}).values()
    icons = _ICON.findall(context.get("metatags") or "")
    for address in (context.get("logo_url"), context.get("favicon_url"), *logos, *icons):
        yield "img", str(address or "")


def _name_toggles(context: dict[str, Any]) -> None:
    """Give the buttons that unfold menus the names of their pages: the inherited theme gives them none."""
    # Private to pydata_sphinx_theme: what its templates call for a menu. Tested in test_private.py.
    inherited = context.get("generate_toctree_html")
    if inherited is None:
        return

    def menu(kind: str, **options: object) -> object:
        made = inherited(kind, **options)
        return _TOGGLE.sub(_named, str(made)) if kind == "sidebar" else made

    context["generate_toctree_html"] = menu


def _named(toggle: re.Match[str]) -> str:
    name = Markup(toggle[2]).striptags()  # noqa: S704 (its marks go)
    return f'{toggle[1]} aria-label="{html.escape(name)}"'


def _has_section(app: Sphinx, pagename: str) -> bool:
    """Return whether a page has pages below it, or is itself below another one than the landing page."""
    root = app.config.root_doc
    parent = app.builder.relations.get(pagename, [None])[0]  # type: ignore[attr-defined]
    return pagename != root and (pagename in app.env.toctree_includes or parent not in {None, root})


def _choose_styles(app: Sphinx, context: dict[str, Any], body: str, *, is_complete: bool) -> None:
    files = context["css_files"]
    files[:] = [sheet for sheet in files if _is_used(_name(sheet), body)]
    if is_complete:
        files[:] = [sheet for sheet in files if _name(sheet) != SMALL]
        for priority, name in enumerate(COMPLETE, start=100):
            app.add_css_file(name, priority=priority)


def _choose_scripts(app: Sphinx, pagename: str, context: dict[str, Any], body: str) -> list[str]:
    """Choose the scripts of a page; return the texts of those that are inline."""
    files = context["script_files"]
    as_you_type = _is_on(context, "search_as_you_type") and pagename != "search"
    options: dict[str, Any] = {"data-pagename": pagename}
    if any(_name(script) == "translations.js" for script in files):
        options["data-is-translated"] = "true"
    if as_you_type:
        options["data-search-as-you-type"] = "true"

    files[:] = [script for script in files if not _text(script).strip().startswith(_OF_THEME)]
    files[:] = [script for script in files if _is_used(_name(script), body)]
    others = {_name(script) for script in files} - _OF_SPHINX - _OWN_SCRIPTS  # inline ones have no name
    if not others and not as_you_type and pagename != "search":
        files[:] = [script for script in files if _name(script) not in _OF_SPHINX]
    inline = [_text(script) for script in files if not _name(script)]

    mode: dict[str, Any] = {"data-mode": context["default_mode"]}
    app.add_js_file(MODE, priority=100, **mode)  # not deferred: it is there before anything is painted
    if context["workshop_complete"]:
        app.add_js_file("scripts/bootstrap.js", loading_method="defer", priority=850)
        app.add_js_file("scripts/fontawesome.js", loading_method="defer", priority=850)
    app.add_js_file(SCRIPT, loading_method="defer", priority=860, **options)
    return inline


def _is_on(context: dict[str, Any], option: str) -> bool:
    """Return whether an option of the theme is on; the defaults of a theme are text."""
    return str(context.get(f"theme_{option}", "")).lower() in {"true", "yes", "on", "1"}


def _is_used(name: str, body: str) -> bool:
    return _USED_BY.get(name, "") in body


def _text(script: Any) -> str:  # noqa: ANN401 (a private class of Sphinx)
    return "" if isinstance(script, str) else str(script.attributes.get("body", ""))


def _name(script: Any) -> str:  # noqa: ANN401 (a private class of Sphinx)
    return Path(str(getattr(script, "filename", script) or "")).name
