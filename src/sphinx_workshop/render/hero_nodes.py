"""The nodes of the landing page's head, and how each builder writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_workshop.render.nodes import PLAIN_FORMATS, box, paper_list
from sphinx_workshop.render.program_nodes import program

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


_SHOWN: Final[Mapping[str, Callable[[nodes.Node], bool]]] = {
    "dates": lambda node: isinstance(node, nodes.table) and "workshop-dates" in node["classes"],
    "program": lambda node: isinstance(node, program),
    "papers": lambda node: isinstance(node, paper_list),
}
"""What the actions are about, and how to know it on a page."""


class hero(box):  # noqa: N801 (docutils' names are in lower case)
    """The landing page's head: a box with the text, and one with the picture.

    The attribute ``title_after`` is how many blocks of the text stand above the title of the page.
    """

    def __init__(self, rawsource: str = "", *children: nodes.Node, **attributes: Any) -> None:  # noqa: ANN401
        """Make a box of the class that styles know."""
        super().__init__(rawsource, *children, **{"classes": ["workshop-hero"], **attributes})


class headline(nodes.title):  # noqa: N801
    """The title of the page inside the hero, in HTML only; the search index takes it for the title it is."""


class art(nodes.image):  # noqa: N801
    """A picture for the eye alone, in HTML only; what pages show is made from it (`build.pictures`)."""


class LeaveOutActions(SphinxPostTransform):
    """Leaves out an action whose page nobody wrote."""

    default_priority = 5  # before Sphinx looks for the page

    def run(self, **_kwargs: object) -> None:
        """Remove the actions, and the boxes that have nothing else."""
        paragraphs = [node for head in self.document.findall(hero) for node in head.findall(nodes.paragraph)]
        for action in [node for node in paragraphs if node.get("if_written")]:
            (link,) = action.findall(pending_xref)
            if link["workshop_page"] not in self.env.found_docs:
                _remove(action)


def _remove(node: nodes.Element) -> None:
    parent = node.parent
    parent.remove(node)
    if not parent.children:
        _remove(parent)


class ActionsOnThePage(SphinxPostTransform):
    """Lets an action of a site of one page lead to the section with what it is about, not to the top."""

    default_priority = 4  # before Sphinx looks for the page, and before lists of papers are filled in

    def run(self, **_kwargs: object) -> None:
        """Replace the links to pages where the page is this one."""
        links = [link for head in self.document.findall(hero) for link in head.findall(pending_xref)]
        for link in links:
            shown, page = _SHOWN.get(link.get("shows", "")), link.get("workshop_page")
            section = _section_of(next(self.document.findall(shown), None)) if shown else None
            if section is not None and page == self.env.docname:
                link.replace_self(
                    nodes.reference("", "", *link.children, internal=True, refid=section["ids"][0])
                )


def _section_of(node: nodes.Node | None) -> nodes.section | None:
    while node is not None and not isinstance(node, nodes.section):
        node = node.parent
    return node


class MoveTitle(SphinxPostTransform):
    """Moves the title of a page into the hero that follows it: beside the picture, above the tagline.

    In other formats than HTML, the title makes chapters and their names, and stays.
    """

    formats = ("html",)
    default_priority = 400

    def run(self, **_kwargs: object) -> None:
        """Move the titles; the section, its address and its place in tables of contents stay."""
        for head in list(self.document.findall(hero)):
            section, text = head.parent, head.children[0]
            before = [
                node for node in section[: section.index(head)] if not isinstance(node, nodes.Invisible)
            ]
            match before, text:
                case [nodes.title() as title], box() if isinstance(section, nodes.section):
                    section.remove(title)
                    classes = [*title["classes"], "workshop-hero-title"]
                    moved = headline(title.rawsource, "", *title.children, ids=title["ids"], classes=classes)
                    text.insert(head["title_after"], moved)


class ArtInPages(SphinxPostTransform):
    """Leaves out the picture where there is no HTML: it says nothing, and its format may be unknown there."""

    formats = PLAIN_FORMATS
    default_priority = 400

    def run(self, **_kwargs: object) -> None:
        """Remove the pictures, before the builder looks for their files."""
        for picture in list(self.document.findall(art)):
            picture.parent.remove(picture)


def _visit_headline(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(self.starttag(node, f"h{self.section_level}", ""))


def _depart_headline(self: HTML5Translator, _node: nodes.Element) -> None:
    self.body.append(f"</h{self.section_level}>\n")


def _skip_art(_self: HTML5Translator, _node: nodes.Element) -> None:
    """Write nothing for a picture that nothing was made from: Sphinx has warned that it cannot read it."""
    raise nodes.SkipNode


def add_hero_nodes(app: Sphinx) -> None:
    """Make the nodes known to all of Sphinx's writers."""
    app.add_node(hero)  # written as the box it is
    app.add_node(headline, html=(_visit_headline, _depart_headline))
    app.add_node(art, html=(_skip_art, None))
    app.add_post_transform(LeaveOutActions)
    app.add_post_transform(ActionsOnThePage)
    app.add_post_transform(MoveTitle)
    app.add_post_transform(ArtInPages)
