"""Earlier editions of the workshop."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sphinx_workshop.directives.base import WorkshopDirective
from sphinx_workshop.directives.layouts import layout
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.render.editions import editions_list, editions_table

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_workshop.model.workshop import Workshop


class Editions(WorkshopDirective):
    """The earlier editions, the newest first: name, host, place and numbers."""

    questions = ("earlier_editions",)
    option_spec: ClassVar = {"layout": layout("table", "list")}

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        editions = workshop.earlier_editions
        if not editions:
            return []
        if isinstance(editions, Tbd):
            return [self.notice(_("The earlier editions are to be announced."))]
        as_list = self.options.get("layout") == "list"
        return [editions_list(editions, self.locale) if as_list else editions_table(editions, self.locale)]
