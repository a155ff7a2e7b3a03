"""One person as nodes: portrait, name, role, affiliation, talk, profiles."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd, known
from sphinx_workshop.model.people import Organizer, Speaker, Status
from sphinx_workshop.render.elements import (
    blocks_or_tbd,
    field_links,
    joined,
    line,
    line_if,
    link_or_tbd,
    long_text,
    plain_or_tbd,
    to_be_announced,
)
from sphinx_workshop.render.nodes import box, initials, portrait
from sphinx_workshop.render.text import at, blocks, inline, link, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_workshop.model.base import Fact
    from sphinx_workshop.model.people import Person
    from sphinx_workshop.model.plain import Place

_PROFILES: Final = {
    "orcid": ("ORCID", "https://orcid.org/{}"),
    "scholar": ("Google Scholar", "https://scholar.google.com/citations?user={}"),
    "github": ("GitHub", "https://github.com/{}"),
    "openreview": ("OpenReview", "https://openreview.net/profile?id={}"),
}
_HUES: Final = 6


def role_of(person: Person) -> Fact[str]:
    """Return the roles of a person, if the data says any."""
    role = person.role if isinstance(person, Organizer | Speaker) else None
    return ", ".join(role) if isinstance(role, tuple) else role


def portrait_of(person: Person, folder: str) -> list[nodes.Node]:
    """Return the photo, or initials; neither has a text of its own, since the name stands beside it.

    Args:
        person: The person.
        folder: The data folder, relative to the source folder.
    """
    photo = known(person.photo)
    if photo is not None:
        uri = posixpath.normpath(posixpath.join("/", folder, photo))
        picture = at(nodes.image(uri=uri, alt="", classes=["workshop-portrait"]), person.place.of("photo"))
        return [portrait("", picture)]
    words = (person.name or person.key).replace("-", " ").split()
    letters = "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()
    hue = sum(map(ord, person.key)) % _HUES
    return [initials(text=letters, classes=["workshop-portrait", "workshop-initials", f"workshop-hue-{hue}"])]


def heading_of(person: Person) -> nodes.paragraph:
    """Return a line with the name, the role, the status and the affiliation of a person."""
    parts = [name_of(person), *role_nodes(person), *_status(person), *affiliation_of(person)]
    return line(*joined(parts), classes="workshop-person-heading")


def about(person: Person, sessions: Iterable[nodes.Node], *, fold: bool) -> list[nodes.Node]:
    """Return a person in full.

    Args:
        person: The person.
        sessions: A line for each session of the person.
        fold: Whether to fold a long abstract, so that the people after this one stay in sight.
    """
    return [
        heading_of(person),
        *_talk(person, fold=fold),
        *sessions,
        *blocks_or_tbd(person.bio, lambda text: [_bio(text, person.place.of("bio"))], _("Biography")),
        *line_if(_profiles(person), "workshop-person-links"),
    ]


def name_of(person: Person) -> nodes.Element:
    """Return the name of a person, as a link to the home page if there is one."""
    name: nodes.Element = plain(person.name or person.key, person.place.of("name"))
    url = known(person.url)
    if url is not None:
        name = link([name], url, person.place.of("url"))
    return nodes.strong("", "", name, classes=["workshop-name"])


def role_nodes(person: Person) -> list[nodes.inline]:
    """Return the role of a person, if the data says one."""
    parts = plain_or_tbd(person, "role", _("Role")) if isinstance(person, Organizer | Speaker) else []
    for part in parts:
        part["classes"].append("workshop-role")
    return parts


def affiliation_of(person: Person) -> list[nodes.inline]:
    """Return where a person works, if the data says so."""
    parts = plain_or_tbd(person, "affiliation", _("Affiliation"))
    if known(person.affiliation) is not None:
        parts[0]["classes"].append("workshop-affiliation")
    return parts


def _status(person: Person) -> list[nodes.Node]:
    if not isinstance(person, Speaker) or person.status is Status.CONFIRMED:
        return []
    text = {Status.INVITED: _("invited"), Status.TENTATIVE: _("tentative")}[person.status]
    return [nodes.inline("", text, classes=["workshop-status"])]


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


def _bio(text: str, place: Place) -> nodes.Element:
    return box("", *blocks(text, place), classes=["workshop-bio"])


def _profiles(person: Person) -> Iterator[nodes.Node]:
    if isinstance(person.url, Tbd):
        yield to_be_announced(_("Home page"))
    for field, (label, address) in _PROFILES.items():
        value = getattr(person, field)
        if value is not None:
            url = value if isinstance(value, Tbd) else address.format(value)
            yield link_or_tbd(label, url, person.place.of(field))
