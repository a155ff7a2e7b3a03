"""Lists of papers as docutils nodes, for every format but a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_workshop.locale import _
from sphinx_workshop.model.base import Tbd
from sphinx_workshop.model.links import names_file
from sphinx_workshop.model.papers import PaperLinks
from sphinx_workshop.papers.badges import author_names, badges
from sphinx_workshop.papers.groups import groups_of
from sphinx_workshop.papers.item import labels
from sphinx_workshop.render.elements import joined, line, link_or_tbd, to_be_announced
from sphinx_workshop.render.nodes import box
from sphinx_workshop.render.text import at, blocks, inline, plain, unlinked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from babel import Locale

    from sphinx_workshop.model.papers import Paper
    from sphinx_workshop.model.workshop import Workshop
    from sphinx_workshop.papers.listing import Filter


def list_nodes(
    wanted: Filter, workshop: Workshop, locale: Locale, document: nodes.document
) -> list[nodes.Node]:
    """Return the papers that a list asks for, in their groups.

    Args:
        wanted: what the list asks for
        workshop: the facts
        locale: the language of the site
        document: where each paper becomes a target of links
    """
    result: list[nodes.Node] = []
    for group in groups_of(wanted, workshop, locale):
        if group.title:
            result.append(nodes.rubric("", group.title, translatable=False, **{"heading-level": 2}))
        items = nodes.bullet_list(bullet="*", classes=["workshop-paper-list"])
        for paper in group.papers:
            item = nodes.list_item("", *_paper(paper, workshop, wanted.group_by), classes=["workshop-paper"])
            anchor = f"paper-{paper.id}"
            if anchor not in document.ids:
                item["ids"].append(anchor)
                document.note_explicit_target(item)
            items += item
        result.append(items)
    return result


def title_nodes(
    keys: Iterable[str], workshop: Workshop, link: Callable[[str, list[nodes.Node]], nodes.Element]
) -> list[nodes.Node]:
    """Return the public ones of some papers as a list of links.

    Args:
        keys: the ids of the papers
        workshop: the facts
        link: makes a link to a paper from its id and what the link says
    """
    public = workshop.public_papers
    items = [
        nodes.list_item("", line(link(key, unlinked(public[key].title, public[key].place))))
        for key in keys
        if key in public
    ]
    return [nodes.bullet_list("", *items, bullet="*", classes=["workshop-session-papers"])] if items else []


def _paper(paper: Paper, workshop: Workshop, grouped_by: str) -> Iterator[nodes.Node]:
    place = paper.place.of("title")
    title = at(nodes.strong(paper.title, "", *inline(paper.title, place)), place)
    short = [
        (field, text)
        for field, text in badges(paper, workshop)
        if (field, grouped_by) != ("decision", "decision")
    ]
    facts = [plain(text, paper.place.of(field)) for field, text in short]
    yield line(*joined([title, *facts], " · "), classes="workshop-paper-heading")
    yield line(
        plain(_(", ").join(author_names(paper)), paper.place.of("authors")), classes="workshop-paper-authors"
    )
    if isinstance(paper.tldr, str):
        place = paper.place.of("tldr")
        yield line(*inline(paper.tldr, place), classes="workshop-paper-tldr")
    if isinstance(paper.abstract, Tbd):
        yield line(to_be_announced(_("Abstract")))
    elif paper.abstract:
        yield box("", *blocks(paper.abstract, paper.place.of("abstract")), classes=["workshop-abstract"])
    links = list(_links(paper))
    if links:
        yield line(*joined(links), classes="workshop-paper-links")


def _links(paper: Paper) -> Iterator[nodes.Node]:
    """Yield the links of a paper; a file in the data folder is not part of a document."""
    if not isinstance(paper.links, PaperLinks):
        return
    place = paper.place.of("links")
    for field, label in labels().items():
        value = getattr(paper.links, field)
        if isinstance(value, Tbd) or (value is not None and not names_file(value)):
            yield link_or_tbd(label, value, place.of(field))
    for index, more in enumerate(paper.links.more):
        yield link_or_tbd(more.label, more.url, place.of("more", index, "url"))
