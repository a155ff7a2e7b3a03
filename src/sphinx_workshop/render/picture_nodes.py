"""The nodes of photos and logos, and how each builder writes them."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_workshop.render.nodes import LEFT_OUT, PLAIN_FORMATS, SITES

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class portrait(nodes.General, nodes.Element):  # noqa: N801
    """The photo of a person whose name stands beside it; formats of text leave it out.

    Without a photo in it, it is a circle with initials, in HTML only: the attribute ``text``. The attribute
    ``hue`` is the number of its colour.
    """


class logo(nodes.Inline, nodes.TextElement):  # noqa: N801
    """The pictures of a sponsor, in HTML only; other formats have the attribute ``sponsor``, the name."""


class picture(nodes.Inline, nodes.Element):  # noqa: N801
    """A picture of a page, in HTML only, made when the page is written.

    The attribute ``name`` is its file among the images of the output; ``width`` and ``height`` are in CSS
    pixels, where they are known. The attribute ``webp`` has other files, each with its density: ``2x``. Where
    ``is_first``, readers see the picture without scrolling.
    """


def _visit_portrait(self: HTML5Translator, node: nodes.Element) -> None:
    if not node.children:
        classes = ["workshop-portrait", "workshop-initials", f"workshop-hue-{node['hue']}"]
        hidden: dict[str, Any] = {"aria-hidden": "true"}
        self.body.append(self.starttag(node, "span", "", classes=classes, **hidden))
        self.body.append(f"{self.encode(node['text'])}</span>")


def _visit_logo(_self: HTML5Translator, node: nodes.Element) -> None:
    """Let the name stand for the pictures; written into them earlier, translators would be asked for it."""
    for one in node.findall(picture):
        one["alt"] = node["sponsor"]


def _visit_picture(self: HTML5Translator, node: nodes.Element) -> None:
    def path(name: str) -> str:
        # Private to Sphinx: the way from a page to its images. Tested in test_private.py.
        return posixpath.join(self.builder.imgpath, quote(name))

    size = {name: str(node[name]) for name in ("width", "height") if name in node}
    shown: dict[str, Any] = {"src": path(node["name"]), "alt": node.get("alt", ""), **size}
    if self.builder.name not in SITES:  # a book is not loaded piece by piece
        self.body.append(self.emptytag(node, "img", "", **shown))
        return
    shown |= {"decoding": "async"} | ({} if node.get("is_first") else {"loading": "lazy"})
    image = self.emptytag(node, "img", "", **shown).strip()
    if node.get("webp"):
        srcset = ", ".join(path(name) + f" {density}" for name, density in node["webp"])
        source = self.emptytag(nodes.inline(), "source", "", type="image/webp", srcset=srcset).strip()
        image = f'<picture class="workshop-picture">{source}{image}</picture>'
    self.body.append(image)


def _pass(_self: nodes.NodeVisitor, _node: nodes.Element) -> None:
    """Write nothing for the node itself."""


class LogoNames(SphinxPostTransform):
    """Puts names in place of logos where there is no HTML: LaTeX takes none of the usual formats of logos."""

    formats = PLAIN_FORMATS
    default_priority = 400

    def run(self, **_kwargs: object) -> None:
        """Replace each logo, before the builder looks for its pictures."""
        for node in list(self.document.findall(logo)):
            node.replace_self(nodes.inline("", node["sponsor"]))


def add_picture_nodes(app: Sphinx) -> None:
    """Make the nodes known to all of Sphinx's writers."""
    app.add_node(portrait, html=(_visit_portrait, _pass), **(LEFT_OUT | {"latex": (_pass, _pass)}))
    app.add_node(logo, html=(_visit_logo, _pass))
    app.add_node(picture, html=(_visit_picture, _pass))
    app.add_post_transform(LogoNames)
