"""The call for papers as plain text, for mailing lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_workshop.export.addresses import NOWHERE, Addresses
from sphinx_workshop.export.plain.budget import shortened
from sphinx_workshop.export.plain.dates import dates
from sphinx_workshop.export.plain.notes import block, cited, line
from sphinx_workshop.export.plain.sections import Part, Rank, Section, as_text
from sphinx_workshop.export.plain.tracks import submission, tracks
from sphinx_workshop.messages import counted
from sphinx_workshop.model.base import items, known
from sphinx_workshop.model.call import Blind, Call, Public
from sphinx_workshop.model.event import Format
from sphinx_workshop.model.people import Status
from sphinx_workshop.render.forms import locale_of
from sphinx_workshop.render.wording import days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_workshop.model.call import Review
    from sphinx_workshop.model.event import Event
    from sphinx_workshop.model.people import Organizer, Speaker
    from sphinx_workshop.model.workshop import Workshop

ENGLISH: Final = locale_of("en")
BLIND: Final = {
    Blind.DOUBLE: "Double-blind: authors and reviewers do not know each other's names.",
    Blind.SINGLE: "Single-blind: reviewers know the authors' names.",
    Blind.OPEN: "Open: authors and reviewers know each other's names.",
}
PUBLIC: Final = {
    Public.ALL: "The reviews of all papers are made public.",
    Public.ACCEPTED: "The reviews of accepted papers are made public.",
    Public.NONE: "Reviews are not made public.",
}
MORE: Final = {
    "registration": "Registration",
    "grants": "Grants",
    "reviewers": "Offer to review",
    "mailing_list": "Mailing list",
    "code_of_conduct": "Code of conduct",
}
"""The links of workshop.yml that authors may want, and what they are called."""


def call(workshop: Workshop, addresses: Addresses = NOWHERE, *, words: int | None = None) -> str:
    """Return the call for papers as plain text of at most 72 columns, in English.

    What is absent or to be announced is left out; whether a call lacks something is for the check to say.

    Args:
        workshop: The facts.
        addresses: The address of the site.
        words: The budget of words. Default: everything is said.

    Raises:
        Refused: The name, the dates and the links do not fit into the budget.
    """
    event, facts = workshop.event, known(workshop.call) or Call()
    short = known(event.short_name)
    title = f"Call for papers: {event.name}"
    if short is not None and short not in event.name:
        title += f" ({short})"
    topics = (block(topic, "  ") for topic in items(facts.topics))
    speakers = (one for one in workshop.public_speakers if one.status is Status.CONFIRMED)
    sections = (
        Section.of("", _head(workshop, addresses)),
        Section.of("Topics", _points(Rank.TOPICS, topics)),
        Section.of("Tracks", tracks(workshop)),
        Section.of("How to submit", submission(workshop, facts, ENGLISH)),
        Section.of("Review", _points(Rank.REVIEW, _review(known(facts.review)))),
        Section.of("Rules and policies", _points(Rank.RULES, _rules(facts))),
        Section.of("Important dates", dates(workshop, ENGLISH)),
        Section.of("Speakers", _points(Rank.SPEAKERS, map(_person, speakers))),
        Section.of("Organizers", _points(Rank.ORGANIZERS, map(_person, items(workshop.organizers)))),
        Section.of("Contact", _contact(event)),
    )
    return as_text(title, sections if words is None else shortened(title, sections, words))


def _points(rank: Rank, texts: Iterable[str]) -> Iterator[Part]:
    """Yield the items of a list."""
    return (Part(rank, f"- {text}") for text in texts)


def _head(workshop: Workshop, addresses: Addresses) -> Iterator[Part]:
    """Yield what the workshop is about, when and where it takes place, and its site."""
    event = workshop.event
    if (tagline := known(event.tagline)) is not None:
        yield Part(Rank.TAGLINE, line(tagline))
    when, site = known(event.date), known(event.url) or addresses.base
    facts = [
        f"Workshop at {workshop.host.name}" if workshop.host is not None else "",
        days(when, ENGLISH) if when is not None else "",
        _place(event),
        cited("Website", site) if site else "",
    ]
    yield Part(Rank.ALWAYS, "\n".join(filter(None, facts)))


def _place(event: Event) -> str:
    """Return where the event takes place."""
    form, place = known(event.format), event.venue_line
    if form is Format.VIRTUAL:
        return "Online"
    if form is None:
        return place
    return (place or "In person") + (", and online" if form is Format.HYBRID else "")


def _review(review: Review | None) -> Iterator[str]:
    if review is None:
        return
    blind, reviewers, public = known(review.blind), known(review.reviewers), known(review.public)
    if blind is not None:
        yield BLIND[blind]
    if reviewers is not None:
        yield f"At least {counted(reviewers, 'reviewer')} for each paper."
    if public is not None:
        yield PUBLIC[public]


def _rules(facts: Call) -> Iterator[str]:
    for rule in items(facts.rules):
        yield line(rule)
    for policy in items(facts.policies):
        if (text := known(policy.text)) is not None:
            yield f"{policy.name}: {block(text, '  ')}"


def _person(person: Organizer | Speaker) -> str:
    """Return a person with the affiliations, and with the roles if the heading does not say them."""
    roles = ", ".join(items(person.role))
    name = f"{person.name} ({roles})" if roles.casefold() not in {"", "speaker", "organizer"} else person.name
    return ", ".join(filter(None, [name, "; ".join(items(person.affiliation))]))


def _contact(event: Event) -> Iterator[Part]:
    """Yield the address for questions, and further links."""
    if (contact := known(event.contact)) is not None:
        yield Part(Rank.CONTACT, f"- E-mail: {contact}")
    for field, label in MORE.items():
        if (link := event.link(field)) is not None:
            yield Part(Rank.MORE, f"- {cited(label, link)}")
