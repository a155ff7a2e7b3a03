"""What pages say to search engines of what they show: JSON-LD.

It is settled together with the environment, so that a page that is written again for another reason needs no
facts. Only the addresses of pictures are not known before a page is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from sphinx_workshop.build.domain import domain_of
from sphinx_workshop.config import settings
from sphinx_workshop.export.addresses import base_of
from sphinx_workshop.export.schema_org.graph import element
from sphinx_workshop.render.picture_nodes import picture

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes
    from sphinx.application import Sphinx

    from sphinx_workshop.build.domain import WorkshopDomain
    from sphinx_workshop.export.schema_org.graph import Node

ART = "workshop-art"
"""The class of the picture on the landing page."""


class Content(NamedTuple):
    """The things on a page that search engines are told of."""

    has_event: bool
    """Whether it is the landing page."""
    people: tuple[tuple[str, str], ...]
    """The people whose facts it shows, more than a name: the id and the anchor of each."""
    questions: tuple[int, ...]
    """The questions that it answers, by their number in the file."""


class Described(NamedTuple):
    """What all pages say, and what that was made from."""

    base: str
    """The address of the root of the site; empty if it is not known."""
    contents: dict[str, Content]
    """What is on each page that has something."""
    nodes: dict[str, list[tuple[str, Node]]]
    """The things on each page; before each, the anchor or the class of its picture."""


def note_questions(domain: WorkshopDomain, docname: str, numbers: Iterable[int]) -> None:
    """Remember the questions that a page answers, by their number in the file."""
    domain.data["questions"].setdefault(docname, []).extend(numbers)


def settle_descriptions(app: Sphinx) -> set[str]:
    """Decide what pages say to search engines; return the pages that now say something else."""
    domain = domain_of(app.env)
    before: Described | None = domain.data["described"]
    base, is_published = base_of(app.config.html_baseurl), settings(app.config).publish
    contents = _contents(domain, app.config.root_doc) if is_published else {}
    is_same = before is not None and (before.base, before.contents) == (base, contents)
    if is_same and not domain.session.is_loaded:
        return set()
    made = {docname: _nodes(domain, content, base) for docname, content in contents.items()}
    domain.data["described"] = now = Described(base, contents, made)
    known = before.nodes if before is not None else {}
    return {
        docname
        for docname in {*known, *now.nodes} & set(app.env.found_docs)
        if known.get(docname, []) != now.nodes.get(docname, [])
    }


def _contents(domain: WorkshopDomain, home: str) -> dict[str, Content]:
    """Return what is on each page that search engines are told of."""
    found = {}
    for docname in sorted({home, *domain.shown, *domain.data["questions"]}):
        people = {
            one.key: one.anchor
            for one in domain.shown.get(docname, ())
            if one.kind == "person" and not one.brief
        }
        questions = tuple(dict.fromkeys(domain.data["questions"].get(docname, ())))
        content = Content(docname == home, tuple(people.items()), questions)
        if any(content):
            found[docname] = content
    return found


def _nodes(domain: WorkshopDomain, content: Content, base: str) -> list[tuple[str, Node]]:
    facts = domain.session.facts
    event = facts.event_node(base) if content.has_event else None
    people = [(anchor, facts.person_node(key, base)) for key, anchor in content.people]
    return [
        *([(ART, event)] if event else []),
        *((anchor, person) for anchor, person in people if person is not None),
        *(("", page) for page in facts.faq_nodes(content.questions)),
    ]


def things_on(app: Sphinx, pagename: str, doctree: nodes.document | None) -> str:
    """Return the element by which a page tells search engines what is on it; empty if it has nothing."""
    described: Described | None = domain_of(app.env).data["described"]
    if described is None or doctree is None:
        return ""
    is_alone = app.builder.name == "singlehtml"  # all pages are in it, so it is about the event
    pictures = _pictures(doctree) if described.base else {}
    folder = f"{described.base}{app.builder.imagedir}/"
    said = [
        thing | ({"image": f"{folder}{quote(pictures[where])}"} if where in pictures else {})
        for where, thing in described.nodes.get(pagename, [])
        if not is_alone or thing["@type"] == "Event"
    ]
    return element(said) if said else ""


def _pictures(doctree: nodes.document) -> dict[str, str]:
    """Return the first picture at each anchor and of each class, by the name of its file."""
    found: dict[str, str] = {}
    for shown in doctree.findall(picture):
        for name in shown["classes"]:
            found.setdefault(name, shown["name"])
        around: nodes.Element | None = shown
        while around is not None:
            for anchor in around["ids"]:
                found.setdefault(anchor, shown["name"])
            around = around.parent
    return found
