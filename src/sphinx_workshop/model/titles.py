"""The title of a session: the one answer for pages, links, calendars and reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from sphinx_workshop.model.base import TBD, Tbd
from sphinx_workshop.model.program import SessionKind

if TYPE_CHECKING:
    from sphinx_workshop.model.plain import Place
    from sphinx_workshop.model.program import Session
    from sphinx_workshop.model.workshop import Workshop


class Written(NamedTuple):
    """A title in the data: of the session, of its speaker's talk, or of its only paper."""

    text: str
    """One line of Markdown."""
    place: Place
    paper: str = ""
    """The id of the paper, if it is the title of a paper."""


class Speakers(NamedTuple):
    """The speakers, if there is no title."""

    keys: tuple[str, ...]


class Papers(NamedTuple):
    """The papers, if there is no title."""

    kind: SessionKind


SessionTitle: TypeAlias = Written | Speakers | Papers | Tbd

_OF_KIND: Final = {SessionKind.SPOTLIGHT: "Spotlight talks", SessionKind.POSTER: "Posters"}


def title_of(session: Session, workshop: Workshop) -> SessionTitle:
    """Return the title of a session, or what stands for it."""
    if isinstance(session.title, str):
        return Written(session.title, session.place.of("title"))
    if session.title is not None:
        return TBD
    talk = workshop.talk_of(session)
    if talk is not None and isinstance(talk.title, str):
        return Written(talk.title, talk.place.of("title"))
    speakers = tuple(key for key in session.speaker_ids if key not in workshop.hidden)
    if speakers:
        return Speakers(speakers)
    if session.papers is None or isinstance(session.speakers, Tbd):
        return TBD
    paper = workshop.public_papers.get(session.paper_ids[0]) if len(session.paper_ids) == 1 else None
    if paper is not None:
        return Written(paper.title, paper.place.of("title"), paper.id)
    return Papers(session.inferred_kind)


def papers_in_words(title: Papers) -> str:
    """Return the name of a session of papers, in English: ``Posters``."""
    return _OF_KIND.get(title.kind, "Papers")
