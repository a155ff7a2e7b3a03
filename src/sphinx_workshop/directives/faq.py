"""Questions that readers ask often, by group."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes

from sphinx_workshop.build.described import note_questions
from sphinx_workshop.directives.base import WorkshopDirective, words
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.render.elements import blocks_or_tbd, definitions
from sphinx_workshop.render.program_nodes import permalink
from sphinx_workshop.render.text import at, blocks, inline

if TYPE_CHECKING:
    from sphinx_workshop.model.faq import Question
    from sphinx_workshop.model.workshop import Workshop


class Faq(WorkshopDirective):
    """Questions with their answers, by group; each has an address; `:group:` chooses groups."""

    questions = ("faq",)
    option_spec: ClassVar = {"group": words}

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        questions = workshop.faq
        if questions is None:
            return []
        if isinstance(questions, Tbd):
            return [self.notice(_("Questions and answers are to be announced."))]
        result: list[nodes.Node] = []
        numbers = {id(one): number for number, one in enumerate(questions)}
        for heading, of_group in self.in_groups(questions, "group", "question", _("Other questions")):
            note_questions(self.domain, self.env.docname, [numbers[id(one)] for one in of_group])
            items = ((self.term(one), _answer(one)) for one in of_group)
            result += [*heading, definitions(items, "workshop-faq")]
        return result

    def term(self, question: Question) -> nodes.term:
        """Return a question, which links can lead to."""
        place = question.place.of("question")
        node = at(nodes.term(question.question, "", *inline(question.question, place)), place)
        words = node.astext()
        anchor = self.make_anchor(node, nodes.make_id(f"question-{words}"))
        node += permalink(anchor=anchor, label=_("Link to this question: %s") % words)
        return node


def _answer(question: Question) -> list[nodes.Node]:
    place = question.place.of("answer")
    return blocks_or_tbd(question.answer, lambda text: blocks(text, place), _("Answer"))
