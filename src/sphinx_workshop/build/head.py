"""The tags in the head of each page: for search engines, other sites, devices and feed readers.

The one module that changes `metatags`; what the tags say is in `web.head`, `web.icons` and
`export.schema_org`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from sphinx_workshop.build.current_page import path_of
from sphinx_workshop.build.deck import Deck
from sphinx_workshop.build.described import things_on
from sphinx_workshop.build.domain import domain_of
from sphinx_workshop.build.icons import icon_tags
from sphinx_workshop.build.meta import meta_of
from sphinx_workshop.build.others import OPEN_GRAPH
from sphinx_workshop.export.addresses import FEED, base_of
from sphinx_workshop.papers.shell import NAME
from sphinx_workshop.render.description import description
from sphinx_workshop.render.nodes import SITES
from sphinx_workshop.web.head import About, cards, described, feed_tag
from sphinx_workshop.web.not_found import NAME as NOT_FOUND

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.application import Sphinx

PRIORITY: Final = 890
"""After other extensions, whose tags come first, and before the theme, which writes the policy."""


def add_head(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give each page its full address and its tags, those of other extensions first."""
    if app.builder.name not in SITES:
        return
    base, domain = base_of(app.config.html_baseurl), domain_of(app.env)
    if base and context.get("pageurl"):
        context["pageurl"] = f"{base}{path_of(app.builder, pagename)}"
    if pagename == NOT_FOUND:
        context["pageurl"] = None
    written = context.get("metatags") or ""
    address = partial(context["pathto"], resource=True)
    tags = [written, icon_tags(app, address)]
    if domain.around is not None and domain.around.has_news:
        tags.append(feed_tag(domain.around.name, address(FEED)))
    if pagename.rpartition("/")[2] != NAME:  # a page of a paper describes itself
        title = Markup(context.get("title", "")).striptags()  # noqa: S704 (its marks go)
        name = domain.around.name if domain.around is not None else app.config.project
        own = meta_of(app.env, pagename).get("description")
        text = own or (description(doctree) if doctree else "") or f"{title} \N{EN DASH} {name}"
        tags.append(described(text, written))
        if doctree is not None and pagename != NOT_FOUND:
            tags.append(_of_page(app, pagename, title, text, written))
        tags.append(things_on(app, pagename, doctree))
    context["metatags"] = "\n".join(filter(None, tags))


def heads(app: Sphinx) -> Callable[[str, str, str, str | None], str]:
    """Return what writes the tags of pages for papers; see `papers.pages.Head`."""
    deck = Deck(app)
    shared = deck.picture(deck.of_papers())

    def head(docname: str, title: str, text: str, authors: str | None) -> str:
        is_shared = authors is None or not deck.has_papers
        picture = shared if is_shared else deck.picture(deck.of_paper(title, authors or ""))
        about = _about(app, deck, docname, title, text)
        tags = cards(about._replace(picture=picture)) if about is not None else ""
        return "\n".join(filter(None, [described(text), tags]))

    return head


def _of_page(app: Sphinx, docname: str, title: str, text: str, written: str) -> str:
    deck = Deck(app)
    about = _about(app, deck, docname, title, text)
    if about is None:
        return ""
    return cards(about._replace(picture=deck.picture(deck.of_page(docname))), written)


def _about(app: Sphinx, deck: Deck, docname: str, title: str, text: str) -> About | None:
    """Return what is said of a page; None if another extension says it."""
    around = domain_of(app.env).around
    if around is None or OPEN_GRAPH in app.extensions:
        return None
    is_home = docname == app.config.root_doc
    return About(
        title=around.name if is_home else title,
        description=text,
        site=around.name,
        language=app.config.language,
        is_home=is_home,
        url=f"{deck.base}{path_of(app.builder, docname)}" if deck.base else "",
    )
