"""The title of a session outside the program: for links to it, people's cards and papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_workshop.locale import _
from sphinx_workshop.model.markup import plain_text
from sphinx_workshop.model.program import SessionKind
from sphinx_workshop.model.titles import Papers, Speakers, Written, talk_title_of, title_of
from sphinx_workshop.render.elements import joined
from sphinx_workshop.render.nodes import isolated
from sphinx_workshop.render.text import at, inline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_workshop.model.program import Session
    from sphinx_workshop.model.workshop import Workshop


def title_questions(session: Session) -> Iterator[str]:
    """Yield the questions (see `Facts`) whose answers make the title of a session, beside the session."""
    for key in session.speaker_ids:
        yield f"talk:{key}"
        yield f"sessions:{key}"  # the talk is not named where another session stands for it
    if session.title is None:
        for key in session.speaker_ids:
            yield f"name:{key}"
        for key in session.paper_ids:
            yield f"paper:{key}"


def title_words(session: Session, workshop: Workshop, *, talk: bool = True) -> list[nodes.Node]:
    """Return the title of a session, or what stands for it, without links; nothing if it is TBD.

    Args:
        session: The session.
        workshop: The facts.
        talk: Whether to add the title of its talk, if it is another one.
    """
    match title_of(session, workshop):
        case Written(_text) as title:
            return with_talk([written(title)], session, workshop) if talk else [written(title)]
        case Speakers(keys):
            people = [workshop.people[key].name or key for key in keys if key in workshop.people]
            return joined(isolated("", name) for name in people)
        case Papers() as papers:
            return [nodes.Text(papers_words(papers))]
        case _:
            return []


def papers_words(title: Papers) -> str:
    """Return the name of a session of papers: ``Posters``."""
    names = {SessionKind.SPOTLIGHT: _("Spotlight talks"), SessionKind.POSTER: _("Posters")}
    return names.get(title.kind, _("Papers"))


def title_text(session: Session, workshop: Workshop) -> str:
    """Return the title of a session, or what stands for it, as plain text."""
    title, talk = title_of(session, workshop), talk_title_of(session, workshop)
    if not isinstance(title, Written):
        words = "".join(node.astext() for node in title_words(session, workshop))
        return words or _("Title to be announced")
    return plain_text(title.text) + (_(" — “%s”") % plain_text(talk.text) if talk is not None else "")


def with_talk(title: list[nodes.Node], session: Session, workshop: Workshop) -> list[nodes.Node]:
    """Return the title of a session and, in quotes, that of its talk, if it is another one."""
    talk = talk_title_of(session, workshop)
    if talk is None:
        return title
    before, _mark, after = _(" — “%s”").partition("%s")
    quoted = [nodes.Text(before), written(talk), nodes.Text(after)]
    return [nodes.inline("", "", *title), nodes.inline("", "", *quoted, classes=["workshop-session-talk"])]


def written(title: Written) -> isolated:
    """Return a title that is written in the data."""
    node = nodes.inline(title.text, "", *inline(title.text, title.place), translatable=True)
    # Sphinx moves the content of what is translated to the end of its parent: it has a parent of its own.
    return isolated("", "", at(node, title.place))
