"""The awards, and who received them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_workshop.directives.base import WorkshopDirective
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.papers import Paper
from sphinx_workshop.model.people import Person
from sphinx_workshop.model.recipients import recipient
from sphinx_workshop.render.elements import definitions, joined, line, line_if, plain_or_tbd, to_be_announced
from sphinx_workshop.render.nodes import isolated
from sphinx_workshop.render.text import plain, unlinked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.awards import Award
    from sphinx_workshop.model.workshop import Workshop


class Awards(WorkshopDirective):
    """The awards with who received them: papers, once they are public, and people."""

    questions = ("awards",)

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        awards = workshop.awards
        if awards is None:
            return []
        if isinstance(awards, Tbd):
            return [self.notice(_("The awards are to be announced."))]
        rows = [(_name(award), [*self.recipients(award, workshop), *_facts(award)]) for award in awards]
        return [definitions(rows, "workshop-awards")]

    def recipients(self, award: Award, workshop: Workshop) -> Iterator[nodes.Node]:
        """Yield a line for each paper, person or name; one for all that are to be announced."""
        if isinstance(award.to, Tbd):
            yield line(to_be_announced())
            return
        announced = False
        for index, written in enumerate(award.to):
            self.ask(f"paper:{written}", f"authors:{written}", f"name:{workshop.person_key(written)}")
            match recipient(written, workshop):
                case Paper() as paper:
                    yield self.paper(paper)
                case Person() as person:
                    name = [isolated("", person.name or person.key)]
                    yield line(self.domain.link_to("person", person.key, name))
                case str() as name:
                    yield line(plain(name, award.place.of("to", index)))
                case _:
                    announced = True
        if announced:
            yield line(to_be_announced())

    def paper(self, paper: Paper) -> nodes.paragraph:
        """Return the title of a paper, as a link to it, with its authors."""
        title = unlinked(paper.title, paper.place.of("title"))
        name = nodes.inline(
            "", "", self.domain.link_to("paper", paper.id, title), classes=["workshop-paper-title"]
        )
        authors = [isolated("", author.name) for author in paper.known_authors]
        people = (
            [nodes.inline("", "", *joined(authors), classes=["workshop-paper-authors"])] if authors else []
        )
        return line(*joined([name, *people], ". "))


def _name(award: Award) -> nodes.term:
    return nodes.term("", "", plain(award.name, award.place.of("name")), translatable=False)


def _facts(award: Award) -> list[nodes.Node]:
    """Return a line with the prize and the sponsor."""
    parts: list[nodes.Node] = list(plain_or_tbd(award, "prize", _("Prize")))
    if isinstance(award.sponsor, str):
        before, _mark, after = _("given by %s").partition("%s")
        giver = plain(award.sponsor, award.place.of("sponsor"))
        parts.append(nodes.inline("", "", nodes.Text(before), giver, nodes.Text(after)))
    else:
        parts += plain_or_tbd(award, "sponsor", _("Sponsor"))
    return line_if(parts, "workshop-award-facts")
