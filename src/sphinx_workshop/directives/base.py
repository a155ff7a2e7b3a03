"""What all directives share: they ask the facts, never a file, and say what they asked."""

from __future__ import annotations

from abc import abstractmethod
from itertools import count
from typing import TYPE_CHECKING, ClassVar, final

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from sphinx_workshop.build.domain import domain_of
from sphinx_workshop.build.reporting import report_unknown
from sphinx_workshop.render.targets import Shown
from sphinx_workshop.render.wording import locale_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from babel import Locale

    from sphinx_workshop.build.domain import WorkshopDomain
    from sphinx_workshop.model.workshop import Workshop

logger = logging.getLogger(__name__)


def words(argument: str) -> list[str]:
    """Take a list of words, separated by commas."""
    words = [word.strip() for word in directives.unchanged_required(argument).split(",")]
    return [word for word in words if word]


class WorkshopDirective(SphinxDirective):
    """Shows a part of the workshop."""

    questions: ClassVar[tuple[str, ...]] = ()
    """What the directive asks of the facts (see `Facts`); a change of an answer has the page read again."""

    @final
    def run(self) -> list[nodes.Node]:
        """Note what the page uses, and show it."""
        for question in self.questions:
            self.ask(question)
        return self.show(self.domain.workshop)

    def ask(self, question: str) -> None:
        """Note that the page shows the answer to a question (see `Facts`)."""
        self.domain.note_use(self.env.docname, question)

    @abstractmethod
    def show(self, workshop: Workshop) -> list[nodes.Node]:
        """Return the nodes of the part."""

    @property
    def domain(self) -> WorkshopDomain:
        """The domain, which has the facts."""
        return domain_of(self.env)

    @property
    def locale(self) -> Locale:
        """The locale of the site's language."""
        return locale_of(self.config.language)

    def target(
        self, kind: str, key: str, title: str, *, alone: bool = False, anchor: str | None = None
    ) -> str:
        """Make an anchor for a thing that is shown here, so that links to it lead here."""
        anchor = first = anchor or nodes.make_id(f"{kind}-{key}")
        again = count(2)
        while anchor in self.state.document.ids:
            anchor = f"{first}-{next(again)}"
        self.domain.note_shown(self.env.docname, Shown(kind, key, title, anchor, alone))
        return anchor

    def anchored(self, node: nodes.Element, anchor: str) -> None:
        """Give a node an anchor that was made for it."""
        node["ids"].append(anchor)
        self.state.document.note_explicit_target(node)

    def unknown(self, what: str, key: str, known: Iterable[str]) -> list[nodes.Node]:
        """Report an id that the page asks for and nobody has."""
        report_unknown(what, key, known, self.get_location())
        return []

    def notice(self, text: str) -> nodes.paragraph:
        """Return what readers see where something is to be announced."""
        node = nodes.paragraph(text, text, classes=["workshop-tbd"])
        self.set_source_info(node)
        return node
