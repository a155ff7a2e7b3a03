"""The list of accepted papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils.parsers.rst import directives

from sphinx_workshop.directives.base import WorkshopDirective, words
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd, known
from sphinx_workshop.papers.listing import GROUPINGS, Filter
from sphinx_workshop.render.nodes import paper_list

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_workshop.model.workshop import Workshop


def _grouping(argument: str) -> str:
    return str(directives.choice(argument, GROUPINGS))


class Papers(WorkshopDirective):
    """The accepted papers, from phase `program` on; `:group-by:` is `decision`, `keyword` or `none`."""

    questions = ("papers", "fact:name", "fact:date")  # the BibTeX entries name the event
    option_spec: ClassVar = {"decision": words, "group-by": _grouping}

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        papers = workshop.papers
        if papers is None:
            return []
        if isinstance(papers, Tbd) or not workshop.papers_are_public:
            return [self.notice(_("The accepted papers are to be announced."))]
        decisions = tuple(word.lower() for word in self.options.get("decision", ()))
        given = {text.lower() for paper in papers if (text := known(paper.decision))}
        for decision in decisions:
            if decision not in given:
                self.unknown("paper", decision, sorted(given))
        chosen = Filter(decisions, self.options.get("group-by", "decision"))
        number = self.domain.note_list(self.env.docname, chosen)
        return [paper_list(decisions=list(decisions), group_by=chosen.group_by, number=number)]
