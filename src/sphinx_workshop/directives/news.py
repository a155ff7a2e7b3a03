"""News, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from sphinx_workshop.directives.base import WorkshopDirective
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.links import service_of
from sphinx_workshop.render.elements import definitions, line, link_or_tbd
from sphinx_workshop.render.nodes import moment
from sphinx_workshop.render.targets import Shown
from sphinx_workshop.render.text import blocks
from sphinx_workshop.render.wording import day_alone

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref

    from sphinx_workshop.model.news import News as Item
    from sphinx_workshop.model.workshop import Workshop


class News(WorkshopDirective):
    """The news, the newest first; `:limit:` shows only so many, and a link to the page that shows all."""

    questions = ("news",)
    option_spec: ClassVar = {"limit": directives.positive_int}

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        news = workshop.news
        if news is None:
            return []
        if isinstance(news, Tbd):
            return [self.notice(_("News is to be announced."))]
        newest = sorted(news, key=lambda one: one.date, reverse=True)[: self.options.get("limit")]
        listed = definitions(((self.day(one), _content(one)) for one in newest), "workshop-news")
        if len(newest) < len(news):
            return [listed, line(self.link_to_all(), classes="workshop-news-all")]
        self.make_target(listed, Shown("news", "all", str(_("News"))))
        return [listed]

    def day(self, one: Item) -> nodes.term:
        """Return the day of a piece of news."""
        when = moment("", day_alone(one.date, self.locale), datetime=one.date.isoformat())
        return nodes.term("", "", when, translatable=False)

    def link_to_all(self) -> pending_xref:
        """Return a link to all news; it is resolved to nothing if no page shows them."""
        to_all = self.domain.link_to("news", "all", [nodes.Text(_("All news"))])
        to_all["or_nothing"] = True
        return to_all


def _content(one: Item) -> list[nodes.Node]:
    content = blocks(one.text, one.place.of("text"))
    if one.url is not None:
        label = _("Link") if isinstance(one.url, Tbd) else _("More on %s") % service_of(one.url)
        more = link_or_tbd(label, one.url, one.place.of("url"))
        content.append(line(more, classes="workshop-news-link"))
    return content
