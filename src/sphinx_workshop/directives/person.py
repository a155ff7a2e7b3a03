"""How one person is shown: portrait, name, role, affiliation, talk, profiles."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.people import Organizer, Speaker, Status
from sphinx_workshop.render.elements import joined, line, link_or_tbd, to_be_announced
from sphinx_workshop.render.nodes import box, initials, portrait
from sphinx_workshop.render.program_nodes import folded
from sphinx_workshop.render.text import at, blocks, inline, link, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_workshop.model.people import Person

_PROFILES: Final = {
    "orcid": ("ORCID", "https://orcid.org/{}"),
    "scholar": ("Google Scholar", "https://scholar.google.com/citations?user={}"),
    "github": ("GitHub", "https://github.com/{}"),
    "openreview": ("OpenReview", "https://openreview.net/profile?id={}"),
}
_HUES: Final = 6


def role_of(person: Person) -> str:
    """Return what a person does; a speaker without a role speaks."""
    role = person.role if isinstance(person, Organizer | Speaker) else None
    if isinstance(role, str):
        return role
    return "speaker" if isinstance(person, Speaker) else ""


def portrait_of(person: Person, folder: str) -> list[nodes.Node]:
    """Return the photo, or initials; without a text of its own, since the name stands beside it.

    :param folder: the data folder, relative to the source folder
    """
    if isinstance(person.photo, str):
        uri = posixpath.normpath(posixpath.join("/", folder, person.photo))
        picture = at(nodes.image(uri=uri, alt="", classes=["workshop-portrait"]), person.place.of("photo"))
        return [portrait("", picture)]
    words = (person.name or person.key).replace("-", " ").split()
    letters = "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()
    hue = sum(map(ord, person.key)) % _HUES
    return [initials(text=letters, classes=["workshop-portrait", "workshop-initials", f"workshop-hue-{hue}"])]


def about(
    person: Person, *, full: bool, among_others: bool = False, speaks: Iterable[nodes.Node] = ()
) -> list[nodes.Node]:
    """Return what is said of a person, in full or in one line.

    :param among_others: whether others are beside the person; then a long abstract is folded
    :param speaks: when the person speaks; shown in full alone
    """
    heading = [name_of(person), *role_shown(person), *_status_shown(person), *affiliation_of(person)]
    result: list[nodes.Node] = [line(*joined(heading), classes="workshop-person-heading")]
    if full:
        result += _talk(person, fold=among_others)
        result += speaks
        result += _bio(person)
        profiles = list(_profiles(person))
        if profiles:
            result.append(line(*joined(profiles), classes="workshop-person-links"))
    return result


def name_of(person: Person) -> nodes.Element:
    """Return the name of a person, as a link to the home page if there is one."""
    place = person.place.of("name")
    name = plain(person.name or person.key, place)
    if isinstance(person.url, str):
        return nodes.strong(
            "", "", link([name], person.url, person.place.of("url")), classes=["workshop-name"]
        )
    return nodes.strong("", "", name, classes=["workshop-name"])


def role_shown(person: Person) -> list[nodes.Node]:
    """Return the role of a person, if the data says one."""
    role = person.role if isinstance(person, Organizer | Speaker) else None
    if role is None:
        return []
    shown = to_be_announced(_("Role")) if isinstance(role, Tbd) else plain(role, person.place.of("role"))
    shown["classes"].append("workshop-role")
    return [shown]


def _status_shown(person: Person) -> list[nodes.Node]:
    if not isinstance(person, Speaker) or person.status is Status.CONFIRMED:
        return []
    text = {Status.INVITED: _("invited"), Status.TENTATIVE: _("tentative")}[person.status]
    return [nodes.inline("", text, classes=["workshop-status"])]


def affiliation_of(person: Person) -> list[nodes.Node]:
    """Return where a person works, if the data says so."""
    if person.affiliation is None:
        return []
    place = person.place.of("affiliation")
    if isinstance(person.affiliation, Tbd):
        return [to_be_announced(_("Affiliation"))]
    shown = plain(", ".join(person.affiliation), place)
    shown["classes"].append("workshop-affiliation")
    return [shown]


def _talk(person: Person, *, fold: bool) -> list[nodes.Node]:
    talk = person.talk if isinstance(person, Speaker) else None
    if talk is None:
        return []
    if isinstance(talk, Tbd):
        return [line(to_be_announced(_("Talk")), classes="workshop-talk")]
    result: list[nodes.Node] = []
    if isinstance(talk.title, str):
        place = talk.place.of("title")
        title = nodes.emphasis("", "", *inline(talk.title, place), classes=["workshop-talk-title"])
        result.append(at(nodes.paragraph(talk.title, "", title, classes=["workshop-talk"]), place))
    elif talk.title is not None:
        result.append(line(to_be_announced(_("Title of the talk")), classes="workshop-talk"))
    if isinstance(talk.abstract, str):
        abstract = box("", *blocks(talk.abstract, talk.place.of("abstract")), classes=["workshop-abstract"])
        result.append(folded(abstract, talk.abstract, _("Abstract")) if fold else abstract)
    elif talk.abstract is not None:
        result.append(line(to_be_announced(_("Abstract")), classes="workshop-talk"))
    named = [(_("Slides"), "slides", talk.slides), (_("Video"), "video", talk.video)]
    links = [link_or_tbd(label, url, talk.place.of(field)) for label, field, url in named if url is not None]
    if links:
        result.append(line(*joined(links), classes="workshop-talk-links"))
    return result


def _bio(person: Person) -> list[nodes.Node]:
    if person.bio is None:
        return []
    if isinstance(person.bio, Tbd):
        return [line(to_be_announced(_("Biography")))]
    return [box("", *blocks(person.bio, person.place.of("bio")), classes=["workshop-bio"])]


def _profiles(person: Person) -> Iterator[nodes.Node]:
    if isinstance(person.url, Tbd):
        yield to_be_announced(_("Home page"))
    for field, (label, address) in _PROFILES.items():
        value = getattr(person, field)
        if value is not None:
            url = value if isinstance(value, Tbd) else address.format(value)
            yield link_or_tbd(label, url, person.place.of(field))
