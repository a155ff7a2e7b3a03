"""The list of accepted papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils.parsers.rst import directives

from sphinx_workshop.directives.base import WorkshopDirective, names_in, words
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd, items, known
from sphinx_workshop.papers.badges import track_name
from sphinx_workshop.papers.listing import GROUPINGS, Filter
from sphinx_workshop.render.nodes import paper_list
from sphinx_workshop.render.session_titles import title_questions

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_workshop.model.workshop import Workshop


def _grouping(argument: str) -> str:
    return str(directives.choice(argument, GROUPINGS))


class Papers(WorkshopDirective):
    """The accepted papers, from phase `program` on; `:decision:` and `:track:` choose some of them.

    `:group-by:` is `decision`, `track`, `session`, `keyword` or `none`. A track is an id or a name.
    """

    questions = ("papers", "tracks", "fact:name", "fact:date")  # the BibTeX entries name the event
    option_spec: ClassVar = {
        "decision": words,
        "group-by": _grouping,
        "track": directives.unchanged_required,
    }

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
                self.unknown("paper", decision, sorted(given), "decision")
        chosen = Filter(decisions, self.options.get("group-by", "decision"), self.tracks(workshop))
        if chosen.group_by == "session":
            self.ask("program")
            for sessions in workshop.sessions_of_papers.values():
                self.ask(*(question for placed in sessions for question in title_questions(placed.session)))
        number = self.domain.note_list(self.env.docname, chosen)
        limits = {"decisions": list(chosen.decisions), "tracks": list(chosen.tracks)}
        return [paper_list("", **limits, group_by=chosen.group_by, number=number)]

    def tracks(self, workshop: Workshop) -> tuple[str, ...]:
        """Return the names of the tracks that the option asks for, in lower case."""
        call = known(workshop.call)
        names = {track_name(paper, workshop) for paper in workshop.public_papers.values()} - {""}
        names |= {track.name for track in items(call.tracks)} if call is not None else set()
        known_names = {name.casefold() for name in names}

        def name_of(written: str) -> str:
            track = call.track(written) if call is not None else None
            return (track.name if track is not None else written).casefold()

        asked = names_in(self.options.get("track", ""), lambda name: name_of(name) in known_names)
        for one in asked:
            if name_of(one) not in known_names:
                self.unknown("paper", one, sorted(names), "track")
        return tuple(map(name_of, asked))
