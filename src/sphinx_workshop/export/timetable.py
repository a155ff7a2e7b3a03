"""The title, the times, the people, the language, the links and the papers of a session as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_workshop.model import titles
from sphinx_workshop.model.base import known
from sphinx_workshop.model.links import names_file
from sphinx_workshop.model.markup import plain_paragraphs, plain_text
from sphinx_workshop.model.program import SessionKind
from sphinx_workshop.model.times import tzinfo
from sphinx_workshop.model.titles import Papers, Speakers, Written, papers_in_words
from sphinx_workshop.render.forms import locale_of
from sphinx_workshop.render.wording import language_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sphinx_workshop.model.placed import PlacedSession
    from sphinx_workshop.model.program import Session
    from sphinx_workshop.model.workshop import Workshop


def summary_of(session: Session, workshop: Workshop) -> str:
    """Return the title of a session; what kind of session it is, while the title is to be announced."""
    kind = session.inferred_kind
    what = "session" if kind is SessionKind.OTHER else kind.value
    return title_of(session, workshop) or known(session.label) or what.capitalize()


def title_of(session: Session, workshop: Workshop) -> str:
    """Return the title of a session, or what stands for it; with that of its talk, if it is another one.

    It is empty while it is to be announced.
    """
    title, talk = own_title_of(session, workshop), titles.talk_title_of(session, workshop)
    return f"{title} — “{plain_text(talk.text)}”" if talk else title


def own_title_of(session: Session, workshop: Workshop) -> str:
    """Return the title of a session, or what stands for it, without its talk; empty likewise."""
    match titles.title_of(session, workshop):
        case Written(text):
            return plain_text(text)
        case Papers() as papers:
            return papers_in_words(papers)
        case Speakers() if names := speakers_of(session, workshop):
            return ", ".join(names)
        case _:
            return ""


def starts_at(placed: PlacedSession) -> str:
    """Return when a session starts, in ISO 8601 with the offset of the workshop's zone; empty if unknown."""
    start = placed.start_instant if placed.is_dated else None
    return zoned(start, placed.zone) if start is not None else ""


def ends_at(placed: PlacedSession) -> str:
    """Return when a session ends, likewise."""
    interval = placed.interval if placed.is_dated else None
    return zoned(interval[1], placed.zone) if interval is not None else ""


def zoned(instant: datetime, zone: str) -> str:
    """Return an instant on the clock of a zone, in ISO 8601 with its offset: `2022-12-02T09:00:00-06:00`."""
    return instant.astimezone(tzinfo(zone)).isoformat()


def abstract_of(session: Session, workshop: Workshop) -> str:
    """Return the description of a session, else the abstract of its speaker's talk; empty without both."""
    text = session.description
    if text is None:
        talk = titles.talk_in(session, workshop)
        text = talk.abstract if talk else None
    return plain_paragraphs(known(text) or "")


def speakers_of(session: Session, workshop: Workshop) -> list[str]:
    """Return the names of the speakers of a session."""
    return [workshop.people[key].name or key for key in session.speaker_ids if key in workshop.people]


def chairs_of(session: Session, workshop: Workshop) -> list[str]:
    """Return the names of the chairs of a session, including those who are in no file."""
    return _names(session.chair_keys, workshop)


def moderators_of(session: Session, workshop: Workshop) -> list[str]:
    """Return the names of the moderators of a session, likewise."""
    return _names(session.moderator_keys, workshop)


def _names(written: Iterable[str], workshop: Workshop) -> list[str]:
    return [workshop.name_of(key) for key in written]


def talks_of(session: Session, workshop: Workshop) -> list[str]:
    """Return the talks of a session with several speakers: who, the title, and where it is recorded."""
    result = []
    for key, talk in titles.talks_in(session, workshop):
        if isinstance(talk.title, str):
            video = f", {talk.video}" if isinstance(talk.video, str) else ""
            result.append(f"- {workshop.people[key].name or key}: “{plain_text(talk.title)}”{video}")
    return result


def language_of(session: Session) -> str:
    """Return the name of the language of a session, in English; empty if the data does not say it."""
    code = known(session.language)
    return language_name(code, locale_of("en")) if code is not None else ""


def links_of(session: Session, workshop: Workshop) -> list[tuple[str, str]]:
    """Return the labels and the addresses of the links of a session and of its talk; no files."""
    found = [
        (label, target)
        for field, label in (("video", "Video"), ("slides", "Slides"))
        for target, _place in titles.links_of(session, workshop, field)
    ]
    links = known(session.links)
    found += [(more.label, more.url) for more in links.more] if links is not None else []
    return [(label, target) for label, target in found if isinstance(target, str) and not names_file(target)]


def papers_of(session: Session, workshop: Workshop) -> list[str]:
    """Return the titles of the public papers of a session."""
    public = workshop.public_papers
    return [plain_text(public[key].title) for key in session.paper_ids if key in public]
