"""The pages that have moved: what `workshop_redirects` says, checked against the pages that there are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx.util import logging

from sphinx_workshop.build.current_page import path_of
from sphinx_workshop.build.domain import domain_of
from sphinx_workshop.build.theme_pages import output_name
from sphinx_workshop.config import settings
from sphinx_workshop.messages import nearest
from sphinx_workshop.papers import AUTHORS, page_of
from sphinx_workshop.problems import Kind
from sphinx_workshop.web.not_found import NAME as NOT_FOUND
from sphinx_workshop.web.site import Redirect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.application import Sphinx

_MADE: Final = (NOT_FOUND, "genindex", "search")
"""Pages that a site has beside its documents and those of papers."""
_OLD: Final = re.compile(r"(?!.*\.\.)[\w.~-]+(?:/[\w.~-]+)*")
"""Names of pages and files, which stay inside the site."""
_URL: Final = re.compile(r"https?://[^\s<>\"'\\]+")
_ANCHOR: Final = re.compile(r"[^\s<>\"'\\]*")
logger = logging.getLogger(__name__)


def redirects_of(app: Sphinx) -> tuple[Redirect, ...]:
    """Return the pages that have moved, and warn of those that lead nowhere."""
    wanted = settings(app.config).redirects
    domain = domain_of(app.env)
    if not wanted or not domain.session.is_site:
        return ()
    pages = {*app.env.found_docs, *_MADE} | {
        page_of(key) for key in domain.papers if domain.session.own_pages
    }
    if domain.papers:
        pages.add(AUTHORS)
    return tuple(_resolved(app, {old.strip("/"): new for old, new in wanted.items()}, pages))


def _resolved(app: Sphinx, wanted: Mapping[str, str], pages: set[str]) -> Iterator[Redirect]:
    for old, new in sorted(wanted.items()):
        if not _OLD.fullmatch(old):
            _warn(old, "is not the name of a page; write one such as `old/page` or `old/page.html`")
        elif old.removesuffix(".html") in pages:
            _warn(old, "is a page of this site; remove the page, or the redirect")
        elif (target := _target(app, _last(new, wanted), pages)) is None:
            close = nearest(new.partition("#")[0], sorted(pages))
            hint = f"did you mean `{close}`?" if close else "write the name of a page, or an http(s) address"
            _warn(old, f"leads to `{new}`, which does not exist; {hint}")
        else:
            yield _redirect(app, old, target)


def _last(new: str, wanted: Mapping[str, str]) -> str:
    """Return where a page is now that has moved more than once."""
    seen = {new}
    while (following := wanted.get(new)) is not None and following not in seen:
        seen.add(following)
        new = following
    return new


def _target(app: Sphinx, new: str, pages: set[str]) -> str | None:
    """Return an address relative to the root of the site, or that of another site; None if there is none."""
    if "://" in new:
        return new if _URL.fullmatch(new) else None
    docname, mark, anchor = new.partition("#")
    if docname not in pages or not _ANCHOR.fullmatch(anchor):
        return None
    return f"{path_of(app.builder, docname)}{mark}{anchor}"


def _redirect(app: Sphinx, old: str, target: str) -> Redirect:
    is_file = old.endswith(".html")
    path = old if is_file else app.builder.get_target_uri(old)
    file = old if is_file else output_name(app.builder, old)
    link = target if "://" in target else f"{'../' * path.count('/')}{target}" or "./"
    return Redirect(file, path, link, target)


def _warn(old: str, wrong: str) -> None:
    logger.warning("workshop_redirects: `%s` %s", old, wrong, type="workshop", subtype=Kind.REDIRECT.value)
