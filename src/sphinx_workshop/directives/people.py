"""Organizers and speakers, as cards, as a list, as a table, or one in full."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, ClassVar, Final

from docutils import nodes
from docutils.parsers.rst import directives

from sphinx_workshop.directives.base import WorkshopDirective
from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.people import Organizer, Speaker, Status
from sphinx_workshop.nodes import box, initials, portrait
from sphinx_workshop.pieces import joined, line, link_or_tbd, table, to_be_announced, value_or_tbd
from sphinx_workshop.text import at, blocks, inline, link, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinx_workshop.model.people import Person
    from sphinx_workshop.model.workshop import Workshop

LAYOUTS: Final = ("cards", "list", "table")
_PROFILES: Final = {
    "orcid": ("ORCID", "https://orcid.org/{}"),
    "scholar": ("Google Scholar", "https://scholar.google.com/citations?user={}"),
    "github": ("GitHub", "https://github.com/{}"),
    "openreview": ("OpenReview", "https://openreview.net/profile?id={}"),
}
_HUES: Final = 6


def _words(argument: str) -> list[str]:
    """Take a list of words, separated by commas."""
    words = [word.strip() for word in directives.unchanged_required(argument).split(",")]
    return [word for word in words if word]


def _layout(argument: str) -> str:
    return str(directives.choice(argument, LAYOUTS))


def _statuses(argument: str) -> list[str]:
    return [directives.choice(word, [status.value for status in Status]) for word in _words(argument)]


class _People(WorkshopDirective):
    """Everybody of one file."""

    option_spec: ClassVar = {"layout": _layout, "role": _words, "ids": _words}
    noun: ClassVar[str]

    def people(self, workshop: Workshop) -> Sequence[Person] | Tbd | None:
        """Return the people that may be shown."""
        raise NotImplementedError

    def notice_text(self) -> str:
        """Return what readers see while the people are to be announced."""
        raise NotImplementedError

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        people = self.people(workshop)
        if people is None:
            return []
        if isinstance(people, Tbd):
            return [self.notice(self.notice_text())]
        for key in self.options.get("ids", ()):
            if key not in {person.key for person in people}:
                self.unknown(self.noun, key, [person.key for person in people])
        shown = [person for person in people if self.wanted(person)]
        if "ids" in self.options:
            shown.sort(key=lambda person: self.options["ids"].index(person.key))
        if not shown:
            return []
        return [_LAYOUTS[self.options.get("layout", "cards")](self, shown)]

    def wanted(self, person: Person) -> bool:
        """Return whether the options ask for a person."""
        roles = {role.lower() for role in self.options.get("role", ())}
        if roles and _role(person).lower() not in roles:
            return False
        return "ids" not in self.options or person.key in self.options["ids"]


class Organizers(_People):
    """The organizers, in the order of `organizers.yml`."""

    questions = ("organizers",)
    noun = "organizer"

    def people(self, workshop: Workshop) -> Sequence[Person] | Tbd | None:
        return workshop.organizers

    def notice_text(self) -> str:
        return _("The organizers are to be announced.")


class Speakers(_People):
    """The invited speakers, in the order of `speakers.yml`; of another role only where `:role:` says so."""

    questions = ("speakers",)
    option_spec: ClassVar = {**_People.option_spec, "status": _statuses}
    noun = "speaker"

    def people(self, workshop: Workshop) -> Sequence[Person] | Tbd | None:
        return workshop.shown_speakers if isinstance(workshop.speakers, tuple) else workshop.speakers

    def notice_text(self) -> str:
        return _("The invited speakers are to be announced.")

    def wanted(self, person: Person) -> bool:
        """Return whether the options ask for a speaker; without them, for those whose role is to speak."""
        if not isinstance(person, Speaker) or not super().wanted(person):
            return False
        if "status" in self.options and person.status.value not in self.options["status"]:
            return False
        return bool({"role", "ids"} & self.options.keys()) or _role(person) == "speaker"


class _OnePerson(WorkshopDirective):
    """One person, in full."""

    required_arguments = 1
    noun: ClassVar[str]

    def people(self, workshop: Workshop) -> Sequence[Person] | Tbd | None:
        """Return the people one of whom is meant."""
        raise NotImplementedError

    def show(self, workshop: Workshop) -> list[nodes.Node]:
        people = self.people(workshop)
        key = self.arguments[0]
        self.ask(f"{self.noun}:{key}")
        if isinstance(people, Tbd):
            return [self.notice(_("To be announced"))]
        person = next((person for person in people or () if person.key == key), None)
        if person is None:
            return self.unknown(self.noun, key, [person.key for person in people or ()])
        node = box(
            "",
            *_portrait(person, self.config.workshop_data),
            *_about(person, full=True),
            classes=["workshop-person", "workshop-person-full"],
        )
        self.anchored(node, self.target("person", person.key, person.name or key, alone=True))
        return [node]


class OneOrganizer(_OnePerson):
    """One organizer, in full: the argument is the id."""

    noun = "organizer"

    def people(self, workshop: Workshop) -> Sequence[Person] | Tbd | None:
        return workshop.organizers


class OneSpeaker(_OnePerson):
    """One speaker, in full: the argument is the id."""

    noun = "speaker"

    def people(self, workshop: Workshop) -> Sequence[Person] | Tbd | None:
        return workshop.shown_speakers if isinstance(workshop.speakers, tuple) else workshop.speakers


def _role(person: Person) -> str:
    role = person.role if isinstance(person, Organizer | Speaker) else None
    if isinstance(role, str):
        return role
    return "speaker" if isinstance(person, Speaker) else ""


def _cards(directive: _People, people: Sequence[Person]) -> nodes.Node:
    folder = directive.config.workshop_data
    return _bullets(
        directive,
        people,
        "workshop-cards",
        lambda person: [*_portrait(person, folder), *_about(person, full=True)],
    )


def _list(directive: _People, people: Sequence[Person]) -> nodes.Node:
    return _bullets(directive, people, "workshop-list", lambda person: _about(person, full=False))


def _bullets(
    directive: _People, people: Sequence[Person], layout: str, content: Callable[[Person], list[nodes.Node]]
) -> nodes.Node:
    items = nodes.bullet_list(bullet="*", classes=["workshop-people", layout])
    for person in people:
        item = nodes.list_item("", *content(person), classes=["workshop-person"])
        directive.anchored(item, directive.target("person", person.key, person.name or person.key))
        items += item
    return items


def _table(directive: _People, people: Sequence[Person]) -> nodes.Node:
    with_roles = any(isinstance(person, Organizer | Speaker) and person.role is not None for person in people)
    head = [_("Name"), _("Affiliation")] + ([_("Role")] if with_roles else [])
    rows = []
    for person in people:
        name = line(_name(person))
        directive.anchored(name, directive.target("person", person.key, person.name or person.key))
        cells: list[nodes.Element] = [name, line(*_affiliation(person))]
        rows.append([*cells, line(*_role_shown(person))] if with_roles else cells)
    return table(head, rows, [40, 40, 20][: len(head)], "workshop-people-table")


_LAYOUTS: Final = {"cards": _cards, "list": _list, "table": _table}


def _portrait(person: Person, folder: str) -> list[nodes.Node]:
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


def _about(person: Person, *, full: bool) -> list[nodes.Node]:
    heading = [_name(person), *_role_shown(person), *_status_shown(person), *_affiliation(person)]
    result: list[nodes.Node] = [line(*joined(heading), classes="workshop-person-heading")]
    if full:
        result += _talk(person)
        result += _bio(person)
        profiles = list(_profiles(person))
        if profiles:
            result.append(line(*joined(profiles), classes="workshop-person-links"))
    return result


def _name(person: Person) -> nodes.Element:
    place = person.place.of("name")
    name = plain(person.name or person.key, place)
    if isinstance(person.url, str):
        return nodes.strong(
            "", "", link([name], person.url, person.place.of("url")), classes=["workshop-name"]
        )
    return nodes.strong("", "", name, classes=["workshop-name"])


def _role_shown(person: Person) -> list[nodes.Node]:
    role = person.role if isinstance(person, Organizer | Speaker) else None
    if role is None:
        return []
    shown = (
        to_be_announced(_("Role")) if isinstance(role, Tbd) else value_or_tbd(role, person.place.of("role"))
    )
    shown["classes"].append("workshop-role")
    return [shown]


def _status_shown(person: Person) -> list[nodes.Node]:
    if not isinstance(person, Speaker) or person.status is Status.CONFIRMED:
        return []
    text = {Status.INVITED: _("invited"), Status.TENTATIVE: _("tentative")}[person.status]
    return [nodes.inline("", text, classes=["workshop-status"])]


def _affiliation(person: Person) -> list[nodes.Node]:
    if person.affiliation is None:
        return []
    place = person.place.of("affiliation")
    if isinstance(person.affiliation, Tbd):
        return [to_be_announced(_("Affiliation"))]
    shown = plain(", ".join(person.affiliation), place)
    shown["classes"].append("workshop-affiliation")
    return [shown]


def _talk(person: Person) -> list[nodes.Node]:
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
        result.append(
            box("", *blocks(talk.abstract, talk.place.of("abstract")), classes=["workshop-abstract"])
        )
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
