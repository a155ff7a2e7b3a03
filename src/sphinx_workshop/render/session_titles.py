"""The title of a session outside the program: for links to it, people's cards and papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_workshop.locale import _
from sphinx_workshop.model.titles import Papers, Speakers, Written, papers_in_words, talk_title_of, title_of
from sphinx_workshop.render.text import at, inline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.program import Session
    from sphinx_workshop.model.workshop import Workshop


def title_questions(session: Session) -> Iterator[str]:
    """Yield the questions (see `Facts`) whose answers make the title of a session, beside the session."""
    if session.title is not None:
        if len(session.speaker_ids) == 1:  # the talk is named, too, unless it is in another session
            yield f"talk:{session.speaker_ids[0]}"
            yield f"sessions:{session.speaker_ids[0]}"
    else:
        for key in session.speaker_ids:
            yield f"talk:{key}"
            yield f"name:{key}"
        for key in session.paper_ids:
            yield f"paper:{key}"


def title_words(session: Session, workshop: Workshop) -> list[nodes.Node]:
    """Return the title of a session, or what stands for it, without links; nothing if it is TBD."""
    match title_of(session, workshop):
        case Written(_text) as title:
            return [written(title), *talk_title(session, workshop)]
        case Speakers(keys):
            people = [(workshop.people[key].name or key) for key in keys if key in workshop.people]
            return [nodes.Text(", ".join(people))] if people else []
        case Papers() as papers:
            return [nodes.Text(_(papers_in_words(papers)))]
        case _:
            return []


def talk_title(session: Session, workshop: Workshop) -> list[nodes.Node]:
    """Return the title of the talk, in quotes, to follow the title of a session; nothing if that says it."""
    title = talk_title_of(session, workshop)
    if title is None:
        return []
    before, _mark, after = _(" — “%s”").partition("%s")
    return [nodes.Text(before), written(title), nodes.Text(after)]


def written(title: Written) -> nodes.inline:
    """Return a title that is written in the data."""
    node = nodes.inline(title.text, "", *inline(title.text, title.place), translatable=True)
    return at(node, title.place)
