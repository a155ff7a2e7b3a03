"""The title of a session: the one answer for pages, links, calendars and reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from sphinx_workshop.model.base import TBD, Tbd, known
from sphinx_workshop.model.markup import plain_text
from sphinx_workshop.model.program import SessionKind

if TYPE_CHECKING:
    from sphinx_workshop.model.people import Talk
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

_OF_TALKS: Final = frozenset(
    {SessionKind.TALK, SessionKind.SPOTLIGHT, SessionKind.TUTORIAL, SessionKind.OTHER}
)
"""Kinds of sessions that may be about the talk of their speaker; whoever opens the day does not give it."""

_LEADS: Final = (":", "\N{FULLWIDTH COLON}", " -", "–", "—", "|")
"""The signs that stand in the title of a session before the title of a talk."""
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
    speakers = tuple(key for key in session.speaker_ids if not workshop.hides("speakers", key))
    if speakers:
        return Speakers(speakers)
    if session.papers is None or isinstance(session.speakers, Tbd):
        return TBD
    paper = workshop.public_papers.get(session.paper_ids[0]) if len(session.paper_ids) == 1 else None
    if paper is not None:
        return Written(paper.title, paper.place.of("title"), paper.id)
    return Papers(session.inferred_kind)


def talk_in(session: Session, workshop: Workshop) -> Talk | None:
    """Return the talk that is given in a session, whatever the title of the session is.

    It is that of its only speaker, unless another session stands for the talk: one without a title of its
    own, or with that of the talk.
    """
    talk = workshop.talk_of(session)
    if talk is None or _stands_for(session, talk):
        return talk
    if session.inferred_kind not in _OF_TALKS:
        return None
    others = workshop.sessions_of_people.get(session.speaker_ids[0], ())
    is_elsewhere = any(
        workshop.talk_of(one.session) is talk and _stands_for(one.session, talk) for one in others
    )
    return None if is_elsewhere else talk


def talks_in(session: Session, workshop: Workshop) -> list[tuple[str, Talk]]:
    """Return the talks that several speakers give in a session, with the ids of the speakers.

    Whoever has another session alone gives the talk there.
    """
    speakers = session.speaker_ids
    if len(speakers) < 2 or session.inferred_kind not in _OF_TALKS:  # noqa: PLR2004 (one has `talk_in`)
        return []
    found = []
    for key in speakers:
        speaker = workshop.speakers_by_key.get(key)
        talk = known(speaker.talk) if speaker is not None else None
        others = workshop.sessions_of_people.get(key, ())
        if talk is not None and not any(talk_in(one.session, workshop) is talk for one in others):
            found.append((key, talk))
    return found


def _stands_for(session: Session, talk: Talk) -> bool:
    return session.title is None or (isinstance(session.title, str) and _is_same(session.title, talk.title))


def _is_same(title: str, other: object) -> bool:
    """Return whether the title of a session is that of a talk, or ends with it: `Invited talk 1: On X`."""
    if not isinstance(other, str):
        return False
    own, talk = plain_text(title).casefold(), plain_text(other).casefold()
    if own == talk:
        return True
    before, found, after = own.rpartition(talk)
    return bool(found) and not after.strip('"”“»') and before.rstrip(' "“„«').endswith(_LEADS)


def talk_title_of(session: Session, workshop: Workshop) -> Written | None:
    """Return the title of the talk in a session, if readers need it beside the title of the session."""
    talk = talk_in(session, workshop)
    if talk is None or not isinstance(session.title, str) or not isinstance(talk.title, str):
        return None
    return None if _is_same(session.title, talk.title) else Written(talk.title, talk.place.of("title"))


def links_of(session: Session, workshop: Workshop, field: str) -> list[tuple[str | Tbd, Place]]:
    """Return where a link of a session leads, such as its `video`: its own, and that of the talk if known.

    Its own is not to be announced any more once that of the talk is known.
    """
    own, talk = known(session.links), talk_in(session, workshop)
    found: dict[str | Tbd, Place] = {}
    if own is not None and (value := getattr(own, field)) is not None:
        found[value] = own.place.of(field)
    if talk is not None and (value := known(getattr(talk, field))) is not None:
        found.pop(TBD, None)
        found.setdefault(value, talk.place.of(field))
    return list(found.items())


def papers_in_words(title: Papers) -> str:
    """Return the name of a session of papers, in English: ``Posters``."""
    return _OF_KIND.get(title.kind, "Papers")
