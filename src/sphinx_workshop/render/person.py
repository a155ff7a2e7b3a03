"""One person as nodes: portrait, name, role, affiliation, talk, profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd, known
from sphinx_workshop.model.committee import Member
from sphinx_workshop.model.people import Organizer, Speaker, Status
from sphinx_workshop.render.elements import (
    account_links,
    blocks_or_tbd,
    field_links,
    in_source,
    joined,
    line,
    line_if,
    link_or_tbd,
    long_text,
    or_tbd,
    plain_or_tbd,
    to_be_announced,
)
from sphinx_workshop.render.images import image_of
from sphinx_workshop.render.picture_nodes import portrait
from sphinx_workshop.render.text import at, inline, link, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx_workshop.model.people import Person
    from sphinx_workshop.model.plain import Place

_PROFILES: Final = {
    "orcid": ("ORCID", "https://orcid.org/{}"),
    "scholar": ("Google Scholar", "https://scholar.google.com/citations?user={}"),
    "github": ("GitHub", "https://github.com/{}"),
    "openreview": ("OpenReview", "https://openreview.net/profile?id={}"),
    "linkedin": ("LinkedIn", "https://www.linkedin.com/in/{}"),
    "dblp": ("dblp", "https://dblp.org/pid/{}"),
}
_HUES: Final = 6
_LONG_BIO: Final = 600
"""Length, in characters, from which a biography is folded: a few sentences are not."""


def portrait_of(person: Person, folder: str, layout: str) -> portrait:
    """Return the photo, or initials; neither has a text of its own, since the name stands beside it.

    Args:
        person: The person.
        folder: The data folder, relative to the source folder.
        layout: The layout, which says how large a photo is.
    """
    words = (person.name or person.key).replace("-", " ").split()
    letters = "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()
    node = portrait("", text=letters, hue=sum(map(ord, person.key)) % _HUES)
    photo = known(person.photo)
    if photo is not None:
        place = person.place.of("photo")
        node += image_of(in_source(photo, folder), place, layout, "workshop-portrait")
    return node


def heading_of(person: Person) -> nodes.paragraph:
    """Return a line with the name, the roles, the status, the position and the affiliation of a person."""
    return line(*joined([full_name_of(person), *facts_of(person)]), classes="workshop-person-heading")


def facts_of(person: Person) -> list[nodes.Node]:
    """Return the roles, the status, the position and the affiliation of a person."""
    return [*role_nodes(person), *_status(person), *position_of(person), *affiliation_of(person)]


def about(person: Person, sessions: Iterable[nodes.Node], *, fold: bool) -> list[nodes.Node]:
    """Return a person in full.

    Args:
        person: The person.
        sessions: A line for each session of the person.
        fold: Whether to fold a long abstract or biography, so that the people after this one stay in sight.
    """
    label = _("Biography")
    contacts = line_if(_contacts(person), "workshop-person-links")
    talk = [*_talk(person, fold=fold), *sessions]
    bio = biography(person, fold=fold)
    if fold:
        return [heading_of(person), *talk, *bio, *contacts]
    if talk and isinstance(person.bio, str):  # two long texts are told apart by a label
        bio.insert(0, line(nodes.Text(label), classes="workshop-label"))
    return [heading_of(person), *contacts, *talk, *bio]


def full_name_of(
    person: Person, linked: Callable[[nodes.Node], nodes.Element] | None = None
) -> nodes.Element:
    """Return the name of a person, with the pronouns if the data says them.

    Args:
        person: The person.
        linked: Makes a link of the name. Default: to the home page, if there is one.
    """
    name: nodes.Element = plain(person.name or person.key, person.place.of("name"))
    url = known(person.url)
    if linked is not None:
        name = linked(name)
    elif url is not None:
        name = link([name], url, person.place.of("url"))
    name = nodes.strong("", "", name, classes=["workshop-name"])
    if person.pronouns is None:
        return name
    inside = [nodes.Text(" ("), *plain_or_tbd(person, "pronouns", _("Pronouns")), nodes.Text(")")]
    pronouns = nodes.inline("", "", *inside, classes=["workshop-pronouns"])
    return nodes.inline("", "", name, pronouns, classes=["workshop-full-name"])


def role_nodes(person: Person) -> list[nodes.inline]:
    """Return the roles of a person, if the data says any."""
    if not isinstance(person, Organizer | Speaker | Member) or person.role == ():
        return []
    return _classed(plain_or_tbd(person, "role", _("Role")), "workshop-role")


def position_of(person: Person) -> list[nodes.inline]:
    """Return the position of a person, if the data says one."""
    return _classed(plain_or_tbd(person, "position", _("Position")), "workshop-position")


def email_of(person: Person) -> list[nodes.Node]:
    """Return the e-mail address of a person as a link, if the data says one."""
    place = person.place.of("email")
    return or_tbd(person.email, lambda to: [link(to, f"mailto:{to}", place)], _("E-mail address"))


def _classed(parts: list[nodes.inline], name: str) -> list[nodes.inline]:
    """Return parts with a class; not the words for TBD, which have their own."""
    for part in parts:
        part["classes"] = part["classes"] or [name]
    return parts


def affiliation_of(person: Person) -> list[nodes.inline]:
    """Return where a person works, if the data says so."""
    return _classed(plain_or_tbd(person, "affiliation", _("Affiliation")), "workshop-affiliation")


def _status(person: Person) -> list[nodes.Node]:
    if not isinstance(person, Speaker) or person.status not in {Status.INVITED, Status.TENTATIVE}:
        return []
    return [nodes.inline("", status_text(person.status), classes=["workshop-status"])]


def status_text(status: Status) -> str:
    """Return whether somebody will take part, in words."""
    return {
        Status.CONFIRMED: _("confirmed"),
        Status.TENTATIVE: _("tentative"),
        Status.INVITED: _("invited"),
        Status.DECLINED: _("declined"),
    }[status]


def _talk(person: Person, *, fold: bool) -> list[nodes.Node]:
    talk = person.talk if isinstance(person, Speaker) else None
    if talk is None:
        return []
    if isinstance(talk, Tbd):
        return [line(to_be_announced(_("Talk")), classes="workshop-talk")]
    place, label = talk.place.of("abstract"), _("Abstract")
    return [
        *blocks_or_tbd(
            talk.title,
            lambda text: [_talk_title(text, talk.place.of("title"))],
            _("Title of the talk"),
            "workshop-talk",
        ),
        *blocks_or_tbd(
            talk.abstract,
            lambda text: [long_text(text, place, label if fold else "")],
            label,
            "workshop-talk",
        ),
        *line_if(field_links(talk, {"slides": _("Slides"), "video": _("Video")}), "workshop-talk-links"),
    ]


def _talk_title(text: str, place: Place) -> nodes.paragraph:
    title = nodes.emphasis("", "", *inline(text, place), classes=["workshop-talk-title"])
    return at(nodes.paragraph(text, "", title, classes=["workshop-talk"]), place)


def biography(person: Person, *, fold: bool) -> list[nodes.Node]:
    """Return the biography of a person, if the data has one; a long one is folded if that is asked for."""
    label, place = _("Biography"), person.place.of("bio")

    def text_of(text: str) -> list[nodes.Node]:
        folded = label if fold and len(text) >= _LONG_BIO else ""
        return [long_text(text, place, folded, "workshop-bio")]

    return blocks_or_tbd(person.bio, text_of, label)


def _contacts(person: Person) -> Iterator[nodes.Node]:
    yield from email_of(person)
    if isinstance(person.url, Tbd):
        yield to_be_announced(_("Home page"))
    for field, (label, address) in _PROFILES.items():
        value = getattr(person, field)
        if value is not None:
            url = value if isinstance(value, Tbd) else address.format(value)
            yield link_or_tbd(label, url, person.place.of(field))
    place = person.place.of("links")
    yield from or_tbd(person.links, lambda accounts: account_links(accounts, place), _("Other pages"))
